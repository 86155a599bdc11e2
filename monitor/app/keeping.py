"""Looking after the ledger: copies of it, and what grows too old."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from itertools import chain, count
from typing import TYPE_CHECKING

from monitor.app.events import tell
from monitor.app.seeding import seeds_of, spared
from monitor.errors import UsageError
from monitor.store import copying, rotating
from monitor.types import Selection

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.config import Config
    from monitor.store.sqlite import SqliteLedger
    from monitor.types import Holdings, Purge

DATABASE = "ledger.db"
BACKUPS = "backups"
DIGESTS = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*"
"""Files of digests, which are named by their date."""


def remains(config: Config) -> Path | None:
    """The folder in which digests or copies of a ledger lie that is gone, if one is."""
    state = config.monitor.state
    if (state / DATABASE).exists():
        return None
    # Whoever names a folder for digests may keep other things in it.
    left = ((config.digest.folder, DIGESTS), (state / BACKUPS, "ledger-*.db"))
    return next((folder for folder, names in left if any(folder.glob(names))), None)


def back_up(
    config: Config, target: Path | None, now: datetime
) -> tuple[Path, Holdings]:
    """Copy the ledger to ``target``, or to a dated file in the folder of backups.

    The ledger is only read, so a run may go on meanwhile. Raises ``LedgerError``, and
    ``UsageError`` for a folder that is not there.
    """
    state = config.monitor.state
    if target and not target.parent.exists():
        raise UsageError(f"{target} cannot be written: make {target.parent} first")
    target = target or _free(state / BACKUPS / f"ledger-{_dated(now)}.db")
    return target, copying.back_up(state / DATABASE, target)


def thin_out(copy: Path, keep: int) -> list[Path]:
    """Remove all but the ``keep`` newest of the dated copies beside the new ``copy``.

    Returns which went. Raises ``LedgerError``.
    """
    return rotating.rotate(copy, keep)


def restore(config: Config, file: Path, now: datetime) -> tuple[Path | None, Holdings]:
    """Put a copy in the place of the ledger; returns where that one is now, if any.

    The caller holds the lock. Raises ``LedgerError``; nothing is lost then.
    """
    if not file.exists():
        raise UsageError(f"There is no file {file}.")
    state = config.monitor.state
    aside = _free(state / f"ledger-{_dated(now)}-replaced.db")
    holdings = copying.restore(file, state / DATABASE, aside)
    return (aside if aside.exists() else None), holdings


def plan_purge(
    ledger: SqliteLedger,
    config: Config,
    now: datetime,
    *,
    age: timedelta | None = None,
    feed: str | None = None,
    host: str | None = None,
) -> Purge:
    """Say what a purge would remove; seeds that still lie there are spared."""
    before = None if age is None else earlier(now, age)
    seeds, _, faults = seeds_of(config)
    return ledger.plan_purge(Selection(before, feed, host, spared(seeds, faults)))


def retain(
    ledger: SqliteLedger, config: Config, seeds: frozenset[str] | None, now: datetime
) -> int:
    """Remove what ``[retention]`` says is too old; returns how many articles.

    ``seeds`` are the keys of those that still lie there; None spares every seed.
    """
    wanted = config.retention
    if wanted.runs:
        ledger.forget_runs(earlier(now, wanted.runs))
    if wanted.digests:
        ledger.forget_parcels(earlier(now, wanted.digests))
    if wanted.articles is None:
        return 0
    plan = ledger.plan_purge(
        Selection(before=earlier(now, wanted.articles), spared=seeds)
    )
    if plan.articles:
        ledger.purge(plan, now)
        tell(
            logging.INFO,
            "too old and removed",
            articles=len(plan.articles),
            mentions=plan.mentions,
            claims=len(plan.claims),
            tied=len(plan.tied),
        )
    return len(plan.articles)


def earlier(now: datetime, age: timedelta) -> datetime:
    """``age`` before ``now``, or the beginning of time."""
    try:
        return now - age
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC)


def _dated(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y%m%d-%H%M%S")


def _free(path: Path) -> Path:
    """A name that nothing bears: ``NAME``, or ``NAME-2`` and so on."""
    names = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(one for one in chain([path], names) if not one.exists())
