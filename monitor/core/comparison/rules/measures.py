"""Rules about one measure told with other verbs: "cost 740m", "puts the price at".

A figure names what it measures by its unit, by the nouns around it and by the field
of its verb (prices, pay, turnout). Where those agree, two figures are of one thing
though the sentences have no verb in common. The evidence is weaker than that of one
event told twice, so whatever hints at another measure (names, periods, ordinals, a
demand beside an offer) ends the matter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.aside import beside, only_named
from monitor.core.comparison.fields import (
    FIELD_OF,
    FIELDS,
    about,
    ordinals,
    per,
    senses,
    telling,
    wanted,
)
from monitor.core.comparison.former import takes_its_place
from monitor.core.comparison.questions import about_value
from monitor.core.comparison.rules.finding import Finding, changed, repeated
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.comparison.rules.tallies import (
    AMOUNTS,
    counts_things,
    has_grown,
    of_some,
    one_tally,
)
from monitor.core.comparison.states import by_state
from monitor.core.comparison.units import converted, counts_persons
from monitor.core.comparison.values import (
    ValueDifference,
    comparable,
    compatible,
    value_difference,
    within_range,
)
from monitor.core.words import stem, stems
from monitor.types import Kind

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.types import Assertion, Value

# Figures further apart than this seldom measure one thing; set by hand.
MOST_RATIO = 3.0
# What two claims of one measure have in common beside unit and figure.
SHARED_SENSES = 2
_RAISES = stems(
    "raise increase lift improve sweeten lower cut reduce widen extend expand"
)
# How much of something there is, whoever tells it: "has", "serves", "lists".
_HOLDS = stems("""
have serve employ count treat see handle carry list own operate run be put fear
affect cover teach transport attend number total comprise hold
""") | {*map(stem, ("have", "be", "own"))}
# Counts of this size that agree are hardly of two things.
LARGE = 1000
# Figures of one field and unit that are this near need share nothing else.
CLOSE = 1.5
_ONCE_MORE = re.compile(r"\b(?:again|once more|anew)\b", re.IGNORECASE)
AGREED = 0.6
REVISED = 0.7
MOVED = 0.55


@rule(Standing.REPORTED, Standing.LEVEL, Standing.FIGURES)
def retold(pair: Pair) -> Finding | None:
    """The same figure for the same thing, in another sentence."""
    if not pair.measured or pair.value is not None:
        return None
    agree = _equal if pair.clashing else _agree
    alike = (
        (now, before)
        for now in pair.now.values
        for before in pair.before.values
        if agree(now, before)
        and _tells(pair.now, now)
        and _tells(pair.before, before)
        and not (only_named(pair.now, now) or only_named(pair.before, before))
        and _one_measure(pair, now, before)
    )
    if next(alike, None) is None or not _measurable(pair):
        return None
    return repeated(pair, AGREED, rank=-1)


def _tells(assertion: Assertion, figure: Value) -> bool:
    """Whether a figure stands in the claim itself, and not beside it in its sentence."""
    return figure.text.strip().casefold() in assertion.text.casefold()


@rule(Standing.REPORTED, Standing.LEVEL, Standing.FIGURES)
def moved(pair: Pair) -> Finding | None:
    """Another figure for the same thing, in another sentence."""
    found = pair.value
    if found is None or found.now.kind == "date":
        found = _of_one_rate(pair) or _of_one_level(pair)
    if found is None or found.now.kind == "date" or not near(found):
        return None
    rates = per(pair.now, found.now), per(pair.before, found.before)
    if rates[0] != rates[1] or not _one_thing(pair, rates[0]):
        return None
    if not _measurable(pair) or _counts_fewer(pair, found):
        return None
    question = about_value(pair, found.now)
    return changed(pair, Kind.VALUE, found.why, question, MOVED)


def _counts_fewer(pair: Pair, found: ValueDifference) -> bool:
    """Whether another speaker counts fewer in one state, who need not count anew."""
    if not pair.disputed or found.now.low >= found.before.low:
        return False
    return not by_state(pair.now).keys().isdisjoint(by_state(pair.before))


def _of_one_rate(pair: Pair) -> ValueDifference | None:
    """The one price a share, or wage an hour, that each tells beside other sums."""
    ends = [
        [v for v in one.values if v.kind == "money" and per(one, v)]
        for one in (pair.now, pair.before)
    ]
    if [len(rated) for rated in ends] != [1, 1]:
        return None
    now, before = ends[0][0], ends[1][0]
    apart = comparable(now, before) and not compatible(now, before)
    return ValueDifference(now, before) if apart else None


def _of_one_level(pair: Pair) -> ValueDifference | None:
    """What each offers, beside the votes by which it was turned down."""
    if not (pair.same_subject and _raises(pair)):
        return None
    now, before = (
        [v for v in one.values if v.kind != "date" and not beside(one, v)]
        for one in (pair.now, pair.before)
    )
    return value_difference(now, before)


@rule(Standing.REPORTED, Standing.FIGURES, Standing.REVISING)
def revised(pair: Pair) -> Finding | None:
    """A figure that says itself which earlier one it takes the place of."""
    if pair.other_names:
        return None
    for was in pair.left:
        known = any(
            takes_its_place(was, v) and was.low == v.low for v in pair.before.values
        )
        now = [v for v in pair.now.values if takes_its_place(v, was)]
        if not known or len(now) != 1 or not (telling(was) or pair.same_subject):
            continue
        if pair.same_subject or _shared(pair):
            why = f"{now[0].text.strip()}, was {was.text.strip()}"
            return changed(pair, Kind.VALUE, why, about_value(pair, now[0]), REVISED)
    return None


def _one_thing(pair: Pair, rate: str) -> bool:
    """Whether figures that differ are of one thing; ``rate`` is "share", or ""."""
    if of_some(pair):
        return False
    shared = _shared(pair) - {rate}
    if pair.same_subject and _raises(pair):
        return True
    if pair.same_subject and _measured(pair):
        return True
    if one_tally(pair):
        return True
    if rate or pair.same_subject:
        return bool(shared - FIELDS) or (bool(rate) and bool(shared))
    if counts_things(pair) and shared & FIELDS and near(pair.value, CLOSE):
        return True
    if has_grown(pair):
        return True
    links = _links(pair)
    enough = all(links) or (any(links) and bool(shared & FIELDS))
    return len(shared) >= SHARED_SENSES and enough


def _measured(pair: Pair) -> bool:
    """Whether a figure is all that is said of what has no name: "turnout was"."""
    noun = FIELD_OF.get(pair.a.subject.noun, pair.a.subject.noun)
    plain = noun in FIELDS or not (pair.a.subject.names or pair.b.subject.names)
    verbs = {stem(x.frame.action) for x in (pair.now, pair.before)}
    return plain and bool(pair.a.subject.noun) and verbs <= AMOUNTS


def _held(pair: Pair) -> bool:
    """Whether both say how many there are: "has 4m clients", "serves 4,050,000"."""
    return holds(pair.now) and holds(pair.before)


def holds(assertion: Assertion) -> bool:
    """Whether a claim says how many of something somebody has."""
    return stem(assertion.frame.action) in _HOLDS


def _raises(pair: Pair) -> bool:
    """Whether a party moves what it gave before: "raised its offer"."""
    if pair.a.action not in _RAISES:
        return False
    if wanted(pair.now) and wanted(pair.before):
        return True  # "has lowered its claim"
    what = [s.text for s in pair.now.frame.slots if s.role == "object"]
    moved = senses(pair.now, " ".join(what)) & FIELDS
    return bool(moved & senses(pair.before))


def _measurable(pair: Pair) -> bool:
    """Whether nothing says that the two tell of different measures."""
    if pair.other_scope or wanted(pair.now) != wanted(pair.before):
        return False
    if ordinals(pair.now) - ordinals(pair.before) and ordinals(pair.before):
        return False
    if _ONCE_MORE.search(pair.now.text) and not pair.same_action:
        return False  # "4,000 marched again": another day, another march
    apart = pair.days_apart > 0 and not _raises(pair)
    if apart or any(d.role != "object" for d in pair.slots.differences):
        return False
    return not (pair.other_names or pair.other_part or pair.opposite)


def _agree(now: Value, before: Value) -> bool:
    if now.kind == "date" or not (comparable(now, before) and compatible(now, before)):
        return False
    return not within_range(now, before)


def _equal(now: Value, before: Value) -> bool:
    """The same exact figure: it may stand beside one that is new."""
    exact = now.comparator == before.comparator == "="
    return exact and _agree(now, before) and now.low == before.low


def _one_measure(pair: Pair, now: Value, before: Value) -> bool:
    """Whether a figure that agrees is the same figure, not the same by chance."""
    if per(pair.now, now) != per(pair.before, before):
        return False
    shared = _shared(pair)
    if pair.same_subject and (shared or _counts_subject(pair, now)):
        return telling(now) or len(shared) >= SHARED_SENSES
    one_kind = now.kind == "number" and bool(now.unit and before.unit)
    if one_kind and _held(pair) and now.low >= LARGE:
        return True
    if pair.same_subject and one_kind and _held(pair):
        return telling(now)
    linked = pair.same_actor or any(_links(pair))
    return linked and bool(shared) and (telling(now) or len(shared) >= SHARED_SENSES)


def _counts_subject(pair: Pair, value: Value) -> bool:
    """Whether the figure counts the subject, or is all that is said of it."""
    return value.kind == "percent" or pair.a.subject.noun in stems(value.unit)


def _shared(pair: Pair) -> frozenset[str]:
    """What both speak of, beside a subject that they have in common."""
    shared = senses(pair.now) & senses(pair.before)
    if not pair.same_subject:
        return shared
    return shared - stems(pair.now.frame.subject) - stems(pair.before.frame.subject)


def _links(pair: Pair) -> tuple[bool, bool]:
    """Whether each text speaks of what the other one is about."""
    now = about(pair.now, pair.a.subject.noun)
    before = about(pair.before, pair.b.subject.noun)
    if not (now or before):
        return (counts_things(pair),) * 2
    values = (*pair.now.values, *pair.before.values)
    # People are counted for any reason; two counts of warnings are of one thing.
    units = frozenset(stem(v.unit) for v in values if not counts_persons(v.unit))
    return now <= senses(pair.before) | units, before <= senses(pair.now) | units


def near(found: ValueDifference | None, ratio: float = MOST_RATIO) -> bool:
    """Whether two figures are close enough to measure one thing."""
    if found is None:
        return False
    factor = converted(found.now, found.before) or 1.0
    low, high = sorted((_size(found.now) * factor, _size(found.before)))
    return low > 0 and high / low <= ratio


def _size(value: Value) -> float:
    """The figure that stands in the text, whatever its comparator leaves open."""
    return value.high if value.comparator in {"<", "<="} else value.low
