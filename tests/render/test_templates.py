"""Every form of a digest, over plain and hostile data."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from monitor.errors import UsageError
from monitor.render import render
from monitor.types import SourceFault, Trust, Verdict

FORMATS = ["md", "html", "mail.txt", "mail.html"]

# Text made of what is markup somewhere, and of anything at all.
TRICKY = st.lists(
    st.sampled_from([*"<>&\"'`*_~[]()!#|\\\n\r\t-+=.:@/$1a {}%", "\u202e", "www."])
    | st.text(max_size=3)
).map("".join)

# What digests themselves are made of; nothing else may come to stand in HTML.
OURS = (
    "html head meta title style body main header h1 h2 h3 h4 p time figure svg g rect "
    "figcaption span br section article div blockquote mark a ul li strong details "
    "summary footer code table caption thead tbody tr th td"
)


class Tags(HTMLParser):
    """Collects the tags, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.links += [str(value) for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.text += data


def tags_of(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    return tags


@pytest.mark.parametrize("format", FORMATS)
def test_a_digest(digest, format, snapshot):
    assert render(digest, format) == snapshot


@pytest.mark.parametrize("format", FORMATS)
def test_a_hostile_digest(hostile, format, snapshot):
    assert render(hostile, format) == snapshot


@pytest.mark.parametrize("format", FORMATS)
def test_a_quiet_digest(digest_with, format, snapshot):
    quiet = digest_with(mentions=[], days=[], trust=Trust(2, 2))
    text = render(quiet, format)
    assert "othing changed" in text
    assert "Both feeds answered." in text
    assert text == snapshot


@pytest.mark.parametrize("format", FORMATS)
def test_feeds_that_fail_for_one_reason_are_told_in_one_line(digest_with, format):
    names = ["The Buoy", "The Quay", "The Tide", "The Mole", "The Spit"]
    faults = tuple(
        SourceFault(f"https://{n}.example/rss", "answered 503", name=name)
        for n, name in enumerate(names)
    )
    text = " ".join(
        render(digest_with(trust=Trust(5, 0, faults=faults)), format).split()
    )
    assert text.count("Not heard") == text.count("answered 503") == 1
    assert f"Not heard: {', '.join(names)}: answered 503" in text


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("trust", "said"),
    [
        (Trust(), "No feeds are followed yet."),
        (Trust(1, 1), "The one feed answered."),
        (Trust(4, 1), "1 of 4 feeds answered."),
    ],
)
def test_feeds_are_accounted_for(digest_with, format, trust, said):
    text = render(digest_with(trust=trust), format)
    assert said in text
    assert "Nothing is a ruling on who is right." in " ".join(text.split())


@pytest.mark.parametrize("format", FORMATS)
def test_equal_digests_render_equally(digest, format):
    """A replay gives the same bytes."""
    assert render(digest, format) == render(digest, format)


@pytest.mark.parametrize("format", ["html", "mail.html"])
def test_pages_have_no_scripts_and_nothing_remote(digest, hostile, format):
    for made in (digest, hostile):
        page = render(made, format)
        tags = tags_of(page)
        assert tags.tags <= set(OURS.split())
        assert not {name for name in tags.attributes if name.startswith("on")}
        assert "src" not in tags.attributes
        assert "url(" not in page
        assert "@import" not in page
        assert all(re.match(r"https?://|\.\.?/", link) for link in tags.links)


def test_mail_has_its_style_inline_and_no_links_to_files(digest):
    page = render(digest, "mail.html")
    assert re.search(r"<mark style=\"[^\"]*background", page)
    assert "../../seeds" not in page
    assert "<svg" not in page
    assert "<details" not in page
    assert "prefers-color-scheme: dark" in page


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (["web"], "article; links lead to the passage."),
        (["file"], "article; links lead to your file."),
        (["web", "file"], "article; links lead to the passage, or to your file."),
        (["gone"], "article. Nothing is"),
    ],
)
@pytest.mark.parametrize("format", ["md", "html"])
def test_links_are_promised_only_where_there_are_any(
    digest_with, mention, article, format, places, said
):
    found = {
        "web": article,
        "file": replace(article, url=None, path="/elsewhere/rail.txt"),
        "gone": replace(article, url="gopher://example.org"),
    }
    made = [
        replace(mention, mention=n, claim=n, article=found[place])
        for n, place in enumerate(places)
    ]
    text = render(digest_with(mentions=made), format)
    assert said in text
    assert ("file:///elsewhere/rail.txt" in text) is ("file" in places)


@pytest.mark.parametrize("format", FORMATS)
def test_what_was_held_back_is_pointed_to_if_there_is_any(digest_with, mention, format):
    held = digest_with(mentions=[replace(mention, held=Verdict.CHANGED)])
    text = " ".join(render(held, format).split())
    assert "1 verdict below the confidence threshold was kept as new: " in text
    assert "--held" not in render(digest_with(mentions=[mention]), format)


def test_the_page_folds_what_is_long(digest):
    page = render(digest, "html")
    assert "2 more from this article</summary>" in page
    assert "../../seeds/rail.txt" in page


@pytest.mark.parametrize("format", ["html", "mail.html"])
@settings(max_examples=25, deadline=None)
@given(text=TRICKY)
def test_no_text_becomes_html(hostile_with, format, text):
    tags = tags_of(render(hostile_with(text), format))
    assert tags.tags <= set(OURS.split())
    assert not {name for name in tags.attributes if name.startswith("on")}
    assert all(re.match(r"https?://|\.\.?/", link) for link in tags.links)


@settings(max_examples=40, deadline=None)
@given(text=TRICKY)
def test_no_text_becomes_markdown(hostile_with, text):
    """CommonMark finds no links, images, HTML, code or rules that we did not write."""
    source = render(hostile_with(text), "md")
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source)
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inline)}
    assert not kinds & {
        *("html_block", "html_inline", "image", "link_open", "fence", "code_block"),
        *("table_open", "s_open", "blockquote_open", "ordered_list_open", "softbreak"),
    }
    codes = {token.content for token in inline if token.type == "code_inline"}
    assert codes <= {"monitor claims --held"}
    assert sum(token.type == "hr" for token in tokens) == 1


@settings(max_examples=25, deadline=None)
@given(text=TRICKY)
def test_no_control_reaches_a_terminal(hostile_with, text):
    for form in ("md", "mail.txt"):
        shown = render(hostile_with(text + "\x1b[2J\u202e\x00"), form)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)


def test_mail_text_fits_a_mail(digest):
    """Lines are short but for addresses."""
    lines = render(digest, "mail.txt").splitlines()
    assert max(len(line) for line in lines if "://" not in line) <= 72


def test_an_unknown_format_is_named(digest):
    with pytest.raises(UsageError, match=r"'pdf'; there are md, html"):
        render(digest, "pdf")
