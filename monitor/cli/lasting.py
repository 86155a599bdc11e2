"""Faults that ``doctor`` cannot provoke, but that the ledger and the disk tell of."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple

from monitor.cli.runs import BROKEN_OFF, runs_of
from monitor.cli.words import counted
from monitor.types import RunState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.app import App
    from monitor.cli.session import Session

ROOM = 100_000_000
"""Bytes that should be free: a pass writes a few MB, a copy the ledger once more."""


class Finding(NamedTuple):
    """What one look found; ``advice`` is set where it is a fault."""

    what: str
    found: str
    advice: str | None = None


def lasting(session: Session, app: App) -> Iterator[Finding]:
    """The last run, the disk, older verdicts, and pages that wait."""
    yield from _last_run(session, app)
    yield _room(app)
    yield _engine(app)
    yield from _pages(session, app)


def _last_run(session: Session, app: App) -> Iterator[Finding]:
    for record in runs_of(session, app, limit=1):
        at = session.local(record.report.started)
        if record.state is RunState.FAILED:
            yield Finding(
                "runs",
                f"the last one, {record.run} of {at}, failed: {record.error}",
                "Mend what it says, and run again.",
            )
        if record.state is RunState.BROKEN_OFF:
            yield Finding(
                "runs",
                f"the last one, {record.run} of {at}, was {BROKEN_OFF}",
                "Run again: what it had finished is kept, the rest is done then.",
            )


def _room(app: App) -> Finding:
    path = app.ledger.path
    needed = ROOM + path.stat().st_size
    free = shutil.disk_usage(path.parent).free
    if free < needed:
        return Finding(
            "disk",
            f"{free / 1e6:,.0f} MB are free where {path} lies, "
            f"{needed / 1e6:,.0f} MB should be",
            "Make room; 'monitor purge' and fewer files in backups may help.",
        )
    return Finding("disk", f"{free / 1e6:,.0f} MB are free")


def _engine(app: App) -> Finding:
    """Whose verdicts the ledger holds: an older engine's are nothing wrong."""
    from monitor.core.comparison import ENGINE  # noqa: PLC0415

    older = sum(n for engine, n in app.ledger.engines().items() if engine != ENGINE)
    if not older:
        return Finding("engine", ENGINE)
    told = counted(older, "verdict")
    return Finding(
        "engine",
        f"{ENGINE}; {told} of an older one; 'monitor replay' shows what it would change",
    )


def _pages(session: Session, app: App) -> Iterator[Finding]:
    """Pages that wait for their servers: the passes see to them, nobody has to."""
    waiting = app.ledger.waiting()
    if waiting:
        pages = sum(one.pages for one in waiting)
        first = session.local(min(one.next_try for one in waiting))
        why = "; ".join(f"{one.pages} {one.reason}" for one in waiting)
        wait = "waits" if pages == 1 else "wait"
        yield Finding(
            "pages",
            f"{counted(pages, 'page')} {wait} to be asked for again, from {first} on: "
            f"{why}",
        )
