"""Vectors of claims: how they are made, and how alike two of them are.

Who only compares vectors loads no network.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from monitor.judges.encoder import Encoder

_SMALL = 200_000
"""Products of numbers in one product of matrices. From 262,144 on OpenBLAS takes
threads for it, which then keep all cores busy for 20 ms."""


def encode(texts: Sequence[str]) -> list[bytes]:
    """``Encoder.encode`` of the encoder that comes along; a process loads it once.

    A function by itself, for worker processes are sent it by its name.
    """
    return _shipped().encode(texts) if texts else []


@cache
def _shipped() -> Encoder:
    from monitor.judges.encoder import Encoder  # noqa: PLC0415

    return Encoder()


def alike(one: bytes, others: Sequence[bytes]) -> list[float]:
    """The cosine of a vector with each of others, in -1..1."""
    found: list[float] = _cosines([one], others)[0].tolist()
    return found


def nearest(
    asked: Sequence[bytes], known: Sequence[bytes], most: int
) -> list[list[int]]:
    """For each vector the places in ``known`` of the most alike, best first.

    By cosine; of equal ones the one that stands first.
    """
    if not (asked and known):
        return [[] for _ in asked]
    scores = _cosines(asked, known)
    return [_first(row, min(most, len(known))) for row in scores]


def _first(scores: NDArray[np.float32], most: int) -> list[int]:
    """The places of the highest scores; few are sorted, for thousands would be."""
    bar = np.partition(scores, -most)[-most]
    places = np.flatnonzero(scores >= bar)
    order = np.argsort(-scores[places], kind="stable")[:most]
    found: list[int] = places[order].tolist()
    return found


def _cosines(some: Sequence[bytes], others: Sequence[bytes]) -> NDArray[np.float32]:
    """A row for each vector of ``some``: its cosine with each of ``others``."""
    rows, columns = _numbers(some), _numbers(others)
    step = max(1, _SMALL // rows.size)
    parts = [rows @ columns[at : at + step].T for at in range(0, len(columns), step)]
    products: NDArray[np.float32] = np.concatenate(parts, axis=1)
    return products / _lengths(rows)[:, None] / _lengths(columns)


def _numbers(vectors: Sequence[bytes]) -> NDArray[np.float32]:
    """Whole numbers, of which sums of 384 products are exact as float32."""
    rows = np.frombuffer(b"".join(vectors), np.int8).reshape(len(vectors), -1)
    return rows.astype(np.float32)


def _lengths(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    found: NDArray[np.float32] = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    return np.maximum(found, 1.0)
