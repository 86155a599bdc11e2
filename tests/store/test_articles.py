from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from monitor.store import stories
from monitor.types import ArticleStatus, Origin, Piece, TermMatch


def test_an_article_comes_back_by_its_key(ledger, desk):
    piece = Piece(
        text="Zwölf “Fahrer” streiken.\n\nSagt sie. \U0001f682",
        title="Strike",
        origin=Origin.FEED,
        url="https://example.org/a?b=c",
        path="seeds/a.txt",
        outlet="Paper",
        author="Desk",
        language="de",
        published=datetime(2024, 12, 9, 23, tzinfo=timezone(timedelta(hours=-5))),
        feed="https://example.org/rss",
        status=ArticleStatus.FOREIGN,
    )
    stored = ledger.add_article(piece, (), None, desk.now)
    assert ledger.find_article("https://example.org/a?b=c") == stored
    assert (stored.text, stored.revision_number) == (piece.text, 1)
    assert stored.published == datetime(2024, 12, 10, 4, tzinfo=UTC)
    (record,) = ledger.articles()
    assert (record.url, record.path, record.feed) == (
        "https://example.org/a?b=c",
        "seeds/a.txt",
        "https://example.org/rss",
    )
    assert (record.author, record.language, record.seen) == ("Desk", "de", desk.now)
    assert record.status is ArticleStatus.FOREIGN


def test_an_unknown_key_finds_nothing(ledger):
    assert ledger.find_article("https://example.org/nowhere") is None


def test_a_copy_joins_its_story_and_counts_once(ledger, desk):
    first = desk.article("a.txt")
    desk.article("b.txt", story=first.story)
    other = desk.article("c.txt")
    assert other.story != first.story
    assert [a.copies for a in ledger.articles()] == [2, 2, 1]


def test_a_revision_becomes_current_and_the_earlier_text_stays(ledger, desk):
    first = desk.article(text="Ten drivers.", title="Ten", author="A. Desk")
    second = ledger.add_revision(
        first.id,
        desk.piece(
            text="Twelve drivers.", title="Twelve", status=ArticleStatus.FEED_TEXT
        ),
        (),
        desk.later(),
    )
    assert second.id == first.id
    assert second.story == first.story
    assert second.revision != first.revision
    assert second.revision_number == 2
    assert ledger.find_article("a.txt") == second
    texts = ledger._rows("SELECT text FROM revisions ORDER BY number")
    assert [row[0] for row in texts] == ["Ten drivers.", "Twelve drivers."]
    (record,) = ledger.articles()
    assert (record.revisions, record.title, record.author, record.seen) == (
        2,
        "Twelve",
        "A. Desk",
        desk.now,
    )
    assert record.status is ArticleStatus.FEED_TEXT


def test_relevance_is_told_for_each_topic(ledger, desk):
    article, other = desk.article("a.txt"), desk.article("b.txt")
    told = [TermMatch("union"), TermMatch("strike")]
    ledger.set_relevance(article.id, "strike", told, relevant=True)
    ledger.set_relevance(article.id, "buses", [TermMatch("bus")], relevant=False)
    ledger.set_relevance(other.id, "strike", [], relevant=False)
    relevant, irrelevant = ledger.articles()
    assert (relevant.relevant, irrelevant.relevant) == (True, False)
    assert relevant.topics == ("strike",)
    assert relevant.terms == ("bus", "strike", "union")
    assert [a.id for a in ledger.articles(relevant=True)] == [article.id]
    assert [a.id for a in ledger.articles(relevant=False)] == [other.id]


def test_relevance_can_be_said_anew(ledger, desk):
    article = desk.article()
    ledger.set_relevance(article.id, "strike", [TermMatch("union")], relevant=True)
    ledger.set_relevance(article.id, "strike", [], relevant=False)
    (record,) = ledger.articles()
    assert (record.relevant, record.topics, record.terms) == (False, (), ())


def test_a_long_list_comes_in_order_while_it_grows(ledger, desk):
    with ledger.transaction():
        for n in range(1_100):
            desk.article(f"{n}.txt")
    reading = ledger.articles()
    first = next(reading)
    desk.article("late.txt")
    assert [first.id, *(a.id for a in reading)] == list(range(1, 1_102))


def test_articles_that_share_a_shingle_are_found(ledger, desk):
    near = desk.article("a.txt", sketch=(1, 2, 3, 2**63 - 1))
    far = desk.article("b.txt", sketch=(3, 50, 60))
    desk.article("c.txt", sketch=(70, 80))
    desk.article("d.txt", sketch=())
    assert ledger.similar_sketches((1, 2, 3)) == [
        (near.id, near.story, (1, 2, 3, 2**63 - 1)),
        (far.id, far.story, (3, 50, 60)),
    ]
    assert ledger.similar_sketches(()) == []


def test_a_revision_is_known_by_its_new_words(ledger, desk):
    article = desk.article(sketch=(1, 2))
    ledger.add_revision(article.id, desk.piece(), (3, 4), desk.later())
    assert ledger.similar_sketches((1, 2)) == []
    assert ledger.similar_sketches((3,)) == [(article.id, article.story, (3, 4))]
    ledger.add_revision(article.id, desk.piece(), (), desk.later())
    assert ledger.similar_sketches((3,)) == []


def test_a_phrase_that_every_article_carries_brings_only_the_newest(ledger, desk):
    with ledger.transaction():
        for n in range(stories.SHARERS + 20):
            desk.article(f"{n}.txt", sketch=(7, 1_000 + n))
    copy = desk.article("copy.txt", sketch=(7, 500, 501))
    found = ledger.similar_sketches((7, 500, 501))
    assert len(found) == stories.LOOKED_AT
    assert found[0] == (copy.id, copy.story, (7, 500, 501))
