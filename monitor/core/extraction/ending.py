"""Verbs at the end of what they are said of: “The roof leaks”, “the house we saw burned”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.clause import Group
from monitor.core.extraction.neighbours import counts
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import people
from monitor.core.lexicon.inflection import reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.text import Token

_OF_OBJECTS = frozenset(("that", "which", "whom"))
_OPENS = words.DETERMINERS | {"about", "some", "around", "nearly"}
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
    """The verb that ends a sentence in which no other was found.

    It has to agree with its subject: "the roof leaks", "some 900 families benefit".
    """
    stop = next((i for i in range(lo, hi) if not toks[i].is_word), hi)
    if stop - lo < _LEAST or stop - lo > _MOST or stop == hi:
        return []
    while stop > lo and words.is_adverb(toks[stop - 1].low):
        stop -= 1
    head = next(
        (i for i in range(lo, stop - 1) if toks[i].low in words.PREPOSITIONS and i > lo),
        stop - 1,
    )
    opens = toks[lo].low in _OPENS or counts(toks[lo])
    form = reading(toks[stop - 1].low, "base" if _many(toks[head - 1]) else "s")
    if form is None or not opens or toks[stop - 1].text[0].isupper():
        return []
    return [Group(stop - 1, stop, form.lemma)]


def _many(tok: Token) -> bool:
    ends = tok.low.endswith("s") and not tok.low.endswith(("ss", "us", "is"))
    return ends or tok.low in people.PLURALS or tok.low.endswith("men")
