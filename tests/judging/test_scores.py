from __future__ import annotations

import pytest

from monitor.judges.scores import Scores, label
from monitor.types import Evidence


@pytest.fixture
def counted() -> Scores:
    """Seven rows: two of three entailments, one of two others each are right."""
    scores = Scores()
    for given, found in [
        ("entailment", "entailment"),
        ("entailment", "entailment"),
        ("entailment", "neutral"),
        ("neutral", "neutral"),
        ("neutral", "contradiction"),
        ("contradiction", "contradiction"),
        ("contradiction", "entailment"),
    ]:
        scores.add(given, found)
    return scores


def test_accuracy_is_the_share_found_as_given(counted):
    assert counted.rows == 7
    assert counted.accuracy == pytest.approx(4 / 7)


def test_macro_f1_weighs_the_labels_alike(counted):
    # entailment 4/(3+3), neutral 2/(2+2), contradiction 2/(2+2)
    assert counted.macro_f1 == pytest.approx((4 / 6 + 2 / 4 + 2 / 4) / 3)


def test_precision_and_recall_of_one_label(counted):
    assert counted.precision("entailment") == pytest.approx(2 / 3)
    assert counted.recall("contradiction") == pytest.approx(1 / 2)


def test_a_label_nobody_gave_or_found_has_no_figures():
    scores = Scores()
    scores.add("neutral", "neutral")
    assert scores.precision("contradiction") is None
    assert scores.recall("contradiction") is None
    assert scores.macro_f1 == 1


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (Evidence(0.2, 0.3, 0.5), "contradiction"),
        (Evidence(0.4, 0.4, 0.2), "entailment"),
        (Evidence(0.1, 0.8, 0.1), "neutral"),
    ],
)
def test_the_label_is_the_likeliest(evidence, expected):
    assert label(evidence) == expected
