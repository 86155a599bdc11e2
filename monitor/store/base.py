"""The connection, its transactions, and lookups that all nouns share."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from monitor.store.codec import Assertions
from monitor.store.faults import plain_words
from monitor.store.whole import or_else, written_whole

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence, Sized
    from pathlib import Path

    from sqlite_utils import Database

PARAMETERS = 500
"""Values in one IN (...) list, and rows in one portion: no statement is slow, and
none is kept from being planned well."""


NUMBERED = frozenset(("mentions", "claims", "threads", "revisions"))
"""Tables whose numbers people and other tables remember: none is given twice."""

NEXT = """
SELECT 1 + max(coalesce((SELECT max(id) FROM {0}), 0),
  coalesce((SELECT last FROM numbers WHERE name = '{0}'), 0)) AS number
"""


class Connected:
    """A database that is open, in autocommit; one thread owns it."""

    def __init__(self, db: Database, path: Path) -> None:
        self.path = path
        self._db = db
        self._topic_ids: dict[str, int] = {}
        self._assertions = Assertions()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything inside one atomic, durable write.

        A nested one is a savepoint: an error that is caught outside of it undoes
        the inner work alone.
        """
        connection = self._db.conn
        inner = _nested if connection.in_transaction else written_whole
        with (
            plain_words(self.path),
            or_else(self._topic_ids.clear),
            inner(connection),
        ):
            yield

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """Let everything inside happen, then undo it; never inside a transaction."""
        with plain_words(self.path):
            self._db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield
            finally:
                self._db.conn.rollback()
                self._topic_ids.clear()

    def _write(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        with plain_words(self.path):
            return self._db.conn.execute(sql, tuple(values))

    def _write_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Write all rows or, unless the caller undoes its own work, none."""
        inside = self._db.conn.in_transaction
        with plain_words(self.path) if inside else self.transaction():
            self._db.conn.executemany(sql, rows)

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        with plain_words(self.path):
            return self._db.conn.execute(sql, tuple(values)).fetchall()

    def _row(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Row | None:
        rows = self._rows(sql, values)
        return rows[0] if rows else None

    def _rows_in(
        self, sql: str, values: Iterable[object], *more: object
    ) -> list[sqlite3.Row]:
        """Rows of ``sql``, whose ``{}`` is filled with ``values`` in portions.

        ``more`` are the parameters that stand before the list.
        """
        asked = list(values)
        rows: list[sqlite3.Row] = []
        for start in range(0, len(asked), PARAMETERS):
            some = asked[start : start + PARAMETERS]
            rows += self._rows(sql.format(in_list(some)), [*more, *some])
        return rows

    def _pages(
        self, query: str, where: str, values: Sequence[object], key: str
    ) -> Iterator[list[sqlite3.Row]]:
        """Rows of ``query`` in portions by ``key``, the row's ``id``.

        Each portion is a query of its own: nothing is left open for a writer to
        stumble over, and a ledger of any size is never held whole.
        """
        last = 0
        while rows := self._rows(
            f"{query} WHERE {where} AND {key} > ? ORDER BY {key} LIMIT {PARAMETERS}",
            [*values, last],
        ):
            yield rows
            last = rows[-1]["id"]

    def _insert(self, table: str, **values: object) -> int:
        cursor = self._write(_inserting(table, *values), tuple(values.values()))
        return int(cursor.lastrowid or 0)

    def _next(self, table: str) -> int:
        """The first number of a table that was never given."""
        return int(self._rows(NEXT.format(table))[0]["number"])

    def _keep_numbers(self, tables: Iterable[str] = NUMBERED) -> None:
        """Remember which numbers were given, for their rows are about to go."""
        for table in sorted(tables):
            self._write(
                "INSERT OR REPLACE INTO numbers VALUES (?, ?)",
                [table, self._next(table) - 1],
            )

    def _topic(self, name: str) -> int | None:
        """The row of a topic, if anything was ever stored under it."""
        if name not in self._topic_ids:
            row = self._row("SELECT id FROM topics WHERE name = ?", [name])
            if row is None:
                return None
            self._topic_ids[name] = int(row["id"])
        return self._topic_ids[name]

    def _topic_made(self, name: str) -> int:
        """The row of a topic, made where there is none."""
        known = self._topic(name)
        return self._insert("topics", name=name) if known is None else known


@cache
def _inserting(table: str, *columns: str) -> str:
    """The statement that adds a row, with its number where people remember that."""
    names, marks = ", ".join(columns), in_list(columns)
    if table in NUMBERED and "id" not in columns:
        # In the same statement: a look-up of its own costs as much again.
        names, marks = f"{names}, id", f"{marks}, ({NEXT.format(table)})"
    return f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - our names


@contextmanager
def _nested(connection: sqlite3.Connection) -> Iterator[None]:
    # One name does for all: a savepoint hides those of its name outside of it
    # (sqlite.org/lang_savepoint.html), and equal statements are prepared once.
    def undo() -> None:
        if connection.in_transaction:  # a full disk may have ended it all
            connection.execute("ROLLBACK TO nested")
            connection.execute("RELEASE nested")

    connection.execute("SAVEPOINT nested")
    with or_else(undo):
        yield
    connection.execute("RELEASE nested")


def in_list(values: Sized) -> str:
    """The marks of an IN (...) list."""
    return ", ".join("?" * len(values))


def conditions(wanted: dict[str, Any]) -> tuple[str, list[Any]]:
    """A WHERE clause of those conditions whose value is not None."""
    given = {sql: value for sql, value in wanted.items() if value is not None}
    clause = " AND ".join(given) or "1"
    return clause, list(given.values())
