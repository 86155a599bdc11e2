"""One worker behind a pipe, for work that comes in many small pieces."""

from __future__ import annotations

import multiprocessing
from contextlib import suppress
from itertools import count
from queue import SimpleQueue
from threading import Thread
from traceback import format_tb
from typing import TYPE_CHECKING, Any, TypeVar

from monitor.errors import MonitorError
from monitor.sources.workers import (
    BROKE_DOWN,
    BROKEN,
    MEMORY,
    TOO_GREEDY,
    bounded,
    own_fault,
    too_slow,
)
from monitor.types import SourceFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerProcess

T = TypeVar("T")
R = TypeVar("R")

Task = tuple["Callable[[Any], Any]", Any]


class LoneWorker:
    """One worker process, which is sent each value as soon as it is mapped.

    A pool's threads take a millisecond of the interpreter for each call; here it is a
    message on a pipe. Started when it is first needed.
    """

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._process: ForkServerProcess | None = None
        self._pipe: Connection | None = None
        self._numbers = count()
        self._unanswered: dict[int, Task] = {}
        self._answers: dict[int, Any] = {}

    def map(
        self, function: Callable[[T], R], values: Sequence[T], *, seconds: float
    ) -> Iterator[R | SourceFault]:
        """Start on the values at once and yield a result for each, in order."""
        numbers = [self._send(function, value) for value in values]
        return (self._result(number, seconds) for number in numbers)

    def close(self) -> None:
        """End the process, whatever it is at."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.terminate()
            self._process.join()
            self._process.close()
        self._process = self._pipe = None

    def _send(self, function: Callable[[T], R], value: T) -> int:
        number = next(self._numbers)
        self._unanswered[number] = (function, value)
        self._tell((function, value))
        return number

    def _tell(self, task: Task) -> None:
        # What cannot be sent is met again where its answer is wanted.
        with suppress(OSError):
            if self._pipe is None:
                self._start()
            if self._pipe is not None:
                self._pipe.send(task)

    def _start(self) -> None:
        context = multiprocessing.get_context("forkserver")
        self._pipe, theirs = context.Pipe()
        with theirs:
            self._process = context.Process(
                target=_serve, args=(theirs, self._memory), daemon=True
            )
            self._process.start()

    def _result(self, number: int, seconds: float) -> Any:
        while number not in self._answers:
            first = next(iter(self._unanswered))
            del self._unanswered[first]
            self._answers[first] = self._received(seconds)
        answer = self._answers.pop(number)
        if isinstance(answer, MonitorError):
            raise answer
        return answer

    def _received(self, seconds: float) -> object:
        """The next answer; they come in the order of what was sent."""
        fault = SourceFault("", BROKEN)
        try:
            if self._pipe is not None:
                if self._pipe.poll(seconds):
                    return self._pipe.recv()
                fault = too_slow(seconds)
        except (EOFError, OSError):
            fault = SourceFault("", BROKE_DOWN)
        self.close()
        for task in self._unanswered.values():
            self._tell(task)
        return fault


def _serve(pipe: Connection, memory: int) -> None:
    """Answer what comes, in order, until the other end is closed."""
    bounded(memory)
    coming: SimpleQueue[Task | None] = SimpleQueue()
    # Read at all times: who sends must never wait for whoever waits to answer.
    Thread(target=_listen, args=(pipe, coming), daemon=True).start()
    with suppress(BrokenPipeError):
        for function, value in iter(coming.get, None):
            pipe.send(_done(function, value))


def _listen(pipe: Connection, coming: SimpleQueue[Task | None]) -> None:
    try:
        while True:
            coming.put(pipe.recv())
    except (EOFError, OSError):
        pass
    finally:
        coming.put(None)


def _done(function: Callable[[T], R], value: T) -> R | SourceFault | MonitorError:
    try:
        return function(value)
    except MemoryError:
        return SourceFault("", TOO_GREEDY)
    except MonitorError as error:
        return error
    except Exception as error:  # noqa: BLE001 - others must still be answered
        trace = error.__traceback__
        own = trace.tb_next if trace else None  # what was called, not this line
        return own_fault(error, "".join(format_tb(own)))
