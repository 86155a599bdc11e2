"""The learned judge in a process of its own."""

from __future__ import annotations

from contextlib import closing

import pytest

from monitor.errors import MonitorError
from monitor.judges.apart import FEW, ApartJudge, answers
from monitor.judges.together import TogetherJudge
from monitor.sources.workers import InlineWorkers, ProcessWorkers
from monitor.types import SourceFault

PAIRS = [(f"{n} ships left the port", f"{n + n % 3} ships left") for n in range(9)]


class Noting(InlineWorkers):
    """Notes what is sent, and when pairs were found."""

    def __init__(self):
        self.events = []

    def map(self, function, values, *, seconds):
        assert function is answers
        self.events += [len(value) for value in values]
        return super().map(len, values, seconds=seconds)


class Failing(InlineWorkers):
    """A process that gives no answer."""

    def map(self, *_, seconds):
        yield SourceFault("", f"took more than {seconds:g} s to read")


def test_it_says_what_the_judge_says_here(learned):
    with closing(ProcessWorkers(1, tasks=0)) as workers:
        assert ApartJudge(workers).judge(PAIRS) == TogetherJudge(learned).judge(PAIRS)


def test_the_first_pairs_are_on_their_way_while_others_are_found():
    workers = Noting()

    def found():
        for pair in PAIRS:
            workers.events.append("found")
            yield pair

    with pytest.raises(TypeError):  # these workers answer with numbers
        ApartJudge(workers).judge(found())
    assert workers.events.index(FEW) == FEW
    assert workers.events.count("found") == len(PAIRS)


def test_no_answer_is_told_as_that():
    with pytest.raises(MonitorError, match="gave no answer: took more than 60 s"):
        ApartJudge(Failing()).judge(PAIRS)
