"""Pages read and robots.txt obeyed, over a real server."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from werkzeug import Response

from monitor.sources.polling import PageReader
from monitor.sources.robots import Robots
from monitor.sources.workers import InlineWorkers
from monitor.types import ArticleStatus, Origin, Piece, SourceFault, Unread

NOW = datetime(2024, 12, 10, 8, tzinfo=UTC)
TEXT = (
    "The harbour office said on Tuesday that the bridge would stay shut until the "
    "spring, because the repairs had taken longer than anybody had planned."
)
PAGE = f"<html lang='en'><body><article><h1>A</h1><p>{TEXT}</p><p>{TEXT[::1]} It is so."
PAGE += "</p></article></body></html>"


WHY = "was not asked for: its robots.txt is not to be had (answered 503)"
NOT_TO_BE_HAD = Unread(WHY, passing=True)
NOT_TO_BE_HAD_YET = Unread(WHY, passing=True, wait=90.0)
FORBIDDEN = Unread("may not be read, says its robots.txt")


@pytest.fixture
def read(fetcher):
    """Read the pages behind addresses."""

    def ask(*urls):
        pieces = [Piece("Short.", "A", Origin.FEED, url=url) for url in urls]
        return list(
            PageReader(fetcher, InlineWorkers()).read(pieces, NOW, lambda: None)
        )

    return ask


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


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ({"status": 404}, Unread("answered 404")),
        ({"status": 503}, Unread("answered 503", passing=True)),
        (
            {"status": 429, "headers": {"Retry-After": "90"}},
            Unread("answered 429", passing=True, wait=90.0),
        ),
        (
            {
                "status": 503,
                "headers": {"Retry-After": "Tue, 10 Dec 2024 09:00:00 GMT"},
            },
            Unread("answered 503", passing=True, wait=3600.0),
        ),
    ],
)
def test_a_page_says_why_and_whether_it_may_be_had_later(httpserver, read, answer, why):
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/a").respond_with_data("", **answer)
    (piece,) = read(httpserver.url_for("/a"))
    assert piece.unread == why


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ({"status": 503}, NOT_TO_BE_HAD),
        ({"status": 503, "headers": {"Retry-After": "90"}}, NOT_TO_BE_HAD_YET),
        ({"response_data": "User-agent: *\nDisallow: /"}, FORBIDDEN),
        ({"status": 404}, None),
    ],
)
def test_a_robots_txt_that_is_not_to_be_had_is_told_from_one_that_forbids(
    httpserver, fetcher, answer, why
):
    told = {"response_data": "", **answer}
    httpserver.expect_request("/robots.txt").respond_with_data(**told)
    url = httpserver.url_for("/a")
    assert Robots(fetcher, NOW).refusals([url]) == {url: why}


def test_a_redirect_to_where_no_robots_txt_is_to_be_had_may_be_followed_later(
    httpserver, read
):
    def answer(request):
        if request.path == "/robots.txt":
            return Response("", 503 if request.host.startswith("localhost") else 404)
        there = httpserver.url_for("/b").replace("127.0.0.1", "localhost")
        return Response(status=302, headers={"Location": there})

    httpserver.expect_request(re.compile("")).respond_with_handler(answer)
    url = httpserver.url_for("/a").replace("localhost", "127.0.0.1")
    (piece,) = read(url)
    assert piece.unread.passing
    assert "robots.txt is not to be had (answered 503)" in piece.unread.reason


@pytest.mark.parametrize(
    ("link", "to", "read_it"),
    [
        ("/news/old", "/", False),
        ("/?story=4", "/index.html", False),
        ("/", "/home", True),
        ("/news/old", "/news/new", True),
        ("/news/old", "/?story=4", True),
    ],
)
def test_the_front_page_of_a_site_is_no_article_of_its(
    httpserver, read, link, to, read_it
):
    """Where many an outlet leads who asks for what it has removed."""

    def answer(request):
        here = request.full_path.rstrip("?")
        if here == link and here != to:
            return Response(status=301, headers={"Location": to})
        return Response(PAGE, 200 if here == to else 404, content_type="text/html")

    httpserver.expect_request(re.compile("")).respond_with_handler(answer)
    (piece,) = read(httpserver.url_for("/").rstrip("/") + link)
    assert (piece.unread is None) is read_it
    if not read_it:
        assert piece.unread == Unread("leads to the front page of its site")


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
