"""The order of one pass: feeds, pages, then everything into the ledger."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from monitor.core.articles import is_fuller
from monitor.core.politeness import is_due
from monitor.core.waiting import due as due_again
from monitor.pipeline.reading import address_of, in_reading_order, piece_of, unseen
from monitor.pipeline.waiting import Tries
from monitor.types import ArticleStatus, FeedState

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime

    from monitor.pipeline.belonging import TopicsOf
    from monitor.pipeline.intake import Intake
    from monitor.pipeline.waiting import Settled
    from monitor.ports import Feeds, Ledger, Pages
    from monitor.types import FeedItem, FeedPoll, Piece, WaitingPage


A_DAY = timedelta(days=1)

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
    """What asking the feeds brought, before any of it is stored.

    ``known`` are pieces whose text something else has brought, or brings.
    """

    tries: Tries
    polls: tuple[FeedPoll, ...] = ()
    not_due: tuple[FeedState, ...] = ()
    items: Mapping[str, Sequence[FeedItem]] = field(default_factory=dict)
    pieces: tuple[Piece, ...] = ()
    known: tuple[Piece, ...] = ()
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

    So are pages that could not be read before, once it is their turn. A stop ends
    both early; what it left is counted.
    """
    states = ledger.feed_states()
    followed = [states.get(s.url) or FeedState(s.url, s.url) for s in subscriptions]
    due = [state for state in followed if is_due(state, now)]
    answers = tuple(feeds.poll(due, now, progress("Asking feeds", len(due))))
    items = {poll.state.url: unseen(ledger, poll) for poll in answers}
    polls = tuple(
        _heard(poll, states.get(poll.state.url), items[poll.state.url], ledger)
        for poll in answers
    )
    carried = _carried_by(ledger, subscriptions, polls, items)
    wanted = _wanted(ledger, carried)
    with_pages = {s.url for s in subscriptions if s.full_text}
    tries = _read_pages(ledger, pages, wanted, with_pages, now, progress)
    had = {piece.key for piece in tries.read}
    telling = filter(tries.takes_in, tries.read)
    new = [piece for piece in telling if not _is_of_others(ledger, piece)]
    taken = {(piece.key, piece.feed) for piece in new}
    return Collected(
        tries=tries,
        polls=polls,
        not_due=tuple(state for state in followed if not is_due(state, now)),
        items=items,
        pieces=tuple(in_reading_order([_dated(piece, now) for piece in new], now)),
        known=tuple(one for one in carried if (one.key, one.feed) not in taken),
        left_feeds=len(due) - len(polls),
        left_pages=tuple(piece for piece in wanted if piece.key not in had),
    )


def _carried_by(
    ledger: Ledger,
    subscriptions: Sequence[Subscription],
    polls: Sequence[FeedPoll],
    items: Mapping[str, Sequence[FeedItem]],
) -> list[Piece]:
    """The pieces of unseen items, in the words of their feeds."""
    by_url = {s.url: s for s in subscriptions}
    carried = [
        _carried(item, by_url[poll.state.url], poll.state)
        for poll in polls
        for item in items[poll.state.url]
    ]
    # A purged item whose words were edited since has a new mark, but an old key.
    purged = ledger.purged(piece.key for piece in carried)
    return [piece for piece in carried if piece.key not in purged]


def _wanted(ledger: Ledger, carried: Sequence[Piece]) -> list[Piece]:
    """Pieces to be read; of one article its page goes before a feed's words."""
    with_page = {piece.key for piece in carried if not _is_of_feed(piece)}
    return [
        piece
        for piece in carried
        if not (_is_of_feed(piece) and piece.key in with_page)
        and not _is_of_others(ledger, piece)
    ]


def _carried(item: FeedItem, feed: Subscription, state: FeedState) -> Piece:
    """An item in the words of its feed; one whose page is not to be read as that."""
    piece = piece_of(item, feed.url, feed.title or state.title)
    if feed.full_text and item.url is not None:
        return piece
    return replace(piece, status=ArticleStatus.FEED_TEXT)


def _is_of_feed(piece: Piece) -> bool:
    """Whether a piece has the words of its feed, be it for want of its page."""
    return piece.unread is not None or piece.status is ArticleStatus.FEED_TEXT


def _heard(
    poll: FeedPoll, before: FeedState | None, items: Sequence[FeedItem], ledger: Ledger
) -> FeedPoll:
    """A poll whose feed counts as heard from only where one of its items is new.

    Some servers make a feed anew, with another date in it, whenever it is asked for.
    """
    url = poll.state.url
    keys = {address_of(item, url) for item in items}
    keys -= ledger.purged(keys)
    known = map(ledger.find_article, keys)
    if before is None or any(one is None or one.feed != url for one in known):
        return poll
    last = before.last_new_item or poll.state.last_new_item
    return replace(poll, state=replace(poll.state, last_new_item=last))


def _read_pages(
    ledger: Ledger,
    pages: Pages,
    fresh: Sequence[Piece],
    feeds: Collection[str],
    now: datetime,
    progress: Progress,
) -> Tries:
    """Read the pages of fresh items, then those of ``feeds`` that have waited."""
    before = {page.piece.key: page for page in ledger.waiting_pages()}
    changed = {piece.key for piece in fresh}
    turn = [page.piece for page in due_again(before.values(), feeds, now)]
    again = [piece for piece in turn if piece.key not in changed]
    asked = [*fresh, *again]
    total = sum(not _is_of_feed(piece) for piece in asked)
    read = tuple(pages.read(asked, now, progress("Reading pages", total)))
    return Tries(
        now=now,
        read=read,
        before=before,
        again=frozenset(piece.key for piece in again),
        full=frozenset(piece.key for piece in read if _is_missed(ledger, piece)),
        unfollowed=tuple(
            key for key, page in before.items() if page.piece.feed not in feeds
        ),
    )


def _dated(piece: Piece, now: datetime) -> Piece:
    """A piece without a date that is yet to come; clocks and zones may err by a day."""
    early = piece.published is not None and piece.published > now + A_DAY
    return replace(piece, published=None) if early else piece


def _is_missed(ledger: Ledger, piece: Piece) -> bool:
    """Whether a feed's words would stand in for an article that was read in full."""
    known = ledger.find_article(piece.key) if piece.unread else None
    return known is not None and known.status is not ArticleStatus.FEED_TEXT


def _is_of_others(ledger: Ledger, piece: Piece) -> bool:
    """Whether a feed has words for an article that something else has brought.

    They are no edit of it, whether it is known by its page or by another feed's words;
    but a fuller copy of such words is taken in.
    """
    known = ledger.find_article(piece.key) if _is_of_feed(piece) else None
    if known is None or known.feed == piece.feed:
        return False
    thin = known.status is ArticleStatus.FEED_TEXT
    return not (thin and is_fuller(piece.text, known.text))


def take_collected(
    intake: Intake,
    collected: Collected,
    topics_of: TopicsOf,
    progress: Progress,
) -> Sequence[Piece]:
    """Take in what was collected; a feed is stored once all its items are in.

    A page that may be back soon waits to be asked for again; what else could not be
    read is told, and tried again when its feed has changed.

    It is taken to the end even where a stop was asked for: what was asked of the
    network once is not asked again. Returns what the stop left all the same.
    """
    watched: list[Piece] = []
    unwatched: dict[str, list[Piece]] = {}
    for piece in collected.pieces:
        if collected.tries.is_late(piece) or intake.wants(piece, topics_of):
            watched.append(piece)
        else:
            unwatched.setdefault(piece.feed or "", []).append(piece)
    left = intake.take(
        watched,
        topics_of,
        to_the_end=True,
        on_done=progress("Comparing articles", len(watched)),
    )
    left += intake.join(collected.known, topics_of)
    left = [*collected.left_pages, *left]
    failed = {fault.source: fault.reason for fault in intake.tally.faults}
    keys = {piece.key for piece in left}
    settled = collected.tries.settled(watched, failed, keys)
    intake.tally.faults += settled.faults
    intake.tally.known += len(collected.tries.missed)
    unread = keys | failed.keys()
    unfinished = {piece.feed for piece in left}
    _store_feeds(intake, collected, unwatched, settled, unread, unfinished)
    return left


def _store_feeds(
    intake: Intake,
    collected: Collected,
    unwatched: Mapping[str, Sequence[Piece]],
    settled: Settled,
    unread: Collection[str],
    unfinished: Collection[str | None],
) -> None:
    """Remember of each feed the items that are in; ``unread`` are keys of the others.

    With the items their pages that wait: were one without the other, a kill in between
    would lose a page.
    """
    waiting: dict[str | None, list[WaitingPage]] = {}
    for page in settled.waiting:
        waiting.setdefault(page.piece.feed, []).append(page)
    for start in range(0, len(collected.polls), FEEDS_AT_ONCE):
        with intake.together():
            for poll in collected.polls[start : start + FEEDS_AT_ONCE]:
                url = poll.state.url
                done = [
                    item
                    for item in collected.items[url]
                    if address_of(item, url) not in unread
                ]
                intake.store_feed(
                    poll, done, unwatched.get(url, []), whole=url not in unfinished
                )
                intake.store_waiting(waiting.pop(url, ()))
    intake.store_waiting(chain(*waiting.values()), settled.done)
