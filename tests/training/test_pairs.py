"""Reading, holding out, turning and negating pairs for training."""

from __future__ import annotations

import gzip
import json
import random

import pytest

LONG = "The council of Riga sold the old stadium beside the river to a bank last week."


@pytest.fixture
def pairs(load):
    return load("pairs")


@pytest.fixture
def pair(pairs):
    def make(premise, hypothesis, label="entailment", source="a"):
        return pairs.Pair(premise, hypothesis, label, source)

    return make


def test_a_label_that_is_none_is_refused(pairs, tmp_path):
    path = tmp_path / "odd.jsonl.gz"
    row = {"premise": "a", "hypothesis": "b", "label": "maybe"}
    path.write_bytes(gzip.compress(json.dumps(row).encode()))
    with pytest.raises(ValueError, match="'maybe' is no label"):
        list(pairs.read(path))


def test_pairs_are_read_from_blocks_below_their_premise(pairs, tmp_path):
    path = tmp_path / "dock.txt"
    path.write_text("P: It rained.\nE: It was wet.\nC: It was dry.\n\nP: A.\nN: B.\n")
    assert [tuple(one) for one in pairs.read(path)] == [
        ("It rained.", "It was wet.", "entailment", "dock"),
        ("It rained.", "It was dry.", "contradiction", "dock"),
        ("A.", "B.", "neutral", "dock"),
    ]


def test_pairs_are_read_from_blocks_below_their_hypothesis(pairs, tmp_path):
    path = tmp_path / "dock.txt"
    path.write_text("H: It was wet.\nE: It rained.\nC: Not a drop fell.\n")
    assert [tuple(one)[:3] for one in pairs.read(path)] == [
        ("It rained.", "It was wet.", "entailment"),
        ("Not a drop fell.", "It was wet.", "contradiction"),
    ]


DOSSIER = """D: a fire
K1: The fire broke out in the laundry.
K2: Twelve patients breathed in smoke.
K3: The trust will rebuild the laundry.
I: A dozen people breathed in smoke. | E2
I: The fire began on the roof, and nobody was hurt. | C1 C2
I: The laundry of the trust was built in 1990. |
"""


def test_pairs_are_read_from_dossiers(pairs, tmp_path):
    """What is near and left open is shown too, less where the claim is about one."""
    path = tmp_path / "fires.txt"
    path.write_text(DOSSIER)
    found = [
        (one.premise[:9], one.hypothesis[:9], one.label) for one in pairs.read(path)
    ]
    assert found == [
        ("Twelve pa", "A dozen p", "entailment"),
        ("The fire ", "A dozen p", "neutral"),
        ("The fire ", "The fire ", "contradiction"),
        ("Twelve pa", "The fire ", "contradiction"),
        ("The trust", "The fire ", "neutral"),
        ("The trust", "The laund", "neutral"),
        ("The fire ", "The laund", "neutral"),
    ]


def test_texts_that_pairs_tie_together_have_one_root(pairs, pair):
    roots = pairs.tied([pair("b", "c"), pair("c", "a"), pair("x", "y")])
    assert roots == {"a": "a", "b": "a", "c": "a", "x": "x", "y": "x"}


@pytest.mark.parametrize(
    "text", ["E: Without a premise.", "P: A.\nX: B.", "P: A.\nB.", "K1: A.\nI: B. | C2"]
)
def test_a_line_that_is_no_pair_is_refused(pairs, tmp_path, text):
    path = tmp_path / "dock.txt"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"line [12]: .* is no pair"):
        list(pairs.read(path))


def test_a_file_may_carry_a_weight(pairs):
    assert [str(pairs.weighed(w)[0]) for w in ("x.jsonl*2.5", "x.jsonl")] == [
        "x.jsonl"
    ] * 2
    assert pairs.weighed("x.jsonl*2.5")[1] == 2.5


def test_pairs_with_a_text_in_common_are_held_out_together(pairs, pair):
    many = [
        pair(f"premise {n}", f"hypothesis {n + step}")
        for n in range(0, 900, 3)
        for step in (0, 1)
    ]
    found = pairs.held_out(many, 0.3)
    shown = set(many) - found
    assert 0.2 < len(found) / len(many) < 0.4
    assert not {p.premise for p in found} & {p.premise for p in shown}
    assert not {p.hypothesis for p in found} & {p.hypothesis for p in shown}


def test_a_larger_share_holds_out_the_same_pairs_and_more(pairs, pair):
    many = [pair(f"premise {n}", f"hypothesis {n}") for n in range(300)]
    assert pairs.held_out(many, 0.1) < pairs.held_out(many, 0.3)


def test_a_sentence_that_ties_half_a_set_together_is_not_held_out(pairs, pair):
    many = [pair(f"premise {n}", "A man is outside.") for n in range(100)]
    assert not pairs.held_out(many, 0.99)


@pytest.mark.parametrize(
    ("hypothesis", "label", "turned"),
    [
        ("Nobody bought the stadium.", "contradiction", "contradiction"),
        ("The stadium was sold.", "entailment", "neutral"),
        ("The stadium was worth millions.", "neutral", "neutral"),
    ],
)
def test_a_turned_pair_carries_the_label_that_it_must_have(
    pairs, pair, hypothesis, label, turned
):
    found = pairs.turned(pair(LONG, hypothesis, label))
    assert found == pair(hypothesis, LONG, turned)


def test_a_paraphrase_is_not_turned_for_it_may_follow_in_both_directions(pairs, pair):
    assert pairs.turned(pair("A boat sank.", "A ship went down.")) is None


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The plant was closed.", "The plant was not closed."),
        ("A dog is asleep", "A dog is not asleep"),
        ("The plant closed.", None),
        ("Some dogs are asleep.", None),
        ("The plant was not closed.", None),
        ("The plant that was closed is old.", None),
        ("The man is old, the woman young.", None),
    ],
)
def test_only_plain_sentences_are_negated(pairs, text, negated):
    assert pairs.negation(text) == negated


def test_negation_turns_what_follows_into_what_is_excluded_and_back(pairs, pair):
    labels = ("entailment", "neutral", "contradiction")
    found = [pairs.negated(pair(LONG, "It was sold.", label)) for label in labels]
    assert [one.label for one in found] == ["contradiction", "neutral", "entailment"]


def test_in_a_mixture_being_turned_tells_nothing_of_the_label(pairs, pair):
    many = [
        pair(f"{LONG} {n}", f"It was sold {n}.", label)
        for n, label in enumerate(("contradiction", "entailment", "neutral") * 100)
    ]
    mixed = pairs.mixture(many, {"a": 1.5}, 0.5, 0.0, random.Random(1))
    turned = [p for p in mixed if p.premise.startswith("It was")]
    contradicted = sum(p.label == "contradiction" for p in turned)
    assert 1.4 < (len(mixed) - len(turned)) / len(many) < 1.6
    assert contradicted == len(turned) / 2 > 50
