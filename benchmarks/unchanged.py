"""Feeds that have not changed: nearly every pass."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from benchmarks.bench import CONCURRENCY, TURNS
from benchmarks.figures import at_most
from benchmarks.site import FEEDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.bench import Bench, Result
    from benchmarks.figures import Figure

BOUND = 3.0


def unchanged(bench: Bench) -> Figure:
    """The time of a pass of 304s against the bare requests."""
    ours = _median(bench.second_passes)
    asked = bench.note("requests", bench.tags)
    bench.say("the HTTP library alone makes the same requests")
    bare = _median([bench.run("bare", asked, str(CONCURRENCY)) for _ in range(TURNS)])
    against = (
        f"{FEEDS} answers 304: {ours:.2f} s; httpx2 alone {bare:.2f} s, both "
        f"{CONCURRENCY} at a time, medians of {TURNS}"
    )
    return at_most("unchanged", ours / bare, "x", BOUND, against)


def _median(passes: Sequence[Result]) -> float:
    if {one["unchanged"] for one in passes} != {FEEDS}:
        raise RuntimeError("not every feed answered that it has not changed")
    return median(float(one["seconds"]) for one in passes)
