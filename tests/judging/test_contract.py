"""What every judge keeps to, whoever it is."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.judges.apart import ApartJudge
from monitor.judges.lexical import LexicalJudge
from monitor.judges.onnx import OnnxJudge
from monitor.sources.workers import ProcessWorkers

PAIRS = [
    ("the port is open", "the port is open"),
    ("the port is open", "the port is shut"),
    ("the port is not open", "the port"),
    ("", ""),
    ("open", "the port is open " * 200),
    ("\ud800 port", "Порт открыт"),
    ("the port is shut", "the port is open"),
]


@pytest.fixture(scope="module")
def processes():
    with closing(ProcessWorkers(1, tasks=0)) as workers:
        yield workers


@pytest.fixture(params=["lexical", "learned", "apart", "onnx", "served"])
def judge(request, tmp_path_factory, write_model):
    if request.param == "lexical":
        return LexicalJudge()
    if request.param == "learned":
        return request.getfixturevalue("learned")
    if request.param == "apart":
        return ApartJudge(request.getfixturevalue("processes"))
    if request.param == "onnx":
        return OnnxJudge(write_model(tmp_path_factory.mktemp("model")))
    return request.getfixturevalue("asked")


def test_it_has_a_name(judge):
    assert judge.name


def test_no_pairs_no_evidence(judge):
    assert list(judge.judge([])) == []


def test_pairs_may_come_one_by_one(judge):
    assert list(judge.judge(iter(PAIRS))) == list(judge.judge(PAIRS))


def test_the_three_add_up_to_one(judge):
    for found in judge.judge(PAIRS):
        three = (found.entailment, found.neutral, found.contradiction)
        assert sum(three) == pytest.approx(1)
        assert min(three) >= 0


def test_the_order_is_kept(judge):
    forward = list(judge.judge(PAIRS))
    assert list(judge.judge(PAIRS[::-1])) == forward[::-1]
    assert len(set(forward)) > 2


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(places=st.lists(st.integers(0, len(PAIRS) - 1), max_size=10))
def test_a_score_depends_on_its_own_pair_only(judge, places):
    """Alone or in company, in any order, once or twice: the very same numbers."""
    alone = [judge.judge([PAIRS[place]])[0] for place in places]
    assert list(judge.judge([PAIRS[place] for place in places])) == alone
