"""Fitting what marks weigh beside the network, and the threshold."""

from __future__ import annotations

import numpy as np
import pytest

SURE = np.log([[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]])


@pytest.fixture
def combine(load):
    return load("combine")


def test_a_mark_weighs_what_the_labels_beside_it_say(combine):
    """The network is right but where the first mark stands; the second says nothing."""
    gold = np.tile([0, 1, 2], 80)
    logs = SURE[gold]
    found = np.zeros((len(gold), 2))
    found[:60, 0] = 1
    found[::2, 1] = 1
    gold[:60] = 2
    scale, weights = combine.fit(logs, found, gold)
    assert scale > 1
    assert weights[0].argmax() == 2
    assert weights[0, 2] > 5 * abs(weights[1]).max()
    assert np.allclose(weights.sum(1), 0, atol=1e-6)


def test_no_row_is_weighed_by_what_was_fitted_on_it(combine):
    gold = np.tile([0, 1, 2], 40)
    half = np.arange(len(gold)) < 60
    found = half[:, None].astype(float)
    gold[half] = 2
    scores = combine.unseen(SURE[np.tile([0, 1, 2], 40)], found, gold, half)
    assert (scores[half].argmax(1) != 2).any()


def test_a_threshold_keeps_a_standard_error_to_spare(combine):
    """Ten at .855, eight of them right, have a precision of .8 and not of .8 for sure."""
    chance = np.array([0.855] * 10 + [0.95] * 40 + [0.1] * 50)
    gold = np.array([2] * 8 + [0] * 2 + [2] * 40 + [2] * 12 + [1] * 38)
    shares = np.stack((1 - chance, np.zeros(100), chance), axis=1)
    each = np.arange(100)
    assert combine.threshold(shares[:10], gold[:10], each[:10], 0.8) is None
    found = combine.threshold(shares, gold, each, 0.9)
    assert (found.least, found.recall) == (0.4, 0.8)
    assert found.precision == pytest.approx(0.96)
    assert found.error == pytest.approx(0.0277, abs=1e-3)
    assert combine.threshold(shares, gold, each, 0.95).least == 0.86
    assert "standard error 0.028" in str(found)


def test_pairs_that_share_a_text_count_as_one_draw(combine):
    chance, gold = np.full(100, 0.9), np.array([2] * 90 + [0] * 10)
    shares = np.stack((1 - chance, np.zeros(100), chance), axis=1)
    by_tens = np.repeat(np.arange(10), 10)
    alone = combine.threshold(shares, gold, np.arange(100), 0.8)
    tied = combine.threshold(shares, gold, by_tens, 0.8)
    assert tied.error > 3 * alone.error
