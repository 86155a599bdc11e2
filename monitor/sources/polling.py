"""Feeds and pages over the network: the ports ``Feeds`` and ``Pages``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from monitor.core.politeness import PollOutcome, after_poll, sent_away
from monitor.sources.exchange import Request, Response
from monitor.sources.feeds import FeedBody, parse_feed
from monitor.sources.headers import max_age_of, seconds_of
from monitor.sources.items import NO_ARTICLE, unread, with_page
from monitor.sources.page import Page, PageBody, read_page
from monitor.sources.robots import Robots
from monitor.types import ArticleStatus, FeedPoll, SourceFault, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import tzinfo

    from monitor.ports import Workers
    from monitor.sources.feeds import ParsedFeed
    from monitor.sources.http import Fetcher
    from monitor.types import FeedState, Piece

READING_SECONDS = 10.0
"""The longest one feed or page may take to parse; ordinary ones take 0.05 s."""

BATCH = 64
"""Pages fetched before they are read: bounds what is held in memory."""

MOST_SILENT = 32
"""Pages of one feed that may give no answer in a pass; the rest are not asked for.
A feed of 1,000 links to hosts that stall would hold up a pass for an hour."""

OK, NOT_MODIFIED, GONE = 200, 304, 410
DAY = timedelta(days=1)


class FeedPoller:
    """Asks feeds, reads their answers in workers; implements ``ports.Feeds``."""

    def __init__(self, fetcher: Fetcher, workers: Workers) -> None:
        self._fetcher = fetcher
        self._workers = workers

    def poll(
        self, states: Sequence[FeedState], now: datetime, on_done: Callable[[], None]
    ) -> Iterator[FeedPoll]:
        """Ask each feed once, concurrently; yield in the order of ``states``.

        While the workers read one batch the next is asked for. A feed that a stop
        left unasked, or its answer unread, is not among them.
        """
        before: Iterator[FeedPoll] = iter(())
        for start in range(0, len(states), BATCH):
            some = states[start : start + BATCH]
            asked = [
                Request(s.current_url, "feed", s.etag, s.last_modified) for s in some
            ]
            answers = self._fetcher.fetch_many(asked, on_done)
            polls = self._read(some, answers, now)
            yield from before
            before = polls
        yield from before

    def _read(
        self,
        states: Sequence[FeedState],
        answers: Sequence[Response | SourceFault | None],
        now: datetime,
    ) -> Iterator[FeedPoll]:
        """Hand the answers to the workers at once; tell the polls when asked."""
        news = [
            FeedBody(answer.final_url, answer.body, answer.content_type)
            if isinstance(answer, Response) and _has_news(state, answer)
            else None
            for state, answer in zip(states, answers, strict=True)
        ]
        bodies = [body for body in news if body is not None]
        parsed = self._workers.map(parse_feed, bodies, seconds=READING_SECONDS)
        feeds = (next(parsed) if body else None for body in news)
        return (
            _poll(state, answer, feed, now)
            for state, answer, feed in zip(states, answers, feeds, strict=True)
            if answer is not None
            # A stop that reaches the workers as well is no fault of the feed.
            and not (isinstance(feed, SourceFault) and self._fetcher.should_stop())
        )


@dataclass(frozen=True, slots=True)
class _Manners:
    """What is known in a pass of who may be asked; ``silent`` counts by feed."""

    robots: Robots
    now: datetime
    silent: Counter[str | None] = field(default_factory=Counter)


class PageReader:
    """Reads the pages behind items; implements ``ports.Pages``.

    A date without a time is one of ``zone``.
    """

    def __init__(self, fetcher: Fetcher, workers: Workers, zone: tzinfo = UTC) -> None:
        self._fetcher = fetcher
        self._workers = workers
        self._zone = zone

    def read(
        self, pieces: Sequence[Piece], now: datetime, on_done: Callable[[], None]
    ) -> Iterator[Piece]:
        """Yield each piece with its page's text, in order; none that a stop left."""
        manners = _Manners(Robots(self._fetcher, now), now)
        # Workers read one batch of pages while the next is asked for.
        before: Iterator[Piece] = iter(())
        for start in range(0, len(pieces), BATCH):
            batch = pieces[start : start + BATCH]
            asked = [
                p
                for p in batch
                if manners.silent[p.feed] < MOST_SILENT
                and p.status is not ArticleStatus.FEED_TEXT
            ]
            told = self._told(batch, self._pages(asked, on_done, manners))
            yield from before
            before = told
        yield from before

    def _told(
        self,
        pieces: Sequence[Piece],
        pages: Iterator[tuple[str, Page | SourceFault | Unread]],
    ) -> Iterator[Piece]:
        """The pieces of a batch with their pages, which workers are still reading."""
        by_url = dict(pages)
        for piece in pieces:
            page = by_url.get(piece.url or "")
            no_page = piece.status is ArticleStatus.FEED_TEXT
            if isinstance(page, Page) or no_page or not self._fetcher.should_stop():
                yield with_page(piece, page)

    def page(self, url: str) -> Page | SourceFault:
        """The article at an address, or why it cannot be had."""
        answer = self._fetcher.fetch(Request(url, "page"))
        if isinstance(answer, SourceFault):
            return answer
        if why := unread(answer):
            return SourceFault(url, why.reason)
        body = PageBody(answer.final_url, answer.body, self._zone)
        (page,) = self._workers.map(read_page, [body], seconds=READING_SECONDS)
        if not isinstance(page, SourceFault) and not page.text:
            return SourceFault(url, NO_ARTICLE)
        return page

    def _pages(
        self,
        pieces: Sequence[Piece],
        on_done: Callable[[], None],
        manners: _Manners,
    ) -> Iterator[tuple[str, Page | SourceFault | Unread]]:
        """The pages of a batch and their addresses; counts who gives no answer."""
        robots = manners.robots
        refused = robots.refusals([piece.url or "" for piece in pieces])
        # Several feeds may carry one item; its page is asked for once.
        wanted = [url for url, why in refused.items() if why is None]
        answers = self._fetcher.fetch_many(
            [Request(url, "page", refusal=robots.refusal) for url in wanted], on_done
        )
        had: dict[str, PageBody] = {}
        missed: dict[str, Unread] = {url: why for url, why in refused.items() if why}
        silent = {url for url in missed if robots.silent(url)}
        for url, answer in zip(wanted, answers, strict=True):
            if answer is None:
                continue
            if why := unread(answer, manners.now.timestamp()):
                missed[url] = why
            elif isinstance(answer, Response):
                had[url] = PageBody(answer.final_url, answer.body, self._zone)
            if isinstance(answer, SourceFault):
                silent.add(url)
        manners.silent.update(piece.feed for piece in pieces if piece.url in silent)
        read = self._workers.map(read_page, list(had.values()), seconds=READING_SECONDS)
        return chain(missed.items(), zip(had, read, strict=True))


def _has_news(state: FeedState, answer: Response) -> bool:
    return answer.status == OK and _digest(answer.body) != state.body_hash


def _digest(body: bytes) -> str:
    return sha256(body).hexdigest()


def _poll(
    state: FeedState,
    answer: Response | SourceFault,
    feed: ParsedFeed | SourceFault | None,
    now: datetime,
) -> FeedPoll:
    if isinstance(answer, SourceFault):
        return _failed(state, PollOutcome(error=answer.reason), now)
    outcome = PollOutcome(
        moved_to=answer.moved_to,
        etag=answer.etag,
        last_modified=answer.last_modified,
        retry_after=seconds_of(answer.retry_after, now.timestamp()),
        max_age=max_age_of(answer.cache_control),
    )
    if answer.status not in {OK, NOT_MODIFIED}:
        return _refused(state, answer.status, outcome, now)
    if isinstance(feed, SourceFault):
        return _failed(state, replace(outcome, error=feed.reason), now)
    if feed is None:
        kept = replace(
            outcome,
            etag=answer.etag or state.etag,
            last_modified=answer.last_modified or state.last_modified,
        )
        return FeedPoll(after_poll(state, kept, now), unchanged=True)
    if feed.fault:
        return _failed(state, replace(outcome, error=feed.fault), now)
    outcome = replace(
        outcome,
        title=feed.title,
        body_hash=_digest(answer.body),
        new_items=bool(feed.items),
    )
    items = tuple(
        item if item.language else replace(item, language=feed.language)
        for item in feed.items
    )
    return FeedPoll(after_poll(state, outcome, now), items)


def _refused(
    state: FeedState, status: int, outcome: PollOutcome, now: datetime
) -> FeedPoll:
    gone = status == GONE
    said = "is gone for good (410)" if gone else f"answered {status}"
    failed = _failed(state, replace(outcome, error=said, gone=gone), now)
    wait = sent_away(failed.state)
    if gone or wait is None:
        return failed
    days = round(wait / DAY, 1)
    said += f" and asks not to be asked again for {days:g} day{'s' * (days != 1)}"
    return _failed(state, replace(outcome, error=said), now)


def _failed(state: FeedState, outcome: PollOutcome, now: datetime) -> FeedPoll:
    # A move is believed once a feed stands there: some night's 301 to a page of
    # the house would otherwise keep the old address from ever being asked again.
    after = after_poll(state, replace(outcome, moved_to=None), now)
    fault = SourceFault(
        state.url, outcome.error or "", after.failures, after.failing_since
    )
    return FeedPoll(after, fault=fault)
