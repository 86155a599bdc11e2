"""The daemon: a short tick asks what is due, and does it.

What is due follows from stored state, never from timers: APScheduler only ticks.
So neither a suspended machine nor a change of the clock loses or doubles a pass.
"""

from __future__ import annotations

import logging
import signal
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum, auto
from threading import Event
from typing import TYPE_CHECKING, Protocol

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from monitor.app import has_ledger, open_app, remains, system_clock
from monitor.app.events import tell
from monitor.config import load
from monitor.core.schedule import digest_due
from monitor.errors import ConfigError, LedgerLost, MonitorError, fault_of_machine
from monitor.lock import LOCK

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from monitor.config import Config
    from monitor.lock import Held
    from monitor.types import RunReport

TICK_SECONDS = 2
"""An edited configuration is noticed "within seconds"; looking costs one stat."""

RETRY_AFTER = timedelta(minutes=1)
"""The pause after a pass that failed, or that left a due digest unwritten."""

STOP_SECONDS = 9.0
"""How long a stop waits for the pass to reach the border of an item."""


class Action(Enum):
    """What a tick does."""

    WAIT = auto()
    PASS = auto()


@dataclass(frozen=True, slots=True)
class State:
    """What is known of the past.

    ``last_pass`` is when the latest pass began, ``last_digest`` the local date of
    the newest digest (YYYY-MM-DD). ``edited`` is true from a change of the
    configuration until the next pass, ``failed`` if the latest pass failed.
    """

    last_pass: datetime | None = None
    last_digest: str | None = None
    edited: bool = False
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Ticker:
    """Decides what is due; pure."""

    config: Config

    def next_action(self, now: datetime, state: State) -> Action:
        """What to do at ``now``."""
        return Action.PASS if self._pass_due(now, state) else Action.WAIT

    def _pass_due(self, now: datetime, state: State) -> bool:
        if state.last_pass is None or state.edited or now < state.last_pass:
            return True
        waited = now - state.last_pass
        if waited < RETRY_AFTER:
            return False
        every = self.config.monitor.collect_every
        return state.failed or waited >= every or self._digest_due(now, state)

    def _digest_due(self, now: datetime, state: State) -> bool:
        settings = self.config
        return digest_due(
            now, state.last_digest, settings.digest.at, settings.monitor.timezone
        )


class Listener(Protocol):
    """Told what the daemon does."""

    def passed(self, report: RunReport) -> None:
        """A pass is over."""
        ...

    def reloaded(self, config: Config) -> None:
        """An edited configuration is in force."""
        ...

    def refused(self, error: ConfigError) -> None:
        """An edited configuration is invalid, and the one before stays in force."""
        ...

    def troubled(self, error: MonitorError) -> None:
        """A pass failed."""
        ...


class Pass(Protocol):
    """Makes one pass; gives its report and the date of the newest digest."""

    def __call__(
        self, config: Config, should_stop: Callable[[], bool]
    ) -> tuple[RunReport, str | None]:
        """Run once; raises ``MonitorError``."""
        ...


class Daemon:
    """Holds the state between ticks. ``tick`` may come from any one thread."""

    def __init__(
        self,
        config: Config,
        clock: Callable[[], datetime],
        listener: Listener,
        run_pass: Pass,
    ) -> None:
        self._config = config
        self._clock = clock
        self._listener = listener
        self._run_pass = run_pass
        self._state = State()
        self._looks = fingerprint(config.path)
        self._stopping = Event()
        self._idle = Event()
        self._idle.set()

    def tick(self) -> Action:
        """Notice an edit, decide, act; returns what was done."""
        self._idle.clear()  # first, so that a stop never misses a pass that begins
        try:
            if self._stopping.is_set():
                return Action.WAIT
            self._reload_if_edited()
            action = Ticker(self._config).next_action(self._clock(), self._state)
            if action is Action.PASS:
                self._pass()
            return action
        finally:
            self._idle.set()

    def stop(self) -> None:
        """Ask the pass, if any, to end at the next border; no further one begins."""
        self._stopping.set()

    def wait(self) -> bool:
        """Block until told to stop; True if the pass then ended in time."""
        # Python runs signal handlers in the main thread, which sleeps on where the
        # kernel gave the signal to another: it has to wake up to hear of it.
        while not self._stopping.wait(TICK_SECONDS):
            pass
        return self._idle.wait(STOP_SECONDS)

    def _pass(self) -> None:
        begun = State(
            last_pass=self._clock(), last_digest=self._state.last_digest, failed=True
        )
        self._state = begun  # so that a pass that dies is not tried at every tick
        try:
            report, last_digest = self._run_pass(self._config, self._stopping.is_set)
        except MonitorError as error:
            self._listener.troubled(error)
        except OSError as error:
            fault = fault_of_machine(error)
            if fault is None:
                raise
            self._listener.troubled(fault)
        else:
            self._state = replace(begun, last_digest=last_digest, failed=False)
            self._listener.passed(report)

    def _reload_if_edited(self) -> None:
        looks = fingerprint(self._config.path)
        if looks == self._looks:
            return
        self._looks = looks
        try:
            config = load(self._config.path)
        except ConfigError as error:
            self._listener.refused(error)
            return
        if config != self._config:
            self._config = config
            self._state = replace(self._state, edited=True)
            self._listener.reloaded(config)


def fingerprint(path: Path) -> bytes | None:
    """The bytes of a file, None where it cannot be read.

    A configuration is small: reading it costs less than trusting times of change,
    which copies and version control set as they like.
    """
    try:
        return path.read_bytes()
    except OSError:
        return None


def pass_once(
    clock: Callable[[], datetime], lock: Held, *, unmade: bool = False
) -> Pass:
    """Passes over the real ledger, opened anew for each.

    One that was there and is gone is not begun anew: somebody may have moved it, or
    the disk that it lies on is away for a while. So it may be at the start, where its
    folder was ``unmade`` or holds what came of it: one is begun then, and not quietly.
    """
    known: set[Path] = set()

    def run_pass(
        config: Config, should_stop: Callable[[], bool]
    ) -> tuple[RunReport, str | None]:
        state = config.monitor.state
        there = has_ledger(config)
        if state in known and not there:
            raise LedgerLost(
                f"The ledger in {state} is gone, and none is begun in its place. Put it "
                "back and the daemon goes on; or stop the daemon, and put back a copy "
                "with 'monitor restore FILE'. Started without one it begins anew."
            )
        lost = unmade or remains(config) is not None
        lock.keep(state / LOCK)
        with open_app(config, clock) as app:
            if not there:
                level = logging.ERROR if lost else logging.INFO
                tell(level, "a new ledger is begun", ledger=app.ledger.path)
            known.add(state)
            report = app.run(should_stop=should_stop)
            last_date = app.last_date()
        return report, last_date

    return run_pass


def serve(daemon: Daemon) -> bool:
    """Tick until SIGTERM or SIGINT; True if the last pass ended in time.

    Call it in the main thread.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: daemon.stop())
    # A tick that finds a pass at work is skipped, which is no news.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    scheduler = BackgroundScheduler(
        timezone="UTC",
        executors={"default": ThreadPoolExecutor(1)},
        job_defaults={
            "misfire_grace_time": None,  # the default drops a tick one second late
            "coalesce": True,
            "max_instances": 1,
        },
    )
    scheduler.add_job(
        daemon.tick, "interval", seconds=TICK_SECONDS, next_run_time=system_clock()
    )
    scheduler.start()
    ended = daemon.wait()
    scheduler.shutdown(wait=ended)
    return ended
