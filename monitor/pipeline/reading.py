"""From a feed's item to a piece, and from a piece to what it claims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.articles import sketch
from monitor.core.extraction import extract
from monitor.core.linkage import told
from monitor.core.matching import index_terms
from monitor.types import ArticleStatus, Document, Origin, Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from monitor.ports import Ledger
    from monitor.types import Assertion, FeedItem, FeedPoll


class Filed(NamedTuple):
    """An assertion with the terms by which it is found again."""

    assertion: Assertion
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a worker found in one text."""

    sketch: tuple[int, ...]
    claims: tuple[Filed, ...]

    @property
    def assertions(self) -> tuple[Assertion, ...]:
        """What the text claims, in text order."""
        return tuple(one.assertion for one in self.claims)


def filed(assertion: Assertion) -> Filed:
    """An assertion with its terms, worked out."""
    return Filed(assertion, index_terms(assertion))


def read_claims(document: Document) -> Reading:
    """Read one text: a pure step that workers run.

    So is finding the terms, which one process alone would do for all texts.
    """
    return Reading(sketch(document.text), tuple(map(filed, extract(document))))


@dataclass(frozen=True, slots=True)
class VectorReader:
    """``read_claims`` with a vector for each claim; workers can be sent it.

    ``encode`` turns texts into vectors, in order.
    """

    encode: Callable[[Sequence[str]], Sequence[bytes]]

    def __call__(self, document: Document) -> Reading:
        """Read one text. Raises what ``encode`` raises."""
        found = read_claims(document)
        vectors = self.encode([told(one) for one in found.assertions])
        both = zip(found.claims, vectors, strict=True)
        return replace(found, claims=tuple(_with_vector(*one) for one in both))


def _with_vector(claim: Filed, vector: bytes) -> Filed:
    return claim._replace(assertion=replace(claim.assertion, embedding=vector))


def speakers_of(reading: Reading) -> tuple[str, ...]:
    """Those whom a text quotes, each once."""
    said = [one.speaker for one in reading.assertions if one.speaker]
    return tuple(dict.fromkeys(said))


def document_of(piece: Piece) -> Document:
    """The text of a piece as extraction wants it; a foreign one is left unread."""
    text = "" if piece.status is ArticleStatus.FOREIGN else piece.text
    return Document(text, piece.title, piece.outlet, piece.published)


def item_mark(item: FeedItem) -> str:
    """Name an item and what it says, so that an edited item is new again."""
    told = f"{item.guid}\n{item.title}\n{item.text}\n{item.dated or ''}"
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def unseen(ledger: Ledger, poll: FeedPoll) -> list[FeedItem]:
    """Those items of a poll that the ledger has not seen with these words and date."""
    marks = {item_mark(item): item for item in poll.items}
    seen = ledger.seen_items(poll.state.url, marks)
    return [item for mark, item in marks.items() if mark not in seen]


def piece_of(item: FeedItem, feed: str, outlet: str) -> Piece:
    """Turn a feed's item into a piece with the words the feed gives."""
    return Piece(
        text=item.text or item.title,
        title=item.title,
        origin=Origin.FEED,
        url=item.url or f"{feed}#{item.guid}",
        outlet=item.outlet or outlet,
        author=item.author,
        language=item.language,
        published=item.published,
        feed=feed,
    )


def in_reading_order(pieces: Iterable[Piece], now: datetime) -> list[Piece]:
    """Order pieces by what they say of themselves, never by who answered first."""
    return sorted(pieces, key=lambda p: (p.published or now, p.key))
