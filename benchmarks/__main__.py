"""Measure, and say which bounds hold.

python -m benchmarks [--json] [--strict] [FIGURE ...]
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks import judging, memory, terms
from benchmarks.articles import articles, articles_learned
from benchmarks.bench import Bench
from benchmarks.feeds import feeds
from benchmarks.figures import table
from benchmarks.growth import growth
from benchmarks.retrieval import retrieval
from benchmarks.start import start
from benchmarks.unchanged import unchanged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.figures import Figure

BENCHMARKS = {
    "start": start,
    "feeds": feeds,
    "unchanged": unchanged,
    "articles": articles,
    "articles-learned": articles_learned,
    "retrieval": retrieval,  # before growth, which adds to the ledger of both
    "growth": growth,
    "terms": terms.each,
    "terms-build": terms.build,
    "terms-memory": terms.memory,
    "terms-growth": terms.growth,
    "archive": terms.trial,
    "judge": judging.many,
    "judge-one": judging.one,
    "judge-loading": judging.loading,
    "memory-main": memory.main_process,
    "memory-worker": memory.workers,
    "memory-together": memory.together,
}


def say(what: str) -> None:
    """Tell a person who watches; a log is spared."""
    if sys.stderr.isatty():
        print(f"... {what}", file=sys.stderr, flush=True)


def measure(names: Sequence[str]) -> list[Figure]:
    """The figures named, in the order of ``BENCHMARKS``."""
    with (
        TemporaryDirectory(prefix="claim-monitor-bench-") as folder,
        Bench(Path(folder), say) as bench,
    ):
        return [BENCHMARKS[name](bench) for name in BENCHMARKS if name in names]


def main() -> int:
    """Run what the command line asks for; the exit status."""
    parser = argparse.ArgumentParser(
        prog="benchmarks", description="Measure, and say which bounds hold."
    )
    parser.add_argument("figure", nargs="*", help=", ".join(BENCHMARKS))
    parser.add_argument("--json", action="store_true", help="one figure a line")
    parser.add_argument("--strict", action="store_true", help="1 if a bound is missed")
    asked = parser.parse_args()
    if unknown := set(asked.figure) - set(BENCHMARKS):
        parser.error(f"there is no figure {', '.join(sorted(unknown))}")
    figures = measure(asked.figure or list(BENCHMARKS))
    if asked.json:
        print("\n".join(json.dumps(asdict(figure)) for figure in figures))
    else:
        print(table(figures))
    missed = any(figure.holds is False for figure in figures)
    return int(asked.strict and missed)


if __name__ == "__main__":
    sys.exit(main())
