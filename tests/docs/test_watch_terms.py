"""Every example of docs/watch-terms.md does what it says."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.core.watch import Watched, parse
from monitor.core.watch.lexer import FIELDS

TEXT = (Path(__file__).parents[2] / "docs" / "watch-terms.md").read_text()
LANGUAGE, FIELD_TABLE = TEXT.split("### Fields")[0], TEXT.split("### Fields")[1]
EXAMPLES = re.findall(r"^\| `(.+?)` \| (.+?) \| (.+?) \|$", LANGUAGE, re.MULTILINE)
FIELD_EXAMPLES = re.findall(
    r"^\| `(.+?)` \|", FIELD_TABLE.split("### Names")[0], re.MULTILINE
)
ARTICLE = Watched(
    title="A strike",
    body="The strike goes on.",
    url="https://www.bbc.co.uk/harbour",
    author="Ada Holm",
    feeds=("https://example.org/rss", "Morning Paper"),
    language="en",
    published=datetime(2024, 12, 3, tzinfo=UTC),
    speakers=("Jonas Holm",),
    now=datetime(2024, 12, 5, tzinfo=UTC),
)


def test_there_are_examples():
    assert len(EXAMPLES) > 20
    assert {example.split(":")[0] for example in FIELD_EXAMPLES} == set(FIELDS)


@pytest.mark.parametrize(("term", "texts", "others"), EXAMPLES)
def test_the_examples_match_what_they_say(term, texts, others):
    query = parse(term)
    for text in texts.split("; "):
        assert query.matches(Watched(body=text)), text
    for text in others.split("; "):
        assert not query.matches(Watched(body=text)), text


@pytest.mark.parametrize("term", FIELD_EXAMPLES)
def test_the_examples_of_fields_match(term):
    assert parse(term).matches(ARTICLE)


def test_the_precedence_is_as_told():
    written, full = re.findall(r"So `(.+?)` is `(.+?)`", TEXT)[0]
    assert str(parse(written)) == full
