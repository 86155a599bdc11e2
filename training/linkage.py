"""Fits what the signs of linkage weigh (``monitor.core.linkage``) on labelled articles.

    python training/linkage.py MODEL_DIR GOLD.json ... [--written GOLD.json ...]
        [--trained GOLD.json ...] [--precision 0.9]

Needs claim-monitor, no torch. Each dispute is taken into a ledger of its own, as
``monitor evaluate`` does, and each claim is set beside the candidates that it is given
there; whether a pair is the same, changed, contradicted or neither follows from the
labels. Two multinomial logistic regressions are fitted, without and with the answers of
the judge in MODEL_DIR, and written into MODEL_DIR/linkage.json; vectors are those of the
encoder that is shipped. Disputes that were written and labelled for training
(``--written``) count less, and those that the judge was trained on (``--trained``) for
the first model only: on these its answers are better than they will be. What both are
worth on gold disputes that they were not fitted on is printed first: a twentieth at a
time is left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import compress
from pathlib import Path
from typing import NamedTuple

import numpy as np
from bars import best_bars, figures, looked_at, macro, verdicts
from gathering import Row, rows_of

from monitor.core.evaluation import read_gold
from monitor.core.linkage import NEAR, RELATIONS, SIGNS
from monitor.judges.learned import LearnedJudge
from monitor.judges.together import TogetherJudge
from monitor.sources.workers import ProcessWorkers
from monitor.types import Verdict

# Of standardised signs. Tried from 1 to 50 with the first signs: on dev3, left out,
# macro-F1 went from .61 to .55, and hardly moved between 3 and 20.
RIDGE = 10.0
STEPS = 30
# So many parts of the disputes are left out in turn.
PARTS = 20
# A pair of a dispute that was written for training. They were labelled in one reading and
# quarrel three times as often as the news. At 1 more is told of news, and what is told of
# gold disputes that were left out is worse (.592 instead of .597); at 0 it is the other
# way round.
WRITTEN = 0.3
# Asking from .25 on costs a sixth more and gains .001 of macro-F1 on disputes left out,
# from .15 on twice as much.
ASK = 0.3
DENIED = RELATIONS.index("contradicted")


class Fitted(NamedTuple):
    """Biases (relations) and weights (signs, relations)."""

    biases: np.ndarray
    weights: np.ndarray

    def shares(self, signs: np.ndarray) -> np.ndarray:
        return softmax(signs @ self.weights + self.biases)


def fit(
    signs: np.ndarray, relations: np.ndarray, counts: np.ndarray | None = None
) -> Fitted:
    """Multinomial logistic regression by Newton's method, on standardised signs.

    A pair counts as often as ``counts`` has it, once if absent.
    """
    counts = np.ones(len(signs)) if counts is None else counts
    middle = np.average(signs, 0, counts)
    spread = np.sqrt(np.average((signs - middle) ** 2, 0, counts)).clip(1e-6)
    told = np.hstack([(signs - middle) / spread, np.ones((len(signs), 1))])
    _rows, width, kinds = len(told), told.shape[1], len(RELATIONS)
    wanted = np.eye(kinds)[relations]
    state = np.zeros((width, kinds))
    # The bias is all but free; a little keeps what has no other bound in place.
    ridge = np.append(np.full(width - 1, RIDGE), 1e-3)
    for _ in range(STEPS):
        found = softmax(told @ state)
        missed = counts[:, None] * (found - wanted)
        slope = told.T @ missed + ridge[:, None] * state
        bend = np.zeros((kinds, width, kinds, width))
        for a in range(kinds):
            for b in range(kinds):
                share = counts * found[:, a] * ((a == b) - found[:, b])
                bend[a, :, b, :] = told.T @ (told * share[:, None])
            bend[a, range(width), a, range(width)] += ridge
        step = np.linalg.solve(bend.reshape(kinds * width, -1), slope.T.ravel())
        state -= step.reshape(kinds, width).T
        if np.abs(step).max() < 1e-6:
            break
    weights = state[:-1] / spread[:, None]
    return Fitted(state[-1] - middle @ weights, weights)


def softmax(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def left_out(
    rows: Sequence[Row], written: Sequence[Row] = (), trained: Sequence[Row] = ()
) -> tuple[np.ndarray, np.ndarray]:
    """For each row the shares by models fitted without its dispute: near and full.

    ``written`` and ``trained`` are pairs of other disputes, the latter for the first
    model only.
    """
    numbers = {name: n for n, name in enumerate(sorted({row.dispute for row in rows}))}
    part = np.array([numbers[row.dispute] % PARTS for row in rows])
    near, full = np.zeros((2, len(rows), len(RELATIONS)))
    for one in range(min(PARTS, len(numbers))):
        seen, unseen = list(compress(rows, part != one)), part == one
        left = list(compress(rows, unseen))
        near_model = fitted(seen, [*written, *trained], "near")
        near[unseen] = near_model.shares(signs_of(left, "near"))
        full[unseen] = fitted(seen, written, "full").shares(signs_of(left, "full"))
    return near, full


def fitted(rows: Sequence[Row], written: Sequence[Row], which: str) -> Fitted:
    """The model of the signs that are called ``which``."""
    everything = [*rows, *written]
    counts = np.repeat([1.0, WRITTEN], [len(rows), len(written)])
    relations = np.array([row.relation for row in everything])
    return fit(signs_of(everything, which), relations, counts)


def signs_of(rows: Sequence[Row], which: str) -> np.ndarray:
    return np.array([getattr(row, which) for row in rows])


def calibration(
    rows: Sequence[Row],
    near: np.ndarray,
    full: np.ndarray,
    bars: dict[str, float],
    asked: float,
) -> tuple[float, float]:
    """Slope and bias by which the newness of pairs becomes that of claims.

    A claim may be about a known one that was not looked at, so that what its pairs say
    of it is too sure (Platt 1999, fitted on claims that are told as new).
    """
    told = verdicts(rows, near, full, bars, asked)
    seems, is_new = [], []
    for (places, looked), one in zip(looked_at(rows, near, asked), told, strict=True):
        if one.both is Verdict.NEW:
            left = [1 - full[n, DENIED] if here else full[n, 0] for n, here in looked]
            seems.append(min(left, default=near[places, 0].min()))
            is_new.append(one.gold is Verdict.NEW)
    slope, bias = logistic(np.array(seems), np.array(is_new, float))
    return round(slope, 3), round(bias, 3)


def logistic(shares: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Slope and bias of the log-odds that make ``right`` likeliest, by Newton's method."""
    told = np.stack([np.log(shares / (1 - shares)), np.ones(len(shares))], 1)
    state = np.array([1.0, 0.0])
    for _ in range(STEPS):
        found = 1 / (1 + np.exp(-told @ state))
        bend = told.T @ (told * (found * (1 - found))[:, None])
        state -= np.linalg.solve(bend, told.T @ (found - right))
    return float(state[0]), float(state[1])


def as_json(model: Fitted, names: Sequence[str]) -> dict:
    biases = zip(RELATIONS, model.biases, strict=True)
    return {
        "biases": {name: round(float(one), 4) for name, one in biases},
        "weights": {
            name: [round(float(one), 4) for one in row]
            for name, row in zip(names, model.weights, strict=True)
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--precision", type=float, default=0.9, help="of repetitions and contradictions")
    parser.add_argument("--written", type=Path, nargs="*", default=[], help="articles written for training")
    parser.add_argument("--trained", type=Path, nargs="*", default=[], help="what the judge was trained on")
    asked = parser.parse_args()
    judge = TogetherJudge(LearnedJudge(asked.folder))
    with ProcessWorkers() as workers:
        rows, written, trained = (
            [row for path in some for row in read(path, judge, workers)]
            for some in (asked.gold, asked.written, asked.trained)
        )
    near, full = left_out(rows, written, trained)
    bars = best_bars(rows, near, full, ASK, asked.precision)
    tell(rows, near, full, bars)
    told = {
        "source": f"{sized(rows)}, {sized(written)} written for training; "
        f"for what is near {sized(trained)} more",
        "near": as_json(fitted(rows, [*written, *trained], "near"), NEAR),
        "full": as_json(fitted(rows, written, "full"), SIGNS),
        "ask": ASK,
        "bars": bars,
        "newness": calibration(rows, near, full, bars, ASK),
    }
    write(asked.folder, told)


def read(path: Path, judge: TogetherJudge, workers: ProcessWorkers) -> list[Row]:
    """The pairs of all disputes of a file, whose name goes before theirs."""
    disputes = read_gold(path.read_text("utf-8"), str(path))
    named = [replace(one, name=f"{path.stem}/{one.name}") for one in disputes]
    return [row for one in named for row in rows_of(one, judge, workers)]


def sized(rows: Sequence[Row]) -> str:
    return f"{len(rows)} pairs of {len({row.dispute for row in rows})} disputes"


def tell(rows, near, full, bars) -> None:
    """Print what the models are worth on disputes that they were not fitted on."""
    print(f"{len(rows)} pairs, bars {bars}")
    for part in sorted({row.dispute.partition("/")[0] for row in rows}):
        some = [n for n, row in enumerate(rows) if row.dispute.startswith(f"{part}/")]
        told = verdicts([rows[n] for n in some], near[some], full[some], bars, ASK)
        for which in ("rules", "both"):
            found = figures(told, which)
            print(
                f"{part:10} {which:6} macro-F1 {macro(found):.3f}  "
                + "  ".join(f"{k} {p:.2f}/{r:.2f}" for k, (p, r, _) in found.items())
            )


def write(folder: Path, told: dict) -> None:
    """Write the weights, and their sha256 where the judge's files have theirs."""
    path = folder / "linkage.json"
    path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    manifest = json.loads((folder / "judge.json").read_text())
    manifest["sha256"][path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    text = json.dumps(manifest, indent=2) + "\n"
    (folder / "judge.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
