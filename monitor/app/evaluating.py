"""The engine as shipped, run over labelled disputes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from monitor.app.adapters import shipped_judge
from monitor.core.evaluation import Found, match
from monitor.core.watch import Term, Watch
from monitor.errors import MonitorError, SourceError
from monitor.pipeline import Intake, Topic
from monitor.sources.workers import ProcessWorkers
from monitor.store.sqlite import open_ledger
from monitor.types import Origin, Piece, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from monitor.core.evaluation import Dispute, Matched
    from monitor.pipeline import Arbiter
    from monitor.ports import Workers
    from monitor.store.sqlite import SqliteLedger


def evaluate(
    disputes: Sequence[Dispute],
    now: datetime,
    on_done: Callable[[], None] = lambda: None,
    arbiter: Arbiter | None = None,
) -> tuple[Matched, ...]:
    """Take each dispute into a ledger of its own, which is then thrown away.

    ``on_done`` is called after each article; ``arbiter`` is asked about what the
    rules leave open. Raises ``SourceError`` where an article cannot be read, and
    ``MonitorError`` where the judge cannot be asked.
    """
    with ProcessWorkers() as workers:
        return tuple(_matched(one, workers, now, on_done, arbiter) for one in disputes)


def _matched(
    dispute: Dispute,
    workers: Workers,
    now: datetime,
    on_done: Callable[[], None],
    arbiter: Arbiter | None,
) -> Matched:
    with (
        TemporaryDirectory(prefix="claim-monitor-") as folder,
        open_ledger(Path(folder) / "ledger.db") as ledger,
    ):
        return matched_in(ledger, dispute, workers, now, on_done, arbiter)


def matched_in(
    ledger: SqliteLedger,
    dispute: Dispute,
    workers: Workers,
    now: datetime,
    on_done: Callable[[], None] = lambda: None,
    arbiter: Arbiter | None = None,
) -> Matched:
    """Take a dispute into ``ledger``, beside whatever its topic knows already."""
    topic = Topic(
        dispute.name, dispute.name, Watch([Term(term) for term in dispute.topic])
    )
    intake = Intake(ledger, workers, shipped_judge(), [topic], now, arbiter=arbiter)
    # As seeds, for these belong to their topic whatever their words.
    pieces = [
        Piece(
            text=article.text,
            title=article.title,
            origin=Origin.SEED,
            path=f"{dispute.name}, article {number}",
            outlet=article.outlet,
            published=article.published,
        )
        for number, article in enumerate(dispute.articles, 1)
    ]
    intake.take(pieces, lambda _: (dispute.name,), on_done=on_done)
    for fault in intake.tally.faults:
        raise SourceError(f"{fault.source}: {fault.reason}")
    if intake.arbitration.fault:
        raise MonitorError(intake.arbitration.fault)
    return match(
        dispute, [tuple(_found(ledger, dispute.name, piece.key)) for piece in pieces]
    )


def _found(ledger: SqliteLedger, topic: str, key: str) -> Iterator[Found]:
    article = ledger.find_article(key)
    if article is None:
        raise SourceError(f"{key}: was not stored")
    values = {
        one.mention: one.assertion.values
        for one in ledger.mentions_in(article.revision, topic)
    }
    for record in ledger.mentions(topic=topic, article=article.id):
        yield Found(
            record.mention,
            Span(record.start, record.end),
            record.quote,
            record.text,
            record.speaker,
            record.modality,
            record.verdict,
            record.confidence,
            record.kind,
            record.against.mention if record.against else None,
            record.why,
            record.held,
            values[record.mention],
        )
