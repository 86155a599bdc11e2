"""Rules about one doing that the one claim affirms and the other denies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.doings import excludes
from monitor.core.comparison.objects import (
    doer,
    done_to,
    narrower,
    objects_agree,
    of_any,
    same_doer,
    suffers,
)
from monitor.core.comparison.pair import SHARED_MATTER
from monitor.core.comparison.parties import same_party
from monitor.core.comparison.profile import profile
from monitor.core.comparison.rules.answers import answers_barely
from monitor.core.comparison.rules.opposing import (
    ADMIT,
    against,
    elsewhere,
    passing,
    tentative,
)
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.comparison.values import comparable, one_time
from monitor.core.words import stem, stems
from monitor.types import Modality

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding

_BE = stem("be")
_MATTERS = frozenset({"of", "over", "for", "about", "on"})
# Nothing of the kind is ever so: what such a claim leaves out is not left open.
_NONE = re.compile(
    r"\b(?:no|nobody|none|nothing|never|neither|not (?:a single|one|any)|any|ever)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\bonly (?:after|before|at|by|in|on|when|while|during|from|with|for|to)\b",
    re.IGNORECASE,
)
_SUCH = re.compile(r"no such (\w+)$", re.IGNORECASE)


@rule(Standing.SUBJECT)
def opposite(pair: Pair) -> Finding | None:
    """Two claims of one event of which the one excludes the other."""
    apart = pair.a.negative != pair.b.negative
    flipped = pair.same_action and apart
    if not (flipped or pair.opposite) or not _same_but_polarity(pair):
        return None
    if pair.opposite and (apart or pair.a.negative):
        return None  # passed, and never failed; neither won nor lost
    if not pair.same_article and any(map(answers_barely, (pair.now, pair.before))):
        return None  # what "rejected that" is of stands in its own article
    if not pair.opposite and _leaves_room(pair):
        return None
    return against(pair, flipped=flipped)


@rule()
def flat_denial(pair: Pair) -> Finding | None:
    """What one party says was done, and another or the same says was not.

    The doer may stand in a "by" phrase, be left out, or be nobody at all; what is
    done may be a pronoun ("denied that the city had proposed one").
    """
    flipped = pair.same_action and pair.a.negative != pair.b.negative
    opposed = excludes(pair.a.action, pair.b.action) and not (
        pair.a.negative or pair.b.negative
    )
    if not (flipped or opposed) or not (same_doer(pair) and objects_agree(pair)):
        return None
    if not _one_occasion(pair) or (flipped and _confined(pair)):
        return None
    what = done_to(pair.now) & done_to(pair.before)
    if (opposed and (not what or pair.value is not None)) or (
        flipped and not _flat(pair, what)
    ):
        return None
    return against(pair, flipped=flipped)


def _confined(pair: Pair) -> bool:
    """“They sprayed only after sunset”, "nobody sprayed by day": each bears the other out."""
    no, yes = pair.no_and_yes
    kept = {s.text for s in yes.frame.slots}
    apart = any(s.role != "object" and s.text not in kept for s in no.frame.slots)
    return apart and _ONLY.search(yes.text) is not None


@rule(Standing.FLIPPED)
def none_of_it(pair: Pair) -> Finding | None:
    """There was no such thing, or there was: "no agreement", "reached agreement".

    "No such paper exists" is of the paper of which its own article has told.
    """
    no, yes = pair.no_and_yes
    such = _SUCH.match(no.frame.subject) if pair.same_article else None
    there = no.frame.subject.casefold() == "there"
    if not (there or such) or yes.frame.negated or not _one_occasion(pair):
        return None
    what = stems(such[1]) if such else done_to(no)
    known = profile(yes).content if pair.follows else done_to(yes)
    if not what or not what <= known:
        return None
    if len(pair.matter) < SHARED_MATTER and not (pair.follows or such):
        return None
    return against(pair, flipped=True)


def _one_occasion(pair: Pair) -> bool:
    """Whether nothing sets the two apart: time, place, names, plan and fact."""
    if pair.other_time or passing(pair):
        return False
    if tentative(pair.now) != tentative(pair.before):
        return False
    return not (elsewhere(pair) or _leaves_room(pair))


def _leaves_room(pair: Pair) -> bool:
    """Whether the negative claim is of one time or place, the other of any."""
    no, yes = pair.no_and_yes
    return no.modality is not Modality.DENIED and narrower(no, yes)


def _flat(pair: Pair, what: frozenset[str]) -> bool:
    """Whether one side leaves no room for the other: by its words, or owning up."""
    if Modality.DENIED in {pair.now.modality, pair.before.modality}:
        return True
    if pair.now.verb in ADMIT and pair.same_speaker:
        return True
    no, _ = pair.no_and_yes
    own = pair.same_speaker and pair.same_subject
    if (pair.follows and pair.a.negative) or _whole(pair):
        return True
    return bool(_NONE.search(no.text)) and (bool(what) or own or of_any(no))


def _whole(pair: Pair) -> bool:
    """Whether both tell who did it and to what, and tell the same."""
    now, before = done_to(pair.now), done_to(pair.before)
    doers = doer(pair.now, pair.a), doer(pair.before, pair.b)
    if doers[0] is None or doers[1] is None or now != before:
        return False
    turned = suffers(pair.now) != suffers(pair.before)
    return turned and bool(now) and same_party(doers[0], doers[1])


def _same_but_polarity(pair: Pair) -> bool:
    """All that can agree does: who, when, about what; nothing else differs."""
    if pair.other_time or passing(pair):
        return False
    if pair.slots.differences and not pair.opposite:
        return False
    if any(d.role in _MATTERS and d.unlike for d in pair.slots.differences):
        return False  # acquitted of the one thing, convicted of another
    if tentative(pair.now) != tentative(pair.before):
        return False
    smallest = min(len(pair.a.matter), len(pair.b.matter))
    enough = len(pair.matter) >= min(SHARED_MATTER, smallest) and bool(pair.matter)
    # Opposites by themselves say all: "had failed", "had succeeded".
    bare = pair.opposite and max(len(pair.a.matter), len(pair.b.matter)) <= 1
    enough = enough or (bare and bool(pair.now.speaker or pair.before.speaker))
    # A role filled alike anchors as well: who speaks may take the words of it.
    enough = enough or (pair.same_action and pair.slots.same > 0)
    enough = enough or (pair.opposite and _one_figure(pair))
    # "Safe" beside "unsafe" differs, and that is the matter.
    stated = pair.opposite and pair.a.action == pair.b.action == _BE
    if stated and pair.same_speaker and pair.now.verb not in ADMIT:
        return False  # what was alive or open may be dead or shut by now
    if stated and _dated(pair) and not one_time(pair.now.values, pair.before.values):
        return False  # safe in 2010, and unsafe now
    agree = stated or not any(d.role == "object" for d in pair.slots.differences)
    return pair.value is None and enough and agree


def _dated(pair: Pair) -> bool:
    return any(v.kind == "date" for v in (*pair.now.values, *pair.before.values))


def _one_figure(pair: Pair) -> bool:
    """Whether both give one figure and differ in no role: it rose, it fell by 4."""
    told = (v for v in pair.now.values if v.kind != "date")
    alike = any(comparable(v, other) for v in told for other in pair.before.values)
    return alike and not (pair.clashing or pair.slots.differences)
