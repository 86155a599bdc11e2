"""What looking after the ledger brings to light: runs, copies, faults, purges."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.types.digest import RunReport


class RunState(StrEnum):
    """How a run came to its end, if it did."""

    BEGUN = "begun"  # at work, as long as somebody holds the lock
    ENDED = "ended"
    FAILED = "failed"
    BROKEN_OFF = "broken-off"  # killed, or the power went, before it could say more

    @property
    def is_open(self) -> bool:
        """Whether nothing is known of how long the run took."""
        return self in {RunState.BEGUN, RunState.BROKEN_OFF}


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run as the ledger keeps it; of one that did not end, little is known.

    ``error`` says why it failed.
    """

    run: int
    state: RunState
    report: RunReport
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a ledger, or a copy of one, holds. ``last_run`` is when one last began."""

    articles: int
    claims: int
    mentions: int
    digests: int
    last_run: datetime | None


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that was looked at: how much of ``what``, and what is wrong.

    ``faults`` is empty where all is well; ``advice`` says what to do about them.
    """

    what: str
    count: int
    faults: tuple[str, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles to remove: those that every given condition holds for.

    ``before``: known, at their present text, since an earlier time. ``feed`` is
    the address of the feed that brought them, ``host`` that of their pages, with
    or without what stands before it ("example.org" means "www.example.org" too).
    Seeds whose key is in ``spared`` stay; None spares every seed.
    """

    before: datetime | None = None
    feed: str | None = None
    host: str | None = None
    spared: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Candidacy:
    """An article that a purge is about."""

    id: int
    key: str
    title: str
    outlet: str
    seen: datetime


@dataclass(frozen=True, slots=True)
class Purge:
    """What a purge would remove, and what it would leave although it was meant.

    ``claims`` (number, text) are left without a mention and go as well. ``tied``
    stay because the verdict on a mention that stays is about one of theirs;
    ``seeds`` counts those whose file still lies where the topic looks for it,
    ``digests`` those that tell of what goes: they stay as they were handed over.
    """

    articles: tuple[Candidacy, ...] = ()
    mentions: int = 0
    claims: tuple[tuple[int, str], ...] = ()
    tied: tuple[Candidacy, ...] = ()
    seeds: int = 0
    digests: int = 0
