"""The learned judge in a process of its own: its memory is not that of a pass."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING

from monitor.core.linkage import worth_turning
from monitor.errors import MonitorError
from monitor.types import SourceFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from concurrent.futures import Future

    from monitor.ports import Judge, Workers
    from monitor.types import Evidence

    Pair = tuple[str, str]

FEW = 2
"""Pairs that are sent together: few enough that the first are soon on their way."""

THREADS = 4
"""Pairs that are answered at a time, each on one core."""

KEPT = 256
"""Answers that are kept at hand: those of an article are asked for once all are sent."""

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
        coming = iter(pairs)
        asked: list[Pair] = []
        for some in iter(lambda: list(islice(coming, FEW)), []):
            self._workers.map(begin, [some], seconds=PATIENCE)
            asked += some
        if not asked:
            return []
        (found,) = self._workers.map(answers, [asked], seconds=PATIENCE)
        if isinstance(found, SourceFault):
            raise MonitorError(
                f"the process of the learned judge gave no answer: {found.reason}"
            )
        return found


def begin(pairs: Sequence[Pair]) -> None:
    """Begin on some pairs, within the process that the judge runs in."""
    for pair in pairs:
        _asked().about(pair)


def answers(pairs: Sequence[Pair]) -> Sequence[Evidence]:
    """What the judge says, within the process that it runs in."""
    begun = [_asked().about(pair) for pair in pairs]
    return [one.result() for one in begun]


class _Asked:
    """The last pairs that the judge was asked about, as many at a time as cores help.

    An answer that is worth asking the other way round is asked so at once.
    """

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._beside = ThreadPoolExecutor(THREADS)
        self._found: OrderedDict[Pair, Future[Evidence]] = OrderedDict()
        self._lock = Lock()

    def about(self, pair: Pair) -> Future[Evidence]:
        """The answer about a pair, begun on if it was not asked before."""
        with self._lock:
            if pair not in self._found:
                self._found[pair] = self._beside.submit(self._ask, pair)
                if len(self._found) > KEPT:
                    self._found.popitem(last=False)
            return self._found[pair]

    def _ask(self, pair: Pair) -> Evidence:
        (found,) = self._judge.judge([pair])
        if worth_turning(found):
            self.about(pair[::-1])
        return found


@cache
def _asked() -> _Asked:
    # Loaded by the process that runs it, and by no other.
    from monitor.judges.learned import LearnedJudge  # noqa: PLC0415
    from monitor.judges.together import TogetherJudge  # noqa: PLC0415

    judge = TogetherJudge(LearnedJudge(threads=1))
    judge.judge([("", "")])  # the network is loaded once, not by each thread
    return _Asked(judge)
