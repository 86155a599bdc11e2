"""The days behind a digest as stacked bars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from monitor.render.words import short_day
from monitor.types import BY_WEIGHT, DayCount

if TYPE_CHECKING:
    from collections.abc import Sequence

# Six weeks: the rhythm of a dispute shows, and a bar is still a finger wide
# enough to hover over on a phone of 360 points.
DAYS = 42
LEAST_DAYS = 3  # fewer bars show no rhythm

_STEP, _BAR, _HEIGHT = 16.0, 12.0, 72.0
_LEAST = 2.0  # a single mention beside hundreds must stay visible


@dataclass(frozen=True, slots=True)
class Block:
    """One verdict's part of a bar, in units of the drawing."""

    verdict: str
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One day; ``label`` says in words what its blocks show."""

    day: str
    label: str
    x: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing of ``width`` by ``height`` units; ``label`` describes it whole."""

    width: float
    height: float
    label: str
    bars: tuple[Bar, ...]


def timeline(days: Sequence[DayCount]) -> Timeline | None:
    """Lay out the last days, empty ones included; None if there is little to see."""
    shown = every_day(days)
    tallest = max((_total(day) for day in shown), default=0)
    if not tallest or len(shown) < LEAST_DAYS:
        return None
    bars = tuple(_bar(day, n * _STEP, tallest) for n, day in enumerate(shown))
    first, last = (day_name(day) for day in (shown[0], shown[-1]))
    label = (
        f"Mentions a day, {first} to {last}; the most on one day: {tallest:,}. "
        "One item may gather several."
    )
    return Timeline(len(shown) * _STEP, _HEIGHT, label, bars)


def every_day(days: Sequence[DayCount]) -> tuple[DayCount, ...]:
    """The last ``DAYS`` days up to the last one told of, without gaps."""
    if not days:
        return ()
    known = {day.day: day for day in days}
    last, first = date.fromisoformat(max(known)), date.fromisoformat(min(known))
    length = min(DAYS, (last - first).days + 1)
    dates = (last - timedelta(days=back) for back in reversed(range(length)))
    return tuple(known.get(d.isoformat(), DayCount(d.isoformat())) for d in dates)


def day_label(day: DayCount) -> str:
    """A day's counts in words: "10 Dec 2024: 1 contradicted, 3 new"."""
    counts = ((getattr(day, verdict), verdict) for verdict in BY_WEIGHT)
    told = ", ".join(f"{n:,} {verdict}" for n, verdict in counts if n)
    return f"{day_name(day)}: {told or 'nothing'}"


def day_name(day: DayCount) -> str:
    """The date in the words of a digest: "10 Dec 2024"."""
    return short_day(date.fromisoformat(day.day))


def _total(day: DayCount) -> int:
    return day.contradicted + day.changed + day.new + day.repeated


def _bar(day: DayCount, x: float, tallest: int) -> Bar:
    blocks: list[Block] = []
    ground = _HEIGHT
    # What matters most stands on the ground line, where heights compare best.
    told = [(v, getattr(day, v)) for v in BY_WEIGHT if getattr(day, v)]
    scale = (_HEIGHT - _LEAST * len(BY_WEIGHT)) / tallest
    for verdict, count in told:
        height = round(_LEAST + count * scale, 2)
        ground -= height
        blocks.append(Block(verdict, count, x, round(ground, 2), _BAR, height))
    return Bar(day.day, day_label(day), x, tuple(blocks))
