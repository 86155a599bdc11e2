"""Feeds that hold nothing of interest: most of what is polled, most days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.bench import CONCURRENCY
from benchmarks.figures import at_most
from benchmarks.site import FEEDS, ITEMS

if TYPE_CHECKING:
    from benchmarks.bench import Bench
    from benchmarks.figures import Figure

BOUND = 1.0


def feeds(bench: Bench) -> Figure:
    """The time of a first pass against the time of reader for the same feeds."""
    ours = bench.first_pass
    _expect(ours["articles"], "stored by the monitor")
    urls = bench.note("urls", bench.feeds)
    peers = []
    for workers in (1, CONCURRENCY):
        bench.say(f"reader takes in the same feeds, {workers} at a time")
        database = str(bench.folder / f"reader-{workers}.db")
        peers.append(bench.run("reader", database, urls, str(workers)))
        _expect(peers[-1]["articles"], "stored by reader")
    theirs = min(peer["seconds"] for peer in peers)
    against = (
        f"{FEEDS} feeds of {ITEMS} items, none watched: {ours['seconds']:.2f} s; reader "
        f"{peers[0]['seconds']:.2f} s, with {CONCURRENCY} workers "
        f"{peers[1]['seconds']:.2f} s; against the faster"
    )
    return at_most("feeds", ours["seconds"] / theirs, "x", BOUND, against)


def _expect(found: int, how: str) -> None:
    if found != FEEDS * ITEMS:
        raise RuntimeError(f"{found} articles of {FEEDS * ITEMS} were {how}")
