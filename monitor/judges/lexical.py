"""A judge that counts shared words: the honest baseline."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.words import containment, stems
from monitor.types import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Words cannot show a contradiction, so the judge abstains from finding any.
_CONTRADICTION = 0.01
_MOST = 0.97


class LexicalJudge:
    """Entailment as the share of the hypothesis's words that the premise holds."""

    name = "lexical"

    def judge(self, pairs: Iterable[tuple[str, str]]) -> Sequence[Evidence]:
        """Score (premise, hypothesis) pairs; the answer has the same order."""
        return [_score(premise, hypothesis) for premise, hypothesis in pairs]


def _score(premise: str, hypothesis: str) -> Evidence:
    return _of_share(containment(stems(hypothesis), stems(premise)))


@lru_cache(maxsize=1024)  # shares of a few dozen words: hardly more fractions occur
def _of_share(held: float) -> Evidence:
    # Half of the words in common say little; the square keeps that low.
    entailment = _MOST * held**2
    return Evidence(entailment, 1.0 - entailment - _CONTRADICTION, _CONTRADICTION)
