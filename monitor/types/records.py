"""What the ledger gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.types.reviewing import Reviewed
    from monitor.types.words import ArticleStatus, Kind, Modality, Origin, Verdict


IN_FULL = 2
"""So many times as long as the words of a feed before it, a text of a feed edits
nothing: it tells in full what those began to tell."""


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
    feed: str | None  # that brought it first, or whose words it now has


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article as outputs show it. ``terms`` are the watch terms that matched.

    ``late``: its present text is its page, or a fuller copy, after a feed's words.
    """

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
    late: bool = False


@dataclass(frozen=True, slots=True)
class ArchivedArticle:
    """A stored article with its present text.

    ``speakers`` are those whom it quotes, None where it was not read for claims.
    """

    record: ArticleRecord
    text: str
    speakers: tuple[str, ...] | None


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
    review: Reviewed | None = None
    dismissed: bool = False  # its claim is not worth telling, a reader said


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
    wordings: tuple[str, ...] = ()  # the text of each mention
    denied: bool = False  # whoever tells it says that it is not so
