from __future__ import annotations

from monitor.core.matching import index_terms
from monitor.judges.lexical import LexicalJudge


def test_a_claim_in_other_words_shares_terms(bench):
    one = bench.claim(
        "Orchard accused Meridian of stealing designs",
        "Orchard",
        "accuse",
        names=("Orchard", "Meridian"),
        speaker="Orchard",
        alleges=True,
    )
    other = bench.claim(
        "Orchard alleged that designs were misappropriated by Meridian 2.0",
        "Orchard",
        "allege",
        names=("Meridian 2.0",),
        denies=True,
    )
    shared = set(index_terms(one)) & set(index_terms(other))
    assert {"accus", "steal", "design", "meridian", "orchard"} <= shared
    assert "alleges" in index_terms(one)
    assert "denies" in index_terms(other)


def test_a_name_is_found_by_its_acronym(bench):
    claim = bench.claim(
        "The World Health Organization met",
        "",
        "",
        names=("World Health Organization",),
    )
    assert "who" in index_terms(claim)
    assert "" not in index_terms(claim)


def test_one_measure_in_two_words_shares_a_term(bench):
    one = bench.claim("The tunnel would cost 740", "The tunnel", "cost")
    other = bench.claim("Its price is put at 810", "price", "put")
    assert set(index_terms(one)) & set(index_terms(other)) == {"field pric"}


def test_terms_are_sorted_and_once_each(bench):
    terms = index_terms(bench.claim("Ships, ships and a ship sank", "ships", "sink"))
    assert terms == ("ship", "sink")


def test_the_lexical_judge_scores_containment():
    same, half, other = LexicalJudge().judge(
        [
            ("The court upheld the fine", "The court upheld the fine"),
            ("The court upheld the fine", "The court sent flowers"),
            ("The court upheld the fine", "Rain fell"),
        ]
    )
    assert same.entailment > 0.9 > half.entailment > other.entailment
    for evidence in (same, half, other):
        total = evidence.entailment + evidence.neutral + evidence.contradiction
        assert abs(total - 1.0) < 1e-9
        assert evidence.contradiction < 0.05


def test_a_pairs_score_does_not_depend_on_the_others():
    judge = LexicalJudge()
    pair = ("The mill closed", "The mill was closed in May")
    assert judge.judge([("a b", "c d"), pair])[1] == judge.judge([pair])[0]
