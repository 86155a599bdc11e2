"""The training itself, in small. Runs where torch is, which no install of ours has."""

from __future__ import annotations

import importlib.util
import json
import sys

import pytest

from monitor.judges.shipped import MODELS

pytestmark = pytest.mark.skipif(
    not importlib.util.find_spec("torch"), reason="torch is installed by hand only"
)


@pytest.fixture
def train(load):
    return load("train")


def test_a_few_steps_make_a_checkpoint_that_can_go_on(train, tmp_path, monkeypatch):
    data = tmp_path / "pairs.jsonl"
    rows = [
        {
            "premise": f"{n} ships sank.",
            "hypothesis": f"{n} ships sank.",
            "label": label,
        }
        for n, label in enumerate(["entailment", "contradiction"] * 8)
    ]
    data.write_text("".join(json.dumps(row) + "\n" for row in rows))
    first, second = tmp_path / "first.safetensors", tmp_path / "second.safetensors"
    train.save(train.PairClassifier(), first)
    told = [str(second), f"{data}*8", "--from", str(first), "--tokenizer"]
    told += [str(MODELS / "tokenizer.json"), "--passes", "1"]
    told += ["--batch", "8", "--warm-up", "1"]
    monkeypatch.setattr(sys, "argv", ["train.py", *told])
    train.main()
    before, after = train.load_file(first), train.load_file(second)
    assert before.keys() == after.keys()
    assert not before["h2.weight"].equal(after["h2.weight"])


def test_the_rate_of_words_is_lower_and_that_of_the_head_higher(train):
    groups = train.groups(train.PairClassifier(), 1e-4)
    assert [round(g["lr"] * 1e4, 2) for g in groups] == [4.0, 0.3, 1.0]
    named = sum(len(g["params"]) for g in groups)
    assert named == len(list(train.PairClassifier().parameters()))
