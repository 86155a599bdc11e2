"""Trains the pair classifier that ``monitor judge`` runs.

    python training/train.py OUT.safetensors PAIRS.jsonl.gz[*TIMES] ... \
        --from all-MiniLM-L6-v2/model.safetensors --tokenizer tokenizer.json
    python training/train.py OUT.safetensors PAIRS.jsonl.gz --from CHECKPOINT ...

A row is {"premise", "hypothesis", "label"}. ``*2`` after a file takes its rows
twice a pass. A quarter of the contradictions are also shown turned round, for a
contradiction holds in both directions; the shipped weights learned from that to
call most turned pairs contradictions, so another run had better turn some neutral
pairs as well. The word table stays as it was: the pairs
show too few words to move it well, and the shipped file stays small.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn

LABELS = ("entailment", "neutral", "contradiction")
LAYERS, WIDTH, HEADS, INNER, WORDS, LONGEST = 6, 384, 12, 1536, 30522, 128
EPS = 1e-12


class Layer(nn.Module):
    """One block of BERT, with query, key and value in one matrix."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.f1, self.f2 = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH, EPS), nn.LayerNorm(WIDTH, EPS)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        rows, tokens, _ = x.shape
        q, k, v = (
            part.reshape(rows, tokens, HEADS, -1).transpose(1, 2)
            for part in self.qkv(x).split(WIDTH, -1)
        )
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        x = self.ln1(x + self.o(mixed.transpose(1, 2).reshape(rows, tokens, WIDTH)))
        return self.ln2(x + self.f2(F.gelu(self.f1(x))))


class Encoder(nn.Module):
    """MiniLM-L6: words, places and kinds, then six blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.word, self.pos = nn.Embedding(WORDS, WIDTH), nn.Embedding(512, WIDTH)
        self.tt, self.ln = nn.Embedding(2, WIDTH), nn.LayerNorm(WIDTH, EPS)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids, kinds, mask):
        x = self.ln(self.word(ids) + self.pos.weight[: ids.shape[1]] + self.tt(kinds))
        bias = ((1.0 - mask) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x


class PairClassifier(nn.Module):
    """The encoder, then two layers over its first token and its mean."""

    def __init__(self) -> None:
        super().__init__()
        self.enc, self.drop = Encoder(), nn.Dropout(0.1)
        self.h1, self.h2 = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(WIDTH, len(LABELS))

    def forward(self, ids, kinds, mask):
        mask = mask.float()
        x = self.enc(ids, kinds, mask)
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        pooled = self.drop(torch.cat([x[:, 0], mean], -1))
        return self.h2(self.drop(F.gelu(self.h1(pooled))))


def start(path: Path) -> PairClassifier:
    """A classifier from a checkpoint of ours, or from MiniLM's weights."""
    model, weights = PairClassifier(), load_file(path)
    if "enc.word.weight" in weights:
        model.load_state_dict({k: v.float() for k, v in weights.items()})
    else:
        missing, unknown = model.load_state_dict(from_bert(weights), strict=False)
        if unknown or any(not name.startswith("h") for name in missing):
            raise SystemExit(f"{path}: not MiniLM-L6: {missing} {unknown}")
    model.enc.word.weight.requires_grad_(False)
    return model


def from_bert(weights: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Hugging Face's names for BERT, as ours."""
    table = {
        "word": "embeddings.word_embeddings",
        "pos": "embeddings.position_embeddings",
        "tt": "embeddings.token_type_embeddings",
    }
    ours = {f"enc.{k}.weight": weights[f"{v}.weight"] for k, v in table.items()}
    for kind in ("weight", "bias"):
        ours[f"enc.ln.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for i in range(LAYERS):
            old, new = f"encoder.layer.{i}", f"enc.layers.{i}"
            ours[f"{new}.qkv.{kind}"] = torch.cat(
                [
                    weights[f"{old}.attention.self.{part}.{kind}"]
                    for part in ("query", "key", "value")
                ]
            )
            for name, place in {
                "o": "attention.output.dense",
                "ln1": "attention.output.LayerNorm",
                "f1": "intermediate.dense",
                "f2": "output.dense",
                "ln2": "output.LayerNorm",
            }.items():
                ours[f"{new}.{name}.{kind}"] = weights[f"{old}.{place}.{kind}"]
    return ours


def read(names: list[str], tokenizer: Tokenizer, chance: random.Random) -> list:
    """(ids, kinds, label) of every row, the turned contradictions among them."""
    rows = []
    for name in names:
        path, _, times = name.partition("*")
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            pairs = [json.loads(line) for line in lines]
        for pair in pairs * int(times or 1):
            sides = pair["premise"], pair["hypothesis"]
            rows.append((sides, LABELS.index(pair["label"])))
            if pair["label"] == "contradiction" and chance.random() < 0.25:
                rows.append((sides[::-1], LABELS.index("contradiction")))
    read = tokenizer.encode_batch([sides for sides, _ in rows])
    return [(e.ids, e.type_ids, y) for e, (_, y) in zip(read, rows, strict=True)]


def batches(rows: list, size: int, chance: random.Random) -> list[list]:
    """One pass in a new order; pairs of about one length share a batch."""
    order = sorted(rows, key=lambda row: len(row[0]) + chance.randrange(8))
    found = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(found)
    return found


def tensors(batch: list, device: str) -> tuple[torch.Tensor, ...]:
    width = max(len(ids) for ids, _, _ in batch)
    fill = [[0] * (width - len(ids)) for ids, _, _ in batch]
    columns = (
        [ids + rest for (ids, _, _), rest in zip(batch, fill, strict=True)],
        [kinds + rest for (_, kinds, _), rest in zip(batch, fill, strict=True)],
        [[1] * len(ids) + rest for (ids, _, _), rest in zip(batch, fill, strict=True)],
        [label for _, _, label in batch],
    )
    return tuple(torch.tensor(column, device=device) for column in columns)


def train(model: PairClassifier, rows: list, asked, chance: random.Random) -> None:
    """AdamW, a short warm-up, then linear decay to nothing."""
    head = [p for n, p in model.named_parameters() if n.startswith("h")]
    body = [p for p in model.enc.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": asked.rate}, {"params": head, "lr": 4 * asked.rate}],
        weight_decay=0.01,
    )
    steps = asked.passes * math.ceil(len(rows) / asked.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / 200, (steps - step) / steps)
    )
    model.train()
    done, seen = 0, 0.0
    for _ in range(asked.passes):
        for batch in batches(rows, asked.batch, chance):
            ids, kinds, mask, labels = tensors(batch, asked.device)
            loss = F.cross_entropy(model(ids, kinds, mask), labels)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            done, seen = done + 1, 0.99 * seen + 0.01 * loss.item()
            if done % 200 == 0:
                print(f"step {done}/{steps} loss {seen / (1 - 0.99**done):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("pairs", nargs="+")
    parser.add_argument("--from", dest="start", type=Path, required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu")
    asked = parser.parse_args()
    torch.manual_seed(asked.seed)
    chance = random.Random(asked.seed)
    tokenizer = Tokenizer.from_file(asked.tokenizer)
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    model = start(asked.start).to(asked.device)
    train(model, read(asked.pairs, tokenizer, chance), asked, chance)
    half = {k: v.half().cpu().contiguous() for k, v in model.state_dict().items()}
    save_file(half, asked.out)


if __name__ == "__main__":
    main()
