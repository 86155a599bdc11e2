"""Stored articles in the topics that another feed brings them to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor.pipeline.reading import BATCH, SECONDS_PER_ARTICLE
from monitor.pipeline.stories import story_of
from monitor.types import ArticleStatus, SourceFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from monitor.pipeline.arbitration import Arbitration
    from monitor.pipeline.belonging import Belonging, Matches, TopicsOf
    from monitor.pipeline.comparing import Comparer
    from monitor.pipeline.naming import Naming
    from monitor.pipeline.reading import Reading
    from monitor.ports import Ledger, Workers
    from monitor.types import Piece, StoredArticle, StoredRevision


@dataclass(frozen=True, slots=True)
class _Brought:
    """A stored text, and what brings it anew with the topics it may then belong to."""

    stored: StoredRevision
    by: tuple[tuple[Piece, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Joining:
    """Compares what is stored in topics that it was not compared in so far.

    One article may come by several feeds, and a seed may be put on another topic's
    list; what it tells is the same, and is taken from the ledger.
    """

    ledger: Ledger
    workers: Workers
    arbitration: Arbitration
    comparer: Comparer
    naming: Naming
    belonging: Belonging

    def join(
        self,
        pieces: Iterable[Piece],
        topics_of: TopicsOf,
        stop: Callable[[], bool],
    ) -> list[tuple[Piece, SourceFault | None]]:
        """Compare the articles of ``pieces``, one transaction each.

        Returns those that could not be read, and those that a stop left.
        """
        brought = self._brought(pieces, topics_of)
        left: list[tuple[Piece, SourceFault | None]] = []
        for start in range(0, len(brought), BATCH):
            if stop():
                return left + [
                    (piece, None) for o in brought[start:] for piece, _ in o.by
                ]
            some = brought[start : start + BATCH]
            documents = [one.stored.document for one in some]
            readings = self.workers.map(
                self.arbitration.read, documents, seconds=SECONDS_PER_ARTICLE
            )
            for one, reading in zip(some, readings, strict=True):
                if isinstance(reading, SourceFault):
                    left += [(piece, reading) for piece, _ in one.by]
                else:
                    self._compare(one, reading)
        return left

    def _brought(self, pieces: Iterable[Piece], topics_of: TopicsOf) -> list[_Brought]:
        """What some topic may watch for, in the order of storing."""
        by_key: dict[str, list[Piece]] = {}
        for piece in pieces:
            by_key.setdefault(piece.key, []).append(piece)
        found: list[_Brought] = []
        for key, some in by_key.items():
            known = self.ledger.find_article(key)
            if known is None or known.status is ArticleStatus.FOREIGN:
                continue
            stored = self.ledger.stored_revision(known.revision)
            told = ((_as_stored(piece, known), topics_of(piece)) for piece in some)
            new = ((piece, frozenset(on) - {*stored.topics}) for piece, on in told)
            by = tuple(one for one in new if self.belonging.wants(*one))
            if by:
                found.append(_Brought(stored, by))
        return sorted(found, key=lambda one: one.stored.place)

    def _compare(self, brought: _Brought, reading: Reading) -> None:
        stored = brought.stored
        topics: Matches = {}
        for piece, names in brought.by:
            topics |= self.belonging.matches(piece, reading, names)
        if not topics:
            return
        claims = self.naming.named(topics, reading.claims)
        self.arbitration.ask(topics, claims, stored.before)
        with self.ledger.transaction():
            article = stored.article
            if not stored.topics:
                article = self._told_by_others(brought, reading)
            for name, matches in topics.items():
                self.ledger.set_relevance(
                    article.id, name, matches, relevant=True, later=self.belonging.now
                )
                self.comparer.compare_text(name, article, stored.before, claims)

    def _told_by_others(self, brought: _Brought, reading: Reading) -> StoredArticle:
        """An article that nobody had read, in the story that it is a copy of."""
        (piece, _), article = brought.by[0], brought.stored.article
        story = story_of(self.ledger, piece, reading.sketch)
        if story is not None:
            article = self.ledger.tell_as_copy(article, story)
        self.ledger.note_wording(article, reading.sketch)
        return article


def _as_stored(piece: Piece, known: StoredArticle) -> Piece:
    """A piece with the text that is stored of its article."""
    return replace(
        piece,
        text=known.text,
        title=known.title,
        outlet=known.outlet,
        published=known.published,
        status=known.status,
        unread=None,
    )
