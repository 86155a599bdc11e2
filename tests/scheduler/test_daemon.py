"""The daemon decides from what it knows; no test waits or reads the clock."""

from __future__ import annotations

import os
import signal
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.config import Config, parse
from monitor.errors import LedgerError
from monitor.scheduler import Action, Daemon, State, Ticker, fingerprint, serve
from monitor.types import RunReport

START = datetime(2024, 12, 10, 7, 0, tzinfo=UTC)
TOML = '[monitor]\ncollect_every = "15m"\n[digest]\nat = "07:30"\n'


def minutes(count: float) -> datetime:
    return START + timedelta(minutes=count)


def config() -> Config:
    return parse(TOML, Path("monitor.toml"))


@pytest.mark.parametrize(
    ("now", "state", "due"),
    [
        (0, State(), True),
        (0.5, State(last_pass=START, last_digest="2024-12-10"), False),
        (14.9, State(last_pass=START, last_digest="2024-12-10"), False),
        (15, State(last_pass=START, last_digest="2024-12-10"), True),
        (0.1, State(last_pass=START, last_digest="2024-12-10", edited=True), True),
        (0.9, State(last_pass=START, failed=True), False),
        (1, State(last_pass=START, last_digest="2024-12-10", failed=True), True),
        (-60, State(last_pass=START, last_digest="2024-12-10"), True),
        (29.9, State(last_pass=minutes(20), last_digest="2024-12-09"), False),
        (30, State(last_pass=minutes(20), last_digest="2024-12-09"), True),
        (30, State(last_pass=minutes(29.5), last_digest="2024-12-09"), False),
    ],
)
def test_what_is_due(now, state, due):
    expected = Action.PASS if due else Action.WAIT
    assert Ticker(config()).next_action(minutes(now), state) is expected


class World:
    """A clock that is set by hand, passes that are counted, words that are kept."""

    def __init__(self, path: Path) -> None:
        self.now = START
        self.passes: list[Config] = []
        self.said: list[str] = []
        self.fault: LedgerError | None = None
        self.daemon = Daemon(
            parse(path.read_text(), path), lambda: self.now, self, self.run_pass
        )

    def run_pass(self, config, should_stop):
        assert not should_stop()
        self.passes.append(config)
        if self.fault:
            raise self.fault
        return RunReport(self.now, self.now), f"{self.now:%Y-%m-%d}"

    def tick(self, **later: float) -> Action:
        self.now += timedelta(**later)
        return self.daemon.tick()

    def passed(self, report):
        self.said.append("passed" if report else "nothing")

    def reloaded(self, config):
        self.said.append("reloaded" if config else "nothing")

    def refused(self, error):
        self.said.append(f"refused: {error}")

    def troubled(self, error):
        self.said.append(f"troubled: {error}")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "monitor.toml"
    path.write_text(TOML)
    return path


@pytest.fixture
def world(path):
    return World(path)


def test_the_first_tick_makes_a_pass_and_the_next_waits(world):
    assert world.tick() is Action.PASS
    assert world.tick(seconds=2) is Action.WAIT
    assert world.tick(minutes=15) is Action.PASS
    assert world.said == ["passed", "passed"]


def test_a_suspended_machine_makes_one_pass_not_many(world):
    world.tick()
    assert world.tick(days=3) is Action.PASS
    assert world.tick(seconds=2) is Action.WAIT


def test_an_edit_is_in_force_at_the_next_tick_and_brings_a_pass(world, path):
    world.tick()
    path.write_text(TOML + '[[feed]]\nurl = "https://new.example/rss"\n')
    assert world.tick(seconds=2) is Action.PASS
    assert world.passes[-1].feeds[0].url == "https://new.example/rss"
    assert world.said == ["passed", "reloaded", "passed"]


def test_an_edit_of_remarks_only_changes_nothing(world, path):
    world.tick()
    path.write_text("# a remark\n" + TOML)
    assert world.tick(seconds=2) is Action.WAIT


def test_an_invalid_edit_is_told_once_and_the_old_one_stays(world, path):
    world.tick()
    path.write_text("[digest]\nat = 'noon'\n")
    for _ in range(3):
        assert world.tick(seconds=2) is Action.WAIT
    assert len(world.said) == 2
    assert world.said[1].startswith("refused: ")
    assert "[digest] at" in world.said[1]
    assert world.tick(minutes=15) is Action.PASS
    assert world.passes[-1] == world.passes[0]


def test_a_configuration_that_vanishes_and_returns_is_no_harm(world, path):
    world.tick()
    path.unlink()
    assert world.tick(seconds=2) is Action.WAIT
    path.write_text(TOML)
    assert world.tick(seconds=2) is Action.WAIT
    assert [word.split(":")[0] for word in world.said] == ["passed", "refused"]


def test_a_pass_that_fails_is_told_and_tried_again_after_a_minute(world):
    world.fault = LedgerError("the disk is full")
    world.tick()
    assert world.tick(seconds=2) is Action.WAIT
    world.fault = None
    assert world.tick(minutes=1) is Action.PASS
    assert world.said == ["troubled: the disk is full", "passed"]


def test_a_bug_in_a_pass_is_not_repeated_at_every_tick(world, monkeypatch):
    world.fault = RuntimeError("a bug")
    with pytest.raises(RuntimeError):
        world.tick()
    assert world.tick(seconds=2) is Action.WAIT


def test_after_a_stop_no_pass_begins(world):
    world.daemon.stop()
    assert world.tick() is Action.WAIT
    assert world.daemon.wait()


def test_a_pass_is_told_to_stop(world, path):
    heard: list[bool] = []

    def run_pass(config, should_stop):
        heard.append(should_stop())
        daemon.stop()
        heard.append(should_stop())
        return RunReport(START, START), None

    daemon = Daemon(parse(TOML, path), lambda: START, world, run_pass)
    daemon.tick()
    assert heard == [False, True]


def test_a_pass_that_does_not_heed_a_stop_is_not_waited_for(world, path, monkeypatch):
    monkeypatch.setattr("monitor.scheduler.STOP_SECONDS", 0.01)
    begun, release = threading.Event(), threading.Event()

    def run_pass(config, should_stop):
        begun.set()
        release.wait()
        return RunReport(START, START), None

    daemon = Daemon(parse(TOML, path), lambda: START, world, run_pass)
    thread = threading.Thread(target=daemon.tick)
    thread.start()
    begun.wait()
    daemon.stop()
    assert not daemon.wait()
    release.set()
    thread.join()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_service_after_its_pass(path, number):
    before = {n: signal.getsignal(n) for n in (signal.SIGTERM, signal.SIGINT)}

    class Ending(World):
        def passed(self, report):
            super().passed(report)
            os.kill(os.getpid(), number)

    world = Ending(path)
    try:
        assert serve(world.daemon)
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
    assert world.said == ["passed"]


def test_a_signal_that_another_thread_takes_ends_the_service_too(path, monkeypatch):
    """The kernel may give it to any thread; handlers run in the main one alone."""
    monkeypatch.setattr("monitor.scheduler.TICK_SECONDS", 0.05)
    before = {n: signal.getsignal(n) for n in (signal.SIGTERM, signal.SIGINT)}

    class Ending(World):
        def passed(self, report):
            super().passed(report)
            signal.pthread_kill(threading.get_ident(), signal.SIGTERM)

    world = Ending(path)
    rescued: list[bool] = []
    guard = threading.Timer(
        20,
        lambda: (rescued.append(True), world.daemon.stop()),  # type: ignore[func-returns-value]
    )
    guard.start()
    try:
        assert serve(world.daemon)
        assert not rescued
    finally:
        guard.cancel()
        for one, handler in before.items():
            signal.signal(one, handler)
    assert world.said == ["passed"]


def test_a_file_that_cannot_be_read_has_no_fingerprint(tmp_path):
    assert fingerprint(tmp_path / "none") is None
