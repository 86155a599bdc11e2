"""Odds and shares of so many: “one in five”, “three out of four voters”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.values.figures import (
    COMPARE,
    SCALE,
    SCALES,
    WORD_NUMBER,
    bounded,
    comparator,
    number,
)
from monitor.types import Span, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

_ODDS = re.compile(
    rf"(?:\b(?P<cmp>{COMPARE}) )?\b(?P<of>{WORD_NUMBER}|\d\d?) (?:in|out of) (?:every )?"
    rf"(?:a |an |one )?(?P<num>\d+(?:,\d{{3}})*|{WORD_NUMBER})?\s?(?P<scale>{SCALES})?\b"
    r"(?! ?(?:second|minute|hour|day|night|week|fortnight|month|year|decade)s?\b)",
    re.IGNORECASE,
)
# Of these so many are counted: "three in five", "seven out of twelve", not "two in 2019".
_MOST = 20.0


def find_odds(text: str) -> Iterator[Value]:
    """The odds of a text."""
    for match in _ODDS.finditer(text):
        if not (match["num"] or match["scale"]):
            continue
        share = number(match["of"])
        size = number(match["num"] or "1") * SCALE.get(
            (match["scale"] or "").lower(), 1
        )
        if size <= 0 or share > size or (share > 1 and not share < size <= _MOST):
            continue
        sign = comparator(match["cmp"])
        low, high = bounded(share / size, share / size, sign, floor=0.0, ceiling=1.0)
        told = match.group().rstrip()
        span = Span(match.start(), match.start() + len(told))
        yield Value("odds", low, high, "odds", sign, told, span)
