"""The learned judge and the typed differences of each pair, as one judge.

What "learned" names, but for ``monitor judge --bare``.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from monitor.core.typed import marks
from monitor.core.weighing import weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.judges.learned import LearnedJudge
    from monitor.types import Evidence


class TogetherJudge:
    """Corrects the learned judge where a typed difference says otherwise.

    Each pair is weighed by itself: its scores never depend on its company.
    """

    name = "learned"

    def __init__(self, learned: LearnedJudge) -> None:
        self._learned = learned
        self._beside = ThreadPoolExecutor(1)

    @property
    def threshold(self) -> float:
        """The probability from which a contradiction is called one."""
        return self._learned.settings.threshold

    def judge(self, pairs: Iterable[tuple[str, str]]) -> Sequence[Evidence]:
        """Score (premise, hypothesis) pairs; the answer has the same order."""
        told = list(pairs)
        weights = self._learned.settings.weights
        # The network leaves the interpreter to others while it runs.
        marked = self._beside.submit(lambda: [marks(*pair) for pair in told])
        found = self._learned.judge(told)
        return [
            weigh(evidence, differing, weights)
            for evidence, differing in zip(found, marked.result(), strict=True)
        ]
