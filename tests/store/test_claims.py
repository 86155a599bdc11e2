"""Mentions come under claims, claims under threads; how a claim stands."""

from __future__ import annotations

import pytest

from monitor.types import Judgement, Kind, Modality, Verdict

NEW, REPEATED = Verdict.NEW, Verdict.REPEATED
CHANGED, CONTRADICTED = Verdict.CHANGED, Verdict.CONTRADICTED


def about(earlier, *, own_claim=True):
    """Where a mention about an earlier one belongs, in its claim or its thread."""
    if own_claim:
        return {"against": earlier.mention, "thread": earlier.thread}
    return {"against": earlier.mention, "claim": earlier.claim}


@pytest.fixture
def told(desk):
    """A first telling."""
    return desk.tell(desk.article(), "called a strike")


def test_a_mention_comes_back_with_all_that_was_said_of_it(ledger, desk):
    first = desk.tell(desk.article(), "called a strike")
    article = desk.article("b.txt", text="No strike, she said.", outlet="Evening")
    number = ledger.add_mention(
        desk.topic,
        article,
        desk.assertion(
            "No strike",
            text="There is no strike",
            speaker="Ms Reed",
            verb="say",
            modality=Modality.DENIED,
        ),
        ("strike",),
        Judgement(
            CONTRADICTED,
            0.75,
            kind=Kind.DENIAL,
            against=first.mention,
            thread=first.thread,
            why="denies it",
            question="is there a strike",
            held=CHANGED,
        ),
        "lexical-3",
        desk.later(),
    )
    record = desk.record(number)
    assert (record.quote, record.start, record.end) == ("No strike", 0, 9)
    assert (record.text, record.speaker) == ("There is no strike", "Ms Reed")
    assert (record.verb, record.modality) == ("say", Modality.DENIED)
    assert (record.verdict, record.kind) == (CONTRADICTED, Kind.DENIAL)
    assert (record.confidence, record.why) == (0.75, "denies it")
    assert (record.question, record.held) == ("is there a strike", CHANGED)
    assert (record.engine, record.seen) == ("lexical-3", desk.later())
    assert record.article.outlet == "Evening"
    assert record.thread == first.thread
    assert record.claim != first.claim
    assert record.against is not None
    assert record.against.mention == first.mention
    assert record.against.article.path == "a.txt"
    assert record.against.against is None


def test_a_new_assertion_opens_a_claim_and_a_thread(ledger, desk, told):
    other = desk.tell(desk.article("b.txt"), "The union")
    assert (told.claim, told.thread) != (other.claim, other.thread)
    assert (told.against, told.kind, told.why, told.held) == (None,) * 4
    assert [c.status for c in ledger.claims()] == ["standing", "standing"]


def test_a_repetition_comes_under_its_claim(ledger, desk, told):
    again = desk.tell(
        desk.article("b.txt"),
        "called a strike",
        REPEATED,
        now=desk.later(),
        **about(told, own_claim=False),
    )
    assert again.claim == told.claim
    (claim,) = ledger.claims()
    assert claim.mentions == (told.mention, again.mention)
    assert (claim.first_seen, claim.last_seen) == (desk.now, desk.later())
    assert claim.status == "standing"


def test_a_copy_is_no_second_source(ledger, desk, told):
    copy = desk.article("b.txt", story=told.article.story, outlet="Evening")
    desk.tell(copy, "called a strike", REPEATED, **about(told, own_claim=False))
    (claim,) = ledger.claims()
    assert (claim.sources, len(claim.mentions)) == (1, 2)
    desk.tell(
        desk.article("c.txt"),
        "called a strike",
        REPEATED,
        **about(told, own_claim=False),
        speaker="Ms Reed",
    )
    (claim,) = ledger.claims()
    assert claim.sources == 2
    assert claim.speakers == ("Morning Paper", "Evening", "Ms Reed")


@pytest.mark.parametrize(
    ("verdict", "kind", "earlier", "own"),
    [
        (CHANGED, Kind.VALUE, "changed", "standing"),
        (CHANGED, Kind.CORRECTION, "changed", "standing"),
        (CONTRADICTED, Kind.CONFLICT, "disputed", "disputed"),
        (CONTRADICTED, Kind.DENIAL, "disputed", "disputed"),
        (CHANGED, Kind.WITHDRAWN, "withdrawn", "standing"),
    ],
)
def test_how_claims_stand_after_another_report(desk, told, verdict, kind, earlier, own):
    later = desk.tell(
        desk.article("b.txt"), "The union", verdict, kind=kind, **about(told)
    )
    assert later.thread == told.thread
    assert (desk.status(told.claim), desk.status(later.claim)) == (earlier, own)


def test_a_dispute_outlasts_a_change(desk, told):
    for name, verdict in [("b.txt", CONTRADICTED), ("c.txt", CHANGED)]:
        desk.tell(desk.article(name), "The union", verdict, **about(told))
    assert desk.status(told.claim) == "disputed"


def test_a_claim_under_which_a_contradiction_comes_is_disputed(desk, told):
    other = desk.tell(desk.article("b.txt"), "The union")
    desk.tell(
        desk.article("c.txt"),
        "The union",
        CONTRADICTED,
        against=told.mention,
        claim=other.claim,
    )
    assert desk.status(other.claim) == "disputed"


def withdraw(desk, article, mention):
    return desk.tell(
        article,
        mention.quote,
        CHANGED,
        kind=Kind.WITHDRAWN,
        **about(mention, own_claim=False),
    )


def test_a_passage_that_is_gone_withdraws_its_claim(ledger, desk, told):
    before = ledger.find_article("a.txt")
    after = ledger.add_revision(
        before.id, desk.piece(text="Nothing is known."), (), desk.later()
    )
    gone = withdraw(desk, before, told)
    assert desk.status(told.claim) == "withdrawn"
    assert (gone.quote, gone.start) == (told.quote, told.start)
    assert gone.claim == told.claim
    assert ledger.mentions_in(after.revision, desk.topic) == []
    assert [c.mention for c in ledger.mentions_in(before.revision, desk.topic)] == [
        told.mention
    ]
    assert ledger.check() == []


def test_a_claim_that_others_still_tell_is_not_withdrawn(ledger, desk, told):
    other = desk.tell(
        desk.article("b.txt"),
        "called a strike",
        REPEATED,
        **about(told, own_claim=False),
    )
    withdraw(desk, ledger.find_article("a.txt"), told)
    assert desk.status(told.claim) == "standing"
    withdraw(desk, ledger.find_article("b.txt"), other)
    assert desk.status(told.claim) == "withdrawn"


def test_a_claim_that_is_told_again_stands_again(ledger, desk, told):
    withdraw(desk, ledger.find_article("a.txt"), told)
    desk.tell(
        desk.article("b.txt"),
        "called a strike",
        REPEATED,
        **about(told, own_claim=False),
    )
    assert desk.status(told.claim) == "standing"


def test_a_speaker_takes_back_what_every_outlet_told(desk, told):
    desk.tell(
        desk.article("b.txt"),
        "called a strike",
        REPEATED,
        **about(told, own_claim=False),
    )
    desk.tell(
        desk.article("c.txt"),
        "The union",
        CHANGED,
        kind=Kind.WITHDRAWN,
        **about(told),
    )
    assert desk.status(told.claim) == "withdrawn"


def test_taking_back_what_was_said_elsewhere_stands_in_its_own_text(ledger, desk, told):
    article = desk.article("c.txt")
    taken = desk.tell(article, "The union", CHANGED, kind=Kind.WITHDRAWN, **about(told))
    found = ledger.mentions_in(article.revision, desk.topic)
    assert [c.mention for c in found] == [taken.mention]


def test_a_thread_keeps_the_first_question_that_was_found(desk, told):
    assert told.question is None
    for name, question in [("b.txt", "is there a strike"), ("c.txt", "who strikes")]:
        desk.tell(
            desk.article(name),
            "called a strike",
            REPEATED,
            question=question,
            **about(told, own_claim=False),
        )
    assert desk.record(told.mention).question == "is there a strike"


def test_contradictions_read_well(ledger, desk, told):
    article = desk.article("b.txt", text="There is no strike.", outlet="Evening")
    desk.tell(
        article,
        "no strike",
        CONTRADICTED,
        kind=Kind.DENIAL,
        why="denies it",
        speaker="Ms Reed",
        **about(told),
    )
    (row,) = ledger._rows("SELECT * FROM contradictions")
    assert (row["now_says"], row["now_quote"]) == ("Ms Reed", "no strike")
    assert (row["before_said"], row["before_quote"]) == (
        "Morning Paper",
        "called a strike",
    )
    assert (row["kind"], row["why"], row["topic"]) == (
        "denial",
        "denies it",
        "rail-strike",
    )


def test_current_claims_read_well_and_leave_out_withdrawn_ones(ledger, desk, told):
    desk.tell(desk.article("b.txt"), "The union", speaker="Ms Reed")
    withdraw(desk, ledger.find_article("a.txt"), told)
    (row,) = ledger._rows("SELECT * FROM current_claims")
    assert (row["text"], row["topic"], row["status"]) == (
        "The union",
        "rail-strike",
        "standing",
    )
    assert (row["sources"], row["mentions"], row["speakers"]) == (1, 1, "Ms Reed")
