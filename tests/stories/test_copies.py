from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.core.articles import (
    SAME_STORY,
    SKETCH_SIZE,
    resemblance,
    same_story,
    sketch,
)

FILLER = "yesterday local large several officials again reportedly nearby".split()  # noqa: SIM905


def edited(text, share, seed):
    """The text with a share of its words left out, replaced or followed by another."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, nothing secret
    kept = []
    for word in text.split():
        drawn = chance.random()
        if drawn >= share * 2 / 3:
            kept.append(word)
        if drawn < share / 3 or share * 2 / 3 <= drawn < share:
            kept.append(chance.choice(FILLER))
    return " ".join(kept)


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2])
@pytest.mark.parametrize("seed", range(10))
def test_a_copy_with_edited_words_is_found(ferry, share, seed):
    copy = edited(ferry, share, seed)
    assert resemblance(sketch(ferry), sketch(copy)) >= SAME_STORY


def test_a_shortened_copy_is_found(ferry):
    half = " ".join(ferry.split()[: len(ferry.split()) // 2])
    assert resemblance(sketch(ferry), sketch(half)) >= SAME_STORY


def test_independent_reports_of_one_event_stay_apart(ferry, ferry_elsewhere):
    assert resemblance(sketch(ferry), sketch(ferry_elsewhere)) < SAME_STORY / 2


def test_reports_that_share_one_statement_stay_apart(ferry, ferry_elsewhere):
    statement = (
        " We are deeply sorry for what our guests went through and we will work with"
        " the authorities until every question has been answered to their satisfaction"
    )
    one, other = sketch(ferry + statement), sketch(ferry_elsewhere + statement)
    assert resemblance(one, other) < SAME_STORY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Acme has recalled 40,000 vans over brakes, the company said on Monday.",
            "Acme has recalled 63,000 vans over brakes, the company said on Friday.",
        ),
        (
            "The harbour strike entered its third day on Tuesday as talks over pay fail",
            "The harbour strike entered its fourth day on Friday as talks on pay go on",
        ),
    ],
)
def test_short_notes_of_two_days_are_two_stories(one, other):
    assert not same_story(sketch(one), sketch(other))


def test_a_short_note_sent_twice_is_one_story():
    note = "Acme has recalled 40,000 vans over brakes, the company said on Monday."
    assert same_story(sketch(note), sketch(note.upper()))


def test_typography_and_case_make_no_difference(ferry):
    shouted = ferry.upper().replace("'", "’").replace(" ", "  ")
    assert sketch(shouted) == sketch(ferry)


def test_a_sketch_is_the_same_in_every_process():
    assert sketch("rain is on the way") == (
        284767597059090799,
        8302739388419793912,
        8765480586822482267,
    )


def test_texts_without_words_resemble_nothing(ferry):
    assert sketch(" ... ") == ()
    assert resemblance((), sketch(ferry)) == 0.0


def test_one_word_has_a_sketch():
    assert resemblance(sketch("Quiet"), sketch("quiet!")) == 1.0


@given(st.text(max_size=400))
def test_a_sketch_is_short_ascending_and_storable(text):
    found = sketch(text)
    assert len(found) <= SKETCH_SIZE
    assert list(found) == sorted(set(found))
    assert all(0 <= value < 2**63 for value in found)


@given(st.text(max_size=200), st.text(max_size=200))
def test_resemblance_is_symmetric_and_a_share(one, other):
    a, b = sketch(one), sketch(other)
    assert resemblance(a, b) == resemblance(b, a)
    assert 0.0 <= resemblance(a, b) <= 1.0
