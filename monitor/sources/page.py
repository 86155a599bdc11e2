"""A web page to the text of its article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from monitor.sources.bounds import LONGEST_TEXT, cut, plausible, web_address
from monitor.sources.faults import LIBRARY_FAULTS
from monitor.sources.language import detect, primary
from monitor.sources.markup import clean_line, clean_text

# Dates that a page declares. The library would also guess one from its text, and take
# "the last visit was in August 2023" for the day of publication.
DATES = {"extensive_search": False, "original_date": True}


@dataclass(frozen=True, slots=True)
class PageBody:
    """What a server sent for a page."""

    url: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page; ``text`` is empty where there is none.

    ``outlet`` and ``url`` are what the page says of itself, if anything; ``host``
    stands in for an outlet.
    """

    text: str = ""
    title: str = ""
    author: str | None = None
    outlet: str = ""
    host: str = ""
    url: str | None = None
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
            date_extraction_params=DATES,
        )
    except LIBRARY_FAULTS:
        return Page()
    if found is None or isinstance(found, dict) or not found.text:
        return Page()
    # trafilatura parts paragraphs by one line break; the ledger by a blank line.
    text = cut(clean_text(found.text.replace("\n", "\n\n")), LONGEST_TEXT)
    name = clean_line(found.sitename or "")
    url = web_address(found.url) or page.url
    where = urlsplit(url)
    return Page(
        text=text,
        title=clean_line(found.title or ""),
        author=clean_line(found.author) if found.author else None,
        # Where a page names no outlet the library gives the host.
        outlet="" if name in where.netloc else name,
        host=(where.hostname or "").removeprefix("www."),
        # Some pages name their whole site as their address.
        url=url if where.path.strip("/") else None,
        published=_day(found.date),
        language=detect(text) or primary(found.language),
    )


def _day(text: str | None) -> datetime | None:
    try:
        day = datetime.fromisoformat(text) if text else None
        return plausible(day.replace(tzinfo=UTC)) if day else None
    except ValueError:
        return None
