"""Where text comes from, and who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from monitor.types import (
        FeedPoll,
        FeedState,
        Piece,
        SourceFault,
    )


T = TypeVar("T")
R = TypeVar("R")


class Workers(Protocol):
    """Runs pure functions on many values, in other processes where that pays."""

    def map(
        self, function: Callable[[T], R], values: Sequence[T], *, seconds: float
    ) -> Iterator[R | SourceFault]:
        """Yield one result for each value, in order.

        A value whose work takes more than ``seconds`` of wall time, exhausts the
        worker's memory or kills it yields a ``SourceFault`` (``source`` is
        empty); the others are not disturbed. ``function`` must be importable.
        An exception that ``function`` raises is a bug and is raised here.
        """
        ...


class Feeds(Protocol):
    """Asks feeds for what is new, as politely as ``core.politeness`` says."""

    def poll(
        self, states: Sequence[FeedState], now: datetime, on_done: Callable[[], None]
    ) -> Iterator[FeedPoll]:
        """Ask each feed once, concurrently; yield in the order of ``states``.

        A fault of one feed is in its ``FeedPoll``; ``on_done`` is called as each
        feed has answered. A feed that a stop left unasked is not among them.
        """
        ...


class Pages(Protocol):
    """Reads the page behind an item."""

    def read(
        self, pieces: Sequence[Piece], now: datetime, on_done: Callable[[], None]
    ) -> Iterator[Piece]:
        """Yield each piece with its page's text, in order.

        A piece whose page cannot be had comes back with the feed's text, the status
        ``feed-text`` and why in ``unread``; so does, its page unasked, one that has
        this status already. One that a stop left unread does not come back.
        """
        ...
