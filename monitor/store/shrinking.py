"""Giving back the room that removed rows leave in the ledger's file."""

from __future__ import annotations

import shutil

from monitor.errors import LedgerError
from monitor.store.base import Connected

WORTH_IT = 0.1
"""The share of empty pages from which a file is written anew; fewer fill up again."""

COPIES = 2
"""VACUUM makes one in a temporary file and one in the log; twice the file's size is
what it may need (sqlite.org/lang_vacuum.html)."""


class ShrinkStore(Connected):
    """The file, and how large it is."""

    def shrink(self) -> tuple[int, int]:
        """Write the file anew without empty pages: (bytes before, bytes after).

        It stays as it is where little is empty. The caller keeps writers out.
        Raises ``LedgerError`` where the disk has no room for it.
        """
        before = self._size()
        if self._pragma("freelist_count") < WORTH_IT * self._pragma("page_count"):
            return before, before
        used = self._pragma("page_count") - self._pragma("freelist_count")
        needed = COPIES * used * self._pragma("page_size")
        free = shutil.disk_usage(self.path.parent).free
        if free < needed:
            raise LedgerError(
                f"{self.path} keeps its size of {before:,} bytes: writing it anew "
                f"takes {needed:,} bytes, and {free:,} are free. What comes next "
                "fills it up again."
            )
        self._write("VACUUM")
        return before, self._size()

    def _size(self) -> int:
        """The bytes of the file once it has taken in its log."""
        self._rows("PRAGMA wal_checkpoint(TRUNCATE)")
        return self.path.stat().st_size

    def _pragma(self, name: str) -> int:
        (row,) = self._rows(f"PRAGMA {name}")
        return int(row[0])
