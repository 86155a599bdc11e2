"""Looking for damage, in the file and in what it says."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from monitor.errors import LedgerDamaged
from monitor.store.faults import plain_words
from monitor.store.opening import broken_pages
from monitor.store.rules import (
    MISQUOTED,
    NAMED,
    RESTORE,
    RULES,
    UNINDEXED,
    Rule,
)
from monitor.store.telling import TellingStore
from monitor.types import Look

if TYPE_CHECKING:
    from collections.abc import Iterator

INDEX = "article_words"
"""FTS5's index of the words of articles, by which watch terms find them."""

TABLES = "SELECT count(*) FROM sqlite_master WHERE type = 'table'"


class CheckStore(TellingStore):
    """The ledger as it is examined."""

    def check(self) -> list[str]:
        """Say what is wrong inside the file, as far as that is quick to see."""
        faults: list[str] = []
        try:
            for fault in chain(self._broken(), self._disagreeing()):
                faults.append(fault)  # noqa: PERF402 - kept where the next look fails
        except LedgerDamaged as damage:
            faults.append(str(damage))
        return faults

    def verify(self) -> Iterator[Look]:
        """Look at everything: the file, its references, and each rule.

        Raises ``LedgerDamaged`` where the file is too broken to be read on.
        """
        yield self._structure()
        yield self._references()
        for rule in RULES:
            yield self._kept(rule)
        yield self._as_frozen()
        yield self._indexed()

    def _structure(self) -> Look:
        found = [row[0] for row in self._rows("PRAGMA integrity_check")]
        (pages,) = self._rows("PRAGMA page_count")[0]
        faults = tuple(fault for fault in found if fault != "ok")
        return Look("pages of the file", pages, faults, RESTORE)

    def _references(self) -> Look:
        (rows,) = self._rows(TABLES)[0]
        faults = tuple(
            f"row {row['rowid']} of {row['table']} points to a missing row of "
            f"{row['parent']}"
            for row in self._rows("PRAGMA foreign_key_check")
            if (row["table"], row["parent"]) not in NAMED
        )
        return Look("tables and their references", rows, faults, RESTORE)

    def _kept(self, rule: Rule) -> Look:
        (count,) = self._rows(rule.counted)[0]
        faults = [row[0] for query in rule.faults for row in self._rows(query)]
        return Look(rule.what, count, tuple(faults), rule.advice)

    def _indexed(self) -> Look:
        (rows,) = self._rows(f"SELECT count(*) FROM {INDEX}_docsize")[0]  # noqa: S608
        return Look(
            "articles in the index of words", rows, tuple(self._torn()), RESTORE
        )

    def _broken(self) -> Iterator[str]:
        with plain_words(self.path):
            faults = broken_pages(self._db)
        for fault in faults:
            yield f"integrity: {fault}"
        for row in self._rows("PRAGMA foreign_key_check"):
            yield f"a row of {row['table']} points to a missing row of {row['parent']}"

    def _disagreeing(self) -> Iterator[str]:
        yield from self._torn()
        for query in (MISQUOTED, UNINDEXED):
            for row in self._rows(query):
                yield row[0]

    def _torn(self) -> Iterator[str]:
        """Whether the index is whole in itself: it keeps no texts to be held against."""
        try:
            with self.rehearsal():
                self._write(
                    f"INSERT INTO {INDEX} ({INDEX}, rank) "  # noqa: S608
                    "VALUES ('integrity-check', 0)"
                )
        except LedgerDamaged:
            yield f"the index {INDEX} is damaged"
