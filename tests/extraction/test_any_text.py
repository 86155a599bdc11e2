"""Whatever the text, extraction quotes verbatim, does not fail and does not hang."""

from __future__ import annotations

from datetime import UTC, datetime
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.core.extraction import extract
from monitor.core.text import inside, quotations
from monitor.types import Document

PUBLISHED = datetime(2024, 5, 8, tzinfo=UTC)
WORDS = st.sampled_from(
    [
        "The",
        "Acme",
        "union",
        "said",
        "that",
        "“",
        "”",
        "'",
        '"',
        "’s",
        "accused",
        "denied",
        "of",
        "stealing",
        "40",
        "%",
        "$3m",
        "in",
        "May",
        ",",
        ".\n",
        "",
        "",
        "",
        "?",
        "which",
        "filed",
        "with",
        "court",
        "its",
        "they",
        "has",
        "been",
        "not",
        "will",
        "may",
        "(",
        ")",
        "\n",
        "\n\n",
        "and",
        "but\n",
        "",
        "",
        "",
        "according",
        "to",
        "Dr.",
        "Holm",
        "insisting",
        "1.2.3",
        "–",
        "one",
        "in",
        "a",
        "billion",
        "U.S.",
        "by",
    ]
)


def seconds_of(text):
    begun = process_time()
    assert_verbatim(text)
    return process_time() - begun


def assert_verbatim(text):
    found = extract(Document(text, published=PUBLISHED))
    for a in found:
        assert text[a.span.start : a.span.end] == a.quote
        assert a.quote.strip()
        assert a.speaker is None or a.speaker.strip()
        for span in [p.span for p in a.values] + [p.span for p in a.frame.slots]:
            assert 0 <= span.start < span.end <= len(text)
    return found


@given(st.text(max_size=300))
def test_any_text_is_quoted_verbatim(text):
    assert_verbatim(text)


@given(st.lists(WORDS, max_size=60).map(" ".join))
@settings(max_examples=300)
def test_any_order_of_news_words_is_quoted_verbatim(text):
    assert_verbatim(text)


@pytest.mark.parametrize("text", ["", " ", "\n", "word", ".", "“", "'", "’s", "the"])
def test_next_to_nothing_claims_nothing(text):
    assert extract(Document(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank on Monday, according to her",
        "The ferry sank on Monday, according to the board's",
        "The ferry sank on Monday, according to , the mate.",
        'Mr Berg, the mate, " " admitted that the ferry sank on Monday.',
        "It is sold at a£3.49 a jar by Acme.",
        ". if the mate is to be believed",
        "The crane was old, says Mira Voss, a former fitter,",
        "The barn was insured for £9m, it says in",
        "The slide began at noon, according to the port, whose crews found",
        "According to the clerk, Mira Voss, the boat was",
        "Oreco denied that the alarm had been switched off, and said",
        "been of and I a patient have else's",
        "The clerk named a margin that could set off a recount.\nIf one believes",
        "Was there a not warning?\nonly did the firm know of the leak, it had known.",
    ],
)
def test_a_text_that_breaks_off_or_lost_its_words_is_read(text):
    assert_verbatim(text)


def test_equal_texts_give_equal_claims():
    document = Document("Acme sued Brill in May. Brill denied it.", published=PUBLISHED)
    assert extract(document) == extract(document)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 40_000,
        "a, " * 66_000,
        "“" * 200_000,
        "'a " * 66_000,
        "1 " * 100_000,
        "$4 and " + "5 million " * 20_000,
        "a, the mayor said " * 11_000,
        "Acme Bank of " * 15_000,
        "Acme said. " * 18_000,
        "x" * 200_000,
        "1" * 200_000,
        "Name Surname, " * 14_000,
        "<div class='a'>&nbsp;</div>\n" * 7_000,
        "MINISTERS SAID THAT ACME HAD FILED A CLAIM. " * 4_500,
        "CafÃ© owner saidâ€œyesâ€\x9d. " * 7_000,
    ],
    ids=lambda t: t[:12],
)
def test_long_and_odd_texts_cost_as_much_as_they_are_long(text):
    """Four times the text may not cost sixteen times the time."""
    part = seconds_of(text[: len(text) // 4])
    assert seconds_of(text) < 9 * part + 1


@pytest.mark.parametrize("end", ["", ".", ",", " –"])
def test_words_that_go_on_in_the_next_paragraph_lose_no_letter(end):
    text = f'"We paid nothing on Monday{end}\n\n"The rest was lost," Jon Berg said.'
    first, second = (inside(span, text) for span in quotations(text))
    assert first.rstrip(" –") == "We paid nothing on Monday"
    assert second == "The rest was lost"
