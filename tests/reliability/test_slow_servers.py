"""Servers that drip, stall, break off or lie are given up at the deadline."""

from __future__ import annotations

import gc
import gzip
import socket
import struct
from datetime import UTC, datetime
from time import monotonic

import pytest

from monitor.sources.exchange import FetchSettings, Request
from monitor.sources.http import Fetcher
from monitor.sources.polling import BATCH, PageReader
from monitor.sources.workers import InlineWorkers
from monitor.types import ArticleStatus, Origin, Piece, SourceFault

NOW = datetime(2024, 12, 9, tzinfo=UTC)
DEADLINE, GRACE = 1.0, 2.0
OK = b"HTTP/1.1 200 OK\r\n"
LATE = "took longer than 1 s"


def hop(to):
    return f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()


def endless(part):
    """Send a part again and again until the other side has enough."""

    def send(line):
        while True:
            line.sendall(part)

    return send


def reset(line):
    """Close with a reset instead of a farewell."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@pytest.fixture
def servers(wire):
    """Every kind of bad server: its address and what is said of it."""
    packed = gzip.compress(bytes(range(256)) * 200)
    told = b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
    chunked = b"Transfer-Encoding: chunked\r\n\r\n"
    for n in range(3):
        wire(f"/slow-{n}", wire.drip(hop(f"/slow-{n + 1}"), 0.01))
    return {
        wire("/silent", hold=True): LATE,
        wire("/drip-headers", wire.drip(OK + b"A: b\r\n" * 500)): LATE,
        wire("/endless-header", OK, endless(b"A: " + b"b" * 60_000)): "disconnected|too",
        wire("/endless-headers", OK, endless(b"A: b\r\n" * 10_000)): "disconnected|too",
        wire("/continue", endless(b"HTTP/1.1 100 Continue\r\n\r\n")): LATE,
        wire("/drip-body", OK, b"\r\n", wire.drip(b"x" * 500)): LATE,
        wire("/drip-gzip", OK, told, wire.drip(packed)): LATE,
        wire("/drip-chunks", OK, chunked, wire.drip(b"1\r\nx\r\n" * 99)): LATE,
        wire("/half-chunk", OK, chunked, b"ffff\r\nhalf", hold=True): LATE,
        wire("/bad-chunk", OK, chunked, b"zz\r\nhalf"): "chunk",
        wire("/promise", OK, b"Content-Length: 999\r\n\r\nhalf", hold=True): LATE,
        wire("/broken-promise", OK, b"Content-Length: 999\r\n\r\nhalf"): "closed",
        wire("/two-lengths", OK, b"Content-Length: 1\r\n" * 2 + b"content-length: 2\r\n\r\nab"): "Length",
        wire("/minus", OK, b"Content-Length: -1\r\n\r\nab"): "Content-Length",
        wire("/reset", OK, b"Content-Length: 999\r\n\r\nhalf", reset): "",
        wire("/circle", hop("/circle")): f"redirects more than|{LATE}",
        wire("/slow-0", wire.drip(hop("/slow-1"), 0.01)): LATE,
        wire("/not-http", b"220 mail.example ESMTP\r\n"): "",
        wire("/hang-up"): "",
    }  # fmt: skip


def test_no_server_holds_longer_than_the_deadline(
    servers, wire, http, fetcher, figure, soak
):
    """All of them at once; the good one beside them is read."""
    good = wire("/good", http(b"here"))
    slowest = 0.0
    for _ in range(20 if soak else 1):
        asked = [Request(url) for url in [*servers, good]]
        begun = monotonic()
        *answers, last = fetcher.fetch_many(asked, lambda: None)
        slowest = max(slowest, monotonic() - begun)
        assert not isinstance(last, SourceFault)
        assert last.body == b"here"
        for (url, said), answer in zip(servers.items(), answers, strict=True):
            assert isinstance(answer, SourceFault), url
            assert answer.reason, url
            assert any(part in answer.reason for part in said.split("|")), answer
    figure("bad servers, seconds until the last of 19 was given up", f"{slowest:.2f}")
    # Nineteen ask for sixteen places, so the last ones wait for the first.
    assert slowest < 2 * DEADLINE + GRACE


def test_each_bad_server_alone_keeps_the_deadline(servers, fetcher, figure, soak):
    some = list(servers) if soak else list(servers)[1:2]
    slowest = 0.0
    for url in some:
        begun = monotonic()
        assert isinstance(fetcher.fetch(Request(url)), SourceFault)
        slowest = max(slowest, monotonic() - begun)
    figure("one bad server alone, seconds at most", f"{slowest:.2f}")
    assert slowest < DEADLINE + GRACE


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_handshake_that_is_not_answered_is_given_up_at_the_deadline(wire, fetcher):
    """The socket of one is closed when Python tidies up, which it is told to do."""
    url = wire("/").replace("http:", "https:")
    begun = monotonic()
    answer = fetcher.fetch(Request(url))
    assert monotonic() - begun < DEADLINE + GRACE
    assert answer == SourceFault(url, LATE, passing=True)
    del answer
    gc.collect()


def test_too_long_a_body_is_cut_where_the_server_said_it_ends(wire, fetcher):
    url = wire("/", OK, b"Content-Length: 4\r\n\r\nherePLUS MORE")
    answer = fetcher.fetch(Request(url))
    assert not isinstance(answer, SourceFault)
    assert answer.body == b"here"


@pytest.mark.parametrize("path", ["/robots.txt", "/story"])
def test_a_page_whose_host_stalls_leaves_the_words_of_the_feed(
    wire, http, fetcher, path
):
    """Whether it stalls over its robots.txt or over the page."""
    story = wire("/story", http(b"<p>x"))
    wire(path, hold=True)
    piece = Piece("The feed's own words.", "A", Origin.FEED, url=story)
    begun = monotonic()
    (read,) = PageReader(fetcher, InlineWorkers()).read([piece], NOW, lambda: None)
    assert monotonic() - begun < DEADLINE + GRACE
    assert (read.text, read.status) == (piece.text, ArticleStatus.FEED_TEXT)


def test_name_servers_that_never_answer_hold_up_nothing(wire, http, monkeypatch):
    """More of them than there are places; neither the good one nor the end waits."""
    look_up, over = socket.getaddrinfo, wire.over

    def hang(host, *more, **named):
        if str(host).startswith("hang"):
            over.wait(20)
        return look_up(host, *more, **named)

    monkeypatch.setattr("socket.getaddrinfo", hang)
    good = wire("/good", http(b"here"))
    settings = FetchSettings("test/1", ("127.0.0.1",), DEADLINE, host_spacing=0.0)
    asked = [Request(f"http://hang-{n}.invalid/") for n in range(14)]
    begun = monotonic()
    with Fetcher(settings) as fetcher:
        *faults, last = fetcher.fetch_many([*asked, Request(good)], lambda: None)
    assert monotonic() - begun < DEADLINE + GRACE
    assert not isinstance(last, SourceFault)
    assert {fault.reason for fault in faults if isinstance(fault, SourceFault)} == {
        LATE
    }


@pytest.mark.parametrize("robots", [True, False], ids=["robots.txt", "page"])
def test_a_feed_of_links_that_stall_is_not_asked_for_all_of_them(
    wire, http, robots, monkeypatch
):
    """After one batch the rest keep the feed's words; other feeds are read."""
    wire("/robots.txt", http(b"", status=404))
    stall = [f"/stall-{n}" for n in range(4 * BATCH)]
    urls = [wire(path, hold=True) for path in stall]
    if robots:
        urls = [f"http://127.0.0.{n % 200 + 5}:9/{n}" for n in range(4 * BATCH)]
    words = b"<p>The harbour office said on Tuesday that the bridge stays shut.</p>"
    page = b"<html><body><article>" + words * 5 + b"</article></body></html>"
    good = wire("/good", http(page))
    pieces = [Piece("Own words.", "A", Origin.FEED, url=url, feed="a") for url in urls]
    pieces.append(Piece("Own words.", "A", Origin.FEED, url=good, feed="b"))
    done, asked = [], []
    settings = FetchSettings("test/1", ("127.0.0.0/8",), 0.2, host_spacing=0.0)
    with Fetcher(settings) as fetcher:
        fetch = fetcher.fetch_many

        def noting(requests, on_done):
            asked.extend(requests)
            return fetch(requests, on_done)

        monkeypatch.setattr(fetcher, "fetch_many", noting)
        reader = PageReader(fetcher, InlineWorkers())
        *others, last = reader.read(pieces, NOW, lambda: done.append(1))
    assert [piece.text for piece in others] == ["Own words."] * len(urls)
    assert "harbour office" in last.text
    assert len(done) <= BATCH + 1
    assert sum(request.kind == "robots" for request in asked) <= BATCH + 1
