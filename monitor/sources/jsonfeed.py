"""JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from monitor.errors import SourceError
from monitor.sources.bounds import (
    LONGEST_TEXT,
    cut,
    item_name,
    plausible,
    web_address,
)
from monitor.sources.language import primary
from monitor.sources.markup import clean_text, line_of, text_of
from monitor.types import FeedItem

VERSION = "https://jsonfeed.org/version/"


def looks_like_json(body: bytes, content_type: str) -> bool:
    """Say whether a body is JSON rather than XML."""
    return "json" in content_type.lower() or body[:64].lstrip(
        b"\xef\xbb\xbf \t\r\n"
    ).startswith(b"{")


def parse_json_feed(
    body: bytes, url: str, most: int
) -> tuple[str, tuple[FeedItem, ...], str | None]:
    """Title, items and language; raises ``SourceError`` where it is no JSON Feed."""
    try:
        feed = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # a figure may be too long for int
        raise SourceError("is not valid JSON") from error
    if not isinstance(feed, dict) or not str(feed.get("version")).startswith(VERSION):
        raise SourceError("is JSON, but not a JSON Feed")
    entries = feed.get("items")
    listed = entries if isinstance(entries, list) else []
    found = [entry for entry in listed if isinstance(entry, dict)]
    language = primary(_text(feed, "language"))
    items = tuple(_item(entry, url, language) for entry in found[:most])
    return line_of(_text(feed, "title")), items, language


def _item(entry: dict[str, Any], url: str, language: str | None) -> FeedItem:
    html = _text(entry, "content_html")
    text = text_of(html) if html else clean_text(_text(entry, "content_text"))
    link = web_address(_text(entry, "url") or _text(entry, "external_url"), url)
    authors = entry.get("authors")
    author = authors[0] if isinstance(authors, list) and authors else None
    author = author or entry.get("author")
    name = _text(author, "name") if isinstance(author, dict) else ""
    first, last = (_time(_text(entry, f"date_{d}")) for d in ("published", "modified"))
    return FeedItem(
        url=link,
        guid=item_name(str(entry.get("id") or link or _text(entry, "title"))),
        title=line_of(_text(entry, "title")),
        text=cut(text or clean_text(_text(entry, "summary")), LONGEST_TEXT),
        author=line_of(name) or None,
        published=first or last,
        language=primary(_text(entry, "language")) or language,
        dated=last or first,
    )


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _time(text: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(text)
        aware = time if time.tzinfo else time.replace(tzinfo=UTC)
        return plausible(aware.astimezone(UTC))
    except (ValueError, OverflowError):
        return None
