"""Rules about one event told with its parts turned round, and about its date.

"Police arrested a man", "a man was arrested"; "the trial is to begin on 4 May", "the
court has put off the trial to 9 June".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.comparison.fields import FIELDS, senses
from monitor.core.comparison.finding import Finding, changed, repeated
from monitor.core.comparison.measures import near
from monitor.core.comparison.objects import done_to, same_doer, suffers
from monitor.core.comparison.questions import about_value
from monitor.core.comparison.values import clash, compatible
from monitor.core.words import stems
from monitor.types import Kind, Modality

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.profile import Profile
    from monitor.types import Assertion, Value

TURNED = 0.6
DATED = 0.55

_FUTURE = frozenset({Modality.PREDICTED, Modality.POSSIBLE})
_DUE = (" would ", " due ", " is to ", " are to ", " expects ", " expected ")
_BEGINS = stems("begin start open launch commence")
_ENDS = stems("end finish close complete conclude decide rule")
# These move whatever date there was.
_MOVES = stems("delay move reschedule adjourn")


def turned(pair: Pair) -> Finding | None:
    """The same done to the same, told from the other side."""
    if pair.same_article or pair.same_subject or not pair.same_action:
        return None
    if suffers(pair.now) == suffers(pair.before) or not _agree(pair):
        return None
    what = done_to(pair.now) & done_to(pair.before)
    if not what or not same_doer(pair):
        return None
    beside = (senses(pair.now) & senses(pair.before)) - what
    if not (beside - FIELDS - {pair.a.action} or pair.a.names & pair.b.names):
        return None
    if pair.value is not None:
        if pair.value.now.kind == "date" or not near(pair.value):
            return None
        question = about_value(pair, pair.value.now)
        return changed(pair, Kind.VALUE, pair.value.why, question, TURNED)
    if clash(pair.now.values, pair.before.values):
        return None
    return repeated(pair, TURNED)


def rescheduled(pair: Pair) -> Finding | None:
    """Another date for what is still to come."""
    if pair.same_article or pair.a.negative or pair.b.negative or pair.other_names:
        return None
    if pair.now.denies or pair.before.denies or not _one_end(pair):
        return None
    now, before = _dates(pair.now), _dates(pair.before)
    if len(now) != 1 or len(before) != 1 or compatible(now[0], before[0]):
        return None
    if not _things(pair.now, pair.a) & _things(pair.before, pair.b):
        return None
    why = f"{now[0].text.strip()}, was {before[0].text.strip()}"
    return changed(pair, Kind.VALUE, why, about_value(pair, now[0]), DATED)


def _agree(pair: Pair) -> bool:
    """Whether no time, place, name or stance sets two tellings apart."""
    if pair.other_scope or pair.days_apart > 0 or pair.other_names:
        return False
    if pair.a.negative != pair.b.negative or pair.now.denies or pair.before.denies:
        return False
    if (pair.now.modality in _FUTURE) != (pair.before.modality in _FUTURE):
        return False
    roles = {"object", "by"}
    return all(d.role in roles for d in pair.slots.differences)


def _one_end(pair: Pair) -> bool:
    """Whether both tell when the same end of the same thing is to come."""
    now, before = _end(pair.now, pair.a), _end(pair.before, pair.b)
    return bool(now and before) and now in {before, "moved"}


def _end(assertion: Assertion, of: Profile) -> str:
    """Which end a claim dates: "begin", "end", "moved"; "" for none to come."""
    if of.action in _MOVES:
        return "moved"
    text = f" {assertion.text} "
    if assertion.modality not in _FUTURE and not any(w in text for w in _DUE):
        return ""
    if " until " in text:
        return "end"
    told = stems(assertion.text)
    return "begin" if told & _BEGINS else "end" if told & _ENDS else ""


def _dates(assertion: Assertion) -> list[Value]:
    return [value for value in assertion.values if value.kind == "date"]


def _things(assertion: Assertion, of: Profile) -> frozenset[str]:
    """What is dated: the subject by its noun, or what is put off."""
    dated = stems(" ".join(value.text for value in _dates(assertion)))
    moved = done_to(assertion) if of.action in _MOVES else frozenset()
    return frozenset({of.subject.noun, *moved}) - dated - _BEGINS - _ENDS - {""}
