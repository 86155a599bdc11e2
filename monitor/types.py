"""The nouns of the project, as frozen values.

Times are aware datetimes in UTC. Offsets count Unicode code points into the
stored text of one revision of one article.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

# --- words of the ledger -------------------------------------------------------


class Verdict(StrEnum):
    """What a mention is to the claims known before it; exactly one of four."""

    NEW = "new"
    REPEATED = "repeated"
    CHANGED = "changed"
    CONTRADICTED = "contradicted"


class Kind(StrEnum):
    """How a mention changes (first five) or contradicts (last three) another."""

    VALUE = "value"
    DETAIL = "detail"
    WORDING = "wording"
    CORRECTION = "correction"
    WITHDRAWN = "withdrawn"
    CONFLICT = "conflict"
    DENIAL = "denial"
    REVERSAL = "reversal"


class Modality(StrEnum):
    """How firmly a claim is put forward."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    PREDICTED = "predicted"
    POSSIBLE = "possible"


class ArticleStatus(StrEnum):
    """How much of an article could be had."""

    FULL = "full"
    FEED_TEXT = "feed-text"  # the page could not be had; the feed's words are kept
    FOREIGN = "foreign"  # not English: stored, left out of the claims


class Origin(StrEnum):
    """Where a piece of text came from."""

    SEED = "seed"
    FEED = "feed"
    CHECK = "check"


# --- text and what is found in it ----------------------------------------------


class Span(NamedTuple):
    """A half-open range of offsets into the stored text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text to be read for claims. ``published`` anchors relative dates."""

    text: str
    title: str = ""
    outlet: str = ""
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity or a date as an interval.

    ``kind`` is number, money, percent, odds, duration or date. ``unit`` is the
    thing counted ("worker"), the currency code ("USD"), "percent", "odds"
    (low/high are the probability), "day" for durations, "date" for dates
    (low/high are proleptic ordinals of the first and last possible day).
    ``comparator`` is one of ``= < > <= >= ~``.
    """

    kind: str
    low: float
    high: float
    unit: str
    comparator: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name; ``canonical`` is the longest form the text itself gives.

    ``version`` holds what follows a product's name: "2.5" in "Qwen2.5".
    """

    text: str
    canonical: str
    version: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Slot:
    """A role in a frame: "object", or the preposition that leads a phrase.

    ``text`` is the phrase without the preposition, names and pronouns resolved.
    """

    role: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Frame:
    """Who did what: the shallow predicate-argument structure of one claim.

    ``action`` is the lemma of the main verb ("accuse"); ``subject`` and the
    slots are standalone phrases ("Alibaba", not "the company").
    """

    subject: str
    action: str
    slots: tuple[Slot, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Assertion:
    """One atomic claim as found in one text, before it is compared.

    ``quote`` is ``text_of_article[span.start:span.end]``, always verbatim.
    ``text`` says the same on its own, with pronouns and references resolved.
    ``speaker`` is None where the outlet itself speaks; an anonymous speaker is
    named as the text names them ("sources close to Anthropic").
    ``verb`` is the lemma of the reporting verb ("insist"), if any.
    ``quoted`` holds the words inside quotation marks, without the marks.
    ``denies`` is true when the claim disputes somebody else's (dismiss, deny,
    reject, or an answer of an accused party); ``alleges`` when it accuses.
    ``target`` is whom the claim accuses or answers, where the text says so.
    """

    span: Span
    quote: str
    text: str
    frame: Frame
    speaker: str | None = None
    verb: str | None = None
    modality: Modality = Modality.ASSERTED
    values: tuple[Value, ...] = ()
    names: tuple[Name, ...] = ()
    quoted: tuple[str, ...] = ()
    denies: bool = False
    alleges: bool = False
    target: str | None = None


# --- what comes in -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """One incoming piece of text, normalised, before it is stored.

    ``url`` or ``path`` identifies it and at least one is set; ``text`` is plain
    text with paragraphs parted by a blank line. ``feed`` is the address of the
    feed that carried it. ``language`` is an ISO 639-1 code or None if unknown.
    """

    text: str
    title: str
    origin: Origin
    url: str | None = None
    path: str | None = None
    outlet: str = ""
    author: str | None = None
    language: str | None = None
    published: datetime | None = None
    feed: str | None = None
    status: ArticleStatus = ArticleStatus.FULL

    @property
    def key(self) -> str:
        """The identity of the piece across runs."""
        return self.url or self.path or ""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry of a feed as the feed tells it; ``text`` is plain text."""

    url: str | None
    guid: str
    title: str
    text: str
    author: str | None = None
    published: datetime | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class FeedState:
    """What must be remembered between polls of one feed.

    ``etag`` and ``last_modified`` are kept byte for byte as the server sent them.
    ``next_poll`` is the earliest instant at which politeness allows a request.
    ``gone`` is true after 410: the feed is kept but no longer asked.
    ``url`` is the address as configured; ``current_url`` after 301 or 308.
    ``title`` is the feed's own title, ``body_hash`` the sha256 of its last body.
    """

    url: str
    current_url: str
    title: str = ""
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    next_poll: datetime | None = None
    last_polled: datetime | None = None
    last_success: datetime | None = None
    last_new_item: datetime | None = None
    failures: int = 0
    failing_since: datetime | None = None
    last_error: str | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as the ledger holds it, at its current revision."""

    id: int
    story: int
    revision: int  # row id of the current revision
    revision_number: int  # 1 for the first
    key: str
    text: str
    title: str
    outlet: str
    published: datetime | None
    status: ArticleStatus
    origin: Origin


# --- comparison ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a judge says of (premise, hypothesis); the three add up to 1."""

    entailment: float
    neutral: float
    contradiction: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known mention that an incoming assertion may be about."""

    mention: int
    claim: int
    thread: int
    article: int
    story: int
    assertion: Assertion
    outlet: str
    published: datetime | None
    seen: datetime
    verdict: Verdict = Verdict.NEW


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one assertion.

    ``against`` is the mention the verdict is about; ``claim`` and ``thread`` say
    where the mention belongs (None: a new one is opened). ``why`` names the
    difference in plain words. ``question`` names what the thread answers, if the
    comparison showed it. ``held`` is the verdict that evidence was too weak for.
    """

    verdict: Verdict
    confidence: float
    kind: Kind | None = None
    against: int | None = None
    claim: int | None = None
    thread: int | None = None
    why: str | None = None
    question: str | None = None
    held: Verdict | None = None


# --- what the ledger gives back ------------------------------------------------


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article as outputs show it. ``terms`` are the watch terms that matched."""

    id: int
    title: str
    outlet: str
    url: str | None
    path: str | None
    author: str | None
    language: str | None
    published: datetime | None
    seen: datetime
    story: int
    copies: int
    revisions: int
    status: ArticleStatus
    relevant: bool
    topics: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    feed: str | None = None


@dataclass(frozen=True, slots=True)
class MentionRecord:
    """A mention with its verdict, as outputs show it."""

    mention: int
    claim: int
    thread: int
    topic: str
    article: ArticleRecord
    quote: str
    start: int
    end: int
    text: str
    speaker: str | None
    verb: str | None
    modality: Modality
    verdict: Verdict
    kind: Kind | None
    confidence: float
    against: MentionRecord | None  # its own ``against`` is always None
    why: str | None
    seen: datetime
    question: str | None = None
    held: Verdict | None = None
    engine: str = ""


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim as outputs show it; ``sources`` counts independent stories.

    ``status`` is standing, changed, disputed or withdrawn.
    """

    claim: int
    thread: int
    topic: str
    text: str
    speakers: tuple[str, ...]
    sources: int
    first_seen: datetime
    last_seen: datetime
    status: str
    mentions: tuple[int, ...]


# --- reports and digests -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourceFault:
    """A source that could not be used in a run, and why, in plain words."""

    source: str
    reason: str
    failures: int = 1
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class RunReport:
    """What one run did."""

    started: datetime
    finished: datetime
    feeds_polled: int = 0
    feeds_unchanged: int = 0  # answered 304, or the same bytes as before
    feeds_not_due: int = 0
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
class RepeatedClaim:
    """A claim said again, by how many independent stories."""

    claim: int
    text: str
    sources: int


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
    held: int = 0


@dataclass(frozen=True, slots=True)
class DayCount:
    """Mentions by verdict on one local date, for the timeline."""

    day: str  # YYYY-MM-DD
    new: int = 0
    changed: int = 0
    contradicted: int = 0
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class Trust:
    """What a reader needs to know to trust a digest."""

    feeds_total: int = 0
    feeds_answering: int = 0
    faults: tuple[SourceFault, ...] = ()  # persistently broken or silent feeds
    feed_text_only: int = 0  # items whose page could not be had
    foreign: int = 0
    undelivered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest, complete and ready to be rendered.

    ``since`` is None for the first digest of a ledger. ``date`` is local,
    YYYY-MM-DD; ``day`` is the same in words ("Tuesday 10 December 2024").
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


@dataclass(frozen=True, slots=True)
class Parcel:
    """A frozen delivery: bytes that are handed over as they are.

    ``channel`` is "file" or "email"; ``target`` a path or the recipient's
    address. ``message_id`` is set for mail and is the same on every try.
    """

    id: int
    digest: int
    channel: str
    target: str
    body: bytes
    message_id: str | None = None
    attempts: int = 0
    last_error: str | None = None
