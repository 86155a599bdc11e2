"""SQLite's errors that a person can do something about, in plain words."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from monitor.errors import LedgerDamaged, LedgerError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

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


def has_words(error: Exception) -> bool:
    """Say whether ``plain_words`` knows what to call an error of SQLite's."""
    return getattr(error, "sqlite_errorcode", 0) & PRIMARY in WORDS.keys() | DAMAGE


def damaged(path: Path, fault: object) -> LedgerDamaged:
    """Say what is wrong inside a file, and what to do."""
    return LedgerDamaged(
        f"{path} is damaged or is no ledger ({fault}). It was left as it is: restore "
        "a copy, or move the file away to begin a new ledger."
    )


class plain_words:  # noqa: N801 - reads as what it does
    """Turn what a person can mend into ``LedgerError``; bugs pass through.

    A class, because every statement enters it: a generator costs three times that.
    """

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if isinstance(exc, sqlite3.DatabaseError):
            code = getattr(exc, "sqlite_errorcode", 0) & PRIMARY
            if code in DAMAGE:
                raise damaged(self._path, exc) from exc
            if code in WORDS:
                told = f"{self._path}: {WORDS[code]}. Nothing was lost."
                raise LedgerError(told) from exc
