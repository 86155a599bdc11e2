"""A run's report from what its stages counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.types import RunReport

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from monitor.delivery.outbox import OutboxReport
    from monitor.pipeline import Tally
    from monitor.pipeline.run import Collected
    from monitor.types import JudgeUse, Left, Waiting


def report_of(  # noqa: PLR0913 - a report needs all it tells
    *,
    started: datetime,
    finished: datetime,
    collected: Collected,
    tally: Tally,
    sources_total: int,
    outbox: OutboxReport | None,
    last_digests: tuple[str, ...],
    purged: int,
    waiting: Sequence[Waiting],
    left: Left | None,
    judge: JudgeUse | None,
    headline: str | None,
) -> RunReport:
    """Put together what a run did; ``outbox`` is None where nothing was to be sent."""
    waiting_feeds = [s for s in collected.not_due if not s.gone]
    failing = [s for s in waiting_feeds if s.failures]
    return RunReport(
        started=started,
        finished=finished,
        feeds_polled=len(collected.polls),
        feeds_unchanged=sum(poll.unchanged for poll in collected.polls),
        feeds_not_due=len(waiting_feeds),
        feeds_gone=len(collected.not_due) - len(waiting_feeds),
        feeds_failing=len(failing),
        next_try=min((s.next_poll for s in failing if s.next_poll), default=None),
        sources_total=sources_total,
        faults=tuple(tally.faults),
        articles_new=tally.new,
        articles_revised=tally.revised,
        articles_known=tally.known,
        articles_relevant=tally.relevant,
        copies=tally.copies,
        foreign=tally.foreign,
        claims=tally.verdicts.total(),
        verdicts=dict(tally.verdicts),
        digests=tuple(p.target for p in outbox.delivered) if outbox else (),
        deliveries_failed=outbox.failed if outbox else (),
        last_digests=last_digests,
        articles_purged=purged,
        waiting=tuple(waiting),
        left=left,
        judge=judge,
        headline=headline,
    )
