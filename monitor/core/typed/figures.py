"""Bounds of figures, whatever they count, beside the nearest known figure.

Two texts seldom count in the same words: 66 critics are 66 reviews. Where the units
differ, the nearest figure of the same kind is taken for the same one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.typed.days import DAY_OF_MONTH
from monitor.core.typed.values import ABOUT
from monitor.core.values.figures import COMPARATORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MORE_BOUNDS = {
    ">": "(?:higher|larger|longer) than|after",
    "<": "(?:smaller|shorter) than|before",
    ">=": "since",
}
_BOUNDS = COMPARATORS | {
    sign: f"{COMPARATORS[sign]}|{more}" for sign, more in _MORE_BOUNDS.items()
}
# Of a year alone: "after 72 reviews" is no more than 72.
_OF_TIME = frozenset(("since", "after", "before"))
# Neither of "2019-20" nor of "9:30" is a figure; "6.1/10" is one, of its own kind.
_FIGURE = re.compile(
    rf"(?:\b(?P<bound>{'|'.join(_BOUNDS.values())}) (?:the |about )?)?(?P<money>[$€£] ?)?"
    r"(?<![\w.,/–-])(?<!\d:)(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"(?:(?:/| out of )(?P<of>5|10|100)\b|(?![\w/]|[.,:–-]\d))"
    r"(?: ?(?P<scale>thousand|million|billion|trillion))?(?P<unit> ?%| per ?cent\b)?",
    re.IGNORECASE,
)
_SCALES = {"t": 1e3, "m": 1e6, "b": 1e9}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
# A figure twice another is seldom the same one told wrong.
_NEAR = 2.0


class _Figure(NamedTuple):
    """A number as it is written, whatever it counts."""

    size: float
    kind: str
    bound: str

    def holds(self, other: _Figure) -> bool:
        """Whether a known figure is within this bound."""
        if self.bound == "~":
            return abs(other.size - self.size) <= ABOUT * self.size
        if other.size == self.size:
            return self.bound in {">=", "<="}
        return self.bound[0] == (">" if other.size > self.size else "<")


@lru_cache(maxsize=4096)
def _figures(text: str) -> tuple[_Figure, ...]:
    found = []
    for match in _FIGURE.finditer(DAY_OF_MONTH.sub(" ", text)):
        size = float(match["number"].replace(",", ""))
        size *= _SCALES.get((match["scale"] or "")[:1].lower(), 1)
        kind = _kind(match)
        found.append(_Figure(size, kind, _bound(match["bound"], kind)))
    return tuple(found)


def _bound(words: str | None, kind: str) -> str:
    if not words or (kind != "year" and words.lower() in _OF_TIME):
        return ""
    return next(
        sign
        for sign, bounds in _BOUNDS.items()
        if re.fullmatch(bounds, words, re.IGNORECASE)
    )


def _kind(match: re.Match[str]) -> str:
    if match["of"]:
        return f"/{match['of']}"
    if match["unit"] or match["money"]:
        return "%" if match["unit"] else "$"
    return "year" if not match["scale"] and _YEAR.fullmatch(match["number"]) else ""


def of_figures(premise: str, hypothesis: str) -> Iterator[str]:
    """How the bounds of the hypothesis stand to the nearest known figures."""
    bounds = [figure for figure in _figures(hypothesis) if figure.bound]
    if not bounds:  # as nearly always
        return
    known = [figure for figure in _figures(premise) if not figure.bound]
    held = [
        bound.holds(nearest) for bound in bounds if (nearest := _nearest(bound, known))
    ]
    if held:
        yield "near bound held" if all(held) else "near bound apart"


def _nearest(bound: _Figure, known: Sequence[_Figure]) -> _Figure | None:
    """The figure that may be the same one, well told or not."""
    return min(
        (
            one
            for one in known
            if one.kind == bound.kind and _near(one.size, bound.size)
        ),
        key=lambda one: abs(one.size - bound.size),
        default=None,
    )


def _near(one: float, other: float) -> bool:
    low, high = sorted((one, other))
    return high <= _NEAR * low
