"""What the benchmarks share: a site, passes made once, and who watches."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from datetime import timedelta
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Self

from benchmarks.ledger_fill import fill
from benchmarks.memory import LEARNED, Peak, run_watched
from benchmarks.press import SENTENCES, START, WATCHED
from benchmarks.site import FEEDS, ITEMS, Site
from monitor.store.sqlite import open_ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

Result = dict[str, Any]

NOW = START + timedelta(days=40)
LATER = NOW + timedelta(hours=2)
"""The clock of the second pass: politeness asks a feed at most once an hour."""

CONCURRENCY = 8
"""The default of ``[fetch] concurrency``; the peer and the bare client get as many."""

TURNS = 3
"""Passes of one kind whose median counts, where each takes only seconds."""

UNWATCHED = "zeppelin AND moratorium"
FULL_TEXT_FEEDS = 50
SIZES = (1_000, 100_000)

CONFIG = """\
[monitor]
judge = "{judge}"

[[topic]]
name = "inquiry"
watch = ['{watch}']

[fetch]
allow_hosts = ["127.0.0.0/8"]
{fetch}
{feeds}
"""
FOLLOWED = '[[feed]]\nurl = "{url}"\nfull_text = {full_text}\n'


class Bench:
    """One run of the benchmarks; ``say`` is told what is going on."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        self.folder = folder
        self.peaks: dict[str, Peak] = {}
        self._say = say
        self._stack = ExitStack()

    @cached_property
    def feeds(self) -> tuple[str, ...]:
        """The addresses of the feeds that hold nothing of interest."""
        return self._site.publish(
            "feeds", feeds=FEEDS, items=ITEMS, seed=1, pages=False
        )

    @cached_property
    def first_passes(self) -> list[Result]:
        """The monitor takes in feeds that match no watch term, into new ledgers."""
        self._say(f"monitor takes in {FEEDS} feeds of {ITEMS} items")
        for turn in range(TURNS):
            self.configure(f"feeds-{turn}", self.feeds, UNWATCHED, full_text=False)
        return [self.monitor(f"feeds-{n}", NOW, "feeds") for n in range(TURNS)]

    @cached_property
    def second_passes(self) -> list[Result]:
        """The monitor asks the same feeds again, and all answer 304."""
        _ = self.first_passes
        self._say("monitor asks the same feeds again")
        return [self.monitor(f"feeds-{n}", LATER, "unchanged") for n in range(TURNS)]

    @cached_property
    def full_text(self) -> Result:
        """The monitor takes in a thousand articles with their pages."""
        return self._articles("articles", "lexical")

    @cached_property
    def full_text_judged(self) -> Result:
        """The same, with the learned judge asked about what the rules leave open."""
        return self._articles(LEARNED, "learned")

    @cached_property
    def _pages(self) -> tuple[str, ...]:
        return self._site.publish(
            "articles", feeds=FULL_TEXT_FEEDS, items=ITEMS, seed=2, pages=True
        )

    def _articles(self, name: str, judge: str) -> Result:
        urls = self._pages
        count = len(urls) * ITEMS
        self._say(f"monitor takes in {count} articles with full text, judge {judge}")
        fetch = 'host_spacing = "0s"'
        self.configure(name, urls, WATCHED, full_text=True, fetch=fetch, judge=judge)
        return self.monitor(name, NOW, name)

    @cached_property
    def _filled(self) -> list[str]:
        """Ledgers with as many claims as ``SIZES`` says."""
        paths = [self.folder / f"{size}.db" for size in SIZES]
        self._say(f"filling ledgers with {SIZES[0]:,} and {SIZES[-1]:,} claims")
        with open_ledger(self.folder / "filling.db") as ledger:
            stored = 0
            for size, path in zip(SIZES, paths, strict=True):
                stored += fill(ledger, size - stored * SENTENCES, first=stored)
                ledger.snapshot(path)
        return [str(path) for path in paths]

    @cached_property
    def growth(self) -> Result:
        """The cost of an article in a small ledger and in a large one."""
        paths = self._filled
        self._say("comparing the same articles with both")
        return self.run("growth", *paths, watched_as="growth")

    @cached_property
    def retrieval(self) -> Result:
        """The known claims of labelled disputes, looked up in the large ledger."""
        path = self._filled[-1]
        self._say("looking up known claims among all others")
        return self.run("retrieval", path)

    @cached_property
    def terms(self) -> Result:
        """A newsroom's terms against articles."""
        self._say("holding 100,000 terms against articles")
        return self.run("terms")

    @cached_property
    def archive(self) -> Result:
        """Terms tried on an archive."""
        self._say("trying terms on 100,000 articles")
        (self.folder / "archive").mkdir()
        return self.run("archive", str(self.folder / "archive"), "100000")

    def configure(
        self,
        name: str,
        urls: tuple[str, ...],
        watch: str,
        *,
        full_text: bool,
        fetch: str = "",
        judge: str = "lexical",
    ) -> None:
        """Write a configuration in a folder of its own."""
        told = str(full_text).lower()
        feeds = "\n".join(FOLLOWED.format(url=url, full_text=told) for url in urls)
        path = self.folder / name / "monitor.toml"
        path.parent.mkdir()
        path.write_text(
            CONFIG.format(judge=judge, watch=watch, fetch=fetch, feeds=feeds)
        )

    def monitor(self, name: str, now: datetime, figure: str) -> Result:
        """One pass of the monitor; raises where a source failed."""
        config = str(self.folder / name / "monitor.toml")
        result = self.run("monitor", config, now.isoformat(), watched_as=figure)
        if result["faults"]:
            raise RuntimeError(f"sources failed: {result['faults']}")
        return result

    def run(self, name: str, *arguments: str, watched_as: str = "") -> Result:
        """Make one pass in a process of its own; if named, its memory is kept."""
        command = [sys.executable, "-m", "benchmarks.passes", name, *arguments]
        peak = self.peaks.get(watched_as, Peak())
        result: Result = json.loads(run_watched(command, peak))
        if watched_as:
            self.peaks[watched_as] = peak
        return result

    def note(self, name: str, data: object) -> str:
        """Leave something for a pass to read; the path of the file."""
        path = self.folder / f"{name}.json"
        path.write_text(json.dumps(data))
        return str(path)

    def say(self, what: str) -> None:
        """Tell who watches."""
        self._say(what)

    @cached_property
    def tags(self) -> list[tuple[str, str]]:
        """The feeds, each with the validator that its server gives it."""
        told = []
        for url in self.feeds:
            body = (self.folder / "site" / "feeds" / url.rsplit("/", 1)[1]).read_bytes()
            told.append((url, f'"{sha256(body).hexdigest()[:16]}"'))
        return told

    @cached_property
    def _site(self) -> Site:
        return self._stack.enter_context(Site(self.folder / "site"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stack.close()
