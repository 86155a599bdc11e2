"""How long a person waits for the first word."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.figures import at_most

if TYPE_CHECKING:
    from benchmarks.bench import Bench
    from benchmarks.figures import Figure

STARTS = 9
BOUND = 0.3


def start(bench: Bench) -> Figure:
    """The median time of ``monitor --help`` by the installed script."""
    bench.say(f"starting the program {STARTS} times")
    script = Path(sys.executable).with_name("monitor")
    times = [_seconds(script) for _ in range(STARTS + 1)][1:]
    against = f"monitor --help, median of {STARTS} starts after one that is not counted"
    return at_most("start", median(times), "s", BOUND, against)


def _seconds(script: Path) -> float:
    begun = perf_counter()
    subprocess.run([script, "--help"], stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - begun
