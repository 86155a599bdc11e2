"""Writes the pairs of labelled articles as pairs to train the judge on.

    python training/labelled.py OUT_DIR MODEL_DIR GOLD.json ...

Needs claim-monitor, no torch. The pairs are those that linkage looks at
(``gathering.py``), and those of the labels besides, in the words in which a judge is
asked: what repeats the known claim follows from it, another figure or account excludes
it both ways, and the rest is open. They are written in ``FOLDS`` parts, by dispute, so
that a judge can be trained without those that it is then asked about: ``linked0.jsonl``
and so on hold what is related, ``open0.jsonl`` what is not.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from gathering import FOLDS, Labels, disputes_in, looked_at, place_of

from monitor.core.evaluation import Dispute
from monitor.core.linkage import told
from monitor.judges.learned import LearnedJudge
from monitor.judges.together import TogetherJudge
from monitor.sources.workers import ProcessWorkers
from monitor.types import Assertion

LABELS = {
    "same": "entailment",
    "changed": "contradiction",
    "contradicted": "contradiction",
    "other": "neutral",
}
BOTH_WAYS = "contradiction"


def pairs_of(
    dispute: Dispute, judge: TogetherJudge, workers: ProcessWorkers
) -> Iterator[tuple[str, str, str]]:
    """Premise, hypothesis and label of every pair of a dispute."""
    pairs, refs, _ = looked_at(dispute, judge, workers)
    labels = Labels(dispute)
    met: dict[tuple[str, str, int], Assertion] = {}
    for one in pairs:
        for claim in (one.pair.before, one.pair.now):
            met[place_of(claim)] = claim
    at = {refs[place]: claim for place, claim in met.items() if place in refs}
    texts = {ref: told(claim) for ref, claim in at.items()}
    near = {(refs.get(place_of(p.pair.before)), refs[place_of(p.pair.now)]) for p in pairs}
    related = {
        (first, then)
        for then in texts
        for first in texts
        if first < then and labels(then, first) != "other"
    }
    for first, then in sorted(near | related, key=str):
        if first not in texts:
            continue
        label = LABELS[labels(then, first)]
        yield texts[first], texts[then], label
        if label == BOTH_WAYS:
            yield texts[then], texts[first], label


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    judge = TogetherJudge(LearnedJudge(asked.folder))
    parts: dict[str, list[str]] = {
        f"{kind}{fold}": [] for kind in ("linked", "open") for fold in range(FOLDS)
    }
    with ProcessWorkers() as workers:
        for place, dispute in enumerate(disputes_in(asked.gold)):
            for premise, hypothesis, label in pairs_of(dispute, judge, workers):
                row = {"premise": premise, "hypothesis": hypothesis, "label": label}
                kind = "open" if label == "neutral" else "linked"
                parts[f"{kind}{place % FOLDS}"].append(json.dumps(row) + "\n")
    for name, lines in parts.items():
        (asked.out / f"{name}.jsonl").write_text("".join(lines), "utf-8")
        print(f"{name}: {len(lines)} pairs")


if __name__ == "__main__":
    main()
