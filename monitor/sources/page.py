"""A web page to the text of its article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from urllib.parse import urlsplit

from monitor.sources.bounds import LONGEST_TEXT, cut, day_in, web_address
from monitor.sources.faults import LIBRARY_FAULTS
from monitor.sources.language import detect, primary
from monitor.sources.markup import clean_line, clean_text
from monitor.sources.walls import is_wall

# Dates that a page declares. The library would also guess one from its text, and take
# "the last visit was in August 2023" for the day of publication.
DATES = {"extensive_search": False, "original_date": True}


@dataclass(frozen=True, slots=True)
class PageBody:
    """What a server sent for a page; a date without a time is one of ``zone``."""

    url: str
    body: bytes
    zone: tzinfo = UTC


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page; ``text`` is empty where there is none.

    ``outlet`` and ``url`` are what the page says of itself, if anything; ``host``
    stands in for an outlet. ``left_out`` is how many characters are not in ``text``
    because it is too long.
    """

    text: str = ""
    title: str = ""
    author: str | None = None
    outlet: str = ""
    host: str = ""
    url: str | None = None
    published: datetime | None = None
    language: str | None = None
    left_out: int = 0


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
    whole = clean_text(found.text.replace("\n", "\n\n"))
    text = cut(whole, LONGEST_TEXT)
    if is_wall(text):
        return Page()
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
        published=_day(found.date, page.zone),
        language=detect(text) or primary(found.language),
        left_out=len(whole) - len(text),
    )


def _day(text: str | None, zone: tzinfo) -> datetime | None:
    try:
        return day_in(date.fromisoformat(text), zone) if text else None
    except ValueError:
        return None
