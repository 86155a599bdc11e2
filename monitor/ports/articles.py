"""What the ledger knows of feeds, articles and watch terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from monitor.types import (
        ArchivedArticle,
        FeedState,
        Piece,
        StoredArticle,
        StoredRevision,
        TermMatch,
        Waiting,
        WaitingPage,
    )


class FeedLog(Protocol):
    """Feeds and what they carried."""

    def feed_states(self) -> Mapping[str, FeedState]:
        """Every known feed, by its configured address."""
        ...

    def save_feed_state(self, state: FeedState) -> None:
        """Insert or replace the state of one feed."""
        ...

    def waiting_pages(self) -> Sequence[WaitingPage]:
        """Every page that waits, those that began to wait first before others."""
        ...

    def waiting(self) -> Sequence[Waiting]:
        """How many pages wait for which reason, the most frequent first."""
        ...

    def keep_waiting(self, pages: Iterable[WaitingPage]) -> None:
        """Remember how these pages wait, as far as their articles are stored."""
        ...

    def forget_waiting(self, keys: Iterable[str]) -> None:
        """Let the pages of these articles wait no longer."""
        ...


class Articles(Protocol):
    """Articles with their texts, and the terms that found them."""

    def find_article(self, key: str) -> StoredArticle | None:
        """Find an article by its url or path."""
        ...

    def known_articles(self, keys: Iterable[str]) -> set[str]:
        """Those of ``keys`` that are stored."""
        ...

    def seen_items(self, feed: str, guids: Iterable[str]) -> set[str]:
        """Those of ``guids`` that this feed has carried before."""
        ...

    def carriers(self, key: str) -> set[str]:
        """The feeds that have carried this article."""
        ...

    def note_carried(self, feed: str, keys: Iterable[str]) -> None:
        """Remember that this feed carried these articles, as far as they are stored."""
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
        self,
        article: int,
        piece: Piece,
        sketch: tuple[int, ...],
        now: datetime,
        outlet: str | None = None,
    ) -> StoredArticle:
        """Store a new text of a known article as its current revision.

        ``outlet`` is what the article's is called from now on, if otherwise.
        """
        ...

    def stored_revision(self, revision: int) -> StoredRevision:
        """A stored text, which must exist, with the topics it was compared in."""
        ...

    def note_wording(self, article: StoredArticle, sketch: tuple[int, ...]) -> None:
        """Let copies of an article be found that was stored without being read."""
        ...

    def tell_as_copy(self, article: StoredArticle, story: int) -> StoredArticle:
        """Make an article, where it stood alone, one of a story of others."""
        ...

    def similar_sketches(
        self, sketch: tuple[int, ...]
    ) -> Sequence[tuple[int, int, tuple[int, ...]]]:
        """(article, story, sketch) of those that share at least one shingle hash."""
        ...

    def set_relevance(
        self,
        article: int,
        topic: str,
        matches: Sequence[TermMatch],
        *,
        relevant: bool,
        later: datetime | None = None,
    ) -> None:
        """Record whether an article belongs to a topic, and the terms that said so.

        ``later`` is when its present text, stored before, was first compared there.
        """
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

    def purged(self, keys: Iterable[str]) -> set[str]:
        """Those of ``keys`` whose article was purged: they must not come back."""
        ...
