"""A web page to the text of its article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from monitor.sources.bounds import LONGEST_TEXT, cut, plausible
from monitor.sources.faults import LIBRARY_FAULTS
from monitor.sources.language import detect, primary
from monitor.sources.markup import clean_line, clean_text


@dataclass(frozen=True, slots=True)
class PageBody:
    """What a server sent for a page."""

    url: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page; ``text`` is empty where there is none."""

    text: str = ""
    title: str = ""
    author: str | None = None
    outlet: str = ""
    published: datetime | None = None
    language: str | None = None


def read_page(page: PageBody) -> Page:
    """Find the article of a page. Runs in workers; asks nothing of the network."""
    # Slow to import and large; workers share it (``warm``), others seldom need it.
    import trafilatura  # noqa: PLC0415

    try:
        found = trafilatura.bare_extraction(
            page.body,
            url=page.url,
            favor_precision=True,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
        )
    except LIBRARY_FAULTS:
        return Page()
    if found is None or isinstance(found, dict) or not found.text:
        return Page()
    # trafilatura parts paragraphs by one line break; the ledger by a blank line.
    text = cut(clean_text(found.text.replace("\n", "\n\n")), LONGEST_TEXT)
    return Page(
        text=text,
        title=clean_line(found.title or ""),
        author=clean_line(found.author) if found.author else None,
        outlet=clean_line(found.sitename or found.hostname or ""),
        published=_day(found.date),
        language=detect(text) or primary(found.language),
    )


def _day(text: str | None) -> datetime | None:
    try:
        day = datetime.fromisoformat(text) if text else None
        return plausible(day.replace(tzinfo=UTC)) if day else None
    except ValueError:
        return None
