"""Feeds of others, and feeds with a few bytes changed: no crash, no hang, no swelling."""

from __future__ import annotations

import random
import re
import resource
import tarfile
from contextlib import suppress
from datetime import UTC, datetime
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import SourceError
from monitor.sources.feeds import FeedBody, ParsedFeed, parse_feed
from monitor.sources.opml import read_opml
from monitor.sources.page import Page, PageBody, read_page
from monitor.sources.polling import BATCH
from monitor.sources.robots import LARGEST, Robots
from monitor.sources.workers import ProcessWorkers
from monitor.types import SourceFault, Unread

NOW = datetime(2024, 12, 9, tzinfo=UTC)
URL = "https://feeds.example/a"
STEERING = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]"
)
WEB = re.compile(r"https?://[!-~]")
MEMORY = 250 * 1024
"""KiB that a process which reads feeds may hold, with what pages take loaded too: some
90 MB, which an earlier test may have had the server of workers load."""

SMALL = [
    b"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"
xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
xmlns:georss="http://www.georss.org/georss" xmlns:media="http://search.yahoo.com/mrss/"
xmlns:cc="http://web.resource.org/cc/" xmlns:psc="http://podlove.org/simple-chapters">
<channel><title>The Buoy</title><language>en</language><itunes:duration>1:2:3</itunes:duration>
<item><title>Tide &amp; time</title><link>https://news.example/1</link><guid>1</guid>
<pubDate>Mon, 09 Dec 2024 10:00:00 GMT</pubDate><georss:point>45.2 -71.9</georss:point>
<georss:box>42.9 -71.0 43.0 -69.8</georss:box><media:content url="a.png" width="1"/>
<psc:chapters><psc:chapter start="00:01:02.5" title="x"/></psc:chapters><cc:license/>
<description><![CDATA[<p style="color:red">High <b>water</b></p><img src="/x.png">]]></description>
<enclosure url="a.mp3" length="12" type="audio/mpeg"/></item></channel></rss>""",
    b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/">
<title type="html">The &lt;b&gt;Quay&lt;/b&gt;</title><id>tag:q</id><updated>2024-12-09T10:00:00Z</updated>
<author><name>A. Reed</name><email>a@news.example</email></author>
<entry><id>tag:q,1</id><title>Dock</title><link href="1"/><updated>2024-12-09T10:00:00+01:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Open</p></div></content></entry>
</feed>""",
    b"""{"version": "https://jsonfeed.org/version/1.1", "title": "The Pier",
"language": "en-GB", "items": [{"id": "1", "url": "https://news.example/2", "title": "Ferry",
"content_html": "<p>Late</p>", "date_published": "2024-12-09T10:00:00Z",
"authors": [{"name": "B. Hill"}]}, {"id": 2, "content_text": "Early", "summary": "x"}]}""",
    b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://news.example/"><title>Mole</title></channel>
<item rdf:about="https://news.example/3"><title>Buoys</title><dc:date>2024-12-09</dc:date>
<link>https://news.example/3</link><description>Two &#8220;new&#8221; ones</description></item>
</rdf:RDF>""",
]
SPANNERS = [
    *(b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<![", b"<!", b"<?"),
    *(b"&#xD800;", b"&#0;", b"&#99999999999;", b"\0", b"\xff\xfe", b"\xed\xa0\x80"),
    *(b'"', b"'", b"http://[", b"//[::zz]", b"xml:base='http://['", b"9" * 5000),
    *(b"\xc2\xb2", b"\x1b[31m", b"<svg>", b"<math>", b"</item>", b"<item>", b"null"),
    *(b"utf-7", b"unicode_escape", b"undefined", b"\\ud800", b"[", b"{", b"1e999"),
    *(b"-1", b"0000-00-00T00:00:00Z", b"9999-12-31T23:59:59-23:00", b"", b" "),
    b"<?xml version='1.0' encoding='utf-16'?>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
]  # fmt: skip
SHARE = 25
"""Feeds of one task. A worker is replaced after 500 tasks, as in the product."""

TYPES = ["", "application/json", "text/xml; charset=utf-7", "text/html; charset=idna"]

# Each of these ended the whole run once.
BREAKERS = {
    "a long number": b'{"version":"https://jsonfeed.org/version/1","x":%s}' % (b"9" * 5000),
    "items is no list": b'{"version":"https://jsonfeed.org/version/1","items":5}',
    "no address": b'{"version":"https://jsonfeed.org/version/1","items":[{"url":"http://["}]}',
    "half a character": SMALL[0].replace(b"&amp;", b"&#xD800;"),
    "no codec": SMALL[0].replace(b"utf-8", b"undefined"),
    "an escaping codec": SMALL[0].replace(b"utf-8", b"unicode_escape").replace(b"High", b"\\ud800"),
    "no number": SMALL[0].replace(b"45.2", b"1 2 3 x"),
    "a huge character": SMALL[0].replace(b"&amp;", b"&#99999999999999999999;"),
}  # fmt: skip


def changed(rng, body, others=SMALL):
    """A feed with up to six places cut, doubled, overwritten or taken from another."""
    out = bytearray(body)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(out) + 1)
        to = min(len(out), at + rng.randrange(1, 40))
        other = rng.choice(others)
        there = rng.randrange(len(other) + 1)
        put = [
            b"",
            rng.choice(SPANNERS),
            bytes(out[at:to]) * 3,
            other[there : there + rng.randrange(1, 300)],
            bytes([rng.randrange(256)]),
        ]
        out[at : rng.choice([at, to])] = rng.choice(put)
    return bytes(out)


def troubles(feed):
    """What of a parsed feed must not leave the worker."""
    told = [feed.title, feed.fault or ""]
    for item in feed.items:
        told += [
            item.title,
            item.author or "",
            item.guid,
            item.language or "",
            item.text,
        ]
        told += [item.url or ""]
    odd = [item.url for item in feed.items if item.url and not WEB.match(item.url)]
    return [text for text in told if STEERING.search(text)] + odd


def read_all(feeds):
    """Read (body, type) pairs in a worker: faults, troubles, slowest in s, peak in KiB."""
    faults, found, slowest = 0, [], 0.0
    for body, kind in feeds:
        begun = monotonic()
        feed = parse_feed(FeedBody(URL, body, kind))
        slowest = max(slowest, monotonic() - begun)
        faults += feed.fault is not None
        found += troubles(feed)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return faults, found, slowest, peak


def mutated(seed):
    """Change a few small feeds, and read them: a worker's task."""
    rng = random.Random(seed)  # noqa: S311 - to be repeated
    return read_all(
        [(changed(rng, rng.choice(SMALL)), rng.choice(TYPES)) for _ in range(SHARE)]
    )


def harm(figure, name, results):
    """Keep what reading took; gives what broke, was read wrongly or grew too large."""
    broken = [result for result in results if isinstance(result, SourceFault)]
    whole = [result for result in results if not isinstance(result, SourceFault)]
    peak = max((result[3] for result in whole), default=0)
    figure(f"{name}: refused with a reason", sum(result[0] for result in whole))
    figure(f"{name}: slowest, seconds", f"{max((r[2] for r in whole), default=0):.2f}")
    figure(f"{name}: largest process, MB", f"{peak / 1024:.0f}")
    swollen = [f"{peak} KiB"] if peak >= MEMORY else []
    return [*broken, *(trouble for result in whole for trouble in result[1]), *swollen]


@pytest.mark.parametrize("body", BREAKERS.values(), ids=BREAKERS)
def test_what_breaks_a_parser_is_a_feed_like_any_other(body):
    assert isinstance(parse_feed(FeedBody(URL, body)), ParsedFeed)


@given(st.data())
def test_feeds_with_any_bytes_in_them_never_raise(data):
    body = data.draw(st.sampled_from(SMALL))
    at = data.draw(st.integers(0, len(body)))
    put = data.draw(st.one_of(st.sampled_from(SPANNERS), st.binary(max_size=30)))
    kind = data.draw(st.sampled_from(TYPES))
    feed = parse_feed(FeedBody(URL, body[:at] + put + body[at:], kind))
    assert troubles(feed) == []


def test_feeds_with_a_few_bytes_changed_never_raise(figure, soak):
    rounds = range(8000 if soak else 80)
    with ProcessWorkers() as workers:
        results = list(workers.map(mutated, rounds, seconds=60))
    name = f"{SHARE * len(rounds):,} feeds with bytes changed"
    assert harm(figure, name, results) == []


def test_pages_with_a_few_bytes_changed_never_raise(soak):
    """The same for pages: a fault of the page, never of the run."""
    rng = random.Random(0)  # noqa: S311
    words = b"<p>The harbour office said on Tuesday that the bridge stays shut.</p>"
    page = b"<html><head><title>A</title><meta name='date' content='2024-12-09'></head>"
    page += b"<body><article><h1>A</h1>" + words * 5 + b"</article></body></html>"
    for _ in range(20_000 if soak else 200):
        found = read_page(PageBody(URL, changed(rng, page, [page, *SMALL])))
        assert isinstance(found, Page)


ROBOTS = {
    "a delay that is no number": "User-agent: *\nCrawl-delay: \u00b2",
    "an endless delay": "User-agent: *\nCrawl-delay: " + "9" * 5000,
    "a rate that is no number": "User-agent: *\nRequest-rate: \u00b2/\u00b2",
    "a path that is no address": "User-agent: *\nDisallow: //[",
}


@pytest.mark.parametrize("rules", ROBOTS.values(), ids=ROBOTS)
def test_a_robots_txt_that_breaks_its_parser_closes_its_own_site(
    wire, http, fetcher, rules
):
    """Each of these ended the whole run once."""
    wire("/robots.txt", http(rules.encode()))
    story = f"http://127.0.0.1:{wire.port}/story"
    odd = "http://news%5B.invalid/"
    refused = Robots(fetcher, NOW).refusals([story, odd])
    assert refused[odd]
    assert refused[story] == Unread("was not asked for: its robots.txt makes no sense")


def test_a_robots_txt_of_many_rules_costs_little(wire, http, fetcher, figure):
    """As many as are read, and as many pages as are asked for at once."""
    rules = b"User-agent: *\n" + b"Disallow: /a\n" * (LARGEST // 13)
    wire("/robots.txt", http(rules))
    urls = [f"http://127.0.0.1:{wire.port}/{n}" for n in range(BATCH)]
    begun = monotonic()
    assert not any(Robots(fetcher, NOW).refusals(urls).values())
    took = monotonic() - begun
    figure(f"{BATCH} pages against a robots.txt of 500 KB, seconds", f"{took:.1f}")
    assert took < 5


OPML = b"<opml version='2.0'>%s<body>%s</body></opml>"
OUTLINE = b"<outline xmlUrl='https://news.example/%d'/>"
LISTS = {
    "deep folders": OPML % (b"", b"<outline text='a'>" * 300_000),
    "many feeds": OPML % (b"", b"".join(OUTLINE % n for n in range(100_000))),
    "many attributes": OPML % (b"", b"<outline " + b" ".join(b"a%d='x'" % n for n in range(300_000)) + b"/>"),
    "entities": b"<!DOCTYPE opml [<!ENTITY a 'b'><!ENTITY c '" + b"&a;" * 99_999 + b"'>]>"
    + OPML % (b"", b"<outline text='" + b"&c;" * 9_999 + b"' xmlUrl='https://news.example/'/>"),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_feeds_that_costs_much_is_read_or_refused_in_time(name, figure):
    begun = monotonic()
    with suppress(SourceError):
        read_opml(LISTS[name])
    took = monotonic() - begun
    figure(f"OPML, {name}, {len(LISTS[name]) / 1e6:.1f} MB, seconds", f"{took:.1f}")
    assert took < 10


def archives(folder):
    """The feeds of two archives, by name, read without unpacking them."""
    for name in ("feedparser-tests", "feedvalidator-testcases"):
        with tarfile.open(folder / f"{name}.tar.gz") as archive:
            for member in archive:
                file = archive.extractfile(member) if member.isfile() else None
                if file is not None:
                    yield member.name, file.read()


def test_feeds_that_others_wrote_are_read_or_refused(corpora, figure, soak):
    files = dict(archives(corpora))
    feeds = [(body, "") for name, body in files.items() if "LICENSE" not in name]
    parts = [feeds[n : n + SHARE] for n in range(0, len(feeds), SHARE)]
    with ProcessWorkers() as workers:
        results = list(workers.map(read_all, parts, seconds=60))
    assert harm(figure, f"{len(feeds):,} feeds of others", results) == []
    for name, body in files.items():
        if name.endswith(".opml"):
            try:
                read_opml(body)
            except SourceError as error:
                assert str(error).isprintable(), name  # noqa: PT017
    if soak:
        rng = random.Random(1)  # noqa: S311
        bodies = [body for body, _ in feeds]
        many = [(changed(rng, rng.choice(bodies), bodies), "") for _ in range(50_000)]
        tasks = [many[n : n + SHARE] for n in range(0, len(many), SHARE)]
        with ProcessWorkers() as workers:
            found = list(workers.map(read_all, tasks, seconds=120))
        name = "50,000 feeds of others with bytes changed"
        assert harm(figure, name, found) == []
