"""The learned judge: a small pair encoder of our own training, run on the CPU.

``training/`` makes the files it reads; ``monitor/models/card.md`` says from what
and how good it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from monitor.core.typed import MARKS
from monitor.core.weighing import Weights
from monitor.judges.network import THREADS, Network, Recipe
from monitor.judges.shipped import MODELS, ShippedFiles
from monitor.types import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

# A dozen pairs asked at once make more small batches than four cores can share evenly.
# By twos they are done in four fifths of the time that they take by fours; alone, a
# pair costs a tenth more.
_RECIPE = Recipe(tokens=128, batch=2, output="probabilities")


@dataclass(frozen=True, slots=True)
class Settings:
    """What typed differences weigh, and from which probability on a pair contradicts."""

    weights: Weights
    threshold: float


class LearnedJudge:
    """Scores how a hypothesis stands to a premise, in this direction only.

    The model is loaded at the first question. A contradiction that should hold in
    both directions is asked twice, with the pair turned round; entailment is not
    symmetric. Raises ``MonitorError`` if a file of the model is not as shipped.
    """

    name = "learned"

    def __init__(self, folder: Path = MODELS, threads: int = THREADS) -> None:
        self._files = ShippedFiles(folder)
        self._network = Network(
            lambda: self._files.read("judge.onnx"),
            lambda: self._files.read("tokenizer.json"),
            _RECIPE,
            threads,
        )

    def judge(self, pairs: Iterable[tuple[str, str]]) -> Sequence[Evidence]:
        """Score (premise, hypothesis) pairs; the answer has the same order."""
        return [
            Evidence(*(row / row.sum()).tolist()) for row in self._network.rows(pairs)
        ]

    @cached_property
    def settings(self) -> Settings:
        """What was fitted beside the network."""
        try:
            typed = self._files.manifest["typed"]
            weights = Weights(
                float(typed["scale"]),
                {name: _three(typed["weights"][name]) for name in MARKS},
            )
            threshold = float(self._files.manifest["contradiction"]["threshold"])
            return Settings(weights, threshold)
        except (ValueError, LookupError, TypeError) as error:
            raise self._files.broken(f"judge.json: {error!r}") from error


def _three(row: list[float]) -> tuple[float, float, float]:
    entailment, neutral, contradiction = row
    return float(entailment), float(neutral), float(contradiction)
