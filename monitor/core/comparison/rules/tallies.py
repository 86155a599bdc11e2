"""Whether two figures count one kind of things, and all of them.

"The number of cases has risen to 26", "31 infections have been confirmed": who counts
what is on record counts the same once more. Some of a kind are another number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.comparison.fields import field_of
from monitor.core.comparison.units import counted_as
from monitor.core.lexicon.wordlist import word_set
from monitor.core.words import stem, stems

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.types import Assertion

AMOUNTS = frozenset(
    map(
        stem,
        word_set("be come reach stand rise fall climb hit total amount drop jump slip"),
    )
)
_ON_RECORD = stems("confirm record register report log document file")
_TOLL = stem("toll")


def one_tally(pair: Pair) -> bool:
    """Whether both tell what is on record of things of one kind."""
    both = _tallied(pair.now) and _tallied(pair.before)
    return both and counts_things(pair) and _one_unit(pair)


def has_grown(pair: Pair) -> bool:
    """Whether the later tells how a count that the earlier gives has moved."""
    return counts_things(pair) and _grown(pair.now) and _one_unit(pair)


def counts_things(pair: Pair) -> bool:
    """Whether the figures that differ count things of one kind by their nouns."""
    found = pair.value
    return found is not None and found.now.kind == "number" and bool(found.now.unit)


def _one_unit(pair: Pair) -> bool:
    """Whether the figures count things by one noun that is not just anybody."""
    found = pair.value
    if found is None:
        return False
    if counted_as(found.now.unit) != counted_as(found.before.unit):
        # "The number of dead" are those whom the crash killed.
        killed = {field_of(pair.b.action), field_of(stem(found.before.unit))}
        return field_of(stem(found.now.unit)) == _TOLL and _TOLL in killed
    return found.now.unit not in {"person", "job"}


def _grown(assertion: Assertion) -> bool:
    """Whether a count is told to have moved: "the number of clients has risen to"."""
    counted = "number of" in assertion.text.casefold()
    return counted and stem(assertion.frame.action) in AMOUNTS


def _tallied(assertion: Assertion) -> bool:
    """Whether a claim counts what is on record: "40 cases have been confirmed"."""
    subject, verb = assertion.frame.subject, stem(assertion.frame.action)
    counted = any(v.text.strip() in subject for v in assertion.values)
    return _grown(assertion) or (counted and verb in _ON_RECORD)


def of_some(pair: Pair) -> bool:
    """Whether a count that moved is of some of a kind: "the number of prisoners moved"."""
    if not (counts_things(pair) and _grown(pair.now)):
        return False
    counted = counted_as(pair.value.now.unit) if pair.value else ""
    verb = stem(pair.before.frame.action)  # "took part", "taken elsewhere"
    told = stems(pair.now.frame.subject) - stems("number total count")
    kind = {one for one in told if counted_as(one) != counted}
    return bool(kind) and kind.isdisjoint(pair.b.content - {verb})
