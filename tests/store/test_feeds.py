from __future__ import annotations

from dataclasses import replace

from monitor.types import FeedState

URL = "https://example.org/rss"


def test_a_feed_state_comes_back_as_it_was(ledger, desk):
    state = FeedState(
        url=URL,
        current_url="https://example.org/feed",
        title="Paper",
        etag='W/"a\\b"',
        last_modified="Tue, 10 Dec 2024 08:00:00 GMT",
        body_hash="0a",
        next_poll=desk.later(2),
        last_polled=desk.now,
        last_success=desk.now,
        last_new_item=desk.later(-1),
        failures=3,
        failing_since=desk.later(-9),
        last_error="HTTP 500",
        gone=True,
    )
    ledger.save_feed_state(state)
    assert ledger.feed_states() == {URL: state}


def test_a_later_state_replaces_the_earlier(ledger):
    state = FeedState(URL, URL, failures=2, last_error="no answer")
    ledger.save_feed_state(state)
    ledger.save_feed_state(replace(state, failures=0, last_error=None))
    assert ledger.feed_states() == {URL: FeedState(URL, URL)}


def test_items_are_remembered_for_each_feed(ledger, desk):
    ledger.mark_items(URL, ["1", "2"], desk.now)
    ledger.mark_items(URL, ["2", "3"], desk.later())
    assert ledger.seen_items(URL, iter(["2", "3", "4"])) == {"2", "3"}
    assert ledger.seen_items("https://example.org/other", ["2"]) == set()


def test_very_many_items_are_asked_for_in_portions(ledger, desk):
    marks = [str(n) for n in range(2_500)]
    ledger.mark_items(URL, marks[:2_000], desk.now)
    assert ledger.seen_items(URL, marks) == set(marks[:2_000])


def test_no_items_are_no_question(ledger, desk):
    ledger.mark_items(URL, [], desk.now)
    assert ledger.seen_items(URL, []) == set()


def test_feed_health_reads_well(ledger, desk):
    ledger.save_feed_state(FeedState("https://a.example", "", title="A"))
    ledger.save_feed_state(FeedState("https://b.example", "", title="B", failures=2))
    ledger.save_feed_state(FeedState("https://c.example", "", title="C", gone=True))
    rows = ledger._rows("SELECT title, health FROM feed_health")
    assert [tuple(r) for r in rows] == [
        ("C", "gone"),
        ("B", "failing"),
        ("A", "answering"),
    ]
