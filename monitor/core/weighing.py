"""A network's scores and the typed differences of a pair, weighed together."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

from monitor.types import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# A network that is sure may still be wrong: the least share that it leaves open.
_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Weights:
    """What each mark adds to the log-odds of the labels; ``scale`` is the network's.

    ``marks`` holds, for each name of ``typed.MARKS``, what it adds to entailment,
    neutral and contradiction. They are fitted by ``training/combine.py``.
    """

    scale: float
    marks: Mapping[str, tuple[float, float, float]]


def weigh(evidence: Evidence, marks: Iterable[str], weights: Weights) -> Evidence:
    """The evidence of a network, corrected by the marks (``typed``) of its pair.

    A log-linear pool (Genest and Zidek 1986): logarithms are scaled, weights added.
    """
    found = [weights.marks[name] for name in marks]
    scores = [
        weights.scale * log(max(share, _LEAST)) + sum(one[place] for one in found)
        for place, share in enumerate(evidence.shares)
    ]
    most = max(scores)
    powers = [exp(score - most) for score in scores]
    return Evidence(*(power / sum(powers) for power in powers))
