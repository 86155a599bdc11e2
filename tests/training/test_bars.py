"""Bars that a pair has to reach, and what would be told with them."""

from __future__ import annotations

import numpy as np
import pytest

from monitor.core.evaluation import Ref
from monitor.core.linkage import NEAR, RELATIONS
from monitor.types import Verdict

NEW, REPEATED, CHANGED, CONTRADICTED = (
    Verdict(word) for word in ("new", "repeated", "changed", "contradicted")
)
TOLD = (None, REPEATED, CHANGED, CONTRADICTED)


@pytest.fixture
def bars(load):
    return load("bars")


def test_a_link_that_something_speaks_against_is_not_counted(bars):
    """Of the guards of the engine: what they bar is told as new here too."""
    signs, nothing = (0.0,) * len(NEAR), (None,) * 4
    least = dict.fromkeys(RELATIONS[1:], 0.5)
    for share, told, unsure, verdict in (
        (0.9, TOLD, nothing, Verdict.REPEATED),
        (0.6, TOLD, nothing, NEW),
        (0.6, TOLD, TOLD, Verdict.REPEATED),
        (0.9, nothing, nothing, NEW),
    ):
        shares = np.array([[1 - share, share, 0.0, 0.0]])
        row = bars.Row("d", Ref(1, 1), signs, (), 1, NEW, NEW, told, unsure)
        (found,) = bars.verdicts([row], shares, shares, least, 0.15)
        assert found.both is verdict


def test_a_pair_that_nothing_could_be_told_of_is_not_looked_at(bars):
    """As in the engine, where the next one is."""
    signs = (0.0,) * len(NEAR)
    rows = [
        bars.Row("d", Ref(1, 1), signs, (), 1, NEW, NEW, TOLD, TOLD, is_open)
        for is_open in (False, True)
    ]
    near = np.array([[0.1, 0.9, 0.0, 0.0], [0.4, 0.6, 0.0, 0.0]])
    ((places, looked),) = bars.looked_at(rows, near, 0.15)
    assert (places, looked) == ([0, 1], [(1, False)])


def test_of_a_weeks_news_more_of_what_is_told_is_wrong(bars):
    """Three right of four, where the wrong one stands for three new claims."""
    told = [bars.Told(gold, NEW, REPEATED) for gold in (REPEATED,) * 3 + (NEW,)]
    assert bars.figures(told, "both")["repeated"][0] == pytest.approx(0.75)
    assert bars.figures(told, "both", 3)["repeated"][0] == pytest.approx(0.5)


def test_a_bar_is_raised_until_contradictions_are_precise_enough(bars):
    """Of the claims called contradicted at .5 half are; from .8 on all are."""
    rows, full = [], []
    signs = (0.0,) * len(NEAR)
    for n in range(40):
        right = n % 2 == 0
        gold = CONTRADICTED if right else NEW
        relation = RELATIONS.index("contradicted") if right else 0
        rows.append(
            bars.Row("d", Ref(1, n), signs, (), relation, gold, NEW, TOLD, TOLD)
        )  # fmt: skip
        share = 0.9 if right else 0.6
        full.append([1 - share, 0.0, 0.0, share])
    near = np.tile([0.0, 1.0, 0.0, 0.0], (40, 1))
    least = bars.best_bars(rows, near, np.array(full), 0.15, 0.95)
    assert 0.6 < least["contradicted"] <= 0.9
    told = bars.verdicts(rows, near, np.array(full), least, 0.15)
    precision, recall, _ = bars.figures(told, "both")["contradicted"]
    assert (precision, recall) == (1.0, 1.0)
