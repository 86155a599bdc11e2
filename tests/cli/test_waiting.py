"""Pages that could not be read at first: nothing of them is lost."""

from __future__ import annotations

import json
import socket
import threading

import pytest
from pytest_httpserver import HTTPServer

from monitor.errors import LedgerError
from monitor.store.sqlite import SqliteLedger

AT = "2024-12-09T{}:00Z"
"""Times of the first day; the first pass is at noon."""


@pytest.fixture
def waiting(monitor):
    """What the last run tells of the pages that wait."""

    def tell():
        last, *_ = monitor("runs", "--json").stdout.splitlines()
        return json.loads(last)["waiting"]

    return tell


@pytest.fixture
def stalled():
    """What a server waits for, which serves one after the other."""
    over = threading.Event()
    yield over
    over.set()


def is_read(articles, mentions):
    (article,) = articles()
    told = [one["quote"] for one in mentions()]
    return article["status"] == "full" and any("labour court" in one for one in told)


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_page_that_fails_at_first_is_read_later_by_itself(
    monitor, outlet, articles, mentions, waiting, status
):
    """Also when its item has dropped out of the feed."""
    outlet.tell("", status)
    told = monitor("run").stdout
    assert "1 page waits to be read and is asked for again, from 12:30 on" in told
    assert f"1 page: answered {status}" in told
    (before,) = articles()
    assert (before["status"], len(mentions())) == ("feed-text", 1)
    outlet.carry()
    outlet.show("/story", outlet.TALKS)
    monitor("run", now=AT.format("12:15"))
    assert outlet.asked("/story") == 0
    told = monitor("run", now=AT.format("12:30")).stdout
    assert outlet.asked("/story") == 1
    assert "1 revised" in told
    assert is_read(articles, mentions)
    assert not waiting()
    monitor("run", now=AT.format("18:00"))
    assert outlet.asked("/story") == 1


WORDS = """Harbour Holdings cut the pay of night crews by a tenth in May. A mediator
from the ministry met both sides in Leeds on Monday. The dockers' union said that the
port strike will go on until Thursday. Eight hundred workers have joined it, according to
the harbour office."""


def test_a_page_edits_nothing_of_what_its_feed_told(monitor, outlet, mentions):
    """An outlet's words in two places are no correction, and none are taken back."""
    outlet.carry(("Port strike goes on", "/story", WORDS, "1", ""))
    outlet.show("/story", "", 503)
    monitor("run")
    assert len(mentions()) == 4
    outlet.tell()
    monitor("run", now=AT.format("12:30"))
    assert len(mentions(verdict="repeated")) >= 2
    assert not mentions(kind="correction")
    assert not mentions(kind="withdrawn")
    assert "No claim differs" in monitor("replay").output


def test_a_page_that_took_too_long_is_read_later(
    monitor, outlet, articles, mentions, project, httpserver, stalled
):
    toml = (project / "monitor.toml").read_text()
    (project / "monitor.toml").write_text(
        toml.replace("[fetch]", '[fetch]\ndeadline = "1s"')
    )
    item = ("Port strike goes on", "/story", "The port strike goes on.", "1", "")
    outlet.carry(item)
    httpserver.expect_request("/story").respond_with_handler(lambda _: stalled.wait(20))
    assert "1 page: took longer than 1 s" in monitor("run").stdout
    stalled.set()
    outlet.tell()
    monitor("run", now=AT.format("12:30"))
    assert is_read(articles, mentions)


def test_a_page_whose_server_was_not_there_is_read_later(
    monitor, outlet, articles, mentions, httpserver
):
    with socket.create_server(("127.0.0.1", 0)) as line:
        port = line.getsockname()[1]
    link = f"http://127.0.0.1:{port}/story"
    words = f"""<rss version="2.0"><channel><title>The Buoy</title><item><guid>1</guid>
    <title>Port strike goes on</title><link>{link}</link></item></channel></rss>"""
    outlet.carry()
    httpserver.clear()
    httpserver.expect_request("/feed.xml").respond_with_data(words)
    told = monitor("run").stdout
    assert "its robots.txt is not to be had (could not be reached: connection" in told
    with HTTPServer("127.0.0.1", port) as other:
        other.expect_request("/robots.txt").respond_with_data("", status=404)
        other.expect_request("/story").respond_with_data(
            outlet.TALKS, content_type="text/html"
        )
        monitor("run", now=AT.format("12:30"))
    assert is_read(articles, mentions)


def test_a_robots_txt_that_is_not_to_be_had_is_no_refusal(
    monitor, outlet, articles, mentions
):
    """The host is left alone for now, and asked again (RFC 9309, 2.3.1.4)."""
    outlet.tell(robots=("", 503))
    told = monitor("run").stdout
    reason = "was not asked for: its robots.txt is not to be had (answered 503)"
    assert f"1 page: {reason}" in told
    assert "may not be read" not in told
    assert (outlet.asked("/robots.txt"), outlet.asked("/story")) == (1, 0)
    monitor("run", now=AT.format("12:15"))
    assert outlet.asked("/robots.txt") == 1
    outlet.tell()
    monitor("run", now=AT.format("12:30"))
    assert is_read(articles, mentions)


def test_what_robots_txt_forbids_does_not_wait(monitor, outlet, waiting):
    outlet.tell(robots=("User-agent: *\nDisallow: /",))
    monitor("run")
    monitor("run", now=AT.format("12:30"))
    assert (outlet.asked("/robots.txt"), outlet.asked("/story")) == (1, 0)
    assert not waiting()


def test_a_server_that_says_when_is_heeded(monitor, outlet):
    outlet.tell("", 503, Retry_After="7200")
    assert "from 14:00 on" in monitor("run").stdout
    for time, asked in (("13:45", 1), ("14:00", 2)):
        monitor("run", now=AT.format(time))
        assert outlet.asked("/story") == asked


def test_a_page_that_never_answers_is_given_up(monitor, outlet, waiting, monkeypatch):
    """With pauses that grow; the feed's words stand."""
    monkeypatch.setattr("monitor.core.waiting.MOST_TRIES", 3)
    outlet.tell("", 503)
    monitor("run")
    monitor("run", now=AT.format("12:30"))
    (one,) = waiting()
    assert one["next_try"] == "2024-12-09T13:30:00+00:00"
    told = monitor("run", now=AT.format("13:30")).stdout
    assert "its page answered 503 at the last of 3 tries; the words of its" in told
    assert not waiting()
    monitor("run", days=1)
    assert outlet.asked("/story") == 3


def test_a_page_that_is_gone_when_asked_again_is_told_once(
    monitor, outlet, waiting, later
):
    """Nor is it every source that failed, where a seed was read beside it."""
    outlet.tell("", 503)
    monitor("run")
    outlet.tell("", 404)
    told = monitor("run", now=AT.format("12:30")).stdout
    assert "its page answered 404; the words of its feed stand" in told
    assert not waiting()
    assert "404" not in monitor("run", now=AT.format("14:00")).stdout
    assert outlet.asked("/story") == 1


def test_pages_that_there_was_no_time_for_come_first(monitor, outlet, monkeypatch):
    """Here one silent page is all that a pass may spend on a feed."""
    for name in ("BATCH", "MOST_SILENT"):
        monkeypatch.setattr(f"monitor.sources.polling.{name}", 1)
    dead = ("Port strike fed a cat", "http://127.0.0.1:9/cat", "A cat.", "2", "")
    story = ("Port strike goes on", "/story", "The port strike goes on.", "1", "")
    outlet.carry(dead, story)
    outlet.show("/story", outlet.TALKS)
    assert "2 pages wait" in monitor("run").stdout
    assert outlet.asked("/story") == 0
    assert "1 page waits" in monitor("run", now=AT.format("12:30")).stdout
    assert outlet.asked("/story") == 1


def test_a_pass_that_breaks_off_has_noted_no_item_whose_page_waits(
    monitor, outlet, articles, mentions, monkeypatch
):
    """Were the one kept without the other, the page would be lost."""

    def fail(self, pages):
        raise LedgerError("The disk is full.")

    outlet.tell("", 503)
    with monkeypatch.context() as patched:
        patched.setattr(SqliteLedger, "keep_waiting", fail)
        monitor("run", status=1)
    outlet.tell()
    monitor("run")
    assert is_read(articles, mentions)


def test_an_item_that_nobody_watched_for_is_seen_by_its_page(
    monitor, outlet, articles, mentions
):
    item = ("Talks in Leeds", "/story", "Both sides meet today.", "1", "")
    outlet.carry(item)
    outlet.show("/story", "", 503)
    monitor("run")
    (before,) = articles()
    assert not before["relevant"]
    outlet.carry()
    outlet.show("/story", outlet.TALKS)
    monitor("run", now=AT.format("12:30"))
    assert is_read(articles, mentions)
    (after,) = articles()
    assert after["relevant"]


def test_a_page_that_came_late_shows_whose_copy_it_is(
    monitor, outlet, articles, project
):
    outlet.tell("", 503)
    monitor("run")
    (project / "seeds" / "wire.html").write_text(outlet.TALKS)
    outlet.tell()
    told = monitor("run", now=AT.format("12:30")).stdout
    assert "a copy of a known story" in told
    assert {one["copies"] for one in articles()} == {2}
    assert "sound" in monitor("verify").output


def test_a_digest_does_not_call_a_page_that_came_late_an_edit(monitor, outlet):
    outlet.tell("", 503)
    monitor("run")
    outlet.tell()
    monitor("run", "--no-send", days=1)
    told = monitor("digest", "--since", "1d", days=1).stdout
    assert "1 article read in full at last, none new." in told
    assert "edited" not in told


def test_an_item_of_two_feeds_waits_for_the_topic_that_watches_for_it(
    monitor, outlet, articles, mentions, project, httpserver
):
    """Its words are told in the one, and so is its page."""
    toml = (project / "monitor.toml").read_text()
    feed = httpserver.url_for("/feed.xml")
    (project / "monitor.toml").write_text(
        toml.replace(feed + '"\n', feed + '"\ntopics = ["port-strike"]\n')
        + f'[[feed]]\nurl = "{feed}?b"\ntopics = ["cats"]\n'
        '[[topic]]\nname = "cats"\nwatch = ["cat"]\n'
    )
    outlet.tell("", 503)
    monitor("run")
    outlet.tell()
    monitor("run", now=AT.format("12:30"))
    assert is_read(articles, mentions)


def test_who_looks_after_it_is_told_what_waits(monitor, outlet):
    outlet.tell("", 503)
    monitor("run")
    assert "1 page waits" in monitor("runs").stdout
    assert "1 page: answered 503" in monitor("runs", "show", "1").stdout
    told = monitor("doctor").stdout
    assert "ok     pages: 1 page waits to be asked for again, from 09 Dec 2024" in told
    assert "1 answered 503" in told


def test_pages_of_a_feed_that_is_not_followed_any_more_do_not_wait(
    monitor, outlet, waiting, toml, project
):
    outlet.tell("", 503)
    monitor("run")
    (project / "monitor.toml").write_text(toml)
    monitor("run", now=AT.format("12:30"))
    assert not waiting()
    assert outlet.asked("/story") == 1
