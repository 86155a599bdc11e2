"""Making a ledger what a copy of it has become, row by row and at once."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from monitor.errors import LedgerError
from monitor.store.codec import stamp
from monitor.store.purging import PurgeStore
from monitor.store.replaying import ReplayStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from monitor.types import ReplayCounts

FILLED = {
    "topics": ("id",),
    "article_topics": ("article_id", "topic_id"),
    "revision_topics": ("revision_id", "topic_id"),
    "threads": ("id",),
    "claims": ("id",),
    "mentions": ("id",),
    "mention_vectors": ("mention_id",),
    "terms": ("id",),
    "claim_terms": ("term_id", "claim_id"),
    "claim_term_lists": ("claim_id",),
    "reviews": ("id",),
}
"""Tables that a replay fills, with their keys."""


UNTOLD = """
DELETE FROM digest_mentions WHERE mention_id NOT IN (SELECT id FROM main.mentions)
"""


PLACED = """
INSERT INTO main.term_places SELECT * FROM fresh.term_places f WHERE NOT EXISTS
  (SELECT 1 FROM main.term_places WHERE article_id = f.article_id
   AND topic_id = f.topic_id) ORDER BY f.rowid
"""


class TakeOverStore(ReplayStore, PurgeStore):
    """The ledger as a replay changes it."""

    def state(self) -> int:
        """A number that is another one once another program has written."""
        return int(self._rows("PRAGMA data_version")[0][0])

    def take_over(
        self, copy: Path, state: int, engine: str, counts: ReplayCounts, now: datetime
    ) -> bool:
        """Make claims and mentions what they are in ``copy``, all of it or nothing.

        Only rows that differ are written; returns whether any did. Raises
        ``LedgerError`` where the ledger is no longer in the ``state`` that it was
        copied in.
        """
        with self._attached(copy), self._without_references():
            if self.state() != state:
                raise LedgerError(
                    f"{self.path} was written to meanwhile, so nothing was changed. "
                    "Run the replay again."
                )
            gone = [table for table in FILLED if self._any_gone(table)]
            self._keep_numbers(set(gone) & {"mentions", "claims", "threads"})
            removed = [self._remove_gone(table) for table in gone]
            self._write(UNTOLD)
            written = [self._take(table) for table in FILLED]
            self._write(PLACED)
            if not (any(removed) or any(written)):
                return False
            self._insert(
                "replays",
                replayed=stamp(now),
                engine=engine,
                changed=counts.changed,
                added=counts.added,
                gone=counts.gone,
            )
            return True

    @contextmanager
    def _attached(self, copy: Path) -> Iterator[None]:
        self._write("ATTACH ? AS fresh", [str(copy)])
        try:
            yield
        finally:
            self._write("DETACH fresh")

    def _any_gone(self, table: str) -> bool:
        return bool(self._row(f"SELECT 1 FROM {_gone(table)} LIMIT 1"))  # noqa: S608

    def _remove_gone(self, table: str) -> int:
        return self._write(f"DELETE FROM {_gone(table)}").rowcount  # noqa: S608

    def _take(self, table: str) -> int:
        """Write what is new or differs; an index of claims follows by its triggers."""
        keys = FILLED[table]
        columns = [
            row["name"] for row in self._rows(f"PRAGMA main.table_info({table})")
        ]
        rest = [column for column in columns if column not in keys]
        differs = " OR ".join(f"f.{name} IS NOT m.{name}" for name in rest) or "0"
        return self._write(
            f"INSERT INTO main.{table} ({', '.join(columns)}) "  # noqa: S608
            f"SELECT {', '.join(f'f.{name}' for name in columns)} "
            f"FROM fresh.{table} f LEFT JOIN main.{table} m ON {_same('f', 'm', keys)} "
            f"WHERE m.{keys[0]} IS NULL OR {differs} "
            f"ON CONFLICT ({', '.join(keys)}) DO {_update(rest)}"
        ).rowcount


def _gone(table: str) -> str:
    keys = _same("f", table, FILLED[table])
    return f"main.{table} WHERE NOT EXISTS (SELECT 1 FROM fresh.{table} f WHERE {keys})"  # noqa: S608


def _same(one: str, other: str, keys: Sequence[str]) -> str:
    return " AND ".join(f"{one}.{key} = {other}.{key}" for key in keys)


def _update(columns: Sequence[str]) -> str:
    if not columns:
        return "NOTHING"
    return "UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in columns)
