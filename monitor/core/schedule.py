"""When a digest is due: data, not timers.

A digest is due at the first pass after ``at`` on each local date; one that was
missed because nothing ran is covered by the next. Everything follows from the
date of the last digest, so neither a restart nor a clock that jumps can send two
for one date. Wall-clock times that a change to summer time skips are due as soon
as the gap is over; those that happen twice, at their first occurrence.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def local_date(now: datetime, timezone: str) -> str:
    """The date in ``timezone`` (an IANA name) at ``now``, as YYYY-MM-DD."""
    return now.astimezone(ZoneInfo(timezone)).date().isoformat()


def digest_due(now: datetime, last_date: str | None, at: time, timezone: str) -> bool:
    """Say whether a digest is due at ``now``.

    ``last_date`` is the local date of the newest digest; None for a new ledger,
    whose first digest is due at once.
    """
    if last_date is None:
        return True
    today = local_date(now, timezone)
    return last_date < today and now >= instant_of(
        date.fromisoformat(today), at, timezone
    )


def instant_of(day: date, at: time, timezone: str) -> datetime:
    """The first instant, in UTC, at which the clocks of ``timezone`` show ``at``.

    For a time that a gap skips: the end of the gap.
    """
    zone = ZoneInfo(timezone)
    wall = datetime.combine(day, at.replace(fold=0))  # of two, the first
    instant = wall.replace(tzinfo=zone).astimezone(UTC)
    if _wall(instant, zone) == wall:
        return instant
    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    while instant - before > timedelta(seconds=1):
        middle = before + (instant - before) // 2
        if _wall(middle, zone) < wall:
            before = middle
        else:
            instant = middle
    return instant.replace(microsecond=0)


def _wall(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None)
