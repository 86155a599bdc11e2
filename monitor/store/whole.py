"""What is done as a whole or not at all, whatever ends it."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator


@contextmanager
def written_whole(connection: sqlite3.Connection) -> Iterator[None]:
    """One atomic, durable write, for a connection in autocommit.

    Begins with the right to write, so that a lock is met at once and not after half
    the work. Where the COMMIT itself fails, as on a full disk, all is undone, too.
    """
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        yield


@contextmanager
def or_else(undo: Callable[[], object]) -> Iterator[None]:
    """Call ``undo`` where what is inside does not come to its end."""
    with ExitStack() as undoing:
        undoing.callback(undo)
        yield
        undoing.pop_all()
