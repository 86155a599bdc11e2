"""Whether the right known claim is found again among very many others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.bench import SIZES
from benchmarks.figures import at_least
from benchmarks.recalling import GOLD, MOST
from monitor.pipeline.arbitration import CANDIDATES

if TYPE_CHECKING:
    from benchmarks.bench import Bench
    from benchmarks.figures import Figure

BOUND = 98.0


def retrieval(bench: Bench) -> Figure:
    """The share of labelled pairs whose known claim is among the candidates."""
    told = bench.retrieval
    ranks = told["ranks"]
    first = sum(rank is not None and rank <= CANDIDATES for rank in ranks)
    found = sum(rank is not None for rank in ranks)
    against = (
        f"{found} of {len(ranks)} labelled pairs of {GOLD.name} among {MOST} "
        f"candidates, {first} among the {CANDIDATES} that the pipeline asks for, "
        f"beside {SIZES[-1]:,} other claims; {told['told']} more are held together as an "
        f"answer in its own article; of {told['unread']} a side was not extracted"
    )
    return at_least("retrieval", 100 * found / len(ranks), "%", BOUND, against)
