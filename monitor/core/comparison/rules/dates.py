"""Rules about the date of what is still to come, or of what happens only once.

"The trial is to begin on 4 May", "the court has put off the trial to 9 June".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.doings import event_of
from monitor.core.comparison.fields import ordinals
from monitor.core.comparison.objects import done_to
from monitor.core.comparison.questions import about_value
from monitor.core.comparison.rules.finding import Finding, changed
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.comparison.units import counted_as
from monitor.core.comparison.values import compatible
from monitor.core.lexicon.calendar import MONTHS, WEEKDAYS
from monitor.core.lexicon.inflection import third
from monitor.core.words import stem, stems
from monitor.types import Kind, Modality
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.profile import Profile
    from monitor.types import Assertion, Value

DATED = 0.55

FUTURE = frozenset({Modality.PREDICTED, Modality.POSSIBLE})
_DUE = (
    " would ", " due ", " is to ", " are to ", " expects ", " expected ",
    " planned for ", " scheduled for ", " set for ", " announced for ",
)  # fmt: skip
_BEGINS = stems("begin start open launch commence")
_ENDS = stems("end finish close complete conclude decide rule")
_ONCE = stems("found establish bear die sink learn discover invent divorce")
_PARTS = stems("leave join quit")
_RANKS = (
    re.compile(r"\b(?:for the last time|last(?! (?:year|month|week|night|quarter)))\b"),
    re.compile(r"\b(?:for the first time|first)\b"),
)
_WHEN = stems(" ".join((*MONTHS, *WEEKDAYS)))
_TAKES_PLACE = stems("happen hold schedule") | {stem("be"), stem("take")}
_PLAIN_ACTS = stems("move delay reschedule adjourn hold schedule expect")
# These move whatever date there was.
_MOVES = stems("delay move reschedule adjourn")
_TOO = re.compile(r"\b(?:again|also|as well|too|another)\b", re.IGNORECASE)
_RESCHEDULED = re.compile(
    r"\b(?:(?P<longer>extended|prolonged|lengthened)|put off|postponed|delayed|deferred"
    r"|adjourned|pushed back|brought forward|moved|slipped)"
    r" (?:again )?(?:(?:by|for) [\w ]{3,20} )?(?:to|until|till)\b",
    re.IGNORECASE,
)


def _ends_of(assertion: Assertion) -> list[Value]:
    """The dates of a claim; of several the one until which it goes on."""
    found = dates_of(assertion)
    until = [value for value in found if value.text.startswith("until ")]
    return until if len(until) == 1 else found


@rule(Standing.REPORTED, Standing.PLAIN, Standing.FIGURES, tells=_ends_of)
def rescheduled(pair: Pair) -> Finding | None:
    """Another date for what is still to come."""
    now = _ends_of(pair.now)
    before = _ends_of(pair.before) if len(now) == 1 else ()
    if len(before) != 1 or one_day(now[0], before[0]):
        return None
    planned = pair.same_action and due(pair.now) and due(pair.before)
    if not (_one_end(pair) or (planned and pair.same_subject)) or pair.other_names:
        return None
    if not _things(pair.now, pair.a) & _things(pair.before, pair.b):
        return None
    why = f"{now[0].text.strip()}, was {before[0].text.strip()}"
    return changed(pair, Kind.VALUE, why, about_value(pair, now[0]), DATED)


@rule(Standing.ANEW, Standing.REPORTED)
def once(pair: Pair) -> Finding | None:
    """Another date for what happens to one only once: founded, learned of, died.

    So does what is told to be the last or the first of its kind.
    """
    if not (pair.a.action in _ONCE or _one_rank(pair) or _left(pair)):
        return None
    if not _definite(pair.now) or nth(pair.now) != nth(pair.before):
        return None
    if pair.other_names:
        return None
    now, before = dates_of(pair.now), dates_of(pair.before)
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
    if {">", ">="} & {now.comparator, before.comparator}:
        return _one_name(now, before)  # "from Thursday" begins on that day
    bounded = [value.comparator in {"<", "<="} for value in (now, before)]
    if all(bounded):
        return now.high == before.high  # "until May", "by June" both leave out July
    if bounded[0]:
        return before.low <= now.high <= before.high
    if bounded[1]:
        return now.low <= before.high <= now.high
    return compatible(now, before)


def _one_name(now: Value, before: Value) -> bool:
    """Whether two dates go by one name, or by names that cannot be held together."""
    named = [stems(value.text) & _WHEN for value in (now, before)]
    days = [set(re.findall(r"\d+", value.text)) for value in (now, before)]
    alike = all(named) and bool(days[0]) == bool(days[1])
    return not alike or (named[0], days[0]) == (named[1], days[1])


def _one_rank(pair: Pair) -> bool:
    """Whether both tell of the last, or both of the first of its kind."""
    both = (pair.now.quote, pair.before.quote)
    return any(all(rank.search(quote) for quote in both) for rank in _RANKS)


def _left(pair: Pair) -> bool:
    """Whether both tell when one left or joined the same body."""
    return pair.a.action in _PARTS and bool(done_to(pair.now) & done_to(pair.before))


def _one_end(pair: Pair) -> bool:
    """Whether both tell when the same end of the same thing is to come."""
    now, before = _end(pair.now, pair.a), _end(pair.before, pair.b)
    if {now, before} == {"begin", "due"} and _of_one_event(pair):
        return True
    return bool(now and before) and now in {before, "moved"} and before != "moved"


def _of_one_event(pair: Pair) -> bool:
    """“The strike begins on Friday”, "the drivers walk out on Thursday"."""
    if _TOO.search(pair.now.text):
        return False
    ends = (pair.a.subject, pair.b.action), (pair.b.subject, pair.a.action)
    return any(
        action and action in {one.noun, event_of(one.text.rpartition(" ")[2])}
        for one, action in ends
    )


def other_end(pair: Pair) -> bool:
    """Whether one tells when a thing is to begin, and the other when it is to end."""
    ends = {_end(pair.now, pair.a), _end(pair.before, pair.b)}
    return ends == {"begin", "end"}


def _end(assertion: Assertion, of: Profile) -> str:
    """Which end a claim dates: "begin", "end", "moved"; "" for none to come."""
    if found := _RESCHEDULED.search(assertion.text):
        return "end" if found["longer"] else "moved"
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
    if assertion.modality in FUTURE or any(word in text for word in _DUE):
        return True
    action = assertion.frame.action
    present = f" {third(action)} " in text or f" {action} " in text
    days = (v for v in dates_of(assertion) if v.high - v.low < 1 or v.comparator == "<")
    return bool(action) and present and next(days, None) is not None


def dates_of(assertion: Assertion) -> list[Value]:
    """The dates that a claim gives."""
    return [value for value in assertion.values if value.kind == "date"]


def _things(assertion: Assertion, of: Profile) -> frozenset[str]:
    """What is dated: the subject by its noun, or what is put off."""
    dated = stems(" ".join(value.text for value in dates_of(assertion)))
    moved = done_to(assertion) if of.action in _MOVES else frozenset()
    if _RESCHEDULED.search(assertion.text):
        moved |= stems(assertion.frame.subject)  # "publication of the report"
    return (
        frozenset({counted_as(of.subject.noun), of.action, *moved})
        - dated
        - _PLAIN_ACTS
        - _BEGINS
        - _ENDS
        - {""}
    )
