"""Opening the file of a ledger, and beginning one where there is none."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlite_utils import Database

from monitor.durable import rename_unless_taken
from monitor.errors import LedgerDamaged, LedgerError, LedgerMissing
from monitor.store.faults import damaged, has_words, plain_words
from monitor.store.migrations import APPLICATION, migrate
from monitor.store.whole import or_else

if TYPE_CHECKING:
    from pathlib import Path

OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables (sqlite.org/stricttables.html)."""


STATEMENTS = 512
"""Statements kept prepared: lists of values make one for each of their lengths."""

CACHE = 16 * 1024
"""Kilobytes of pages kept at hand; with SQLite's own 2 MB, the pages of 100,000
claims are read anew for every article."""

UNREADABLE = (sqlite3.Error, UnicodeError)
"""What opening raises over pages that make no sense."""

HEADER = 100
"""Bytes of the header of a database file (sqlite.org/fileformat2.html)."""


def connect(path: Path, *, create: bool, patience: float) -> Database:
    """Open a ledger as ``open_ledger`` says; the newest schema, foreign keys, WAL."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise LedgerError(
            f"This Python comes with SQLite {sqlite3.sqlite_version}; claim-monitor "
            "needs 3.37 or later. Use a newer Python."
        )
    if not path.exists():
        _begin(path, create=create)
    refuse_remains(path)
    with plain_words(path):
        db = _connected(path, patience)
        with or_else(db.close):
            try:
                _prepare(db, path)
            except UNREADABLE as error:
                if fault := _damage_behind(error, db):
                    raise damaged(path, fault) from error
                raise
    return db


def _damage_behind(error: Exception, db: Database) -> str | None:
    """What is wrong inside a file whose opening met an error that nobody foresaw."""
    if has_words(error):
        return None
    try:
        return next(iter(broken_pages(db)), None)
    except UNREADABLE as another:
        return None if has_words(another) else str(another)


def broken_pages(db: Database) -> list[str]:
    """What SQLite finds wrong inside a file; the first faults are enough.

    The whole check, with the indices: quick_check leaves those out.
    """
    rows = db.conn.execute("PRAGMA integrity_check(10)")
    return [row[0] for row in rows if row[0] != "ok"]


def _begin(path: Path, *, create: bool) -> None:
    """Make an empty ledger beside ``path`` and give it its name when it is whole.

    Killed half-way it leaves no half of a ledger, and a ledger that another
    process made in the meantime is not replaced.
    """
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        raise LedgerDamaged(
            f"{path} is missing, but {log.name} lies beside it: the ledger was moved "
            "without its log. Put both together again, or move the log away to begin "
            "a new ledger. Nothing was changed."
        )
    if not create:
        raise LedgerMissing(
            f"There is no ledger at {path} yet. 'monitor run' begins one."
        )
    fresh = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with plain_words(path), closing(_connected(fresh, 0)) as db:
            migrate(db, path)
        rename_unless_taken(fresh, path)  # another instance may have been faster
    except OSError as error:
        raise LedgerError(
            f"{path} cannot be made: {error.strerror}. Give this user the right to "
            "write there, or name another folder under [monitor] state."
        ) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _connected(path: Path, patience: float) -> Database:
    connection = sqlite3.connect(
        path,
        timeout=patience,
        isolation_level=None,
        cached_statements=STATEMENTS,
    )
    connection.row_factory = sqlite3.Row
    # A plugin of sqlite-utils is meant for its command line, not for this file.
    return Database(connection, recursive_triggers=False, execute_plugins=False)


def _prepare(db: Database, path: Path) -> None:
    db.conn.execute("PRAGMA foreign_keys = ON")
    # FULL: with NORMAL a power cut may undo the mark that a mail was sent.
    db.conn.execute("PRAGMA synchronous = FULL")
    db.conn.execute(f"PRAGMA cache_size = -{CACHE}")
    (application,) = db.conn.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION:
        raise LedgerDamaged(
            f"{path} is not a ledger of claim-monitor. It was left as it is: move "
            "it away, or name another folder under [monitor] state."
        )
    migrate(db, path)
    db.enable_wal()


def refuse_remains(path: Path, advice: str = "") -> None:
    """Refuse a file that is no database, or shorter than it says of itself.

    ``advice`` says what to do where the file is not the ledger. The fields are those
    of sqlite.org/fileformat2.html, section 1.3.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(HEADER)
        log = path.with_name(f"{path.name}-wal")
        logged = log.exists() and log.stat().st_size > 0
    except OSError as error:
        raise LedgerError(f"{path} cannot be read: {error.strerror}.") from error
    page = int.from_bytes(header[16:18])
    told = (65536 if page == 1 else page) * int.from_bytes(header[28:32])
    fault = ""
    if not header:
        fault = "is empty"
    elif len(header) < HEADER or not header.startswith(b"SQLite format 3\0"):
        fault = "is not a database, or its beginning is damaged"
    elif size < told and not logged:
        fault = f"was cut off: {size} of {told} bytes are there"
    if fault:
        advice = advice or (
            "restore a copy, or move it away "
            f"(with {log.name}, if that lies beside it) to begin a new ledger"
        )
        raise LedgerDamaged(f"{path} {fault}. It was left as it is: {advice}.")
