"""Names and phrases that stand out in the relevant articles and have no term yet."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.lexicon.function_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from monitor.core.lexicon.inflection import noun_like, readings
from monitor.core.names import find_names
from monitor.core.sentences import sentences
from monitor.core.text import tokens
from monitor.core.watch.tree import asked_for
from monitor.core.watch.words import words_of

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from monitor.core.watch.tree import Node

FEWEST = 2
"""Relevant articles that a suggestion stands in: one article is no pattern."""

LONGEST = 3
"""Words of a phrase that is no name."""

LONGEST_NAME = 6
"""Words of a name that is looked for: "Office of the High Commissioner for Refugees"
has seven and is found by its shorter names."""

_SMALL = (
    AUXILIARIES | CONJUNCTIONS | DETERMINERS | PREPOSITIONS | SUBJECT_PRONOUNS
    | SUBORDINATORS | frozenset(("not", "also", "said", "says", "as", "than", "its"))
)  # fmt: skip


class Suggestion(NamedTuple):
    """A name or phrase: how many relevant articles have it, how many others."""

    text: str
    articles: int
    elsewhere: int


def suggest(
    relevant: Sequence[str], others: Sequence[str], covered: Sequence[Node], most: int
) -> list[Suggestion]:
    """At most ``most`` suggestions, what stands out most first.

    The order is that of Dunning's log-likelihood ratio over articles ("Accurate
    Methods for the Statistics of Surprise and Coincidence", 1993); without other
    articles, that of the counts.
    """
    asked = [phrase.words for node in covered for phrase in asked_for(node)]
    shown: dict[str, str] = {}
    for text in relevant:
        for key, written in _phrases(text).items():
            if not _covered(key.split(), asked):
                shown.setdefault(key, written)
    here, there = _articles_with(shown, relevant), _articles_with(shown, others)
    found = [
        (
            _surprise(here[key], there[key], len(relevant), len(others)),
            Suggestion(written, here[key], there[key]),
        )
        for key, written in shown.items()
        if here[key] >= FEWEST
    ]
    found.sort(key=lambda one: (-one[0], -one[1].articles, -len(one[1].text), one[1]))
    return _without_parts([one for score, one in found if score > 0], most)


def _articles_with(keys: Container[str], texts: Sequence[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        words = [folded for folded, _ in words_of(text)]
        told = {
            " ".join(words[start : start + size])
            for size in range(1, LONGEST_NAME + 1)
            for start in range(len(words) - size + 1)
        }
        counts.update(key for key in told if key in keys)
    return counts


def _phrases(text: str) -> dict[str, str]:
    """The names and short phrases of a text, folded, with how they are written."""
    spans = sentences(text)
    directory = find_names(tokens(text), [span.start for span in spans])
    told: dict[str, str] = {}
    for name in directory.names:
        told.setdefault(_key(name.canonical), name.canonical)
    for span in spans:
        words = words_of(text[span.start : span.end])
        for size in range(2, LONGEST + 1):
            for start in range(len(words) - size + 1):
                some = words[start : start + size]
                if all(map(_plain, some)):
                    told.setdefault(
                        " ".join(w for w, _ in some), " ".join(w for _, w in some)
                    )
    told.pop("", None)
    return told


def _key(text: str) -> str:
    return " ".join(word for word, _ in words_of(text))


def _plain(word: tuple[str, str]) -> bool:
    """A word that is part of no name and no verb: "architecture" in a phrase."""
    folded, written = word
    verb = any(not noun_like(form) for form in readings(folded))
    return written.islower() and written.isalpha() and folded not in _SMALL and not verb


def _covered(words: list[str], asked: Sequence[tuple[str, ...]]) -> bool:
    """Whether a term asks for these words, or for some of them."""
    return any(
        tuple(words[start : start + len(some)]) == some
        for some in asked
        for start in range(len(words) - len(some) + 1)
    )


def _surprise(here: int, there: int, articles: int, others: int) -> float:
    """Twice the log-likelihood ratio; negative where others have it as often."""
    if not others:
        return float(here)
    whole = (here + there) / (articles + others)
    if here / articles <= whole:
        return -1.0
    return 2 * sum(
        count * math.log(count / (size * whole))
        + (size - count) * math.log(((size - count) or 1) / (size * (1 - whole) or 1))
        for count, size in ((here, articles), (there, others))
        if count
    )


def _without_parts(found: Sequence[Suggestion], most: int) -> list[Suggestion]:
    """Without a phrase that always stands in a longer one that is kept."""
    kept: list[Suggestion] = []
    for one in found:
        words = f" {_key(one.text)} "
        inside = any(
            words in f" {_key(k.text)} " or f" {_key(k.text)} " in words for k in kept
        )
        if not inside:
            kept.append(one)
        if len(kept) == most:
            break
    return kept
