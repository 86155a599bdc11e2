"""The pass that shows what an article costs in ledgers of several sizes."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from benchmarks.ledger_fill import TOPIC, piece_of
from benchmarks.press import SENTENCES, WATCHED, Press
from monitor.core.watch import Term, Watch
from monitor.judges.lexical import LexicalJudge
from monitor.pipeline import Intake, Topic
from monitor.sources.workers import ProcessWorkers
from monitor.store.sqlite import open_ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.ports import Ledger, Workers
    from monitor.types import Piece

SEED = 77
FIRST = 10_000_000
ARTICLES_PER_ROUND = 32
ROUNDS = 8
WARMING = 2
"""Rounds that are not counted: workers start, and pages of the file are read."""


def cost_by_size(*ledgers: str) -> dict[str, Any]:
    """Median seconds of an article, read, compared and stored, for each ledger.

    The ledgers take turns with the same articles, so that whatever else the
    machine does weighs on all of them alike.
    """
    rounds = ROUNDS + WARMING
    made = Press(SEED).articles(rounds * ARTICLES_PER_ROUND, FIRST)
    pieces = [piece_of(article) for article in made]
    times: list[list[float]] = [[] for _ in ledgers]
    with ProcessWorkers() as workers:
        opened = [open_ledger(Path(path), create=False) for path in ledgers]
        for number in range(rounds):
            start = number * ARTICLES_PER_ROUND
            some = pieces[start : start + ARTICLES_PER_ROUND]
            order = list(enumerate(opened))
            for place, ledger in order[:: -1 if number % 2 else 1]:
                times[place].append(_seconds(ledger, workers, some))
        for ledger in opened:
            ledger.close()
    found = [median(some[WARMING:]) / ARTICLES_PER_ROUND for some in times]
    return {"seconds": sum(map(sum, times)), "each": found, "per_article": SENTENCES}


def _seconds(ledger: Ledger, workers: Workers, pieces: Sequence[Piece]) -> float:
    topic = Topic(TOPIC, "The inquiry", Watch((Term(WATCHED),)))
    now = max(piece.published for piece in pieces if piece.published)
    intake = Intake(ledger, workers, LexicalJudge(), [topic], now)
    start = perf_counter()
    intake.take(pieces, lambda _: (TOPIC,))
    seconds = perf_counter() - start
    if intake.tally.relevant != len(pieces):
        raise RuntimeError(f"{intake.tally.relevant} of {len(pieces)} were compared")
    return seconds
