"""Pages that wait, in the ledger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.types import Origin, Piece, Selection, Waiting, WaitingPage

URL = "https://buoy.example/story"
FEED = "https://buoy.example/rss"


@pytest.fixture
def page(ledger, desk):
    piece = Piece(
        "The feed's words.", "Strike", Origin.FEED, url=URL, outlet="The Buoy",
        author="Ada Holm", language="en", published=desk.now, feed=FEED,
    )  # fmt: skip
    ledger.add_article(piece, (), None, desk.now)
    return WaitingPage(
        replace(piece, text=""), "answered 503", 2, desk.now, desk.later()
    )


def test_a_page_that_waits_comes_back_as_it_was(ledger, page):
    ledger.keep_waiting([page])
    assert ledger.waiting_pages() == [page]
    later = replace(page, reason="answered 500", tries=3)
    ledger.keep_waiting([later])
    assert ledger.waiting_pages() == [later]
    assert ledger.waiting() == [Waiting(1, "answered 500", page.next_try)]
    ledger.forget_waiting([URL])
    assert (ledger.waiting_pages(), ledger.waiting()) == ([], [])


def test_nothing_waits_of_what_is_not_stored(ledger, page):
    other = replace(page.piece, url="https://buoy.example/other")
    ledger.keep_waiting([replace(page, piece=other)])
    assert ledger.waiting_pages() == []


def test_a_page_does_not_wait_for_an_article_that_was_purged(ledger, page, desk):
    ledger.keep_waiting([page])
    ledger.purge(ledger.plan_purge(Selection(host="buoy.example")), desk.now)
    assert ledger.waiting_pages() == []
    assert ledger.check() == []


def test_an_article_that_stood_alone_becomes_one_of_a_story(ledger, desk):
    first, alone = desk.article("a.txt"), desk.article("b.txt", sketch=(1, 2))
    moved = ledger.tell_as_copy(alone, first.story)
    assert moved.story == first.story
    assert ledger.similar_sketches((1,)) == [(alone.id, first.story, (1, 2))]
    assert {one.copies for one in ledger.articles()} == {2}
    third = desk.article("c.txt")
    assert ledger.tell_as_copy(first, third.story) == first
    assert ledger.check() == []
