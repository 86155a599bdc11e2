"""What every command works with: built from a configuration, closed afterwards."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

from monitor.app.adapters import fetch_settings, timezone_of
from monitor.app.clock import system_clock
from monitor.app.events import of_run, told
from monitor.app.heartbeat import beat
from monitor.app.judging import configured_judge
from monitor.app.keeping import DATABASE
from monitor.app.publishing import Publisher
from monitor.app.running import Pass, intake_of
from monitor.core.outcome import went_well
from monitor.core.schedule import local_date
from monitor.sources.http import Fetcher
from monitor.sources.polling import FeedPoller, PageReader
from monitor.sources.reading import read_draft
from monitor.sources.workers import ProcessWorkers
from monitor.store.sqlite import SqliteLedger, open_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime
    from types import TracebackType

    from monitor.config import Config
    from monitor.delivery.outbox import OutboxReport
    from monitor.pipeline import Progress
    from monitor.ports import Judge
    from monitor.types import (
        Digest,
        FeedPoll,
        FeedState,
        MentionRecord,
        Parcel,
        Piece,
        RunReport,
    )


def no_progress(stage: str, total: int) -> Callable[[], None]:
    """Tell nobody."""
    del stage, total
    return lambda: None


class App:
    """The commands' view of the house."""

    def __init__(
        self, config: Config, clock: Callable[[], datetime], ledger: SqliteLedger
    ) -> None:
        self.config = config
        self.clock = clock
        self.ledger = ledger
        self._publisher = Publisher(config, ledger)
        self.judge_fault: str | None = None

    def run(
        self,
        *,
        dry_run: bool = False,
        send: bool = True,
        on_progress: Progress = no_progress,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> RunReport:
        """One pass: collect, extract, compare, and send what is due.

        With ``dry_run`` the pass is made on a copy of the ledger that is thrown
        away, and nothing is sent.
        """
        one = Pass(
            self.config, self.clock, self.ledger, told(on_progress), should_stop, send
        )
        if dry_run:
            return self._rehearsed(one)
        report = one.run()
        if not should_stop():
            with of_run(report.run):
                self._beat_after(report)
        return report

    def _rehearsed(self, one: Pass) -> RunReport:
        """What a pass comes to on a copy of the ledger."""
        with TemporaryDirectory(prefix="claim-monitor-") as folder:
            copy = Path(folder) / DATABASE
            self.ledger.snapshot(copy)
            with open_ledger(copy) as ledger:
                report = replace(one, ledger=ledger, send=False).run()
                return replace(report, run=None)  # that number will be another's

    def _beat_after(self, report: RunReport) -> None:
        """Give the sign of life that a run deserves, if it does."""
        feeds = [feed.url for feed in self.config.feeds]
        states = self.ledger.feed_states()
        failing = [url for url in feeds if url in states and states[url].failures]
        if went_well(report, feeds, failing):
            beat(self.config, self.clock())

    def ask_again(self, feed: FeedState) -> None:
        """Let a feed that was gone for good be asked in the next pass."""
        self.ledger.save_feed_state(replace(feed, gone=False, next_poll=None))

    def judge(self) -> AbstractContextManager[Judge]:
        """The configured judge."""
        return configured_judge(self.config, self.clock)

    def read_piece(self, where: str) -> Piece:
        """Read a draft from a file, an address or standard input ("-").

        Raises ``SourceError`` where it cannot be had.
        """
        with (
            ProcessWorkers() as workers,
            Fetcher(fetch_settings(self.config)) as fetcher,
        ):
            zone = timezone_of(self.config)
            return read_draft(where, PageReader(fetcher, workers, zone), zone)

    def check(self, piece: Piece) -> tuple[MentionRecord, ...]:
        """Compare a piece with what is known; nothing of it is stored.

        A piece that no topic watches for is compared with all of them. Afterwards
        ``judge_fault`` says whether the judge could not be asked.
        """
        with ProcessWorkers() as workers, self.judge() as judge:
            intake = intake_of(self.config, self.ledger, workers, judge, self.clock())
            draft = intake.read(piece)
            self.judge_fault = intake.arbitration.fault
            with self.ledger.rehearsal():
                article = intake.store(draft.piece, draft.reading, draft.topics, None)
                return tuple(self.ledger.mentions(article=article.id))

    def digest(self, since: datetime | None, until: datetime | None = None) -> Digest:
        """The digest of any window; ``until`` is now if absent."""
        return self._publisher.assemble(since, until or self.clock())

    def news(self) -> Digest | None:
        """The digest of what no digest has covered yet; None if there is nothing."""
        has_any = self._publisher.has_news()
        return self._publisher.news(self.clock()) if has_any else None

    def last_date(self) -> str | None:
        """The local date of the newest digest up to today's."""
        today = local_date(self.clock(), self.config.monitor.timezone)
        last = self.ledger.last_digest(today)
        return last[0] if last else None

    def render(self, digest: Digest, form: str) -> str:
        """Render a digest as md, html, mail.txt or mail.html."""
        return self._publisher.render(digest, form)

    def send(self, digest: Digest) -> OutboxReport:
        """Freeze a digest and hand it over; the same window is sent only once."""
        now = self.clock()
        self._publisher.freeze(digest, now)
        return self._publisher.deliver(now)

    def refused(self) -> Sequence[Parcel]:
        """What recipients who are still configured have refused for good."""
        return self._publisher.refused()

    def close(self) -> None:
        """Close the ledger."""
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if damage := self.ledger.damage_behind(exc):
                raise damage from exc
        finally:
            self.close()


def has_ledger(config: Config) -> bool:
    """Say whether a pass has begun a ledger yet."""
    return (config.monitor.state / DATABASE).exists()


def probe(config: Config, states: Sequence[FeedState], now: datetime) -> list[FeedPoll]:
    """Ask feeds once, right now; nothing of it is stored."""
    with ProcessWorkers() as workers, Fetcher(fetch_settings(config)) as fetcher:
        return list(FeedPoller(fetcher, workers).poll(states, now, lambda: None))


@contextmanager
def app_without_past(config: Config, clock: Callable[[], datetime]) -> Iterator[App]:
    """What a rehearsal works with before the first pass: nothing of it is left."""
    with (
        TemporaryDirectory(prefix="claim-monitor-") as folder,
        App(config, clock, open_ledger(Path(folder) / DATABASE)) as app,
    ):
        yield app


def open_app(
    config: Config,
    clock: Callable[[], datetime] = system_clock,
    *,
    create: bool = True,
) -> App:
    """Open the ledger of a configuration; with ``create`` make it if there is none.

    Raises ``LedgerError`` where it cannot be used.
    """
    # What is read and compared holds no circles: looking for them after every 700
    # objects, as Python does, takes a twentieth of a pass.
    gc.set_threshold(20_000, 20, 20)
    ledger = open_ledger(config.monitor.state / DATABASE, create=create)
    return App(config, clock, ledger)
