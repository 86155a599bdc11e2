"""The ledger as a whole: opening and copying it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Self

from monitor.errors import LedgerError
from monitor.store.articles import ArticleStore
from monitor.store.checking import CheckStore
from monitor.store.claims import ClaimStore
from monitor.store.faults import plain_words
from monitor.store.feeds import FeedStore
from monitor.store.opening import connect
from monitor.store.outbox import OutboxStore
from monitor.store.purging import PurgeStore
from monitor.store.reading import ReadingStore
from monitor.store.retrieval import RetrievalStore
from monitor.store.runs import RunStore
from monitor.store.watching import WatchStore

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

PATIENCE = 5.0
"""Seconds to wait for another writer; a transaction here takes hundredths."""


class SqliteLedger(
    FeedStore,
    ArticleStore,
    WatchStore,
    ClaimStore,
    RetrievalStore,
    ReadingStore,
    OutboxStore,
    RunStore,
    PurgeStore,
    CheckStore,
):
    """The ledger in one SQLite file; implements ``monitor.ports.Ledger``."""

    def snapshot(self, target: Path) -> None:
        """Copy the ledger as it stands, by SQLite's backup API.

        Raises ``LedgerError`` where ``target`` exists; nothing is replaced.
        """
        if target.exists():
            raise LedgerError(f"{target} exists. Name another file for the copy.")
        with plain_words(target):
            try:
                with closing(sqlite3.connect(target)) as copy:
                    self._db.conn.backup(copy)
            except BaseException:
                target.unlink(missing_ok=True)  # half a copy is worse than none
                raise

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def open_ledger(
    path: Path, *, create: bool = True, patience: float = PATIENCE
) -> SqliteLedger:
    """Open a ledger, making file and folder where there is none.

    Raises ``LedgerDamaged``, ``LedgerNewer`` or ``LedgerError``; a file that is
    there is never replaced. ``patience`` is how long to wait for a lock, in s.
    """
    return SqliteLedger(connect(path, create=create, patience=patience), path)
