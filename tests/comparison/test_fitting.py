"""The first look at a pair spares just those rules that find nothing by themselves."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from itertools import permutations, product
from pathlib import Path

import pytest

from monitor.core.comparison.doings import excluded, excludes
from monitor.core.comparison.names import same_name, share_name
from monitor.core.comparison.pair import pair_up
from monitor.core.comparison.rules.order import RULES, fitting
from monitor.core.extraction import extract
from monitor.core.words import OPPOSITES
from monitor.types import Document, Evidence

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
PUBLISHED = datetime(2024, 5, 8, 9, 0, tzinfo=UTC)
SURE = Evidence(0.95, 0.05, 0.0, decides=True)
OPPOSED = Evidence(0.0, 0.05, 0.95, decides=True)
SILENT = Evidence(0.0, 1.0, 0.0)


@pytest.mark.parametrize("part", range(4))
def test_what_is_asked_at_once_finds_what_each_rule_finds_by_itself(part, bench):
    for path in CASES[part::4]:
        case = tomllib.loads(path.read_text(encoding="utf-8"))
        told = f"{case['earlier']} {case['later']}"
        claims = extract(Document(told, "", "", PUBLISHED))
        for now, before in permutations(claims, 2):
            (known,) = bench.known(before)
            for said, article in product((SILENT, SURE, OPPOSED), (1, 2)):
                pair = pair_up(now, known, article, (said, said))
                at_once = [find(pair) for find in fitting(pair)]
                alone = [rule(pair) for rule in RULES]
                assert list(filter(None, at_once)) == list(filter(None, alone))


def test_most_rules_are_spared_where_nothing_is_shared(bench):
    one = bench.claim("Acme sold 40 ships", "Acme", "sell", ("Acme",))
    other = bench.claim("Vos won the vote", "Vos", "win", ("Vos",))
    (known,) = bench.known(other)
    pair = pair_up(one, known, 2)
    assert len(fitting(pair)) < len(RULES) / 3


NAMES = (
    "Acme Ltd",
    "ACME",
    "the Acme",
    "Ada Holm",
    "Holm",
    "Ground Staff Union",
    "GSU",
    "G.S.U.",
    "University of Arden",
    "Arden",
    "Qwen2.5",
    "Qwen",
    "...",
    "the ,",
    "",
)


def test_names_are_shared_as_one_by_one():
    for some, others in product(permutations(NAMES, 2), permutations(NAMES, 2)):
        told = any(same_name(one, other) for one in some for other in others)
        assert share_name(frozenset(some), frozenset(others)) is told


def test_opposites_exclude_each_other_in_both_orders():
    for pair in OPPOSITES:
        one, other = min(pair), max(pair)
        assert excludes(one, other)
        assert excludes(other, one)
        assert other in excluded(one)
