"""Feeds asked and pages read, over a real server."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from werkzeug import Response

from monitor.sources.exchange import FetchSettings
from monitor.sources.http import Fetcher
from monitor.sources.polling import FeedPoller, PageReader
from monitor.sources.workers import InlineWorkers
from monitor.types import ArticleStatus, FeedState, Origin, Piece, SourceFault

NOW = datetime(2024, 12, 10, 8, tzinfo=UTC)
RSS = b"""<rss version="2.0"><channel><title>The Buoy</title><language>en</language>
<item><title>Tide</title><guid>t</guid><description>High.</description></item>
</channel></rss>"""
TEXT = (
    "The harbour office said on Tuesday that the bridge would stay shut until the "
    "spring, because the repairs had taken longer than anybody had planned."
)
PAGE = f"<html lang='en'><body><article><h1>A</h1><p>{TEXT}</p><p>{TEXT[::1]} It is so."
PAGE += "</p></article></body></html>"


@pytest.fixture
def fetcher():
    settings = FetchSettings("test/1", ("127.0.0.1", "localhost"), host_spacing=0.0)
    with Fetcher(settings) as one:
        yield one


@pytest.fixture
def poll(fetcher):
    def ask(*states):
        return list(
            FeedPoller(fetcher, InlineWorkers()).poll(states, NOW, lambda: None)
        )

    return ask


@pytest.fixture
def read(fetcher):
    """Read the pages behind addresses."""

    def ask(*urls):
        pieces = [Piece("Short.", "A", Origin.FEED, url=url) for url in urls]
        return list(
            PageReader(fetcher, InlineWorkers()).read(pieces, NOW, lambda: None)
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
    ("asked", "days"), [("200000", "2.3"), ("99999999999", "7.0"), ("80000", None)]
)
def test_a_server_that_sends_away_for_days_is_quoted(httpserver, poll, asked, days):
    state = feed(
        httpserver, response_data=b"", status=429, headers={"Retry-After": asked}
    )
    (told,) = poll(state)
    more = f" and asks not to be asked again for {days} days" if days else ""
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


def test_a_page_replaces_the_words_of_the_feed(httpserver, read):
    httpserver.expect_request("/a").respond_with_data(PAGE, content_type="text/html")
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    (piece,) = read(httpserver.url_for("/a"))
    assert TEXT in piece.text
    assert (piece.status, piece.title) == (ArticleStatus.FULL, "A")


@pytest.mark.parametrize(
    ("says", "outlet"), [("", "The Buoy"), ("The Tide", "The Tide")]
)
def test_the_outlet_is_the_feeds_where_the_page_names_none(
    httpserver, fetcher, says, outlet
):
    head = f'<meta property="og:site_name" content="{says}">' if says else ""
    page = PAGE.replace("<body>", f"<head>{head}</head><body>")
    httpserver.expect_request("/a").respond_with_data(page, content_type="text/html")
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    url = httpserver.url_for("/a")
    item = Piece("Short.", "A", Origin.FEED, url=url, outlet="The Buoy")
    (piece,) = PageReader(fetcher, InlineWorkers()).read([item], NOW, lambda: None)
    assert piece.outlet == outlet


def test_an_address_that_is_none_leaves_the_words_of_the_feed(read):
    (piece,) = read("http://[bad/x")
    assert (piece.text, piece.status) == ("Short.", ArticleStatus.FEED_TEXT)


def test_a_page_that_cannot_be_had_leaves_the_words_of_the_feed(httpserver, read):
    httpserver.expect_request("/a").respond_with_data(b"", status=404)
    (piece,) = read(httpserver.url_for("/a"))
    assert (piece.text, piece.status) == ("Short.", ArticleStatus.FEED_TEXT)


@pytest.mark.parametrize(
    ("rules", "status", "read_it"),
    [
        ("User-agent: *\nDisallow: /private", 200, True),
        ("User-agent: *\nDisallow: /", 200, False),
        (
            "User-agent: claim-monitor\nDisallow: /a\n\nUser-agent: *\nAllow: /",
            200,
            False,
        ),
        ("User-agent: other\nDisallow: /", 200, True),
        ("", 404, True),
        ("", 503, False),
    ],
)
def test_robots_txt_is_asked_and_obeyed(httpserver, read, rules, status, read_it):
    httpserver.expect_request("/robots.txt").respond_with_data(rules, status=status)
    httpserver.expect_request("/a").respond_with_data(PAGE, content_type="text/html")
    (piece,) = read(httpserver.url_for("/a"))
    assert (piece.status is ArticleStatus.FULL) is read_it
    asked = [request.path for request, _ in httpserver.log]
    assert asked == ["/robots.txt", "/a"][: 1 + read_it]


@pytest.mark.parametrize(
    ("rules", "read_it"),
    [
        ({"127.0.0.1": "", "localhost": ""}, True),
        ({"127.0.0.1": "", "localhost": "User-agent: *\nDisallow: /b"}, False),
        ({"127.0.0.1": "User-agent: *\nDisallow: /b", "localhost": ""}, True),
        ({"127.0.0.1": ""}, False),  # its robots.txt cannot be had
    ],
)
def test_robots_txt_of_where_pages_are_redirected_is_obeyed(
    httpserver, read, rules, read_it
):
    """Once for each host, however many pages are redirected there at once."""
    asked = []

    def answer(request):
        host = request.host.partition(":")[0]
        asked.append((host, request.path))
        if request.path == "/robots.txt":
            return Response(rules.get(host), 200 if host in rules else 503)
        if host == "localhost":
            return Response(PAGE, content_type="text/html")
        there = httpserver.url_for("/b").replace("127.0.0.1", "localhost")
        return Response(status=302, headers={"Location": there + request.path})

    httpserver.expect_request(re.compile("")).respond_with_handler(answer)
    url = httpserver.url_for("/").replace("localhost", "127.0.0.1")
    pieces = read(*(f"{url}{n}" for n in range(3)))
    wanted = ArticleStatus.FULL if read_it else ArticleStatus.FEED_TEXT
    assert {piece.status for piece in pieces} == {wanted}
    assert asked.count(("localhost", "/robots.txt")) == 1
    assert len([1 for host, path in asked if "/b" in path]) == 3 * read_it


def test_robots_txt_is_obeyed_on_a_redirect_within_a_host(httpserver, read):
    rules = "User-agent: *\nDisallow: /private"
    httpserver.expect_request("/robots.txt").respond_with_data(rules)
    httpserver.expect_request("/a").respond_with_data(
        "", status=301, headers={"Location": "/private"}
    )
    httpserver.expect_request("/private").respond_with_data(PAGE)
    (piece,) = read(httpserver.url_for("/a"))
    assert piece.status is ArticleStatus.FEED_TEXT
    assert [r.path for r, _ in httpserver.log] == ["/robots.txt", "/a"]


def test_a_single_page_is_read_or_says_why_not(httpserver, fetcher):
    httpserver.expect_request("/a").respond_with_data(PAGE, content_type="text/html")
    httpserver.expect_request("/b").respond_with_data("<p>", content_type="text/html")
    reader = PageReader(fetcher, InlineWorkers())
    page = reader.page(httpserver.url_for("/a"))
    assert not isinstance(page, SourceFault)
    assert TEXT in page.text
    for path, reason in (("/b", "no article"), ("/c", "answered 500")):
        fault = reader.page(httpserver.url_for(path))
        assert isinstance(fault, SourceFault)
        assert reason in fault.reason
    assert isinstance(reader.page("http://127.0.0.1:9/"), SourceFault)
