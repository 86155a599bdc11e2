"""Which label holds, given what was judged and what a reader says."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.core.evaluation.matching import nearest
from monitor.core.reviewing import (
    Wish,
    corrected,
    counted,
    followers,
    told_otherwise,
)
from monitor.errors import UsageError
from monitor.types import Action, Kind, Label, PassageKey, Review, Span, Verdict

NEW, REPEATED = Verdict.NEW, Verdict.REPEATED
CHANGED, CONTRADICTED = Verdict.CHANGED, Verdict.CONTRADICTED
NOW = datetime(2024, 12, 9, tzinfo=UTC)

HERE = PassageKey("b.txt", 1, "strike", 0, 9, "Ten struck")
EARLIER = PassageKey("a.txt", 1, "strike", 0, 9, "Six struck")
OTHER = PassageKey("a.txt", 1, "strike", 20, 29, "Pay fell ..")
SAME_ARTICLE = PassageKey("b.txt", 1, "strike", 40, 49, "Ten struck")

IS_NEW = Label(NEW)
IS_REPEATED = Label(REPEATED, against=EARLIER)
IS_CHANGED = Label(CHANGED, Kind.VALUE, EARLIER, question="how many")
IS_CONTRADICTED = Label(CONTRADICTED, Kind.DENIAL, EARLIER)
IS_GONE = Label(CHANGED, Kind.WITHDRAWN, SAME_ARTICLE)
TAKEN_BACK = Label(CHANGED, Kind.WITHDRAWN, EARLIER)

CASES = {
    "what was changed is new": (IS_CHANGED, Wish(), Label(NEW)),
    "what was contradicted is new": (IS_CONTRADICTED, Wish(), Label(NEW)),
    "what was repeated is new": (IS_REPEATED, Wish(), Label(NEW)),
    "what was new is dismissed": (IS_NEW, Wish(), Label(NEW, dismissed=True)),
    "what was called gone is there": (
        IS_GONE, Wish(), Label(REPEATED, against=SAME_ARTICLE)),
    "what a speaker took back is new": (TAKEN_BACK, Wish(), Label(NEW)),
    "another kind, the same verdict": (
        IS_CHANGED, Wish(kind=Kind.DETAIL), Label(CHANGED, Kind.DETAIL, EARLIER)),
    "a kind tells its verdict": (
        IS_CHANGED, Wish(kind=Kind.CONFLICT),
        Label(CONTRADICTED, Kind.CONFLICT, EARLIER)),
    "another target, the rest as it was": (
        IS_CHANGED, Wish(against=OTHER), Label(CHANGED, Kind.VALUE, OTHER)),
    "a verdict keeps its target": (
        IS_CHANGED, Wish(REPEATED), Label(REPEATED, against=EARLIER)),
    "changed may be dismissed too": (
        IS_CHANGED, Wish(dismissed=True), Label(NEW, dismissed=True)),
    "new may be a repetition": (
        IS_NEW, Wish(REPEATED, against=OTHER), Label(REPEATED, against=OTHER)),
}  # fmt: skip


@pytest.mark.parametrize("about", CASES)
def test_a_rejected_verdict_becomes(about):
    judged, wish, expected = CASES[about]
    assert corrected(judged, HERE, wish).says(expected)


INCOMPLETE = {
    "changed, but how": (IS_NEW, Wish(CHANGED, against=EARLIER), "--kind value|detail"),
    "contradicted, but how": (IS_CHANGED, Wish(CONTRADICTED), "--kind conflict|denial"),
    "changed, but what": (IS_NEW, Wish(CHANGED, Kind.VALUE), "--against"),
    "a repetition, but of what": (IS_NEW, Wish(REPEATED), "a repetition of"),
    "a kind that is another's": (
        IS_CHANGED, Wish(CHANGED, Kind.DENIAL), "has a kind of value"),
    "a kind of what has none": (IS_CHANGED, Wish(NEW, Kind.VALUE), "has no kind"),
    "new against something": (IS_CHANGED, Wish(NEW, against=OTHER), "against nothing"),
    "against something, but how": (IS_NEW, Wish(against=OTHER), "--as"),
    "what was judged anyway": (IS_CHANGED, Wish(CHANGED), "'confirm'"),
}  # fmt: skip


@pytest.mark.parametrize("about", INCOMPLETE)
def test_what_is_missing_is_named(about):
    judged, wish, told = INCOMPLETE[about]
    with pytest.raises(UsageError) as fault:
        corrected(judged, HERE, wish)
    assert told in str(fault.value)


def test_the_question_stays_while_the_target_does():
    assert corrected(IS_CHANGED, HERE, Wish(kind=Kind.DETAIL)).question == "how many"
    assert corrected(IS_CHANGED, HERE, Wish(against=OTHER)).question is None


def test_who_rests_on_a_mention_follows_it():
    against = {1: None, 2: 1, 3: 2, 4: 1, 5: 3, 6: None}
    assert followers(2, against) == {2, 3, 5}
    assert followers(6, against) == {6}
    assert followers(1, against) == {1, 2, 3, 4, 5}


def review(number, former, label, *, told=True, passage=HERE):
    return Review(
        *(number, Action.REJECT, passage, IS_CHANGED, former, label, IS_CHANGED),
        correct=label.says(IS_CHANGED),
        engine="rules-1",
        told=told,
        claim=1,
        reviewed=NOW,
    )


def test_a_correction_is_told_once_with_what_was_told_and_what_holds():
    reviews = [review(1, IS_CHANGED, IS_NEW), review(2, IS_NEW, IS_REPEATED)]
    (one,) = told_otherwise(reviews)
    assert (one.review, one.former, one.label) == (2, IS_CHANGED, IS_REPEATED)


@pytest.mark.parametrize(
    "reviews",
    [
        [review(1, IS_CHANGED, IS_CHANGED)],
        [review(1, IS_CHANGED, IS_NEW), review(2, IS_NEW, IS_CHANGED)],
        [review(1, IS_CHANGED, IS_NEW, told=False)],
        [],
    ],
    ids=["confirmed", "undone", "never told", "none"],
)
def test_what_no_reader_was_told_wrongly_is_not_corrected(reviews):
    assert told_otherwise(reviews) == []


def test_the_reviewed_are_counted_by_the_engines_word():
    given = [(NEW, True), (CHANGED, False), (NEW, False), (CHANGED, True)]
    assert counted(given) == ((CHANGED, 1, 2), (NEW, 1, 2))
    assert counted([]) == ()


@pytest.mark.parametrize(
    ("others", "found"),
    [
        ([(0, 10)], 0),
        ([(30, 40), (2, 10)], 1),
        ([(6, 20)], None),
        ([(0, 9), (1, 10)], 0),
        ([], None),
    ],
)
def test_a_passage_that_is_cut_otherwise_is_known_by_its_overlap(others, found):
    assert nearest(Span(0, 10), [Span(*other) for other in others]) == found
