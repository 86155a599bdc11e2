"""A stop leaves work before its point of no return, and never after it."""

from __future__ import annotations

import threading

import pytest

from monitor.delivery.errand import Errand
from monitor.delivery.faults import Abandoned
from monitor.errors import DeliveryError


@pytest.fixture
def stop():
    return threading.Event()


def test_what_was_left_is_not_done_behind_the_back_of_whoever_left(stop):
    go, ended, done = threading.Event(), threading.Event(), []

    def work(errand):
        go.wait(20)
        try:
            errand.bind()
            done.append("handed over")
        finally:
            ended.set()

    stop.set()
    with pytest.raises(Abandoned):
        Errand(work).run(stop.is_set)
    go.set()
    assert ended.wait(20)
    assert done == []


def test_what_is_bound_is_waited_for(stop):
    def work(errand):
        errand.bind()
        stop.set()
        threading.Event().wait(0.3)  # longer than between two looks
        errand.settle(DeliveryError("put off"))

    with pytest.raises(DeliveryError, match="put off"):
        Errand(work).run(stop.is_set)


def test_what_is_settled_counts_although_the_farewell_hangs(stop):
    over, said = threading.Event(), []

    def work(errand):
        errand.bind()
        errand.settle()
        stop.set()
        over.wait(20)
        said.append("goodbye")

    Errand(work).run(stop.is_set)
    assert said == []
    over.set()


def test_without_a_stop_the_farewell_is_waited_for():
    said = []

    def work(errand):
        errand.settle()
        threading.Event().wait(0.3)
        said.append("goodbye")

    Errand(work).run(lambda: False)
    assert said == ["goodbye"]


def test_an_error_that_nobody_foresaw_surfaces():
    def work(errand):
        raise LookupError("a bug")

    with pytest.raises(LookupError, match="a bug"):
        Errand(work).run(lambda: False)
