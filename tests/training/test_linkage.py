"""Fitting what signs weigh: labels of pairs, the regression, and the bars."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from monitor.core.evaluation import Dispute, GoldArticle, GoldClaim, Ref
from monitor.core.linkage import NEAR, RELATIONS, SIGNS
from monitor.judges.linkage import shipped_linker
from monitor.types import Span, Verdict

NEW, REPEATED, CHANGED, CONTRADICTED = (
    Verdict(word) for word in ("new", "repeated", "changed", "contradicted")
)


@pytest.fixture
def linkage(load):
    return load("linkage")


@pytest.fixture
def gathering(load):
    return load("gathering")


def dispute(*articles):
    """Each article is a list of (verdict, against)."""
    told = [
        GoldArticle(
            "News", "Herald", datetime(2025, 1, 6, tzinfo=UTC), "", tuple(
                GoldClaim(Ref(n, m), Span(m, m + 1), "x", (None,), verdict,
                          against=tuple(Ref(*one) for one in against))
                for m, (verdict, against) in enumerate(claims, 1)
            ),
        )
        for n, claims in enumerate(articles, 1)
    ]  # fmt: skip
    return Dispute("strike", ("strike",), tuple(told))


def test_a_pair_is_what_the_labels_say_also_through_what_repeats_them(gathering):
    label = gathering.Labels(
        dispute(
            [(NEW, []), (NEW, [])],
            [(REPEATED, [(1, 1)]), (CONTRADICTED, [(1, 2)])],
            [(REPEATED, [(2, 2)]), (CHANGED, [(2, 1)])],
        )
    )
    assert label(Ref(2, 1), Ref(1, 1)) == "same"
    assert label(Ref(3, 1), Ref(1, 2)) == "contradicted"
    assert label(Ref(3, 2), Ref(1, 1)) == "changed"
    assert label(Ref(3, 2), Ref(1, 2)) == "other"
    assert label(Ref(3, 2), None) == "other"


def test_the_regression_finds_what_the_signs_say(linkage):
    chance = np.random.default_rng(1)
    relations = chance.integers(0, len(RELATIONS), 4000)
    signs = np.eye(len(RELATIONS))[relations] * 3 + chance.normal(size=(4000, 4))
    model = linkage.fit(signs[:3000], relations[:3000])
    shares = model.shares(signs[3000:])
    assert (shares.argmax(1) == relations[3000:]).mean() > 0.9
    assert shares.sum(1) == pytest.approx(1)


def test_shares_come_true_as_often_as_they_say(linkage):
    """Where signs say nothing, every relation has the share of its rows."""
    chance = np.random.default_rng(2)
    relations = chance.choice(len(RELATIONS), 4000, p=[0.7, 0.15, 0.1, 0.05])
    model = linkage.fit(chance.normal(size=(4000, 3)), relations)
    assert model.shares(np.zeros((1, 3)))[0] == pytest.approx(
        [0.7, 0.15, 0.1, 0.05], abs=0.03
    )


TOLD = (None, Verdict.REPEATED, Verdict.CHANGED, CONTRADICTED)


def test_a_pair_that_counts_twice_is_two(linkage):
    chance = np.random.default_rng(5)
    signs, relations = chance.normal(size=(200, 3)), chance.integers(0, 4, 200)
    twice = linkage.fit(signs, relations, np.full(200, 2.0))
    both = linkage.fit(np.tile(signs, (2, 1)), np.tile(relations, 2))
    assert twice.weights == pytest.approx(both.weights, abs=1e-6)


def test_what_the_judge_was_trained_on_tells_what_is_near_and_no_more(linkage):
    """Its answers are better there than they will be on anything else."""

    def row(dispute, sign, relation):
        signs = (float(sign),)
        return linkage.Row(dispute, Ref(1, 1), signs, signs, relation, NEW, NEW, TOLD, TOLD)  # fmt: skip

    rows = [row(name, n % 2, 0) for name in "abc" for n in range(20)]
    trained = [row("d", n % 2, 3 * (n % 2)) for n in range(200)]
    near, full = linkage.left_out(rows, trained=trained)
    assert full == pytest.approx(linkage.left_out(rows)[1])
    assert near[1, 3] > 0.5 > near[0, 3]


def test_weights_are_written_as_they_are_read(linkage, tmp_path):
    chance = np.random.default_rng(3)
    near = linkage.Fitted(chance.normal(size=4), chance.normal(size=(len(NEAR), 4)))
    full = linkage.Fitted(chance.normal(size=4), chance.normal(size=(len(SIGNS), 4)))
    (tmp_path / "judge.json").write_text('{"sha256": {}}')
    linkage.write(
        tmp_path,
        {
            "near": linkage.as_json(near, NEAR),
            "full": linkage.as_json(full, SIGNS),
            "ask": 0.2,
            "bars": dict.fromkeys(RELATIONS[1:], 0.5),
            "newness": (0.9, -1.0),
        },
    )
    linker = shipped_linker(tmp_path)
    signs = chance.normal(size=len(SIGNS))
    assert linker.full.shares(list(signs)) == pytest.approx(
        full.shares(signs[None])[0], abs=1e-2
    )
    assert (linker.ask, linker.bars["same"]) == (0.2, 0.5)
    assert linker.certainty(0.5) == pytest.approx(1 / (1 + np.e), abs=1e-3)


def test_how_new_claims_seem_is_scaled_to_how_often_they_are(linkage):
    """Those that seem new with nine in ten are so in half of all cases, and so on."""
    chance = np.random.default_rng(4)
    seems = chance.uniform(0.5, 0.99, 5000)
    odds = np.log(seems / (1 - seems))
    right = chance.uniform(size=5000) < 1 / (1 + np.exp(-0.8 * odds + 1.5))
    slope, bias = linkage.logistic(seems, right.astype(float))
    assert (slope, bias) == pytest.approx((0.8, -1.5), abs=0.15)
