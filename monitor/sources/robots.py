"""robots.txt (RFC 9309), asked for pages; feeds were chosen by the user."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from monitor.sources.exchange import Request
from monitor.sources.headers import later, seconds_of
from monitor.types import SourceFault, Unread

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from monitor.sources.exchange import Response
    from monitor.sources.http import Fetcher

PRODUCT = "claim-monitor"
NOWHERE = ""
FORBIDDEN = Unread("may not be read, says its robots.txt")
NOT_TO_BE_HAD = "was not asked for: its robots.txt is not to be had ({})"
LARGEST = 500 * 1024
"""Bytes that are read; RFC 9309, 2.5 asks for at least so many."""


class Robots:
    """Which pages may be read in a pass; each host is asked once."""

    def __init__(self, fetcher: Fetcher, now: datetime) -> None:
        self._fetcher = fetcher
        self._now = now
        self._rules: dict[str, RobotFileParser | Unread] = {}
        self._silent: set[str] = set()
        self._asking: dict[str, asyncio.Lock] = {}

    def refusals(self, urls: Sequence[str]) -> dict[str, Unread | None]:
        """Say of each address why it may not be asked for, if so."""
        sites = sorted({_site(url) for url in urls} - self._rules.keys() - {NOWHERE})
        asked = [Request(f"{site}/robots.txt", kind="robots") for site in sites]
        answers = self._fetcher.fetch_many(asked, lambda: None)
        for site, answer in zip(sites, answers, strict=True):
            told = answer or SourceFault(site, "was not asked: told to stop")
            self._rules[site] = _rules(told, self._now)
            if isinstance(answer, SourceFault):
                self._silent.add(site)
        return {url: self._refused(url) for url in urls}

    async def refusal(self, url: str) -> Unread | None:
        """Say why a page may not be asked for that another was redirected to."""
        site = _site(url)
        async with self._asking.setdefault(site, asyncio.Lock()):
            if site != NOWHERE and site not in self._rules:
                answer = await self._fetcher.ask(
                    Request(f"{site}/robots.txt", "robots")
                )
                self._rules[site] = _rules(answer, self._now)
        return self._refused(url)

    def silent(self, url: str) -> bool:
        """Say whether the host of an address that was asked for gave no answer."""
        return _site(url) in self._silent

    def _refused(self, url: str) -> Unread | None:
        site = _site(url)
        if site == NOWHERE:
            return Unread("is no valid web address")
        rules = self._rules[site]
        if isinstance(rules, Unread):
            return rules
        return None if _lets_in(rules, url) else FORBIDDEN


def _site(url: str) -> str:
    """Scheme and host of an address; ``NOWHERE`` where it is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return NOWHERE
    return f"{parts.scheme}://{parts.netloc}"


def _rules(answer: Response | SourceFault, now: datetime) -> RobotFileParser | Unread:
    """RFC 9309, 2.3.1: no file allows everything, one that is not to be had nothing.

    But that is no refusal: the host is asked again at a later pass. One that Python's
    parser breaks down over ("Crawl-delay: ²") allows nothing either.
    """
    if isinstance(answer, SourceFault):
        return Unread(NOT_TO_BE_HAD.format(answer.reason), answer.passing)
    if later(answer.status):
        told = NOT_TO_BE_HAD.format(f"answered {answer.status}")
        wait = seconds_of(answer.retry_after, now.timestamp())
        return Unread(told, passing=True, wait=wait)
    if answer.status != 200:  # noqa: PLR2004 - OK
        return _parsed([])
    try:
        return _parsed(answer.body[:LARGEST].decode("utf-8", "replace").splitlines())
    except ValueError:
        return Unread("was not asked for: its robots.txt makes no sense")


def _parsed(lines: Sequence[str]) -> RobotFileParser:
    rules = RobotFileParser()
    rules.parse(lines)
    return rules


def _lets_in(rules: RobotFileParser, url: str) -> bool:
    try:
        return rules.can_fetch(PRODUCT, url)
    except ValueError:  # it unquotes the address, which may spoil it
        return False
