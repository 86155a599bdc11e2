"""What readers said of verdicts holds after a replay."""

from __future__ import annotations

import json

import pytest

from monitor.app.reviewing import Asked, Desk
from monitor.errors import UsageError
from monitor.types import Verdict

LEDGER = "state/ledger.db"
FORGETTING = (
    "DELETE FROM claim_terms WHERE claim_id = 1",
    "DELETE FROM claim_term_lists WHERE claim_id = 1",
    "DELETE FROM claims WHERE id = 1",
    "DELETE FROM mentions WHERE id = 1",
    "DELETE FROM threads WHERE id = 1",
)


@pytest.fixture
def ran(monitor):
    monitor("run")
    return monitor


def found(monitor):
    lines = monitor("export", "mentions").stdout.splitlines()
    return {one["mention"]: one for one in map(json.loads, lines)}


def denial(monitor):
    (one,) = (m for m in found(monitor).values() if m["verdict"] == "contradicted")
    return one


def test_a_rejected_verdict_stays_rejected(ran, rows):
    wrong = denial(ran)
    ran("claims", "reject", str(wrong["claim"]))
    before = rows(LEDGER)
    told = ran("replay", "--apply").stdout
    assert "1 review of readers still holds, 1 of them against" in told
    assert "No claim differs." in told
    assert rows(LEDGER) == before
    assert found(ran)[wrong["mention"]]["verdict"] == "new"
    ran("verify")


def test_a_merged_claim_stays_merged_and_a_split_one_split(ran, rows):
    mentions = found(ran).values()
    repeated = next(m for m in mentions if m["verdict"] == "repeated")
    opening = next(m for m in mentions if m["claim"] not in {repeated["claim"], 1})
    ran("claims", "split", str(repeated["claim"]))
    ran("claims", "merge", str(opening["claim"]), "1")
    before = rows(LEDGER)
    ran("replay", "--apply")
    assert rows(LEDGER) == before
    ran("verify")


def test_a_review_holds_although_the_verdict_was_another_before(ran, alter):
    """The engine that readers corrected was an older one."""
    wrong = denial(ran)
    alter(
        LEDGER,
        "UPDATE mentions SET verdict = 'changed', kind = 'detail' WHERE id = :wrong",
        wrong=wrong["mention"],
    )
    ran("claims", "reject", str(wrong["claim"]))
    told = ran("replay", "--apply").stdout
    assert "1 review of readers still holds, 1 of them against" in told
    one = found(ran)[wrong["mention"]]
    assert one["verdict"] == "new"


def test_a_review_whose_passage_vanished_is_reported_and_kept(ran, alter, rows):
    """A claim that only an older engine found is gone; what was said of it stays."""
    new = next(m for m in found(ran).values() if m["verdict"] == "new")
    alter(
        LEDGER,
        "UPDATE mentions SET start_offset = 4, end_offset = 9, quote = substr(r.text, "
        "5, 5), assertion = json_set(assertion, '$.quote', substr(r.text, 5, 5), "
        "'$.span', json('[4, 9]')) FROM revisions r "
        "WHERE r.id = mentions.revision_id AND mentions.id = :new",
        new=new["mention"],
    )
    ran("claims", "reject", str(new["claim"]))
    told = ran("replay", "--apply").stdout
    assert "review 1 is kept, but finds no claim: “" in told
    assert len(rows(LEDGER)["reviews"]) == 1
    assert new["mention"] not in found(ran)
    ran("verify")


def test_what_a_replay_found_in_an_old_text_came_before_what_is_numbered_lower(
    newsroom, path, alter
):
    """Its number is the highest, and yet others may repeat it."""
    newsroom.publish("a", "Ferries to Dublin were cancelled for a third day.")
    newsroom.publish("b", "No ferry to Dublin has left the port since Monday.")
    alter(path, *FORGETTING)
    newsroom.apply()
    (later, found) = newsroom.mentions()
    assert found.article.title == "a"
    desk = Desk(newsroom.ledger, newsroom.now)
    desk.merge(later.claim, found.claim)
    (claim,) = newsroom.ledger.claims()
    assert (claim.claim, claim.text) == (found.claim, found.text)
    assert newsroom.faults() == []
    repeats_later = Asked(Verdict.REPEATED, against=f"m{later.mention}")
    with pytest.raises(UsageError, match="came after"):
        desk.reject(found.claim, found.mention, repeats_later)
