"""A feed's item with the page behind it, or with why it has none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.sources.language import detect
from monitor.sources.page import Page
from monitor.types import ArticleStatus, SourceFault, Unread

if TYPE_CHECKING:
    from monitor.sources.exchange import Response
    from monitor.types import Piece

LATER = {408, 425, 429}
"""Refusals that speak of another time (RFC 9110 and 6585), as all do from 500 on."""

SERVER_ERROR = 500
NO_ARTICLE = "has no article that could be found on the page"
ENGLISH = "en"


def unread(answer: Response | SourceFault) -> Unread:
    """Why there is no page, and whether there may be one another time."""
    if isinstance(answer, SourceFault):
        return Unread(answer.reason, passing=True)
    status = answer.status
    return Unread(f"answered {status}", status >= SERVER_ERROR or status in LATER)


def _without(page: Page | SourceFault | Unread | None) -> Unread:
    """Why a page that was asked for has no text."""
    if isinstance(page, Unread):
        return page
    if page is None:
        reason = "was not asked for, since others of its feed gave no answer"
        return Unread(reason, passing=True)
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
        published=piece.published or page.published,
        language=page.language or piece.language,
    )
    return _marked(told, ArticleStatus.FULL)


def _marked(piece: Piece, status: ArticleStatus) -> Piece:
    foreign = piece.language not in {None, ENGLISH}
    return replace(piece, status=ArticleStatus.FOREIGN if foreign else status)
