"""Quantities and dates in a text, as typed intervals with a comparator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.values.dates import find_dates
from monitor.core.values.quantities import find_quantities

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.types import Value

__all__ = ["find_values"]


def find_values(text: str, published: datetime | None) -> tuple[Value, ...]:
    """The values of a whole text in order, without overlaps.

    Relative dates ("last week") need ``published`` and are left out without it.
    """
    found: list[Value] = []
    dates = find_dates(text, published)
    for value in sorted(
        (*dates, *find_quantities(text)), key=lambda v: (v.span.start, -v.span.end)
    ):
        if not found or value.span.start >= found[-1].span.end:
            found.append(value)
    return tuple(found)
