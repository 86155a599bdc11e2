"""Rules about one event told with its parts turned round, and about its date.

"Police arrested a man", "a man was arrested"; "the trial is to begin on 4 May", "the
court has put off the trial to 9 June".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.fields import FIELDS, ordinals, senses
from monitor.core.comparison.names import share_name
from monitor.core.comparison.objects import done_to, same_doer, suffers
from monitor.core.comparison.profile import profile
from monitor.core.comparison.questions import about_value
from monitor.core.comparison.rules.finding import Finding, changed, repeated
from monitor.core.comparison.rules.measures import near
from monitor.core.comparison.values import comparable, compatible, one_time
from monitor.core.lexicon.calendar import MONTHS, WEEKDAYS
from monitor.core.lexicon.inflection import third
from monitor.core.words import stem, stems
from monitor.types import Kind, Modality
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.profile import Profile
    from monitor.types import Assertion, Value

TURNED = 0.6
DATED = 0.55

_FUTURE = frozenset({Modality.PREDICTED, Modality.POSSIBLE})
_DUE = (
    " would ", " due ", " is to ", " are to ", " expects ", " expected ",
    " planned for ", " scheduled for ", " set for ",
)  # fmt: skip
_BEGINS = stems("begin start open launch commence")
_ENDS = stems("end finish close complete conclude decide rule")
_ONCE = stems("found establish bear die sink learn discover invent divorce")
_PARTS = stems("leave join quit")
_RANKS = (
    re.compile(r"\b(?:for the last time|last(?! (?:year|month|week|night|quarter)))\b"),
    re.compile(r"\b(?:for the first time|first)\b"),
)
# What begins may be begun by somebody.
_BEGUN = stems("begin end resume close")
_BE, _BECOME = stem("be"), stem("become")
# Counts of these are of anybody.
_PLAIN = frozenset({"person", "man", "woman", "child", "life", "death"})
_WHEN = stems(" ".join((*MONTHS, *WEEKDAYS)))
_TAKES_PLACE = stems("happen hold schedule") | {stem("be"), stem("take")}
_PLAIN_ACTS = stems("move delay reschedule adjourn hold schedule expect")
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
    if pair.clashing:
        return None
    return repeated(pair, TURNED)


def rescheduled(pair: Pair) -> Finding | None:
    """Another date for what is still to come."""
    if pair.same_article or pair.a.negative or pair.b.negative:
        return None
    if pair.now.denies or pair.before.denies:
        return None
    now, before = _ends_of(pair.now), _ends_of(pair.before)
    if len(now) != 1 or len(before) != 1 or one_day(now[0], before[0]):
        return None
    planned = pair.same_action and due(pair.now) and due(pair.before)
    if not (_one_end(pair) or (planned and pair.same_subject)) or pair.other_names:
        return None
    if not _things(pair.now, pair.a) & _things(pair.before, pair.b):
        return None
    why = f"{now[0].text.strip()}, was {before[0].text.strip()}"
    return changed(pair, Kind.VALUE, why, about_value(pair, now[0]), DATED)


def once(pair: Pair) -> Finding | None:
    """Another date for what happens to one only once: founded, learned of, died.

    So does what is told to be the last or the first of its kind.
    """
    single = pair.a.action in _ONCE or _one_rank(pair) or _left(pair)
    alike = pair.same_action and pair.same_subject and single
    if pair.same_article or not alike or pair.a.negative != pair.b.negative:
        return None
    if not _definite(pair.now) or nth(pair.now) != nth(pair.before):
        return None
    if pair.other_names or pair.now.denies or pair.before.denies:
        return None
    now, before = _dates(pair.now), _dates(pair.before)
    if len(now) != 1 or len(before) != 1 or compatible(now[0], before[0]):
        return None
    smallest = min(len(pair.a.matter - _WHEN), len(pair.b.matter - _WHEN))
    if len(pair.matter - _WHEN) < min(1, smallest):
        return None
    why = f"{now[0].text.strip()}, was {before[0].text.strip()}"
    return changed(pair, Kind.VALUE, why, about_value(pair, now[0]), DATED)


def _definite(assertion: Assertion) -> bool:
    """Whether one is meant that was told of before: a name, "the trial"."""
    first = assertion.frame.subject.partition(" ")[0]
    return first.lower() not in {"a", "an"}


def nth(assertion: Assertion) -> frozenset[str]:
    """Which of several a claim is of, where it is not the first."""
    return ordinals(assertion) - {"first", "initial", "original"}


def one_day(now: Value, before: Value) -> bool:
    """Whether two dates agree; "put off until 11 May" names that day."""
    if now.comparator == "<" != before.comparator:
        return before.low <= now.high <= before.high
    if before.comparator == "<" != now.comparator:
        return now.low <= before.high <= now.high
    return compatible(now, before)


def _one_rank(pair: Pair) -> bool:
    """Whether both tell of the last, or both of the first of its kind."""
    both = (pair.now.quote, pair.before.quote)
    return any(all(rank.search(quote) for quote in both) for rank in _RANKS)


def _left(pair: Pair) -> bool:
    """Whether both tell when one left or joined the same body."""
    return pair.a.action in _PARTS and bool(done_to(pair.now) & done_to(pair.before))


def counted(pair: Pair) -> Finding | None:
    """So many came to the same, whatever they are called: 17 people, 17 fans."""
    if pair.same_article or not pair.same_action or not _agree(pair):
        return None
    undergone = suffers(pair.now) or suffers(pair.before)
    if not (undergone or pair.same_subject):
        return None
    numbers = _struck(pair.now), _struck(pair.before)
    if not all(numbers) or not _one_occasion(pair, *numbers):
        return None
    now, before = numbers
    if now is None or before is None or not comparable(now, before):
        return None
    found = pair.value
    if compatible(now, before):
        return repeated(pair, TURNED) if found is None else None
    anchored = one_time(pair.now.values, pair.before.values) or pair.matter
    if found is None or found.now is not now or not near(found) or not anchored:
        return None
    question = about_value(pair, now)
    return changed(pair, Kind.VALUE, found.why, question, TURNED)


def _struck(assertion: Assertion) -> Value | None:
    """The number of those to whom it happens."""
    whom = assertion.frame.subject
    if not suffers(assertion):
        told = [s.text for s in assertion.frame.slots if s.role == "object"]
        whom = " ".join(told)
    found = (v for v in assertion.values if v.kind == "number" and v.unit)
    return next((v for v in found if v.text in whom), None)


def _one_occasion(pair: Pair, now: Value | None, before: Value | None) -> bool:
    """Whether more than the doing says that it happened once."""
    if now is None or before is None:
        return False
    same_unit = now.unit == before.unit and now.unit not in _PLAIN
    dated = one_time(pair.now.values, pair.before.values)
    shared = (senses(pair.now) & senses(pair.before)) - {pair.a.action} - FIELDS
    return same_unit or dated or bool(shared)


def begun(pair: Pair) -> Finding | None:
    """“Opened an inquiry in April”, "the inquiry began in April"."""
    if pair.same_article or not pair.same_action or not _agree(pair):
        return None
    if pair.a.action not in _BEGUN or pair.value is not None:
        return None
    told = [_direct(pair.now), _direct(pair.before)]
    if bool(told[0]) == bool(told[1]):
        return None
    mover, moved = (pair.now, pair.before) if told[0] else (pair.before, pair.now)
    what = profile(moved).subject
    if what.names or what.noun not in stems(" ".join(_direct(mover))):
        return None
    owners, by = what.owners, profile(mover).subject.names
    if owners and by and not share_name(owners, by):
        return None
    dated = one_time(pair.now.values, pair.before.values)
    return repeated(pair, TURNED) if dated or (owners and by) else None


def _direct(assertion: Assertion) -> list[str]:
    return [s.text for s in assertion.frame.slots if s.role == "object"]


def office(pair: Pair) -> Finding | None:
    """“Became mayor in 2017”, "has been mayor since 2017"."""
    if pair.same_article or {pair.a.action, pair.b.action} != {_BE, _BECOME}:
        return None
    if not pair.same_subject or pair.a.negative or pair.b.negative:
        return None
    now, before = _dates(pair.now), _dates(pair.before)
    if not done_to(pair.now) & done_to(pair.before) or len(now) != 1:
        return None
    same = len(before) == 1 and now[0].low == before[0].low
    return repeated(pair, TURNED) if same else None


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
    return bool(now and before) and now in {before, "moved"} and before != "moved"


def _end(assertion: Assertion, of: Profile) -> str:
    """Which end a claim dates: "begin", "end", "moved"; "" for none to come."""
    if of.action in _MOVES:
        return "moved"
    if not due(assertion):
        return ""
    if " until " in assertion.text:
        return "end"
    told = stems(assertion.text)
    if told & _ENDS and not told & _BEGINS:
        return "end"
    return "begin" if told & _BEGINS or of.action in _TAKES_PLACE else "due"


@lru_cache(maxsize=SOMETIMES)
def due(assertion: Assertion) -> bool:
    """Whether a claim tells what is still to come: "will", "is due", "runs until"."""
    text = f" {assertion.text} "
    if assertion.modality in _FUTURE or any(word in text for word in _DUE):
        return True
    action = assertion.frame.action
    present = f" {third(action)} " in text or f" {action} " in text
    days = (v for v in _dates(assertion) if v.high - v.low < 1 or v.comparator == "<")
    return bool(action) and present and next(days, None) is not None


def _dates(assertion: Assertion) -> list[Value]:
    return [value for value in assertion.values if value.kind == "date"]


def _ends_of(assertion: Assertion) -> list[Value]:
    """The dates of a claim; of several the one until which it goes on."""
    found = _dates(assertion)
    until = [value for value in found if value.text.startswith("until ")]
    return until if len(until) == 1 else found


def _things(assertion: Assertion, of: Profile) -> frozenset[str]:
    """What is dated: the subject by its noun, or what is put off."""
    dated = stems(" ".join(value.text for value in _dates(assertion)))
    moved = done_to(assertion) if of.action in _MOVES else frozenset()
    return (
        frozenset({of.subject.noun, of.action, *moved})
        - dated
        - _PLAIN_ACTS
        - _BEGINS
        - _ENDS
        - {""}
    )
