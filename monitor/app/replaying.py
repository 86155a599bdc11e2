"""A replay: stored texts read and compared anew on a copy, which is then taken over."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from monitor.app.adapters import local, shipped_judge, subscriptions, topics
from monitor.app.arbiter import arbiter_of
from monitor.app.beside import folder_beside
from monitor.app.keeping import DATABASE
from monitor.core.comparison import ENGINE
from monitor.core.replaying import changes, counted, renumbered
from monitor.core.watch import of_archive
from monitor.errors import MonitorError
from monitor.pipeline import Replay
from monitor.pipeline.replaying import STOPPED
from monitor.sources.workers import ProcessWorkers
from monitor.store.sqlite import open_ledger
from monitor.types import ArticleStatus, Difference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from monitor.app.application import App
    from monitor.config import Config
    from monitor.pipeline import Arbiter, Progress
    from monitor.ports import Workers
    from monitor.store.sqlite import SqliteLedger
    from monitor.types import Change, ReplayCounts

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
            numbers = [one.mention for one in some]
            was = self.ledger.mentions_numbered(numbers)
            will = self.fresh.mentions_numbered(numbers)
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
def rehearsed(
    app: App,
    topic: str | None,
    progress: Progress,
    should_stop: Callable[[], bool] = lambda: False,
    *,
    watch: bool = False,
) -> Iterator[Rehearsed]:
    """Replay a topic of ``app``, or all, as ``rehearse`` says.

    With ``watch``, present terms first add stored articles to the topics.
    """
    widen = (
        partial(joined, app.config, app.clock(), topic, should_stop) if watch else None
    )
    decides = app.config.judge.decides
    with (
        app.judge() as judge,
        ProcessWorkers() as workers,
        rehearse(
            *(app.ledger, workers, arbiter_of(judge, decides=decides), topic),
            progress=progress,
            should_stop=should_stop,
            widen=widen,
        ) as found,
    ):
        yield found


@contextmanager
def rehearse(
    ledger: SqliteLedger,
    workers: Workers,
    arbiter: Arbiter | None,
    topic: str | None = None,
    *,
    progress: Progress,
    should_stop: Callable[[], bool] = lambda: False,
    widen: Callable[[SqliteLedger, Progress], int] | None = None,
) -> Iterator[Rehearsed]:
    """Replay a topic, or all, on a copy beside the ledger that goes in the end.

    ``widen`` may add articles to topics of the copy; it says how many. Raises
    ``MonitorError`` where it is told to stop or the judge cannot be asked.
    """
    with folder_beside(ledger.path.parent) as folder:
        copy = folder / DATABASE
        state = ledger.state()
        ledger.snapshot(copy)
        with open_ledger(copy) as fresh:
            known = ledger.read_before
            replay = Replay(
                fresh, workers, shipped_judge(), arbiter, known, should_stop
            )
            with fresh.transaction():
                more = widen(fresh, progress) if widen else 0
            found, counts = _filled(fresh, replay, topic, progress)
            engine = f"{ENGINE}+{replay.arbitration.name}"
            counts = replace(counts, joined=more)
            yield Rehearsed(found, counts, engine, ledger, fresh, state)


def joined(
    config: Config,
    now: datetime,
    topic: str | None,
    should_stop: Callable[[], bool],
    ledger: SqliteLedger,
    progress: Progress,
) -> int:
    """Add stored articles of feeds to topics whose present terms match them.

    None is taken out of a topic, and a feed serves the topics that it is followed
    for. Returns how many were added, each once for each topic. Raises
    ``MonitorError`` where it is told to stop.
    """
    served = {feed.url: feed.topics for feed in subscriptions(config)}
    watched = [one for one in topics(config) if topic in {None, one.name}]
    here = local(config, now)
    done = progress("Trying watch terms", ledger.count_articles())
    more = 0
    for article in ledger.archive(None):
        done()
        if should_stop():
            raise MonitorError(STOPPED)
        record = article.record
        if record.feed is None or record.status is ArticleStatus.FOREIGN:
            continue
        names = {one.name for one in watched} - set(record.topics)
        names &= set(served.get(record.feed, names))
        seen = of_archive(article, here)
        for one in watched:
            if one.name in names and (matches := one.watch.matching(seen)):
                ledger.set_relevance(record.id, one.name, matches, relevant=True)
                more += 1
    return more


def _filled(
    fresh: SqliteLedger, replay: Replay, topic: str | None, progress: Progress
) -> tuple[list[Change], ReplayCounts]:
    """Fill a copy anew; what that changes."""
    before, claims_before = fresh.tellings(topic), fresh.count_claims()
    numbers, reached = fresh.last_numbers(), fresh.reached()
    articles, texts = fresh.count_compared(topic)
    fresh.forget_verdicts(topic)
    replay.take(fresh.compared_revisions(topic), progress("Comparing anew", texts))
    reviews = fresh.reapply_reviews()
    fresh.number_anew(renumbered(before, fresh.tellings(topic), numbers, reached))
    after = fresh.tellings(topic)
    found = changes(before, after)
    return found, replace(
        counted(found),
        articles=articles,
        texts=texts,
        claims_before=claims_before,
        claims_after=fresh.count_claims(),
        mentions_before=len(before),
        mentions_after=len(after),
        unread=tuple(replay.unread),
        reviews=reviews,
    )
