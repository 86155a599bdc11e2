"""What was done, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from monitor.types import (
        Replayed,
        RunRecord,
        RunReport,
    )


class Runs(Protocol):
    """Runs with their reports, and replays."""

    def begin_run(self, started: datetime) -> int:
        """Note that a run begins; returns its number."""
        ...

    def break_off_runs(self) -> Sequence[int]:
        """Mark those that begun and never ended; the caller alone may be at work."""
        ...

    def add_run(self, report: RunReport) -> None:
        """Keep a run's report, under the number it names if it does."""
        ...

    def fail_run(self, run: int, error: str, now: datetime) -> None:
        """Note why a run that had begun came to nothing."""
        ...

    def runs(
        self, *, run: int | None = None, limit: int | None = None
    ) -> Sequence[RunRecord]:
        """The latest runs, newest first; ``run``: that one alone."""
        ...

    def replays(
        self, since: datetime | None = None, until: datetime | None = None
    ) -> Sequence[Replayed]:
        """Replays that changed something, oldest first; ``since`` < at <= ``until``."""
        ...
