"""The weights of linkage that come along, as ``training/linkage.py`` wrote them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from monitor.core.linkage import NEAR, RELATIONS, SIGNS, Linker, Scaling, Weighing
from monitor.judges.shipped import MODELS, ShippedFiles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def shipped_linker(folder: Path = MODELS) -> Linker:
    """The weights in ``linkage.json``. Raises ``MonitorError`` if they are no such."""
    files = ShippedFiles(folder)
    try:
        told = json.loads(files.read("linkage.json"))
        return Linker(
            near=_weighing(told["near"], NEAR),
            full=_weighing(told["full"], SIGNS),
            ask=float(told["ask"]),
            bars={name: float(told["bars"][name]) for name in RELATIONS[1:]},
            scaling=Scaling(*map(float, told["newness"])),
        )
    except (ValueError, LookupError, TypeError) as error:
        raise files.broken(f"linkage.json: {error!r}") from error


def _weighing(told: dict[str, Any], signs: Sequence[str]) -> Weighing:
    """By name in the file, by place in the model."""
    return Weighing(
        tuple(float(told["biases"][relation]) for relation in RELATIONS),
        tuple(
            tuple(float(told["weights"][sign][place]) for sign in signs)
            for place in range(len(RELATIONS))
        ),
    )
