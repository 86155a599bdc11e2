"""Feeds and pages of made-up news, and the server process that has them."""

from __future__ import annotations

import subprocess
import sys
from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING, Self

from benchmarks.press import Press

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from benchmarks.press import Article

FEEDS = 200
ITEMS = 20
HOSTS = 200
TEASER = 3
"""Sentences of an article that its feed carries."""

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Outlet {number}</title>
<link>{home}/</link><description>News from outlet {number}</description>
<language>en-gb</language>
{items}</channel></rss>
"""
ITEM = """<item><title>{title}</title><link>{link}</link><guid>{link}</guid>
<pubDate>{date}</pubDate><author>desk{number}@example.org</author>
<description>{text}</description></item>
"""
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{title} - Outlet</title><meta property="og:site_name" content="Outlet">
<meta property="article:published_time" content="{date}"></head><body>
<header><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a>
</nav></header><main><article><h1>{title}</h1>
{text}</article></main><aside><h2>Most read</h2><ul><li><a href="/1">One</a></li>
<li><a href="/2">Two</a></li></ul></aside><footer><p>Contact us</p></footer>
</body></html>
"""


class Site:
    """A server process with a folder of feeds and pages; a context manager.

    Feeds have a host each: 127.0.0.1 has the first, 127.0.0.2 the second.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.server", str(folder), str(HOSTS)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self._port = int(self._process.stdout.readline())

    def publish(
        self, name: str, *, feeds: int, items: int, seed: int, pages: bool
    ) -> tuple[str, ...]:
        """Write feeds of new articles, if wanted with their pages; their addresses."""
        folder = self._folder / name
        folder.mkdir()
        press = Press(seed)
        urls = []
        for number in range(1, feeds + 1):
            home = f"http://127.0.0.{number}:{self._port}/{name}"
            made = list(press.articles(items, first=number * items))
            told = "".join(_item(article, home) for article in made)
            feed = FEED.format(number=number, home=home, items=told)
            (folder / f"{number}.xml").write_text(feed, "utf-8")
            urls.append(f"{home}/{number}.xml")
            for article in made if pages else ():
                page = folder / f"{article.number}.html"
                page.write_text(_page(article), "utf-8")
        return tuple(urls)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait()


def _item(article: Article, home: str) -> str:
    return ITEM.format(
        title=escape(article.title),
        link=f"{home}/{article.number}.html",
        date=format_datetime(article.published),
        number=article.number % 7,
        text=escape(" ".join(s.text for s in article.sentences[:TEASER])),
    )


def _page(article: Article) -> str:
    text = "\n".join(f"<p>{escape(p)}</p>" for p in article.paragraphs)
    return PAGE.format(
        title=escape(article.title), date=article.published.isoformat(), text=text
    )
