"""Claims as the engine reads them, and weights that are easy to follow."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.core.linkage import NEAR, RELATIONS, SIGNS, Linker, Weighing
from monitor.judges.encoder import Encoder
from monitor.pipeline import VectorReader
from monitor.pipeline.reading import document_of
from monitor.types import Candidate, Origin, Piece

SEEN = datetime(2025, 1, 6, tzinfo=UTC)


class Claims:
    """Reads one-sentence texts; each known one is of an article of its own."""

    def __init__(self) -> None:
        self._read = VectorReader(Encoder().encode)

    def __call__(self, text):
        (found,) = self._read(document_of(Piece(text, "", Origin.SEED))).assertions
        return found

    def known(self, *texts, article=None):
        return [
            Candidate(
                mention=number, claim=number + 100, thread=number + 200,
                article=article or number, story=number, assertion=self(text),
                outlet="Herald", published=None, seen=SEEN,
            )
            for number, text in enumerate(texts, 1)
        ]  # fmt: skip


@pytest.fixture(scope="session")
def claims() -> Claims:
    return Claims()


def weighing(names, **weights):
    """A model in which ``relation={sign: weight, "bias": weight}``, all else 0."""
    rows = [weights.get(relation, {}) for relation in RELATIONS]
    return Weighing(
        tuple(float(row.get("bias", 0.0)) for row in rows),
        tuple(tuple(float(row.get(name, 0.0)) for name in names) for row in rows),
    )


@pytest.fixture
def linker():
    """Near is what is alike; what a judge says then decides alone."""

    def make(ask=0.5, bar=0.5):
        return Linker(
            near=weighing(NEAR, other={"bias": 5.0}, same={"alike": 10.0}),
            full=weighing(
                SIGNS,
                other={"open": 1.0},
                same={"follows": 1.0},
                contradicted={"excluded": 1.0},
                changed={"bias": -20.0},
            ),
            ask=ask,
            bars=dict.fromkeys(RELATIONS[1:], bar),
        )

    return make
