"""From a feed's item to a piece, and from a piece to what it claims."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

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


BATCH = 32
"""Articles handed to the workers at once: enough to keep four busy, few enough
that a stop is heeded within seconds."""

SECONDS_PER_ARTICLE = 30.0
"""The longest a worker may read one article. An ordinary one takes hundredths."""


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


def marks_of(items: Sequence[FeedItem]) -> list[str]:
    """What is to be remembered of items: what they say, and links that they share."""
    shared = {_link_mark(item) for item in items if item.shares_link}
    return [*map(_item_mark, items), *sorted(shared)]


def _item_mark(item: FeedItem) -> str:
    """Name an item and what it says, so that an edited item is new again."""
    return _mark(f"{item.guid}\n{item.title}\n{item.text}\n{item.dated or ''}")


def _link_mark(item: FeedItem) -> str:
    return _mark(f"link\n{item.url}")


def _mark(told: str) -> str:
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def unseen(ledger: Ledger, poll: FeedPoll) -> list[FeedItem]:
    """Those items of a poll that the ledger has not seen with these words and date.

    A link that items of the feed have shared once is shared for good, since those
    that come later may stand in it alone. An article that was known by it before
    stays known by it, as the one item that has its title.
    """
    marks = {_item_mark(item): item for item in poll.items}
    links = {_link_mark(item) for item in poll.items if item.url}
    seen = ledger.seen_items(poll.state.url, [*marks, *links])
    titles = Counter((item.url, item.title) for item in poll.items)
    new = [item for mark, item in marks.items() if mark not in seen]
    shared = [item.shares_link or _link_mark(item) in seen for item in new]
    return [
        replace(
            item,
            shares_link=shares
            and not (titles[item.url, item.title] == 1 and _is_known(ledger, item)),
        )
        for item, shares in zip(new, shared, strict=True)
    ]


def _is_known(ledger: Ledger, item: FeedItem) -> bool:
    """Whether the article that is known by an item's link has its title."""
    known = ledger.find_article(item.url or "")
    return known is not None and known.title == item.title


def piece_of(item: FeedItem, feed: str, outlet: str) -> Piece:
    """Turn a feed's item into a piece with the words the feed gives.

    What a link leads to that several items share is the page of none of them.
    """
    return Piece(
        text=item.text or item.title,
        title=item.title,
        origin=Origin.FEED,
        url=address_of(item, feed),
        outlet=item.outlet or outlet,
        author=item.author,
        language=item.language,
        published=item.published,
        feed=feed,
        status=ArticleStatus.FEED_TEXT if item.shares_link else ArticleStatus.FULL,
    )


def address_of(item: FeedItem, feed: str) -> str:
    """The address of an item, by which its article is known."""
    if item.url is None:
        return f"{feed}#{item.guid}"
    return f"{item.url}#{quote(item.guid)}" if item.shares_link else item.url


def in_reading_order(pieces: Iterable[Piece], now: datetime) -> list[Piece]:
    """Order pieces by what they say of themselves, never by who answered first."""
    return sorted(pieces, key=lambda p: (p.published or now, p.key))
