"""When a page that could not be read is asked for again, and for how often.

A server that is down for a night must cost no article; one that never answers must not
be asked for ever. Pauses double from half an hour to a day, ``Retry-After`` is heeded
as it is of feeds, and after some days the feed's words are left to stand.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.core.politeness import LONGEST, LONGEST_ASKED, heeded
from monitor.types import WaitingPage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from monitor.types import Piece, Unread

FIRST = timedelta(minutes=30)
"""Until a page is asked for the second time; most outages are over by then."""

MOST_TRIES = 10
"""With doubled pauses the tenth is on the fifth day."""

LONGEST_WAIT = timedelta(days=14)
"""Pages whose turn never comes, or whose server sends away for a week again and
again, are given up all the same."""

AT_ONCE = 64
"""Pages that are asked for again in one pass: where none answers it takes minutes."""


def due(
    waiting: Iterable[WaitingPage], feeds: Collection[str], now: datetime
) -> list[WaitingPage]:
    """The pages of ``feeds`` whose turn it is, those least often tried first."""
    turn = [page for page in waiting if page.piece.feed in feeds and _is_due(page, now)]
    return sorted(turn, key=lambda page: (page.tries, page.next_try))[:AT_ONCE]


def _is_due(page: WaitingPage, now: datetime) -> bool:
    # A clock that was set back must not hold a page for months.
    return page.next_try <= now or page.next_try - now > LONGEST_ASKED


def after_try(
    piece: Piece, why: Unread, before: WaitingPage | None, now: datetime
) -> WaitingPage | None:
    """How a page waits on that could not be read now; None once it is given up."""
    tries = (before.tries if before else 0) + why.tried
    since = before.since if before else now
    if tries >= MOST_TRIES or now - since >= LONGEST_WAIT:
        return None
    pause = min(FIRST * 2 ** max(tries - 1, 0), LONGEST)
    return WaitingPage(
        piece=replace(piece, text="", unread=None),
        reason=why.reason,
        tries=tries,
        since=since,
        next_try=now + max(pause, heeded(why.wait, LONGEST_ASKED)),
    )
