"""Words that differ: opposites, negation, and contraries in one place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.doings import excluded
from monitor.core.lexicon.contraries import contrary
from monitor.core.words import containment, stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NOT = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|nor|without|cannot|denie[sd]|deny"
    r"|denying|failed to|refused?)\b|n['’]t\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\w[\w’'-]*")
# Two sentences with a place: so many words in common around so few of their own.
_FRAME = 3
_PLACE = 3


def of_words(premise: str, hypothesis: str) -> Iterator[str]:
    """Opposites, one negation in the same words, contraries in one place."""
    known, told = stems(premise), stems(hypothesis)
    new = told - known
    if any(not new.isdisjoint(excluded(one)) for one in known - told):
        yield "opposite"
    odd = len(_NOT.findall(premise)) % 2 != len(_NOT.findall(hypothesis)) % 2
    if odd and containment(told, known) == containment(known, told) == 1:
        yield "not, same words"
    yield from _in_place(_TOKEN.findall(premise), _TOKEN.findall(hypothesis))


def _in_place(known: list[str], told: list[str]) -> Iterator[str]:
    """Contraries in the one place where two sentences differ."""
    low, other = [w.lower() for w in known], [w.lower() for w in told]
    start = _shared(low, other)
    end = _shared(low[start:][::-1], other[start:][::-1])
    here, there = known[start : len(low) - end], told[start : len(other) - end]
    if start + end < _FRAME or not (
        0 < len(here) <= _PLACE and 0 < len(there) <= _PLACE
    ):
        return
    if any(contrary(a.lower(), b.lower()) for a in here for b in there):
        yield "contrary in place"


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two lists begin with in common."""
    pairs = zip(one, other, strict=False)
    return next(
        (n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other))
    )
