"""Watch terms: what they match, how they print, how they fail."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.core.terms import And, Node, Not, Or, Words, fold
from monitor.core.watch import MAX_DEPTH, Watch, parse
from monitor.errors import ConfigError, WatchSyntaxError

MATCHING = [
    ("alibaba", "Alibaba's lawyers answered."),
    ("alibaba", "ALIBABA’S lawyers"),
    ("cafe", "the Café was shut"),
    ("Müller", "Mueller? No: Muller."),
    ("strasse", "Die Straße"),
    ("qwen", "It names Qwen2.5."),
    ('"qwen 2.5"', "It names Qwen2.5."),
    ("UK", "the U.K. courts"),
    ("U.K.", "the UK courts"),
    ("AT&T", "AT&T said"),
    ("C++", "written in C++, they say"),
    ("C#", "written in C#."),
    ("O'Brien", "Ms O’Brien said"),
    ('"tongyi qianwen"', "Tongyi\n  Qianwen"),
    ("“tongyi qianwen”", "tongyi qianwen"),
    ("strike pilots", "Pilots are on strike"),
    ("merger NOT cancelled", "the merger goes on"),
    ("a OR b c", "a"),
    ("(a OR b) c", "b c"),
    ("NOT NOT a", "a"),
    ("a AND NOT (b OR c)", "a d"),
    ('"and" rose', "rose and fell"),
]

NOT_MATCHING = [
    ("mac", "machine"),
    ("IFG", "LIFG"),
    ("C", "written in C++"),
    ('"tongyi qianwen"', "tongyi and qianwen"),
    ("strike pilots", "a strike of drivers"),
    ("merger NOT cancelled", "the merger was cancelled"),
    ("a OR b c", "b"),
    ("(a OR b) c", "a"),
    ("a AND NOT (b OR c)", "a c"),
]


@pytest.mark.parametrize(("term", "text"), MATCHING)
def test_a_term_matches_whole_words_in_any_dress(term, text):
    assert parse(term).matches(text)


@pytest.mark.parametrize(("term", "text"), NOT_MATCHING)
def test_a_term_leaves_the_rest_alone(term, text):
    assert not parse(term).matches(text)


@pytest.mark.parametrize(
    ("term", "full"),
    [
        ("a b OR NOT c d", "(a AND b) OR (NOT c AND d)"),
        ("a AND(b OR c)", "a AND (b OR c)"),
        ('"x" “y z”', 'x AND "y z"'),
        ("NOT NOT NOT a b", "NOT a AND b"),
        ('"or"  gold', '"or" AND gold'),
    ],
)
def test_the_full_form_shows_how_a_term_is_understood(term, full):
    assert str(parse(term)) == full


@pytest.mark.parametrize(
    ("term", "column", "said"),
    [
        ("", 0, "at the beginning"),
        ("   ", 3, "was expected"),
        ("anthropic AND", 13, 'after "AND"'),
        ("OR a", 0, "at the beginning"),
        ("a OR OR b", 5, 'after "OR"'),
        ("a NOT", 5, 'after "NOT"'),
        ("(a", 0, "never closed"),
        ("a)", 1, "closes nothing"),
        ("()", 1, 'after "("'),
        ('a "b', 2, "never closed"),
        ('""', 0, "holds no letter"),
        ("a && b", 2, "holds no letter"),
        ("a and b", 2, "write AND in capitals"),
        ("qwen*", 4, "no meaning here"),
        ("-draft a", 0, "no meaning here"),
        ("title:merger", 0, "no meaning here"),
        ("a NEAR/5 b", 2, "no meaning here"),
        ("NOT a", 0, "matches nearly every article"),
        ("a OR NOT b", 0, "matches nearly every article"),
        ("NOT (a AND b)", 0, "matches nearly every article"),
    ],
)
def test_a_fault_has_its_column_and_what_was_expected(term, column, said):
    with pytest.raises(WatchSyntaxError, match=re.escape(said)) as caught:
        parse(term)
    assert (caught.value.term, caught.value.column) == (term, column)
    *_, view, caret = str(caught.value).split("\n")
    assert len(caret) - 1 <= len(view)


def test_the_caret_stands_under_the_fault_of_a_long_term():
    with pytest.raises(WatchSyntaxError) as caught:
        parse("word " * 50 + "qwen* " + "word " * 50)
    _, view, caret = str(caught.value).split("\n")
    assert view[caret.index("^")] == "*"


def test_a_syntax_fault_is_a_configuration_fault():
    assert issubclass(WatchSyntaxError, ConfigError)


@pytest.mark.parametrize("term", ["(" * 10_000, "(" * 10_000 + "a" + ")" * 10_000])
def test_ten_thousand_parentheses_are_a_clean_error(term):
    with pytest.raises(WatchSyntaxError, match=f"more than {MAX_DEPTH}"):
        parse(term)


def test_as_deep_as_allowed_parses():
    assert parse("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH).matches("a")


def test_ten_thousand_negations_and_words_parse():
    assert parse("NOT " * 10_000 + "a " * 10_000).matches("a")


def test_a_watch_tells_which_of_its_terms_match():
    watch = Watch(["strike", "strike AND pilots", '"air france"'])
    assert watch.matching("Strike", "The pilots walked out.") == (
        "strike",
        "strike AND pilots",
    )
    assert watch.matching("Nothing", "of the sort") == ()


def test_a_phrase_does_not_run_from_the_title_into_the_text():
    assert Watch(['"pay rise"']).matching("Pay", "rise") == ()


def test_find_gives_the_place_of_the_first_word_asked_for():
    text = "In the end Alibaba’s lawyers answered."
    place = parse("anthropic OR alibaba NOT end").find(text)
    assert place == text.index("Alibaba")


def test_find_gives_none_where_no_word_is_there():
    assert parse("anthropic").find("nothing of it") is None


# Against an evaluator that is slow and plain to see.

WORDS = st.sampled_from(["a", "b", "c", "Über", "x1", "AND"])


def _nodes() -> st.SearchStrategy[Node]:
    phrases = st.lists(WORDS, min_size=1, max_size=2).map(" ".join)
    leaves = phrases.map(lambda text: Words(tuple(fold(text).split()), text))
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.filter(lambda node: not isinstance(node, Not)).map(Not),
            st.lists(inner, min_size=2, max_size=3).map(lambda p: And(tuple(p))),
            st.lists(inner, min_size=2, max_size=3).map(lambda p: Or(tuple(p))),
        ),
        max_leaves=8,
    )


def naive(node: Node, words: list[str]) -> bool:
    match node:
        case Words(folded):
            size = len(folded)
            return any(
                tuple(words[i : i + size]) == folded
                for i in range(len(words) - size + 1)
            )
        case Not(part):
            return not naive(part, words)
        case And(parts):
            return all(naive(part, words) for part in parts)
        case Or(parts):
            return any(naive(part, words) for part in parts)


@given(node=_nodes(), text=st.lists(WORDS, max_size=6).map(" ".join))
def test_matching_agrees_with_a_plain_evaluator(node, text):
    if naive(node, []):
        with pytest.raises(WatchSyntaxError):
            parse(str(node))
    else:
        assert parse(str(node)).matches(text) == naive(node, fold(text).split())


@given(node=_nodes().filter(lambda node: not naive(node, [])))
def test_what_is_printed_parses_to_the_same(node):
    query = parse(str(node))
    assert parse(str(query)) == query


@given(term=st.text(max_size=60))
def test_any_text_parses_or_fails_cleanly(term):
    try:
        query = parse(term)
    except WatchSyntaxError as error:
        assert 0 <= error.column <= len(term)  # noqa: PT017 - either way is right
    else:
        assert parse(str(query)) == query
