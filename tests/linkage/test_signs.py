"""What is seen of a claim beside the known ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.core.lexicon.emphasis import ABSOLUTE, ON_TERMS, OTHERWISE
from monitor.core.linkage import NEAR, SIGNS, beside, with_judge
from monitor.judges.vectors import alike
from monitor.types import Evidence, Span

STRIKE = "The dockers of Leith are on strike."
FERRY = "The museum in Oslo bought a painting."
NOW = "Dock workers in Leith have gone on strike."
SHARES = st.lists(st.floats(0.01, 1), min_size=3, max_size=3)


def signs(found):
    return dict(zip(NEAR, found.signs, strict=True))


def test_the_claim_of_one_sense_is_the_most_alike(claims):
    strike, ferry = map(
        signs,
        beside(claims(NOW), claims.known(STRIKE, FERRY), (), article=9, alike=alike),
    )
    assert strike["alike"] > 0.5 > ferry["alike"]
    assert (strike["the most alike"], ferry["the most alike"]) == (1.0, 0.0)
    assert strike["more alike than the next"] > 0 > ferry["more alike than the next"]
    assert strike["alike at most"] == ferry["alike at most"] == strike["alike"]


def test_of_its_own_article_only_the_word_of_another_is_looked_at(claims):
    """What an article says twice is left to rules; an answer may stand in it."""
    answer = claims('"We kept to the rules," Ida Moll said.')
    here = claims.known(
        "The union said that Ida Moll broke the rules.",
        'Ida Moll said: "All rules were kept."',
        article=9,
    )
    (found,) = beside(answer, (), here, article=9, alike=alike)
    assert found.pair.candidate.mention == 1
    assert signs(found)["in one article"] == 1.0
    assert beside(claims(NOW), (), here, article=9, alike=alike) == ()


def test_what_few_say_counts_for_more_than_what_many_say(claims):
    known = claims.known(
        "Dockers rested in Leith.",
        "Effigies were hung in Oslo.",
        "Dockers sang in Rome.",
        "Dockers slept in Bonn.",
    )

    def in_order(_, others):
        return [-n for n in range(len(others))]

    now = claims("The dockers burned effigies.")
    found = beside(now, known, (), article=9, alike=in_order)
    many, few = (signs(one)["rare words in common"] for one in found)
    assert few > many > 0


def test_a_figure_in_common_is_one_of_the_same_thing(claims):
    known = "900 dockers joined the strike at the port."
    for now, expected in (
        ("Some 900 dockers were on strike.", 1.0),
        ("1,400 dockers were on strike.", 0.0),
        ("The strike cost £900.", 0.0),
    ):
        (found,) = beside(claims(now), claims.known(known), (), article=9, alike=alike)
        assert signs(found)["a figure in common"] == expected


def test_without_vectors_nothing_is_near(claims):
    """A ledger from before there were any is replayed, or stays as it is."""
    (known,) = claims.known(STRIKE)
    bare = replace(known, assertion=replace(known.assertion, embedding=b""))
    assert beside(claims(NOW), [bare], (), article=9, alike=alike) == ()
    assert (
        beside(replace(claims(NOW), embedding=b""), [known], (), article=9, alike=alike)
        == ()
    )


def test_only_the_nearest_are_looked_at_in_the_order_given(claims):
    known = claims.known(*[STRIKE, FERRY] * 5)
    found = beside(claims(NOW), known, (), article=99, alike=alike)
    assert [one.pair.candidate.mention for one in found] == [1, 3]


def test_of_its_own_article_what_was_told_last_is_looked_at_however_unlike(claims):
    here = claims.known(STRIKE, STRIKE, STRIKE, FERRY, article=9)
    answer = claims('"Our dockers were never asked to strike," Ida Moll replied.')
    found = beside(answer, (), here, article=9, alike=alike)
    assert [one.pair.candidate.mention for one in found] == [1, 2, 3, 4]
    assert {signs(one)["a reply"] for one in found} == {1.0}


def test_how_far_apart_two_claims_of_an_article_stand_is_seen(claims):
    (known,) = claims.known("The union said that Ida Moll broke the rules.", article=9)
    answer = claims('"We kept to the rules," Ida Moll said.')
    for far, next_, apart in ((50, 1.0, 0.5), (450, 0.0, 4.5), (5000, 0.0, 10.0)):
        start = known.assertion.span.end + far
        later = replace(answer, span=Span(start, start + 20))
        (found,) = beside(later, (), [known], article=9, alike=alike)
        seen = signs(found)
        assert seen["told next"] == next_
        assert seen["apart in the article"] == apart


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The letters did arrive.", True),
        ("No such letter reached us.", True),
        ("The gate broke the dam, not the weather.", True),
        ("The choice was hers alone.", True),
        ("The letters arrived.", False),
        ("The letters did not arrive.", False),
        ("He did so on Monday.", False),
        ("The dam was known to leak.", False),
    ],
)
def test_words_that_set_an_account_against_another(text, expected):
    assert bool(OTHERWISE.search(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Not one jar was tested.", True),
        ("Both boards agreed unanimously.", True),
        ("He never replied.", True),
        ("The jar was not tested.", False),
        ("Small jars were tested.", False),
    ],
)
def test_words_that_leave_no_room(text, expected):
    assert bool(ABSOLUTE.search(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Once a secret is out, it stays out.", True),
        ("If you cut the rope, the boat drifts.", True),
        ("Once the vote was over, the mayor left.", False),
        ("When the ship sank, twelve people died.", False),
    ],
)
def test_what_is_said_of_any_case(text, expected):
    assert bool(ON_TERMS.match(text)) is expected


def test_who_answers_and_who_is_spoken_of_is_seen(claims):
    (found,) = beside(
        claims('"We kept to the rules," Harbour Holdings said.'),
        claims.known("The union accused Harbour Holdings of breaking the rules."),
        (),
        article=9,
        alike=alike,
    )
    seen = signs(found)
    assert seen["known of its speaker"] == 1.0
    assert seen["known as a charge"] == 1.0
    assert seen["told by the outlet"] == 0.0


@given(there=SHARES, back=SHARES)
def test_every_pair_has_all_signs_whatever_a_judge_says(claims, there, back):
    (found,) = beside(claims(NOW), claims.known(STRIKE), (), article=9, alike=alike)
    first, second = (Evidence(*(s / sum(one) for s in one)) for one in (there, back))
    told = with_judge(found, (first, second))
    assert len(told) == len(SIGNS)
    assert told[: len(NEAR)] == found.signs
    assert all(abs(sign) < 10 for sign in told[len(NEAR) :])
