"""An article as watch terms see it: fields of words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor.core.watch.words import Words

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.types import ArchivedArticle, Piece


@dataclass(frozen=True)
class Watched:
    """An article's fields. ``speakers`` is None as long as nobody has read it.

    ``feeds`` are the address and the title of the feed that carried it. ``now`` is the
    present time on the clocks of the reader: its zone decides on which date an article
    was published.
    """

    title: str = ""
    body: str = ""
    url: str = ""
    author: str = ""
    feeds: tuple[str, ...] = ()
    language: str | None = None
    published: datetime | None = None
    speakers: tuple[str, ...] | None = ()
    now: datetime | None = None

    @cached_property
    def told(self) -> Words:
        """The words of title and text."""
        return Words(self.title, self.body)

    def words_in(self, field: str) -> Words:
        """The words of a field; of title and body where it is empty."""
        if not field:
            return self.told
        if field not in self._read:
            self._read[field] = Words(*self._texts(field))
        return self._read[field]

    @cached_property
    def _read(self) -> dict[str, Words]:
        return {}

    def _texts(self, field: str) -> tuple[str, ...]:
        match field:
            case "lead":
                start = len(self.body) - len(self.body.lstrip())
                end = self.body.find("\n\n", start)
                return (self.body if end < 0 else self.body[:end],)
            case "feed":
                return self.feeds
            case "speaker":
                return self.speakers or ()
            case _:
                text: str = getattr(self, field)
                return (text,)

    @cached_property
    def host(self) -> str:
        """The host of the address, in lower case; "" where there is none."""
        try:
            return (urlsplit(self.url).hostname or "").rstrip(".")
        except ValueError:
            return ""

    @cached_property
    def sites(self) -> tuple[str, ...]:
        """The host and every part of it that ``site:`` may name."""
        labels = self.host.split(".") if self.host else []
        return tuple(".".join(labels[i:]) for i in range(len(labels)))


def of_piece(
    piece: Piece, now: datetime, speakers: tuple[str, ...] | None = None
) -> Watched:
    """An incoming piece; its speakers are unknown until it has been read."""
    return Watched(
        title=piece.title,
        body=piece.text,
        url=piece.url or "",
        author=piece.author or "",
        feeds=tuple(filter(None, [piece.feed, piece.outlet])),
        language=piece.language,
        published=piece.published,
        speakers=speakers,
        now=now,
    )


def of_archive(article: ArchivedArticle, now: datetime) -> Watched:
    """A stored article."""
    record = article.record
    return Watched(
        title=record.title,
        body=article.text,
        url=record.url or "",
        author=record.author or "",
        feeds=tuple(filter(None, [record.feed, record.outlet])),
        language=record.language,
        published=record.published,
        speakers=article.speakers,
        now=now,
    )
