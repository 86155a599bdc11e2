"""The bars that a pair has to reach before it is told, and what they are worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
from gathering import Row

from monitor.core.evaluation import Ref
from monitor.core.linkage import NEAR, RELATIONS, UNRELATED
from monitor.types import Verdict

# What passes for a repetition counts as a second source and is in no list of new claims.
# A contradiction is what a reader remembers: of the 14 more that a bar of .55 would tell
# in articles written as news is, ten are right, of the 138 above .6 six in seven.
LEAST = {"same": 0.45, "contradicted": 0.6}
# The labelled articles were written to have something in common: half of their claims are
# new. Of a week's news it is three in four, so that each new claim which is linked all
# the same stands for three.
NEWS = 3
HERE = NEAR.index("in one article")


class Told(NamedTuple):
    """The verdicts on claims that were left out: labelled, of the rules, of both."""

    gold: Verdict
    rules: Verdict
    both: Verdict


def verdicts(
    rows: Sequence[Row],
    near: np.ndarray,
    full: np.ndarray,
    bars: dict[str, float],
    asked: float,
) -> list[Told]:
    """What would be told of each claim, by the model and by rules alone."""
    told: list[Told] = []
    for places, looked in looked_at(rows, near, asked):
        row, found = rows[places[0]], (Verdict.NEW, 0.0)
        for place, here in looked:
            likeliest = int(full[place, 1:].argmax()) + 1
            name, share = RELATIONS[likeliest], full[place, likeliest]
            sure = share >= UNRELATED
            verdict = (rows[place].told if sure else rows[place].unsure)[likeliest]
            if share < bars[name] or (here and name != "contradicted") or not verdict:
                continue
            found = max(found, (verdict, share), key=lambda one: one[1])
        both = found[0] if row.rules is Verdict.NEW else row.rules
        told.append(Told(row.gold, row.rules, both))
    return told


def looked_at(
    rows: Sequence[Row], near: np.ndarray, asked: float
) -> Iterator[tuple[list[int], list[tuple[int, bool]]]]:
    """The pairs of each claim, and those that a judge is asked about: place, and here."""
    claims: dict[tuple[str, Ref], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        claims[row.dispute, row.claim].append(place)
    for places in claims.values():
        looked = []
        for here in (False, True):
            some = [n for n in places if rows[n].open and rows[n].near[HERE] == here]
            best = max(some, key=lambda place: 1 - near[place, 0], default=None)
            if best is not None and 1 - near[best, 0] >= asked:
                looked.append((best, here))
        yield places, looked


def figures(
    told: Sequence[Told], which: str, news: float = 1.0
) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each verdict; what is never told is never wrong.

    A claim that is new counts ``news`` times.
    """
    out = {}
    counts = np.array([news if one.gold is Verdict.NEW else 1.0 for one in told])
    for verdict in Verdict:
        found = counts * [getattr(one, which) is verdict for one in told]
        right = counts * [one.gold is verdict for one in told]
        both = found[right > 0].sum()
        precision = both / found.sum() if found.any() else 1.0
        recall = both / max(right.sum(), 1.0)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        out[verdict.value] = (precision, recall, f1)
    return out


def macro(found: dict[str, tuple[float, float, float]]) -> float:
    return float(np.mean([f1 for _, _, f1 in found.values()]))


def best_bars(
    rows: Sequence[Row], near: np.ndarray, full: np.ndarray, asked: float, wanted: float
) -> dict[str, float]:
    """The bars of the best macro-F1 at which what is told as a repetition, and as a
    contradiction, is right in the share ``wanted`` of a week's news.
    """
    steps = [round(float(step), 2) for step in np.arange(0.4, 0.85, 0.05)]
    best, found = -1.0, dict.fromkeys(RELATIONS[1:], 0.5)
    for bars in product(steps, repeat=3):
        named = dict(zip(RELATIONS[1:], bars, strict=True))
        if any(named[relation] < least for relation, least in LEAST.items()):
            continue
        told = verdicts(rows, near, full, named, asked)
        scores, weekly = figures(told, "both"), figures(told, "both", NEWS)
        sure = min(weekly[name][0] for name in ("repeated", "contradicted"))
        if sure >= wanted and macro(scores) > best:
            best, found = macro(scores), named
    return found
