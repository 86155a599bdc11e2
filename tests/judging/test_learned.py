from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import MonitorError
from monitor.judges.learned import LearnedJudge
from monitor.judges.scores import label
from monitor.judges.shipped import MODELS

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = "The union said on Monday that 900 dockers had joined the strike."
PAIRS = [
    (KNOWN, "The union said that 900 dockers had joined."),
    ("On Monday 900 dockers joined the strike.", "No docker joined the strike."),
    (KNOWN, "The port was built in 1904."),
    ("The recall covers 40,000 cars.", "The recall covers 55,000 cars."),
    ("", ""),
    ("Ferries sailed.", KNOWN * 40),
    ("The court upheld the ban. " * 60, "The ban stands."),
    ("Строка на другом языке", "another language"),
]


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (PAIRS[0], "entailment"),
        (PAIRS[1], "contradiction"),
        (PAIRS[2], "neutral"),
        (PAIRS[3], "contradiction"),
    ],
)
def test_plain_pairs_are_judged_as_a_reader_would(learned, pair, expected):
    assert label(learned.judge([pair])[0]) == expected


def test_what_is_only_said_excludes_nothing(learned):
    """The ledger keeps who says a thing apart from the thing; so does the judge."""
    (found,) = learned.judge([(KNOWN, "No docker joined the strike.")])
    assert label(found) == "neutral"


def test_probabilities_add_up_to_one(learned):
    for found in learned.judge(PAIRS):
        total = found.entailment + found.neutral + found.contradiction
        assert total == pytest.approx(1)
        assert min(found.entailment, found.neutral, found.contradiction) >= 0


def test_no_pairs_no_evidence(learned):
    assert list(learned.judge([])) == []


@settings(max_examples=25, deadline=None)
@given(places=st.lists(st.integers(0, len(PAIRS) - 1), max_size=12))
def test_a_score_depends_on_its_own_pair_only(learned, places):
    """Alone or in company, in any order, the very same numbers come out."""
    alone = [learned.judge([pair])[0] for pair in PAIRS]
    together = learned.judge([PAIRS[place] for place in places])
    assert list(together) == [alone[place] for place in places]


def test_more_pairs_than_fit_one_batch_keep_their_places(learned):
    """Pairs of one length fill batches; equal pairs get equal scores in all."""
    pairs = [(f"{n} cars were recalled.", "Cars were recalled.") for n in range(10, 90)]
    found = learned.judge(pairs)
    assert list(learned.judge(pairs[::-1])) == list(found)[::-1]
    assert found[79] == learned.judge(pairs[79:])[0]


def test_the_number_of_threads_changes_nothing(learned):
    assert list(LearnedJudge(threads=1).judge(PAIRS)) == list(learned.judge(PAIRS))


def test_a_text_of_any_length_is_cut_to_what_the_network_reads(learned):
    long = learned.judge([("dock " * 40_000, "A dock.")])
    assert long == learned.judge([("dock " * 4_000, "A dock.")])


def test_half_a_character_is_no_fault(learned):
    assert len(learned.judge([("\ud800 strike", "A strike.")])) == 1


@settings(max_examples=30, deadline=None)
@given(premise=st.text(max_size=300), hypothesis=st.text(max_size=300))
def test_any_text_gets_evidence(learned, premise, hypothesis):
    (found,) = learned.judge([(premise, hypothesis)])
    assert 0 <= found.contradiction <= 1


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The model in a folder of one's own."""
    for name in ("judge.json", "judge.onnx", "tokenizer.json"):
        shutil.copy(MODELS / name, tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["judge.json", "judge.onnx", "tokenizer.json"])
def test_a_missing_file_is_told_with_its_folder(copied, name):
    (copied / name).unlink()
    with pytest.raises(MonitorError, match="install claim-monitor again") as caught:
        LearnedJudge(copied).judge(PAIRS)
    assert str(copied) in str(caught.value)


def test_a_damaged_network_is_not_run(copied):
    network = copied / "judge.onnx"
    network.write_bytes(network.read_bytes()[:-1])
    with pytest.raises(MonitorError, match=r"judge\.onnx is not the file"):
        LearnedJudge(copied).judge(PAIRS)


def test_a_manifest_that_is_no_json_is_told(copied):
    (copied / "judge.json").write_text("{")
    with pytest.raises(MonitorError, match="cannot be used"):
        LearnedJudge(copied).judge(PAIRS)


def test_what_is_shipped_stays_small():
    """The bound on the package: 25 MB for the judge."""
    assert sum(one.stat().st_size for one in MODELS.iterdir()) < 50_000_000
