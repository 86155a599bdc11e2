"""The training of the encoder, in small. Runs where torch is, as no install of ours does."""

from __future__ import annotations

import importlib.util
import sys

import pytest

from monitor.judges.shipped import MODELS

pytestmark = pytest.mark.skipif(
    not importlib.util.find_spec("torch"), reason="torch is installed by hand only"
)

DOSSIER = """D: ship {n}
K1: Ship {n} sank off Riga.
K2: The owner of ship {n} paid 300 people.
I: Ship {n} lies on the ground of the sea. | E1
I: Not one of {n} was paid by the owner. | C2
I: The captain of ship {n} was born in Riga. |
"""


@pytest.fixture
def encoder(load):
    return load("encoder")


@pytest.fixture
def dossiers(tmp_path):
    path = tmp_path / "ships.txt"
    path.write_text("\n".join(DOSSIER.format(n=n) for n in range(100, 112)))
    return path


def test_what_a_claim_is_about_lies_together_and_nothing_else(encoder, load, dossiers):
    first, *rest = encoder.groups(list(load("pairs").read(dossiers)))
    assert len(rest) == 11
    assert (len(first.left), len(first.right)) == (2, 3)
    together = {(first.left[a][:6], first.right[b][:6]) for a, b in first.together}
    assert together == {("Ship 1", "Ship 1"), ("The ow", "Not on")}


def test_what_lies_apart_is_lost_and_what_lies_together_is_not(encoder):
    torch = encoder.torch
    here, together = torch.eye(3), torch.eye(3, dtype=torch.bool)
    assert encoder.distance(here, here, together) < 0.01
    assert encoder.distance(here, here.roll(1, 0), together) > 10


def test_a_few_steps_move_the_encoder_and_keep_its_words(
    encoder, dossiers, tmp_path, monkeypatch
):
    first, second = tmp_path / "first.safetensors", tmp_path / "second.safetensors"
    encoder.save(encoder.Embedder(), first)
    told = [str(second), str(dossiers), "--from", str(first), "--batch", "4"]
    told += ["--tokenizer", str(MODELS / "tokenizer.json"), "--rate", "1e-3"]
    monkeypatch.setattr(sys, "argv", ["encoder.py", *told])
    encoder.main()
    before, after = encoder.load_file(first), encoder.load_file(second)
    assert before["enc.word.weight"].equal(after["enc.word.weight"])
    assert not before["enc.layers.0.qkv.weight"].equal(after["enc.layers.0.qkv.weight"])
