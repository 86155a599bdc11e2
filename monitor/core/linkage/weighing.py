"""What signs weigh: a multinomial logistic model, as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RELATIONS = ("other", "same", "changed", "contradicted")
"""What two claims may be to each other; "other" is every other thing."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """Weights of signs: for each of ``RELATIONS`` a bias and a weight for each sign."""

    biases: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]

    def shares(self, signs: Sequence[float]) -> tuple[float, ...]:
        """The probability of each of ``RELATIONS``; they add up to 1."""
        scores = [
            bias + sum(map(mul, weights, signs))
            for bias, weights in zip(self.biases, self.weights, strict=True)
        ]
        most = max(scores)
        powers = [exp(score - most) for score in scores]
        total = sum(powers)
        return tuple(power / total for power in powers)
