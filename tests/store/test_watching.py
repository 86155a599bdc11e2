"""What terms found is kept, and the archive is searched by words."""

from __future__ import annotations

from monitor.core.watch import parse
from monitor.core.watch.searching import archive_query
from monitor.types import ArchivedArticle, Place, TermMatch


def test_matches_come_back_with_their_places(ledger, desk):
    article, other = desk.article("a.txt"), desk.article("b.txt")
    strike = TermMatch("strike", (Place("title", 0, 6), Place("body", 19, 25)))
    site = TermMatch("site:x.org")
    ledger.set_relevance(article.id, "rail", [strike, site], relevant=True)
    ledger.set_relevance(article.id, "bus", [site], relevant=True)
    ledger.set_relevance(other.id, "rail", [site], relevant=True)
    assert list(ledger.term_matches(article.id)) == [
        ("rail", strike), ("rail", site), ("bus", site)
    ]  # fmt: skip
    ledger.set_relevance(article.id, "rail", [site], relevant=True)
    assert list(ledger.term_matches(article.id)) == [("rail", site), ("bus", site)]


def test_the_days_of_a_term_are_those_of_its_articles(ledger, desk):
    for hours in (1, 2, 3):
        article = desk.article(f"{hours}.txt", now=desk.later(hours))
        ledger.set_relevance(article.id, "rail", [TermMatch("a")], relevant=True)
    found = ledger.term_days(desk.later(1), desk.later(3))
    assert list(found) == [("rail", "a", desk.later(2)), ("rail", "a", desk.later(3))]


def found(ledger, term, **more):
    words = archive_query(parse(term).node)
    return [one.record.path for one in ledger.archive(words, **more)]


def test_the_archive_is_searched_in_its_present_text(ledger, desk):
    article = desk.article("a.txt", text="The union called strikes.")
    desk.article("b.txt", text="Die Straße", title="Nothing", author="Ada Holm")
    assert found(ledger, "strike") == ["a.txt"]
    assert found(ledger, "strasse") == ["b.txt"]
    assert found(ledger, "author:holm") == ["b.txt"]
    assert found(ledger, "stri*") == ["a.txt"]
    ledger.add_revision(article.id, desk.piece(text="A lockout."), (), desk.now)
    assert found(ledger, "union") == []
    assert found(ledger, "lockout OR strasse") == ["a.txt", "b.txt"]


def test_what_no_word_narrows_is_looked_at_whole(ledger, desk):
    for name in ("a.txt", "b.txt"):
        desk.article(name)
    assert archive_query(parse("/x/").node) is None
    assert found(ledger, "/x/") == ["a.txt", "b.txt"]


def test_the_archive_is_narrowed_by_time_feed_and_number(ledger, desk):
    early = desk.article("a.txt", feed="https://x.org/rss")
    desk.article("b.txt", now=desk.later())
    assert found(ledger, "strike", since=desk.later()) == ["b.txt"]
    assert found(ledger, "strike", feed="https://x.org/rss") == ["a.txt"]
    assert found(ledger, "strike", article=early.id) == ["a.txt"]


def test_an_article_comes_with_its_text_and_those_it_quotes(ledger, desk):
    read, unread = desk.article("a.txt"), desk.article("b.txt")
    ledger.set_relevance(read.id, desk.topic, [], relevant=True)
    desk.tell(read, "called a strike", speaker="Ada Holm")
    desk.tell(read, "The union", speaker=None)
    first, second = ledger.archive(None)
    assert isinstance(first, ArchivedArticle)
    assert (first.text, first.speakers) == (read.text, ("Ada Holm",))
    assert (second.record.id, second.speakers) == (unread.id, None)
    assert ledger.count_articles() == 2
