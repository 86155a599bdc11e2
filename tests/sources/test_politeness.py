"""When a feed may be asked again, and when it is worth a word."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.core.politeness import (
    LONGEST,
    LONGEST_ASKED,
    PERSISTENT_FOR,
    SHORTEST,
    SILENT_FOR,
    PollOutcome,
    after_poll,
    is_due,
    is_persistent,
    silent_since,
    unheard,
)
from monitor.types import FeedState

NOW = datetime(2024, 12, 10, 8, tzinfo=UTC)
URL = "https://news.example/rss"
FEED = FeedState(URL, URL)
SECONDS = st.one_of(st.none(), st.floats(allow_nan=False), st.floats(0, 1e6))


def pause_of(state):
    assert state.next_poll is not None
    assert state.last_polled is not None
    return state.next_poll - state.last_polled


@given(SECONDS, SECONDS, st.one_of(st.none(), st.just("answered 500")))
def test_no_answer_is_asked_for_again_too_soon_nor_too_late(
    retry_after, max_age, error
):
    outcome = PollOutcome(error=error, retry_after=retry_after, max_age=max_age)
    after = after_poll(FEED, outcome, NOW)
    assert after.next_poll is not None
    pause = pause_of(after)
    refused = LONGEST_ASKED if error and (retry_after or 0) > 0 else LONGEST
    assert SHORTEST <= pause <= refused
    assert pause.total_seconds() >= min(max_age or 0, LONGEST.total_seconds()) - 1
    most = (LONGEST_ASKED if error else LONGEST).total_seconds()
    assert pause.total_seconds() >= min(retry_after or 0, most) - 1
    assert not is_due(after, after.next_poll - timedelta(seconds=1))
    assert is_due(after, after.next_poll)


def test_whoever_is_sent_away_for_days_says_so_at_once():
    """Or a feed would be silent for a week before it counts as broken."""
    week = PollOutcome(error="answered 429", retry_after=7 * 86400.0)
    away = after_poll(FEED, week, NOW)
    assert is_persistent(away, NOW)
    assert not is_due(away, NOW + timedelta(days=6))
    day = PollOutcome(error="answered 429", retry_after=86400.0)
    assert not is_persistent(after_poll(FEED, day, NOW), NOW)
    back = after_poll(away, PollOutcome(), NOW + timedelta(days=7))
    assert not is_persistent(back, NOW + timedelta(days=7))


def test_a_feed_that_is_not_heard_is_told_with_its_reason():
    failed = after_poll(FEED, PollOutcome(error="answered 503"), NOW)
    once = unheard(URL, failed, NOW)
    assert once is not None
    assert (once.reason, once.since) == ("answered 503", None)
    for day in range(1, 4):
        failed = after_poll(
            failed, PollOutcome(error="no such host"), NOW + day * LONGEST
        )
    for_long = unheard(URL, failed, NOW + 4 * LONGEST)
    assert for_long is not None
    assert (for_long.reason, for_long.since) == ("no such host", NOW)
    well = after_poll(failed, PollOutcome(), NOW)
    assert unheard(URL, well, NOW) is None
    assert unheard(URL, well, NOW + SILENT_FOR) is not None
    assert unheard(URL, None, NOW) is not None


def test_failures_are_backed_off_and_never_given_up():
    state, pauses = FEED, []
    for day in range(8):
        state = after_poll(
            state, PollOutcome(error="answered 503"), NOW + day * LONGEST
        )
        pauses.append(pause_of(state))
    assert pauses[:4] == [SHORTEST, SHORTEST * 2, SHORTEST * 4, SHORTEST * 8]
    assert pauses[-1] == LONGEST
    assert (state.failures, state.failing_since) == (8, NOW)


def test_a_success_forgets_the_failures_and_keeps_the_validators():
    failed = after_poll(FEED, PollOutcome(error="no such host"), NOW)
    outcome = PollOutcome(etag='"x"', last_modified="then", title="News", body_hash="h")
    well = after_poll(failed, outcome, NOW + LONGEST)
    assert (well.failures, well.failing_since, well.last_error) == (0, None, None)
    assert (well.etag, well.last_modified, well.title) == ('"x"', "then", "News")


def test_a_failure_keeps_the_validators():
    known = replace(FEED, etag='"x"', last_modified="then")
    after = after_poll(known, PollOutcome(error="answered 500"), NOW)
    assert (after.etag, after.last_modified) == ('"x"', "then")


def test_a_permanent_move_changes_where_but_not_which():
    after = after_poll(FEED, PollOutcome(moved_to="https://new.example/"), NOW)
    assert (after.url, after.current_url) == (URL, "https://new.example/")


def test_a_feed_that_is_gone_is_not_asked_again():
    gone = after_poll(FEED, PollOutcome(error="is gone", gone=True), NOW)
    assert not is_due(gone, NOW + 100 * LONGEST)
    assert is_persistent(gone, NOW)


def test_one_bad_night_is_no_news():
    state = FEED
    for hour in (0, 1, 3):
        outcome = PollOutcome(error="answered 500")
        state = after_poll(state, outcome, NOW + timedelta(hours=hour))
    assert not is_persistent(state, NOW + timedelta(hours=4))
    assert is_persistent(state, NOW + PERSISTENT_FOR)


@pytest.mark.parametrize(
    ("back", "due"), [(timedelta(hours=2), False), (LONGEST * 2, True)]
)
def test_a_clock_that_was_set_back_silences_nothing_for_long(back, due):
    after = after_poll(FEED, PollOutcome(), NOW)
    assert is_due(after, NOW - back) is due


def test_a_feed_that_carries_nothing_new_is_silent_after_a_while():
    after = after_poll(FEED, PollOutcome(new_items=True), NOW)
    later = after_poll(after, PollOutcome(), NOW + SILENT_FOR)
    assert silent_since(later, NOW + SILENT_FOR - timedelta(hours=1)) is None
    assert silent_since(later, NOW + SILENT_FOR) == NOW
