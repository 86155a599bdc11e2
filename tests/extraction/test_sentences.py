"""Short texts beside every claim that they make."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.core.extraction import extract
from monitor.core.sentences import sentences
from monitor.types import Document

PUBLISHED = datetime(2024, 12, 11, tzinfo=UTC)
FILE = Path(__file__).with_name("sentences.toml")
TEXTS = tomllib.loads(FILE.read_text(encoding="utf-8"))["text"]


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["about"])
def test_exactly_these_claims_are_made(case):
    document = Document(case["text"], case.get("title", ""), published=PUBLISHED)
    found = extract(document)
    assert [f"{one.speaker or '-'} » {one.text}" for one in found] == case["claims"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They met.\n\nAbout Harbour Holdings\nHarbour Holdings runs four ports.", 3),
        ("The deal was signed in the end by\nHarbour Holdings and the union.", 1),
        ("The deal was signed by\nHarbour Holdings and all.", 1),
    ],
)
def test_a_heading_above_its_paragraph_is_told_from_a_wrapped_line(text, count):
    assert len(sentences(text)) == count


def test_no_sentence_of_a_very_long_paragraph_is_torn():
    written = [f"On day {n} Mr. Berg paid {n} pounds to the port." for n in range(900)]
    text = " ".join(written)
    assert [text[s.start : s.end] for s in sentences(text)] == written
