"""Headings that stand alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.core.digest.headings import HEADING_CHARACTERS, heading_of, stands_alone
from monitor.core.digest.wording import told_why
from monitor.types import Kind, Modality, Verdict


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The port lost £4 million.", True),
        ("Trains stop.", True),
        ("The mayor said she would go.", True),
        ("Holm Ltd told its crews to stay.", True),
        ("Nobody was hurt in the fire at Wend.", True),
        ('The union called the offer "an insult to us".', True),
        ("There was no meeting.", False),
        ("There were 412.", False),
        ("It was fewer than 750.", False),
        ("The engineer did.", False),
        ("£4 million of it has been paid.", False),
        ("About 90 of its crews stayed.", False),
        ("The rest have until Monday.", False),
        ("We hired nobody.", False),
        ("No letter reached me in June.", False),
        ("The trust denies it.", False),
        ("Moll rejected the claim.", False),
        ("Either the mayor knew or nobody did.", False),
        ("", False),
    ],
)
def test_a_claim_stands_alone_if_it_tells_who_and_what(text, alone):
    assert stands_alone(text) is alone


KNOWN = "The ferry sank in the harbour of Wend."
ASKED = "Did the ferry sink in the harbour of Wend?"


@pytest.fixture
def answered(mention, changed):
    """A claim against another, in words of their own."""

    def make(quote, known, **changes):
        against = mention(1, known, speaker="Ada Holm")
        values = {"verdict": Verdict.CONTRADICTED, "kind": Kind.DENIAL} | changes
        return changed(2, quote, against, **values)

    return make


@pytest.mark.parametrize(
    ("changes", "heading"),
    [
        ({}, ASKED),
        ({"kind": Kind.REVERSAL}, ASKED),
        ({"verdict": Verdict.CHANGED, "kind": Kind.VALUE}, f"Changed: {KNOWN}"),
        ({"question": "Where did the ferry sink?"}, "Where did the ferry sink?"),
        ({"question": "Under which law?"}, ASKED),
        ({"question": "What is the port accused of?"}, ASKED),
        ({"text": "The ferry is afloat."}, "Is the ferry afloat?"),
    ],
)
def test_what_is_disputed_is_asked(answered, changes, heading):
    assert heading_of(answered("it did not", KNOWN, **changes)) == heading


def test_the_question_ends_as_one_where_it_is_cut(answered):
    heading = heading_of(answered("no", f"The ferry sank {'in the fog ' * 20}."))
    assert heading.startswith("Did the ferry sink in the fog")
    assert heading.endswith("…?")
    assert len(heading) <= HEADING_CHARACTERS


@pytest.mark.parametrize(
    ("kind", "label"), [(Kind.DENIAL, "Disputed"), (Kind.REVERSAL, "Reversed")]
)
def test_what_cannot_be_asked_is_told_by_what_it_is_against(answered, kind, label):
    known = "The union called the ferry unsafe."
    assert heading_of(answered("it did not", known, kind=kind)) == f"{label}: {known}"


@pytest.mark.parametrize(
    ("question", "text", "why", "heading"),
    [
        ("How many man is hurt?", "One man is hurt.", "One, was Two", "One man is hurt."),
        ("When do boats sail?", "4 boats sail.", "4 boats, was 3", "How many boats sail?"),
        ("When do boats sail?", "They sail.", "Friday, was May", "When do boats sail?"),
        ("When will it last?", "It lasts.", "until May, was June", "Until when will it last?"),
        ("What did Moll warn?", "Moll warned Ek.", "Ek, was Holm", "Moll warned Ek."),
        (None, "The toll is 9.", "9, was 8", "What is the toll?"),
    ],
)  # fmt: skip
def test_a_change_is_headed_by_a_question_that_it_answers(
    answered, question, text, why, heading
):
    changes = {"verdict": Verdict.CHANGED, "kind": Kind.VALUE, "why": why}
    record = answered("x", KNOWN, text=text, question=question, **changes)
    assert heading_of(record) == heading


@pytest.mark.parametrize(
    ("why", "speaker", "heading"),
    [
        (None, "the pilot", "The pilot: “it did not”"),
        (None, None, "Outlet 2: “it did not”"),
        ("4 boats, was 3 boats", "the pilot", "The pilot: “it did not”"),
        ("the pilot says otherwise than Ada Holm", "x", "The pilot says otherwise than Ada Holm"),
        ("The pilot denies what Ada Holm says", "x", "The pilot denies what Ada Holm says"),
    ],
)  # fmt: skip
def test_where_neither_stands_alone_it_is_told_who_says_so(
    answered, why, speaker, heading
):
    record = answered("it did not", "it sank", why=why, speaker=speaker)
    assert heading_of(record) == heading


def test_what_is_denied_is_no_heading_as_if_it_were_said(answered):
    denied = {"modality": Modality.DENIED, "verb": "deny", "speaker": "the pilot"}
    record = answered("it sank", "it sank in the harbour", **denied)
    assert record.against is not None
    against = replace(record.against, modality=Modality.DENIED, verb="deny")
    both = heading_of(replace(record, against=against))
    assert both == "The pilot denies: “it sank”"


def test_a_long_quote_is_cut_within_its_marks(answered):
    heading = heading_of(answered("it went down " * 20, "it sank", speaker="The pilot"))
    assert heading.endswith("…”")
    assert len(heading) <= HEADING_CHARACTERS


@pytest.mark.parametrize(
    ("kind", "who"), [(Kind.REVERSAL, "Ada Holm"), (Kind.DENIAL, "Outlet 2")]
)
def test_whoever_is_told_to_have_turned_round_had_said_so(answered, kind, who):
    record = answered("Holm left", KNOWN, kind=kind, why="this report had said so")
    assert told_why(record) == f"{who} had said so"
