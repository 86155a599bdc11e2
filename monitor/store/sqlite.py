"""Opening, checking and copying the ledger."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Self

from sqlite_utils import Database

from monitor.errors import LedgerError
from monitor.store.articles import ArticleStore
from monitor.store.claims import ClaimStore
from monitor.store.faults import plain_words
from monitor.store.feeds import FeedStore
from monitor.store.migrations import migrate
from monitor.store.outbox import OutboxStore
from monitor.store.reading import ReadingStore

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

PATIENCE = 5.0
"""Seconds to wait for another writer; a transaction here takes hundredths."""


class SqliteLedger(FeedStore, ArticleStore, ClaimStore, ReadingStore, OutboxStore):
    """The ledger in one SQLite file; implements ``monitor.ports.Ledger``."""

    def check(self) -> list[str]:
        """Say what is wrong inside the file; nothing, if all is well."""
        faults = [
            f"integrity: {row[0]}"
            for row in self._rows("PRAGMA integrity_check")
            if row[0] != "ok"
        ]
        faults += [
            f"a row of {row['table']} points to a missing row of {row['parent']}"
            for row in self._rows("PRAGMA foreign_key_check")
        ]
        faults += [
            f"mention {row['id']}: its quote does not stand at its offsets"
            for row in self._rows(
                "SELECT m.id FROM mentions m JOIN revisions r ON r.id = m.revision_id "
                "WHERE substr(r.text, m.start_offset + 1, "
                "m.end_offset - m.start_offset) <> m.quote"
            )
        ]
        return faults

    def snapshot(self, target: Path) -> None:
        """Copy the ledger as it stands, by SQLite's backup API."""
        with plain_words(target), closing(sqlite3.connect(target)) as copy:
            self._db.conn.backup(copy)

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
    _refuse_remains(path, create=create)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(
            f"{path.parent} cannot be made: {error.strerror}. Name another folder "
            "under [monitor] state."
        ) from error
    with plain_words(path):
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        connection.row_factory = sqlite3.Row
        db = Database(connection)
        try:
            _prepare(db, path)
        except BaseException:
            db.close()
            raise
    return SqliteLedger(db, path)


def _refuse_remains(path: Path, *, create: bool) -> None:
    """A log without its database is a loss to be told, not a fresh start."""
    if path.exists() and path.stat().st_size:
        return
    if path.with_name(f"{path.name}-wal").exists():
        raise LedgerError(
            f"{path} is missing or empty, but {path.name}-wal lies beside it: the "
            "ledger was moved or cut off. Put the ledger back, or move the rest "
            "away to begin a new one."
        )
    if path.exists() or not create:
        raise LedgerError(
            f"{path} {'is empty' if path.exists() else 'does not exist'}. Restore "
            "a copy, or remove it and run again to begin a new ledger."
        )


def _prepare(db: Database, path: Path) -> None:
    connection = db.conn
    connection.execute("PRAGMA foreign_keys = ON")
    # FULL: with NORMAL a power cut may undo the mark that a mail was sent.
    connection.execute("PRAGMA synchronous = FULL")
    migrate(db, str(path))
    db.enable_wal()
