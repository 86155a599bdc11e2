"""Pairs of a sentence and the same with a detail left out, or told otherwise."""

from __future__ import annotations

import random

import pytest


@pytest.fixture
def details(load):
    return load("details")


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        ("The dockers walked out on Monday, the union said.", "The dockers walked out, the union said."),
        ("The airfield will be closed in March 2026.", "The airfield will be closed."),
        ("Nobody came on Monday.", None),
        ("Only the chief was paid in May.", None),
        ("The pier was sold.", None),
    ],
)  # fmt: skip
def test_a_day_is_left_out_where_it_is_a_detail(details, text, shorter):
    assert details.without_when(text) == shorter


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("The pier was sold, the union said.", "The union said that the pier was sold."),
        ("The union said that the pier was sold.", "The pier was sold, the union said."),
        ("Acme claims that Jon Berg lied.", "Jon Berg lied, Acme claims."),
        ("“It is over,” the union said.", None),
    ],
)  # fmt: skip
def test_who_said_it_may_stand_at_the_other_end(details, text, turned):
    assert details.turned_saying(text) == turned


def test_what_is_left_follows_and_leaves_the_day_open(details, load):
    text, shorter = "The pier was sold on Monday.", "The pier was sold."
    pair = load("pairs").Pair(text, "A pier was sold in May.", "entailment", "own")
    made = set(details.made([pair], random.Random(4)))
    assert (text, shorter, "entailment") in made
    assert (text, "A pier was sold.", "entailment") in made
    assert {label for _, h, label in made if h == text} <= {"neutral"}
