"""What is unusual for a term, and what no term asks for yet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.core.watch import parse
from monitor.core.watch.suggesting import suggest
from monitor.core.watch.usual import EARLIER, kind_of, term_notes
from monitor.types import TermNote

UNTIL = datetime(2024, 12, 10, 8, tzinfo=UTC)
SINCE = UNTIL - timedelta(days=1)


@pytest.mark.parametrize(
    ("count", "usual", "kind"),
    [
        (0, None, "none"),
        (7, None, ""),
        (0, 0.5, "none"),
        (0, 20.0, "less"),
        (2, 20.0, "less"),
        (8, 20.0, ""),
        (21, 20.0, ""),
        (70, 20.0, "more"),
        (2, 0.1, ""),
        (4, 0.1, "more"),
    ],
)
def test_what_is_unusual(count, usual, kind):
    assert kind_of(count, usual) == kind


@given(usual=st.floats(0, 500), count=st.integers(0, 500))
def test_what_is_expected_is_never_unusual(usual, count):
    if usual / 3 <= count <= usual * 3:
        assert kind_of(count, usual) in {"", "none"}


def seen(days_ago, times=1, term="strike"):
    return [("t", term, UNTIL - timedelta(days=days_ago))] * times


def test_a_young_ledger_says_only_what_found_nothing():
    notes = term_notes(
        [("t", "strike", "s"), ("t", "lockout", "l")], seen(0, 9), SINCE, UNTIL
    )
    assert notes == (TermNote("t", "l", 0, None, "none"),)


def test_a_burst_and_a_silence_are_told_with_what_was_usual():
    days = [one for day in range(2, 28) for one in seen(day, 20, "port")]
    days += seen(0.5, 12) + seen(27)
    labels = [("t", "strike", "s"), ("t", "port", "p"), ("u", "strike", "other")]
    burst, silence, other = term_notes(labels, days, SINCE, UNTIL)
    assert (burst.kind, burst.articles) == ("more", 12)
    assert burst.usual == pytest.approx(1 / 26, abs=0.01)
    assert (silence.kind, silence.articles) == ("less", 0)
    assert silence.usual == pytest.approx(20, abs=1)
    assert (other.topic, other.kind) == ("u", "none")
    assert timedelta(weeks=4) == EARLIER


RELEVANT = [
    "Dockers of Harbour Holdings walked out. The labour court met in Leeds.",
    "The labour court heard Harbour Holdings on the strike of the dockers.",
    "Harbour Holdings lost. Its appeal to the labour court is open.",
]
OTHERS = ["The team won in Leeds.", "A film of the sea.", "Prices rose in Leeds."]


def test_what_stands_out_is_proposed_with_its_counts():
    found = suggest(RELEVANT, OTHERS, [parse("dockers").node], 10)
    counts = {one.text: (one.articles, one.elsewhere) for one in found}
    assert counts["Harbour Holdings"] == (3, 0)
    assert counts["labour court"] == (3, 0)
    assert "Leeds" not in counts
    assert "Dockers" not in counts


def test_what_a_term_asks_for_is_not_proposed():
    terms = [parse('holdings OR "labour court"').node, parse("x NOT leeds").node]
    assert suggest(RELEVANT, OTHERS, terms, 10) == []


def test_without_other_articles_the_counts_decide():
    found = suggest(RELEVANT, [], [], 1)
    assert found[0].articles == 3
    assert suggest([], [], [], 5) == []
