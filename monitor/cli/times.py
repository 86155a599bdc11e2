"""Points in time as people write them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from datetime import tzinfo


class Instant(click.ParamType):  # type: ignore[type-arg]
    """An ISO 8601 time; without an offset it is UTC."""

    name = "time"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Parse the value of an option."""
        if isinstance(value, datetime):
            return value
        try:
            return parse_instant(value, UTC)
        except ValueError:
            self.fail(f"{value!r} is no time; write 2024-12-11T20:00:00Z", param, ctx)


def parse_instant(text: str, zone: tzinfo) -> datetime:
    """An aware time in UTC; one without an offset is on the clocks of ``zone``.

    Raises ``ValueError`` for what is no ISO 8601 date or time.
    """
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=zone)
    try:
        return instant.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(text) from error
