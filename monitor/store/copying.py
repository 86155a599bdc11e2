"""Copies of the ledger's file: made, checked, and put in its place."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlite_utils import Database

from monitor.durable import rename_unless_taken, sync_folder
from monitor.errors import LedgerDamaged, LedgerError
from monitor.store.codec import moment
from monitor.store.faults import plain_words
from monitor.store.migrations import APPLICATION, refuse_newer
from monitor.store.opening import refuse_remains
from monitor.store.sqlite import PATIENCE, open_ledger
from monitor.types import Holdings

if TYPE_CHECKING:
    from collections.abc import Iterator

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database in use (sqlite.org/tempfiles.html)."""

TABLES = {"articles", "claims", "mentions", "digests", "runs", "_sqlite_migrations"}
"""Without these, nothing can be said of a ledger, not even its version."""

HELD = """
SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM claims),
  (SELECT count(*) FROM mentions), (SELECT count(*) FROM digests),
  (SELECT max(started) FROM runs)
"""


def back_up(source: Path, target: Path) -> Holdings:
    """Copy the ledger at ``source`` to ``target`` while others read and write it.

    What bears the name ``target`` in the end is whole, checked and on the disk.
    Raises ``LedgerError`` where ``target`` exists or the copy would be damaged.
    """
    if target.exists():
        raise LedgerError(f"{target} exists. Name another file for the copy.")
    with _copied(source, target) as fresh:
        holdings = _examined(fresh, source)
        _settle(fresh)
        if not rename_unless_taken(fresh, target):
            raise LedgerError(f"{target} exists by now. Nothing was replaced.")
        sync_folder(target.parent)
    return holdings


def restore(file: Path, ledger: Path, aside: Path) -> Holdings:
    """Put a copy of ``file`` in the place of ``ledger``, which is kept as ``aside``.

    ``file`` is checked first, and brought up to date on the way; it is itself left
    as it is. Until the last step the present ledger stays where it is. The caller
    keeps other writers out. Raises ``LedgerDamaged``, ``LedgerNewer``,
    ``LedgerError``: then the present ledger is still in its place.
    """
    if ledger.exists() and file.exists() and file.samefile(ledger):
        raise LedgerError(f"{file} is the ledger itself. Nothing was changed.")
    advice = "name another copy; the ledger was not touched"
    with _copied(file, ledger, advice) as fresh:
        _examined(fresh, file)
        open_ledger(fresh, create=False).close()  # brings it up to date
        holdings = _examined(fresh, file)
        _settle(fresh)
        _set_aside(ledger, aside)
        fresh.replace(ledger)
        sync_folder(ledger.parent)
    return holdings


@contextmanager
def _copied(source: Path, target: Path, advice: str = "") -> Iterator[Path]:
    """A copy of ``source`` in the folder of ``target``; gone afterwards."""
    if not source.exists():
        raise LedgerError(f"There is no ledger at {source}.")
    refuse_remains(source, advice)
    fresh = target.with_name(f".{target.name[:200]}.{uuid4().hex}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with (
            plain_words(source),
            closing(sqlite3.connect(source, timeout=PATIENCE)) as original,
        ):
            original.execute("PRAGMA schema_version")  # meets a fault of the source
            with plain_words(target), closing(sqlite3.connect(fresh)) as copy:
                original.backup(copy)
        yield fresh
    except OSError as error:
        raise LedgerError(
            f"{error.filename or target} cannot be written: {error.strerror}. "
            "Nothing was changed."
        ) from error
    finally:
        _remove(fresh)


def _examined(file: Path, origin: Path) -> Holdings:
    """What a copy holds, if it is sound; raises what is wrong with its ``origin``."""
    with plain_words(origin), closing(sqlite3.connect(file)) as connection:
        fault = _foreign(connection)
        if not fault:
            refuse_newer(Database(connection, execute_plugins=False), origin)
            fault = _damage(connection)
        if fault:
            raise LedgerDamaged(
                f"{origin} {fault}. Nothing was changed; it was left as it is."
            )
        articles, claims, mentions, digests, last = connection.execute(HELD).fetchone()
    return Holdings(articles, claims, mentions, digests, moment(last))


def _foreign(connection: sqlite3.Connection) -> str:
    """Say if this is another program's database, or lacks a table of ours."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    if application != APPLICATION:
        return "is not a ledger of claim-monitor"
    lost = TABLES - {name for (name,) in rows}
    return f"is damaged: it lacks {', '.join(sorted(lost))}" if lost else ""


def _damage(connection: sqlite3.Connection) -> str:
    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        return f"is damaged: {found}"
    loose = connection.execute("PRAGMA foreign_key_check").fetchone()
    if loose:
        return f"is damaged: a row of {loose[0]} points to a missing row of {loose[2]}"
    return ""


def _settle(file: Path) -> None:
    """Make a copy one file without a log, and durable."""
    with plain_words(file), closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    with file.open("rb") as stream:
        os.fsync(stream.fileno())


def _set_aside(ledger: Path, aside: Path) -> None:
    """Keep the present ledger, with its log if it cannot be taken in, as ``aside``.

    The name ``ledger`` stays where links are known, so that a crash in between
    leaves no hole that the next run would fill with an empty ledger.
    """
    if ledger.exists():
        if _opens(ledger):
            _close_up(ledger)
        if not rename_unless_taken(ledger, aside):
            raise LedgerError(f"{aside} exists. Nothing was changed.")
    for ending in BESIDE:
        with suppress(FileNotFoundError):
            ledger.with_name(ledger.name + ending).rename(f"{aside}{ending}")


def _close_up(ledger: Path) -> None:
    """Take the log into the file; raises ``LedgerError`` where others have it open.

    SQLite leaves WAL mode only when nobody else is there, and a file must not be
    renamed under those who use it (sqlite.org/howtocorrupt.html, section 2.4).
    """
    with plain_words(ledger), closing(sqlite3.connect(ledger, timeout=PATIENCE)) as db:
        db.execute("PRAGMA journal_mode = DELETE")


def _opens(ledger: Path) -> bool:
    """Say whether SQLite can make sense of a file, tried on a copy.

    Opened in its place, a damaged one would lose its log: SQLite deletes a log
    that it cannot use.
    """
    with TemporaryDirectory(dir=ledger.parent, prefix=".closing-") as folder:
        copy = Path(folder) / ledger.name
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                copyfile(f"{ledger}{ending}", f"{copy}{ending}")
        try:
            refuse_remains(ledger)
            with plain_words(ledger), closing(sqlite3.connect(copy)) as db:
                db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except LedgerDamaged:
            return False
    return True


def _remove(file: Path) -> None:
    for ending in ("", *BESIDE):
        with suppress(OSError):
            file.with_name(file.name + ending).unlink()
