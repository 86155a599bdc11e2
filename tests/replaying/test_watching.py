"""Watch terms that were added later, tried on what is stored."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

NEXT = datetime(2024, 12, 10, 12, tzinfo=UTC)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Buoy</title>
<item><title>Ferries stay in port</title><link>{page}</link><guid>1</guid>
<pubDate>Mon, 09 Dec 2024 10:00:00 GMT</pubDate>
<description>Ferries to Dublin were cancelled for a third day.</description></item>
</channel></rss>"""


@pytest.fixture
def widened(monitor, httpserver):
    """A pass has stored an article that nobody watched for; then a term was added."""
    url = httpserver.url_for("/feed.xml")
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/feed.xml").respond_with_data(
        FEED.format(page=httpserver.url_for("/story")),
        content_type="application/rss+xml",
    )
    toml = Path("monitor.toml")
    text = (
        f'{toml.read_text()}\n[fetch]\nallow_hosts = ["127.0.0.1", "localhost"]\n'
        f'host_spacing = "0s"\n\n[[feed]]\nurl = "{url}"\nfull_text = false\n'
    )
    toml.write_text(text)
    monitor("run")
    toml.write_text(text.replace("watch = [", "watch = ['ferries', "))
    return monitor


def buoy(monitor):
    found = map(json.loads, monitor("articles", "--json").stdout.splitlines())
    return next(one for one in found if one["outlet"] == "The Buoy")


def test_a_new_term_is_tried_on_old_articles_only_where_asked(widened):
    assert "No claim differs." in widened("replay").stdout
    told = widened("replay", "--watch").stdout
    assert "1 article joined a topic by its watch terms.\n" in told
    assert "not found → new\n  “Ferries to Dublin were cancelled" in told
    assert not buoy(widened)["relevant"]


def test_applied_the_article_belongs_to_the_topic_for_good(widened, rows):
    widened("replay", "--watch", "--apply")
    assert buoy(widened)["relevant"]
    assert "Ferries to Dublin" in widened("claims").stdout
    widened("verify")
    before = rows("state/ledger.db")
    assert "No claim differs." in widened("replay", "--watch", "--apply").stdout
    assert rows("state/ledger.db") == before


def test_what_came_in_before_the_last_digest_is_no_news(widened):
    widened("replay", "--watch", "--apply", now=NEXT - timedelta(hours=1))
    widened("run", now=NEXT)
    text = Path("state/digests/2024-12-10.md").read_text()
    assert "1 mention found" in text
    assert "Ferries" not in text


def test_a_feed_that_serves_other_topics_gives_this_one_nothing(widened):
    toml = Path("monitor.toml")
    other = '[[topic]]\nname = "courts"\nwatch = ["court"]\n\n[digest]'
    text = toml.read_text().replace("[digest]", other)
    toml.write_text(text.replace("full_text", 'topics = ["courts"]\nfull_text'))
    assert "joined" not in widened("replay", "--watch").stdout
