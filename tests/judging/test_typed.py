"""The marks of a pair: what differs between two texts by type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.core.lexicon.contraries import contrary
from monitor.core.typed import MARKS, marks
from monitor.core.weighing import Weights, weigh
from monitor.types import Evidence

NONE = Weights(1.0, dict.fromkeys(MARKS, (0.0, 0.0, 0.0)))
UNSURE = Evidence(0.4, 0.3, 0.3)


@pytest.mark.parametrize(
    ("premise", "hypothesis", "mark"),
    [
        ("312 people came.", "More than 300 people came.", "bound held"),
        ("312 people came.", "Fewer than 300 people came.", "bound apart"),
        ("312 people came.", "More than 312 people came.", "bound apart"),
        ("312 people came.", "About 300 people came.", "bound held"),
        ("More than 300 people came.", "312 people came.", "figure open"),
        ("The talks took two weeks.", "The talks took 14 days.", "figure held"),
        (
            "Rates rose by a quarter point.",
            "They rose 0.25 percentage points.",
            "figure held",
        ),
        (
            "Rates rose by a quarter point.",
            "They rose by 50 basis points.",
            "figure apart",
        ),
        ("Half of the people left.", "50% of the people left.", "figure held"),
        ("A third of them left.", "33.3 percent of them left.", "figure held"),
        ("It took a year and a half.", "It took 18 months.", "figure held"),
        ("312 people came.", "314 people came.", "figure apart"),
        ("It paid $2 million.", "It paid $2m.", "figure held"),
        ("It paid $2 million.", "It paid $2 billion.", "figure apart"),
        ("Born on 9 May 1975.", "Born before 1977.", "bound held"),
        ("Born on 9 May 1975.", "Born in March 1975.", "date apart"),
        ("They meet on Tuesday.", "They meet on Thursday.", "day apart"),
        ("It was on 3 March.", "It was on March 4.", "day apart"),
        ("66 critics saw it.", "More than 60 reviews appeared.", "near bound held"),
        ("66 critics saw it.", "More than 68 reviews appeared.", "near bound apart"),
        ("It got 64 % of them .", "It got over 60 % there.", "near bound held"),
        ("64 judges sat.", "No more than 60 read it.", "near bound apart"),
        ("64 judges sat.", "Higher than 60, it is said.", "near bound held"),
        ("Readers gave it 6.1/10.", "It has less than 6/10.", "near bound apart"),
        ("It has 7.9 out of 10.", "It has more than 7.5/10.", "near bound held"),
        ("Founded in 1903.", "It stood after 1910.", "near bound apart"),
        ("The inquiry took 20 days.", "It took less than 20 days.", "bound apart"),
        ("It reported in twenty days.", "It reported within a month.", "bound held"),
        ("It reports within a year.", "No more than 12 months.", "bound held"),
        ("It ran for a year.", "It ran for less than 12 months.", "bound apart"),
        ("It opened in May 2019.", "It opened before 2019.", "bound apart"),
        ("It opened in May 2019.", "It opened before June 2019.", "bound held"),
        ("It opened on 3 May 2019.", "It opened before 4 May 2019.", "bound held"),
        ("It opened on 3 May 2019.", "It opened after 3 May 2019.", "bound apart"),
        ("It opened on 3 May 2019.", "It opened since 3 May 2019.", "bound held"),
        ("It opened in May 2019.", "Open after the end of 2018.", "bound held"),
        ("It opened in May 2019.", "Open before the end of 2019.", "bound held"),
        ("It opened in 2019.", "It opened before June 2019.", "bound open"),
        ("The court upheld the ban.", "The court overturned a ban.", "opposite"),
        ("The plant was open.", "The plant was closed.", "contrary in place"),
        ("A fire in the north.", "A fire in the south.", "contrary in place"),
        ("The plant was open.", "The plant was not open.", "not, same words"),
    ],
)
def test_what_differs_by_type_is_marked(premise, hypothesis, mark):
    assert mark in marks(premise, hypothesis)


@pytest.mark.parametrize(
    ("premise", "hypothesis"),
    [
        ("66 critics saw it.", "3,000 people left."),
        ("66 critics saw it.", "They left after 68 reviews."),
        ("In the 2019–20 season 18 fell ill.", "Fewer than 20 are ill."),
        ("It sat from 9:30 for 11 hours.", "It sat for more than 10 of them."),
        ("They meet on Tuesday.", "They meet until Thursday."),
        ("On Tuesday they met.", "They met on Tuesday."),
        ("It was on 3 March.", "It was on March 3."),
        ("The old plant was open.", "The new bank is closed, as ever, on Sundays."),
        ("Dogs play.", "Poodles play."),
    ],
)
def test_no_difference_is_marked_where_none_is_sure(premise, hypothesis):
    found = marks(premise, hypothesis)
    assert not {m for m in found if "apart" in m or m.startswith(("contrary", "not"))}


def test_contrariness_has_no_direction():
    assert contrary("open", "shut")
    assert contrary("shut", "open")
    assert not contrary("grey", "gray")
    assert not contrary("open", "open")


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_have_known_marks_only(premise, hypothesis):
    assert marks(premise, hypothesis) <= set(MARKS)


@given(st.tuples(*[st.floats(0.01, 1)] * 3), st.text(max_size=40))
def test_weights_of_nothing_change_nothing(parts, text):
    shares = [part / sum(parts) for part in parts]
    found = weigh(Evidence(*shares), marks(text, "40 came."), NONE)
    assert [found.entailment, found.neutral, found.contradiction] == pytest.approx(
        shares
    )


def test_a_mark_moves_the_odds_of_its_labels_and_no_others():
    weights = Weights(1.0, {**NONE.marks, "figure apart": (-1.0, 0.0, 1.0)})
    told = weigh(UNSURE, marks("312 people came.", "40 people came."), weights)
    same = weigh(UNSURE, marks("312 people came.", "312 people came."), weights)
    assert told.contradiction > 0.5 > told.entailment
    assert told.entailment + told.neutral + told.contradiction == pytest.approx(1)
    assert same.contradiction == pytest.approx(UNSURE.contradiction)


def test_a_network_that_is_sure_beyond_measure_can_still_be_corrected():
    weights = Weights(1.0, {**NONE.marks, "figure apart": (-9.0, 0.0, 9.0)})
    found = weigh(
        Evidence(1.0, 0.0, 0.0), marks("The rain set in.", "Snow set in."), weights
    )
    assert found.contradiction < 0.5
    told = weigh(
        Evidence(1.0, 0.0, 0.0), marks("312 people came.", "40 people came."), weights
    )
    assert told.contradiction > 0.9
