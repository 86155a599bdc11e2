"""The fast matcher against a plain one; printing against parsing."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from monitor.core.watch import Term, Watch, Watched, parse
from monitor.core.watch.index import TermIndex
from monitor.core.watch.query import Query
from monitor.core.watch.searching import archive_query, service_query
from monitor.core.watch.tree import (
    And,
    Field,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Site,
)
from monitor.core.watch.words import folded_text, plurals, words_of
from monitor.errors import WatchSyntaxError

WORDS = ["a", "b", "cat", "cats", "Über", "qwen2", "AND", "box", "boxes", "U.K.", "men"]
TEXTS = st.lists(st.sampled_from([*WORDS, "ÜBER", "Cat’s", "\n\n"]), max_size=7).map(
    " ".join
)
FIELDS = ["title", "body", "lead", "author", "url"]


def phrase(text, *, cased=False, prefix=False):
    found = words_of(text)
    forms = tuple(written for _, written in found) if cased else ()
    return Phrase(tuple(folded for folded, _ in found), text, forms, prefix)


PHRASES = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join).map(phrase),
    st.sampled_from(WORDS).map(lambda word: phrase(word, cased=True)),
    st.sampled_from(["cat", "Übe", "box"]).map(lambda word: phrase(word, prefix=True)),
)
IN_A_ROW = st.recursive(
    PHRASES,
    lambda inner: st.one_of(
        st.builds(Near, inner, inner, st.integers(1, 3), st.booleans()),
        st.lists(inner, min_size=2, max_size=3).map(tuple).map(Or),
    ),
    max_leaves=4,
)
LEAVES = st.one_of(
    IN_A_ROW,
    st.sampled_from([Pattern("c.t"), Pattern("U", cased=True)]),
    st.just(Site("x.org")),
    st.builds(Field, st.sampled_from(FIELDS), IN_A_ROW),
)


def combined(inner):
    parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
    negated = inner.filter(lambda node: not isinstance(node, Not)).map(Not)
    return st.one_of(negated, parts.map(And), parts.map(Or))


NODES = st.recursive(LEAVES, combined, max_leaves=8)
ARTICLES = st.builds(
    Watched,
    title=TEXTS,
    body=TEXTS,
    author=TEXTS,
    url=st.sampled_from(["", "https://x.org/a-cat", "https://y.x.org/"]),
)


def spans(node: Node, words):
    """The places of words in a row, the slow and plain way."""
    match node:
        case Phrase():
            size = len(node.words)
            return {
                (start, start + size - 1)
                for start in range(len(words) - size + 1)
                if all(same(node, at, *words[start + at]) for at in range(size))
            }
        case Or(parts):
            return set().union(*(spans(part, words) for part in parts))
        case Near(left, right, distance, ordered):
            pairs = {(a, b) for a in spans(left, words) for b in spans(right, words)}
            if not ordered:
                pairs |= {(b, a) for a, b in pairs}
            return {(a[0], b[1]) for a, b in pairs if 0 < b[0] - a[1] <= distance}
        case _:
            raise TypeError(node)


def same(node, at, folded, written):
    wanted = node.words[at]
    if node.forms and node.forms[at] != written:
        return False
    if node.prefix and at == len(node.words) - 1:
        return folded.startswith(wanted)
    known = {"cats": "cat", "boxes": "box", "men": "man"}
    return wanted in {folded, known.get(folded)}


def naive(node: Node, article, field=None):
    match node:
        case And(parts):
            return all(naive(part, article, field) for part in parts)
        case Or(parts):
            return any(naive(part, article, field) for part in parts)
        case Not(part):
            return not naive(part, article, field)
        case Field(name, part):
            return naive(part, article, name)
        case Site():
            return article.url.split("/")[2:3] in (["x.org"], ["y.x.org"])
        case _:
            return told(node, article, field)


def told(node, article, field):
    texts = {
        "title": article.title,
        "body": article.body,
        "author": article.author,
        "url": article.url,
        "lead": article.body.lstrip().split("\n\n")[0],
    }
    asked = [texts[field]] if field else [article.title, article.body]
    if isinstance(node, Pattern):
        return any(
            (node.source == "U" and "U" in text)
            or (node.source != "U" and "cat" in text.lower())
            for text in asked
        )
    return any(spans(node, words_of(text)) for text in asked)


@given(node=NODES, article=ARTICLES)
def test_matching_agrees_with_a_plain_evaluator(node, article):
    assert Query(node).matches(article) is naive(node, article)


@given(nodes=st.lists(NODES, min_size=1, max_size=6), article=ARTICLES)
def test_the_index_finds_what_a_look_at_every_term_finds(nodes, article):
    found = TermIndex(nodes).matching(article)
    assert found == [n for n, node in enumerate(nodes) if naive(node, article)]


@given(node=NODES, article=ARTICLES)
def test_the_archive_finds_at_least_what_matches(node, article):
    query = archive_query(node)
    if query is None or not naive(node, article):
        return
    told = f"{article.title}\n{article.body}\n{article.author}\n{article.url}"
    db = sqlite3.connect(":memory:")
    db.execute(
        "CREATE VIRTUAL TABLE t USING "
        "fts5(words, content='', detail=none, tokenize=\"ascii tokenchars '&+#'\")"
    )
    db.execute("INSERT INTO t (rowid, words) VALUES (1, ?)", [folded_text(told)])
    assert db.execute("SELECT rowid FROM t WHERE t MATCH ?", [query]).fetchall()
    db.close()


@given(node=NODES)
def test_what_is_printed_parses_to_the_same(node):
    try:
        query = parse(str(Query(node)))
    except WatchSyntaxError as error:
        assert "matches nearly every article" in str(error)  # noqa: PT017
    else:
        assert query.node == node
        assert parse(str(query)) == query


@given(term=st.text(max_size=60))
@example(term='"\\')
def test_any_text_parses_or_fails_cleanly(term):
    try:
        query = parse(term)
    except WatchSyntaxError as error:
        assert 0 <= error.column <= len(term)  # noqa: PT017 - either way is right
    else:
        assert parse(str(query)) == query


@given(term=st.text(alphabet='ab "()-=*/@:ORANDNOTEtitle1>.', max_size=40))
@example(":AAA*")
def test_any_words_of_the_language_parse_or_fail_cleanly(term):
    try:
        query = parse(term)
    except WatchSyntaxError as error:
        assert 0 <= error.column <= len(term)  # noqa: PT017 - either way is right
    else:
        assert parse(str(query)) == query


@given(word=st.sampled_from(["cat", "box", "company", "woman", "toy", "bus", "hero"]))
def test_every_plural_that_a_text_may_have_is_looked_up(word):
    for plural in plurals(word):
        if parse(word).matches(Watched(body=plural)):
            assert plural in plurals(word)
    assert any(parse(word).matches(Watched(body=p)) for p in plurals(word))


@given(text=st.text(max_size=30))
@example("Straße “U.K.” – AT&T’s ﬁsh ℀ ½ A.B")
def test_the_index_holds_the_words_that_terms_see(text):
    assert folded_text(text).split() == [folded for folded, _ in words_of(text)]


def test_only_terms_that_share_a_word_are_looked_at():
    names = ["".join(chr(97 + int(d)) for d in str(n)) for n in range(1_000)]
    index = TermIndex([parse(f"x{name} AND common").node for name in names])
    article = Watched(body="common words, xh and xi")
    assert index.candidates(article) == 2
    assert index.matching(article) == [7, 8]


NOW = datetime(2024, 12, 10, 8, 0, tzinfo=ZoneInfo("Europe/London"))


def matching(terms, **article):
    watch = Watch(terms)
    return [m.term for m in watch.matching(Watched(now=NOW, **article))]


def test_a_watch_tells_which_of_its_terms_match():
    terms = [Term("strike"), Term("strike AND pilots"), Term('"air france"')]
    article = {"title": "Strike", "body": "The pilots walked out."}
    assert matching(terms, **article) == ["strike", "strike AND pilots"]
    assert matching(terms, title="Nothing", body="of the sort") == []


def test_a_phrase_does_not_run_from_the_title_into_the_text():
    assert matching([Term('"pay rise"')], title="Pay", body="rise") == []


def test_a_muted_term_matches_nothing_before_its_day():
    terms = [
        Term("a", muted_until=date(2024, 12, 11)),
        Term("b", muted_until=NOW.date()),
    ]
    assert matching(terms, body="a b") == ["b"]


@pytest.mark.parametrize("feed", ["https://x.org/rss", "The Paper"])
def test_a_term_may_be_for_one_feed_only(feed):
    terms = [Term("a", feeds=(feed,))]
    assert matching(terms, body="a", feeds=("https://x.org/rss", "The Paper")) == ["a"]
    assert matching(terms, body="a", feeds=("https://y.org/rss", "Other")) == []


def test_what_speakers_would_decide_may_match():
    watch = Watch([Term("strike speaker:holm")])
    unread = Watched(body="strike", speakers=None)
    assert watch.may_match(unread)
    assert watch.matching(unread) == ()
    assert not watch.may_match(Watched(body="pay", speakers=None))


@pytest.mark.parametrize(
    ("term", "asked"),
    [
        ("anthropic (alibaba OR qwen)", "anthropic (alibaba OR qwen)"),
        ('"tongyi qianwen" -football', '"tongyi qianwen" -football'),
        ("a NEAR/5 b qwen* lang:en", "a b"),
        ("title:strike site:x.org NOT (a b)", "strike"),
        ("a OR qwen*", None),
        ("qwen*", None),
        ("/x/ -a", None),
    ],
)
def test_a_term_in_the_words_of_a_search_service(term, asked):
    assert service_query(parse(term).node) == asked
