"""The clock, which nothing else reads."""

from __future__ import annotations

from datetime import UTC, datetime


def system_clock() -> datetime:
    """The one place where the present time is read."""
    return datetime.now(UTC)  # noqa: TID251 - this is that place
