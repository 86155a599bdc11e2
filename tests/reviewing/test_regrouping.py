"""Whose claim and thread a mention belongs to after a review, and how they stand."""

from __future__ import annotations

import pytest

from monitor.app.reviewing import Asked
from monitor.core.matching import index_terms
from monitor.errors import UsageError
from monitor.types import Kind, Verdict


def together(room, *names):
    return len({room.claim(name) for name in names}) == 1


def status(room, name):
    (record,) = room.ledger.claims(claim=room.claim(name))
    return record.status


def threads(room, *names):
    return [room.record(name).thread for name in names]


def test_a_rejected_repetition_is_a_claim_of_its_own_with_what_repeats_it(room):
    claim = room.claim("struck")
    room.desk().reject(claim, room.numbers["again"])
    assert together(room, "again", "more")
    assert room.claim("again") != claim
    assert room.record("again").verdict is Verdict.NEW
    assert room.record("more").verdict is Verdict.REPEATED
    assert room.record("goes").thread == room.record("again").thread
    assert room.record("struck").thread != room.record("again").thread
    assert room.faults() == []


def test_a_rejected_repetition_is_found_again_by_its_own_terms(room):
    room.desk().reject(room.claim("struck"), room.numbers["again"])
    article = room.article("quay")
    told = room.ledger.mentions_in(article.revision, "port-strike")
    terms = index_terms(next(c.assertion for c in told if "again" in c.assertion.quote))
    found = room.ledger.candidates("port-strike", terms, 12)
    assert {room.claim("struck"), room.claim("again")} <= {c.claim for c in found}


def test_a_rejected_change_leaves_the_thread_with_what_rests_on_it(room):
    room.desk().reject(room.claim("half"))
    assert threads(room, "half", "fall", "rose") == [room.record("half").thread] * 3
    assert room.record("fell").thread != room.record("half").thread
    assert status(room, "fell") == "standing"
    assert room.record("half").why is None
    assert room.faults() == []


def test_a_change_may_be_a_repetition(room):
    asked = Asked(Verdict.REPEATED)
    room.desk().reject(room.claim("half"), asked=asked)
    assert together(room, "fell", "half", "fall")
    assert not together(room, "fell", "rose")
    assert status(room, "fell") == "disputed"
    assert room.faults() == []


def test_another_target_moves_the_thread(room):
    asked = Asked(kind=Kind.DETAIL, against=f"m{room.numbers['struck']}")
    room.desk().reject(room.claim("half"), asked=asked)
    record = room.record("half")
    assert record.against.mention == room.numbers["struck"]
    assert (record.verdict, record.kind) == (Verdict.CHANGED, Kind.DETAIL)
    assert threads(room, "half", "rose") == threads(room, "struck", "struck")
    assert status(room, "struck") == "changed"
    assert status(room, "fell") == "standing"


def test_a_rejected_contradiction_no_longer_disputes(room):
    assert status(room, "failed") == "disputed"
    for name in ("on", "deny"):
        room.desk().reject(room.claim(name))
    assert status(room, "failed") == "standing"
    assert status(room, "on") == "standing"


def test_a_passage_that_was_called_gone_stands_again(room):
    assert status(room, "gone") == "withdrawn"
    room.desk().reject(room.claim("gone"))
    assert room.record("went").verdict is Verdict.REPEATED
    assert status(room, "gone") == "standing"
    assert room.record("gone").dismissed is False
    assert room.faults() == []


def test_a_dismissed_claim_stays_in_the_ledger(room):
    room.desk().reject(room.claim("cranes"))
    record = room.record("cranes")
    assert (record.verdict, record.dismissed) == (Verdict.NEW, True)
    assert status(room, "cranes") == "standing"
    room.desk().undo(room.claim("cranes"))
    assert room.record("cranes").dismissed is False


def test_merged_claims_are_one_which_keeps_the_number(room):
    into, gone = room.claim("struck"), room.claim("cranes")
    room.desk().merge(gone, into)
    assert room.claim("cranes") == into
    assert room.record("cranes").against.mention == room.numbers["struck"]
    assert not list(room.ledger.claims(claim=gone))
    assert room.faults() == []


@pytest.mark.parametrize(
    ("one", "other"), [("cranes", "fell"), ("fell", "cranes"), ("half", "cranes")]
)
@pytest.mark.parametrize("known_by", ["one", "other"])
def test_undoing_a_merger_gives_both_claims_their_numbers_back(
    room, one, other, known_by
):
    before = {name: room.claim(name) for name in room.numbers}
    room.desk().merge(before[one], before[other])
    assert together(room, one, other)
    room.desk().undo(before[{"one": one, "other": other}[known_by]])
    assert {name: room.claim(name) for name in room.numbers} == before
    assert room.faults() == []


def test_a_merger_that_is_replaced_gives_the_numbers_back_as_well(room):
    before = {name: room.claim(name) for name in room.numbers}
    room.desk().merge(before["fell"], before["cranes"])
    room.desk().confirm(before["cranes"], room.numbers["cranes"])
    room.desk().merge(before["cranes"], before["fell"])
    room.desk().undo(before["cranes"])
    assert {name: room.claim(name) for name in room.numbers} == before


def test_undoing_two_mergers_gives_all_numbers_back(room):
    before = {name: room.claim(name) for name in room.numbers}
    room.desk().merge(before["struck"], before["fell"])
    room.desk().merge(before["fell"], before["cranes"])
    room.desk().undo(before["cranes"])
    room.desk().undo(before["fell"])
    assert {name: room.claim(name) for name in room.numbers} == before


@pytest.mark.parametrize("name", ["half", "rose", "deny", "cranes"])
def test_undoing_a_rejection_gives_the_number_back(room, name):
    before = {name: room.claim(name) for name in room.numbers}
    asked = Asked(Verdict.REPEATED, against=str(before["struck"]))
    room.desk().reject(before[name], room.numbers[name], asked)
    assert together(room, name, "struck")
    room.desk().undo(before[name])
    assert {name: room.claim(name) for name in room.numbers} == before


def test_undoing_a_split_gives_the_number_back(room):
    before = {name: room.claim(name) for name in room.numbers}
    room.desk().split(before["struck"], room.numbers["again"])
    room.desk().undo(before["struck"])
    assert {name: room.claim(name) for name in room.numbers} == before


def test_a_review_of_a_merged_claim_is_of_its_own_mention(room):
    """Not of the one that was merged into it, though digests told that as new."""
    into = room.claim("struck")
    room.desk().merge(room.claim("cranes"), into)
    outcome = room.desk().confirm(into)
    assert outcome.after.mention == room.numbers["struck"]
    assert room.claim("cranes") == into


def test_the_later_claim_may_keep_its_number(room):
    """The later of the two still is the one that repeats."""
    into, gone = room.claim("cranes"), room.claim("struck")
    for _ in range(2):
        room.desk().merge(gone, into)
        assert {room.claim(name) for name in ("struck", "again", "cranes")} == {into}
        assert room.record("struck").verdict is Verdict.NEW
        assert room.record("cranes").verdict is Verdict.REPEATED
    assert room.faults() == []


def test_merging_takes_what_is_against_it_along(room):
    room.desk().merge(room.claim("fell"), room.claim("struck"))
    names = ("struck", "fell", "half", "rose")
    assert len(set(threads(room, *names))) == 1
    assert together(room, "struck", "fell")
    assert not together(room, "fell", "half")


def test_a_mention_is_split_off(room):
    claim = room.claim("half")
    room.desk().split(claim)
    assert room.claim("half") == claim
    assert room.claim("fall") != claim
    assert room.record("fall").verdict is Verdict.NEW


def test_what_cannot_be_split_is_said(room):
    struck, numbers = room.claim("struck"), room.numbers
    with pytest.raises(UsageError, match=rf"\[{numbers['again']}\], "):
        room.desk().split(struck)
    with pytest.raises(UsageError, match="began with"):
        room.desk().split(struck, numbers["struck"])
    with pytest.raises(UsageError, match="nothing to split"):
        room.desk().split(room.claim("cranes"))


def test_a_verdict_is_about_what_was_said_before(room):
    before = room.shape()
    later = Asked(Verdict.REPEATED, against=str(room.claim("cranes")))
    with pytest.raises(UsageError, match="came after"):
        room.desk().reject(room.claim("struck"), asked=later)
    assert room.shape() == before
    assert list(room.ledger.reviews()) == []


@pytest.mark.parametrize(
    "against", ["7x", "m", "[x]", "-1", "m999", "999", str(10**30), "m" + "9" * 30]
)
def test_what_is_no_claim_and_no_mention_is_refused(room, against):
    asked = Asked(Verdict.REPEATED, against=against)
    with pytest.raises(UsageError):
        room.desk().reject(room.claim("cranes"), asked=asked)


def test_undoing_gives_back_all_that_was_judged(room):
    before = room.shape()
    claims = {name: room.claim(name) for name in room.numbers}
    room.desk().reject(room.claim("half"))
    room.desk().reject(room.claim("half"), asked=Asked(Verdict.REPEATED))
    room.desk().merge(room.claim("cranes"), room.claim("struck"))
    assert room.shape() != before
    room.desk().undo(room.claim("struck"), room.numbers["cranes"])
    room.desk().undo(claims["half"])
    assert room.shape() == before
    assert {name: room.claim(name) for name in room.numbers} == claims
    assert list(room.ledger.reviewed()) == []


def test_confirming_takes_a_correction_back(room):
    before = room.shape()
    room.desk().reject(room.claim("rose"))
    room.desk().confirm(room.claim("rose"))
    assert room.shape() == before
    assert list(room.ledger.reviewed()) == [(Verdict.CONTRADICTED, True)]


def test_the_history_of_reviews_is_kept(room):
    room.desk("first").reject(room.claim("rose"))
    room.desk("second").confirm(room.claim("rose"))
    told = [(one.note, one.replaced) for one in room.ledger.reviews()]
    assert told == [("first", True), ("second", False)]


def test_the_number_of_a_claim_that_is_gone_is_given_to_no_other(room):
    """A digest that was sent names it still."""
    gone = room.claim("gone")
    room.desk().merge(gone, room.claim("cranes"))
    room.desk().split(room.claim("half"))
    assert room.claim("fall") > gone
