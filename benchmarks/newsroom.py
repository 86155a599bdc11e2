"""A newsroom's watch terms and the articles they are held against, by lot.

A term is about a name, as terms of newsrooms are. Names have ranks: articles tell
of the first of them often (Zipf's law), terms ask for all of them more evenly.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from benchmarks.press import ACTS, KINDS, ONSETS, SAYINGS, THINGS, Press, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAMES = 40_000
NAMES_TOLD = 20
"""Names of the vocabulary in an article, beside those that it is about anyway."""

WORDS = 600
SYLLABLES = listed("ba de fi go ku la me ni po ru sa te vi wo xe ya zu cho dra gle")


def names() -> list[str]:
    """First and last names by rank; the same at every call."""
    lot = Random(5)
    made: dict[str, None] = {}
    while len(made) < NAMES:
        first = lot.choice(ONSETS) + lot.choice(SYLLABLES)
        last = "".join(lot.choices(SYLLABLES, k=3)).capitalize()
        made.setdefault(f"{first} {last}")
    return list(made)


def terms(count: int) -> list[str]:
    """Words, phrases, AND, OR, NEAR, NOT, stems and fields about names."""
    lot, known = Random(11), names()
    weights = [1 / (rank + 2_000) for rank in range(NAMES)]
    asked = lot.choices(known, weights, k=2 * count)
    return [_term(lot, *asked[2 * n : 2 * n + 2]) for n in range(count)]


def articles(count: int, seed: int = 3) -> list[tuple[str, str]]:
    """(title, text) of articles with about ``WORDS`` words."""
    return list(_articles(count, Random(seed), names(), Press(seed)))


def _articles(
    count: int, lot: Random, known: Sequence[str], press: Press
) -> Iterator[tuple[str, str]]:
    weights = [1 / (rank + 2.7) for rank in range(NAMES)]
    made = press.articles(5 * count)
    for _ in range(count):
        told = lot.choices(known, weights, k=NAMES_TOLD)
        title, text = "", ""
        while len(text.split()) < WORDS - 2 * NAMES_TOLD:
            article = next(made)
            title, text = article.title, f"{text}\n\n{article.text}".strip()
        words = text.split(" ")[: WORDS - 2 * NAMES_TOLD]
        for name in told:
            words.insert(lot.randrange(len(words)), f"{name},")
        yield title, " ".join(words)


def _term(lot: Random, name: str, other: str) -> str:
    last = name.split()[1]
    thing, kind, act = lot.choice(THINGS), lot.choice(KINDS), lot.choice(ACTS)
    shape = lot.randrange(20)
    if shape < 7:
        return f'"{name}"'
    if shape < 9:
        return last
    if shape < 12:
        return f'"{name}" AND ({thing} OR "{kind} {thing}")'
    if shape < 14:
        return f"{last} NEAR/10 ({act} OR {lot.choice(SAYINGS).split()[0]})"
    if shape < 16:
        return f'"{name}" {thing} NOT {kind}'
    if shape < 18:
        return f'{last[:5]}* AND "{other}"'
    return f'title:{last} OR "{other}"'
