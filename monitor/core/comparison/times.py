"""What makes two figures those of two times: a past year, a peak, an aim, two days.

"139 cases last year", "the council meant to build 5,000 homes", "nine were arrested on
Monday" are no earlier readings of what is told of now.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.apart import past_year
from monitor.core.comparison.rules.tallies import AMOUNTS

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.types import Assertion

# What there was once, what there could have been, and what there has to be.
_ONCE = re.compile(
    r"\b(?:at (?:its|their|the) (?:peak|height)|formerly|used to|at one time"
    r"|(?:could|might) have been)\b",
    re.IGNORECASE,
)
_EARLIER_YEAR = re.compile(
    r"\b(?:(?:last|the previous) (?:year|season)|the (?:year|season) before"
    r"|(?:a year|years|decades) (?:ago|earlier|before))\b",
    re.IGNORECASE,
)
_OUGHT = re.compile(r"\b(?:must|should|needs? to|ha(?:s|ve) to|ought to)\b")
_PAST = re.compile(r"\b(?:was|were|had|did|[a-z]+ed)\b")
# "On the first day", "in the first two days": counts go on, and both stay true.
_STRETCH = re.compile(
    r"\b(?:first|last|past|next|opening) ((?:\w+ )?(?:hour|day|night|week|month|year|quarter|half))s?\b",
    re.IGNORECASE,
)
# What somebody set out to reach stands beside what was reached.
_AIM = re.compile(r"\b(?:aim(?:s|ed)?|targets?|goals?|hope[sd]?) ", re.IGNORECASE)


def of_other_times(pair: Pair) -> bool:
    """Whether the figures are of two times, so that neither takes the other's place."""
    return (
        _one_earlier(pair)
        or _of_a_past_year(pair)
        or _of_another_time(pair)
        or _on_two_days(pair)
        or _of_another_stretch(pair)
    )


def _of_another_stretch(pair: Pair) -> bool:
    """“34,000 on the first day”, "58,000 in the first two days"."""
    if pair.value is None or pair.value.now.kind in {"date", "duration"}:
        return False
    told = [_STRETCH.search(one.quote) for one in (pair.now, pair.before)]
    return len({found[1].lower() for found in told if found}) > 1


def _on_two_days(pair: Pair) -> bool:
    """“Nine were arrested on Monday”, "five were arrested on Wednesday"."""
    if pair.value is None or pair.value.now.kind == "date":
        return False
    days = _day(pair.now), _day(pair.before)
    counted = AMOUNTS.isdisjoint({pair.a.action, pair.b.action})
    return all(days) and days[0] != days[1] and counted and pair.same_action


def _day(assertion: Assertion) -> float | None:
    """The one day on which a claim says that it happened."""
    days = [v for v in assertion.values if v.kind == "date" and v.comparator == "="]
    return days[0].low if len(days) == 1 and days[0].high - days[0].low < 1 else None


def _one_earlier(pair: Pair) -> bool:
    """Whether just one tells how it was before: "139 cases were recorded last year"."""
    earlier = (_EARLIER_YEAR.search(one.text) for one in (pair.now, pair.before))
    return len({found is None for found in earlier}) > 1


def _of_a_past_year(pair: Pair) -> bool:
    """Whether the known figure is of a year gone by, and the later one of now."""
    year, told = past_year(pair.before.quote), pair.candidate.published
    if year is None or told is None or year >= told.year or past_year(pair.now.quote):
        return False
    dated = any(v.kind == "date" for v in pair.now.values)
    return dated or _PAST.search(pair.now.text) is None


def _of_another_time(pair: Pair) -> bool:
    """Whether one was so at its peak, could have been so, or has to be."""
    now, before = pair.now.quote, pair.before.quote
    once = (_ONCE.search(now) is None) != (_ONCE.search(before) is None)
    ought = (_OUGHT.search(now) is None) != (_OUGHT.search(before) is None)
    aimed = (_AIM.search(now) is None) != (_AIM.search(before) is None)
    return once or aimed or (ought and pair.same_action)
