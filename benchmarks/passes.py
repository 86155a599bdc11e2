"""The passes that are timed, each run in a process of its own.

    python -m benchmarks.passes NAME [ARGUMENT ...]

A process prints one line of JSON: the seconds of its work without the start of
the interpreter and its imports, and what came of the work.
"""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import datetime
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import httpx2

from benchmarks.growing import cost_by_size
from benchmarks.recalling import ranks_of_known
from benchmarks.watching import archive, many_terms
from monitor.app import open_app
from monitor.config import load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Result = dict[str, Any]


def monitor(config: str, now: str) -> Result:
    """One pass of the monitor, from reading its configuration to closing."""
    time = datetime.fromisoformat(now)
    start = perf_counter()
    with open_app(load(Path(config)), lambda: time) as app:
        report = app.run(send=False)
    seconds = perf_counter() - start
    return {
        "seconds": seconds,
        "polled": report.feeds_polled,
        "unchanged": report.feeds_unchanged,
        "articles": report.articles_new,
        "relevant": report.articles_relevant,
        "claims": report.claims,
        "judged": report.judge.pairs if report.judge else 0,
        "faults": [f"{f.source}: {f.reason}" for f in report.faults[:3]],
    }


def reader(database: str, urls: str, workers: str) -> Result:
    """The same feeds taken in by reader, from opening its database to closing it.

    Adding the feeds, one transaction each, is timed apart: a configuration file
    does that for the monitor.
    """
    library = import_module("reader")
    start = perf_counter()
    with library.make_reader(database) as peer:
        opened = perf_counter()
        for url in json.loads(Path(urls).read_text()):
            peer.add_feed(url)
        added = perf_counter()
        peer.update_feeds(workers=int(workers))
        updated = perf_counter()
        articles = peer.get_entry_counts().total
        counted = perf_counter()
    spent = perf_counter() - start - (added - opened) - (counted - updated)
    return {"seconds": spent, "adding": added - opened, "articles": articles}


def bare(requests: str, concurrency: str) -> Result:
    """Conditional requests by the HTTP library alone, nothing read or kept."""
    asked: Sequence[tuple[str, str]] = json.loads(Path(requests).read_text())

    async def ask_all() -> int:
        places = asyncio.Semaphore(int(concurrency))
        async with httpx2.AsyncClient() as client:

            async def ask(url: str, tag: str) -> int:
                async with places:
                    answer = await client.get(url, headers={"If-None-Match": tag})
                    return answer.status_code

            found = await asyncio.gather(*(ask(*pair) for pair in asked))
        return sum(status == 304 for status in found)

    start = perf_counter()
    unchanged = asyncio.run(ask_all())
    return {"seconds": perf_counter() - start, "unchanged": unchanged}


PASSES: dict[str, Callable[..., Result]] = {
    "monitor": monitor,
    "reader": reader,
    "bare": bare,
    "growth": cost_by_size,
    "retrieval": ranks_of_known,
    "terms": many_terms,
    "archive": archive,
}

if __name__ == "__main__":
    print(json.dumps(PASSES[sys.argv[1]](*sys.argv[2:])))
