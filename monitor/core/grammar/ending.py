"""Verbs that only their place shows: “The roof leaks”, “the house that we saw burned”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.clause import Group
from monitor.core.grammar.neighbours import counts
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import people
from monitor.core.lexicon.inflection import reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.text import Token

_OF_OBJECTS = frozenset(("that", "which", "whom"))
_OPENS = words.DETERMINERS | {"about", "some", "around", "nearly"}
_ENDS = frozenset((".", "!", ";", ":"))
_LEAST = len(("the", "roof", "leaks"))
_MOST = 12


def lacks_object(toks: Sequence[Token], found: Sequence[Group]) -> bool:
    """Whether the only verb so far is of a clause whose object stands before it.

    Behind "the houses that we visited" the next verb is the sentence's own.
    """
    first = found[0]
    if len(found) > 1 or first.passive or first.kind != "finite":
        return False
    at = first.start - 1
    while at > 0 and first.start - at < _MOST and toks[at].low not in _OF_OBJECTS:
        at -= 1
    owned = 0 < at < first.start - 1 and toks[at].low in _OF_OBJECTS
    return owned and all(t.is_word for t in toks[at : first.start])


def ending_verb(toks: Sequence[Token], lo: int, hi: int) -> list[Group]:
    """The verb of a sentence in which no other was found, though it looks like a noun.

    It has to agree with its subject: "the roof leaks", "some 900 families benefit",
    "the museum keeps silent".
    """
    stop = next((i for i in range(lo, hi) if not toks[i].is_word), hi)
    if stop - lo < _LEAST:
        return []
    opens = toks[lo].low in _OPENS or counts(toks[lo])
    ended = stop < hi and toks[stop].text in _ENDS
    compared = any(t.low == "than" for t in toks[lo:stop])
    if not opens or not ended or compared:
        return []
    for i in range(lo + 2, min(stop, lo + _MOST)):
        form = reading(toks[i].low, "s")
        if form and toks[i].text.islower() and _is_one(toks, lo, i):
            return [Group(i, i + 1, form.lemma)]
    while stop > lo + 2 and words.is_adverb(toks[stop - 1].low):
        stop -= 1
    form = reading(toks[stop - 1].low, "base")
    if form is None or stop - lo > _MOST or _is_one(toks, lo, stop - 1):
        return []
    return [Group(stop - 1, stop, form.lemma)]


def _is_one(toks: Sequence[Token], lo: int, stop: int) -> bool:
    """Whether a noun in the singular may end before a place: "the price of fish"."""
    before = toks[stop - 1].low
    if before in words.DETERMINERS | words.PREPOSITIONS | words.CONJUNCTIONS:
        return False
    leans = (i for i in range(lo + 1, stop) if toks[i].low in words.PREPOSITIONS)
    return not _many(toks[next(leans, stop) - 1])


def _many(tok: Token) -> bool:
    ends = tok.low.endswith("s") and not tok.low.endswith(("ss", "us", "is"))
    return ends or tok.low in people.PLURALS or tok.low.endswith("men")
