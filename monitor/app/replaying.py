"""A replay: stored texts read and compared anew on a copy, which is then taken over."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from monitor.app.adapters import shipped_judge
from monitor.app.judging import arbiter_of
from monitor.app.keeping import DATABASE
from monitor.core.comparison import ENGINE
from monitor.core.replaying import changes, counted, renumbered
from monitor.pipeline import Replay
from monitor.sources.workers import ProcessWorkers
from monitor.store.sqlite import open_ledger
from monitor.types import Difference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from monitor.pipeline import Progress
    from monitor.ports import Judge
    from monitor.store.sqlite import SqliteLedger
    from monitor.types import Change, MentionRecord, ReplayCounts

PORTION = 500
"""Differences that are read from the ledgers at once."""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What a replay has come to on a copy, with the way to make it so.

    ``changes`` are in the order of ``core.replaying.changes``.
    """

    changes: Sequence[Change]
    counts: ReplayCounts
    engine: str
    ledger: SqliteLedger
    fresh: SqliteLedger
    state: int

    def differences(self, among: Sequence[Change]) -> Iterator[Difference]:
        """Changes with all that outputs show of them, in their order."""
        for start in range(0, len(among), PORTION):
            some = among[start : start + PORTION]
            was = _records(self.ledger, [one.mention for one in some if one.before])
            will = _records(self.fresh, [one.mention for one in some if one.after])
            for one in some:
                yield Difference(was.get(one.mention), will.get(one.mention))

    def apply(self, now: datetime) -> bool:
        """Make it so, at once; the caller keeps other writers out.

        Returns whether anything had to be written. Raises ``LedgerError``.
        """
        return self.ledger.take_over(
            self.fresh.path, self.state, self.engine, self.counts, now
        )


@contextmanager
def rehearse(
    ledger: SqliteLedger,
    judge: Judge,
    topic: str | None,
    progress: Progress,
    should_stop: Callable[[], bool],
) -> Iterator[Rehearsed]:
    """Replay a topic, or all, on a copy beside the ledger that goes in the end.

    Raises ``MonitorError`` where it is told to stop or the judge cannot be asked.
    """
    folder = ledger.path.parent
    with TemporaryDirectory(dir=folder, prefix=".replay-") as beside:
        copy = Path(beside) / DATABASE
        state = ledger.state()
        ledger.snapshot(copy)
        with open_ledger(copy) as fresh:
            yield _rehearsed(ledger, fresh, state, judge, topic, progress, should_stop)


def _rehearsed(
    ledger: SqliteLedger,
    fresh: SqliteLedger,
    state: int,
    judge: Judge,
    topic: str | None,
    progress: Progress,
    should_stop: Callable[[], bool],
) -> Rehearsed:
    before, claims_before = fresh.tellings(topic), fresh.count_claims()
    numbers, reached = fresh.last_numbers(), fresh.reached()
    articles, texts = fresh.count_compared(topic)
    fresh.forget_verdicts(topic)
    with ProcessWorkers() as workers:
        arbiter = arbiter_of(judge)
        replay = Replay(
            *(fresh, workers, shipped_judge(), arbiter, ledger.read_before),
            should_stop,
        )
        replay.take(
            fresh.compared_revisions(topic), progress("Comparing articles", texts)
        )
    fresh.renumber(renumbered(before, fresh.tellings(topic), numbers, reached))
    after = fresh.tellings(topic)
    found = changes(before, after)
    counts = replace(
        counted(found),
        articles=articles,
        texts=texts,
        claims_before=claims_before,
        claims_after=fresh.count_claims(),
        mentions_before=len(before),
        mentions_after=len(after),
        unread=tuple(replay.unread),
    )
    engine = f"{ENGINE}+{replay.arbitration.name}"
    return Rehearsed(found, counts, engine, ledger, fresh, state)


def _records(ledger: SqliteLedger, numbers: list[int]) -> dict[int, MentionRecord]:
    return ledger.mentions_numbered(numbers)
