"""The learned judge in a process of its own."""

from __future__ import annotations

from contextlib import closing

import pytest

from monitor.errors import MonitorError
from monitor.judges.apart import ApartJudge, Asked, answers, begin
from monitor.judges.together import TogetherJudge
from monitor.sources.lone import LoneWorker
from monitor.sources.workers import InlineWorkers
from monitor.types import Evidence, SourceFault

PAIRS = [(f"{n} ships left the port", f"{n + n % 3} ships left") for n in range(9)]


class Noting(InlineWorkers):
    """Notes what is sent, and when pairs were found."""

    def __init__(self):
        self.events = []

    def map(self, function, values, *, seconds):
        self.events += [(function, *value) for value in values]
        return super().map(len, values, seconds=seconds)


class Failing(InlineWorkers):
    """A process that gives no answer."""

    def map(self, *_, seconds):
        yield SourceFault("", f"took more than {seconds:g} s to read")


class Excluding:
    """Finds that each pair excludes the other, and notes what it is asked."""

    name = "excluding"

    def __init__(self):
        self.asked = []

    def judge(self, pairs):
        self.asked += pairs
        return [Evidence(0, 0, 1) for _ in pairs]


def test_it_says_what_the_judge_says_here(learned):
    with closing(LoneWorker()) as worker:
        assert ApartJudge(worker).judge(PAIRS) == TogetherJudge(learned).judge(PAIRS)


def test_each_pair_is_begun_on_while_others_are_found():
    workers = Noting()

    def found():
        for pair in PAIRS:
            workers.events.append("found")
            yield pair

    ApartJudge(workers).judge(found())
    each = [event for pair in PAIRS for event in ("found", (begin, *pair))]
    assert workers.events == [*each, (answers, *PAIRS)]


def test_what_excludes_is_asked_the_other_way_round_before_anybody_wants_it():
    judge = Excluding()
    asked = Asked(judge)
    there, back = ("open", "shut"), ("shut", "open")
    asked.about(there).result()
    asked.about(back).result()
    asked.about(there).result()
    assert judge.asked == [there, back]


def test_what_was_asked_long_ago_is_forgotten():
    judge = Excluding()
    asked = Asked(judge, most=2)
    first, last = ("open", "open"), ("shut", "shut")
    for pair in (first, last, ("ajar", "ajar"), last, first):
        asked.about(pair).result()
    assert judge.asked == [first, last, ("ajar", "ajar"), first]


def test_no_answer_is_told_as_that():
    with pytest.raises(MonitorError, match="gave no answer: took more than 60 s"):
        ApartJudge(Failing()).judge(PAIRS)
