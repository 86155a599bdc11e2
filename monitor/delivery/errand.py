"""Work that waits for a server, and that a stop may leave while nothing hangs on it."""

from __future__ import annotations

import threading
from enum import Enum, auto
from typing import TYPE_CHECKING

from monitor.delivery.faults import Abandoned

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_SECONDS = 0.1
"""Between two looks whether to stop: nobody notices, and it costs nothing."""


class _Phase(Enum):
    OPEN = auto()  # what is left now has not happened
    BOUND = auto()  # what is left now may have happened
    SETTLED = auto()
    LEFT = auto()


class Errand:
    """One piece of work, in a thread that need not come back.

    No timeout reaches all that a connection waits for: names are looked up as long as
    the system likes. ``work`` calls ``bind`` right before it does what cannot be taken
    back, and ``settle`` once it knows what came of it; what it does afterwards is not
    waited for when a stop has come.
    """

    def __init__(self, work: Callable[[Errand], None]) -> None:
        self._work = work
        self._phase = _Phase.OPEN
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._outcome: BaseException | None = None

    def bind(self) -> None:
        """Go on for good; raises ``Abandoned`` where nobody waits any more."""
        with self._lock:
            if self._phase is _Phase.LEFT:
                raise Abandoned
            self._phase = _Phase.BOUND

    def settle(self, outcome: BaseException | None = None) -> None:
        """Say what came of it: an error, or None where all is done."""
        with self._lock:
            if self._phase is not _Phase.LEFT:
                self._phase, self._outcome = _Phase.SETTLED, outcome

    def run(self, should_stop: Callable[[], bool]) -> None:
        """Do the work; raises its error, or ``Abandoned`` where a stop left it."""
        threading.Thread(target=self._run, daemon=True).start()
        while not self._ended.wait(LOOK_SECONDS):
            if should_stop() and self._leave():
                break
        if self._phase is _Phase.LEFT:
            raise Abandoned
        if self._outcome is not None:
            raise self._outcome

    def _run(self) -> None:
        try:
            self._work(self)
        # All of them: an error ends in its own thread, and whatever ends the work
        # without a word of its own would read as done. ``run`` raises it again.
        except BaseException as error:  # noqa: BLE001
            self.settle(error)
        finally:
            self._ended.set()

    def _leave(self) -> bool:
        """Whether to go: at once before it is bound, and once it is settled."""
        with self._lock:
            if self._phase is _Phase.OPEN:
                self._phase = _Phase.LEFT
            return self._phase is not _Phase.BOUND
