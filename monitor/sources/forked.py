"""Loaded by the server that workers are forked from, and by nothing else."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


def begin() -> None:
    """What a worker does first, long before it is handed anything.

    The server is deaf to stops (see ``workers``); a worker, which is given up by
    SIGTERM, is not. And one whose pool ended while it was being set up finds the
    pool's locks gone (Pebble takes them down first): no news for anybody.
    """
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])
    sys.excepthook = tell


def tell(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    """Show an error that ends a worker, unless its pool is gone."""
    if not issubclass(kind, (FileNotFoundError, EOFError, BrokenPipeError)):
        sys.__excepthook__(kind, error, traceback)


os.register_at_fork(after_in_child=begin)
