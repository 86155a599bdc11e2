"""Old copies of the ledger, of which only the newest are kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.errors import LedgerError
from monitor.store.migrations import APPLICATION

if TYPE_CHECKING:
    from pathlib import Path

NAME = re.compile(r"ledger-(\d{8}-\d{6})(?:-(\d+))?\.db")
"""What ``monitor backup`` calls a copy whose name nobody gave."""

MARK = slice(68, 72)
"""Where the header of a database has its application's number
(sqlite.org/fileformat2.html, section 1.3.13)."""


def rotate(fresh: Path, keep: int) -> list[Path]:
    """Remove all but the ``keep`` newest copies beside ``fresh``; returns which went.

    By their names: times of files change when they are moved. ``fresh``, which was
    checked, always stays, whatever a clock that ran ahead has called the others. What
    bears another name, or is no ledger, is not counted and not touched. Raises
    ``LedgerError``.
    """
    others = sorted(
        (
            path
            for path in fresh.parent.iterdir()
            if path != fresh and NAME.fullmatch(path.name) and _is_ledger(path)
        ),
        key=_age,
        reverse=True,
    )
    old = others[max(keep - 1, 0) :]
    for path in old:
        try:
            path.unlink()
        except OSError as error:
            raise LedgerError(
                f"{path} is old and cannot be removed: {error.strerror}. The new copy "
                f"{fresh} is whole."
            ) from error
    return old


def _age(path: Path) -> tuple[str, int]:
    found = NAME.fullmatch(path.name)
    return (found[1], int(found[2] or 1)) if found else ("", 0)


def _is_ledger(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return file.read(MARK.stop)[MARK] == APPLICATION.to_bytes(4, "big")
    except OSError:
        return False
