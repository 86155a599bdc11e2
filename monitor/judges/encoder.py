"""The encoder: MiniLM, trained on to put claims on one matter near each other.

``monitor/models/card.md`` says where it comes from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from monitor.judges.network import Network, Recipe
from monitor.judges.shipped import MODELS, ShippedFiles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_RECIPE = Recipe(tokens=128, output="embedding")


class Encoder:
    """Turns a text into 384 signed bytes; the cosine of two says how alike they are.

    Raises ``MonitorError`` if a file of the model is not as shipped.
    """

    def __init__(self, folder: Path = MODELS, threads: int = 1) -> None:
        files = ShippedFiles(folder)
        self._network = Network(
            lambda: files.read("encoder.onnx"),
            lambda: files.read("tokenizer.json"),
            _RECIPE,
            threads,
        )

    def encode(self, texts: Sequence[str]) -> list[bytes]:
        """One vector for each text, in order, whatever else is asked with it."""
        rows = self._network.rows([(text,) for text in texts])
        return [
            np.rint(row * (127 / np.abs(row).max())).astype(np.int8).tobytes()
            for row in rows
        ]
