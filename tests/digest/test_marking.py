"""Which words are marked in two quotes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.core.digest import mark_difference, mark_pair

WORDS = st.lists(
    st.sampled_from(["the", "union", "45", "60", "days", "of", "$1.5", "strike,", "—"])
).map(" ".join)


def differing(marks):
    return [run.text for run in marks if run.differs]


@given(st.text() | WORDS, st.text() | WORDS)
def test_marks_joined_are_the_quote(now, before):
    here, there = mark_difference(now, before)
    assert "".join(run.text for run in here) == now
    assert "".join(run.text for run in there) == before


@given(WORDS, WORDS, st.none() | st.just("60, was 45") | st.text())
def test_marks_of_a_pair_are_the_quotes_too(now, before, why):
    here, there = mark_pair(now, before, why)
    assert "".join(run.text for run in here) == now
    assert "".join(run.text for run in there) == before


# The iota below a letter is a letter of its own in capitals.
@given(st.text(st.characters(exclude_characters="\u0345")) | WORDS)
def test_equal_quotes_have_no_marks(quote):
    here, there = mark_difference(quote, quote.swapcase())
    if quote.casefold() == quote.swapcase().casefold():
        assert not differing(here)
        assert not differing(there)


@given(WORDS, WORDS)
def test_neighbouring_runs_alternate(now, before):
    for marks in mark_difference(now, before):
        flags = [run.differs for run in marks]
        assert all(a != b for a, b in pairwise(flags))


@pytest.mark.parametrize(
    ("now", "before", "here", "there"),
    [
        ("the walkout lasts 60 days", "the walkout lasts 45 days", ["60"], ["45"]),
        ("a fine of $1.5m", "a fine of $1.2m", ["$1.5m"], ["$1.2m"]),
        ("sales fell 3.5%", "sales fell 4%", ["3.5%"], ["4%"]),
        ("the mine’s owner", "the mine's owner", [], []),
        ("The Board met", "the board met", [], []),
        ("it reopens on Monday", "it reopens", ["on Monday"], []),
        (
            "talks with the heads of the union ended",
            "talks with the chair of the firm ended",
            ["heads of the union"],
            ["chair of the firm"],
        ),
    ],
)
def test_only_what_differs_is_marked(now, before, here, there):
    marks = mark_difference(now, before)
    assert (differing(marks[0]), differing(marks[1])) == (here, there)


def test_the_reason_says_what_to_mark():
    """A named difference beats a difference of every other word."""
    here, there = mark_pair(
        "The suit, lodged at a Leeds court, names two firms",
        "Complaints to the Energy Ombudsman were lodged by tenants",
        "a Leeds court, was the Energy Ombudsman",
    )
    assert differing(here) == ["a Leeds court"]
    assert differing(there) == ["the Energy Ombudsman"]


@pytest.mark.parametrize("why", [None, "no value here", ", was ", "70 days, was 45"])
def test_a_reason_that_names_nothing_in_the_quotes_is_passed_over(why):
    here, _ = mark_pair("it takes 60 days", "it takes 45 days", why)
    assert differing(here) == ["60"]


def test_a_reason_that_is_both_quotes_marks_what_differs_in_them():
    now, before = "the port will not open in May", "the port will open in May"
    here, there = mark_pair(now, before, f"{now}, was {before}")
    assert [m.text for m in here if m.differs] == ["not"]
    assert not any(m.differs for m in there)


def test_quotes_with_nothing_in_common_stay_unmarked():
    """Marking every word would show nothing."""
    here, there = mark_pair("We built it alone", "They stole our plans", None)
    assert not differing(here)
    assert not differing(there)


def test_a_reason_is_found_as_whole_words_only():
    here, there = mark_pair("145 and 45 jobs", "60 jobs", "45 jobs, was 60 jobs")
    assert [run.text for run in here] == ["145 and ", "45 jobs"]
    assert differing(there) == ["60 jobs"]


def test_a_short_form_in_brackets_is_no_difference():
    now, before = mark_difference(
        "claims were not filed with the Harbour Board on Monday",
        "claims were filed with the Harbour Board (HB) on Monday",
    )
    assert [mark.text for mark in now if mark.differs] == ["not"]
    assert [mark.text for mark in before if mark.differs] == []


@pytest.mark.parametrize(
    ("now", "before", "here", "there"),
    [
        (
            "The mayor, meanwhile, has not commended anybody",
            "She was told that the mayor, Ines Lund, who commended her, will stay",
            ["not"],
            ["was told", "Ines Lund", "will stay"],
        ),
        ("the lock may open in May", "the lock will open in May", ["may"], ["will"]),
        ("it also opens in May", "it opens in May", [], []),
    ],
)
def test_words_that_tell_no_difference_are_not_marked(now, before, here, there):
    marks = mark_pair(now, before, None)
    assert [differing(side) for side in marks] == [here, there]


def test_quotes_that_share_little_stay_unmarked():
    """What is marked for the most part shows nothing."""
    here, there = mark_pair(
        "The last ferry from Wend sailed on May 3, the owner says, and not late in "
        "April, as a skipper told the harbour board",
        "boats from Wend had come until late in April",
        None,
    )
    assert not differing(here)
    assert not differing(there)
