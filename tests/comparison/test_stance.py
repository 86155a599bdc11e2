from __future__ import annotations

import pytest

from monitor.types import Kind, Modality, Verdict


def safe(bench, *, negated=False, speaker=None, **rest):
    return bench.claim(
        f"The Ketter bridge is {'not ' * negated}open to lorries",
        "The Ketter bridge",
        "open",
        names=("Ketter", *((speaker,) if speaker else ())),
        slots={"to": "lorries"},
        negated=negated,
        speaker=speaker,
        **rest,
    )


def called(bench, *quoted, what="the new toll", **rest):
    return bench.claim(
        f"Ada Holm called {what} {' '.join(quoted)}",
        "Ada Holm",
        "call",
        names=("Ada Holm",),
        slots={"object": what},
        quoted=quoted,
        speaker="Ada Holm",
        **rest,
    )


def test_two_outlets_that_exclude_each_other_conflict(bench):
    judged = bench.judge(safe(bench, negated=True), safe(bench))
    assert (judged.verdict, judged.kind) == (Verdict.CONTRADICTED, Kind.CONFLICT)
    assert judged.why == "this report denies what Morning Paper says"


def test_affirming_what_was_denied(bench):
    judged = bench.judge(safe(bench), safe(bench, negated=True))
    assert judged.why is not None
    assert judged.why == "this report says otherwise than Morning Paper"


def test_a_party_that_says_the_opposite_denies(bench):
    now = safe(bench, negated=True, speaker="Ada Holm")
    judged = bench.judge(now, safe(bench, speaker="Piet Vos"))
    assert judged.kind is Kind.DENIAL


def test_opposites_within_one_article_of_one_voice_are_no_conflict(bench):
    judged = bench.judge(safe(bench, negated=True), safe(bench), article=1)
    assert judged.verdict is Verdict.NEW


def test_a_plan_does_not_conflict_with_a_fact(bench):
    planned = safe(bench, negated=True, modality=Modality.PREDICTED)
    assert bench.judge(planned, safe(bench)).verdict is Verdict.NEW


def test_one_speaker_in_other_quoted_words(bench):
    judged = bench.judge(called(bench, "a robbery"), called(bench, "a mistake"))
    assert (judged.verdict, judged.kind) == (Verdict.CHANGED, Kind.WORDING)
    assert judged.why == '"a robbery", was "a mistake"'


def test_one_speaker_quoted_on_another_matter(bench):
    now = called(bench, "a gift", what="the ferry")
    assert bench.judge(now, called(bench, "a robbery")).verdict is Verdict.NEW


def test_two_quoted_passages_are_joined(bench):
    known = called(bench, "a mistake")
    judged = bench.judge(called(bench, "a robbery", "an outrage"), known)
    assert judged.why == '"a robbery" and "an outrage", was "a mistake"'


@pytest.mark.parametrize("text", ["the plan to close its Leiden plant", "reports"])
def test_denying_a_report_needs_the_report_in_the_denial(bench, text):
    known = bench.claim(
        "Meridian plans to close its Leiden plant",
        "Meridian",
        "plan",
        names=("Meridian", "Leiden"),
        slots={"to": "close its Leiden plant"},
    )
    now = bench.claim(
        f"A board member denied {text}",
        "A board member",
        "deny",
        names=("Meridian", "Leiden"),
        slots={"object": text},
        speaker="A board member",
        denies=True,
    )
    judged = bench.judge(now, known)
    if text == "reports":
        assert judged.verdict is Verdict.NEW
    else:
        assert judged.kind is Kind.DENIAL
        assert judged.why == "A board member denies what was reported"


def withdrawal(bench, what, **rest):
    return bench.claim(
        f"Orchard withdrew {what}",
        "Orchard",
        "withdraw",
        names=("Orchard",),
        slots={"object": what},
        **rest,
    )


@pytest.mark.parametrize("what", ["its troops", "its bid for the mill"])
def test_taking_back_something_else_is_no_withdrawal(bench, what):
    known = bench.claim(
        "Orchard filed a complaint about the mill",
        "Orchard",
        "file",
        names=("Orchard",),
        slots={"object": "a complaint about the mill"},
    )
    assert bench.judge(withdrawal(bench, what), known).kind is not Kind.WITHDRAWN


def test_a_remark_is_taken_back_by_its_speaker_only(bench):
    known = called(bench, "a robbery", what="the toll")
    now = bench.claim(
        "Ada Holm withdrew her remark about the toll",
        "Ada Holm",
        "withdraw",
        names=("Ada Holm",),
        slots={"object": "her remark about the toll"},
    )
    other = bench.claim(
        "Piet Vos withdrew his remark about the toll",
        "Piet Vos",
        "withdraw",
        names=("Piet Vos",),
        slots={"object": "his remark about the toll"},
    )
    assert bench.judge(now, known).kind is Kind.WITHDRAWN
    assert bench.judge(other, known).verdict is Verdict.NEW


def test_not_withdrawing_is_no_withdrawal(bench):
    known = called(bench, "a robbery", what="the toll")
    now = withdrawal(bench, "its remark about the toll", negated=True)
    assert bench.judge(now, known).kind is not Kind.WITHDRAWN
