"""robots.txt (RFC 9309), asked for pages; feeds were chosen by the user."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from monitor.sources.exchange import Request
from monitor.types import SourceFault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.sources.exchange import Response
    from monitor.sources.http import Fetcher

PRODUCT = "claim-monitor"
NOWHERE = ""
NOTHING = ("User-agent: *", "Disallow: /")
LARGEST = 500 * 1024
"""Bytes that are read; RFC 9309, 2.5 asks for at least so many."""


class Robots:
    """Which pages may be read; each host is asked once."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._rules: dict[str, RobotFileParser] = {}
        self._silent: set[str] = set()
        self._asking: dict[str, asyncio.Lock] = {}

    def allowed(self, urls: Sequence[str]) -> dict[str, bool]:
        """Say of each address whether its host lets us read it."""
        sites = sorted({_site(url) for url in urls} - self._rules.keys() - {NOWHERE})
        asked = [Request(f"{site}/robots.txt", kind="robots") for site in sites]
        answers = self._fetcher.fetch_many(asked, lambda: None)
        for site, answer in zip(sites, answers, strict=True):
            self._rules[site] = _rules(
                answer or SourceFault(site, "was not asked: told to stop")
            )
            if isinstance(answer, SourceFault):
                self._silent.add(site)
        return {
            url: site != NOWHERE and _lets_in(self._rules[site], url)
            for url in urls
            for site in [_site(url)]
        }

    async def lets(self, url: str) -> bool:
        """Say whether a page may be read that another was redirected to."""
        site = _site(url)
        async with self._asking.setdefault(site, asyncio.Lock()):
            if site not in self._rules:
                answer = await self._fetcher.ask(
                    Request(f"{site}/robots.txt", "robots")
                )
                self._rules[site] = _rules(answer)
        return _lets_in(self._rules[site], url)

    def silent(self, url: str) -> bool:
        """Say whether the host of an address that was asked for gave no answer."""
        return _site(url) in self._silent


def _site(url: str) -> str:
    """Scheme and host of an address; ``NOWHERE`` where it is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return NOWHERE
    return f"{parts.scheme}://{parts.netloc}"


def _rules(answer: Response | SourceFault) -> RobotFileParser:
    """RFC 9309, 2.3.1: no file allows everything, an unreachable one nothing.

    Nor does one that Python's parser breaks down over ("Crawl-delay: ²").
    """
    if isinstance(answer, SourceFault) or answer.status >= 500:  # noqa: PLR2004
        return _parsed(NOTHING)
    if answer.status != 200:  # noqa: PLR2004 - OK
        return _parsed([])
    try:
        return _parsed(answer.body[:LARGEST].decode("utf-8", "replace").splitlines())
    except ValueError:
        return _parsed(NOTHING)


def _parsed(lines: Sequence[str]) -> RobotFileParser:
    rules = RobotFileParser()
    rules.parse(lines)
    return rules


def _lets_in(rules: RobotFileParser, url: str) -> bool:
    try:
        return rules.can_fetch(PRODUCT, url)
    except ValueError:  # it unquotes the address, which may spoil it
        return False
