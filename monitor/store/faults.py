"""SQLite's errors that a person can do something about, in plain words."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from monitor.errors import LedgerDamaged, LedgerError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = {
    sqlite3.SQLITE_FULL: "the disk is full; make room and run again",
    sqlite3.SQLITE_READONLY: "it is read-only; give this user the right to write",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check the folder and its rights",
    sqlite3.SQLITE_PERM: "access was denied; check the rights of the file",
    sqlite3.SQLITE_BUSY: "another program is writing to it; try again in a moment",
    sqlite3.SQLITE_LOCKED: "another program is writing to it; try again in a moment",
    sqlite3.SQLITE_IOERR: "the disk reported an error; check disk and free space",
}
DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
PRIMARY = 0xFF
"""The low byte of an extended result code (sqlite.org/rescode.html)."""


@contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """Turn what a person can mend into ``LedgerError``; bugs pass through."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & PRIMARY
        if code in DAMAGE:
            raise LedgerDamaged(
                f"{path} is damaged or is no ledger ({error}). It was left as it "
                "is: restore a copy, or move the file away to begin a new ledger."
            ) from error
        if code in WORDS:
            raise LedgerError(f"{path}: {WORDS[code]}. Nothing was lost.") from error
        raise
