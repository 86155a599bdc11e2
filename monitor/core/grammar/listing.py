"""Subjects that are lists: “doctors, nurses and cleaners”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.text import Token

UNITS = word_set("day week month year hour minute decade night time")
EARLIER = word_set("earlier later ago before after")
_LONGEST = 4
_LEADS_LIST = frozenset(("from", "of", "in", "at", "between", "for", "by"))
_NO_LIST = words.PREPOSITIONS | words.ADVERBS | {"earlier", "ago"}


def listed(toks: Sequence[Token], chunks: Sequence[tuple[int, int]]) -> bool:
    """“Doctors, nurses and cleaners”, "Holm, Berg and Ott": one subject."""
    (lo, hi), (start, stop) = chunks[0], chunks[-1]
    first = toks[lo:hi]
    joined = any(t.low in {"and", "or"} for t in toks[start:stop])
    plain = all(t.is_word and t.low not in _NO_LIST for t in first)
    timed = {toks[hi - 1].low.removesuffix("s")} & UNITS
    many = toks[hi - 1].low.endswith("s") and not timed
    named = toks[hi - 1].text[0].isupper() and toks[start].text[0].isupper()
    return joined and plain and len(first) <= _LONGEST and (many or named)


def lists_within(toks: Sequence[Token], chunks: Sequence[tuple[int, int]]) -> bool:
    """“Samples from the drain, the cheese and the milk”: one subject, and its list."""
    (lo, hi), (start, stop) = chunks[0], chunks[-1]
    at = next((i for i in range(lo, hi) if toks[i].low in _LEADS_LIST), lo)
    parts = [toks[at + 1], *(toks[a] for a, _ in chunks[1:])] if at + 1 < hi else []
    alike = len(parts) > 1 and len({t.low for t in parts}) == 1
    joined = any(t.low == "and" for t in toks[start:stop])
    many = at > lo and toks[at - 1].low.endswith("s")
    timed = any(t.low.removesuffix("s") in UNITS | EARLIER for t in toks[lo:at])
    led = alike and joined and parts[0].low in words.DETERMINERS
    named = joined and at + 2 == hi and all(t.text[0].isupper() for t in parts)
    named &= len(parts) > 1  # "Groups in Spain, Italy and Greece"
    return (led or named) and many and not timed
