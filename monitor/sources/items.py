"""A feed's item with the page behind it, or with why it has none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor.sources.headers import later, seconds_of
from monitor.sources.language import detect, is_foreign
from monitor.sources.page import Page
from monitor.types import ArticleStatus, SourceFault, Unread

if TYPE_CHECKING:
    from monitor.sources.exchange import Response
    from monitor.types import Piece

OK = 200
NO_ARTICLE = "has no article that could be found on the page"
FRONT = "leads to the front page of its site"

FRONT_PAGES = {"", "index.html", "index.htm", "index.php", "home"}
"""Paths of what a site shows first, and whoever asks for what it has removed."""


def unread(answer: Response | SourceFault, now: float = 0.0) -> Unread | None:
    """Why there is no page, if so, and whether there may be one another time.

    ``now`` is POSIX; a date in ``Retry-After`` is held against it.
    """
    if isinstance(answer, SourceFault):
        return Unread(answer.reason, answer.passing)
    if answer.status != OK:
        wait = seconds_of(answer.retry_after, now)
        return Unread(f"answered {answer.status}", later(answer.status), wait)
    asked, shown = _is_front(answer.url), _is_front(answer.final_url)
    return Unread(FRONT) if shown and not asked else None


def _is_front(url: str) -> bool:
    """Whether an address is that of a site rather than of a page on it."""
    parts = urlsplit(url)
    more = parts.query or parts.fragment
    return not more and parts.path.strip("/").lower() in FRONT_PAGES


def _without(page: Page | SourceFault | Unread | None) -> Unread:
    """Why a page that was asked for has no text."""
    if isinstance(page, Unread):
        return page
    if page is None:
        reason = "was not asked for, since others of its feed gave no answer"
        return Unread(reason, passing=True, tried=False)
    return Unread(page.reason if isinstance(page, SourceFault) else NO_ARTICLE)


def with_page(piece: Piece, page: Page | SourceFault | Unread | None) -> Piece:
    """The piece as its page tells it; where there is none, in the feed's words."""
    if not isinstance(page, Page) or not page.text:
        asked = piece.status is not ArticleStatus.FEED_TEXT
        language = detect(piece.text) or piece.language
        why = _without(page) if asked else None
        told = replace(piece, language=language, unread=why)
        return _marked(told, ArticleStatus.FEED_TEXT)
    told = replace(
        piece,
        text=page.text,
        title=piece.title or page.title,
        author=piece.author or page.author,
        outlet=page.outlet or piece.outlet or page.host,
        names_outlet=bool(page.outlet),
        published=piece.published or page.published,
        language=page.language or piece.language,
    )
    return _marked(told, ArticleStatus.FULL)


def _marked(piece: Piece, status: ArticleStatus) -> Piece:
    foreign = is_foreign(piece.language)
    return replace(piece, status=ArticleStatus.FOREIGN if foreign else status)
