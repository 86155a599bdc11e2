"""Trains the pair classifier that ``monitor judge`` runs.

    python training/train.py OUT.safetensors PAIRS.jsonl.gz[*TIMES] ... \\
        --from all-MiniLM-L6-v2/model.safetensors --tokenizer tokenizer.json
    python training/train.py OUT.safetensors PAIRS.jsonl.gz --from CHECKPOINT ...

``training/README.md`` has the whole command, for a CPU and for a GPU.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections import defaultdict
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from bert import LAYERS, from_bert
from pairs import LABELS, held_out, mixture, read, weighed

WIDTH, HEADS, INNER, WORDS, LONGEST = 384, 12, 1536, 30522, 128
EPS = 1e-12
# As BERT was trained and is usually tuned (Devlin et al. 2019, appendix A).
DROPPED = 0.1
# A running mean of the weights is taken every so many steps, over about so many of them.
MEAN_EVERY, MEAN_OVER = 5, 200
# Sets made by rule and by many hands hold wrong labels.
SMOOTHING = 0.05
# So many pairs of each file give the score on the way.
DEV_ROWS = 250


class Drop(nn.Module):
    """Dropout whose chances are drawn once and read from another place at each call.

    torch draws them on one core of a CPU: a seventh of the time of a step.
    """

    DRAWN = 1 << 24

    def __init__(self) -> None:
        super().__init__()
        kept = (torch.rand(self.DRAWN) >= DROPPED) / (1 - DROPPED)
        self.register_buffer("kept", kept, persistent=False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training:
            return x
        start = random.randrange(self.DRAWN - x.numel())
        return x * self.kept[start : start + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One block of BERT, with query, key and value in one matrix."""

    def __init__(self, drop: Drop) -> None:
        super().__init__()
        self.drop = drop
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.f1, self.f2 = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH, EPS), nn.LayerNorm(WIDTH, EPS)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        rows, tokens, _ = x.shape
        q, k, v = (
            part.reshape(rows, tokens, HEADS, -1).transpose(1, 2)
            for part in self.qkv(x).split(WIDTH, -1)
        )
        # Spelled out: on a CPU the gradient of torch's own attention takes a quarter of a step.
        heeded = (q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1]) + bias).softmax(-1)
        mixed = (heeded.to(v.dtype) @ v).transpose(1, 2).reshape(rows, tokens, WIDTH)
        x = self.ln1(x + self.drop(self.o(mixed)))
        return self.ln2(x + self.drop(self.f2(F.gelu(self.f1(x)))))


class Encoder(nn.Module):
    """MiniLM-L6: words, places and kinds, then six blocks."""

    def __init__(self, drop: Drop) -> None:
        super().__init__()
        self.drop = drop
        self.word, self.pos = nn.Embedding(WORDS, WIDTH), nn.Embedding(512, WIDTH)
        self.tt, self.ln = nn.Embedding(2, WIDTH), nn.LayerNorm(WIDTH, EPS)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))

    def forward(self, ids, kinds, mask):
        x = self.ln(self.word(ids) + self.pos.weight[: ids.shape[1]] + self.tt(kinds))
        x = self.drop(x)
        bias = ((1.0 - mask) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x


class PairClassifier(nn.Module):
    """The encoder, then two layers over its first token and its mean."""

    def __init__(self) -> None:
        super().__init__()
        self.drop = Drop()
        self.enc = Encoder(self.drop)
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
        ours = from_bert(weights, torch.cat)
        missing, unknown = model.load_state_dict(ours, strict=False)
        if unknown or any(not name.startswith("h") for name in missing):
            raise SystemExit(f"{path}: not MiniLM-L6: {missing} {unknown}")
    return model


def encode(pairs: list, tokenizer: Tokenizer) -> list:
    """(ids, kinds, place of the label) of every pair."""
    found = tokenizer.encode_batch([(p.premise, p.hypothesis) for p in pairs])
    return [
        (e.ids, e.type_ids, LABELS.index(p.label))
        for e, p in zip(found, pairs, strict=True)
    ]


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


def groups(model: PairClassifier, rate: float) -> list[dict]:
    """The head learns faster; the word table slower, for few of its words are shown."""
    found: dict[str, list] = {"h": [], "enc.word": [], "enc": []}
    for name, weights in model.named_parameters():
        kind = next(kind for kind in found if name.startswith(kind))
        found[kind].append(weights)
    rates = {"h": 4 * rate, "enc.word": 0.3 * rate, "enc": rate}
    return [
        {
            "params": weights,
            "lr": rates[kind],
            "start": rates[kind],
            "weight_decay": 0.0 if kind == "enc.word" else 0.01,
        }
        for kind, weights in found.items()
    ]


def train(model: PairClassifier, make_pass, dev: dict, asked, chance) -> PairClassifier:
    """The running mean of the weights under AdamW, a short warm-up, and linear decay.

    The mean does better on pairs that were not shown than the last weights do (Izmailov
    et al. 2018); the rate falls to ``--floor`` of itself.
    """
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(1 - MEAN_EVERY / MEAN_OVER))
    optimizer = torch.optim.AdamW(groups(model, asked.rate), fused=True)
    mixed = torch.autocast(asked.device, torch.bfloat16, enabled=asked.mixed)
    began = told = time.monotonic()
    done, shown, seen = 0, 0, 0.0
    for number in range(asked.passes):
        found = batches(make_pass(), asked.batch, chance)
        steps = len(found) * asked.passes
        for batch in found:
            now = time.monotonic()
            gone = max(
                (number * len(found) + done % len(found)) / steps,
                (now - began) / (60 * asked.minutes),
            )
            if gone >= 1:
                return done_with(mean, dev, asked)
            rate = min((done + 1) / asked.warm_up, 1 - gone * (1 - asked.floor))
            for group in optimizer.param_groups:
                group["lr"] = group["start"] * rate
            ids, kinds, mask, labels = tensors(batch, asked.device)
            with mixed:
                logits = model(ids, kinds, mask)
            loss = F.cross_entropy(logits.float(), labels, label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            done, shown = done + 1, shown + len(batch)
            if done % MEAN_EVERY == 0:
                mean.update_parameters(model)
            seen = 0.99 * seen + 0.01 * loss.item()
            if done % 100 == 0:
                pace = shown / (time.monotonic() - began)
                tell(f"{shown} {gone:.0%} {pace:.0f}/s loss {seen / (1 - 0.99**done):.3f}")
            if now - told > asked.every:
                tell(score(mean.module, dev, asked))
                save(mean.module, asked.out)
                told = time.monotonic()
    return done_with(mean, dev, asked)


def done_with(mean: AveragedModel, dev: dict, asked) -> PairClassifier:
    """Tell the last score."""
    tell(score(mean.module, dev, asked))
    return mean.module


def score(model: PairClassifier, dev: dict, asked) -> str:
    """The accuracy on the pairs held out of each file."""
    model.eval()
    told = []
    with torch.no_grad():
        for name, rows in dev.items():
            right = 0
            for start in range(0, len(rows), 64):
                ids, kinds, mask, labels = tensors(rows[start : start + 64], asked.device)
                right += int((model(ids, kinds, mask).argmax(-1) == labels).sum())
            told.append(f"{name} {right / len(rows):.3f}")
    return "held out: " + ", ".join(told)


def tell(line: str) -> None:
    sys.stdout.write(f"{time.strftime('%H:%M:%S')} {line}\n")
    sys.stdout.flush()


def save(model: PairClassifier, out: Path) -> None:
    half = {k: v.half().cpu().contiguous() for k, v in model.state_dict().items()}
    save_file(half, out)


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("pairs", nargs="+")
    parser.add_argument("--from", dest="start", type=Path, required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=1e6, help="end by then")
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--warm-up", type=int, default=200, help="steps")
    parser.add_argument("--floor", type=float, default=0.0)
    parser.add_argument("--turn", type=float, default=0.2)
    parser.add_argument("--negate", type=float, default=0.15)
    parser.add_argument("--hold-out", type=float, default=0.05)
    parser.add_argument("--every", type=float, default=600, help="seconds to a score")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--mixed", action="store_true", help="16 bits where it is safe")
    parser.add_argument("--threads", type=int)
    return parser


def main() -> None:
    asked = options().parse_args()
    if asked.threads:
        torch.set_num_threads(asked.threads)
    torch.manual_seed(asked.seed)
    chance = random.Random(asked.seed)
    tokenizer = Tokenizer.from_file(asked.tokenizer)
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    files = [weighed(argument) for argument in asked.pairs]
    everything = [pair for path, _ in files for pair in read(path)]
    weights = {path.name.partition(".")[0]: times for path, times in files}
    kept_back = held_out(everything, asked.hold_out)
    shown = [pair for pair in everything if pair not in kept_back]
    dev = defaultdict(list)
    for pair in sorted(kept_back):
        if len(dev[pair.source]) < DEV_ROWS:
            dev[pair.source].append(pair)
    tell(f"{len(shown)} pairs, {len(kept_back)} held out")
    model = start(asked.start).to(asked.device)

    def make_pass() -> list:
        return encode(mixture(shown, weights, asked.turn, asked.negate, chance), tokenizer)

    sets = {name: encode(pairs, tokenizer) for name, pairs in dev.items()}
    save(train(model, make_pass, sets, asked, chance), asked.out)


if __name__ == "__main__":
    main()
