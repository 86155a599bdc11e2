"""A folder of one command's own beside the ledger, which goes with the command."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from monitor.errors import LedgerError, LockHeld
from monitor.lock import hold

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = ".replay-"
LOCK = "lock"


@contextmanager
def folder_beside(state: Path) -> Iterator[Path]:
    """A folder in ``state`` that goes in the end; those of killed processes go now."""
    _sweep(state)
    with TemporaryDirectory(dir=state, prefix=PREFIX) as name:
        folder = Path(name)
        with hold(folder / "taken"):
            # Renamed once it is held: a lock of this name is never yet to be taken.
            (folder / "taken").rename(folder / LOCK)
            yield folder


def _sweep(state: Path) -> None:
    """Remove the folders whose lock nobody holds any more."""
    for lock in state.glob(f"{PREFIX}*/{LOCK}"):
        with suppress(LockHeld, LedgerError), hold(lock):
            rmtree(lock.parent, ignore_errors=True)
