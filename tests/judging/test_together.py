"""The learned judge with the typed differences, as ``monitor judge`` asks it."""

from __future__ import annotations

import json
import shutil

import pytest

from monitor.errors import MonitorError
from monitor.judges.learned import LearnedJudge
from monitor.judges.shipped import MODELS
from monitor.judges.together import TogetherJudge

PAIRS = [
    ("On Monday 900 dockers joined the strike.", "900 dockers joined."),
    ("On Monday 900 dockers joined the strike.", "40 dockers joined."),
    ("The hearing is on Tuesday.", "The hearing is on Thursday."),
    ("The port of Riga was closed.", "The port of Riga was open."),
]


@pytest.fixture
def together(learned) -> TogetherJudge:
    return TogetherJudge(learned)


@pytest.fixture
def folder(tmp_path):
    """A copy of the model's folder, whose manifest can be spoilt."""
    copy = tmp_path / "models"
    shutil.copytree(MODELS, copy)
    return copy


def test_a_pair_is_scored_alike_alone_and_in_company(together):
    many = PAIRS * 12
    alone = [together.judge([pair])[0] for pair in PAIRS]
    assert together.judge(many) == alone * 12


def test_pairs_of_many_lengths_are_scored_alike_alone_and_in_company(together):
    """Also where a pair is the only one of its length in one call and not in another."""
    many = [
        (f"{n} ships left the port " + "of Riga " * (n % 9), f"{n + n % 3} ships left")
        for n in range(40)
    ]
    alone = [together.judge([pair])[0] for pair in many]
    assert together.judge(many) == alone
    assert together.judge(many[::-1]) == alone[::-1]


def test_a_typed_difference_speaks_against_entailment(together, learned):
    pair = ("The hall seats 1,240.", "The hall seats less than 1,200.")
    bare, both = learned.judge([pair])[0], together.judge([pair])[0]
    assert both.entailment < bare.entailment
    assert both.contradiction > bare.contradiction


def test_a_bound_is_read_where_the_network_misreads_it(together, learned):
    pairs = [
        ("The fund holds 312 million euros.", "It holds over 300 million euros."),
        ("Of its 84 rooms 31 were let.", "Fewer than 30 rooms were let."),
    ]
    within, beyond = together.judge(pairs)
    assert learned.judge(pairs)[0].entailment < 0.5
    assert within.entailment > 0.75
    assert beyond.contradiction > 0.85


def test_a_figure_that_is_the_same_excuses_no_contradiction(together):
    """It says nothing of what was done with what it counts."""
    told = "The port sold a crane to the yard for 9 million euros."
    turned = "The yard sold a crane to the port for 9 million euros."
    assert together.judge([(told, turned)])[0].contradiction > 0.8


def test_figures_days_and_opposites_contradict(together):
    labels = [max(e.contradiction, 0.5) for e in together.judge(PAIRS)]
    assert labels[0] == 0.5
    assert min(labels[1:]) > 0.5


def test_the_threshold_comes_with_the_model(together):
    told = json.loads((MODELS / "judge.json").read_bytes())["contradiction"]
    assert together.threshold == told["threshold"]
    assert 0.4 <= together.threshold < 1
    assert "held-out" in told["source"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told.pop("typed"),
        lambda told: told.pop("contradiction"),
        lambda told: told["typed"]["weights"].pop("figure apart"),
        lambda told: told["typed"]["weights"].update({"figure apart": [1.0]}),
        lambda told: told["typed"].update(scale="much"),
        lambda told: told["contradiction"].update(threshold=None),
    ],
    ids=["no weights", "no threshold", "a mark", "a row", "no number", "null"],
)
def test_settings_that_are_not_as_shipped_are_told(folder, spoil):
    path = folder / "judge.json"
    told = json.loads(path.read_bytes())
    spoil(told)
    path.write_text(json.dumps(told))
    with pytest.raises(MonitorError, match=r"judge\.json.*install claim-monitor again"):
        TogetherJudge(LearnedJudge(folder)).judge(PAIRS)
