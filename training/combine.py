"""Fits what the typed differences weigh beside the network, and the threshold.

    python training/combine.py MODEL_DIR PAIRS.jsonl.gz ... [--hold-out 0.1]

Needs claim-monitor, no torch. It reads the pairs that ``train.py --hold-out`` left out
of the training (the same share finds the same pairs), asks the network in MODEL_DIR and
fits, by multinomial logistic regression, one scale for the network's log-probabilities
and three weights a mark of ``monitor.core.typed``. Weights and threshold are written
into MODEL_DIR/judge.json with what they were fitted on.
"""

from __future__ import annotations

import argparse
import json
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import numpy as np
from pairs import LABELS, Pair, held_out, read, tied

from monitor.core.typed import MARKS, marks
from monitor.judges.learned import LearnedJudge

# Set by hand: from 0.3 to 3 the held-out pairs of VitaminC move by a point, the other
# sets by less; a larger one leaves rare marks, such as contraries, without weight.
RIDGE = 1.0
STEPS = 25
# The set that is most like news: revisions of facts, with neutral pairs.
CHOSEN_ON = "vitaminc_real"
_FLOOR = 1e-4


def features(pairs: list[Pair], judge: LearnedJudge) -> tuple[np.ndarray, np.ndarray]:
    """Log-probabilities (rows, 3) and marks, 0 or 1 (rows, marks)."""
    told = [(pair.premise, pair.hypothesis) for pair in pairs]
    shares = np.array([one.shares for one in judge.judge(told)])
    found = np.array([[m in marks(*pair) for m in MARKS] for pair in told], float)
    return np.log(np.maximum(shares, _FLOOR)), found


def softmax(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def fit(
    logs: np.ndarray, found: np.ndarray, gold: np.ndarray
) -> tuple[float, np.ndarray]:
    """The scale and the weights (marks, 3) that make the gold labels likeliest.

    By Newton's method.
    """
    wide = found[:, None, :, None] * np.eye(len(LABELS))[:, None, :]
    signs = np.concatenate(
        (logs[:, :, None], wide.reshape(*logs.shape, -1)), axis=2
    )  # (rows, labels, weights)
    wanted = np.eye(len(LABELS))[gold]
    ridge = np.full(signs.shape[2], RIDGE)
    ridge[0] = 0.0
    state = np.zeros_like(ridge)
    state[0] = 1.0
    for _ in range(STEPS):
        shares = softmax(signs @ state)
        slope = np.tensordot(shares - wanted, signs, 2) + ridge * state
        mean = np.einsum("rl,rlw->rw", shares, signs)
        around = signs - mean[:, None]
        heavy = around * shares[:, :, None]
        bend = np.tensordot(heavy, around, ([0, 1], [0, 1])) + np.diag(ridge)
        state -= np.linalg.solve(bend, slope)
    return float(state[0]), state[1:].reshape(found.shape[1], len(LABELS))


def unseen(
    logs: np.ndarray, found: np.ndarray, gold: np.ndarray, half: np.ndarray
) -> np.ndarray:
    """Scores (rows, 3) by weights that were fitted on the other half of the rows."""
    scores = np.zeros_like(logs)
    for rows in (half, ~half):
        scale, weights = fit(logs[~rows], found[~rows], gold[~rows])
        scores[rows] = scale * logs[rows] + found[rows] @ weights
    return scores


class Threshold(NamedTuple):
    """A probability of contradiction, and how well it does."""

    least: float
    precision: float
    error: float
    recall: float

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.3f} (standard error {self.error:.3f}), "
            f"recall {self.recall:.3f}"
        )


def threshold(
    shares: np.ndarray, gold: np.ndarray, groups: np.ndarray, wanted: float
) -> Threshold | None:
    """The lowest, at steps of a hundredth, with the ``wanted`` precision to spare.

    It has to be a standard error above, for it was picked on these very pairs. Pairs of
    one group, which share a text, are right or wrong together: they count as one draw.
    """
    contradicted = gold == LABELS.index("contradiction")
    for least in np.arange(0.4, 0.99, 0.01):
        found = shares[:, 2] >= least
        if not found.any():
            break
        right = found & contradicted
        precision = right.sum() / found.sum()
        apart = np.bincount(groups, right - precision * found)
        error = (apart**2).sum() ** 0.5 / found.sum()
        if precision - error >= wanted:
            recall = right.sum() / contradicted.sum()
            return Threshold(round(least, 2), precision, error, recall)
    return None


def accuracy(scores: np.ndarray, gold: np.ndarray) -> float:
    return float((scores.argmax(1) == gold).mean())


def sample(everything: list[Pair], hold_out: float, most: int) -> list[Pair]:
    """The pairs that were held out, at most ``most`` of each file."""
    # In an order of no meaning, lest all rows of a file begin with "As of".
    kept_back = sorted(
        held_out(everything, hold_out),
        key=lambda pair: sha256("".join(pair).encode()).digest(),
    )
    files = sorted({pair.source for pair in kept_back})
    return [
        pair
        for name in files
        for pair in [one for one in kept_back if one.source == name][:most]
    ]


def tell_accuracy(
    sources: np.ndarray, gold: np.ndarray, logs: np.ndarray, scores: np.ndarray
) -> None:
    for name in sorted(set(sources)):
        of = sources == name
        print(
            f"{name:20} {of.sum():5} network {accuracy(logs[of], gold[of]):.3f} "
            f"with typed differences {accuracy(scores[of], gold[of]):.3f}"
        )


def tell_threshold(what: str, one: Threshold | None, wanted: float) -> None:
    if one is None:
        print(what, f"no threshold reaches precision {wanted}")
    else:
        print(f"{what}: {CHOSEN_ON} at {one.least:.2f} {one}")


def keep(
    manifest: Path, scale: float, weights: np.ndarray, rows: int, set_at: str, least: float
) -> None:
    """Write weights and threshold into judge.json, with what they rest on."""
    told = json.loads(manifest.read_text())
    told["typed"] = {
        "source": f"{rows} pairs held out of training, training/combine.py",
        "scale": round(float(scale), 3),
        "weights": {
            name: [round(float(w), 3) for w in row]
            for name, row in zip(MARKS, weights, strict=True)
        },
    }
    told["contradiction"] = {"source": set_at, "threshold": least}
    manifest.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--hold-out", type=float, default=0.1)
    parser.add_argument("--precision", type=float, default=0.8, help="of contradictions")
    parser.add_argument("--most", type=int, default=2000, help="pairs of a file")
    return parser.parse_args()


def main() -> None:
    asked = arguments()
    everything = [pair for path in asked.pairs for pair in read(path)]
    rows = sample(everything, asked.hold_out, asked.most)
    logs, found = features(rows, LearnedJudge(asked.folder))
    gold = np.array([LABELS.index(pair.label) for pair in rows])
    sources = np.array([pair.source for pair in rows])
    # Two halves, without a text in common, tell what the weights are worth on pairs
    # that they were not fitted on.
    half = held_out(everything, asked.hold_out / 2)
    scores = unseen(logs, found, gold, np.array([pair in half for pair in rows]))
    tell_accuracy(sources, gold, logs, scores)
    of = sources == CHOSEN_ON
    roots = tied(everything)
    _, groups = np.unique([roots[pair.premise] for pair in rows], return_inverse=True)
    alone, both = (
        threshold(softmax(one)[of], gold[of], groups[of], asked.precision)
        for one in (logs, scores)
    )
    tell_threshold("network", alone, asked.precision)
    if both is None:
        raise SystemExit(f"no threshold reaches precision {asked.precision}")
    tell_threshold("together", both, asked.precision)
    scale, weights = fit(logs, found, gold)
    set_at = (
        f"{both} on the {of.sum()} held-out pairs of {CHOSEN_ON}, weights fitted on "
        "the other half"
    )
    keep(asked.folder / "judge.json", scale, weights, len(rows), set_at, both.least)


if __name__ == "__main__":
    main()
