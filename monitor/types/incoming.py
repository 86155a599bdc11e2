"""What comes in: pieces, feed items, the state of a feed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.types.words import ArticleStatus

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.types.words import Origin


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a page could not be read; asking again may help where it is ``passing``.

    ``wait`` is for how many seconds its server asks not to be asked. ``tried`` is
    false where others had used up what a pass may spend, and nobody was asked.
    """

    reason: str
    passing: bool = False
    wait: float | None = None
    tried: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """One incoming piece of text, normalised, before it is stored.

    ``url`` or ``path`` identifies it and at least one is set; ``text`` is plain
    text with paragraphs parted by a blank line. ``feed`` is the address of the
    feed that carried it. ``language`` is an ISO 639-1 code or None if unknown.
    ``mistyped`` are keys of its front matter that look like known ones.
    ``left_out`` is how many characters are not in ``text`` because it is too long,
    ``unread`` why only the feed's words are, where its page was asked for.
    ``names_outlet`` is true where ``outlet`` is what the page calls itself.
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
    mistyped: tuple[str, ...] = ()
    left_out: int = 0
    unread: Unread | None = None
    names_outlet: bool = False

    @property
    def key(self) -> str:
        """The identity of the piece across runs."""
        return self.url or self.path or ""


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """A page that could not be read and is asked for again from ``next_try`` on.

    ``piece`` is its item, without the feed's words, which are stored. ``tries`` is how
    often it was asked for since it began to wait, which was ``since``.
    """

    piece: Piece
    reason: str
    tries: int
    since: datetime
    next_try: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many pages wait for one reason, and when the first is asked for again."""

    pages: int
    reason: str
    next_try: datetime


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry of a feed as the feed tells it; ``text`` is plain text.

    ``outlet`` is where a feed that collects from others has the entry from.
    ``dated`` is the date by which the feed shows that it edited the entry, if it does.
    ``shares_link`` is true where the feed links other entries to the same address.
    """

    url: str | None
    guid: str
    title: str
    text: str
    author: str | None = None
    published: datetime | None = None
    language: str | None = None
    outlet: str = ""
    dated: datetime | None = None
    shares_link: bool = False


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
class FeedPoll:
    """What asking one feed brought: its state afterwards, and its items.

    ``unchanged`` is true after 304 or the same bytes as before.
    """

    state: FeedState
    items: tuple[FeedItem, ...] = ()
    unchanged: bool = False
    fault: SourceFault | None = None


@dataclass(frozen=True, slots=True)
class SourceFault:
    """A source that could not be used in a run, and why, in plain words.

    ``name`` is what a reader calls it, where that is not its address. ``passing``:
    the same request may well be answered another time. ``item``: it is no source of
    its own, but what a feed carries.
    """

    source: str
    reason: str
    failures: int = 1
    since: datetime | None = None
    name: str = ""
    passing: bool = False
    item: bool = False
