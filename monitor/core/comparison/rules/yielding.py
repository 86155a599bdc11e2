"""Rules about who gives way: what one would not do and does, denied and admits.

"The state will not sell", "the state has agreed to sell"; "ruled out a vote", "called
a vote"; "denied that the call took place".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.objects import done_to, objects_agree
from monitor.core.comparison.parties import mentions, same_party
from monitor.core.comparison.profile import profile
from monitor.core.comparison.rules.finding import contradicted, otherwise
from monitor.core.comparison.rules.opposing import against, passing
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.words import ordered_stems, stem, stems
from monitor.types import Kind, Modality
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding
    from monitor.types import Assertion, Slot

SURE = 0.75
_WONT = re.compile(
    r"\b(?:will not|would not|won['’]t|wouldn['’]t|refus\w+ to|declin\w+ to"
    r"|ruled out|no (?:plans?|intention))\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\b(?:agreed to|has|have|had|will|decided to|is to|are to|going to)\b"
)
# What speech verbs tell is said anew each time.
SPEECH = stems("comment respond speak answer reply talk give discuss")
_BE = stem("be")
_EXCLUDE = stem("exclude")
_NEVER = frozenset({"never"})
_REJECTS = stems("exclude reject deny oppose criticise avoid refuse dismiss demand")


@rule(Standing.FLIPPED, Standing.ACTING, Standing.ELSEWHERE, Standing.PARTY)
def gave_way(pair: Pair) -> Finding | None:
    """A party does what it would not do, or will not do what it would."""
    if pair.a.action in SPEECH:
        return None
    if not pair.same_subject and not (pair.same_speaker and objects_agree(pair)):
        return None
    firm = _WONT if pair.b.negative else _DOES
    back = _DOES if pair.b.negative else _WONT
    if not firm.search(pair.before.quote) or not _willed(pair, back):
        return None
    if pair.other_time or not _one_thing(pair):
        return None
    if pair.developed:
        return None
    kind = _kind(pair)
    return contradicted(pair, kind, otherwise(pair, kind), strength=SURE)


def _kind(pair: Pair) -> Kind:
    """Whether one gave way, two parties are at odds, or two outlets are.

    A mine that "will not close" has changed no mind.
    """
    told = pair.now.speaker, pair.before.speaker
    if not (any(told) or pair.a.subject.names):
        return Kind.CONFLICT
    own = (pair.a, pair.b)
    mine = any(of.speaker and same_party(of.speaker, of.subject) for of in own)
    if all(told) and not (pair.same_speaker or mine or pair.a.subject.names):
        return Kind.DENIAL
    return Kind.REVERSAL


def _willed(pair: Pair, back: re.Pattern[str]) -> bool:
    """Whether the later claim tells of an act or of another will."""
    now = pair.now
    if now.modality is Modality.POSSIBLE:
        return False
    done = not pair.a.negative and now.modality is Modality.ASSERTED
    return done or back.search(now.quote) is not None


def _one_thing(pair: Pair) -> bool:
    told = [
        any(s.role == "object" for s in x.frame.slots) for x in (pair.now, pair.before)
    ]
    differs = any(d.role != "object" for d in pair.slots.differences)
    return not differs and (not all(told) or objects_agree(pair))


@rule(Standing.PLAIN, Standing.ELSEWHERE, Standing.SUBJECT, Standing.AFFIRMS)
def after_all(pair: Pair) -> Finding | None:
    """What a party has ruled out it does: "ruled out a vote", "called a vote"."""
    if pair.b.action != _EXCLUDE or pair.a.action in _REJECTS | SPEECH:
        return None
    what = done_to(pair.now) & done_to(pair.before)
    heads = {ordered_stems(s.text)[-1:] for s in _objects(pair.before)}
    if not what or not any(
        ordered_stems(s.text)[-1:] in heads for s in _objects(pair.now)
    ):
        return None
    if pair.now.modality is Modality.POSSIBLE or pair.other_scope:
        return None
    why = otherwise(pair, Kind.REVERSAL)
    return contradicted(pair, Kind.REVERSAL, why, strength=SURE)


def _objects(assertion: Assertion) -> list[Slot]:
    return [s for s in assertion.frame.slots if s.role in {"object", "out"}]


@rule(Standing.FLIPPED, Standing.ACTING, Standing.ELSEWHERE, Standing.SUBJECT)
def bare(pair: Pair) -> Finding | None:
    """The same is said of one thing with and without "not", and no more than that.

    "The Kite is not affected", "the Kite is affected as well".
    """
    if passing(pair):
        return None
    told = pair.now.speaker is not None and pair.before.speaker is not None
    no, yes = (pair.a, pair.b) if pair.a.negative else (pair.b, pair.a)
    plain = no.matter <= _NEVER and len(yes.matter) <= 1  # "sounded twice"
    if not (told and plain) or not _one_meant(pair):
        return None
    if pair.now.modality is not pair.before.modality or pair.other_scope:
        return None
    return against(pair, flipped=True) if not pair.slots.differences else None


def _one_meant(pair: Pair) -> bool:
    """Whether the subject is a name, or "the N" of whom two parties disagree.

    What was open or over for one speaker may be so no longer.
    """
    if pair.a.subject.names:
        return True
    both = (pair.now.frame.subject, pair.before.frame.subject)
    definite = all(subject.lower().startswith("the ") for subject in both)
    return definite and not pair.same_speaker and pair.a.action != _BE


@rule(Standing.FLIPPED, Standing.ACTING)
def no_such_event(pair: Pair) -> Finding | None:
    """What somebody denies to have happened: "denied that the call took place"."""
    no, yes = pair.no_and_yes
    if not _told_as_event(no) or yes.frame.negated:
        return None
    denier, doer = profile(no).speaker, profile(yes).subject
    if denier is None or pair.other_time:
        return None
    ours = same_party(denier, doer) or mentions(doer, denier.text, frozenset())
    if not ours and not (pair.same_article and pair.follows):
        return None
    return against(pair, flipped=True)


@lru_cache(maxsize=SOMETIMES)
def _told_as_event(assertion: Assertion) -> bool:
    """Whether an act is told by its noun: "the call had taken place"."""
    happens = assertion.frame.action in {"happen", "occur", "take", "exist"}
    return happens and profile(assertion).action != stem(assertion.frame.action)
