"""What terms match, how they print, how they fail."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from monitor.core.watch import Watched, naming, parse
from monitor.core.watch.lexer import LONGEST
from monitor.core.watch.parser import MAX_DEPTH
from monitor.core.watch.words import FARTHEST, words_of
from monitor.errors import ConfigError, WatchSyntaxError

MATCHING = [
    ("alibaba", "Alibaba's lawyers answered."),
    ("alibaba", "ALIBABA’S lawyers"),
    ("model", "its models"),
    ("company", "two companies"),
    ("box", "boxes"),
    ("woman", "the women"),
    ("AI", "several AIs"),
    ('"trade secret"', "the trade secrets"),
    ('"alibaba lawyer"', "Alibaba’s lawyers"),
    ("cafe", "the Café was shut"),
    ("café", "the cafe was shut"),
    ("café", "the cafe\u0301 was shut"),
    ("Müller", "Mueller? No: Muller."),
    ("strasse", "Die Straße"),
    ("qwen", "It names Qwen2.5."),
    ('"qwen 2.5"', "It names Qwen2.5."),
    ("UK", "the U.K. courts"),
    ("U.K.", "the UK courts"),
    ("AT&T", "AT&T said"),
    ("C++", "written in C++, they say"),
    ("C#", "written in C#."),
    ("foo-bar", "the foo bar"),
    ("O'Brien", "Ms O’Brien said"),
    ("5G", "a 5G network"),
    ("\U0001f680", "up \U0001f680!"),
    ("阿里巴巴", "杭州的阿里巴巴集团"),
    ("שלום", "אמר שלום לכולם"),
    ('"tongyi qianwen"', "Tongyi\n  Qianwen"),
    ("“tongyi qianwen”", "tongyi qianwen"),
    ("strike pilots", "Pilots are on strike"),
    ("merger NOT cancelled", "the merger goes on"),
    ("merger -cancelled", "the merger goes on"),
    ("a OR b c", "a"),
    ("(a OR b) c", "b c"),
    ("NOT NOT a", "a"),
    ("a AND NOT (b OR c)", "a d"),
    ('"and" rose', "rose and fell"),
    ("qwen*", "the qwenlike ones"),
    ("tongyi-qian*", "Tongyi Qianwen"),
    ("strike NEAR/2 harbour", "the harbour-wide strike"),
    ("strike NEAR/3 harbour", "a strike at the harbour"),
    ("strike ONEAR/3 harbour", "a strike at the harbour"),
    ("strike NEAR/2 (port OR docks)", "at the docks a strike"),
    ('"pay rise" NEAR/1 union', "union pay rise"),
    ("a NEAR/1 b NEAR/1 c", "c a b"),
    ("a NEAR/1 a", "a a"),
    ("=AI", "the AI act"),
    ('="Air France"', "by Air France"),
    (r"/qwen[ -]?\d/", "it names QWEN-2"),
    (r"=/Qwen\d/", "it names Qwen2"),
    (r"/and\/or/", "this and/or that"),
]

NOT_MATCHING = [
    ("mac", "machine"),
    ("IFG", "LIFG"),
    ("C", "written in C++"),
    ("models", "one model"),
    ("it", "its walls"),
    ("US", "it uses force"),
    ("doe", "he does"),
    ("new", "the news"),
    ("AT&T", "look at t-shirts"),
    ('"tongyi qianwen"', "tongyi and qianwen"),
    ("strike pilots", "a strike of drivers"),
    ("merger NOT cancelled", "the merger was cancelled"),
    ("a OR b c", "b"),
    ("(a OR b) c", "a"),
    ("a AND NOT (b OR c)", "a c"),
    ("qwen*", "the wen"),
    ("strike NEAR/2 harbour", "a strike at the harbour"),
    ("strike ONEAR/5 harbour", "harbour strike"),
    ("a NEAR/1 a", "a"),
    ("a NEAR/1 b NEAR/1 c", "a b d c"),
    ("=AI", "the ai act"),
    ("=AI", "several AIs"),
    ('="Air France"', "by air France"),
    (r"=/Qwen\d/", "it names QWEN2"),
]


@pytest.mark.parametrize(("term", "text"), MATCHING)
def test_a_term_matches_whole_words_in_any_dress(term, text):
    assert parse(term).matches(Watched(body=text))


@pytest.mark.parametrize(("term", "text"), NOT_MATCHING)
def test_a_term_leaves_the_rest_alone(term, text):
    assert not parse(term).matches(Watched(body=text))


ARTICLE = Watched(
    title="Harbour strike: talks fail",
    body="\n Drivers walk out.\n\nThe union of dockers rejects the offer.",
    url="https://www.news.example.org:8080/2024/12/harbour-strike?id=7",
    author="Ada Holm",
    feeds=("https://example.org/rss", "Morning Paper"),
    language="en",
    published=datetime(2024, 12, 1, 23, 30, tzinfo=UTC),
    speakers=("Dockers' Union", "Jonas Holm"),
    now=datetime(2024, 12, 5, 8, 0, tzinfo=UTC),
)


@pytest.mark.parametrize(
    ("term", "answer"),
    [
        ("title:strike", True),
        ("title:drivers", False),
        ("lead:drivers", True),
        ("lead:dockers", False),
        ("body:dockers", True),
        ("body:harbour", False),
        ('title:"strike talks"', True),
        ("title:(harbour NEAR/1 strike)", True),
        ("title:(harbour OR port) union", True),
        ("title:=harbour", False),
        ("title:/talks? fail$/", True),
        ("url:harbour", True),
        ('url:"2024/12"', True),
        ("author:holm", True),
        ('feed:"morning paper"', True),
        ("feed:example.org", True),
        ("site:example.org", True),
        ("site:news.example.org", True),
        ("site:ample.org", False),
        ("site:EXAMPLE.org", True),
        ("strike lang:en", True),
        ("strike lang:de", False),
        ("speaker:jonas", True),
        ("speaker:ada", False),
        ('speaker:"union jonas"', False),
        ("strike published:2024-12-01", True),
        ("strike published:2024-12", True),
        ("strike published:2024", True),
        ("strike published:2025", False),
        ("strike published:>=2024-12-01", True),
        ("strike published:>2024-12-01", False),
        ("strike published:<=2024-12", True),
        ("strike published:<2024-12", False),
        ("strike published:4d", True),
        ("strike published:72h", False),
        ("strike published:1w", True),
        ('"fail drivers"', False),
        ("fail NEAR/3 drivers", False),
    ],
)
def test_fields(term, answer):
    assert parse(term).matches(ARTICLE) is answer


def test_what_has_no_date_or_address_satisfies_no_condition_on_it():
    bare = Watched(body="strike", now=ARTICLE.now)
    for condition in ("published:<2030", "published:9w", "site:example.org"):
        assert parse(f"strike {condition}").matches(bare) is False
    odd = Watched(body="strike", url="http://[no")
    assert parse("strike site:example.org").matches(odd) is False


def test_a_date_is_that_of_the_readers_clocks():
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    here = datetime(2024, 12, 5, 8, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    late = Watched(body="strike", published=ARTICLE.published, now=here)
    assert parse("strike published:2024-12-02").matches(late)


def test_speakers_are_unknown_until_the_article_is_read():
    unread = Watched(body="strike", speakers=None)
    for term, answer in [
        ("speaker:holm", None),
        ("strike speaker:holm", None),
        ("strike OR speaker:holm", True),
        ("pay speaker:holm", False),
        ("strike -speaker:holm", None),
        ("strike speaker:(a NEAR/2 b)", None),
        ("pay OR speaker:/h/", None),
    ]:
        assert parse(term).matches(unread) is answer, term


@pytest.mark.parametrize(
    ("term", "full"),
    [
        ("a b OR NOT c d", "(a AND b) OR (NOT c AND d)"),
        ("a AND(b OR c)", "a AND (b OR c)"),
        ('"x" “y z”', 'x AND "y z"'),
        ("NOT NOT NOT a b", "NOT a AND b"),
        ("-a b", "NOT a AND b"),
        ('"or"  gold', '"or" AND gold'),
        ('a "NEAR"', 'a AND "NEAR"'),
        ("a NEAR/3 b c", "(a NEAR/3 b) AND c"),
        ("NOT a ONEAR/3 b c", "NOT (a ONEAR/3 b) AND c"),
        ("a NEAR/1 (b NEAR/2 c)", "a NEAR/1 (b NEAR/2 c)"),
        ("a NEAR/1 b NEAR/2 c", "a NEAR/1 b NEAR/2 c"),
        ("title:(a b) site:X.org", "title:(a AND b) AND site:x.org"),
        ("a published:>=2024-12 lang:EN", "a AND published:>=2024-12 AND lang:en"),
        ("=AI qwen* =/x/ /y/", "=AI AND qwen* AND =/x/ AND /y/"),
    ],
)
def test_the_full_form_shows_how_a_term_is_understood(term, full):
    query = parse(term)
    assert str(query) == full
    assert parse(full) == query


FAULTS = [
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
    ("a && b", 2, "no meaning here"),
    ("a || b", 2, "no meaning here"),
    ("a and b", 2, "write AND in capitals"),
    ("qw*", 2, "needs 3 letters"),
    ("q*n", 1, "no meaning here"),
    ("=qwen*", 5, "exclude each other"),
    ('"qwen* said"', 5, "inside quotation marks"),
    ("+a", 0, "no meaning here"),
    ("a - b", 2, "no meaning here"),
    ("titel:merger", 0, 'did you mean "title:"?'),
    ("re:invent", 0, "A colon in a word needs quotation marks"),
    ("a title: b", 8, "right behind title:"),
    ("title:(body:a)", 0, "inside another"),
    ("title:", 6, "right behind title:"),
    ("a NEAR b", 2, "say how near: NEAR/5"),
    ("a NEAR/0 b", 2, f"from 1 to {FARTHEST}"),
    ("a NEAR/101 b", 2, f"from 1 to {FARTHEST}"),
    ("a NEAR/5", 8, 'after "NEAR/5"'),
    ("NEAR/5 a", 0, "at the beginning"),
    ("a" + " NEAR/5 a" * 51, 452, "more than 50 NEARs in a row"),
    ("a NEAR/5 (b c)", 9, "stands between words"),
    ("(a NOT b) NEAR/5 c", 0, "stands between words"),
    ("title:a NEAR/5 b", 0, "stands between words"),
    ("/a", 0, "never closed"),
    ("/a/b", 3, "a blank was expected"),
    ("/a(/", 0, "no regular expression that RE2 knows: missing )"),
    ("/(?=a)/", 0, "no regular expression"),
    ("/a*/", 0, "found in every text"),
    ("/" + "a" * 1001 + "/", 0, "at most 1,000 characters"),
    ("@china a", 0, "no term has this name"),
    ("site:a/b", 5, "takes a host"),
    ("site:(a)", 5, "a value was expected after site:"),
    ("a lang:english", 7, "two letters"),
    ("a published:soon", 12, "takes a date"),
    ("a published:2024-13", 12, "there is no such date"),
    ("a published:2023-02-29", 12, "there is no such date"),
    ("NOT a", 0, "matches nearly every article"),
    ("-a", 0, "matches nearly every article"),
    ("a OR NOT b", 0, "matches nearly every article"),
    ("NOT (a AND b)", 0, "matches nearly every article"),
    ("lang:en", 0, "matches nearly every article"),
    ("published:7d NOT a", 0, "matches nearly every article"),
    ("a OR lang:en", 0, "matches nearly every article"),
    ("a\x00b", 1, "an invisible character (U+0000)"),
    ("a \u202eb", 2, "an invisible character (U+202E)"),
    ("a\u200bb", 1, "an invisible character (U+200B)"),
]


@pytest.mark.parametrize(("term", "column", "said"), FAULTS)
def test_a_fault_has_its_column_and_what_was_expected(term, column, said):
    with pytest.raises(WatchSyntaxError, match=re.escape(said)) as caught:
        parse(term)
    assert (caught.value.term, caught.value.column) == (term, column)
    *_, view, caret = str(caught.value).split("\n")
    assert len(caret) - 1 <= len(view)


def test_the_caret_stands_under_the_fault_of_a_long_term():
    with pytest.raises(WatchSyntaxError) as caught:
        parse("word " * 50 + "q*n " + "word " * 50)
    *_, view, caret = str(caught.value).split("\n")
    assert view[caret.index("^")] == "*"


def test_a_syntax_fault_is_a_configuration_fault():
    assert issubclass(WatchSyntaxError, ConfigError)


@pytest.mark.parametrize("term", ["(" * 9_000, "(" * 4_000 + "a" + ")" * 4_000])
def test_thousands_of_parentheses_are_a_clean_error(term):
    with pytest.raises(WatchSyntaxError, match=f"more than {MAX_DEPTH}"):
        parse(term)


@pytest.mark.parametrize("term", ["a " * 50_000, "(" * 100_000, "\U0001f680" * 10_001])
def test_what_is_longer_than_a_page_is_refused_unread(term):
    with pytest.raises(WatchSyntaxError, match="at most 10,000 characters"):
        parse(term)


def test_as_deep_and_as_long_as_allowed_parses():
    assert parse("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH).matches(Watched(body="a"))
    long = "NOT " * 1_000 + "a " * 3_000
    assert len(long) == LONGEST
    assert parse(long).matches(Watched(body="a"))


def test_names_stand_for_their_terms():
    names = naming({"firm": "anthropic OR alibaba", "case": "@firm (court OR office)"})
    query = parse("@case -football", names)
    assert str(query) == "@case AND NOT football"
    assert query.matches(Watched(body="Alibaba in court"))
    assert not query.matches(Watched(body="a court"))
    near = parse("court NEAR/2 @firm", names)
    assert near.matches(Watched(body="Anthropic court"))
    assert not near.matches(Watched(body="court and then Anthropic"))


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("@frim", "did you mean @firm?"),
        ("@loop", "names go in a circle: @loop uses @pool uses @loop"),
        ("@broken", "the term named broken has a fault"),
        ("@none", "matches nearly every article"),
        ("court NEAR/2 @none", "stands between words"),
        ("@", "no term has this name"),
        ("@x30", "more than 10,000 parts"),
        ("@y150", "the term named y"),
    ],
)
def test_faults_of_names(term, said):
    row = {f"y{n + 1}": f"((@y{n} OR b))" for n in range(150)}
    doubling = {f"x{n + 1}": f"@x{n} @x{n}" for n in range(30)}
    names = naming(
        {
            "firm": "anthropic",
            "loop": "@pool",
            "pool": "@loop",
            "broken": "a AND",
            "none": "NOT a",
            "x0": "a",
            "y0": "a",
            **row,
            **doubling,
        }
    )
    with pytest.raises(WatchSyntaxError, match=re.escape(said)):
        parse(term, names)


def test_places_are_where_the_words_stand():
    article = Watched(title="Strike", body="In the end Alibaba’s lawyers strike.")
    found = parse("strike (alibaba NEAR/1 lawyer) -football").places(article)
    told = {"title": article.title, "body": article.body}
    assert [(p.field, told[p.field][p.start : p.end]) for p in found] == [
        ("title", "Strike"),
        ("body", "Alibaba’s lawyers"),
        ("body", "strike"),
    ]


def test_places_in_fields_of_several_texts_are_those_of_their_lines():
    found = parse("speaker:jonas OR feed:paper OR title:/t.lks/").places(ARTICLE)
    lines = {
        "speaker": "\n".join(ARTICLE.speakers or ()),
        "feed": "\n".join(ARTICLE.feeds),
        "title": ARTICLE.title,
    }
    words = {lines[p.field][p.start : p.end] for p in found}
    assert words == {"Jonas", "Paper", "talks"}


def test_at_most_so_many_places_are_told():
    assert len(parse("a").places(Watched(body="a " * 500), most=7)) == 7


def test_a_text_that_says_one_word_over_and_over_is_bounded():
    text = Watched(body="a b " * 20_000)
    assert parse("a NEAR/100 b NEAR/100 a NEAR/100 b").matches(text)


def test_words_and_their_offsets_agree():
    text = "U.K. “Qwen2.5”, the ½ cafe\u0301’s 阿里 AT&T’s C++ 5G"
    article = Watched(body=text)
    words = article.words_in("body")
    assert len(words.folded) == len(words.spans) == len(words.written)
    assert [folded for folded, _ in words_of(text)] == words.folded
    assert words.folded[:5] == ["uk", "qwen", "2", "5", "the"]
    starts = [start for _, start, _ in words.spans]
    assert all(a <= b for a, b in pairwise(starts))
