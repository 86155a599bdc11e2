"""Bytes to items: RSS 0.9x to 2.0, RDF, Atom, JSON Feed."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import feedparser

from monitor.errors import SourceError
from monitor.sources.bounds import (
    LONGEST_TEXT,
    cut,
    item_name,
    plausible,
    web_address,
)
from monitor.sources.faults import LIBRARY_FAULTS
from monitor.sources.jsonfeed import looks_like_json, parse_json_feed
from monitor.sources.language import primary
from monitor.sources.markup import clean_line, line_of, text_of
from monitor.types import FeedItem

if TYPE_CHECKING:
    from time import struct_time

MOST_ITEMS = 1000
"""Items read from one answer, newest first as feeds list them."""

_DATES = ("published", "updated")


@dataclass(frozen=True, slots=True)
class FeedBody:
    """What a server sent for a feed."""

    url: str
    body: bytes
    content_type: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed's own words; ``fault`` says why there are none."""

    title: str = ""
    items: tuple[FeedItem, ...] = ()
    language: str | None = None
    fault: str | None = None


def parse_feed(feed: FeedBody) -> ParsedFeed:
    """Read a feed; what is no feed has its ``fault`` said. Runs in workers."""
    try:
        if looks_like_json(feed.body, feed.content_type):
            found = ParsedFeed(*parse_json_feed(feed.body, feed.url, MOST_ITEMS))
        else:
            found = _parse_xml(feed)
    except SourceError as error:
        return ParsedFeed(fault=str(error))
    return replace(found, items=_linked_apart(_dated_apart(found.items)))


def _dated_apart(items: tuple[FeedItem, ...]) -> tuple[FeedItem, ...]:
    """Without dates that several items share: a feed that is made anew has one."""
    shared = Counter(item.dated for item in items)
    return tuple(
        replace(item, dated=None) if shared[item.dated] > 1 else item for item in items
    )


def _linked_apart(items: tuple[FeedItem, ...]) -> tuple[FeedItem, ...]:
    """With those marked whose link other items have that tell something else.

    So do the posts of a live blog, and notes that all lead to one list of them.
    """
    told: dict[str | None, dict[str, tuple[str, str]]] = defaultdict(dict)
    for item in items:
        told[item.url][item.guid] = (item.title, item.text)
    return tuple(
        replace(item, shares_link=bool(item.url) and len(told_there) > 1)
        for item in items
        for told_there in [{*told[item.url].values()}]
    )


def _parse_xml(feed: FeedBody) -> ParsedFeed:
    found = _parsed(feed)
    if not found.get("version") and not found.entries:
        raise SourceError(_no_feed(feed.body, found))
    language = primary(found.feed.get("language"))
    items = tuple(
        _item(entry, feed.url, language) for entry in found.entries[:MOST_ITEMS]
    )
    return ParsedFeed(line_of(found.feed.get("title") or ""), items, language)


def _parsed(feed: FeedBody) -> Any:
    headers = {
        "content-type": feed.content_type or "application/xml",
        "content-location": feed.url,
    }
    try:
        # BytesIO, because feedparser opens a string that looks like a path or a URL.
        return feedparser.parse(io.BytesIO(feed.body), response_headers=headers)
    except LIBRARY_FAULTS as error:
        reason = f"cannot be read as a feed ({type(error).__name__} in its parser)"
        raise SourceError(reason) from error


def _no_feed(body: bytes, found: Any) -> str:
    if not body.strip():
        return "is empty"
    offered = [
        clean_line(str(link.get("href")))
        for link in found.feed.get("links", [])
        if link.get("rel") == "alternate" and "xml" in str(link.get("type"))
    ]
    if b"<html" in body[:2000].lower() or b"<!doctype html" in body[:2000].lower():
        hint = f"; it offers {', '.join(offered[:3])}" if offered else ""
        return f"is a web page, not a feed{hint}"
    return "is not a feed"


def _item(entry: Any, base: str, language: str | None) -> FeedItem:
    title = line_of(entry.get("title") or "")
    link = web_address(entry.get("link"), base)
    contents = [part.get("value") or "" for part in entry.get("content", [])]
    told = max([*contents, entry.get("summary") or ""], key=len)
    text = cut(text_of(told), LONGEST_TEXT)
    # Past feedparser's own get, which gives one date for the other and warns.
    first, last = (_time(dict.get(entry, f"{d}_parsed")) for d in _DATES)
    return FeedItem(
        url=link,
        guid=item_name(entry.get("id") or link or _fingerprint(title, text)),
        title=title,
        text=text,
        author=line_of(entry.get("author") or "") or None,
        published=first or last,
        language=language,
        outlet=line_of((entry.get("source") or {}).get("title") or ""),
        dated=last or first,
    )


def _fingerprint(*words: str) -> str:
    told = "\n".join(words).encode("utf-8", "surrogatepass")
    return sha256(told).hexdigest()


def _time(parsed: struct_time | None) -> datetime | None:
    try:
        return plausible(datetime(*parsed[:6], tzinfo=UTC)) if parsed else None
    except (ValueError, OverflowError):
        return None
