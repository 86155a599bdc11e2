"""Which topics a piece belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.core.watch import of_piece
from monitor.pipeline.reading import speakers_of
from monitor.types import Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    from monitor.core.watch import Watch
    from monitor.pipeline.reading import Reading
    from monitor.types import Piece, TermMatch

    Matches = dict[str, tuple[TermMatch, ...]]
    TopicsOf = Callable[[Piece], Sequence[str]]  # those it may belong to


@dataclass(frozen=True, slots=True)
class Topic:
    """A dispute that is followed; ``watch`` decides what belongs to it."""

    name: str
    title: str
    watch: Watch


@dataclass(frozen=True, slots=True)
class Draft:
    """A piece that has been read, with the terms of the topics it is compared in."""

    piece: Piece
    reading: Reading
    topics: Matches


@dataclass(frozen=True, slots=True)
class Belonging:
    """Knows the topics that are followed; ``now`` is what terms with dates go by."""

    topics: Sequence[Topic]
    now: datetime

    def wants(self, piece: Piece, names: Collection[str]) -> bool:
        """Whether one of ``names`` watches for a piece, or might once it is read."""
        article = of_piece(piece, self.now)
        return any(
            piece.origin is not Origin.FEED or topic.watch.may_match(article)
            for topic in self.topics
            if topic.name in names
        )

    def matches(
        self, piece: Piece, reading: Reading, names: Collection[str]
    ) -> Matches:
        """Those of ``names`` that a piece belongs to, with the terms that say so."""
        article = of_piece(piece, self.now, speakers_of(reading))
        found = {
            topic.name: topic.watch.matching(article)
            for topic in self.topics
            if topic.name in names
        }
        always = piece.origin is not Origin.FEED
        return {name: matches for name, matches in found.items() if matches or always}

    def of_draft(self, piece: Piece, reading: Reading) -> Matches:
        """The topics of a draft: those whose terms match, or else all of them."""
        article = of_piece(piece, self.now, speakers_of(reading))
        return {
            topic.name: matches
            for topic in self.topics
            if (matches := topic.watch.matching(article))
        } or dict.fromkeys((topic.name for topic in self.topics), ())
