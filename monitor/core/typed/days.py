"""Weekdays and days of a month, without the year that a date needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = (
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|t?ember|ober|ember)?\b\.?"
)
DAY_OF_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTHS}|\b{_MONTHS} (\d{{1,2}})\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE)
_BOUND_DAY = re.compile(
    r"\b(?:before|after|by|since|until|till|from|to) ", re.IGNORECASE
)


def of_days(premise: str, hypothesis: str) -> Iterator[str]:
    """Weekdays, or days of a month, of which the two have none in common."""
    for find in (_WEEKDAY, DAY_OF_MONTH):
        if _BOUND_DAY.search(hypothesis):
            return
        known, told = _days(find, premise), _days(find, hypothesis)
        if known and told and not known & told:
            yield "day apart"


def _days(find: re.Pattern[str], text: str) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset(part[:3].lower() for part in found.groups() if part)
        for found in find.finditer(text)
    )
