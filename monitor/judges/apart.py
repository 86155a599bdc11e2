"""The learned judge in a process of its own: its memory is not that of a pass."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import chain
from os import cpu_count
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from monitor.core.linkage import worth_turning
from monitor.errors import MonitorError
from monitor.types import SourceFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from monitor.ports import Judge, Workers
    from monitor.types import Evidence

    Pair = tuple[str, str]

T = TypeVar("T")

THREADS = 4
"""Pairs that are answered at a time, each on one core."""

KEPT = 4096
"""Answers that are kept at hand: more than any article asks for, lest what was begun on
be forgotten before it is wanted."""

PATIENCE = 60.0
"""Seconds for what was sent, the loading of the network included. It takes hundredths."""


class ApartJudge:
    """Asks the judge that "learned" names in another process.

    Pairs are sent on as they come: who finds them one after the other is answered
    meanwhile. Raises ``MonitorError`` where that process gives no answer.
    """

    name = "learned"

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    def judge(self, pairs: Iterable[Pair]) -> Sequence[Evidence]:
        """Score (premise, hypothesis) pairs; the answer has the same order."""
        asked: list[Pair] = []
        begun: list[Iterator[SourceFault | None]] = []
        for pair in pairs:
            begun.append(self._workers.map(begin, [pair], seconds=PATIENCE))
            asked.append(pair)
        if not asked:
            return []
        told = self._workers.map(answers, [asked], seconds=PATIENCE)
        for one in chain.from_iterable(begun):  # a process that broke down is left
            _given(one)
        return _given(next(told))


def _given(answer: T | SourceFault) -> T:
    if isinstance(answer, SourceFault):
        raise MonitorError(
            f"the process of the learned judge gave no answer: {answer.reason}"
        )
    return answer


def begin(pair: Pair) -> None:
    """Begin on a pair, within the process that the judge runs in."""
    _asked().about(pair)


def answers(pairs: Sequence[Pair]) -> Sequence[Evidence]:
    """What the judge says, within the process that it runs in."""
    begun = [_asked().about(pair) for pair in pairs]
    return [one.result() for one in begun]


class Asked:
    """The last pairs that a judge was asked about, each on a core of its own.

    Where the answer is worth asking the other way round it is asked so at once, for
    that is what will be asked next.
    """

    def __init__(self, judge: Judge, most: int = KEPT) -> None:
        self._judge = judge
        self._most = most
        self._beside = ThreadPoolExecutor(min(THREADS, cpu_count() or 1))
        self._found: OrderedDict[Pair, Future[Evidence]] = OrderedDict()
        self._lock = Lock()

    def about(self, pair: Pair) -> Future[Evidence]:
        """The answer about a pair, begun on if it was not asked before."""
        with self._lock:
            if pair not in self._found:
                self._found[pair] = self._beside.submit(self._ask, pair)
                if len(self._found) > self._most:
                    self._found.popitem(last=False)
            return self._found[pair]

    def _ask(self, pair: Pair) -> Evidence:
        (found,) = self._judge.judge([pair])
        if worth_turning(found):
            self.about(pair[::-1])
        return found


@cache
def _asked() -> Asked:
    # Loaded by the process that runs it, and by no other.
    from monitor.judges.learned import LearnedJudge  # noqa: PLC0415
    from monitor.judges.together import TogetherJudge  # noqa: PLC0415

    judge = TogetherJudge(LearnedJudge(threads=1))
    judge.judge([("", "")])  # the network is loaded once, not by each thread
    return Asked(judge)
