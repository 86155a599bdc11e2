"""The order of one pass: feeds, pages, then everything into the ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from monitor.core.politeness import is_due
from monitor.pipeline.reading import in_reading_order, piece_of, unseen
from monitor.types import FeedState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from monitor.pipeline.intake import Intake
    from monitor.ports import Feeds, Ledger, Pages
    from monitor.types import FeedItem, FeedPoll, Piece


FEEDS_AT_ONCE = 8
"""Feeds whose unwatched items go into one transaction: with one each, half of the
time went to waiting for the disk; with many, others would wait for the ledger."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that is followed, for which topics, with or without its pages."""

    url: str
    topics: tuple[str, ...]
    title: str = ""
    full_text: bool = True


@dataclass(frozen=True, slots=True)
class Collected:
    """What asking the feeds brought, before any of it is stored."""

    polls: tuple[FeedPoll, ...] = ()
    not_due: tuple[FeedState, ...] = ()
    items: Mapping[str, Sequence[FeedItem]] = field(default_factory=dict)
    pieces: tuple[Piece, ...] = ()
    left_feeds: int = 0
    left_pages: tuple[Piece, ...] = ()


class Progress(Protocol):
    """Told how far a pass has come; a person may be watching."""

    def __call__(self, stage: str, total: int) -> Callable[[], None]:
        """Open a stage of ``total`` steps; call what it returns after each."""
        ...


def collect(
    ledger: Ledger,
    feeds: Feeds,
    pages: Pages,
    subscriptions: Sequence[Subscription],
    now: datetime,
    progress: Progress,
) -> Collected:
    """Ask every feed that is due, and read the pages of its unseen items.

    A stop ends both early; what it left is counted.
    """
    states = ledger.feed_states()
    followed = [states.get(s.url) or FeedState(s.url, s.url) for s in subscriptions]
    due = [state for state in followed if is_due(state, now)]
    not_due = tuple(state for state in followed if not is_due(state, now))
    polls = tuple(feeds.poll(due, now, progress("Asking feeds", len(due))))
    by_url = {s.url: s for s in subscriptions}
    items = {poll.state.url: unseen(ledger, poll) for poll in polls}
    from_feed: list[Piece] = []
    to_read: list[Piece] = []
    for poll in polls:
        followed_as = by_url[poll.state.url]
        outlet = followed_as.title or poll.state.title
        for item in items[poll.state.url]:
            piece = piece_of(item, poll.state.url, outlet)
            wants_page = followed_as.full_text and item.url is not None
            (to_read if wants_page else from_feed).append(piece)
    # A purged item whose words were edited since has a new mark, but an old key.
    purged = ledger.purged(piece.key for piece in (*from_feed, *to_read))
    from_feed = [piece for piece in from_feed if piece.key not in purged]
    to_read = [piece for piece in to_read if piece.key not in purged]
    read = list(pages.read(to_read, progress("Reading pages", len(to_read))))
    had = {piece.key for piece in read}
    return Collected(
        polls=polls,
        not_due=not_due,
        items=items,
        pieces=tuple(in_reading_order([*from_feed, *read], now)),
        left_feeds=len(due) - len(polls),
        left_pages=tuple(piece for piece in to_read if piece.key not in had),
    )


def take_collected(
    intake: Intake,
    collected: Collected,
    topics_of: Callable[[Piece], Sequence[str]],
    progress: Progress,
) -> Sequence[Piece]:
    """Take in what was collected; a feed is stored once all its items are in.

    What could not be read is told, and tried again when its feed has changed.

    It is taken to the end even where a stop was asked for: what was asked of the
    network once is not asked again. Returns what the stop left all the same.
    """
    watched: list[Piece] = []
    unwatched: dict[str, list[Piece]] = {}
    for piece in collected.pieces:
        if intake.wants(piece, topics_of(piece)):
            watched.append(piece)
        else:
            unwatched.setdefault(piece.feed or "", []).append(piece)
    left = intake.take(
        watched,
        topics_of,
        to_the_end=True,
        on_done=progress("Comparing articles", len(watched)),
    )
    left = [*collected.left_pages, *left]
    unread = {piece.key for piece in left}
    unread |= {fault.source for fault in intake.tally.faults}
    unfinished = {piece.feed for piece in left}
    for start in range(0, len(collected.polls), FEEDS_AT_ONCE):
        with intake.together():
            for poll in collected.polls[start : start + FEEDS_AT_ONCE]:
                url = poll.state.url
                done = [
                    item
                    for item in collected.items[url]
                    if piece_of(item, url, "").key not in unread
                ]
                intake.store_feed(
                    poll, done, unwatched.get(url, []), whole=url not in unfinished
                )
    return left
