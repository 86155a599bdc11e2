"""What a judge without fault would answer: as the labels have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.types import Evidence, Kind, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from monitor.core.evaluation.matching import Matched, Pair

_SAME, _OPPOSED = Evidence(1.0, 0.0, 0.0), Evidence(0.0, 0.0, 1.0)
_NEITHER = Evidence(0.0, 1.0, 0.0)


class FaultlessJudge:
    """Knows of each labelled pair whether both can be true; of others, nothing.

    ``matched`` says by which words the engine tells the labelled claims.
    """

    name = "labels"

    def __init__(self, matched: Iterable[Matched]) -> None:
        self._answers: Mapping[frozenset[str], Evidence] = {
            frozenset((known.found.text, one.found.text)): answer
            for dispute in matched
            for one in dispute.pairs
            if (answer := _answer(one))
            for known in dispute.pairs
            if known.claim.ref in one.claim.against
        }

    def judge(self, pairs: Iterable[tuple[str, str]]) -> Sequence[Evidence]:
        """Score pairs, alike in both directions."""
        return [self._answers.get(frozenset(pair), _NEITHER) for pair in pairs]


def _answer(one: Pair) -> Evidence | None:
    """Another figure excludes the one before; another wording or detail need not."""
    if one.claim.verdict is Verdict.REPEATED:
        return _SAME
    opposed = one.claim.verdict is Verdict.CONTRADICTED
    return _OPPOSED if opposed or Kind.VALUE in one.claim.kinds else None
