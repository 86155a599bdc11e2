"""One pass: collect, extract, compare, and send what is due."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor.app.adapters import (
    fetch_settings,
    local,
    shipped_judge,
    subscriptions,
    timezone_of,
)
from monitor.app.adapters import topics as followed_topics
from monitor.app.arbiter import arbiter_of, use_of
from monitor.app.events import of_run, tell, tell_answers
from monitor.app.judging import configured_judge
from monitor.app.keeping import retain
from monitor.app.publishing import Publisher
from monitor.app.reports import report_of
from monitor.app.seeding import seeds_of, spared, tell_oddities
from monitor.core.schedule import local_date
from monitor.errors import LedgerError, MonitorError
from monitor.pipeline import Intake, collect, take_collected
from monitor.sources.http import Fetcher
from monitor.sources.polling import FeedPoller, PageReader
from monitor.sources.workers import ProcessWorkers
from monitor.types import Left

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from monitor.config import Config
    from monitor.pipeline import Collected, Progress
    from monitor.ports import Judge, Workers
    from monitor.store.sqlite import SqliteLedger
    from monitor.types import Piece, RunReport


@dataclass(frozen=True, slots=True)
class Pass:
    """All that one pass needs; without ``send`` no digest is made or handed over."""

    config: Config
    clock: Callable[[], datetime]
    ledger: SqliteLedger
    progress: Progress
    should_stop: Callable[[], bool]
    send: bool = True

    @property
    def publisher(self) -> Publisher:
        """What makes digests of this ledger, and hands them over."""
        return Publisher(self.config, self.ledger)

    def run(self) -> RunReport:
        """Run under a number that log and ledger share; a failure is kept there."""
        started = self.clock()
        if self.send and self.publisher.due(started):
            self.ledger.refuse_damage()  # once a day, and before anything is written
        for broken in self.ledger.break_off_runs():
            tell(
                logging.WARNING,
                "an earlier run was broken off: killed, or the power went",
                number=broken,
            )
        run = self.ledger.begin_run(started)
        with of_run(run):
            tell(logging.DEBUG, "pass begins")
            try:
                report = self._run(started)
            except MonitorError as error:
                with suppress(LedgerError):
                    self.ledger.fail_run(run, str(error), self.clock())
                raise
            report = replace(report, run=run)
            self.ledger.add_run(report)
            self.ledger.refuse_loss()
            return report

    def _run(self, started: datetime) -> RunReport:
        seeds, topics_by_seed, faults = seeds_of(self.config)
        tell_oddities(seed for seed in seeds if not self.ledger.find_article(seed.key))
        with configured_judge(self.config, self.clock) as judge:
            intake, collected, unread = self._take_in(
                seeds, topics_by_seed, started, judge
            )
        self.ledger.refuse_loss()  # a mail that no ledger knows of would go out again
        unheard = (poll.fault for poll in collected.polls if poll.fault)
        intake.tally.faults[:0] = [*faults, *unheard]
        publish = self.send and not self.should_stop()
        headline = self._freeze(started) if publish else None
        outbox = self.publisher.deliver(started, self.should_stop) if publish else None
        left = Left(
            feeds=collected.left_feeds,
            articles=len(unread),
            parcels=outbox.left if outbox else 0,
            digest=self.send and not publish,
        )
        today = local_date(started, self.config.monitor.timezone)
        purged = 0
        if not self.should_stop():
            kept = spared(seeds, faults)
            purged = retain(self.ledger, self.config, kept, started)
        return report_of(
            started=started,
            finished=self.clock(),
            collected=collected,
            tally=intake.tally,
            sources_total=len(collected.polls) + len(seeds) + len(faults),
            outbox=outbox,
            last_digests=tuple(self.ledger.last_targets(today)),
            purged=purged,
            waiting=self.ledger.waiting(),
            left=left if self.should_stop() else None,
            judge=use_of(judge, intake),
            headline=headline,
        )

    def _take_in(
        self,
        seeds: Sequence[Piece],
        topics_by_seed: Mapping[str, Sequence[str]],
        started: datetime,
        judge: Judge,
    ) -> tuple[Intake, Collected, list[Piece]]:
        """Collect, read and compare; what a stop left unread comes last."""
        followed = subscriptions(self.config)
        topics_by_feed = {feed.url: feed.topics for feed in followed}

        def topics_of(piece: Piece) -> Sequence[str]:
            return topics_by_feed.get(
                piece.feed or "", topics_by_seed.get(piece.key, ())
            )

        pages = any(feed.full_text for feed in followed)
        with (
            ProcessWorkers(pages=pages) as workers,
            Fetcher(fetch_settings(self.config), self.should_stop) as fetcher,
        ):
            intake = intake_of(
                self.config, self.ledger, workers, judge, started, self.should_stop
            )
            collected = collect(
                self.ledger,
                FeedPoller(fetcher, workers),
                PageReader(fetcher, workers, timezone_of(self.config)),
                followed,
                started,
                self.progress,
            )
            tell_answers(collected.polls)
            seen = self.progress("Reading seeds", len(seeds))
            unread = [
                *intake.take(seeds, topics_of, on_done=seen),
                *take_collected(intake, collected, topics_of, self.progress),
            ]
        return intake, collected, unread

    def _freeze(self, now: datetime) -> str | None:
        """Make the digest that is due, if one is; gives its headline."""
        publisher = self.publisher
        if not publisher.due(now):
            return None
        # In one piece: what a reader reviews meanwhile is told by the next one.
        with self.ledger.transaction():
            digest = publisher.news(now)
            publisher.freeze(digest, now)
        return digest.headline


def intake_of(
    config: Config,
    ledger: SqliteLedger,
    workers: Workers,
    judge: Judge,
    now: datetime,
    should_stop: Callable[[], bool] = lambda: False,
) -> Intake:
    """What reads and compares pieces for the topics of a configuration."""
    return Intake(
        ledger,
        workers,
        shipped_judge(),
        followed_topics(config),
        local(config, now),
        should_stop,
        arbiter=arbiter_of(judge, decides=config.judge.decides),
    )
