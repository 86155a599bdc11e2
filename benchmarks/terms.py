"""What watch terms cost: many of them on an article, one of them on an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.figures import at_most
from benchmarks.watching import SIZES

if TYPE_CHECKING:
    from benchmarks.bench import Bench
    from benchmarks.figures import Figure

EACH, BUILD, MEMORY, TRIAL = 3.0, 5.0, 500.0, 2.0


def each(bench: Bench) -> Figure:
    """The time of an article against all terms."""
    told = bench.terms
    automaton, expressions = told["automaton"] * 1000, told["expressions"]
    against = (
        f"{SIZES[-1]:,} terms, articles of 600 words, {told['candidates'][-1]:.0f} terms "
        f"looked at, {told['found']:.0f} match; by Aho-Corasick and evaluation "
        f"{automaton:.1f} ms, by an expression for each phrase {expressions:.1f} s"
    )
    return at_most("terms", told["each"][-1] * 1000, "ms", EACH, against)


def build(bench: Bench) -> Figure:
    """The time to read and file all terms."""
    told = bench.terms
    against = f"{SIZES[-1]:,} terms read ({told['parse']:.1f} s) and filed"
    return at_most("terms-build", told["build"], "s", BUILD, against)


def memory(bench: Bench) -> Figure:
    """The memory of all terms and their index."""
    against = (
        f"{SIZES[-1]:,} terms and two indexes of them, above what was there before"
    )
    return at_most("terms-memory", bench.terms["memory"], "MB", MEMORY, against)


def growth(bench: Bench) -> Figure:
    """Whether time grows faster than the terms that share a word with the article."""
    (small, large), (few, many) = bench.terms["each"], bench.terms["candidates"]
    against = (
        f"time grows {large / small:.1f} x from {SIZES[0]:,} to {SIZES[-1]:,} terms, "
        f"terms that share a word {many / few:.1f} x; their ratio"
    )
    return at_most("terms-growth", (large / small) / (many / few), "x", 1.0, against)


def trial(bench: Bench) -> Figure:
    """The time of ``watch test`` over a large archive."""
    told = bench.archive
    hits = ", ".join(f"{n:,}" for n in told["hits"])
    against = f"watch test over 100,000 articles, the slowest of three; {hits} hits"
    return at_most("archive", max(told["seconds"]), "s", TRIAL, against)
