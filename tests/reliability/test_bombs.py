"""Small answers that cost much: given up within bounds, and the others are read."""

from __future__ import annotations

import gzip
import unicodedata
import zlib
from time import monotonic

import pytest

from monitor.sources import polling
from monitor.sources.exchange import MEGABYTE, FetchSettings, Request
from monitor.sources.feeds import FeedBody, parse_feed
from monitor.sources.page import PageBody, read_page
from monitor.sources.workers import ProcessWorkers
from monitor.types import SourceFault

URL = "https://feeds.example/a"
BODY = 16 * MEGABYTE
GRACE = 2.0
HEAD = b"<rss version='2.0'><channel><title>T</title><item><title>x</title>"
TAIL = b"</item></channel></rss>"
JSON = b'{"version":"https://jsonfeed.org/version/1.1","items":[%s]}'


def item(inside):
    return HEAD + inside + TAIL


def told(inside):
    return item(b"<description><![CDATA[" + inside + b"]]></description>")


def many(count, form):
    return b" ".join(form % n for n in range(count))


def entities(count):
    """Entities of entities: ten to the power of ``count`` words."""
    breeding = b"".join(
        b"<!ENTITY e%d '%s'>" % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, count)
    )
    head = b"<!DOCTYPE rss [<!ENTITY e0 'boom'>" + breeding + b"]>"
    return head + item(b"<description>&e%d;</description>" % (count - 1))


def page(inside):
    return b"<html><body><article><p>Text.</p>" + inside + b"</article></body></html>"


# Each takes a size in bytes; what the reader does with it was measured.
BOMBS = {
    "comments in CDATA": lambda size: told(b"<!--" * (size // 4)),
    "distinct attributes": lambda size: item(b"<a %s/>" % many(size // 13, b"a%d='x'")),
    "attributes in CDATA": lambda size: told(b"<p %s>" % many(size // 13, b"a%d='x'")),
    "deep nesting": lambda size: item(b"<a>" * (size // 7) + b"</a>" * (size // 7)),
    "deep nesting, open": lambda size: item(b"<a>" * (size // 3)),
    "deep nesting in CDATA": lambda size: told(b"<b>" * (size // 3)),
    "brackets": lambda size: told(b"<" * size),
    "declarations": lambda size: told(b"<!" * (size // 2)),
    "namespaces": lambda size: item(many(size // 26, b"<x xmlns:n%d='u'/>")),
    "styles": lambda size: told(b"<p style='" + b"a:b;" * (size // 4) + b"'>"),
    "breeding entities": lambda _: entities(10),
    "a long entity": lambda size: (
        b"<!DOCTYPE rss [<!ENTITY a '%s'>]>" % (b"x" * (size // 2))
        + item(b"<description>%s</description>" % (b"&a;" * (size // 6)))
    ),
    "400,000 items": lambda size: item(b"<item/>" * min(400_000, size // 7)),
    "many JSON items": lambda size: JSON % b",".join([b"{}"] * (size // 3)),
    "deep JSON": lambda size: JSON % (b"[" * size),
    "one long text": lambda size: told(b"lorem ipsum " * (size // 12)),
    "one long title": lambda size: item(b"<title>%s</title>" % (b"a b " * (size // 4))),
    "marks over marks": lambda size: told("\u0300\u0327".encode() * (size // 4)),
}
PAGES = {
    "paragraphs": lambda size: page(b"<p>x" * (size // 4)),
    "breaks": lambda size: page(b"a<br>" * (size // 5)),
    "links": lambda size: page(b"<a href=x>y</a>" * (size // 15)),
    "page attributes": lambda size: page(b"<p " + many(size // 10, b"a%d=1")),
    "page nesting": lambda size: page(b"<div>" * (size // 5)),
}
ENDS = ("took more than", "too much memory", "break down", "read")


def burn(workers, function, bombs, seconds):
    """Read bombs, something good after each: seconds it took, what came of each."""
    kind = FeedBody if function is parse_feed else PageBody
    fine = item(b"<description>Text.</description>")
    values = [kind(URL, body) for bomb in bombs for body in (bomb, fine)]
    begun = monotonic()
    results = list(workers.map(function, values, seconds=seconds))
    took = monotonic() - begun
    assert not any(isinstance(result, SourceFault) for result in results[1::2])
    reasons = [getattr(result, "reason", "read") for result in results[::2]]
    assert all(any(word in reason for word in ENDS) for reason in reasons)
    return took, reasons


@pytest.fixture(scope="module")
def workers():
    with ProcessWorkers(most=2) as pool:
        list(pool.map(parse_feed, [FeedBody(URL, item(b""))], seconds=20))
        yield pool


@pytest.mark.parametrize(
    ("function", "bombs", "seconds"),
    [(parse_feed, BOMBS, 0.5), (read_page, PAGES, 2.0)],
    ids=["feed", "page"],
)
def test_bombs_are_given_up_in_time_and_the_others_read(
    workers, figure, soak, function, bombs, seconds
):
    """Small ones by two workers at once; in the long form large ones, each alone."""
    if not soak:
        made = [make(400_000) for make in bombs.values()]
        took, reasons = burn(workers, function, made, seconds)
        figure(f"{len(made)} {function.__name__} bombs at once, s", f"{took:.1f}")
        assert f"took more than {seconds:g} s to read" in reasons
        assert took < len(made) * (seconds + 0.5)
        return
    for name, make in bombs.items():
        bomb = make(15_000_000)
        took, (reason,) = burn(workers, function, [bomb], polling.READING_SECONDS)
        size = f"{len(bomb) / 1e6:.1f} MB"
        figure(f"bomb, {name}, {size}", f"{took:.1f} s, {reason}")
        assert took < polling.READING_SECONDS + GRACE


def compose(marks):
    """Keep the C code of the standard library busy, deaf to signals."""
    return len(unicodedata.normalize("NFC", "a" + "\u0300\u0327" * marks))


def test_a_reader_that_is_busy_in_c_is_ended_at_once(workers):
    """Where a signal has to wait for Python, three more seconds go by."""
    begun = monotonic()
    first, last = workers.map(compose, [100_000, 1], seconds=0.5)
    assert first == SourceFault("", "took more than 0.5 s to read")
    assert last == 2
    assert monotonic() - begun < 0.5 + GRACE


@pytest.mark.parametrize("name", ["one long text", "one long title", "400,000 items"])
def test_what_is_read_of_a_long_feed_is_bounded(name):
    feed = parse_feed(FeedBody(URL, BOMBS[name](300_000)))
    assert len(feed.items) <= 1000
    assert all(
        len(one.text) <= 200_000 and len(one.title) <= 1000 for one in feed.items
    )


class Count:
    """Sends a part again and again, and counts the bytes that were taken."""

    def __init__(self, part, times):
        self.part, self.times, self.sent = part, times, 0

    def __call__(self, line):
        for _ in range(self.times):
            line.sendall(self.part)
            self.sent += len(self.part)


def packed(times):
    """A gzip body of ``times`` megabytes of nothing, made piece by piece."""
    press = zlib.compressobj(9, zlib.DEFLATED, 31)
    parts = [press.compress(bytes(MEGABYTE)) for _ in range(times)]
    return b"".join([*parts, press.flush()])


@pytest.fixture
def patient(fetcher):
    """The fetcher with its ordinary deadline and size."""
    fetcher._settings = FetchSettings("test/1", ("127.0.0.1",), host_spacing=0.0)
    return fetcher


@pytest.mark.parametrize("hop", [False, True], ids=["at once", "behind a redirect"])
def test_a_hundred_megabytes_are_cut_at_sixteen(wire, http, patient, figure, hop):
    long = Count(b"lorem ipsum " * 87_000, 100)
    url = wire("/long", b"HTTP/1.1 200 OK\r\n\r\n", long)
    if hop:
        url = wire("/hop", http(b"", "Location: /long", status=301))
    begun = monotonic()
    answer = patient.fetch(Request(url))
    assert answer == SourceFault(url, "is larger than 16 MB")
    figure("100 MB of text: seconds until it was cut", f"{monotonic() - begun:.2f}")
    # What the sockets hold on both sides was sent, too.
    assert long.sent < BODY + 8 * MEGABYTE


@pytest.mark.parametrize("times", [1, 2])
def test_a_packed_bomb_is_cut_or_refused(wire, http, patient, figure, soak, times):
    """Packed twice it is refused by its header, before anything is unpacked."""
    body = packed(3000 if soak else 100)
    coding = "Content-Encoding: gzip"
    if times == 1:
        url = wire("/", http(body, coding))
    else:
        # Two headers mean the same as two codings in one.
        url = wire("/", http(gzip.compress(body), coding, coding))
    begun = monotonic()
    answer = patient.fetch(Request(url))
    took = monotonic() - begun
    said = "is larger than 16 MB" if times == 1 else "packed more than once"
    assert isinstance(answer, SourceFault)
    assert said in answer.reason
    figure(f"gzip bomb, packed {times} times, seconds", f"{took:.2f}")
    assert took < 10.0


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, gzip", "br, gzip"])
def test_what_is_packed_as_nobody_asked_is_refused(wire, http, patient, coding):
    url = wire("/", http(b"\x8b\x00\x80" * 99, f"Content-Encoding: {coding}"))
    answer = patient.fetch(Request(url))
    assert isinstance(answer, SourceFault)
    assert "packed" in answer.reason


def test_bombs_do_not_keep_the_other_feeds_of_a_run(
    good, wire, http, project, monitor, monkeypatch, figure, soak
):
    """A whole pass: three bombs, one behind a redirect, and two feeds as usual."""
    if not soak:
        monkeypatch.setattr(polling, "READING_SECONDS", 1.0)
    size = 15_000_000 if soak else 1_000_000
    comments = wire("/comments", http(BOMBS["comments in CDATA"](size)))
    wire("/deep", http(BOMBS["deep nesting, open"](size)))
    hop = wire("/hop", http(b"", "Location: /deep", status=302))
    pack = wire("/pack", http(packed(200), "Content-Encoding: gzip"))
    bombs = {comments: "to read", hop: "to read", pack: "is larger than 16 MB"}
    folder = project(*bombs, *good)
    begun = monotonic()
    told_ = monitor("run").output
    took = monotonic() - begun
    figure("a pass with three bombs and two good feeds, seconds", f"{took:.1f}")
    for url, reason in bombs.items():
        assert any(url in line and reason in line for line in told_.splitlines())
    digest = (folder / "state/digests/2024-12-09.md").read_text()
    assert all(name in digest for name in good.values())
    assert took < polling.READING_SECONDS + 12
