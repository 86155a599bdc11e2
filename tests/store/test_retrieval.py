"""Known claims are found again by the words they share."""

from __future__ import annotations

import pytest

from monitor.core.matching import places
from monitor.store import retrieval
from monitor.types import Kind, Verdict


def quotes(candidates):
    return [c.assertion.quote for c in candidates]


def fill(desk, count, *, terms, name="fill.txt"):
    """Claims that share ``terms`` and have one of their own."""
    article, number = desk.article(name), 0
    with desk.ledger.transaction():
        for n in range(count):
            number = desk.ledger.add_mention(
                desk.topic,
                article,
                desk.assertion(f"claim {n}"),
                (*terms, f"own{n}"),
                desk.judgement(),
                "test",
                desk.now,
            )
    return number


def test_the_claim_that_shares_the_rarer_term_comes_first(ledger, desk):
    article = desk.article()
    desk.tell(article, "The union", terms=["union", "strike"])
    desk.tell(article, "called", terms=["strike", "monday"])
    desk.tell(article, "a strike", terms=["strike", "pay"])
    found = ledger.candidates(desk.topic, ["strike", "monday"], 10)
    assert quotes(found) == ["called", "The union", "a strike"]


@pytest.mark.parametrize(
    "term", ["at&t", "c++", "foo-bar", '"', "a b", "NEAR", "*", "ünïon", "罢工", "'--"]
)
def test_any_word_is_only_a_word(ledger, desk, term):
    article = desk.article()
    desk.tell(article, "The union", terms=[term])
    desk.tell(article, "called", terms=["called"])
    assert quotes(ledger.candidates(desk.topic, [term], 10)) == ["The union"]


def test_a_candidate_is_complete(ledger, desk):
    article = desk.article(published=desk.later(-3))
    told = desk.tell(article, "called a strike", speaker="Ms Reed")
    (found,) = ledger.candidates(desk.topic, ["strike"], 10)
    assert (found.mention, found.claim, found.thread) == (
        told.mention,
        told.claim,
        told.thread,
    )
    assert (found.article, found.story) == (article.id, article.story)
    assert found.outlet == "Morning Paper"
    assert (found.published, found.seen) == (desk.later(-3), desk.now)
    assert found.verdict is Verdict.NEW
    start = article.text.index("called")
    assert found.assertion == desk.assertion(
        "called a strike", start, speaker="Ms Reed"
    )


def test_a_claim_shows_its_first_telling_and_its_latest(ledger, desk):
    first = desk.tell(desk.article("a.txt"), "called a strike")
    _, last = [
        desk.tell(
            desk.article(name), "called a strike", Verdict.REPEATED, claim=first.claim
        )
        for name in ("b.txt", "c.txt")
    ]
    found = ledger.candidates(desk.topic, ["strike"], 10)
    assert [c.mention for c in found] == [first.mention, last.mention]


def test_words_of_any_telling_find_the_claim(ledger, desk):
    first = desk.tell(desk.article("a.txt"), "called", terms=["strike"])
    desk.tell(
        desk.article("b.txt"),
        "The union",
        Verdict.REPEATED,
        claim=first.claim,
        terms=["walkout"],
    )
    found = ledger.candidates(desk.topic, ["walkout"], 10)
    assert {c.claim for c in found} == {first.claim}


def test_a_passage_that_is_gone_is_no_candidate(ledger, desk):
    article = desk.article()
    first = desk.tell(article, "called a strike")
    desk.tell(
        article,
        "called a strike",
        Verdict.CHANGED,
        kind=Kind.WITHDRAWN,
        against=first.mention,
        claim=first.claim,
    )
    found = ledger.candidates(desk.topic, ["strike"], 10)
    assert [c.mention for c in found] == [first.mention]


def test_other_topics_are_left_alone(ledger, desk):
    desk.tell(desk.article(), "called a strike", topic="buses")
    assert ledger.candidates(desk.topic, ["strike"], 10) == ()
    desk.tell(desk.article("b.txt"), "The union")
    assert ledger.candidates(desk.topic, ["strike"], 10) == []


def test_asking_writes_nothing(ledger, desk):
    ledger.candidates("unheard of", ["strike"], 10)
    ledger.mentions_in(1, "unheard of")
    assert ledger._rows("SELECT * FROM topics") == []


@pytest.mark.parametrize("terms", [[], ["unknown"]])
def test_nothing_in_common_finds_nothing(ledger, desk, terms):
    desk.tell(desk.article(), "called a strike")
    assert list(ledger.candidates(desk.topic, terms, 10)) == []


def test_no_more_than_asked_for_and_equals_by_age(ledger, desk):
    article = desk.article()
    for quote in ("The union", "called", "a strike"):
        desk.tell(article, quote, terms=["same"])
    assert quotes(ledger.candidates(desk.topic, ["same"], 2)) == ["The union", "called"]
    assert list(ledger.candidates(desk.topic, ["same"], 0)) == []


def test_more_shared_terms_win_beyond_the_rarest(ledger, desk):
    """Eight terms are equally rare; the two that are not looked up still count."""
    article, terms = desk.article(), [f"t{n}" for n in range(8)]
    desk.tell(article, "The union", terms=terms[:6])
    desk.tell(article, "called", terms=terms)
    assert quotes(ledger.candidates(desk.topic, terms, 1)) == ["called"]


def test_a_short_claim_beats_a_long_one_with_the_same_share(ledger, desk):
    article = desk.article()
    desk.tell(article, "The union", terms=["strike", *(f"x{n}" for n in range(30))])
    desk.tell(article, "called", terms=["strike", "monday"])
    assert quotes(ledger.candidates(desk.topic, ["strike"], 2)) == [
        "called",
        "The union",
    ]


def test_a_term_of_everything_is_passed_over_where_rarer_ones_are(ledger, desk):
    fill(desk, retrieval.SMALL_LEDGER + 100, terms=["everywhere"])
    rare = [f"own{n}" for n in range(retrieval.FEWEST)]
    found = ledger.candidates(desk.topic, ["everywhere", *rare], 10)
    assert quotes(found) == [f"claim {n}" for n in range(retrieval.FEWEST)]
    assert len(ledger.candidates(desk.topic, ["everywhere"], 10)) == 10


def test_what_has_few_rare_terms_is_found_by_two_common_ones(ledger, desk):
    """The one claim that shares both is not the newest of either, nor rare in it."""
    article = desk.article()
    fill(desk, retrieval.SMALL_LEDGER, terms=["tunnel"])
    desk.tell(article, "called", terms=["tunnel", "cost"])
    fill(desk, retrieval.POSTINGS // 2, terms=["tunnel"], name="b.txt")
    fill(desk, retrieval.POSTINGS // 2, terms=["cost"], name="c.txt")
    found = ledger.candidates(desk.topic, ["tunnel", "cost", "own7"], 20)
    assert "called" in quotes(found)


def test_a_term_of_very_many_brings_the_newest(ledger, desk):
    last = fill(desk, retrieval.POSTINGS + 50, terms=["everywhere"])
    found = ledger.candidates(desk.topic, ["everywhere"], 300)
    assert len(found) == retrieval.RANKED
    assert min(c.mention for c in found) > last - retrieval.POSTINGS


def test_mentions_of_a_revision_come_in_the_order_of_its_text(ledger, desk):
    article = desk.article()
    desk.tell(article, "called a strike")
    desk.tell(article, "The union")
    desk.tell(article, "strike", topic="buses")
    desk.tell(desk.article("b.txt"), "called")
    found = ledger.mentions_in(article.revision, desk.topic)
    assert quotes(found) == ["The union", "called a strike"]


@pytest.mark.parametrize("most", [2, 3, 10])
def test_what_is_told_since_finds_its_place_as_if_looked_up_once_more(
    ledger, desk, most
):
    """Told of as many claims before, so that no term is much rarer afterwards."""
    fill(desk, 200, terms=["pay"])
    article, terms = desk.article(), ["strike", "monday", "own7", "own8", "unheard"]
    desk.tell(article, "The union", terms=["strike", "union", "own7"])
    desk.tell(article, "a strike", terms=["strike", "monday", "own7", "own8"])
    found = ledger.look_up(desk.topic, terms, most)
    since = {
        desk.tell(article, "called", terms=told).mention: told
        for told in (["strike", "monday"], ["vote", "ballot"], ["unheard"])
    }
    again = ledger.candidates(desk.topic, terms, most)
    assert places(found, since, most) == [one.mention for one in again]


def test_what_is_told_of_a_topic_that_nobody_knew_finds_its_place(ledger, desk):
    found = ledger.look_up(desk.topic, ["strike", "monday"], 10)
    since = {1: ["strike"], 2: ["vote"], 3: ["monday", "strike"]}
    assert places(found, since, 10) == [3, 1]
