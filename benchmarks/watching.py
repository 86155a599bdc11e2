"""The passes over watch terms: many terms, and a large archive."""

from __future__ import annotations

import re
import resource
from collections import Counter
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from benchmarks.newsroom import articles, names, terms
from benchmarks.press import START
from monitor.app.watching import Archive
from monitor.config import load
from monitor.core.watch import Watched, parse
from monitor.core.watch.evaluate import holds
from monitor.core.watch.index import TermIndex, anchors
from monitor.core.watch.tree import Node, asked_for
from monitor.store.sqlite import open_ledger
from monitor.types import Origin, Piece

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (10_000, 100_000)
ARTICLES = 200
AT_ONCE = 500
SAMPLE = 2_000
"""Terms that are evaluated one by one; the time of all follows by proportion."""

TRIED = ('"{0}"', "{1} NEAR/20 brakes", "{2} -{1} -title:{2}")
"""Terms that are tried on the archive: full name, last names of three people."""

RANKS = (150, 200, 250)
"""Of the people in ``TRIED``: they stand in about one article in a hundred."""


def many_terms() -> dict[str, Any]:
    """Seconds for an article by the index, and by two other ways, with all terms."""
    texts = articles(ARTICLES)
    before = _megabytes()
    start = perf_counter()
    nodes = [parse(term).node for term in terms(SIZES[-1])]
    parsed = perf_counter() - start
    indexes = []
    for size in SIZES:
        start = perf_counter()
        indexes.append(TermIndex(nodes[:size]))
        built = perf_counter() - start
    memory = _megabytes() - before
    each = [_each(texts, index.matching) for index in indexes]
    candidates = [
        sum(index.candidates(_watched(text)) for text in texts) for index in indexes
    ]
    found = sum(len(indexes[-1].matching(_watched(text))) for text in texts)
    return {
        "build": parsed + built,
        "parse": parsed,
        "memory": memory,
        "each": each,
        "candidates": [count / len(texts) for count in candidates],
        "found": found / len(texts),
        "expressions": _expressions(nodes, texts),
        "automaton": _automaton(nodes, texts),
    }


def archive(folder: str, size: str) -> dict[str, Any]:
    """Seconds of trying terms on an archive of ``size`` articles."""
    base = Path(folder)
    (base / "monitor.toml").write_text('[[topic]]\nname = "inquiry"\n')
    now = START + timedelta(days=1)
    with open_ledger(base / "archive.db") as ledger:
        texts = articles(1_000)
        for begin in range(0, int(size), AT_ONCE):
            with ledger.transaction():
                for number in range(begin, begin + AT_ONCE):
                    title, text = texts[number % len(texts)]
                    unlike = f"{text} {number}"  # a copy would fold into its story
                    piece = Piece(
                        unlike, title, Origin.FEED, f"http://x.example/{number}"
                    )
                    ledger.add_article(piece, (), None, now)
        tried = Archive(load(base / "monitor.toml"), ledger, now)
        times, hits = [], []
        known = names()
        full, *last = (known[rank] for rank in RANKS)
        for term in TRIED:
            query = tried.parse(term.format(full, *(name.split()[1] for name in last)))
            start = perf_counter()
            trial = tried.try_term(query)
            times.append(perf_counter() - start)
            hits.append(len(trial.hits))
    return {"seconds": times, "hits": hits}


def _each(texts: list[tuple[str, str]], match: Callable[[Watched], object]) -> float:
    times = []
    for text in texts:
        article = _watched(text)
        start = perf_counter()
        match(article)
        times.append(perf_counter() - start)
    return median(times)


def _expressions(nodes: list[Node], texts: list[tuple[str, str]]) -> float:
    """One compiled expression for each phrase of a term, all of it tried."""
    every = len(nodes) // SAMPLE
    compiled = [
        [
            re.compile(r"\b" + r"\W+".join(map(re.escape, phrase.words)), re.IGNORECASE)
            for phrase in asked_for(node)
        ]
        for node in nodes[::every]
    ]

    def match(article: Watched) -> int:
        told = f"{article.title}\n{article.body}"
        return sum(any(one.search(told) for one in term) for term in compiled)

    return _each(texts[:20], match) * every


def _automaton(nodes: list[Node], texts: list[tuple[str, str]]) -> float:
    """Aho-Corasick finds the words of all terms; terms that it brings up are tried."""
    automaton = import_module("ahocorasick").Automaton()
    filed: dict[str, list[int]] = {}
    for number, node in enumerate(nodes):
        for key in anchors(node, Counter()) or ():
            filed.setdefault(key.rstrip("*"), []).append(number)
    for word, numbers in filed.items():
        automaton.add_word(word, numbers)
    automaton.make_automaton()

    def match(article: Watched) -> int:
        told = f"{article.title}\n{article.body}".lower()
        brought = {n for _, numbers in automaton.iter(told) for n in numbers}
        return sum(holds(nodes[n], article) is True for n in brought)

    return _each(texts[:50], match)


def _watched(text: tuple[str, str]) -> Watched:
    return Watched(title=text[0], body=text[1])


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
