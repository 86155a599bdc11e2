"""Links to passages."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.core.digest import is_web, passage_link, text_fragment
from monitor.core.digest.linking import relative_link

PAGE = "https://example.org/a"


def directive(link):
    return link.partition(":~:text=")[2]


def test_a_short_quote_is_named_in_full():
    link = text_fragment(PAGE, "pay, rose 3% – at last-minute talks & more")
    assert directive(link) == (
        "pay%2C%20rose%203%25%20%E2%80%93%20at%20last%2Dminute%20talks%20%26%20more"
    )


def test_a_long_quote_is_named_by_its_ends():
    quote = "The first four words " + "in between " * 20 + "are the last ones"
    assert directive(text_fragment(PAGE, quote)) == (
        "The%20first%20four%20words,are%20the%20last%20ones"
    )


def test_a_quote_over_two_paragraphs_is_named_by_its_ends():
    """Browsers match an exact text inside one block only."""
    link = text_fragment(PAGE, "one two three four\n\nfive six seven eight")
    assert directive(link) == "one%20two%20three%20four,five%20six%20seven%20eight"


def test_a_fragment_of_the_page_is_kept():
    assert text_fragment(f"{PAGE}#live", "word") == f"{PAGE}#live:~:text=word"
    assert text_fragment(f"{PAGE}#:~:text=old", "word") == f"{PAGE}#:~:text=word"
    assert text_fragment(f"{PAGE}#", "word") == f"{PAGE}#:~:text=word"


def test_without_a_quote_the_page_itself_is_linked():
    assert text_fragment(PAGE, None) == PAGE


@given(st.text(min_size=1, max_size=80).filter(str.strip))
def test_the_directive_is_one_safe_token(quote):
    link = text_fragment(PAGE, quote)
    assert is_web(link)
    assert not set(directive(link).replace(",", "")) & set(" <>\"'&-#()")
    if "," not in directive(link) and quote.isprintable():
        assert unquote(directive(link)) == " ".join(quote.split())


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "//example.org/",
        "https://",
        "https://[::1",
        "https://example.org/\nx",
        'https://example.org/"onload="x',
        "java\tscript:alert(1)",
        "",
    ],
)
def test_only_web_addresses_are_web(url):
    assert not is_web(url)


def test_an_unfit_address_is_no_link(article):
    record = article(1, url="javascript:alert(1)")
    assert passage_link(record, "words", "state/digests") is None


@pytest.mark.parametrize(
    ("path", "folder", "link"),
    [
        ("seeds/a.txt", "state/digests", "../../seeds/a.txt"),
        ("seeds/a b.txt", "state", "../seeds/a%20b.txt"),
        ("state/digests/a.txt", "state/digests", "./a.txt"),
        ("./a.txt", ".", "./a.txt"),
        ("javascript:x", "", "./javascript%3Ax"),
        ("a.txt", "../elsewhere", None),
    ],
)
def test_files_are_linked_as_seen_from_the_digest(path, folder, link):
    assert relative_link(path, folder) == link


@pytest.mark.parametrize("folder", ["state/digests", None])
def test_a_file_elsewhere_is_linked_by_its_whole_path(article, folder):
    record = article(1, url=None, path="/elsewhere/a b#.txt")
    link = passage_link(record, "words", folder)
    assert link == "file:///elsewhere/a%20b%23.txt"


def test_a_file_is_linked_only_from_a_folder(article):
    record = article(1, url=None, path="seeds/a.txt")
    assert passage_link(record, "words", None) is None
    link = passage_link(record, "words", "state")
    assert link is not None
    assert urlsplit(link).path == "../seeds/a.txt"
    assert passage_link(article(2, url=None), "words", "state") is None
