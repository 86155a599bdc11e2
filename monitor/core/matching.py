"""The terms by which a known claim is found again, and how alike two are by them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from monitor.core.comparison.fields import field_of
from monitor.core.comparison.kin import kin_terms
from monitor.core.comparison.names import acronym, base
from monitor.core.comparison.states import by_state
from monitor.core.words import stem, stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from monitor.types import Assertion, Found

BM25_K1, BM25_B = 1.2, 0.75
"""Robertson and Zaragoza 2009, section 3.4: the usual values."""


def index_terms(assertion: Assertion) -> tuple[str, ...]:
    """The normalised words, names, speaker and action of an assertion, sorted.

    Names come version-insensitive and with their acronyms, words as stems of
    their synonym class and with the field that they measure ("cost", "price"), so
    that a claim in other words shares terms.
    """
    terms = set(stems(assertion.text)) | set(stems(assertion.speaker or ""))
    terms |= kin_terms(assertion)
    for name in assertion.names:
        canonical = name.canonical or name.text
        terms |= {base(canonical), acronym(canonical)}
    if assertion.frame.action:
        terms.add(stem(assertion.frame.action))
    terms |= {f"field {field}" for field in map(field_of, terms) if field}
    terms |= {f"field {state}" for state in by_state(assertion)}
    if assertion.denies:
        terms.add("denies")
    if assertion.alleges:
        terms.add("alleges")
    return tuple(sorted(terms - {""}))


def rarity(claims: int, total: int) -> float:
    """Inverse document frequency of a term of so many claims, never negative."""
    return math.log(1 + (total - claims + 0.5) / (claims + 0.5))


def score(weights: Iterable[float], length: int, usual: float) -> float:
    """BM25 of a claim with terms of these weights; a term counts once in a claim."""
    longer = 1 - BM25_B + BM25_B * length / usual
    return sum(weights) * (BM25_K1 + 1) / (1 + BM25_K1 * longer)


def places(found: Found, told: Mapping[int, Sequence[str]], most: int) -> list[int]:
    """The likest mentions among those found and those told since, best first.

    ``told`` holds their terms.
    """
    known = (one.mention for one in found.candidates)
    scored = dict(zip(known, found.scores, strict=True))
    scored |= {
        mention: score(shared, len(terms), found.usual)
        for mention, terms in told.items()
        if (shared := [found.weights[term] for term in terms if term in found.weights])
    }
    return sorted(scored, key=lambda mention: -scored[mention])[:most]
