"""What a replay goes through, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from monitor.types.reviewing import Reapplied

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from monitor.types.records import MentionRecord, StoredArticle
    from monitor.types.text import Document
    from monitor.types.words import Kind, Verdict


@dataclass(frozen=True, slots=True)
class StoredRevision:
    """A text as it came in: ``article`` at that revision, ``before`` at the last one.

    ``document`` is what was read for claims, ``topics`` where they were compared. In
    the order of texts it comes in before that of the number ``place``, if not its own.
    """

    article: StoredArticle
    before: StoredArticle | None
    document: Document
    topics: tuple[str, ...]
    place: int
    seen: datetime


class Standing(NamedTuple):
    """Where a mention stands: row ids of topic and revision, offsets into its text.

    ``gone`` where the mention only notes that its article dropped the passage.
    """

    revision: int
    start: int
    end: int
    gone: bool
    topic: int


class Telling(NamedTuple):
    """A mention as it is known again after a replay.

    ``opens``: it is the first of its claim. ``arrival`` is the row id of the
    revision that it came in with. ``verdict`` to ``against`` are what people rely
    on; ``rest`` is a hash of all else that may differ.
    """

    mention: int
    claim: int
    thread: int
    opens: bool
    standing: Standing
    text: str
    arrival: int
    told: bool
    verdict: Verdict
    kind: Kind | None
    against: int | None
    rest: int


class Numbers(NamedTuple):
    """Highest numbers of mentions, claims and threads that were ever given."""

    mentions: int
    claims: int
    threads: int


@dataclass(frozen=True, slots=True)
class Renumbering:
    """Number after a replay by number during it."""

    mentions: Mapping[int, int]
    claims: Mapping[int, int]
    threads: Mapping[int, int]
    told: frozenset[int]  # mentions, by their number after it


class Change(NamedTuple):
    """What a replay makes of one mention: ``before`` or ``after`` may be lacking.

    ``matters`` where verdict, kind or the mention that it is about differ, or one
    side is lacking.
    """

    mention: int
    before: Telling | None
    after: Telling | None
    matters: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A change with all that outputs show of it."""

    before: MentionRecord | None
    after: MentionRecord | None


@dataclass(frozen=True, slots=True)
class ReplayCounts:
    """What a replay would change, or has changed.

    ``changed`` counts mentions whose verdict differs, ``touched`` those where only
    something beside it does, such as the confidence or the claim that they tell.
    ``appeared`` and ``vanished`` count contradictions. ``unread`` are the keys of
    articles that could not be read anew and keep the claims read before;
    ``joined`` counts articles that watch terms added to topics, and
    ``reviews`` is what became of what readers said.
    """

    articles: int = 0
    texts: int = 0
    joined: int = 0
    claims_before: int = 0
    claims_after: int = 0
    mentions_before: int = 0
    mentions_after: int = 0
    added: int = 0
    gone: int = 0
    changed: int = 0
    touched: int = 0
    appeared: int = 0
    vanished: int = 0
    unread: tuple[str, ...] = ()
    reviews: Reapplied = field(default_factory=Reapplied)


@dataclass(frozen=True, slots=True)
class Replayed:
    """A replay that was applied, as digests tell of it."""

    replayed: datetime
    engine: str
    changed: int
    added: int
    gone: int
