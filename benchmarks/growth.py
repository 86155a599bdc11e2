"""What an article costs when much is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.bench import SIZES
from benchmarks.figures import at_most

if TYPE_CHECKING:
    from benchmarks.bench import Bench
    from benchmarks.figures import Figure

BOUND = 1.5


def growth(bench: Bench) -> Figure:
    """The cost of an article in a large ledger against that in a small one."""
    small, large = bench.growth["each"]
    against = (
        f"read, compare and store an article: {large * 1000:.1f} ms with "
        f"{SIZES[-1]:,} known claims, {small * 1000:.1f} ms with {SIZES[0]:,}"
    )
    return at_most("growth", large / small, "x", BOUND, against)
