"""When a page that could not be read is asked for again, and when it is given up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.core import waiting
from monitor.core.politeness import LONGEST, LONGEST_ASKED
from monitor.core.waiting import after_try, due
from monitor.types import Origin, Piece, Unread

NOW = datetime(2024, 12, 10, 8, tzinfo=UTC)
FEED = "https://buoy.example/rss"
AWAY = Unread("answered 503", passing=True)


def piece(n=0):
    url = f"https://buoy.example/{n}"
    return Piece("Words.", "Tide", Origin.FEED, url=url, feed=FEED, unread=AWAY)


def tried(why=AWAY, times=1, at=NOW):
    page = None
    for _ in range(times):
        page = after_try(piece(), why, page, at)
    return page


def test_pauses_grow_from_half_an_hour_to_a_day_and_come_to_an_end():
    now, page, pauses = NOW, None, []
    while page := after_try(piece(), AWAY, page, now):
        pauses.append(page.next_try - now)
        now = page.next_try
    assert pauses[:3] == [timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST
    assert len(pauses) == waiting.MOST_TRIES - 1
    assert timedelta(days=4) < now - NOW < timedelta(days=5)


@pytest.mark.parametrize(
    ("asked", "pause"),
    [
        (None, timedelta(minutes=30)),
        (60.0, timedelta(minutes=30)),
        (7200.0, timedelta(hours=2)),
        (1e12, LONGEST_ASKED),
    ],
)
def test_what_a_server_asks_for_is_heeded(asked, pause):
    assert tried(replace(AWAY, wait=asked)).next_try == NOW + pause


def test_what_there_was_no_time_for_counts_as_no_try():
    page = tried(replace(AWAY, tried=False), times=3 * waiting.MOST_TRIES)
    assert (page.tries, page.next_try) == (0, NOW + waiting.FIRST)
    assert after_try(piece(), AWAY, page, NOW + waiting.LONGEST_WAIT) is None


def test_a_page_waits_without_the_words_that_are_stored():
    page = tried()
    assert (page.piece.text, page.piece.unread) == ("", None)
    assert (page.piece.title, page.reason, page.since) == ("Tide", AWAY.reason, NOW)


def test_those_that_were_tried_least_come_first_and_not_all_at_once():
    pages = [
        replace(tried(), piece=piece(n), tries=n % 3)
        for n in range(waiting.AT_ONCE + 10)
    ]
    turn = due(pages, {FEED}, NOW + waiting.FIRST)
    assert len(turn) == waiting.AT_ONCE
    assert [page.tries for page in turn] == sorted(page.tries for page in turn)
    assert due(pages, {FEED}, NOW) == []
    assert due(pages, {"https://other.example/rss"}, NOW + waiting.FIRST) == []


def test_a_clock_that_was_set_back_holds_no_page_for_long():
    page = tried(at=NOW + timedelta(days=60))
    assert due([page], {FEED}, NOW) == [page]
