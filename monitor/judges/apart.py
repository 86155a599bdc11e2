"""The learned judge in a process of its own: its memory is not that of a pass."""

from __future__ import annotations

from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from monitor.errors import MonitorError
from monitor.types import SourceFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.judges.together import TogetherJudge
    from monitor.ports import Workers
    from monitor.types import Evidence

    Pair = tuple[str, str]

FEW = 8
"""Pairs that are sent together: few enough that the first are soon on their way."""

PATIENCE = 60.0
"""Seconds for a few pairs, the loading of the network included. They take hundredths."""


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
        begun = [
            self._workers.map(answers, [some], seconds=PATIENCE)
            for some in iter(lambda: list(islice(coming, FEW)), [])
        ]
        found: list[Evidence] = []
        for some in chain.from_iterable(begun):
            if isinstance(some, SourceFault):
                raise MonitorError(
                    f"the process of the learned judge gave no answer: {some.reason}"
                )
            found += some
        return found


def answers(pairs: Sequence[Pair]) -> Sequence[Evidence]:
    """What the judge says, within the process that it runs in."""
    return _judge().judge(pairs)


@cache
def _judge() -> TogetherJudge:
    # Loaded by the process that runs it, and by no other.
    from monitor.judges.learned import LearnedJudge  # noqa: PLC0415
    from monitor.judges.together import TogetherJudge  # noqa: PLC0415

    return TogetherJudge(LearnedJudge())
