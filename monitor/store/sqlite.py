"""The ledger as a whole: opening and copying it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Self

from monitor.errors import LedgerDamaged, LedgerError, LedgerLost
from monitor.store.articles import ArticleStore
from monitor.store.checking import CheckStore
from monitor.store.faults import damaged, plain_words
from monitor.store.feeds import FeedStore
from monitor.store.naming import NameStore
from monitor.store.opening import connect
from monitor.store.outbox import OutboxStore
from monitor.store.reading import ReadingStore
from monitor.store.retrieval import RetrievalStore
from monitor.store.reviews import ReviewStore
from monitor.store.runs import RunStore
from monitor.store.shrinking import ShrinkStore
from monitor.store.taking_over import TakeOverStore
from monitor.store.waiting import WaitingStore
from monitor.store.watching import WatchStore
from monitor.store.whole import or_else

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from sqlite_utils import Database

TABLES = """
SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'
"""

UNFORESEEN = (sqlite3.Error, ArithmeticError, LookupError, TypeError, ValueError)
"""What Python raises over a value that cannot be."""

PATIENCE = 5.0
"""Seconds to wait for another writer; a transaction here takes hundredths."""


class SqliteLedger(
    FeedStore,
    WaitingStore,
    ArticleStore,
    WatchStore,
    ReviewStore,
    RetrievalStore,
    NameStore,
    ReadingStore,
    OutboxStore,
    RunStore,
    TakeOverStore,
    ShrinkStore,
    CheckStore,
):
    """The ledger in one SQLite file; implements ``monitor.ports.Ledger``."""

    def __init__(self, db: Database, path: Path) -> None:
        super().__init__(db, path)
        self._inode = path.stat()

    def refuse_loss(self) -> None:
        """Raise ``LedgerLost`` where the open file has lost its name.

        SQLite goes on writing to a file that was removed, and says nothing.
        """
        with suppress(FileNotFoundError):
            if os.path.samestat(self.path.stat(), self._inode):
                return
        raise LedgerLost(
            f"{self.path} was removed or replaced while it was in use, and what this run "
            "stored went with it. Put the folder back, or a copy by 'monitor restore "
            "FILE'; without that the next run begins a new ledger."
        )

    def refuse_damage(self) -> None:
        """Read the whole file; raises ``LedgerDamaged`` where a page makes no sense."""
        try:
            fault = next(self._broken(), None)
        except UNFORESEEN as error:
            fault = str(error)
        if fault:
            raise damaged(self.path, fault)

    def damage_behind(self, error: BaseException | None) -> LedgerDamaged | None:
        """The damage that an error comes from which nobody foresaw, if there is any.

        A changed byte can pass every check of SQLite's and fail where it is used, as
        a word that is none or a key that is there twice.
        """
        if not isinstance(error, UNFORESEEN):
            return None
        try:
            fault = next(chain(self._broken(), self._unreadable()), None)
        except LedgerDamaged as damage:
            return damage
        except UNFORESEEN as another:
            fault = str(another)
        return damaged(self.path, fault) if fault else None

    def _unreadable(self) -> Iterator[str]:
        """Read all there is, as rows and as what they mean; raises what that does."""
        for table in self._rows(TABLES):
            for _ in self._db.conn.execute(f'SELECT * FROM "{table["name"]}"'):  # noqa: S608
                pass
        for stored in (self.articles, self.mentions, self.claims):
            for _ in stored():
                pass
        yield from ()

    def snapshot(self, target: Path) -> None:
        """Copy the ledger as it stands, by SQLite's backup API.

        Raises ``LedgerError`` where ``target`` exists; nothing is replaced.
        """
        if target.exists():
            raise LedgerError(f"{target} exists. Name another file for the copy.")
        half = partial(target.unlink, missing_ok=True)  # which is worse than none
        with (
            plain_words(target),
            or_else(half),
            closing(sqlite3.connect(target)) as copy,
        ):
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
    return SqliteLedger(connect(path, create=create, patience=patience), path)
