"""Writes pairs of claims of labelled disputes, in the words in which a judge sees them.

    PYTHONPATH=. python training/news.py OUT.jsonl training/disputes/*.json [--seed 1]

Needs claim-monitor, no torch. Each dispute is taken into a ledger of its own, as
``monitor evaluate`` does. A claim follows from what it repeats, and excludes what it
changes or contradicts; beside these come the claims nearest to it that it leaves open,
two of its own article and two of others, in either order.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import combinations, groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from gathering import Labels
from pairs import LABELS

from monitor.app.evaluating import matched_in
from monitor.core.comparison.profile import is_denied
from monitor.core.evaluation import Dispute, Ref, read_gold
from monitor.core.linkage import told
from monitor.judges.vectors import alike, encode
from monitor.sources.workers import ProcessWorkers
from monitor.store.sqlite import open_ledger

_NOW = datetime(2026, 1, 1, tzinfo=UTC)
OPEN = 2
# What is known comes first in the ledger; that a label holds the other way round too has
# to be learned as well.
AS_KNOWN = 0.6

FOLLOWS, LEFT_OPEN, EXCLUDED = LABELS


class Claim(NamedTuple):
    """A claim that was found and labelled, as a judge is told of it."""

    ref: Ref
    text: str
    denied: bool


Made = Iterator[tuple[str, str, str]]


def claims_of(dispute: Dispute, workers: ProcessWorkers) -> list[Claim]:
    """The labelled claims that the engine finds, in the order of their numbers."""
    with (
        TemporaryDirectory() as folder,
        open_ledger(Path(folder) / "ledger.db") as ledger,
    ):
        matched = matched_in(ledger, dispute, workers, _NOW)
        read = ledger.numbered([one.found.mention for one in matched.pairs])
    return sorted(
        Claim(one.claim.ref, told(assertion), is_denied(assertion))
        for one in matched.pairs
        if one.claim.verdict and (assertion := read[one.found.mention].assertion)
    )


def related(claims: Sequence[Claim], labels: Labels) -> Made:
    """Premise, hypothesis and label of all that are the same, or exclude each other."""
    for known, now in combinations(claims, 2):
        relation = labels(now.ref, known.ref)
        one_denies = known.denied != now.denied
        # Another figure for what is denied may follow as well as not.
        if relation == "other" or (relation == "changed" and one_denies):
            continue
        follows = (relation == "same") != one_denies
        yield known.text, now.text, FOLLOWS if follows else EXCLUDED
        if not follows or one_denies:
            yield now.text, known.text, FOLLOWS if follows else EXCLUDED


def left_open(claims: Sequence[Claim], labels: Labels, r: random.Random) -> Made:
    """Each claim with those before it that are nearest and on something else."""
    vectors = encode([claim.text for claim in claims])
    for place, now in enumerate(claims[1:], 1):
        known = [
            (one.ref.article == now.ref.article, cosine, one.text)
            for one, cosine in zip(claims, alike(vectors[place], vectors[:place]), strict=False)
            if labels(now.ref, one.ref) == "other" and one.text != now.text
        ]
        for _, some in groupby(sorted(known, reverse=True), key=lambda one: one[0]):
            for _, _, text in islice(some, OPEN):
                known_first = r.random() < AS_KNOWN
                pair = (text, now.text) if known_first else (now.text, text)
                yield *pair, LEFT_OPEN


def made(dispute: Dispute, workers: ProcessWorkers, r: random.Random) -> Made:
    """All pairs of a dispute."""
    claims, labels = claims_of(dispute, workers), Labels(dispute)
    yield from related(claims, labels)
    yield from left_open(claims, labels, r)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    r = random.Random(asked.seed)
    with ProcessWorkers() as workers, asked.out.open("w", encoding="utf-8") as out:
        for path in asked.gold:
            for dispute in read_gold(path.read_text("utf-8"), str(path)):
                for premise, hypothesis, label in made(dispute, workers, r):
                    row = {"premise": premise, "hypothesis": hypothesis, "label": label}
                    out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
