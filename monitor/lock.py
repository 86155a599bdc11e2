"""One instance at a time: an advisory lock that dies with its holder."""

from __future__ import annotations

import fcntl
import os
from contextlib import ExitStack, contextmanager
from threading import Event
from typing import TYPE_CHECKING, TextIO

from monitor.errors import LedgerError, LockHeld

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = "monitor.lock"
"""Its name in the state folder."""

_TRIES = 20  # looks for the holder's number: it writes it right after locking,
_PAUSE = 0.05  # seconds apart, a second in all


class Held:
    """A lock file that is held with our pid in it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = _taken(path)

    def keep(self, path: Path) -> None:
        """Hold the lock at ``path`` from now on, should that be another file by now.

        Whoever removes a state folder, or puts it back, takes the lock away with it.
        Raises ``LockHeld``.
        """
        if path != self._path or not _is_at(path, self._file):
            fresh = _taken(path)
            self.release()
            self._path, self._file = path, fresh

    def release(self) -> None:
        """Let others have it."""
        self._file.seek(0)
        self._file.truncate()
        self._file.close()


@contextmanager
def hold(path: Path) -> Iterator[Held]:
    """Hold the lock file ``path`` for as long as the block runs.

    Raises ``LockHeld`` at once if another process holds it; its pid is named.
    The kernel releases the lock when the holder ends, however it ends.
    """
    held = Held(path)
    try:
        yield held
    finally:
        held.release()


def is_held(path: Path) -> bool:
    """Whether an instance is at work, seen by taking its lock for a moment."""
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _is_at(path: Path, file: TextIO) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


def _taken(path: Path) -> TextIO:
    file = _opened(path)
    with ExitStack() as undo:
        undo.callback(file.close)
        _take(file, path)
        file.seek(0)
        file.truncate()
        file.write(f"{os.getpid()}\n")
        file.flush()
        undo.pop_all()
    return file


def _opened(path: Path) -> TextIO:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("a+", encoding="ascii", errors="replace")
    except OSError as error:
        raise LedgerError(
            f"{path} cannot be written: {_reason(error, path)}; give this user the "
            "right to write there, or name another folder under [monitor] state"
        ) from error


def _reason(error: OSError, path: Path) -> str | None:
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return f"{path.parent} is no folder"
    return error.strerror


def _take(file: TextIO, path: Path) -> None:
    for _ in range(_TRIES):
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            pid = _holder(file)
            if pid is not None:
                raise LockHeld(_message(path, f"process {pid}"), pid) from error
            Event().wait(_PAUSE)
        else:
            return
    raise LockHeld(_message(path, "an unknown process"), None)


def _message(path: Path, holder: str) -> str:
    return (
        f"another instance is running: {holder} holds {path}; wait for it to end, or "
        "stop it"
    )


def _holder(file: TextIO) -> int | None:
    """The pid in the file, if such a process lives."""
    file.seek(0)
    written = file.read().strip()
    if not written.isdecimal():
        return None
    try:
        os.kill(int(written), 0)
    except (OverflowError, ProcessLookupError):
        return None
    except PermissionError:
        pass  # somebody else's, so it lives
    return int(written)
