"""Averages checkpoints of one network, weight by weight ("model soup").

    python training/average.py OUT.safetensors CHECKPOINT CHECKPOINT ...

Checkpoints that were trained from one another lie in one valley, and their mean is
often better than each (Wortsman et al. 2022). Needs no torch.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save_file


def mean(
    checkpoints: list[dict[str, np.ndarray]],
) -> dict[str, np.ndarray]:
    """The mean of each weight, in 16 bits. Raises ``ValueError`` for other networks."""
    first = {name: weight.shape for name, weight in checkpoints[0].items()}
    if any({n: w.shape for n, w in one.items()} != first for one in checkpoints):
        raise ValueError("the checkpoints are not of one network")
    return {
        name: np.mean([one[name].astype(np.float32) for one in checkpoints], 0).astype(
            np.float16
        )
        for name in first
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    asked = parser.parse_args()
    save_file(mean([load_file(path) for path in asked.checkpoints]), asked.out)


if __name__ == "__main__":
    main()
