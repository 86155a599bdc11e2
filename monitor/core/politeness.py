"""When a feed may be asked again, and when its silence is worth a word.

The rules are those that feed publishers ask for: at most once an hour unless they
say otherwise, ``Cache-Control: max-age`` and ``Retry-After`` heeded, 301 and 308
remembered, 410 final, and failures backed off without ever giving up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.types import SourceFault

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.types import FeedState

SHORTEST = timedelta(minutes=60)
"""Between two polls of one feed; what publishers and their hosts commonly ask."""

LONGEST = timedelta(hours=24)
"""No failure silences a feed for longer, and no ``max-age``, which is often a year."""

LONGEST_ASKED = timedelta(days=7)
"""A refusal that names a time is heeded for so long, and told at once where it is
longer than ``LONGEST``. A week of news is what a mistaken header may cost."""

PERSISTENT_FAILURES = 3
PERSISTENT_FOR = timedelta(hours=24)
"""A feed counts as broken once both are reached: one bad night is soon over."""

SILENT_FOR = timedelta(days=14)
"""A feed that answers but carries nothing new for so long is reported as silent."""


@dataclass(frozen=True, slots=True)
class PollOutcome:
    """What came of asking a feed once.

    ``error`` is None where it answered with items or "not modified".
    ``retry_after`` and ``max_age`` are in seconds, as the server asked.
    """

    error: str | None = None
    gone: bool = False
    moved_to: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    title: str | None = None
    new_items: bool = False
    retry_after: float | None = None
    max_age: float | None = None


def is_due(state: FeedState, now: datetime) -> bool:
    """Say whether politeness allows a request at ``now``."""
    if state.gone:
        return False
    # A clock that was set back must not silence a feed for days.
    if state.last_polled is not None and state.last_polled > now:
        return state.last_polled - now > LONGEST
    return state.next_poll is None or state.next_poll <= now


def after_poll(state: FeedState, outcome: PollOutcome, now: datetime) -> FeedState:
    """The state of a feed once it has been asked."""
    if outcome.error is not None:
        return _after_failure(state, outcome, now)
    return replace(
        state,
        current_url=outcome.moved_to or state.current_url,
        title=outcome.title or state.title,
        etag=outcome.etag,
        last_modified=outcome.last_modified,
        body_hash=outcome.body_hash or state.body_hash,
        next_poll=now + _pause(SHORTEST, outcome, LONGEST),
        last_polled=now,
        last_success=now,
        last_new_item=now if outcome.new_items else state.last_new_item or now,
        failures=0,
        failing_since=None,
        last_error=None,
    )


def _after_failure(state: FeedState, outcome: PollOutcome, now: datetime) -> FeedState:
    failures = state.failures + 1
    backed_off = SHORTEST * 2 ** min(failures - 1, 10)
    return replace(
        state,
        current_url=outcome.moved_to or state.current_url,
        next_poll=now + _pause(backed_off, outcome, LONGEST_ASKED),
        last_polled=now,
        failures=failures,
        failing_since=state.failing_since or now,
        last_error=outcome.error,
        gone=outcome.gone,
    )


def _pause(least: timedelta, outcome: PollOutcome, most: timedelta) -> timedelta:
    """How long to wait; ``most`` is what ``Retry-After`` may ask for."""
    return max(
        min(least, LONGEST),
        heeded(outcome.retry_after, most),
        heeded(outcome.max_age, LONGEST),
    )


def heeded(asked: float | None, most: timedelta) -> timedelta:
    """How long a server is left alone that asks for so many seconds."""
    # Capped before it becomes a timedelta, which a hostile figure would overflow.
    return timedelta(seconds=min(max(asked or 0.0, 0.0), most.total_seconds()))


def sent_away(state: FeedState) -> timedelta | None:
    """How long a refusal keeps from asking again, if for more than usual."""
    if not state.failures or state.next_poll is None or state.last_polled is None:
        return None
    wait = state.next_poll - state.last_polled
    return wait if wait > LONGEST else None


def is_persistent(state: FeedState, now: datetime) -> bool:
    """Say whether a feed has been broken for so long that it may stay so."""
    if state.gone or sent_away(state):
        return True
    return (
        state.failures >= PERSISTENT_FAILURES
        and state.failing_since is not None
        and now - state.failing_since >= PERSISTENT_FOR
    )


def unheard(url: str, state: FeedState | None, now: datetime) -> SourceFault | None:
    """Why nothing new is heard from a feed, if that is so; since when, if for long."""
    if state is None:
        return SourceFault(url, "not asked yet", 0)
    if state.failures:
        reason = state.last_error or "did not answer"
        since = state.failing_since if is_persistent(state, now) else None
        return SourceFault(url, reason, state.failures, since)
    begun = silent_since(state, now)
    reason = "answers, but has carried nothing new"
    return SourceFault(url, reason, 0, begun) if begun else None


def silent_since(state: FeedState, now: datetime) -> datetime | None:
    """Since when a feed that answers has carried nothing new, if worth a word."""
    last = state.last_new_item
    if state.failures or last is None or now - last < SILENT_FOR:
        return None
    return last
