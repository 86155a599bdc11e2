"""A ledger of any size, filled with claims that no one made.

Words follow Zipf's law, as the words of real text do, so that some terms stand in
every second claim and most in a handful. The same seed gives the same ledger.

    python -m benchmarks.ledger_fill [CLAIMS ...]
"""

from __future__ import annotations

import sys
from bisect import bisect
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from monitor.core.articles import sketch
from monitor.core.matching import index_terms
from monitor.store.sqlite import open_ledger
from monitor.types import (
    Assertion,
    Frame,
    Judgement,
    Kind,
    Name,
    Origin,
    Piece,
    Slot,
    Span,
    Value,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from monitor.ports import Ledger
    from monitor.store.sqlite import SqliteLedger

START = datetime(2024, 1, 1, tzinfo=UTC)
TOPIC = "synthetic"
VOCABULARY = 40_000
WORDS_PER_CLAIM = 16
CLAIMS_PER_ARTICLE = 8
CANDIDATES = 12
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in ("a", "e", "i", "o", "u")]


@dataclass(frozen=True, slots=True)
class Made:
    """One article with its assertions."""

    piece: Piece
    assertions: tuple[Assertion, ...]
    now: datetime


class Press:
    """Writes articles by lot."""

    def __init__(self, seed: int = 7) -> None:
        self._lot = Random(seed)
        self._heights = list(accumulate(1 / (n + 2.7) for n in range(VOCABULARY)))
        self._words = [self._spell(n) for n in range(VOCABULARY)]

    def _spell(self, number: int) -> str:
        word = SYLLABLES[number % len(SYLLABLES)]
        while number := number // len(SYLLABLES):
            word += SYLLABLES[number % len(SYLLABLES)]
        return f"{word}x"

    def _word(self) -> str:
        place = bisect(self._heights, self._lot.random() * self._heights[-1])
        return self._words[min(place, VOCABULARY - 1)]

    def articles(self, claims: int, first: int = 0) -> Iterator[Made]:
        """Articles with ``claims`` claims in all, one every ten minutes."""
        for number in range(first, first + claims // CLAIMS_PER_ARTICLE):
            yield self._article(number)

    def _article(self, number: int) -> Made:
        text, assertions = "", []
        for _ in range(CLAIMS_PER_ARTICLE):
            assertion = self._assertion(len(text))
            assertions.append(assertion)
            text += f"{assertion.quote}. "
        piece = Piece(
            text=text,
            title=assertions[0].text[:60],
            origin=Origin.FEED,
            url=f"https://example.org/{number}",
            outlet=f"Outlet {number % 40}",
        )
        now = START + timedelta(minutes=10 * number)
        return Made(piece, tuple(assertions), now)

    def _assertion(self, start: int) -> Assertion:
        words = [self._word() for _ in range(WORDS_PER_CLAIM)]
        speaker = words[0].title()
        amount = self._lot.randrange(2, 5000)
        quote = " ".join([speaker, *words[1:], str(amount), "days"])
        everywhere = Span(start, start + len(quote))
        return Assertion(
            span=everywhere,
            quote=quote,
            text=quote,
            frame=Frame(speaker, words[1], (Slot("object", words[2], everywhere),)),
            speaker=speaker,
            verb="say",
            values=(
                Value("duration", amount, amount, "day", "=", f"{amount}", everywhere),
            ),
            names=(Name(speaker, speaker, None, everywhere),),
        )


def store(ledger: Ledger, made: Made, lot: Random) -> None:
    """Take an article in as the pipeline does; every fourth claim is a known one."""
    with ledger.transaction():
        known = sketch(made.piece.text)
        ledger.similar_sketches(known)
        article = ledger.add_article(made.piece, known, None, made.now)
        ledger.set_relevance(article.id, TOPIC, ["synthetic"], relevant=True)
        for assertion in made.assertions:
            terms = index_terms(assertion)
            found = ledger.candidates(TOPIC, terms, CANDIDATES)
            judgement = Judgement(Verdict.NEW, 0.9)
            if found and lot.random() < 0.25:
                best = found[0]
                judgement = Judgement(
                    Verdict.CHANGED,
                    0.9,
                    kind=Kind.VALUE,
                    against=best.mention,
                    thread=best.thread,
                )
                if lot.random() < 0.5:
                    judgement = replace(
                        judgement, verdict=Verdict.REPEATED, kind=None, claim=best.claim
                    )
            ledger.add_mention(
                TOPIC, article, assertion, terms, judgement, "fill", made.now
            )


def fill(ledger: Ledger, claims: int, *, seed: int = 7, first: int = 0) -> None:
    """Fill a ledger with ``claims`` mentions of made-up claims."""
    lot = Random(seed + 1)
    for made in Press(seed + first).articles(claims, first):
        store(ledger, made, lot)


def milliseconds(action: Sequence[float]) -> str:
    """The median of some times in seconds, as text."""
    return f"{median(action) * 1000:8.2f}"


def measure(ledger: SqliteLedger, first: int, samples: int = 60) -> str:
    """Median times of a lookup, of the rest, and of a complete article, in ms."""
    lookups, sketches, whole = [], [], []
    lot = Random(3)
    made = list(Press(99).articles(samples * CLAIMS_PER_ARTICLE, 10_000_000 + first))
    for article in made:
        words = sketch(article.piece.text)
        start = perf_counter()
        ledger.similar_sketches(words)
        sketches.append(perf_counter() - start)
        for assertion in article.assertions:
            terms = index_terms(assertion)
            start = perf_counter()
            ledger.candidates(TOPIC, terms, CANDIDATES)
            lookups.append(perf_counter() - start)
    for article in made:
        start = perf_counter()
        store(ledger, article, lot)
        whole.append(perf_counter() - start)
    return f"{milliseconds(lookups)} {milliseconds(sketches)} {milliseconds(whole)}"


def main(sizes: Sequence[int]) -> None:
    """Print a table: claims, then times in ms, then the size of the file."""
    print("  claims   lookup   copies  article (ms)  file (MB)")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        with open_ledger(path) as ledger:
            held = 0
            for size in sizes:
                fill(ledger, size - held, first=held // CLAIMS_PER_ARTICLE)
                held = size
                with TemporaryDirectory() as aside:
                    copy = Path(aside) / "ledger.db"
                    ledger.snapshot(copy)
                    with open_ledger(copy) as other:
                        told = measure(other, size)
                    print(f"{size:8,} {told} {copy.stat().st_size / 1e6:12.1f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000])
