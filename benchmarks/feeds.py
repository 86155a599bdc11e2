"""Feeds that hold nothing of interest: most of what is polled, most days."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from benchmarks.bench import CONCURRENCY, TURNS
from benchmarks.figures import at_most
from benchmarks.site import FEEDS, ITEMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.bench import Bench, Result
    from benchmarks.figures import Figure

BOUND = 1.0


def feeds(bench: Bench) -> Figure:
    """The time of a first pass against the time of reader for the same feeds."""
    ours = _median(bench.first_passes, "the monitor")
    urls = bench.note("urls", bench.feeds)
    peers = {}
    for workers in (1, CONCURRENCY):
        bench.say(f"reader takes in the same feeds, {workers} at a time")
        passes = [
            bench.run(
                "reader",
                str(bench.folder / f"reader-{workers}-{turn}.db"),
                urls,
                str(workers),
            )
            for turn in range(TURNS)
        ]
        peers[workers] = _median(passes, "reader")
    told = ", ".join(f"{s:.2f} s (workers: {n})" for n, s in peers.items())
    against = (
        f"{FEEDS} feeds of {ITEMS} items, none watched: {ours:.2f} s; reader {told}; "
        f"medians of {TURNS}, against the faster"
    )
    return at_most("feeds", ours / min(peers.values()), "x", BOUND, against)


def _median(passes: Sequence[Result], whose: str) -> float:
    for one in passes:
        if one["articles"] != FEEDS * ITEMS:
            raise RuntimeError(f"{whose} stored {one['articles']} articles")
    return median(float(one["seconds"]) for one in passes)
