"""What every command works with: built from a configuration, closed afterwards."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

from monitor.app.adapters import (
    fetch_settings,
    shipped_judge,
    subscriptions,
    topics,
)
from monitor.app.judging import arbiter_of, open_judge, use_of
from monitor.app.publishing import Publisher
from monitor.app.reports import report_of
from monitor.core.schedule import digest_due
from monitor.pipeline import Intake, collect, take_collected
from monitor.sources.http import Fetcher
from monitor.sources.polling import FeedPoller, PageReader
from monitor.sources.reading import read_draft
from monitor.sources.seeds import read_seeds
from monitor.sources.workers import ProcessWorkers
from monitor.store.sqlite import SqliteLedger, open_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
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
        SourceFault,
    )

DATABASE = "ledger.db"


def system_clock() -> datetime:
    """The one place where the present time is read."""
    return datetime.now(UTC)  # noqa: TID251 - this is that place


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
        self._base = config.path.parent
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
        if not dry_run:
            return self._run(send=send, progress=on_progress, should_stop=should_stop)
        with TemporaryDirectory(prefix="claim-monitor-") as folder:
            copy = Path(folder) / DATABASE
            self.ledger.snapshot(copy)
            with open_ledger(copy) as ledger:
                rehearsal = App(self.config, self.clock, ledger)
                return rehearsal._run(
                    send=False, progress=on_progress, should_stop=should_stop
                )

    def _run(
        self, *, send: bool, progress: Progress, should_stop: Callable[[], bool]
    ) -> RunReport:
        started = self.clock()
        seeds, topics_by_seed, faults = self._seeds()
        followed = subscriptions(self.config)
        topics_by_feed = {feed.url: feed.topics for feed in followed}

        def topics_of(piece: Piece) -> Sequence[str]:
            return topics_by_feed.get(
                piece.feed or "", topics_by_seed.get(piece.key, ())
            )

        with ExitStack() as stack:
            pages = any(feed.full_text for feed in followed)
            workers = stack.enter_context(ProcessWorkers(pages=pages))
            fetcher = stack.enter_context(Fetcher(fetch_settings(self.config)))
            judge = stack.enter_context(self._judge())
            intake = Intake(
                self.ledger,
                workers,
                shipped_judge(),
                topics(self.config),
                started,
                arbiter=arbiter_of(judge),
            )
            collected = collect(
                self.ledger,
                FeedPoller(fetcher, workers),
                PageReader(fetcher, workers),
                followed,
                started,
                progress,
            )
            seen = progress("Reading seeds", len(seeds))
            intake.take(seeds, topics_of, should_stop=should_stop, on_done=seen)
            take_collected(intake, collected, topics_of, progress, should_stop)
        intake.tally.faults[:0] = [
            *faults,
            *(poll.fault for poll in collected.polls if poll.fault),
        ]
        outbox = self._publish(started) if send and not should_stop() else None
        report = report_of(
            started=started,
            finished=self.clock(),
            collected=collected,
            tally=intake.tally,
            sources_total=len(collected.polls) + len(seeds) + len(faults),
            outbox=outbox,
            last_digests=tuple(self.ledger.last_targets()),
            judge=use_of(judge, intake),
        )
        self.ledger.add_run(report)
        return report

    def _judge(self) -> AbstractContextManager[Judge]:
        return open_judge(
            self.config.monitor.judge, self.clock, self.config, self._base
        )

    def _seeds(
        self,
    ) -> tuple[list[Piece], dict[str, tuple[str, ...]], list[SourceFault]]:
        """The seeds of all topics once each, the topics of each, and what failed."""
        pieces: dict[str, Piece] = {}
        topics_of: dict[str, tuple[str, ...]] = {}
        faults: dict[str, SourceFault] = {}
        for topic in self.config.topics:
            read, failed = read_seeds(topic.seeds, self._base)
            for piece in read:
                pieces.setdefault(piece.key, piece)
                topics_of[piece.key] = (*topics_of.get(piece.key, ()), topic.name)
            faults |= {fault.source: fault for fault in failed}
        return list(pieces.values()), topics_of, list(faults.values())

    def _publish(self, now: datetime) -> OutboxReport:
        last = self.ledger.last_digest()
        date, since = last or (None, None)
        settings = self.config
        if digest_due(now, date, settings.digest.at, settings.monitor.timezone):
            self._publisher.freeze(self._publisher.assemble(since, now), now)
        return self._publisher.deliver(now)

    def read_piece(self, where: str) -> Piece:
        """Read a draft from a file, an address or standard input ("-").

        Raises ``SourceError`` where it cannot be had.
        """
        with (
            ProcessWorkers() as workers,
            Fetcher(fetch_settings(self.config)) as fetcher,
        ):
            return read_draft(where, PageReader(fetcher, workers))

    def check(self, piece: Piece) -> tuple[MentionRecord, ...]:
        """Compare a piece with what is known; nothing of it is stored.

        A piece that no topic watches for is compared with all of them. Afterwards
        ``judge_fault`` says whether the judge could not be asked.
        """
        with ProcessWorkers() as workers, self._judge() as judge:
            intake = Intake(
                self.ledger,
                workers,
                shipped_judge(),
                topics(self.config),
                self.clock(),
                arbiter=arbiter_of(judge),
            )
            draft = intake.read(piece)
            self.judge_fault = intake.arbitration.fault
            with self.ledger.rehearsal():
                article = intake.rehearse(draft)
                return tuple(self.ledger.mentions(article=article))

    def digest(self, since: datetime | None, until: datetime | None = None) -> Digest:
        """The digest of any window; ``until`` is now if absent."""
        return self._publisher.assemble(since, until or self.clock())

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
        self.close()


def has_ledger(config: Config) -> bool:
    """Say whether a pass has begun a ledger yet."""
    return (config.monitor.state / DATABASE).exists()


def probe(config: Config, states: Sequence[FeedState], now: datetime) -> list[FeedPoll]:
    """Ask feeds once, right now; nothing of it is stored."""
    with ProcessWorkers() as workers, Fetcher(fetch_settings(config)) as fetcher:
        return list(FeedPoller(fetcher, workers).poll(states, now, lambda: None))


def open_app(
    config: Config,
    clock: Callable[[], datetime] = system_clock,
    *,
    create: bool = True,
) -> App:
    """Open the ledger of a configuration; with ``create`` make it if there is none.

    Raises ``LedgerError`` where it cannot be used.
    """
    ledger = open_ledger(config.monitor.state / DATABASE, create=create)
    return App(config, clock, ledger)
