"""Values as the engine reads them, unit by unit, compared strictly."""

from __future__ import annotations

from dataclasses import replace
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
_END = "the end of "


def of_values(premise: str, hypothesis: str) -> Iterator[str]:
    """How the values of the hypothesis stand; the worst of each sort."""
    known, told = _values(premise), _values(hypothesis)
    stand = [
        (_sort(value), _standing(value, peers))
        for value in told
        if (peers := [one for one in known if _comparable(one, value)])
    ]
    for sort in dict.fromkeys(sort for sort, _ in stand):
        found = (standing for of, standing in stand if of == sort)
        yield f"{sort} {max(found, key=_STANDINGS.index)}"


def _sort(value: Value) -> str:
    """A network reads figures and dates well enough, and mistakes what bounds them."""
    if value.comparator != "=":
        return "bound"
    return "date" if value.kind == "date" else "figure"


@lru_cache(maxsize=4096)
def _values(text: str) -> tuple[Value, ...]:
    return tuple(_strict(value, text) for value in find_values(text, None))


def _strict(value: Value, text: str) -> Value:
    """What is before or after a time is not within it; "within a month" is a bound."""
    lead, _, time = value.text.partition(" ")
    if value.kind == "duration" and text[: value.span.start].endswith("within "):
        return replace(value, low=0.0, comparator="<=")
    if value.kind != "date" or lead.lower() not in {"before", "after"}:
        return value
    whole = next(iter(find_values(f"in {time.removeprefix(_END)}", None)), value)
    if lead.lower() == "after":
        return replace(value, low=whole.high + 1)
    return value if time.startswith(_END) else replace(value, high=whole.low - 1)


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
    dated = told.kind == "date"
    if not dated and known.comparator == "=" and told.comparator in {"<", ">"}:
        edge = told.high if told.comparator == "<" else told.low
        if known.low == known.high == edge:
            return False
    slack = 0.0 if dated else _share(told) * abs(told.low or told.high)
    return told.low - slack <= known.low and known.high <= told.high + slack


def _share(told: Value) -> float:
    """How much of a value may be missing or over."""
    if told.comparator == "~":
        return ABOUT
    return 0.0 if told.comparator in {"<", ">"} else _SLACK.get(told.kind, 0.0)


def _apart(known: Value, told: Value) -> bool:
    signs = {known.comparator, told.comparator}
    if known.kind != "date" and signs in ({"=", "<"}, {"=", ">"}):
        return not _within(known, told) and not _within(told, known)
    reach = ABOUT * abs(told.low) * ("~" in signs)
    return known.high < told.low - reach or told.high + reach < known.low
