"""Reports of runs, digests and their parcels."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from monitor.types.incoming import SourceFault, Waiting
    from monitor.types.judging import JudgeUse
    from monitor.types.records import MentionRecord
    from monitor.types.replaying import Replayed
    from monitor.types.reviewing import Review, ReviewCount
    from monitor.types.words import Kind, Verdict


@dataclass(frozen=True, slots=True)
class Left:
    """What a run that was told to stop left for the next one."""

    feeds: int = 0  # not asked
    articles: int = 0  # not read, or their pages not fetched
    parcels: int = 0  # frozen, and not handed over
    digest: bool = False  # it was not looked whether one is due


@dataclass(frozen=True, slots=True)
class RunReport:
    """What one run did."""

    started: datetime
    finished: datetime
    feeds_polled: int = 0
    feeds_unchanged: int = 0  # answered 304, or the same bytes as before
    feeds_not_due: int = 0
    feeds_gone: int = 0  # for good (410): they are not asked any more
    feeds_failing: int = 0  # of those not due: the last answer was a fault
    next_try: datetime | None = None  # when the first of these is asked again
    sources_total: int = 0  # feeds and seed folders that the run tried to read
    faults: tuple[SourceFault, ...] = ()
    articles_new: int = 0
    articles_revised: int = 0
    articles_known: int = 0
    articles_relevant: int = 0  # of the new and revised ones
    copies: int = 0
    foreign: int = 0
    claims: int = 0
    verdicts: Mapping[Verdict, int] = field(default_factory=dict)
    digests: tuple[str, ...] = ()  # where the digests of this run were written or sent
    deliveries_failed: tuple[str, ...] = ()
    last_digests: tuple[str, ...] = ()  # where the newest digest lies, if none was due
    run: int | None = None  # its number in the ledger; None where none was given
    articles_purged: int = 0  # older than [retention] lets them be
    left: Left | None = None  # set where the run was told to stop
    judge: JudgeUse | None = None  # None: the rules and shared words alone
    headline: str | None = None  # of the digest that this run made
    waiting: tuple[Waiting, ...] = ()  # pages to be asked for again, by reason


class Marked(NamedTuple):
    """A run of words in a quote; ``differs`` where the other quote has others."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of a digest item: a quote and where it stands."""

    record: MentionRecord
    words: tuple[Marked, ...]  # joined, they are the quote
    link: str | None  # to the passage itself where the article has an address
    stories: int = 0  # independent ones that tell its claim, where it was said again


@dataclass(frozen=True, slots=True)
class DigestItem:
    """One thing a reader should know; ``others`` say nearly the same as ``now``."""

    heading: str
    verdict: Verdict
    kind: Kind | None
    now: Passage
    before: Passage | None
    why: str | None
    confidence: float
    others: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Retold:
    """A review of what a digest had told, and the records that it speaks of.

    ``before`` is what the mention was said to be against, if it still is there.
    """

    review: Review
    record: MentionRecord
    before: MentionRecord | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A verdict that an earlier digest told and a reader has corrected since.

    ``told`` and ``told_kind`` are what was said, about ``before``; ``verdict`` and
    ``kind`` are what holds, about ``against`` where that is another passage.
    """

    heading: str
    told: Verdict
    told_kind: Kind | None
    verdict: Verdict
    kind: Kind | None
    dismissed: bool
    now: Passage
    before: Passage | None
    against: Passage | None
    note: str | None


@dataclass(frozen=True, slots=True)
class RepeatedClaim:
    """A claim said again, by how many independent stories.

    ``shared`` is false where ``text`` quotes words that not all of them quote;
    ``speaker`` is whoever says it in all tellings at hand. ``now`` is the passage that
    says it again, ``before`` the one that it is taken to repeat.
    """

    claim: int
    text: str
    sources: int
    shared: bool = True
    speaker: str | None = None
    now: Passage | None = None
    before: Passage | None = None


@dataclass(frozen=True, slots=True)
class TopicDigest:
    """One topic's part of a digest."""

    name: str
    title: str
    contradicted: tuple[DigestItem, ...] = ()
    changed: tuple[DigestItem, ...] = ()
    new: tuple[DigestItem, ...] = ()
    repeated: tuple[RepeatedClaim, ...] = ()
    articles: int = 0
    stories: int = 0
    copies: int = 0
    edited: int = 0  # articles that had come in earlier
    late: int = 0  # others of these, known by their feed's words until their page came
    held: int = 0
    corrected: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class DayCount:
    """Mentions by verdict on one local date, for the timeline."""

    day: str  # YYYY-MM-DD
    new: int = 0
    changed: int = 0
    contradicted: int = 0
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class FollowedTerm:
    """A watch term as digests tell of it: in words of the user, high, normal or low."""

    topic: str
    term: str
    label: str
    priority: str = "normal"


@dataclass(frozen=True, slots=True)
class TermNote:
    """A watch term that found nothing, or much more or less than it used to.

    ``kind`` is none, more or less; ``usual`` is how many articles were to be
    expected, None where the ledger is too young to say.
    """

    topic: str
    term: str
    articles: int
    usual: float | None
    kind: str


@dataclass(frozen=True, slots=True)
class Trust:
    """What a reader needs to know to trust a digest."""

    feeds_total: int = 0
    feeds_answering: int = 0
    seeds_total: int = 0  # files and folders that are followed
    seeds_missing: int = 0  # of these
    faults: tuple[SourceFault, ...] = ()  # what fails, is missing or silent
    feed_text_only: int = 0  # items whose page could not be had
    foreign: int = 0
    undelivered: tuple[str, ...] = ()
    terms: tuple[TermNote, ...] = ()
    replays: tuple[Replayed, ...] = ()  # in its window
    reviews: tuple[ReviewCount, ...] = ()  # of all time

    @property
    def none_answered(self) -> bool:
        """Whether no feed, or no seed where there are no feeds, could be read: silence
        says nothing then.
        """
        if self.feeds_total:
            return not self.feeds_answering
        return 0 < self.seeds_total == self.seeds_missing


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest, complete and ready to be rendered.

    ``since`` is None for the first digest of a ledger. ``date`` is local,
    YYYY-MM-DD; ``day`` is the same in words ("Tuesday 10 December 2024").
    ``last_mention`` is the highest number of a mention that it covers,
    ``last_review`` that of a review.
    """

    title: str
    headline: str  # "3 contradicted, 4 changed, 31 new"
    date: str
    day: str
    since: datetime | None
    until: datetime
    timezone: str
    topics: tuple[TopicDigest, ...]
    timeline: tuple[DayCount, ...]
    trust: Trust
    last_mention: int = 0
    last_review: int = 0


@dataclass(frozen=True, slots=True)
class Parcel:
    """A frozen delivery: bytes that are handed over as they are.

    ``channel`` is a ``Channel``, or one of a later version; ``target`` a path or the
    recipient's address. ``message_id`` is set for mail and is the same on every try.
    """

    id: int
    digest: int
    channel: str
    target: str
    body: bytes
    message_id: str | None = None
    attempts: int = 0
    last_error: str | None = None
