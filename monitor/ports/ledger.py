"""What is known, as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from monitor.ports.articles import Articles, FeedLog
from monitor.ports.claims import Claims
from monitor.ports.delivery import Outbox
from monitor.ports.reviews import Reviews
from monitor.ports.runs import Runs

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


class Ledger(FeedLog, Articles, Claims, Reviews, Outbox, Runs, Protocol):
    """What is known, and the only way to it. Owned by one thread.

    Reading methods never write. Times are stored in UTC and come back aware.
    """

    def transaction(self) -> AbstractContextManager[None]:
        """Make everything inside one atomic, durable write."""
        ...

    def state(self) -> int:
        """A number that is another one once another program has written."""
        ...

    def rehearsal(self) -> AbstractContextManager[None]:
        """Let everything inside happen, then undo it."""
        ...
