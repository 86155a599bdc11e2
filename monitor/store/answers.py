"""What a judge has answered, in a file of its own beside the ledger.

Nothing is lost with it but what was paid for: it may be deleted at any time.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from monitor.errors import LedgerError
from monitor.store.base import PARAMETERS, in_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

PATIENCE = 5.0
"""Seconds to wait for another writer, as for the ledger."""

TABLE = """
CREATE TABLE IF NOT EXISTS answers (
  key TEXT PRIMARY KEY, answer TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""


class AnswerFile:
    """Answers by their keys; implements ``monitor.ports.Answers``.

    The file is made with the first answer. Raises ``LedgerError`` where it cannot
    be used.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def find(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Those of ``keys`` that are known, each with its answer."""
        found: dict[str, str] = {}
        if not keys or not self._path.exists():
            return found
        with self._open() as file:
            for start in range(0, len(keys), PARAMETERS):
                some = keys[start : start + PARAMETERS]
                marks = in_list(some)
                sql = f"SELECT key, answer FROM answers WHERE key IN ({marks})"  # noqa: S608
                found.update(file.execute(sql, some).fetchall())
        return found

    def keep(self, answers: Mapping[str, str]) -> None:
        """Remember ``answers`` by their keys."""
        if not answers:
            return
        with self._open() as file:
            file.executemany(
                "INSERT OR REPLACE INTO answers VALUES (?, ?)", answers.items()
            )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=PATIENCE)) as file, file:
                file.execute(TABLE)
                yield file
        except (sqlite3.DatabaseError, OSError) as error:
            raise LedgerError(
                f"{self._path} cannot be used: {error}. It only holds what the judge "
                "has answered: delete it, or see to its rights and to free space."
            ) from error


class NoAnswers:
    """Remembers nothing, where there is no state folder to remember it in."""

    def find(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Nothing."""
        del keys
        return {}

    def keep(self, answers: Mapping[str, str]) -> None:
        """Forget them."""
