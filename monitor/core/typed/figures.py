"""Figures as they are written, whatever they count, beside the nearest known one.

Two texts seldom count in the same words: 66 critics are 66 reviews. Where the units
differ, the nearest figure of the same kind is taken for the same one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.typed.days import DAY_OF_MONTH
from monitor.core.typed.values import ABOUT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIGURE = re.compile(
    r"(?:\b(?P<bound>more than|over|at least|above|exceeding|after|since|less than|fewer"
    r" than|under|below|at most|up to|before|about|around|roughly|nearly|almost"
    r"|approximately) (?:the |about )?)?(?P<money>[$€£] ?)?"
    r"(?<![\w.,/-])(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?![\w/])"
    r"(?: ?(?P<scale>thousand|million|billion|trillion))?(?P<unit> ?%| per ?cent\b)?",
    re.IGNORECASE,
)
_BOUNDS = (
    dict.fromkeys(("more than", "over", "above", "exceeding", "after"), ">")
    | dict.fromkeys(("at least", "since"), ">=")
    | dict.fromkeys(("less than", "fewer than", "under", "below", "before"), "<")
    | dict.fromkeys(("at most", "up to"), "<=")
    | dict.fromkeys(
        ("about", "around", "roughly", "nearly", "almost", "approximately"), "~"
    )
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
        """Whether a known figure is within this one."""
        if self.bound == "~":
            return abs(other.size - self.size) <= ABOUT * self.size
        if other.size == self.size:
            return self.bound in {"", ">=", "<="}
        return self.bound[:1] == (">" if other.size > self.size else "<")


@lru_cache(maxsize=4096)
def _figures(text: str) -> tuple[_Figure, ...]:
    found = []
    for match in _FIGURE.finditer(DAY_OF_MONTH.sub(" ", text)):
        size = float(match["number"].replace(",", ""))
        size *= _SCALES.get((match["scale"] or "")[:1].lower(), 1)
        bound = "" if not match["bound"] else _BOUNDS[match["bound"].lower()]
        found.append(_Figure(size, _kind(match), bound))
    return tuple(found)


def _kind(match: re.Match[str]) -> str:
    if match["unit"] or match["money"]:
        return "%" if match["unit"] else "$"
    return "year" if not match["scale"] and _YEAR.fullmatch(match["number"]) else ""


def of_figures(premise: str, hypothesis: str) -> Iterator[str]:
    """How the figures of the hypothesis stand to the nearest known ones."""
    known, told = _figures(premise), _figures(hypothesis)
    held = [
        figure.holds(nearest) for figure in told if (nearest := _nearest(figure, known))
    ]
    if held:
        yield "near figure held" if all(held) else "near figure apart"


def _nearest(figure: _Figure, known: Sequence[_Figure]) -> _Figure | None:
    """The exact figure that may be the same one, well told or not."""
    return min(
        (
            one
            for one in known
            if not one.bound
            and one.kind == figure.kind
            and _near(one.size, figure.size)
        ),
        key=lambda one: abs(one.size - figure.size),
        default=None,
    )


def _near(one: float, other: float) -> bool:
    low, high = sorted((one, other))
    return high <= _NEAR * low
