"""Any sequence classifier for natural-language inference that lies in a folder.

The folder is what Hugging Face's exporter writes: a network in ONNX,
``tokenizer.json`` and ``config.json`` with the names of the labels.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from monitor.errors import MonitorError
from monitor.judges.network import (
    NETWORK_FAULTS,
    STEP,
    Network,
    Recipe,
    softmax,
)
from monitor.judges.scores import LABELS
from monitor.types import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

MOST_TOKENS = 256
"""Two claims together have less than 200; a wider reading only costs time."""

_RESERVED = 2
"""RoBERTa counts places from 2 on, and tells those among ``max_position_embeddings``."""


class OnnxJudge:
    """Scores pairs with a network that a person has chosen.

    The model is loaded at the first question. Raises ``MonitorError`` where a file
    is missing or is not what it should be.
    """

    def __init__(self, folder: Path) -> None:
        self.name = f"onnx:{folder.name}"
        self._folder = folder

    def judge(self, pairs: Iterable[tuple[str, str]]) -> Sequence[Evidence]:
        """Score (premise, hypothesis) pairs; the answer has the same order."""
        told = list(pairs)
        if not told:
            return []
        try:
            rows = self._network.rows(told)
        except NETWORK_FAULTS as error:
            raise self._broken(str(error).partition("\n")[0]) from error
        if rows[0].shape != (len(LABELS),):
            raise self._broken(f"it gives {rows[0].size} scores, not {len(LABELS)}")
        places = self._places
        shares = [softmax(row)[places].tolist() for row in rows]
        return [Evidence(*share) for share in shares]

    @cached_property
    def _network(self) -> Network:
        found = sorted(self._folder.glob("*.onnx"))
        model = self._folder / "model.onnx"
        if len(found) == 1:
            model = found[0]
        elif model not in found:
            names = ", ".join(one.name for one in found) or "none"
            raise self._broken(f"it must hold one model.onnx; of *.onnx it has {names}")
        tokens, padding = self._sizes()
        return Network(
            lambda: str(model),  # by its path, for weights may lie in a file beside it
            lambda: self._read("tokenizer.json"),
            # Sums in a batch are rounded otherwise than alone, and a network in 8
            # bits may take its scale from the whole of it.
            Recipe(tokens, batch=1, padding=padding),
        )

    def _sizes(self) -> tuple[int, int]:
        """How many tokens the network reads, and the token that fills a row up."""
        places = self._config.get("max_position_embeddings", MOST_TOKENS + _RESERVED)
        padding = self._config.get("pad_token_id") or 0
        if not isinstance(places, int) or not isinstance(padding, int):
            raise self._broken("config.json tells sizes that are no whole numbers")
        tokens = min(places - _RESERVED, MOST_TOKENS) // STEP * STEP
        if tokens <= 0:
            raise self._broken(f"config.json tells of {places} places for tokens")
        return tokens, padding

    @cached_property
    def _places(self) -> list[int]:
        """Where entailment, neutral and contradiction stand in a row."""
        named = self._config.get("id2label")
        if named is None and isinstance(self._config.get("label2id"), dict):
            named = {place: name for name, place in self._config["label2id"].items()}
        if isinstance(named, dict):
            places = {str(name).casefold(): str(n) for n, name in named.items()}
            wanted = [places.get(name, "") for name in LABELS]
            if sorted(wanted) == ["0", "1", "2"]:
                return [int(place) for place in wanted]
        raise self._broken(
            f"id2label in config.json must name {', '.join(LABELS)} as 0, 1 and 2 in "
            "any order"
        )

    @cached_property
    def _config(self) -> dict[str, Any]:
        try:
            config = json.loads(self._read("config.json"))
        except (ValueError, RecursionError) as error:
            raise self._broken(f"config.json is not JSON: {error}") from error
        if not isinstance(config, dict):
            raise self._broken("config.json holds no object")
        return config

    def _read(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise self._broken(f"{name}: {error.strerror}") from error

    def _broken(self, what: str) -> MonitorError:
        return MonitorError(
            f"the model in {self._folder} cannot be used: {what}; see "
            "docs/configuration.md for what the folder must hold"
        )
