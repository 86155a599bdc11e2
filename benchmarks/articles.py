"""Articles with full text: fetched, read, compared and stored."""

from __future__ import annotations

from os import cpu_count
from typing import TYPE_CHECKING

from benchmarks.figures import at_least

if TYPE_CHECKING:
    from benchmarks.bench import Bench
    from benchmarks.figures import Figure

BOUND = 20.0


def articles(bench: Bench) -> Figure:
    """Articles in a second of a whole pass."""
    done = bench.full_text
    count = done["articles"]
    if done["relevant"] != count or not done["claims"]:
        raise RuntimeError(f"{done['relevant']} of {count} articles were compared")
    against = (
        f"{count:,} articles with full text, {done['claims']:,} claims, in "
        f"{done['seconds']:.1f} s on {cpu_count()} cores"
    )
    return at_least("articles", count / done["seconds"], "/s", BOUND, against)
