"""The learned judge: a small pair encoder of our own training, run on the CPU.

``training/`` makes the files it reads; ``monitor/models/card.md`` says from what
and how good it is.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monitor.core.typed import MARKS
from monitor.core.weighing import Weights
from monitor.errors import MonitorError
from monitor.judges.network import THREADS, PairNetwork, Recipe
from monitor.types import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

MODELS = Path(__file__).parent.parent / "models"
_RECIPE = Recipe(tokens=128, output="probabilities")


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
        self._folder = folder
        self._network = PairNetwork(
            lambda: self._files.pop("judge.onnx"),
            lambda: self._files["tokenizer.json"],
            _RECIPE,
            threads,
        )

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Evidence]:
        """Score (premise, hypothesis) pairs; the answer has the same order."""
        return [
            Evidence(*(row / row.sum()).tolist()) for row in self._network.rows(pairs)
        ]

    @cached_property
    def settings(self) -> Settings:
        """What was fitted beside the network."""
        try:
            typed = self._manifest["typed"]
            weights = Weights(
                float(typed["scale"]),
                {name: _three(typed["weights"][name]) for name in MARKS},
            )
            threshold = float(self._manifest["contradiction"]["threshold"])
            return Settings(weights, threshold)
        except (ValueError, LookupError, TypeError) as error:
            raise _broken(self._folder, f"judge.json: {error!r}") from error

    @cached_property
    def _manifest(self) -> dict[str, Any]:
        try:
            manifest = json.loads((self._folder / "judge.json").read_bytes())
        except (OSError, ValueError) as error:
            raise _broken(self._folder, str(error)) from error
        return manifest if isinstance(manifest, dict) else {}

    @cached_property
    def _files(self) -> dict[str, bytes]:
        """The model's files by name, each checked against the manifest."""
        try:
            named = self._manifest["sha256"]
            files = {name: (self._folder / name).read_bytes() for name in named}
        except (OSError, KeyError) as error:
            raise _broken(self._folder, str(error)) from error
        for name, content in files.items():
            if hashlib.sha256(content).hexdigest() != named[name]:
                raise _broken(self._folder, f"{name} is not the file that was shipped")
        return files


def _three(row: list[float]) -> tuple[float, float, float]:
    entailment, neutral, contradiction = row
    return float(entailment), float(neutral), float(contradiction)


def _broken(folder: Path, what: str) -> MonitorError:
    return MonitorError(
        f"the model in {folder} cannot be used: {what}; install claim-monitor again"
    )
