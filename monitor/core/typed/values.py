"""Values as the engine reads them, unit by unit, compared strictly."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.values import find_values
from monitor.core.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from monitor.types import Value

# What "about" leaves open, as in the comparison of claims.
ABOUT = 0.1
_EDGES = {"<": "high", "<=": "high", ">": "low", ">=": "low"}
_STANDINGS = ("held", "open", "apart")
# "A third" is 33 or 33.3 percent, and 18 months of 30 days are no year and a half.
_SLACK = {"percent": 0.01, "duration": 0.015}


def of_values(premise: str, hypothesis: str) -> Iterator[str]:
    """How the figures and the dates of the hypothesis stand; the worst of each."""
    known, told = _values(premise), _values(hypothesis)
    for what in ("figure", "date"):
        stand = {
            _standing(value, peers)
            for value in told
            if (value.kind == "date") == (what == "date")
            and (peers := [one for one in known if _comparable(one, value)])
        }
        if stand:
            yield f"{what} {max(stand, key=_STANDINGS.index)}"


@lru_cache(maxsize=4096)
def _values(text: str) -> tuple[Value, ...]:
    return find_values(text, None)


def _standing(told: Value, peers: Sequence[Value]) -> str:
    if told.kind != "date" and told.comparator in _EDGES:
        # "Less than 30 weeks" is told of the 30 weeks, not of the 28 beside them.
        edge = getattr(told, _EDGES[told.comparator])
        peers = [min(peers, key=lambda one: abs(one.low - edge))]
    if any(_within(peer, told) for peer in peers):
        return "held"
    return "apart" if all(_apart(peer, told) for peer in peers) else "open"


def _comparable(one: Value, other: Value) -> bool:
    return one.kind == other.kind and (
        one.unit == other.unit or stem(one.unit) == stem(other.unit)
    )


def _within(known: Value, told: Value) -> bool:
    share = {"~": ABOUT, "=": _SLACK.get(told.kind, 0.0)}.get(told.comparator, 0.0)
    slack = 0.0 if known.kind == "date" else share * abs(told.low)
    if known.comparator == "=" and told.comparator in {"<", ">"}:
        edge = told.high if told.comparator == "<" else told.low
        if known.low == known.high == edge:
            return False
    return told.low - slack <= known.low and known.high <= told.high + slack


def _apart(known: Value, told: Value) -> bool:
    if {known.comparator, told.comparator} in ({"=", "<"}, {"=", ">"}):
        return not _within(known, told) and not _within(told, known)
    reach = ABOUT * abs(told.low) * ("~" in {known.comparator, told.comparator})
    return known.high < told.low - reach or told.high + reach < known.low
