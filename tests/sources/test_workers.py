"""Functions run elsewhere, within bounds."""

from __future__ import annotations

import os
from contextlib import closing, contextmanager, nullcontext
from itertools import count
from pathlib import Path

import pytest
from pebble import ProcessPool

from monitor.sources.lone import LoneWorker
from monitor.sources.workers import InlineWorkers, ProcessWorkers
from monitor.types import SourceFault

OWN_FAULT = "could not be read, by a fault of the monitor's own"


def double(value):
    return value * 2


def endless(value):
    if value:
        for _ in count():
            pass
    return value


def dies(value):
    if value:
        os._exit(3)
    return value


def told_to_go(sign):
    while not sign.exists():
        pass
    return "gone"


def stumbles(value):
    return {}[value] if value else value


def greedy(value):
    return len(bytearray(value))


@contextmanager
def a_pool():
    with ProcessWorkers(most=2) as pool:
        yield pool


@contextmanager
def a_lone_one():
    with closing(LoneWorker()) as worker:
        yield worker


@pytest.fixture(params=[nullcontext, a_pool, a_lone_one])
def workers(request):
    with request.param() as workers:
        yield workers or InlineWorkers()


@pytest.fixture(scope="module", params=[a_pool, a_lone_one])
def processes(request):
    with request.param() as processes:
        yield processes


def test_results_come_in_the_order_of_the_values(workers):
    assert list(workers.map(double, [3, 1, 2], seconds=20)) == [6, 2, 4]
    assert list(workers.map(double, [], seconds=20)) == []
    assert list(workers.map(double, ["a"], seconds=20)) == ["aa"]


def test_who_maps_goes_on_while_workers_work(processes, tmp_path):
    results = processes.map(told_to_go, [tmp_path / "sign"], seconds=5)
    (tmp_path / "sign").touch()
    assert list(results) == ["gone"]


@pytest.mark.parametrize(
    ("function", "bad", "seconds", "reason"),
    [
        (endless, True, 1.0, "took more than 1 s to read"),
        (dies, True, 20.0, "made the reading process break down"),
        (greedy, 4 * 1024**3, 20.0, "takes too much memory to read"),
        (stumbles, True, 20.0, f"{OWN_FAULT} (KeyError: True)"),
    ],
)
def test_a_bad_value_is_a_fault_and_the_others_are_read(
    processes, function, bad, seconds, reason
):
    first, second, third = processes.map(function, [0, bad, 0], seconds=seconds)
    assert (first, third) == (0, 0)
    assert second == SourceFault("", reason)
    assert list(processes.map(double, [1], seconds=20)) == [2]


def test_a_pool_that_broke_down_is_replaced():
    with ProcessWorkers(most=1) as workers:
        assert list(workers.map(double, [1], seconds=20)) == [2]
        assert workers._pool is not None
        workers._pool.stop()
        workers._pool.join()
        assert list(workers.map(double, [2], seconds=20)) == [4]


def test_the_locks_of_a_pool_outlive_its_workers(monkeypatch):
    """A worker that is still being set up as the pool ends must find them."""
    join = ProcessPool.join
    lived: list[bool] = []

    def locks():
        kept: list = pool._keeper.locks
        folder = Path("/dev/shm")  # noqa: S108 - where Linux keeps named semaphores
        return [folder / f"sem.{lock._semlock.name[1:]}" for lock in kept]

    def joined(one, *rest):
        join(one, *rest)
        lived.extend(path.exists() for path in files)

    monkeypatch.setattr(ProcessPool, "join", joined)
    with ProcessWorkers(most=2) as pool:
        assert list(pool.map(double, [1], seconds=20)) == [2]
        files = locks()
    assert lived == [True, True]
    assert not any(path.exists() for path in files)
