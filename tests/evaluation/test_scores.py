"""The figures, on counts that were done by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.core.evaluation import Ref, match, misses, score
from monitor.core.evaluation.figures import Share, calibration_error, macro_f1
from monitor.core.evaluation.gold import GoldValue
from monitor.core.evaluation.matching import overlap
from monitor.types import Kind, Modality, Span, Value, Verdict

NEW, REPEATED, CHANGED, CONTRADICTED = Verdict
SHARES = (
    "precision", "recall", "speaker", "modality", "verdict",
    "contradiction_precision", "contradiction_recall", "changed_precision",
    "changed_recall", "repeated_precision", "repeated_recall", "kind", "against",
)  # fmt: skip


@pytest.fixture
def dispute(make):
    """Two claims, then one of each verdict, then one that repeats a repetition."""
    ref = Ref
    return make.dispute(
        (make.claim((1, 1)), make.claim((1, 2))),
        (
            make.claim((2, 1), REPEATED, against=(ref(1, 1),)),
            make.claim((2, 2), CHANGED, against=(ref(1, 2),)),
            make.claim((2, 3), CONTRADICTED, against=(ref(1, 1),)),
            make.claim((2, 4)),
        ),
        (make.claim((3, 1), REPEATED, against=(ref(2, 1),)),),
    )


def test_an_engine_that_agrees_scores_one(make, dispute):
    scores = score([match(dispute, make.perfect(dispute))])
    assert [getattr(scores, name).value for name in SHARES] == [1.0] * len(SHARES)
    assert scores.macro_f1 == scores.macro_f1_all == 1.0
    assert scores.calibration == 0.0
    assert not list(misses(match(dispute, make.perfect(dispute))))


def test_each_figure_counts_what_it_says(make, dispute):
    found = make.altered(
        make.perfect(dispute),
        {
            102: None,  # missed
            201: {"speaker": "Borel", "modality": Modality.ALLEGED},
            202: {"kind": Kind.DETAIL},
            203: {"verdict": NEW, "kind": None, "against": None},
            204: {"verdict": CONTRADICTED, "kind": Kind.DENIAL, "against": 101},
        },
    )
    found[2].append(make.found(999, 300, verdict=CONTRADICTED))
    scores = score([match(dispute, found)])
    assert scores.recall == Share(6, 7)
    assert scores.precision == Share(6, 7)
    assert scores.speaker == scores.modality == Share(5, 6)
    assert scores.verdict == Share(4, 6)
    assert scores.contradiction_precision == Share(0, 2)
    assert scores.contradiction_recall == Share(0, 1)
    assert scores.changed_precision == scores.changed_recall == Share(1, 1)
    assert scores.repeated_precision == scores.repeated_recall == Share(2, 2)
    assert scores.kind == Share(0, 1)  # the change; the contradiction was not found
    # 2#1 and 3#1 answer the right claim; 2#2 answers 1#2, which was missed.
    assert scores.against == Share(2, 3)
    # new 2*1/(2+2), repeated 1, changed 1, contradicted 0
    assert scores.macro_f1 == pytest.approx((0.5 + 1 + 1 + 0) / 4)
    # new 2*1/(3+2), contradicted 0 of 1 given and 2 found
    assert scores.macro_f1_all == pytest.approx((0.4 + 1 + 1 + 0) / 4)
    assert scores.confusion[None, CONTRADICTED] == 1
    assert scores.confusion[NEW, None] == 1
    assert scores.confusion[CONTRADICTED, NEW] == 1


def test_every_miss_is_told_once_with_its_sides(make, dispute):
    found = make.altered(
        make.perfect(dispute),
        {
            102: None,
            201: {"speaker": None},
            203: {"verdict": NEW, "kind": None, "held": CHANGED},
        },
    )
    found[0].append(make.found(999, 300))
    told = {m.what: m for m in misses(match(dispute, found))}
    assert set(told) == {"recall", "precision", "speaker", "verdict", "against"}
    assert told["against"].gold_against == ("claim 1-02",)
    assert told["recall"].labelled == "claim 1-02"
    assert told["precision"].answered == "found"
    assert (told["speaker"].labelled, told["speaker"].answered) == (
        "Acme",
        "the outlet",
    )
    assert told["verdict"].labelled == "contradicted (denial)"
    assert told["verdict"].answered == "new, held back: changed"
    assert told["verdict"].gold_against == ("claim 1-01",)


def test_against_may_be_any_telling_of_the_same_claim(make, dispute):
    """3#1 repeats 2#1, which repeats 1#1: each of them is right for the other."""
    found = make.altered(
        make.perfect(dispute), {301: {"against": 101}, 203: {"against": 301}}
    )
    assert score([match(dispute, found)]).against == Share(4, 4)


def test_against_another_claim_is_wrong(make, dispute):
    found = make.altered(
        make.perfect(dispute), {301: {"against": 102}, 203: {"against": None}}
    )
    assert score([match(dispute, found)]).against == Share(2, 4)


def test_a_repetition_of_one_of_two_claims_does_not_make_them_one(make):
    dispute = make.dispute(
        (make.claim((1, 1)), make.claim((1, 2))),
        (
            make.claim((2, 1), REPEATED, against=(Ref(1, 1), Ref(1, 2))),
            make.claim((2, 2), REPEATED, against=(Ref(1, 1),)),
        ),
    )
    found = make.altered(
        make.perfect(dispute), {201: {"against": 102}, 202: {"against": 102}}
    )
    assert score([match(dispute, found)]).against == Share(1, 2)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [((0, 10), (0, 10), 1), ((0, 10), (10, 20), 0), ((0, 10), (5, 25), 1 / 3)],
)
def test_overlap_is_twice_the_shared_over_the_sum(a, b, expected):
    assert overlap(Span(*a), Span(*b)) == pytest.approx(expected)


def test_the_better_overlap_is_taken_and_each_only_once(make):
    """A mention of both halves is one of them; the other half is missed."""
    dispute = make.dispute((make.claim((1, 1)), make.claim((1, 2))))
    wide = make.found(1, 0, span=Span(2, 30))
    matched = match(dispute, [[wide]])
    assert [pair.claim.ref for pair in matched.pairs] == [Ref(1, 2)]
    assert [claim.ref for claim in matched.missed] == [Ref(1, 1)]


def test_of_equal_overlaps_the_right_speaker_is_taken(make):
    dispute = make.dispute((make.claim((1, 1)),))
    right = make.perfect(dispute)[0][0]
    matched = match(dispute, [[make.found(1, 0), right]])
    assert [pair.found.mention for pair in matched.pairs] == [right.mention]
    assert [one.mention for _, one in matched.spurious] == [1]


def test_in_its_own_letter_a_party_is_the_right_speaker_without_a_name(make):
    """ "Acme, on its own page" is Acme, where overlaps are equal as well."""
    dispute = make.dispute((make.claim((1, 1)),))
    letter = replace(dispute.articles[0], outlet="Acme, on its own page")
    dispute = replace(dispute, articles=(letter,))
    others = [make.found(1, 0, speaker="Borel"), make.found(2, 0)]
    matched = match(dispute, [others])
    assert [pair.found.mention for pair in matched.pairs] == [2]
    assert score([matched]).speaker == Share(1, 1)


def test_a_value_counts_as_often_as_it_is_labelled(make):
    values = (GoldValue("number", "40"), GoldValue("number", "40"))
    dispute = make.dispute((make.claim((1, 1), values=values),))
    forty = Value("number", 40.0, 40.0, "van", "=", "40 vans", Span(0, 1))
    found = make.altered(make.perfect(dispute), {101: {"values": (forty,)}})
    assert score([match(dispute, found)]).values == Share(1, 2)
    (miss,) = misses(match(dispute, found))
    assert (miss.what, miss.labelled, miss.answered) == ("values", "40, 40", "40")


def test_nothing_has_no_figures(make):
    scores = score([match(make.dispute(()), [[]])])
    assert scores.recall.value is scores.macro_f1 is scores.calibration is None


def test_macro_f1_leaves_out_labels_that_nobody_used():
    # a: 2*3/(4+4), b: 2*1/(2+2)
    counts: dict[tuple[str | None, str | None], int]
    counts = {("a", "a"): 3, ("a", "b"): 1, ("b", "b"): 1, ("b", "a"): 1}
    assert macro_f1(counts, ("a", "b", "c")) == pytest.approx((0.75 + 0.5) / 2)


def test_calibration_error_weighs_bins_by_their_answers():
    # (0.9, 1.0]: 2 answers, mean 0.95, half right; (0.2, 0.3]: 1 answer, wrong
    answers = [(0.95, True), (0.95, False), (0.3, False)]
    assert calibration_error(answers) == pytest.approx(2 / 3 * 0.45 + 1 / 3 * 0.3)


def test_a_bin_holds_its_upper_bound():
    """0.3 and 0.25 share a bin, where their errors cancel; 0.31 is in another."""
    assert calibration_error([(0.3, False), (0.25, True)]) == pytest.approx(0.225)
    assert calibration_error([(0.31, False), (0.25, True)]) == pytest.approx(0.53)


def made(make, verdicts):
    """A dispute of these verdicts; whatever answers, answers the first claim."""
    later = [
        tuple(
            make.claim((n, place), one, against=() if one is NEW else (Ref(1, 1),))
            for place, one in enumerate(article, 1)
        )
        for n, article in enumerate(verdicts, 2)
    ]
    return make.dispute((make.claim((1, 1)),), *later)


VERDICTS = st.lists(st.lists(st.sampled_from(Verdict), max_size=5), max_size=4)
ANSWERS = st.lists(
    st.tuples(
        st.integers(0, 120),
        st.sampled_from(["Acme", "Borel", None]),
        st.sampled_from(Verdict),
        st.floats(0, 1),
    ),
    max_size=8,
)


@settings(max_examples=50, deadline=None)
@given(verdicts=VERDICTS)
def test_a_perfect_answer_scores_one_whatever_the_labels(make, verdicts):
    dispute = made(make, verdicts)
    scores = score([match(dispute, make.perfect(dispute))])
    assert {getattr(scores, name).value for name in SHARES} <= {1.0, None}
    assert scores.recall.value == scores.macro_f1 == scores.macro_f1_all == 1.0
    assert scores.calibration == 0.0


@settings(max_examples=50, deadline=None)
@given(verdicts=VERDICTS, answers=ANSWERS, random=st.randoms(use_true_random=False))
def test_order_does_not_matter(make, verdicts, answers, random):
    """Neither of what was found in an article, nor of the disputes."""
    dispute, other = made(make, verdicts), made(make, [[CHANGED]])
    found = [
        [
            make.found(100 * n + place, at, speaker=who, verdict=what, confidence=sure)
            for place, (at, who, what, sure) in enumerate(answers)
        ]
        for n, _ in enumerate(dispute.articles)
    ]
    shuffled = [random.sample(article, len(article)) for article in found]
    second = match(other, make.perfect(other))
    straight = score([match(dispute, found), second])
    turned = score([second, match(dispute, shuffled)])
    assert turned.calibration == pytest.approx(straight.calibration)
    assert replace(turned, calibration=None) == replace(straight, calibration=None)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_calibration_error_lies_between_none_and_all(answers):
    error = calibration_error(answers)
    assert error is not None
    assert 0 <= error <= 1 + 1e-9
