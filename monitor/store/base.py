"""The connection, its transactions, and lookups that all nouns share."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from monitor.store.faults import plain_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlite_utils import Database

PARAMETERS = 500
"""Values in one IN (...) list; SQLite's own limit was 999 before 3.32."""


class Connected:
    """A database that is open."""

    def __init__(self, db: Database, path: Path) -> None:
        self.path = path
        self._db = db
        self._topic_ids: dict[str, int] = {}

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything inside one atomic write; a nested one is a savepoint.

        Begins with the right to write, so that a lock is met at once and not
        after half the work.
        """
        with plain_words(self.path):
            if self._db.conn.in_transaction:
                with self._db.atomic():
                    yield
                return
            self._db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._topic_ids.clear()
                self._db.conn.rollback()
                raise
            self._db.conn.execute("COMMIT")

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """Let everything inside happen, then undo it."""
        with plain_words(self.path):
            self._db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield
            finally:
                self._topic_ids.clear()
                self._db.conn.rollback()

    def _write(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        with plain_words(self.path):
            return self._db.conn.execute(sql, tuple(values))

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        with plain_words(self.path):
            return list(self._db.conn.execute(sql, tuple(values)))

    def _row(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Row | None:
        rows = self._rows(sql, values)
        return rows[0] if rows else None

    def _insert(self, table: str, **values: object) -> int:
        columns = ", ".join(values)
        marks = ", ".join("?" * len(values))
        cursor = self._write(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608 - our names
            tuple(values.values()),
        )
        return int(cursor.lastrowid or 0)

    def _topic(self, name: str) -> int:
        """The row of a topic, made where there is none."""
        if name not in self._topic_ids:
            row = self._row("SELECT id FROM topics WHERE name = ?", [name])
            self._topic_ids[name] = (
                int(row["id"]) if row else self._insert("topics", name=name)
            )
        return self._topic_ids[name]


def in_list(values: Sequence[object]) -> str:
    """The marks of an IN (...) list."""
    return ", ".join("?" * len(values))


def conditions(wanted: dict[str, Any]) -> tuple[str, list[Any]]:
    """A WHERE clause of those conditions whose value is not None."""
    given = {sql: value for sql, value in wanted.items() if value is not None}
    clause = " AND ".join(given) or "1"
    return clause, list(given.values())
