"""The log: one event a line on stderr, as logfmt or JSON.

logfmt is what Heroku's router made common and Go's log/slog writes: key=value,
values in quotation marks where they hold blanks, quotation marks or "=".
"""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

OURS = "monitor"
FORMS = ("logfmt", "json")
_BARE = re.compile(r'[^\s"=\\]+')


class Handler(logging.Handler):
    """Writes to stderr as it is at that moment."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        try:
            click.echo(self.format(record), err=True)
        except OSError:  # nobody reads the log any more: no reason to stop
            self.handleError(record)


class Lines(logging.Formatter):
    """One line an event: ``ts``, ``level``, ``msg``, then the event's own fields."""

    def __init__(self, clock: Callable[[], datetime], form: str = FORMS[0]) -> None:
        super().__init__()
        self._clock = clock
        self._form = form

    def format(self, record: logging.LogRecord) -> str:
        """The line of one event."""
        fields: dict[str, Any] = {
            "ts": self._clock().isoformat(timespec="seconds"),
            "level": record.levelname.lower(),
            "msg": record.getMessage(),
        }
        if record.name != OURS:
            fields["logger"] = record.name
        fields |= getattr(record, "fields", {})
        if record.exc_info:
            fields["trace"] = self.formatException(record.exc_info)
        if self._form == "json":
            return json.dumps(fields, default=str)  # ASCII steers no terminal
        return " ".join(f"{key}={_value(value)}" for key, value in fields.items())


def start(
    clock: Callable[[], datetime], *, level: int, others: int, form: str = FORMS[0]
) -> None:
    """Send our events from ``level`` on to stderr, and those of libraries."""
    handler = Handler()
    handler.setFormatter(Lines(clock, form))
    # The level of the root says nothing to a library that sets one of its own.
    handler.addFilter(lambda one: one.name == OURS or one.levelno >= others)
    root = logging.getLogger()
    for earlier in [one for one in root.handlers if isinstance(one, Handler)]:
        root.removeHandler(earlier)
    root.addHandler(handler)
    root.setLevel(others)
    logging.getLogger(OURS).setLevel(level)


def _value(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.1f}"
    text = plain(str(value))
    return text if _BARE.fullmatch(text) else json.dumps(text, ensure_ascii=False)
