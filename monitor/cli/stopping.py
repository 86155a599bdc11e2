"""SIGTERM and Ctrl-C as a wish that a pass heeds at its next border."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIGNALS = (signal.SIGTERM, signal.SIGINT)
STDERR = 2

FIRST = (
    b"Told to stop: nothing further is asked for, and what was collected is being "
    b"stored. Once more ends it at once.\n"
)
SECOND = b"Ended at once. Every article that was finished is kept.\n"


@contextmanager
def told_to_stop(
    *, quiet: bool, first: bytes = FIRST, second: bytes = SECOND
) -> Iterator[Callable[[], bool]]:
    """Give a function that says whether a signal has come; a second one ends it all.

    ``first`` and ``second`` are what is said then. Call it in the main thread. Nothing
    is lost by the end at once: every article, digest and mark is a transaction of its
    own.
    """
    heard: list[int] = []

    def hear(number: int, _frame: object) -> None:
        if heard:
            os.write(STDERR, second)
            os._exit(1)
        heard.append(number)
        if not quiet:  # not by a stream, which the signal may have interrupted
            os.write(STDERR, first)

    before = {number: signal.signal(number, hear) for number in SIGNALS}
    try:
        yield lambda: bool(heard)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
