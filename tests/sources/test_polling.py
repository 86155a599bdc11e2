"""Feeds asked, over a real server."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.sources.polling import FeedPoller
from monitor.sources.workers import InlineWorkers
from monitor.types import FeedState

NOW = datetime(2024, 12, 10, 8, tzinfo=UTC)
RSS = b"""<rss version="2.0"><channel><title>The Buoy</title><language>en</language>
<item><title>Tide</title><guid>t</guid><description>High.</description></item>
</channel></rss>"""


@pytest.fixture
def poll(fetcher):
    def ask(*states):
        return list(
            FeedPoller(fetcher, InlineWorkers()).poll(states, NOW, lambda: None)
        )

    return ask


def feed(httpserver, path="/f", **answer):
    httpserver.expect_request(path).respond_with_data(**answer)
    url = httpserver.url_for(path)
    return FeedState(url, url)


def test_a_feed_is_asked_once_with_its_validators(httpserver, poll):
    state = feed(httpserver, response_data=RSS, headers={"ETag": '"1"'})
    (first,) = poll(state)
    assert [item.title for item in first.items] == ["Tide"]
    assert (first.state.title, first.state.etag) == ("The Buoy", '"1"')
    httpserver.clear()
    httpserver.expect_request("/f").respond_with_data(b"", status=304)
    (second,) = poll(first.state)
    assert second.unchanged
    assert second.state.etag == '"1"'
    (asked, _) = httpserver.log[-1]
    assert asked.headers["If-None-Match"] == '"1"'


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ("87000", "1 day"),
        ("200000", "2.3 days"),
        ("99999999999", "7 days"),
        ("80000", None),
    ],
)
def test_a_server_that_sends_away_for_days_is_quoted(httpserver, poll, asked, days):
    state = feed(
        httpserver, response_data=b"", status=429, headers={"Retry-After": asked}
    )
    (told,) = poll(state)
    more = f" and asks not to be asked again for {days}" if days else ""
    assert told.state.last_error == told.fault.reason == "answered 429" + more


def test_the_same_bytes_are_not_read_again(httpserver, poll):
    state = feed(httpserver, response_data=RSS)
    (first,) = poll(state)
    (second,) = poll(first.state)
    assert second.unchanged
    assert not second.items


@pytest.mark.parametrize(
    ("answer", "reason", "gone"),
    [
        ({"response_data": b"", "status": 410}, "is gone for good (410)", True),
        ({"response_data": b"", "status": 500}, "answered 500", False),
        ({"response_data": b"<html></html>"}, "is a web page, not a feed", False),
        ({"response_data": b""}, "is empty", False),
    ],
)
def test_a_feed_that_fails_says_why(httpserver, poll, answer, reason, gone):
    (polled,) = poll(feed(httpserver, **answer))
    assert polled.fault.reason == reason
    assert polled.state.last_error == reason
    assert polled.state.gone is gone


def test_one_failure_leaves_the_others_and_their_order(httpserver, poll):
    states = [feed(httpserver, f"/{n}", response_data=RSS) for n in range(70)]
    states[3] = FeedState("http://127.0.0.1:9/", "http://127.0.0.1:9/")
    polls = poll(*states)
    assert [one.state.url for one in polls] == [state.url for state in states]
    assert [bool(one.fault) for one in polls].index(True) == 3
    assert sum(bool(one.items) for one in polls) == 69
