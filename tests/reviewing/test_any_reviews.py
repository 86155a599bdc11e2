"""Whatever readers say, in whatever order, the ledger stays sound."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.app.reviewing import Asked
from monitor.core.matching import index_terms
from monitor.errors import UsageError
from monitor.store.claims import STATUS
from monitor.store.codec import decode, unpack
from monitor.store.sqlite import open_ledger
from monitor.types import Kind, Verdict

names = st.sampled_from(
    ["struck", "fell", "failed", "again", "half", "on", "more", "rose", "deny", "goes",
     "fall", "cranes", "gone", "went"]
)  # fmt: skip
asked = st.builds(
    Asked,
    st.none() | st.sampled_from(Verdict),
    st.none() | st.sampled_from(Kind),
    st.none() | names,
    st.booleans(),
)
reviews = st.tuples(
    st.sampled_from(["confirm", "reject", "merge", "split", "undo"]),
    names,
    st.booleans(),
    names,
    asked,
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory, room_of):
    """A file with the claims of ``TOLD``, and the numbers of their mentions."""
    path = tmp_path_factory.mktemp("any") / "ledger.db"
    with open_ledger(path) as ledger:
        return path, room_of(ledger).fill().numbers


def do(room, review):
    """Give one review; one that cannot be met changes nothing."""
    action, name, exactly, other, wish = review
    claim, mention = room.claim(name), room.numbers[name] if exactly else None
    if wish.against:
        wish = wish._replace(against=f"m{room.numbers[wish.against]}")
    before = room.shape()
    desk = room.desk()
    try:
        if action == "merge":
            desk.merge(claim, room.claim(other))
        elif action == "reject":
            desk.reject(claim, mention, wish)
        else:
            getattr(desk, action)(claim, mention)
    except UsageError:
        assert room.shape() == before


def rules(ledger):
    """What must hold beyond what ``verify`` looks at."""
    mentions = {record.mention: record for record in ledger.mentions()}
    for record in mentions.values():
        target = record.against and mentions[record.against.mention]
        assert (record.verdict is Verdict.NEW) == (target is None)
        if target is not None:
            pair = (target.mention, record.mention)
            assert tuple(ledger.in_order(pair)) == pair
            assert record.thread == target.thread
            joins = record.verdict is Verdict.REPEATED or (
                record.kind is Kind.WITHDRAWN and record.article.id == target.article.id
            )
            assert (record.claim == target.claim) == joins
    for claim in ledger.claims():
        first = mentions[ledger.in_order(claim.mentions)[0]]
        assert first.verdict is not Verdict.REPEATED
        assert claim.text == first.text
    statuses = ledger._rows(f"SELECT status, {STATUS} AS follows FROM claims")  # noqa: S608
    assert [row["status"] for row in statuses] == [row["follows"] for row in statuses]


def indexed(ledger):
    """Every claim is found by the terms of its mentions, and no others."""
    terms = {row["id"]: row["term"] for row in ledger._rows("SELECT * FROM terms")}
    for claim in ledger.claims():
        (row,) = ledger._rows(
            "SELECT term_ids FROM claim_term_lists WHERE claim_id = ?", [claim.claim]
        )
        told = ledger._rows(
            "SELECT assertion FROM mentions WHERE claim_id = ?", [claim.claim]
        )
        expected = {term for one in told for term in index_terms(decode(one[0]))}
        assert {terms[number] for number in unpack(row[0])} == expected


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(reviews, max_size=8))
def test_any_reviews_leave_the_ledger_sound(filled, room_of, tmp_path_factory, given):
    source, numbers = filled
    path = tmp_path_factory.mktemp("copy") / "ledger.db"
    path.write_bytes(source.read_bytes())
    with open_ledger(path) as ledger:
        ledger._write("PRAGMA synchronous = OFF")  # no power cut is tested here
        room = room_of(ledger)
        room.numbers = dict(numbers)
        before = room.shape()
        for review in given:
            do(room, review)
            rules(ledger)
        assert room.faults() == []
        indexed(ledger)
        holds = room.shape()
        ledger.reapply_reviews()
        assert room.shape() == holds
        room.replay()
        report = ledger.reapply_reviews()
        assert not report.lost
        assert room.shape() == holds
        assert room.faults() == []
        assert not ledger.reapply_reviews().changed
        for name, mention in room.numbers.items():
            with suppress(UsageError):
                room.desk().undo(room.claim(name), mention)
        assert room.shape() == before
        assert room.faults() == []
