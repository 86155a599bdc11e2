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


def test_a_link_that_something_speaks_against_is_not_counted(linkage):
    """Of the guards of the engine: what they bar is told as new here too."""
    signs, nothing = (0.0,) * len(NEAR), (None,) * 4
    bars = dict.fromkeys(RELATIONS[1:], 0.5)
    for share, told, unsure, verdict in (
        (0.9, TOLD, nothing, Verdict.REPEATED),
        (0.6, TOLD, nothing, NEW),
        (0.6, TOLD, TOLD, Verdict.REPEATED),
        (0.9, nothing, nothing, NEW),
    ):
        shares = np.array([[1 - share, share, 0.0, 0.0]])
        row = linkage.Row("d", Ref(1, 1), signs, (), 1, NEW, NEW, told, unsure)
        (found,) = linkage.verdicts([row], shares, shares, bars, 0.15)
        assert found.both is verdict


def test_a_pair_that_nothing_could_be_told_of_is_not_looked_at(linkage):
    """As in the engine, where the next one is."""
    signs = (0.0,) * len(NEAR)
    rows = [
        linkage.Row("d", Ref(1, 1), signs, (), 1, NEW, NEW, TOLD, TOLD, is_open)
        for is_open in (False, True)
    ]
    near = np.array([[0.1, 0.9, 0.0, 0.0], [0.4, 0.6, 0.0, 0.0]])
    ((places, looked),) = linkage.looked_at(rows, near, 0.15)
    assert (places, looked) == ([0, 1], [(1, False)])


def test_what_the_judge_was_trained_on_tells_what_is_near_and_no_more(linkage):
    """Its answers are better there than they will be on anything else."""

    def row(dispute, sign, relation):
        signs = (float(sign),)
        return linkage.Row(dispute, Ref(1, 1), signs, signs, relation, NEW, NEW, TOLD, TOLD)  # fmt: skip

    rows = [row(name, n % 2, 0) for name in "abc" for n in range(20)]
    trained = [row("d", n % 2, 3 * (n % 2)) for n in range(200)]
    near, full = linkage.left_out(rows, trained)
    assert full == pytest.approx(linkage.left_out(rows)[1])
    assert near[1, 3] > 0.5 > near[0, 3]


def test_of_a_weeks_news_more_of_what_is_told_is_wrong(linkage):
    """Three right of four, where the wrong one stands for three new claims."""
    told = [linkage.Told(gold, NEW, REPEATED) for gold in (REPEATED,) * 3 + (NEW,)]
    assert linkage.figures(told, "both")["repeated"][0] == pytest.approx(0.75)
    assert linkage.figures(told, "both", 3)["repeated"][0] == pytest.approx(0.5)


def test_a_bar_is_raised_until_contradictions_are_precise_enough(linkage):
    """Of the claims called contradicted at .5 half are; from .8 on all are."""
    rows, full = [], []
    signs = (0.0,) * len(NEAR)
    for n in range(40):
        right = n % 2 == 0
        gold = CONTRADICTED if right else NEW
        relation = RELATIONS.index("contradicted") if right else 0
        rows.append(
            linkage.Row("d", Ref(1, n), signs, (), relation, gold, NEW, TOLD, TOLD)
        )  # fmt: skip
        share = 0.9 if right else 0.6
        full.append([1 - share, 0.0, 0.0, share])
    near = np.tile([0.0, 1.0, 0.0, 0.0], (40, 1))
    bars = linkage.best_bars(rows, near, np.array(full), 0.15, 0.95)
    assert 0.6 < bars["contradicted"] <= 0.9
    told = linkage.verdicts(rows, near, np.array(full), bars, 0.15)
    precision, recall, _ = linkage.figures(told, "both")["contradicted"]
    assert (precision, recall) == (1.0, 1.0)


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
