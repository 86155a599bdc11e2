"""Articles with full text: fetched, read, compared and stored."""

from __future__ import annotations

from os import cpu_count
from typing import TYPE_CHECKING

from benchmarks.figures import at_least
from benchmarks.memory import LEARNED

if TYPE_CHECKING:
    from benchmarks.bench import Bench, Result
    from benchmarks.figures import Figure

BOUND = 20.0
BOUND_LEARNED = 10.0


def articles(bench: Bench) -> Figure:
    """Articles in a second of a whole pass."""
    return _figure(bench, "articles", bench.full_text, BOUND)


def articles_learned(bench: Bench) -> Figure:
    """The same with the learned judge asked about what the rules leave open."""
    return _figure(bench, LEARNED, bench.full_text_judged, BOUND_LEARNED)


def _figure(bench: Bench, name: str, done: Result, bound: float) -> Figure:
    count = done["articles"]
    if done["relevant"] != count or not done["claims"]:
        raise RuntimeError(f"{done['relevant']} of {count} articles were compared")
    asked = f", {done['judged']:,} pairs judged" if done["judged"] else ""
    against = (
        f"{count:,} articles with full text, {done['claims']:,} claims{asked}, in "
        f"{done['seconds']:.1f} s on {cpu_count()} cores, main process "
        f"{bench.peaks[name].main:.0f} MB"
    )
    return at_least(name, count / done["seconds"], "/s", bound, against)
