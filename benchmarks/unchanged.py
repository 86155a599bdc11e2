"""Feeds that have not changed: nearly every pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.bench import CONCURRENCY
from benchmarks.figures import at_most
from benchmarks.site import FEEDS

if TYPE_CHECKING:
    from benchmarks.bench import Bench
    from benchmarks.figures import Figure

BOUND = 3.0


def unchanged(bench: Bench) -> Figure:
    """The time of a pass of 304s against the bare requests."""
    ours = bench.second_pass
    asked = bench.note("requests", bench.tags)
    bench.say("the HTTP library alone makes the same requests")
    bare = bench.run("bare", asked, str(CONCURRENCY))
    if {ours["unchanged"], bare["unchanged"]} != {FEEDS}:
        raise RuntimeError("not every feed answered that it has not changed")
    against = (
        f"{FEEDS} answers 304: {ours['seconds']:.2f} s; httpx2 alone "
        f"{bare['seconds']:.2f} s, both {CONCURRENCY} at a time"
    )
    ratio = ours["seconds"] / bare["seconds"]
    return at_most("unchanged", ratio, "x", BOUND, against)
