"""Running pure functions in other processes, within bounds of time and memory.

A hostile feed can keep a parser busy for minutes or fill the memory; in a child
process it can be given up without harm to the others.
"""

from __future__ import annotations

import multiprocessing
import re
import resource
import signal
from concurrent.futures import TimeoutError as GivenUp
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import ForkServerContext
from os import cpu_count
from typing import TYPE_CHECKING, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from monitor.errors import MonitorError
from monitor.types import SourceFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.synchronize import RLock
    from types import TracebackType

    from pebble import ProcessMapFuture
    from pebble.pool.base_pool import MapResults

T = TypeVar("T")
R = TypeVar("R")

MOST_WORKERS = 4
"""Processes at most: each adds about 60 MB to what they share."""

MEMORY = 1024 * 1024 * 1024
"""Address space of a worker, in bytes; ordinary work needs about half of it."""

LOADED = ["monitor.sources.forked", "monitor.pipeline.reading", "monitor.sources.feeds"]
"""Loaded once, before workers are forked: importing them takes most of a second."""

FOR_PAGES = ["monitor.sources.warm"]
"""Loaded as well where pages will be read; takes half a second more."""

STOPS = (signal.SIGINT, signal.SIGTERM)
BROKEN = "was not read: the reading process broke down"
BROKE_DOWN = "made the reading process break down"
TOO_GREEDY = "takes too much memory to read"

_PLACE = re.compile(r'File ".*?(monitor[/\\][^"]+)", line (\d+)')

RESTART = 500
"""Tasks after which a worker is replaced, in case a library leaks; 0: never."""


def own_fault(error: Exception, traceback: str) -> SourceFault:
    """What went wrong in a worker, and where: a text must not keep others unread."""
    places = _PLACE.findall(traceback)
    where = f", {places[-1][0]} line {places[-1][1]}" if places else ""
    what = f"{type(error).__name__}: {error}{where}"
    return SourceFault(
        "", f"could not be read, by a fault of the monitor's own ({what})"
    )


def too_slow(seconds: float) -> SourceFault:
    """The fault of a value that took more than it may."""
    return SourceFault("", f"took more than {seconds:g} s to read")


class InlineWorkers:
    """The same contract within this process, but for the bounds."""

    def map(
        self, function: Callable[[T], R], values: Sequence[T], *, seconds: float
    ) -> Iterator[R | SourceFault]:
        """Yield one result for each value, in order."""
        del seconds
        yield from map(function, values)


class LockKeeper(ForkServerContext):
    """A way to start processes whose locks outlive the pool that uses them.

    A pool that stops lets go of its locks before its workers: one that is still
    being set up then finds none, and complains on stderr.
    """

    def __init__(self) -> None:
        super().__init__()
        self.locks: list[RLock] = []

    def RLock(self) -> RLock:  # noqa: N802 - multiprocessing's name
        """A lock that lives for as long as this object."""
        lock = super().RLock()
        self.locks.append(lock)
        return lock


class ProcessWorkers:
    """Worker processes, started when they are first needed.

    ``pages`` says that pages will be read, so that what that takes is loaded once. What
    starts threads, as networks do, is loaded by each worker: no fork may copy it.
    """

    def __init__(
        self,
        most: int = MOST_WORKERS,
        memory: int = MEMORY,
        tasks: int = RESTART,
        *,
        pages: bool = False,
    ) -> None:
        self._loaded = LOADED + FOR_PAGES * pages
        self._most = min(most, cpu_count() or 1)
        self._memory = memory
        self._tasks = tasks
        self._pool: ProcessPool | None = None
        self._keeper = LockKeeper()

    def map(
        self, function: Callable[[T], R], values: Sequence[T], *, seconds: float
    ) -> Iterator[R | SourceFault]:
        """Start on the values at once and yield a result for each, in order."""
        if not values:
            return iter(())
        try:
            begun = self._started().map(function, values, timeout=seconds)
        except (BrokenProcessPool, RuntimeError):  # pebble's words for a dead pool
            return iter([SourceFault("", BROKEN)] * len(values))
        return self._results(begun, len(values), seconds)

    def _results(
        self, begun: ProcessMapFuture[MapResults[R]], count: int, seconds: float
    ) -> Iterator[R | SourceFault]:
        # Only here: it waits for the first result, and who maps goes on meanwhile.
        results = begun.result()
        for _ in range(count):
            try:
                yield next(results)
            except GivenUp:
                yield too_slow(seconds)
            except MemoryError:
                yield SourceFault("", TOO_GREEDY)
            except (ProcessExpired, BrokenProcessPool):
                yield SourceFault("", BROKE_DOWN)
            except MonitorError:
                raise
            except Exception as error:  # noqa: BLE001 - others must still be read
                yield own_fault(error, str(error.__cause__))  # of the worker itself

    def _started(self) -> ProcessPool:
        if self._pool is None or not self._pool.active:
            self._pool = ProcessPool(
                max_workers=self._most,
                max_tasks=self._tasks,
                initializer=bounded,
                initargs=(self._memory,),
                context=self._keeper,
            )
        return self._pool

    def __enter__(self) -> Self:
        """Let the modules load in the background while the first feeds are asked."""
        multiprocessing.get_context("forkserver").set_forkserver_preload(self._loaded)
        # A stop of the whole group is for us alone: the server is begun deaf to it,
        # as the library begins its tracker, which first of all hears signals again.
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes, whatever they are at."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._keeper.locks.clear()


def bounded(memory: int) -> None:
    """Set up a worker: its memory, and Ctrl-C left to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # pebble's own handler runs once a parser in C comes back, and pebble waits three
    # seconds for it, in which it minds no other worker.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
