"""One measured figure, and the table of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value, the bound it is held to, and what stands behind it.

    ``bound`` and ``holds`` are None for a figure that is only told. ``against``
    says in words what was measured, or what it was compared with.
    """

    name: str
    value: float
    unit: str
    bound: str | None
    holds: bool | None
    against: str


def at_most(name: str, value: float, unit: str, bound: float, against: str) -> Figure:
    """A figure that must not be larger than ``bound``."""
    return Figure(name, value, unit, f"<= {bound:g}", value <= bound, against)


def at_least(name: str, value: float, unit: str, bound: float, against: str) -> Figure:
    """A figure that must not be smaller than ``bound``."""
    return Figure(name, value, unit, f">= {bound:g}", value >= bound, against)


def told(name: str, value: float, unit: str, against: str) -> Figure:
    """A figure without a bound."""
    return Figure(name, value, unit, None, None, against)


HOLDS = {True: "holds", False: "MISSED", None: "-"}


def table(figures: Sequence[Figure]) -> str:
    """A line for each figure, in columns."""
    rows = [("figure", "value", "bound", "", "measured")]
    rows += [
        (f.name, _valued(f), f.bound or "none", HOLDS[f.holds], f.against)
        for f in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join(
            [
                row[0].ljust(widths[0]),
                row[1].rjust(widths[1]),
                row[2].rjust(widths[2]),
                row[3].ljust(widths[3]),
                row[4],
            ]
        )
        for row in rows
    )


def _valued(figure: Figure) -> str:
    digits = 0 if abs(figure.value) >= 100 else 2
    return f"{figure.value:.{digits}f} {figure.unit}"
