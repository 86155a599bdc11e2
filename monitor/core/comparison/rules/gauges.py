"""Rules about one gauge read again in other words: "create 160 jobs", "120 would work".

What a figure gauges is told by the scene it stands in (FrameNet, Ruppenhofer et al.
2016: Expensiveness, Employment_start and _end, Being_obligated, Ride_vehicle and the
like) together with the kind of the figure. Two figures of one gauge that are near
each other are of one thing, if nothing sets the claims apart.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.comparison.aside import definite, only_named
from monitor.core.comparison.fields import ordinals, per, telling, wanted
from monitor.core.comparison.questions import about_value
from monitor.core.comparison.rules.finding import changed, repeated
from monitor.core.comparison.rules.measures import CLOSE
from monitor.core.comparison.rules.opposing import tentative
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.comparison.states import PASSING, by_state, of_anybody, same_people
from monitor.core.comparison.units import counts_persons
from monitor.core.comparison.values import ValueDifference, compatible
from monitor.core.lexicon.wordlist import word_set
from monitor.core.words import stem, words
from monitor.types import Kind
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding
    from monitor.types import Assertion, Value

READ = 0.6
# The scene, the kind of figure, what may be counted (a dot: anything), the words.
_GAUGES = """
outlay money . cost costs spend spending invest invests investment expense outlay
loss money . damage damages lose loses lost loss losses costing
penalty money . fine fined fines penalty penalties
owed money . owe owes owed outstanding debt debts claims unpaid
returned money . repay repaid transferred returned refunded reimbursed
hired number job,post,position,* create creates created employ hire recruit work
cut number job,post,position,loss,* go lose lost losses cost cut shed axe affected redundant redundancies dismissed
riders number passenger,traveller,commuter,user,* carry carries carried use uses used ride
sold number ticket,copy,unit,* sold sell bought buy sales
building duration . construction building build built
validity duration . licence license permit valid runs
suspended duration . ban banned suspend suspended suspension compete barred
filed number objection,complaint,lawsuit,claim,* lodge lodged hand handed file filed collect collected receive received number rose
""".strip()
_PERSONS = "*"
_THE_BILL = re.compile(r"\bthe (?:total |final |whole )?bill\b", re.IGNORECASE)
# Lives and customers are lost as well as jobs.
_LOSING = word_set("lose loses lost losses cost costs")
_WORK = word_set("job jobs post posts work")
_PART = re.compile(r"\b(?:phase|stage|half|quarter of|of which|online|each|per head)\b")
_MARKS = re.compile(
    r"\b(?:old|former|previous|earlier|(?<!to )other|if|unless)\b", re.IGNORECASE
)
_WHERE = frozenset({"in", "at", "on", "near"})
# A tally may fall as it is put right: "twenty-one cases have now been confirmed".
_COUNTED_ANEW = re.compile(
    r"\b(?:now|number|toll|total|confirmed|corrected|revised|in fact)\b", re.IGNORECASE
)
# A toll grows while rescuers, doctors and police count.
MOST_GROWN = 5.0
# What says itself that it has moved may have moved further.
MOST_MOVED = 3.0
_MOVED = re.compile(
    r"\bnow (?:put|estimated|reckoned)\b|\b(?:cut|raised?|lifted|lowered|reduced|increased|climbed|risen|rose|fallen|fell"
    r"|grown|grew|corrected|revised|doubled)\b[^,;]{0,40} to\b",
    re.IGNORECASE,
)
# "More than 1,900 signatures" are not the 2,350 of a week later.
BEYOND = 1.1
_YEARLY = {"annually": "year", "yearly": "year", "daily": "day", "monthly": "month"}


class Gauge(NamedTuple):
    """What a figure is a figure of, and the words that tell it."""

    name: str
    kind: str
    units: frozenset[str]
    words: frozenset[str]


def _read(line: str) -> Gauge:
    name, kind, units, *told = line.split()
    return Gauge(name, kind, frozenset(units.split(",")), word_set(" ".join(told)))


GAUGES = tuple(map(_read, _GAUGES.splitlines()))


@lru_cache(maxsize=8192)
def _hinted(text: str) -> frozenset[str]:
    """The gauges of which a text has a word."""
    told = frozenset(text.lower().replace(",", " ").rstrip(".").split())
    told |= {"cost"} if _THE_BILL.search(text) else frozenset()
    return frozenset(gauge.name for gauge in GAUGES if told & gauge.words)


@lru_cache(maxsize=SOMETIMES)
def gauged(assertion: Assertion) -> dict[str, Value]:
    """The figures of a claim by what they gauge; left out where two fit."""
    hinted = _hinted(assertion.text)
    found: dict[str, Value] = {}
    for gauge in GAUGES:
        if gauge.name not in hinted:
            continue
        fits = [v for v in assertion.values if _fits(v, gauge, assertion)]
        if len(fits) == 1:
            found[gauge.name] = fits[0]
    return found


def _fits(value: Value, gauge: Gauge, told: Assertion) -> bool:
    if value.kind != gauge.kind:
        return False
    if "." in gauge.units:
        return True
    unit = value.unit or ""
    if not unit and not gauge.words.isdisjoint(words(told.frame.subject)[:1]):
        return True  # "sales have passed 450,000"
    said = set(words(told.text))
    jobs = said.isdisjoint(_LOSING) or not said.isdisjoint(_WORK)
    persons = _PERSONS in gauge.units and counts_persons(unit) and jobs
    return persons or stem(unit) in {stem(u) for u in gauge.units if u != _PERSONS}


@rule(Standing.REPORTED, Standing.PLAIN, Standing.FIGURES, tells=gauged)
def read_again(pair: Pair) -> Finding | None:
    """The same gauge in both claims: the same figure, or another near it."""
    now, before = gauged(pair.now), gauged(pair.before)
    shared = [name for name in now if name in before]
    if len(shared) != 1 or not _comparable(pair):
        return None
    if pair.same_action and (not pair.same_subject or _differs(pair)):
        return None  # one verb, and another who or whom
    one, other = now[shared[0]], before[shared[0]]
    priced = one.kind == "money" and one.unit != other.unit
    if priced or _rate(pair.now, one) != _rate(pair.before, other):
        return None
    return _again(
        pair, one, other, MOST_MOVED if _MOVED.search(pair.now.text) else CLOSE
    )


@rule(Standing.REPORTED, Standing.PLAIN, tells=by_state)
def counted_again(pair: Pair) -> Finding | None:
    """How many people are in one state: as many as before, or more or fewer now."""
    now, before = by_state(pair.now), by_state(pair.before)
    shared = [name for name in now if name in before]
    if len(shared) != 1 or tentative(pair.now) or tentative(pair.before):
        return None
    one, other = now[shared[0]], before[shared[0]]
    if not same_people(one, other, shared[0]):
        return None
    nth = one not in pair.now.values and one.low == other.low + 1
    if not _comparable(pair, nth=nth) or (not nth and _other_place(pair)):
        return None
    falls = shared[0] in PASSING or _COUNTED_ANEW.search(pair.now.text)
    if one.low < other.low and (pair.disputed or not falls):
        return None  # "six people died on Tuesday", of the seventeen dead
    return _again(pair, one, other, MOST_GROWN)


def _again(pair: Pair, one: Value, other: Value, most: float) -> Finding | None:
    """The same reading, or another that is at most so many times the known one."""
    bound = "=" in {one.comparator, other.comparator} and one.low > other.low * BEYOND
    if compatible(one, other) and not (most == MOST_GROWN and bound):
        told = (
            most != MOST_GROWN
            or telling(one)
            or (of_anybody(one) and of_anybody(other))
        )
        # Two men, two others; "the two missing men" are told of, not told.
        known = definite(pair.now, one) or only_named(pair.now, one)
        return repeated(pair, READ, rank=-1) if told and not known else None
    if pair.historic:
        return None
    low, high = sorted(
        (max(one.low, 0.0) or one.high, max(other.low, 0.0) or other.high)
    )
    if low <= 0 or high / low > most:
        return None
    found = ValueDifference(one, other)
    return changed(pair, Kind.VALUE, found.why, about_value(pair, one), READ)


def _other_place(pair: Pair) -> bool:
    """Whether they are counted in two places: "in the north", "in the south"."""
    return any(d.unlike and d.role in _WHERE for d in pair.slots.differences)


def _differs(pair: Pair) -> bool:
    """Whether a role is filled otherwise, the figures apart."""
    return any(
        d.role != "with" and not any(c.isdigit() for c in d.now + d.before)
        for d in pair.slots.differences
    )


def _rate(assertion: Assertion, value: Value) -> str:
    told = words(assertion.text)
    adverb = next((_YEARLY[word] for word in told if word in _YEARLY), "")
    return stem(adverb) if adverb else per(assertion, value)


def _comparable(pair: Pair, *, nth: bool = False) -> bool:
    """Whether nothing sets the two readings apart.

    "A third patient died on Friday", where two were known (``nth``), counts those of
    other days.
    """
    if pair.other_names or pair.other_part:
        return False
    if not nth and pair.other_time:
        return False
    if wanted(pair.now) != wanted(pair.before):
        return False
    marked = [
        {m.lower() for m in _MARKS.findall(x.text)} for x in (pair.now, pair.before)
    ]
    if marked[0] != marked[1]:
        return False
    if not nth and ordinals(pair.now) != ordinals(pair.before):
        return False
    return bool(_PART.search(pair.now.text)) == bool(_PART.search(pair.before.text))
