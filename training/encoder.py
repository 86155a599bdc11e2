"""Trains the encoder to put claims on one matter near each other.

    python training/encoder.py OUT.safetensors PAIRS.txt ... \\
        --from all-MiniLM-L6-v2/model.safetensors --tokenizer tokenizer.json

A pair that follows or is excluded is on one matter; what is open beside the same text is
not, nor is anything of another block or dossier. Of what a text is set beside, its own
has to lie nearest (InfoNCE, van den Oord et al. 2018), in both directions; the vectors
stay near those of the network that it started from.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn

from bert import from_bert
from pairs import Pair, held_out, read, tied
from train import LONGEST, Drop, Encoder, save, tell

# Cosines are stretched so far before they compete, as MiniLM's were when it was trained.
STRETCH = 20.0
# What a vector may lose of its old self weighs so much beside the matter.
KEPT = 2.0


class Group(NamedTuple):
    """Texts that belong to one block or dossier, and which of them are on one matter."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    together: frozenset[tuple[int, int]]


def groups(pairs: Sequence[Pair]) -> list[Group]:
    """The pairs, those that texts tie together in one group each."""
    roots, found = tied(pairs), defaultdict(list)
    for pair in pairs:
        found[roots[pair.premise]].append(pair)
    return [one for some in found.values() if (one := _group(some)).together]


def _group(pairs: Sequence[Pair]) -> Group:
    left = tuple(dict.fromkeys(pair.premise for pair in pairs))
    right = tuple(dict.fromkeys(pair.hypothesis for pair in pairs))
    together = frozenset(
        (left.index(pair.premise), right.index(pair.hypothesis))
        for pair in pairs
        if pair.label != "neutral"
    )
    return Group(left, right, together)


class Embedder(nn.Module):
    """The mean of the encoder's tokens, of length 1."""

    def __init__(self) -> None:
        super().__init__()
        self.enc = Encoder(Drop())

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        mask = mask.float()
        x = self.enc(ids, torch.zeros_like(ids), mask).float()
        return F.normalize((x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True), dim=-1)


def start(path: Path) -> Embedder:
    """An embedder from a checkpoint of ours, or from MiniLM's weights."""
    model, weights = Embedder(), load_file(path)
    if "enc.word.weight" not in weights:
        weights = from_bert(weights, torch.cat)
    model.load_state_dict({name: one.float() for name, one in weights.items()})
    return model


def tensors(texts: Sequence[str], tokenizer: Tokenizer) -> tuple[torch.Tensor, torch.Tensor]:
    found = [one.ids for one in tokenizer.encode_batch(list(texts))]
    width = max(map(len, found))
    ids = torch.tensor([one + [0] * (width - len(one)) for one in found])
    mask = torch.tensor([[1] * len(one) + [0] * (width - len(one)) for one in found])
    return ids, mask


def distance(here: torch.Tensor, there: torch.Tensor, together: torch.Tensor):
    """How far, in nats, texts are from being nearest to what is on their matter."""
    scores = STRETCH * here @ there.T
    others = scores.masked_fill(together, -1e4).logsumexp(-1, keepdim=True)
    lost = F.softplus(others - scores)[together]
    return lost.mean()


def batches(found: list[Group], size: int, chance: random.Random) -> Iterator[list[Group]]:
    chance.shuffle(found)
    for place in range(0, len(found), size):
        yield found[place : place + size]


def losses(model: Embedder, before: Embedder, batch: list[Group], tokenizer: Tokenizer):
    """What is lost on one batch: of the matter, and of the old vectors."""
    left = [text for group in batch for text in group.left]
    right = [text for group in batch for text in group.right]
    together = torch.zeros(len(left), len(right), dtype=torch.bool)
    down = across = 0
    for group in batch:
        for one, other in group.together:
            together[down + one, across + other] = True
        down, across = down + len(group.left), across + len(group.right)
    told = tensors([*left, *right], tokenizer)
    vectors = model(*told)
    with torch.no_grad():
        old = before(*told)
    here, there = vectors[: len(left)], vectors[len(left) :]
    lost = distance(here, there, together) + distance(there, here, together.T)
    return lost / 2, (1 - (vectors * old).sum(-1)).mean()


def nearest(model: Embedder, found: Sequence[Group], tokenizer: Tokenizer) -> float:
    """How often what is nearest to a text in its own group is on its matter."""
    model.eval()
    right = asked = 0
    with torch.no_grad():
        for group in found:
            if len(group.left) * len(group.right) == len(group.together):
                continue
            vectors = model(*tensors([*group.left, *group.right], tokenizer))
            scores = vectors[: len(group.left)] @ vectors[len(group.left) :].T
            place = int(scores.argmax())
            right += divmod(place, len(group.right)) in group.together
            asked += 1
    model.train()
    return right / max(asked, 1)


def train(asked: argparse.Namespace, tokenizer: Tokenizer, chance: random.Random) -> None:
    everything = [pair for path in asked.pairs for pair in read(path)]
    kept = held_out(everything, asked.hold_out)
    shown = groups([pair for pair in everything if pair not in kept])
    unseen = groups(sorted(kept))[:600]
    model, before = start(asked.start), start(asked.start).eval()
    tell(f"{len(shown)} groups; nearest, unseen {nearest(model, unseen, tokenizer):.3f}")
    table = {"enc.word.weight", "enc.pos.weight", "enc.tt.weight"}
    moving = [w for name, w in model.named_parameters() if name not in table]
    optimizer = torch.optim.AdamW(moving, asked.rate, weight_decay=0.01)
    steps, done = asked.passes * (len(shown) // asked.batch + 1), 0
    began = time.monotonic()
    for _ in range(asked.passes):
        for batch in batches(shown, asked.batch, chance):
            share = min((done + 1) / 50, 1 - done / steps)
            for group in optimizer.param_groups:
                group["lr"] = asked.rate * share
            with torch.autocast("cpu", torch.bfloat16, enabled=asked.mixed):
                lost, moved = losses(model, before, batch, tokenizer)
            optimizer.zero_grad()
            (lost + KEPT * moved).backward()
            nn.utils.clip_grad_norm_(moving, 1.0)
            optimizer.step()
            done += 1
            if done % 50 == 0:
                pace = done / (time.monotonic() - began)
                tell(f"{done}/{steps} {pace:.2f}/s lost {lost:.3f} moved {moved:.3f}")
    tell(f"nearest, unseen {nearest(model, unseen, tokenizer):.3f}")
    save(model, asked.out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--from", dest="start", type=Path, required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--passes", type=int, default=1)
    parser.add_argument("--batch", type=int, default=12, help="groups")
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--hold-out", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mixed", action="store_true", help="16 bits where it is safe")
    asked = parser.parse_args()
    torch.manual_seed(asked.seed)
    tokenizer = Tokenizer.from_file(asked.tokenizer)
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    train(asked, tokenizer, random.Random(asked.seed))


if __name__ == "__main__":
    main()
