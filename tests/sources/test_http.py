"""What a well-behaved fetcher asks, accepts and gives up."""

from __future__ import annotations

import gzip
import socket
import ssl
import zlib

import pytest
import trustme
from pytest_httpserver import HTTPServer

from monitor.sources.exchange import FetchSettings, Request, Response
from monitor.sources.headers import max_age_of, seconds_of
from monitor.sources.http import REDIRECTS, Fetcher
from monitor.types import SourceFault


def test_it_says_who_it_is_and_what_it_wants(httpserver, fetch):
    httpserver.expect_request("/f").respond_with_data(b"x")
    fetch(httpserver.url_for("/f"))
    (asked, _) = httpserver.log[0]
    assert asked.headers["User-Agent"] == "test/1"
    assert "application/atom+xml" in asked.headers["Accept"]
    assert "Cookie" not in asked.headers
    assert "If-None-Match" not in asked.headers


def test_validators_go_back_as_they_came(httpserver, fetch):
    etag, day = 'W/"a b\u00e9"', "tue, 3 jun 2024 9:00:00 gmt"
    httpserver.expect_request("/f").respond_with_data(
        b"x", headers={"ETag": etag, "Last-Modified": day}
    )
    first = fetch(httpserver.url_for("/f"))
    assert (first.etag, first.last_modified) == (etag, day)
    fetch(httpserver.url_for("/f"), etag=first.etag, last_modified=first.last_modified)
    (asked, _) = httpserver.log[1]
    assert asked.headers["If-None-Match"] == etag
    assert asked.headers["If-Modified-Since"] == day


def test_not_modified_has_no_body(httpserver, fetch):
    httpserver.expect_request("/f").respond_with_data(b"", status=304)
    answer = fetch(httpserver.url_for("/f"))
    assert (answer.status, answer.body) == (304, b"")


@pytest.mark.parametrize(
    ("packing", "packed"),
    [
        ("gzip", gzip.compress(b"harbour")),
        ("X-GZip", gzip.compress(b"harbour")),
        ("deflate", zlib.compress(b"harbour")),
        ("deflate", zlib.compress(b"harbour")[2:-4]),
        ("identity", b"harbour"),
    ],
    ids=["gzip", "x-gzip", "deflate", "deflate without a head", "identity"],
)
def test_a_packed_body_is_unpacked(httpserver, fetch, packing, packed):
    httpserver.expect_request("/f").respond_with_data(
        packed, headers={"Content-Encoding": packing}
    )
    assert fetch(httpserver.url_for("/f")).body == b"harbour"


@pytest.mark.parametrize("left", [3, 9, 20])
def test_a_packed_body_that_is_cut_off_is_a_fault(httpserver, fetch, left):
    """Also where only its checksum is missing: how much there was is not known."""
    packed = gzip.compress(b"The port strike goes on.")
    httpserver.expect_request("/f").respond_with_data(
        packed[:-left], headers={"Content-Encoding": "gzip"}
    )
    fault = fetch(httpserver.url_for("/f"))
    assert fault.reason == "cannot be unpacked: what it sends is cut off"
    assert fault.passing


def test_an_empty_answer_is_not_cut_off(httpserver, fetch):
    httpserver.expect_request("/f").respond_with_data(
        b"", status=404, headers={"Content-Encoding": "gzip"}
    )
    assert fetch(httpserver.url_for("/f")).status == 404


@pytest.mark.parametrize(("status", "moved"), [(301, True), (308, True), (302, False)])
def test_only_a_permanent_move_is_remembered(httpserver, fetch, status, moved):
    there = httpserver.url_for("/new")
    httpserver.expect_request("/f").respond_with_data(
        b"", status=status, headers={"Location": "/new"}
    )
    httpserver.expect_request("/new").respond_with_data(b"here")
    answer = fetch(httpserver.url_for("/f"))
    assert answer.body == b"here"
    assert answer.final_url == there
    assert answer.moved_to == (there if moved else None)


def test_one_passing_hop_makes_the_way_passing(httpserver, fetch):
    for path, status, target in (("/a", 301, "/b"), ("/b", 302, "/c")):
        httpserver.expect_request(path).respond_with_data(
            b"", status=status, headers={"Location": target}
        )
    httpserver.expect_request("/c").respond_with_data(b"end")
    assert fetch(httpserver.url_for("/a")).moved_to is None


def test_a_circle_is_given_up(httpserver, fetch):
    httpserver.expect_request("/f").respond_with_data(
        b"", status=301, headers={"Location": "/f"}
    )
    fault = fetch(httpserver.url_for("/f"))
    assert fault.reason == f"redirects more than {REDIRECTS} times"
    assert len(httpserver.log) == REDIRECTS + 1


@pytest.mark.parametrize(
    "target",
    ["http://10.0.0.1/", "http://169.254.169.254/latest/", "file:///etc/passwd",
     "http://user:pw@127.0.0.1/", "http://127.0.0.1\\@example.org/", "gopher://a/"],
)  # fmt: skip
def test_a_redirect_to_what_may_not_be_asked_is_a_fault(httpserver, fetch, target):
    httpserver.expect_request("/f").respond_with_data(
        b"", status=302, headers={"Location": target}
    )
    assert isinstance(fetch(httpserver.url_for("/f")), SourceFault)
    assert len(httpserver.log) == 1


@pytest.mark.parametrize(
    "target", [b"http://[", b"//[::zz]/", b"http://127.0.0.1:99999/"]
)
def test_a_redirect_to_what_is_no_address_is_a_fault(rude, fetch, target):
    hop = b"HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: %s\r\n\r\n" % target
    assert isinstance(fetch(rude(hop, hold=False)), SourceFault)


def test_a_host_in_another_script_is_asked_for_in_ascii(fetch):
    fault = fetch("http://b\u00fccher.invalid/")
    assert "could not be reached" in fault.reason


@pytest.mark.parametrize("status", [404, 410, 429, 500, 503])
def test_other_answers_are_told_with_what_the_server_asks(httpserver, fetch, status):
    httpserver.expect_request("/f").respond_with_data(
        b"no",
        status=status,
        headers={"Retry-After": "120", "Cache-Control": "max-age=9"},
    )
    answer = fetch(httpserver.url_for("/f"))
    assert (answer.status, answer.retry_after) == (status, "120")
    assert answer.cache_control == "max-age=9"


def test_a_large_body_is_given_up(httpserver, fetch):
    httpserver.expect_request("/f").respond_with_data(b"x" * 300_000)
    assert "is larger than" in fetch(httpserver.url_for("/f"), max_body=200_000).reason


def test_a_bomb_is_given_up(httpserver, fetch):
    bomb = gzip.compress(b"\0" * 50_000_000)
    httpserver.expect_request("/f").respond_with_data(
        bomb, headers={"Content-Encoding": "gzip"}
    )
    fault = fetch(httpserver.url_for("/f"), max_body=1_000_000)
    assert "is larger than" in fault.reason


def test_a_body_packed_twice_is_refused(httpserver, fetch):
    httpserver.expect_request("/f").respond_with_data(
        gzip.compress(gzip.compress(b"x")), headers={"Content-Encoding": "gzip, gzip"}
    )
    assert "packed more than once" in fetch(httpserver.url_for("/f")).reason


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (b"HTTP/1.1 200 OK\r\nContent-",),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b"half"),
    ],
    ids=["silent", "half a header", "half a body"],
)
def test_a_server_that_stalls_is_given_up_at_the_deadline(rude, fetch, parts):
    assert fetch(rude(*parts), deadline=0.3).reason == "took longer than 0.3 s"


@pytest.mark.parametrize(
    "parts",
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf",),
        (b"not http at all\r\n\r\n",),
        (
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope",
        ),
        (),
    ],
    ids=["short body", "no http", "no gzip", "nothing"],
)
def test_a_broken_answer_is_a_fault_with_a_reason(rude, fetch, parts):
    fault = fetch(rude(*parts, hold=False), deadline=5.0)
    assert isinstance(fault, SourceFault)
    assert fault.reason


def test_a_broken_packing_is_told_in_words(httpserver, fetch):
    httpserver.expect_request("/feed").respond_with_data(
        b"nope", headers={"Content-Encoding": "gzip"}
    )
    fault = fetch(httpserver.url_for("/feed"))
    assert fault.reason == "cannot be unpacked: what it sends is broken"


def test_a_name_that_nobody_knows_is_told_in_words(fetch, monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    fault = fetch("http://absent.example/")
    assert fault.reason == "could not be reached: no such host, or nobody to ask for it"


def test_a_server_without_tls_is_told_in_words(httpserver, fetch):
    fault = fetch(httpserver.url_for("/feed").replace("http:", "https:"))
    assert fault.reason == (
        "could not be reached: no secure connection: wrong version number"
    )


def test_a_certificate_that_nobody_signed_is_told_in_words(fetch):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with HTTPServer(ssl_context=context) as server:
        fault = fetch(server.url_for("/feed").replace("localhost", "127.0.0.1"))
    assert "reached: its certificate is not trusted: " in fault.reason


def test_nobody_there_is_a_fault(fetch):
    refused = "could not be reached: connection refused"
    assert fetch("http://127.0.0.1:9/").reason == refused


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "file:///etc/passwd", "data:text/plain,x", "http://[::1",
            "https://a:b@example.org/", "http://exa\\mple.org/", "http://a\nb/", "about"]
)  # fmt: skip
def test_what_is_no_web_address_is_a_fault(fetch, url):
    assert isinstance(fetch(url), SourceFault)


def test_answers_keep_the_order_of_the_questions(httpserver):
    for name in "abcde":
        httpserver.expect_request(f"/{name}").respond_with_data(name.encode())
    done = []
    settings = FetchSettings("test/1", ("127.0.0.1", "localhost"), host_spacing=0.0)
    with Fetcher(settings) as fetcher:
        answers = fetcher.fetch_many(
            [Request(httpserver.url_for(f"/{name}")) for name in "abcde"],
            lambda: done.append(1),
        )
    bodies = [a.body for a in answers if isinstance(a, Response)]
    assert bodies == [b"a", b"b", b"c", b"d", b"e"]
    assert len(done) == 5


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("120", 120.0), (" 7 ", 7.0), ("Thu, 01 Jan 1970 00:02:00 GMT", 20.0),
     ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0), ("soon", None), ("\u00b2", None), ("", None), (None, None)],
)  # fmt: skip
def test_retry_after_is_seconds_or_a_date(header, seconds):
    assert seconds_of(header, 100.0) == seconds


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("max-age=60", 60.0), ('public, Max-Age="5"', 5.0), ("no-cache", None), ("max-age=\u00b2", None),
     ("max-age=-1", None), ("", None)],
)  # fmt: skip
def test_max_age_is_read_from_cache_control(header, seconds):
    assert max_age_of(header) == seconds
