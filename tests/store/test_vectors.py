"""Vectors of mentions: what near ones are looked for among."""

from __future__ import annotations

import pytest

from monitor.types import Kind, Selection, Verdict

ONE, TWO, THREE = bytes([1, 0]), bytes([0, 1]), bytes([1, 1])


@pytest.fixture
def told(desk):
    """Three mentions of two articles, the second one without a vector."""
    first = desk.article("a.txt", "The union called a strike. It rained.")
    second = desk.article("b.txt", "Talks began.")
    return [
        desk.tell(first, "The union called a strike", vector=ONE).mention,
        desk.tell(first, "It rained").mention,
        desk.tell(second, "Talks began", vector=TWO).mention,
    ]


def test_the_newest_come_first_and_no_more_than_asked_for(ledger, desk, told):
    one, _, other = told
    assert ledger.vectors(desk.topic, 9) == [(other, TWO), (one, ONE)]
    assert ledger.vectors(desk.topic, 1) == [(other, TWO)]


def test_only_those_after_a_number_are_asked_for(ledger, desk, told):
    one, _, other = told
    assert ledger.vectors(desk.topic, 9, one) == [(other, TWO)]
    assert ledger.vectors(desk.topic, 9, other) == []


def test_another_topic_has_vectors_of_its_own(ledger, desk, told):
    article = desk.article("c.txt", "A vote was held.")
    desk.tell(article, "A vote was held", topic="election", vector=THREE)
    assert [vector for _, vector in ledger.vectors("election", 9)] == [THREE]
    assert len(ledger.vectors(desk.topic, 9)) == 2
    assert ledger.vectors("nobody follows this", 9) == []


def test_a_mention_comes_back_with_its_vector(ledger, told):
    found = ledger.numbered(told)
    assert [found[n].assertion.embedding for n in told] == [ONE, b"", TWO]
    assert ledger.numbered([]) == {}


def test_a_passage_that_is_gone_is_not_among_them(ledger, desk):
    article = desk.article()
    quote = "called a strike"
    first = desk.tell(article, quote, vector=ONE)
    gone = desk.tell(
        article, quote, Verdict.CHANGED, kind=Kind.WITHDRAWN,
        against=first.mention, claim=first.claim, vector=ONE,
    )  # fmt: skip
    assert set(ledger.numbered([first.mention, gone.mention])) == {first.mention}


def test_what_is_purged_leaves_no_vector(ledger, desk, told):
    plan = ledger.plan_purge(Selection(spared=frozenset({"a.txt"})))
    ledger.purge(plan, desk.later())
    assert [vector for _, vector in ledger.vectors(desk.topic, 9)] == [ONE]
    assert ledger.check() == []
