"""Pairs made by rule: labels that hold, and that hang on the telling thing."""

from __future__ import annotations

import random
from collections import Counter, defaultdict

import pytest

from monitor.core.typed import marks


@pytest.fixture
def rows(load):
    contrast = load("contrast")

    def make(groups: int = 800, seed: int = 1):
        return list(contrast.rows(groups, random.Random(seed)))

    return make


def test_a_seed_makes_the_same_rows_again(rows):
    assert rows(40) == rows(40) != rows(40, seed=2)


def test_no_label_is_rare_in_any_kind(rows):
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows():
        kinds[row["source"]][row["label"]] += 1
    assert len(kinds) == 8
    for counts in kinds.values():
        assert counts["contradiction"] > 0.15 * counts.total()
        assert counts["entailment"] > 0.1 * counts.total()


def test_no_place_of_a_pattern_is_left_open(rows):
    for row in rows():
        text = row["premise"] + row["hypothesis"]
        assert not set("{}|") & set(text)
        assert "  " not in text


def test_counts_that_exclude_each_other_are_labelled_so(rows):
    """The typed comparison, written apart from the maker, sees the same."""
    counted = [row for row in rows() if row["source"] == "contrast/counts"]
    stand: dict[str, Counter[str]] = defaultdict(Counter)
    for row in counted:
        for mark in marks(row["premise"], row["hypothesis"]):
            stand[mark][row["label"]] += 1
    for sort in ("figure", "bound"):
        assert stand[f"{sort} apart"]["entailment"] == 0
        assert stand[f"{sort} apart"]["contradiction"] > 25
        assert stand[f"{sort} held"]["contradiction"] == 0


def test_a_denial_and_its_denial_contradict(rows):
    found = {
        row["label"]
        for row in rows()
        if " denied that " in row["premise"] and "did not deny" in row["hypothesis"]
    }
    assert found == {"contradiction"}


def test_neither_a_plan_nor_a_charge_is_the_deed(rows):
    told = ("may ", "is considering", "is expected to", "was urged to", "was accused")
    labels = {
        row["label"]
        for row in rows()
        if row["source"] in {"contrast/hedges", "contrast/denials"}
        and any(word in row["premise"] for word in told)
    }
    assert labels == {"neutral"}
