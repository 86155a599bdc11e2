"""What signs weigh: a multinomial logistic model, as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RELATIONS = ("other", "same", "changed", "contradicted")
"""What two claims may be to each other; "other" is every other thing."""

# Of a share no more than this is believed, either way.
_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Weighing:
    """Weights of signs: for each of ``RELATIONS`` a bias and a weight for each sign."""

    biases: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]

    def shares(self, signs: Sequence[float]) -> tuple[float, ...]:
        """The probability of each of ``RELATIONS``; they add up to 1.

        Raises ``ValueError`` where there are not as many signs as weights.
        """
        if len(signs) != len(self.weights[0]):
            raise ValueError(f"{len(signs)} signs for {len(self.weights[0])} weights")
        scores = [
            bias + sum(map(mul, weights, signs))
            for bias, weights in zip(self.biases, self.weights, strict=True)
        ]
        most = max(scores)
        powers = [exp(score - most) for score in scores]
        total = sum(powers)
        return tuple(power / total for power in powers)


@dataclass(frozen=True, slots=True)
class Scaling:
    """Makes a share of how sure a model is one that comes true as often (Platt 1999)."""

    slope: float
    bias: float

    def __call__(self, share: float) -> float:
        """The share, with its log-odds stretched and shifted."""
        return 1 / (1 + exp(-self.slope * log_odds(share) - self.bias))


AS_IT_IS = Scaling(1.0, 0.0)


def log_odds(share: float) -> float:
    """The logarithm of the odds of a share, which is never wholly sure."""
    sure = min(max(share, _LEAST), 1 - _LEAST)
    return log(sure / (1 - sure))
