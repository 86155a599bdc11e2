"""Pairs of labelled disputes, in the words in which a judge is told of them."""

from __future__ import annotations

import random

import pytest

from monitor.core.evaluation import Ref, read_gold
from monitor.sources.workers import InlineWorkers

GOLD = """{"disputes": [{"name": "pier", "topic": ["pier"], "complete": false, "articles": [
 {"title": "Pier shut", "outlet": "The Buoy", "published": "2026-03-02T08:00+00:00",
  "text": "The pier was checked in June, the council said. Two anglers fell into the sea.",
  "claims": [{"quote": "The pier was checked in June", "verdict": "new"},
             {"quote": "Two anglers fell into the sea", "verdict": "new"}]},
 {"title": "Pier still shut", "outlet": "The Quay", "published": "2026-03-04T08:00+00:00",
  "text": "Nobody had looked at it for a year, said Ada Holm. “We are sorry,” the council said. The council denied that the pier had been neglected.",
  "claims": [{"quote": "Nobody had looked at it for a year", "verdict": "contradicted", "kind": "conflict", "against": "1#1"},
             {"quote": "the pier had been neglected", "verdict": "repeated", "against": "1#1"}]}
]}]}"""


@pytest.fixture
def news(load):
    return load("news")


@pytest.fixture
def dispute():
    return read_gold(GOLD, "pier.json")[0]


@pytest.fixture
def claims(news, dispute):
    return news.claims_of(dispute, InlineWorkers())


def test_claims_are_those_that_are_labelled_as_a_judge_is_told_of_them(claims):
    assert [(one.ref, one.denied) for one in claims] == [
        (Ref(1, 1), False),
        (Ref(1, 2), False),
        (Ref(2, 1), False),
        (Ref(2, 2), True),
    ]
    assert claims[3].text == "The pier had been neglected."


def test_what_is_denied_turns_the_label(news, load, dispute, claims):
    checked, _, nobody, neglected = (one.text for one in claims)
    labels = load("gathering").Labels(dispute)
    assert set(news.related(claims, labels)) == {
        (checked, nobody, "contradiction"),
        (nobody, checked, "contradiction"),
        # Who denies neglect says again that it was checked: neglect itself excludes it.
        (checked, neglected, "contradiction"),
        (neglected, checked, "contradiction"),
        (nobody, neglected, "entailment"),
        (neglected, nobody, "entailment"),
    }


def test_beside_them_stand_claims_that_are_left_open(news, load, dispute, claims):
    labels = load("gathering").Labels(dispute)
    found = list(news.left_open(claims, labels, random.Random(1)))
    assert found
    assert {label for *_, label in found} == {"neutral"}
    anglers = claims[1].text
    assert all(anglers in texts for *texts, _ in found)
