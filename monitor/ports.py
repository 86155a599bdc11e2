"""The seams of the house, each a Protocol with its contract.

Adapters implement these; the pipeline knows nothing else of them. Expected
faults cross a seam as values (``SourceFault``) or as ``MonitorError``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime

    from monitor.types import (
        Action,
        ArchivedArticle,
        ArticleRecord,
        Assertion,
        Candidate,
        ClaimRecord,
        DayCount,
        Digest,
        Evidence,
        FeedPoll,
        FeedState,
        Judgement,
        Label,
        MentionRecord,
        Parcel,
        PassageKey,
        Piece,
        Reapplied,
        Replayed,
        Reply,
        Review,
        RunRecord,
        RunReport,
        SourceFault,
        StoredArticle,
        TermMatch,
        Verdict,
    )

T = TypeVar("T")
R = TypeVar("R")


class Workers(Protocol):
    """Runs pure functions on many values, in other processes where that pays."""

    def map(
        self, function: Callable[[T], R], values: Sequence[T], *, seconds: float
    ) -> Iterator[R | SourceFault]:
        """Yield one result for each value, in order.

        A value whose work takes more than ``seconds`` of wall time, exhausts the
        worker's memory or kills it yields a ``SourceFault`` (``source`` is
        empty); the others are not disturbed. ``function`` must be importable.
        An exception that ``function`` raises is a bug and is raised here.
        """
        ...


class Feeds(Protocol):
    """Asks feeds for what is new, as politely as ``core.politeness`` says."""

    def poll(
        self, states: Sequence[FeedState], now: datetime, on_done: Callable[[], None]
    ) -> Iterator[FeedPoll]:
        """Ask each feed once, concurrently; yield in the order of ``states``.

        A fault of one feed is in its ``FeedPoll``; ``on_done`` is called as each
        feed has answered. A feed that a stop left unasked is not among them.
        """
        ...


class Pages(Protocol):
    """Reads the page behind an item."""

    def read(
        self, pieces: Sequence[Piece], on_done: Callable[[], None]
    ) -> Iterator[Piece]:
        """Yield each piece with its page's text, in order.

        A piece whose page cannot be had comes back with the feed's text and
        status ``feed-text``. One that a stop left unread does not come back.
        """
        ...


class Judge(Protocol):
    """Scores pairs of texts by natural-language inference.

    Raises ``MonitorError`` where it cannot answer at all.
    """

    name: str

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Evidence]:
        """Score (premise, hypothesis) pairs; the answer has the same order.

        A pair's score never depends on the other pairs of the call.
        """
        ...


class Post(Protocol):
    """Sends requests to the one server of a judge."""

    def __call__(self, bodies: Sequence[bytes]) -> Sequence[Reply]:
        """Post each body (JSON); the replies have the same order."""
        ...


class Answers(Protocol):
    """What a judge has answered before, by a key that names all that was asked."""

    def find(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Those of ``keys`` that are known, each with its answer."""
        ...

    def keep(self, answers: Mapping[str, str]) -> None:
        """Remember ``answers`` by their keys."""
        ...


class Ledger(Protocol):
    """What is known, and the only way to it. Owned by one thread.

    Reading methods never write. Times are stored in UTC and come back aware.
    """

    def transaction(self) -> AbstractContextManager[None]:
        """Make everything inside one atomic, durable write."""
        ...

    def rehearsal(self) -> AbstractContextManager[None]:
        """Let everything inside happen, then undo it."""
        ...

    # feeds
    def feed_states(self) -> Mapping[str, FeedState]:
        """Every known feed, by its configured address."""
        ...

    def save_feed_state(self, state: FeedState) -> None:
        """Insert or replace the state of one feed."""
        ...

    # articles
    def find_article(self, key: str) -> StoredArticle | None:
        """Find an article by its url or path."""
        ...

    def known_articles(self, keys: Iterable[str]) -> set[str]:
        """Those of ``keys`` that are stored."""
        ...

    def seen_items(self, feed: str, guids: Iterable[str]) -> set[str]:
        """Those of ``guids`` that this feed has carried before."""
        ...

    def mark_items(self, feed: str, guids: Iterable[str], now: datetime) -> None:
        """Remember that this feed carried ``guids``."""
        ...

    def add_article(
        self, piece: Piece, sketch: tuple[int, ...], story: int | None, now: datetime
    ) -> StoredArticle:
        """Store a new article; without ``story`` it opens a story of its own."""
        ...

    def add_revision(
        self, article: int, piece: Piece, sketch: tuple[int, ...], now: datetime
    ) -> StoredArticle:
        """Store a new text of a known article as its current revision."""
        ...

    def similar_sketches(
        self, sketch: tuple[int, ...]
    ) -> Sequence[tuple[int, tuple[int, ...]]]:
        """(story, sketch) of the articles that share at least one shingle hash."""
        ...

    # watch terms
    def set_relevance(
        self, article: int, topic: str, matches: Sequence[TermMatch], *, relevant: bool
    ) -> None:
        """Record whether an article belongs to a topic, and the terms that said so."""
        ...

    def term_matches(self, article: int) -> Sequence[tuple[str, TermMatch]]:
        """(topic, match) of every term that an article was found relevant by."""
        ...

    def term_days(
        self, since: datetime, until: datetime
    ) -> Sequence[tuple[str, str, datetime]]:
        """(topic, term, seen) for every article seen in between that a term matched."""
        ...

    def archive(
        self,
        words: str | None,
        *,
        since: datetime | None = None,
        feed: str | None = None,
        article: int | None = None,
    ) -> Iterator[ArchivedArticle]:
        """Stored articles with their texts, oldest first.

        ``words`` is a query of ``core.watch.searching.archive_query`` that narrows
        them; ``since`` the earliest time seen; ``feed`` a feed's address;
        ``article`` one article's number.
        """
        ...

    # claims
    def candidates(
        self, topic: str, terms: Sequence[str], limit: int
    ) -> Sequence[Candidate]:
        """The known mentions of a topic that share the rarest of ``terms``.

        ``terms`` are index terms (``core.matching.index_terms``). At most
        ``limit``, best first, ties by mention id; for each claim the mention of
        its first telling and its latest, so that every claim can be reached.
        """
        ...

    def mentions_in(self, revision: int, topic: str) -> Sequence[Candidate]:
        """The mentions of one revision for one topic, in text order."""
        ...

    def add_mention(
        self,
        topic: str,
        article: StoredArticle,
        assertion: Assertion,
        terms: Sequence[str],
        judgement: Judgement,
        engine: str,
        now: datetime,
    ) -> int:
        """Store a mention under its claim and thread (opening what is missing).

        Updates the claim's status and last-seen time, and sets the thread's
        question where the judgement names one. Returns the mention's id.
        """
        ...

    # reading
    def articles(self, *, relevant: bool | None = None) -> Iterator[ArticleRecord]:
        """All articles, oldest first."""
        ...

    def mentions(
        self,
        *,
        topic: str | None = None,
        verdict: Verdict | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        claim: int | None = None,
        thread: int | None = None,
        article: int | None = None,
        held: bool | None = None,
    ) -> Iterator[MentionRecord]:
        """Mentions by id; ``since`` < seen <= ``until``."""
        ...

    def mention(self, number: int) -> MentionRecord | None:
        """The mention of that number, if there is one."""
        ...

    def untold(self) -> Iterator[MentionRecord]:
        """Mentions, by id, that came in after those that digests cover."""
        ...

    def claims(
        self,
        *,
        topic: str | None = None,
        verdict: Verdict | None = None,
        since: datetime | None = None,
        claim: int | None = None,
        thread: int | None = None,
        held: bool | None = None,
    ) -> Iterator[ClaimRecord]:
        """Claims by id; ``verdict``: with a mention of that verdict;
        ``since``: with a mention seen after it.
        """
        ...

    def days(
        self, topics: Sequence[str], since: str, timezone: str
    ) -> Sequence[DayCount]:
        """Mentions by verdict for each local date from ``since`` (YYYY-MM-DD)."""
        ...

    # reviews
    def reviewed_mentions(self) -> Iterator[MentionRecord]:
        """Mentions whose verdict was reviewed, by id."""
        ...

    def passage(self, mention: int) -> PassageKey:
        """Where a mention stands; it must exist."""
        ...

    def in_order(self, mentions: Iterable[int]) -> Sequence[int]:
        """Mentions in the order in which they came in; a replay may number otherwise."""
        ...

    def mention_at(self, passage: PassageKey) -> int | None:
        """The number that the mention of a passage has now, if there is one."""
        ...

    def text_at(self, passage: PassageKey) -> str:
        """The text of the revision that a passage stands in; it must exist."""
        ...

    def holding(self, mention: int) -> Label:
        """What holds of a mention, with what its review says."""
        ...

    def review_of(self, mention: int) -> Review | None:
        """The review of a mention that is in force; one that undoes is one too."""
        ...

    def reviews(
        self,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        claim: int | None = None,
    ) -> Iterator[Review]:
        """Every review by number; ``since`` < reviewed <= ``until``.

        ``claim`` is the number that the reader knew the claim by.
        """
        ...

    def untold_reviews(self) -> Sequence[Review]:
        """Those that were given after what digests cover."""
        ...

    def reviewed(self) -> Sequence[tuple[Verdict, bool]]:
        """(the engine's verdict, whether it was right) for each reviewed mention."""
        ...

    def add_review(
        self,
        mention: int,
        action: Action,
        label: Label,
        note: str | None,
        now: datetime,
    ) -> Review:
        """Keep a review and let its label hold; it takes the place of a former one.

        Raises ``UsageError`` where what the label is against is no earlier mention
        of the topic.
        """
        ...

    def renumber(self, claim: int, number: int) -> None:
        """Give a claim another number, if it is free."""
        ...

    def reapply_reviews(self) -> Reapplied:
        """Let every review hold again in a ledger whose mentions have new numbers.

        Doing it twice does nothing more.
        """
        ...

    # digests and the outbox
    def last_digest(self, today: str = ...) -> tuple[str, datetime] | None:
        """(local date, until) of the newest frozen digest of ``today`` or before."""
        ...

    def freeze_digest(
        self, digest: Digest, parcels: Sequence[Parcel], now: datetime
    ) -> Sequence[Parcel]:
        """Store a digest and its parcels (ids given are ignored) in one write.

        For a window whose digest is already frozen, return that one's parcels.
        """
        ...

    def pending_parcels(self) -> Sequence[Parcel]:
        """What is still to be handed over, oldest first."""
        ...

    def refused_parcels(self) -> Sequence[Parcel]:
        """The last parcel to each target that took none since it refused one."""
        ...

    def last_targets(self) -> Sequence[str]:
        """The file targets of the newest digest."""
        ...

    def parcel_tried(self, parcel: int, now: datetime) -> None:
        """Record that a parcel is about to be handed over."""
        ...

    def parcel_sent(self, parcel: int, now: datetime) -> None:
        """Mark a parcel as handed over."""
        ...

    def parcel_failed(
        self, parcel: int, reason: str, now: datetime, *, permanent: bool = False
    ) -> None:
        """Record a failed try; a permanent one is not tried again."""
        ...

    # runs
    def begin_run(self, started: datetime) -> int:
        """Note that a run begins; returns its number."""
        ...

    def add_run(self, report: RunReport) -> None:
        """Keep a run's report, under the number it names if it does."""
        ...

    def fail_run(self, run: int, error: str, now: datetime) -> None:
        """Note why a run that had begun came to nothing."""
        ...

    def runs(
        self, *, run: int | None = None, limit: int | None = None
    ) -> Sequence[RunRecord]:
        """The latest runs, newest first; ``run``: that one alone."""
        ...

    def replays(
        self, since: datetime | None = None, until: datetime | None = None
    ) -> Sequence[Replayed]:
        """Replays that changed something, oldest first; ``since`` < at <= ``until``."""
        ...

    # what was removed
    def purged(self, keys: Iterable[str]) -> set[str]:
        """Those of ``keys`` whose article was purged: they must not come back."""
        ...


class Carrier(Protocol):
    """Hands over parcels of one channel."""

    def deliver(self, parcel: Parcel) -> None:
        """Hand it over or raise ``DeliveryError``; safe to repeat."""
        ...
