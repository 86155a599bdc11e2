"""Which numbers a replay keeps, and in which order it tells what differs."""

from __future__ import annotations

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from monitor.core.replaying import changes, renumbered
from monitor.types import Kind, Numbers, Standing, Telling, Verdict

LAST = Numbers(50, 60, 70)


def telling(mention, place, claim=None, thread=None, **rest):
    """A mention that opens its claim, unless it is told whose it is."""
    return Telling(
        mention=mention,
        claim=claim or mention,
        thread=thread or claim or mention,
        opens=rest.pop("opens", claim is None),
        standing=Standing(rest.get("arrival", 1), place, place + 5, False, 1),
        text=rest.pop("text", f"said at {place}"),
        arrival=rest.pop("arrival", 1),
        told=rest.pop("told", False),
        verdict=rest.pop("verdict", Verdict.NEW),
        kind=rest.pop("kind", None),
        against=rest.pop("against", None),
        rest=0,
    )


def test_what_stands_where_it_stood_keeps_its_numbers():
    found = renumbered([telling(7, 0), telling(9, 20)], [telling(1, 20)], LAST, 0)
    assert (found.mentions, found.claims, found.threads) == ({1: 9}, {1: 9}, {1: 9})


def test_what_is_new_gets_numbers_that_were_never_given():
    found = renumbered([telling(7, 0)], [telling(1, 0), telling(2, 30)], LAST, 0)
    assert found.mentions == {1: 7, 2: 51}
    assert found.claims == {1: 7, 2: 61}
    assert found.threads == {1: 7, 2: 71}


def test_of_two_claims_in_one_passage_each_keeps_the_number_of_its_words():
    before = [telling(7, 0, text="pay fell"), telling(8, 0, text="hours rose")]
    after = [telling(1, 0, text="hours rose"), telling(2, 0, text="pay fell")]
    assert renumbered(before, after, LAST, 0).claims == {1: 8, 2: 7}


def test_a_passage_whose_claim_is_worded_anew_keeps_its_number():
    before = [telling(7, 0, text="they walked out")]
    after = [telling(1, 0, text="the dockers walked out")]
    assert renumbered(before, after, LAST, 0).mentions == {1: 7}


def test_a_claim_found_in_an_older_passage_keeps_the_number_it_was_told_by():
    """Its former first mention is now one that repeats it."""
    after = [telling(1, 0), telling(2, 40, claim=1, opens=False)]
    found = renumbered([telling(7, 40)], after, LAST, 0)
    assert found.claims == {1: 7}
    assert found.mentions == {1: 51, 2: 7}


def test_a_claim_that_opens_where_another_did_comes_before_one_that_only_holds_it():
    before = [telling(7, 0), telling(8, 40)]
    after = [telling(1, 0), telling(2, 40), telling(3, 60, claim=1, opens=False)]
    assert renumbered(before, after, LAST, 0).claims == {1: 7, 2: 8}


def test_a_new_mention_is_told_if_a_digest_covers_the_text_it_came_in_with():
    before = [telling(7, 0, told=True), telling(8, 10)]
    after = [
        *(telling(1, 0), telling(2, 10)),
        *(telling(3, 20, arrival=4), telling(4, 30, arrival=5)),
    ]
    found = renumbered(before, after, LAST, reached=4)
    assert found.told == {7, 51}


places = st.lists(st.integers(0, 12), max_size=10)


@given(places, places)
def test_no_number_is_given_twice_and_none_that_means_something_else(before, after):
    """Whatever stood where, and however often."""
    numbers = count(1)
    old = [telling(next(numbers), place) for place in before]
    new = [telling(next(numbers), place) for place in after]
    last = Numbers(*(len(before),) * 3)
    found = renumbered(old, new, last, 0)
    place_of = {one.mention: one.standing for one in old}
    for given_by in (found.mentions, found.claims, found.threads):
        assert len(set(given_by.values())) == len(new)
        for one in new:
            number = given_by[one.mention]
            assert number > last.mentions or place_of[number] == one.standing


def test_contradictions_that_come_or_go_are_told_first():
    denied = {"verdict": Verdict.CONTRADICTED, "kind": Kind.DENIAL, "against": 1}
    before = [
        telling(1, 0),
        telling(2, 10),
        telling(3, 20, verdict=Verdict.CHANGED, kind=Kind.VALUE, against=1),
        telling(4, 30, **denied),
        telling(5, 40, **denied),
        telling(6, 50),
    ]
    after = [
        telling(1, 0, text="with other words"),
        telling(3, 20),
        telling(4, 30, **{**denied, "against": 3}),
        telling(5, 40),
        telling(6, 50, **denied),
        telling(7, 60),
    ]
    found = changes(before, after)
    assert [one.mention for one in found] == [5, 6, 4, 3, 2, 7, 1]
    assert [one.matters for one in found] == [True] * 6 + [False]
