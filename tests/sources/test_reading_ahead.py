"""Workers read the next batch of articles while one is compared."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.core.watch import Term, Watch
from monitor.judges.lexical import LexicalJudge
from monitor.pipeline import Intake, Topic
from monitor.pipeline.reading import BATCH
from monitor.sources.workers import InlineWorkers
from monitor.store.sqlite import open_ledger
from monitor.types import Origin, Piece

NOW = datetime(2025, 1, 6, tzinfo=UTC)
PIECES = [
    Piece("900 dockers left the port.", "News", Origin.SEED, path=f"{n:03}.txt")
    for n in range(2 * BATCH + 1)
]


class Noting(InlineWorkers):
    """Notes how many articles are stored whenever a batch is handed over."""

    def __init__(self, ledger):
        self._ledger = ledger
        self.handed: list[tuple[int, int]] = []

    def map(self, function, values, *, seconds):
        self.handed.append((len(values), self._ledger.count_articles()))
        return super().map(function, values, seconds=seconds)


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "ledger.db") as opened:
        yield opened


def intake_of(ledger, workers, stop=lambda: False):
    topic = Topic("port", "The port", Watch((Term("port"),)))
    return Intake(ledger, workers, LexicalJudge(), [topic], NOW, stop)


def test_a_batch_is_handed_over_before_the_one_before_is_compared(ledger):
    workers = Noting(ledger)
    intake = intake_of(ledger, workers)
    assert intake.take(PIECES, lambda _: ("port",)) == []
    assert workers.handed == [(BATCH, 0), (BATCH, 0), (1, BATCH)]
    assert intake.tally.new == ledger.count_articles() == len(PIECES)


def test_a_stop_leaves_what_was_only_read_ahead(ledger):
    intake = intake_of(ledger, Noting(ledger), lambda: ledger.count_articles() > 0)
    assert intake.take(PIECES, lambda _: ("port",)) == PIECES[BATCH:]
    assert ledger.count_articles() == BATCH


def test_a_stop_leaves_what_was_to_be_compared_in_another_topic(ledger):
    intake_of(ledger, Noting(ledger)).take(PIECES, lambda _: ())
    topics = [Topic(name, name, Watch((Term("port"),))) for name in ("port", "pay")]
    calls = []

    def stop():
        calls.append(1)
        return len(calls) > 4

    intake = Intake(ledger, Noting(ledger), LexicalJudge(), topics, NOW, stop)
    assert intake.take(PIECES, lambda _: ("port", "pay")) == PIECES[BATCH:]
    assert len({one.article.id for one in ledger.mentions()}) == BATCH


def test_what_is_known_is_counted_and_not_read(ledger):
    intake_of(ledger, Noting(ledger)).take(PIECES, lambda _: ("port",))
    workers, done = Noting(ledger), []
    again = intake_of(ledger, workers)
    again.take(PIECES, lambda _: ("port",), on_done=lambda: done.append(1))
    assert again.tally.known == len(done) == len(PIECES)
    assert {count for count, _ in workers.handed} == {0}
