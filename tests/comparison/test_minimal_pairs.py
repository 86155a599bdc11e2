"""Pairs that differ in little and in all that matters: what must not be said of them.

Each is judged by the rules alone, and as a run does it: through the pipeline, with a
ledger, the learned judge and the weights of linkage.
"""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.app import arbiter_of, open_judge
from monitor.core.extraction import extract
from monitor.core.watch import Term, Watch
from monitor.judges.lexical import LexicalJudge
from monitor.pipeline import Intake, Topic
from monitor.sources.workers import ProcessWorkers
from monitor.store.sqlite import open_ledger
from monitor.types import Document, Origin, Piece

FILES = sorted((Path(__file__).parent / "minimal").glob("*.toml"))
PUBLISHED = datetime(2025, 5, 8, 9, 0, tzinfo=UTC)
NOW = PUBLISHED + timedelta(days=1)


def pairs_of(path):
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    for number, pair in enumerate(told["pair"], 1):
        yield pytest.param(
            f"{path.stem}-{number}",
            pair["earlier"],
            pair["later"],
            set(told["never"]),
            id=f"{path.stem}-{number}",
        )


PAIRS = [pair for path in FILES for pair in pairs_of(path)]


def read(text):
    return extract(Document(text, "", "", PUBLISHED))


@pytest.mark.parametrize(("name", "earlier", "later", "never"), PAIRS)
def test_by_rules_alone(bench, name, earlier, later, never):
    del name
    known, told = read(earlier), read(later)
    assert told
    for claim in told:
        assert bench.judge(claim, *known).verdict.value not in never


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    """What a run with the learned judge makes of all pairs, each a topic of its own."""
    folder = tmp_path_factory.mktemp("minimal")
    topics = [
        Topic(name, name, Watch((Term("port"),)))
        for name, *_ in (p.values for p in PAIRS)
    ]
    pieces = [
        Piece(
            text, f"{name} {outlet}", Origin.SEED, path=f"{name}/{outlet}.txt",
            outlet=outlet, published=PUBLISHED,
        )
        for name, *texts, _ in (p.values for p in PAIRS)
        for outlet, text in zip(("Buoy", "Quay"), texts, strict=True)
    ]  # fmt: skip
    with (
        open_ledger(folder / "ledger.db") as opened,
        open_judge("learned", lambda: NOW) as judge,
        ProcessWorkers() as workers,
    ):
        arbiter = arbiter_of(judge)
        assert arbiter is not None
        assert arbiter.linkage is not None
        Intake(opened, workers, LexicalJudge(), topics, NOW, arbiter=arbiter).take(
            pieces, lambda piece: (str(piece.path).partition("/")[0],)
        )
        yield opened


@pytest.mark.parametrize(("name", "earlier", "later", "never"), PAIRS)
def test_by_a_run_with_the_learned_judge(ledger, name, earlier, later, never):
    del earlier, later
    told = [one for one in ledger.mentions(topic=name) if one.article.outlet == "Quay"]
    assert told
    assert never.isdisjoint(one.verdict.value for one in told)
