"""A file that is labelled in part is measured by what is labelled in it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from monitor.core.evaluation import Ref, match, misses, read_gold, score
from monitor.core.evaluation.figures import Share
from monitor.errors import UsageError
from monitor.types import Kind, Verdict

CHANGED, CONTRADICTED, NEW = Verdict.CHANGED, Verdict.CONTRADICTED, Verdict.NEW


@pytest.fixture
def partial(small):
    """The first claim only stands there for the second to be against."""
    small["disputes"][0]["complete"] = False
    first, second = small["disputes"][0]["articles"]
    for name in ("speaker", "values", "modality", "verdict"):
        del first["claims"][0][name]
    for name in ("speaker", "values", "modality"):
        del second["claims"][0][name]
    return small


def read(data):
    return read_gold(json.dumps(data), "g.json")


def test_speaker_and_verdict_may_be_absent(partial):
    (dispute,) = read(partial)
    assert not any(article.complete for article in dispute.articles)
    first, second = dispute.claim(Ref(1, 1)), dispute.claim(Ref(2, 1))
    assert (first.verdict, first.speakers, first.kinds) == (None, (), ())
    assert (second.verdict, second.against) == (CHANGED, (Ref(1, 1),))


def test_each_article_may_say_for_itself_whether_it_is_complete(partial):
    partial["disputes"][0]["articles"][1]["complete"] = True
    with pytest.raises(UsageError, match="article 2, claim 1: 'speaker' is missing"):
        read(partial)
    partial["disputes"][0]["articles"][1]["complete"] = "no"
    with pytest.raises(UsageError, match="'complete' must be true or false"):
        read(partial)


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("kind", "value", "a claim without a verdict has no 'kind'"),
        ("against", "1#1", "a claim without a verdict has no 'against'"),
    ],
)
def test_a_claim_without_a_verdict_has_nothing_that_goes_with_one(
    partial, key, value, told
):
    partial["disputes"][0]["articles"][1]["claims"].append(
        {"quote": "Few saw it coming", key: value}
    )
    with pytest.raises(UsageError, match=told):
        read(partial)


def test_a_complete_article_needs_a_verdict_still(small):
    del small["disputes"][0]["articles"][0]["claims"][0]["verdict"]
    with pytest.raises(UsageError, match="'verdict' is missing"):
        read(small)


@pytest.fixture
def dispute(make):
    """One reference, two labels found, one missed; then a complete article."""
    ref = Ref
    full = make.dispute(
        (make.claim((1, 1), None, speakers=(), modality=None),),
        (
            make.claim((2, 1), CHANGED, against=(ref(1, 1),), speakers=()),
            make.claim((2, 2), speakers=()),
            make.claim((2, 3), speakers=()),
        ),
        (make.claim((3, 1)),),
    )
    *some, last = full.articles
    return replace(
        full, articles=(*(replace(one, complete=False) for one in some), last)
    )


def test_only_what_is_labelled_counts(make, dispute):
    """By hand: 3 of 4 labels found; of them 2 verdicts right; 1 of 2 mentions of
    the complete article is a claim.
    """
    found = [
        [make.found(101, 0, verdict=NEW), make.found(102, 100, verdict=CONTRADICTED)],
        [
            make.found(201, 0, verdict=CHANGED, kind=Kind.VALUE, against=101),
            make.found(202, 20, verdict=CONTRADICTED, kind=Kind.DENIAL, against=101),
            make.found(209, 200, verdict=NEW),
        ],
        [make.found(301, 0, verdict=NEW, speaker="Acme"), make.found(309, 200)],
    ]
    matched = match(dispute, found)
    scores = score([matched])
    assert scores.recall == Share(3, 4)
    assert scores.precision == Share(1, 2)
    assert scores.verdict == Share(2, 3)
    assert scores.contradiction_precision == Share(0, 1)
    assert (scores.kind, scores.against) == (Share(1, 1), Share(1, 1))
    assert scores.speaker == Share(1, 1)
    assert [(miss.what, miss.article) for miss in misses(matched)] == [
        ("recall", 2),
        ("precision", 3),
        ("verdict", 2),
    ]


def test_what_was_found_beside_the_labels_is_named_where_a_verdict_is_about_it(
    make, dispute
):
    found = [
        [make.found(102, 100, verdict=NEW)],
        [make.found(201, 0, verdict=CHANGED, kind=Kind.VALUE, against=102)],
        [],
    ]
    told = [miss for miss in misses(match(dispute, found)) if miss.what == "against"]
    assert [miss.found_against for miss in told] == ["found"]
