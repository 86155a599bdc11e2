"""Differences of quantities and dates, as intervals."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from monitor.core.comparison.units import CONVERTED, converted, same_counted
from monitor.core.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.types import Value

# "About 40" and "42" are one figure: rounding in news is seldom coarser than this, nor
# than the last digit told, so that "about 88" is not 94.
APPROXIMATE = 0.1
# "At least 40" still covers 42; at 63 the figure itself has moved.
BOUND_REACH = 1.25
# A past event has one date; reports further apart in days tell of two events.
SAME_EVENT_DAYS = 120

# 72 months of 30 days fall short of six years of 365 by this much.
UNIT_SLACK = 0.015
# A bare figure of three digits or more agrees with a rounder one this near to it:
# "66.4 percent" with "66 percent", but not 124 deaths with 120.
ROUNDING = 0.01
_EXACT_DIGITS = 3

_BOUNDS = frozenset({"<", ">", "<=", ">="})


@dataclass(frozen=True, slots=True)
class ValueDifference:
    """Two figures for the same thing that cannot both be meant."""

    now: Value
    before: Value

    @property
    def why(self) -> str:
        """The difference in plain words."""
        return f"{self.now.text.strip()}, was {self.before.text.strip()}"


def comparable(a: Value, b: Value) -> bool:
    """Say whether two values measure the same kind of thing in the same unit."""
    if a.kind != b.kind:
        return False
    if a.unit == b.unit or same_counted(a.unit, b.unit):
        return True
    return converted(a, b) is not None


def compatible(a: Value, b: Value) -> bool:
    """Say whether two comparable values can be the same figure."""
    if a.text.strip().casefold() == b.text.strip().casefold():
        return True  # "on Saturday", told in two weeks, is no other day to a reader
    factor = converted(a, b) if a.unit != b.unit or a.kind == "number" else None
    if factor not in {None, 1.0}:
        loose = APPROXIMATE if "~" in {a.comparator, b.comparator} else CONVERTED
        return abs(a.low * factor - b.low) <= loose * max(abs(b.low), 1e-9)
    if a.comparator == b.comparator and a.comparator in _BOUNDS:
        return (a.low, a.high) == (b.low, b.high)
    if _excluded(a, b) or _excluded(b, a):
        return False
    if a.comparator == b.comparator == "=" and (_rounded(a, b) or _rounded(b, a)):
        return True
    (a_low, a_high), (b_low, b_high) = _reach(a), _reach(b)
    slack = UNIT_SLACK * abs(a_low) if _other_unit(a, b) else 0.0
    return a_low <= b_high + slack and b_low <= a_high + slack


def within_range(a: Value, b: Value) -> bool:
    """Whether a figure only lies between the two of a range: 900 of "700 to 1,000"."""
    wide = any(0 < v.low < v.high < inf for v in (a, b))
    return wide and a.kind != "date" and (a.low, a.high) != (b.low, b.high)


def _excluded(bound: Value, exact: Value) -> bool:
    """Whether "fewer than 35" leaves out the very 35 that the other tells."""
    return (bound.comparator, exact.comparator) == ("<", "=") and (
        bound.kind != "date" and exact.low >= bound.high
    )


def _rounded(value: Value, exact: Value) -> bool:
    """Whether ``value`` is what ``exact`` is rounded to."""
    spans = value.low != value.high or exact.low != exact.high
    if value.kind in {"date", "duration", "odds"} or spans or value.low == 0:
        return False
    if abs(value.low - exact.low) > ROUNDING * abs(value.low):
        return False
    digits, fine = (len(_significant(v.low)) for v in (value, exact))
    return fine >= _EXACT_DIGITS and float(f"{exact.low:.{digits}g}") == value.low


def _last_digit(number: float) -> float:
    """What one more in its last digit would add: 10 to 40, 1 to 88, five to 25."""
    digits = _significant(number)
    size = 10.0 ** (len(str(int(abs(number)))) - len(digits))
    return size * 5 if digits.endswith("5") else size


def _significant(number: float) -> str:
    digits = f"{number:.12e}".partition("e")[0].replace(".", "").replace("-", "")
    return digits.rstrip("0")


def _other_unit(a: Value, b: Value) -> bool:
    """Whether one span of time is told in months, the other in years."""
    return a.kind == "duration" and stem(_last(a.text)) != stem(_last(b.text))


def _last(text: str) -> str:
    return text.replace("-", " ").split()[-1]


def _reach(value: Value) -> tuple[float, float]:
    """The interval in which another report's figure still agrees."""
    low, high = value.low, value.high
    if value.kind == "date":
        return low, high
    if value.comparator in {">", ">="}:
        return low, low + abs(low) * (BOUND_REACH - 1)
    if value.comparator in {"<", "<="}:
        return high - abs(high) * (1 - 1 / BOUND_REACH), high
    if value.comparator == "~":
        slack = min(abs(low) * APPROXIMATE, _last_digit(low))
        return low - slack, high + slack
    return low, high


def value_difference(
    now: Sequence[Value], before: Sequence[Value]
) -> ValueDifference | None:
    """The one figure in which two claims differ; None if none or not clear.

    Figures that agree are set aside first. What is left is a difference only if
    it is one figure a side: with more, which stands for which is a guess.
    """
    spare = list(before)
    left: list[Value] = []
    for value in now:
        match = next(
            (b for b in spare if comparable(value, b) and compatible(value, b)), None
        )
        if match is None:
            left.append(value)
        else:
            spare.remove(match)
    for value in sorted(left, key=lambda v: v.kind == "date"):
        rivals = [b for b in spare if comparable(value, b)]
        peers = [a for a in left if comparable(value, a)]
        if len(rivals) == 1 and len(peers) == 1:
            return ValueDifference(value, rivals[0])
    return None


def clash(now: Sequence[Value], before: Sequence[Value]) -> bool:
    """Say whether a figure has peers in the other claim and agrees with none."""
    return any(
        peers and not any(compatible(value, peer) for peer in peers)
        for value in now
        if value.kind != "date"
        for peers in [[b for b in before if comparable(value, b)]]
    )


def dates_apart(now: Sequence[Value], before: Sequence[Value]) -> float:
    """The gap in days between the nearest dates of two claims; 0 without dates."""
    gaps = [
        max(a.low - b.high, b.low - a.high, 0.0)
        for a in now
        for b in before
        if a.kind == b.kind == "date"
    ]
    return min(gaps, default=0.0)


def one_time(now: Sequence[Value], before: Sequence[Value]) -> bool:
    """Say whether two claims give dates that fall into one another."""
    return any(
        a.kind == b.kind == "date"
        and a.comparator == b.comparator == "="
        and a.low <= b.high
        and b.low <= a.high
        for a in now
        for b in before
    )
