"""Hugging Face's names for the weights of BERT, as ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

LAYERS = 6
_TABLES = {
    "word": "embeddings.word_embeddings",
    "pos": "embeddings.position_embeddings",
    "tt": "embeddings.token_type_embeddings",
}
_PLACES = {
    "o": "attention.output.dense",
    "ln1": "attention.output.LayerNorm",
    "f1": "intermediate.dense",
    "f2": "output.dense",
    "ln2": "output.LayerNorm",
}


def from_bert(weights: dict[str, Any], join: Callable[[list[Any]], Any]) -> dict[str, Any]:
    """The weights as ``train.Encoder`` names them; query, key and value are one matrix.

    ``join`` puts matrices below one another: ``torch.cat``, ``numpy.concatenate``.
    """
    ours = {f"enc.{k}.weight": weights[f"{v}.weight"] for k, v in _TABLES.items()}
    for kind in ("weight", "bias"):
        ours[f"enc.ln.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for i in range(LAYERS):
            old, new = f"encoder.layer.{i}", f"enc.layers.{i}"
            attention = f"{old}.attention.self"
            ours[f"{new}.qkv.{kind}"] = join(
                [weights[f"{attention}.{part}.{kind}"] for part in ("query", "key", "value")]
            )
            for name, place in _PLACES.items():
                ours[f"{new}.{name}.{kind}"] = weights[f"{old}.{place}.{kind}"]
    return ours
