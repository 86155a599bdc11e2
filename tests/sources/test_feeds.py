"""Bytes of every kind of feed, and of what is none."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.sources.feeds import MOST_ITEMS, FeedBody, parse_feed

URL = "https://news.example/feeds/top.xml"
RSS2 = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The &lt;b&gt;Buoy&lt;/b&gt;</title><language>en-GB</language>
<item><title>Strike &amp;amp; talks</title><link>../a.html</link><guid isPermaLink="false">g1</guid>
<author>Ada Holm</author><pubDate>Tue, 10 Dec 2024 08:00:00 +0100</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>The port is <b>shut</b>.</p><script>x()</script>
<p>400 men wait.</p>]]></content:encoded></item>
</channel></rss>"""
RSS091 = """<?xml version="1.0"?><rss version="0.91"><channel><title>Old</title>
<item><title>Tide</title><link>https://news.example/tide</link>
<description>High at noon.</description></item></channel></rss>"""
RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://news.example/"><title>Triples</title></channel>
<item rdf:about="https://news.example/rain"><title>Rain</title>
<link>https://news.example/rain</link><description>It rains.</description>
<dc:date>2024-12-10T07:00:00Z</dc:date></item></rdf:RDF>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Atoms</title>
<id>urn:a</id><updated>2024-12-10T07:00:00Z</updated>
<entry><title type="html">Snow &lt;i&gt;again&lt;/i&gt;</title><id>urn:a:1</id>
<link href="/snow"/><updated>2024-12-10T07:30:00+01:00</updated>
<author><name>Bo Lind</name></author><content type="html">&lt;p&gt;It snows.&lt;/p&gt;</content>
</entry></feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Jason",
    "language": "en-US",
    "items": [
        {"id": 7, "url": "/seven", "title": "Seven", "content_html": "<p>Seven.</p>",
         "authors": [{"name": "Cy Day"}], "date_published": "2024-12-10T09:00:00+02:00"},
        {"id": "8", "content_text": "Eight.\n\nNine.", "date_published": "yesterday"},
        "no item",
    ],
}  # fmt: skip


def read(body, content_type=""):
    raw = body.encode() if isinstance(body, str) else body
    return parse_feed(FeedBody(URL, raw, content_type))


def test_rss_2_gives_its_full_text_as_plain_text():
    feed = read(RSS2)
    (item,) = feed.items
    assert (feed.fault, feed.title, feed.language) == (None, "The Buoy", "en")
    assert item.text == "The port is shut.\n\n400 men wait."
    assert (item.title, item.guid) == ("Strike & talks", "g1")
    assert item.url == "https://news.example/a.html"
    assert item.published == datetime(2024, 12, 10, 7, tzinfo=UTC)
    assert item.author == "Ada Holm"


def test_rss_0_91_has_a_link_for_an_id_and_no_day():
    (item,) = read(RSS091).items
    assert item.guid == item.url == "https://news.example/tide"
    assert (item.text, item.published) == ("High at noon.", None)


def test_rdf_items_stand_beside_their_channel():
    feed = read(RDF)
    (item,) = feed.items
    assert (feed.title, item.title, item.text) == ("Triples", "Rain", "It rains.")
    assert item.published == datetime(2024, 12, 10, 7, tzinfo=UTC)


def test_atom_links_are_taken_from_where_the_feed_lies():
    (item,) = read(ATOM).items
    assert item.url == "https://news.example/snow"
    assert (item.title, item.text) == ("Snow again", "It snows.")
    assert item.published == datetime(2024, 12, 10, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize("stamp", ["published", "updated"])
def test_a_date_of_its_own_shows_that_an_item_was_edited(stamp):
    entry = "<entry><id>{}</id><{}>2024-12-10T0{}:00:00Z</{}></entry>"
    feed = "<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title>{}</feed>"
    made = [entry.format(i, stamp, hour, stamp) for i, hour in enumerate("667")]
    shared, also, own = read(feed.format("".join(made))).items
    assert own.dated == datetime(2024, 12, 10, 7, tzinfo=UTC)
    assert (shared.dated, also.dated) == (None, None)


@pytest.mark.parametrize("content_type", ["application/feed+json", ""])
def test_a_json_feed_is_known_by_its_type_or_its_first_character(content_type):
    feed = read("\ufeff " * (not content_type) + json.dumps(JSON), content_type)
    seven, eight = feed.items
    assert (feed.title, feed.language) == ("Jason", "en")
    assert (seven.guid, seven.url) == ("7", "https://news.example/seven")
    assert (seven.text, seven.author) == ("Seven.", "Cy Day")
    assert seven.published == datetime(2024, 12, 10, 7, tzinfo=UTC)
    assert (eight.url, eight.text, eight.published) == (None, "Eight.\n\nNine.", None)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"<html><body>Hello</body></html>", "is a web page, not a feed"),
        (
            b'<html><link rel="alternate" type="text/xml" href="https://news.example/rss">',
            "is a web page, not a feed; it offers https://news.example/rss",
        ),
        (b"<opml><body/></opml>", "is not a feed"),
        (b"Just words", "is not a feed"),
        (b"{", "is not valid JSON"),
        (b'{"version": "1"}', "is JSON, but not a JSON Feed"),
    ],
)
def test_what_is_no_feed_says_what_it_is(body, fault):
    assert read(body).fault == fault


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_the_encoding_is_the_declared_one(encoding):
    told = RSS091.replace("?>", f' encoding="{encoding}"?>', 1).replace("noon", "café")
    (item,) = read(told.encode(encoding)).items
    assert item.text == "High at café."


def test_a_broken_end_loses_only_what_is_broken():
    assert [item.title for item in read(RSS091[:-40]).items] == ["Tide"]


def test_items_without_anything_are_told_apart_by_their_words():
    one = "<item><title>A</title></item><item><title>B</title></item>"
    feed = read(f"<rss version='2.0'><channel>{one}</channel></rss>")
    assert len({item.guid for item in feed.items}) == 2


def test_no_more_items_are_read_than_a_feed_needs():
    many = "<item><title>A</title></item>" * (MOST_ITEMS + 5)
    feed = read(f"<rss version='2.0'><channel>{many}</channel></rss>")
    assert len(feed.items) == MOST_ITEMS


def test_no_file_is_opened_for_an_entity(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    entity = f'<!DOCTYPE rss [<!ENTITY e SYSTEM "file://{secret}">]>'
    feed = read(RSS091.replace("<rss", f"{entity}<rss").replace("noon", "&e;"))
    assert "secret" not in repr(feed)


def test_entities_that_breed_do_not_breed():
    told = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "ten chars.">'
        for n in range(9)
    )
    feed = read(
        RSS091.replace("<rss", f"<!DOCTYPE rss [{told}]><rss").replace("noon", "&e8;")
    )
    assert len(repr(feed)) < 100_000


@given(st.binary(max_size=300))
def test_any_bytes_give_a_feed_or_a_fault(body):
    feed = read(body)
    assert feed.fault is None or not feed.items
