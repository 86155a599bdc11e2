"""Rules about one doing that the one claim affirms and the other denies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.doings import excludes, plans_nothing
from monitor.core.comparison.finding import Finding, contradicted
from monitor.core.comparison.names import share_name
from monitor.core.comparison.objects import (
    done_to,
    narrower,
    objects_agree,
    of_any,
    same_doer,
)
from monitor.core.comparison.pair import SHARED_MATTER, same_party
from monitor.core.comparison.profile import profile
from monitor.core.lexicon.wordlist import word_set
from monitor.core.words import stem, stems
from monitor.types import Kind, Modality

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.profile import Profile
    from monitor.core.comparison.slots import SlotDifference
    from monitor.types import Assertion

SURE = 0.75
_BE = stem("be")
_MATTERS = frozenset({"of", "over", "for", "about", "on"})
# By these a speaker owns up to what was denied before.
_ADMIT = word_set("admit concede acknowledge confess")
# What is not so yet may be so tomorrow, and both reports were right.
_PASSING = re.compile(
    r"\b(?:yet|so far|still|for now|until|currently)\b", re.IGNORECASE
)
# Nothing of the kind is ever so: what such a claim leaves out is not left open.
_NONE = re.compile(
    r"\b(?:no|nobody|none|nothing|never|neither|not (?:a single|one|any)|any|ever)\b",
    re.IGNORECASE,
)


def opposite(pair: Pair) -> Finding | None:
    """Two claims of one event of which the one excludes the other."""
    if not pair.same_subject:
        return None
    flipped = pair.same_action and pair.a.negative != pair.b.negative
    if flipped == pair.opposite or not _same_but_polarity(pair):
        return None
    if pair.a.negative and pair.b.negative:
        return None  # neither won nor lost
    if not pair.opposite and _leaves_room(pair):
        return None
    return _against(pair, flipped=flipped)


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
    if not _one_occasion(pair):
        return None
    what = done_to(pair.now) & done_to(pair.before)
    if (opposed and not what) or (flipped and not _flat(pair, what)):
        return None
    return _against(pair, flipped=flipped)


def none_of_it(pair: Pair) -> Finding | None:
    """There was no such thing, or there was: "no agreement", "reached agreement"."""
    if pair.a.negative == pair.b.negative:
        return None
    no, yes = (pair.now, pair.before) if pair.a.negative else (pair.before, pair.now)
    if no.frame.subject.casefold() != "there" or yes.frame.negated:
        return None
    if not _one_occasion(pair):
        return None
    what = done_to(no)
    known = profile(yes).content if pair.follows else done_to(yes)
    if not what or not what <= known:
        return None
    if len(pair.matter) < SHARED_MATTER and not pair.follows:
        return None
    return _against(pair, flipped=True)


def _one_occasion(pair: Pair) -> bool:
    """Whether nothing sets the two apart: time, place, names, plan and fact."""
    if pair.other_scope or pair.days_apart > 0 or _passing(pair):
        return False
    if _tentative(pair.now) != _tentative(pair.before):
        return False
    return not (_elsewhere(pair) or _leaves_room(pair))


def _leaves_room(pair: Pair) -> bool:
    """Whether the negative claim is of one time or place, the other of any."""
    no, yes = (pair.now, pair.before) if pair.a.negative else (pair.before, pair.now)
    return no.modality is not Modality.DENIED and narrower(no, yes)


def _elsewhere(pair: Pair) -> bool:
    """Whether a name or a role beside what it is done to sets the two apart."""
    differs = any(d.role not in {"object", "by"} for d in pair.slots.differences)
    now, before = _beside(pair.a), _beside(pair.b)
    apart = bool(now and before) and not share_name(now, before)
    return differs or pair.other_part or apart


def _beside(of: Profile) -> frozenset[str]:
    """The names of neither the speaker nor the subject."""
    speaker = of.speaker.names if of.speaker else frozenset()
    return of.names - of.subject.names - speaker


def _flat(pair: Pair, what: frozenset[str]) -> bool:
    """Whether one side leaves no room for the other: by its words, or owning up."""
    if Modality.DENIED in {pair.now.modality, pair.before.modality}:
        return True
    if pair.now.verb in _ADMIT and pair.same_speaker:
        return True
    no = pair.now if pair.a.negative else pair.before
    own = pair.same_speaker and pair.same_subject
    if pair.follows and pair.a.negative:
        return True
    return bool(_NONE.search(no.text)) and (bool(what) or own or of_any(no))


def _passing(pair: Pair) -> bool:
    """Whether the earlier claim says only that something is not so yet."""
    return pair.b.negative and bool(_PASSING.search(pair.before.text))


def _against(pair: Pair, *, flipped: bool) -> Finding | None:
    why = _opposite_why(pair, flipped=flipped)
    if pair.same_speaker or _owns_up(pair):
        return contradicted(pair, Kind.REVERSAL, why, strength=SURE)
    told = pair.now.speaker is not None and pair.before.speaker is not None
    if pair.same_article:
        # Two parties may be quoted against each other; one voice goes on telling.
        return contradicted(pair, Kind.DENIAL, why, strength=SURE) if told else None
    if pair.now.speaker is None and pair.before.speaker is None:
        return contradicted(pair, Kind.CONFLICT, why, strength=SURE)
    return contradicted(pair, Kind.DENIAL, why, strength=SURE)


def _owns_up(pair: Pair) -> bool:
    """Whether somebody admits what the party itself, through another, denied."""
    speaker = pair.b.speaker
    return (
        pair.now.verb in _ADMIT
        and pair.b.negative
        and speaker is not None
        and same_party(speaker, pair.a.subject)
    )


def _same_but_polarity(pair: Pair) -> bool:
    """All that can agree does: who, when, about what; nothing else differs."""
    if pair.other_scope or pair.days_apart > 0 or _passing(pair):
        return False
    if pair.slots.differences and not pair.opposite:
        return False
    if any(d.role in _MATTERS and _nothing_shared(d) for d in pair.slots.differences):
        return False  # acquitted of the one thing, convicted of another
    if _tentative(pair.now) != _tentative(pair.before):
        return False
    smallest = min(len(pair.a.matter), len(pair.b.matter))
    enough = len(pair.matter) >= min(SHARED_MATTER, smallest) and bool(pair.matter)
    # Opposites by themselves say all: "had failed", "had succeeded".
    bare = pair.opposite and max(len(pair.a.matter), len(pair.b.matter)) <= 1
    enough = enough or (bare and bool(pair.now.speaker or pair.before.speaker))
    # A role filled alike anchors as well: who speaks may take the words of it.
    enough = enough or (pair.same_action and pair.slots.same > 0)
    # "Safe" beside "unsafe" differs, and that is the matter.
    stated = pair.opposite and pair.a.action == pair.b.action == _BE
    if stated and pair.same_speaker and pair.now.verb not in _ADMIT:
        return False  # what was alive or open may be dead or shut by now
    agree = stated or not any(d.role == "object" for d in pair.slots.differences)
    return pair.value is None and enough and agree


def _nothing_shared(difference: SlotDifference) -> bool:
    return not stems(difference.now) & stems(difference.before)


def _tentative(assertion: Assertion) -> bool:
    would = " would " in assertion.text or plans_nothing(assertion) is not None
    return would or assertion.modality in {Modality.PREDICTED, Modality.POSSIBLE}


def _opposite_why(pair: Pair, *, flipped: bool) -> str:
    if flipped:
        state = "now denied" if pair.a.negative else "now affirmed"
        return f"{state}: {pair.before.text.rstrip('.')}"
    told = {stem(pair.now.frame.action), stem(pair.before.frame.action)}
    plain = told == {pair.a.action, pair.b.action} and _BE not in told
    if plain and pair.a.action != pair.b.action:
        return f"{pair.now.frame.action}, was {pair.before.frame.action}"
    return f"{pair.now.text.rstrip('.')}, was {pair.before.text.rstrip('.')}"
