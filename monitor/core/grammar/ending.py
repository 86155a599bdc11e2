"""Verbs that only their place shows: “The roof leaks”, “the house that we saw burned”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.clause import Group
from monitor.core.grammar.heads import many
from monitor.core.grammar.neighbours import counts
from monitor.core.grammar.trimming import before_adverbs
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.text import Tokens

_OPENS = words.DETERMINERS | {"about", "some", "around", "nearly"}
_ENDS = frozenset((".", "!", ";", ":"))
# "Sales targets", "the arms trade": plurals that stand before another noun.
_BEFORE_NOUN = word_set("""
sales savings arms sports goods appeals jobs operations communications systems futures
drugs rights news elections customs crimes works affairs economics politics relations
""")
_NEVER = word_set("last like back close next past long")
_LEAST = len(("the", "roof", "leaks"))
_MOST = 12


def lacks_object(toks: Tokens, found: Sequence[Group]) -> bool:
    """Whether the only verb so far is of a clause whose object stands before it.

    Behind "the houses that we visited" the next verb is the sentence's own.
    """
    first = found[0]
    if len(found) > 1 or first.passive or first.kind != "finite":
        return False
    at = first.start - 1
    while (
        at > 0
        and first.start - at < _MOST
        and toks[at].low not in words.OF_OBJECTS | {"what"}
    ):
        at -= 1
    if toks[at].low == "what" and at < first.start - 1:
        return True  # "what he owned | went to the bank"
    owned = 0 < at < first.start - 1 and toks[at].low in words.OF_OBJECTS
    return owned and all(t.is_word for t in toks[at : first.start])


def leading_verb(toks: Tokens, lo: int, found: Sequence[Group]) -> list[Group]:
    """The verb before a comma behind which all that were found stand.

    "Most of the flats stand empty, though rents are high."
    """
    stop = next((i for i in range(lo, len(toks)) if toks[i].low == ","), len(toks) - 1)
    after = toks[min(stop + 1, len(toks) - 1)].low
    apart = found[0].start > stop + 1 and after in words.CONTRASTING | {"and", "but"}
    return ending_verb(toks, lo, stop + 1) if apart else []


def ending_verb(toks: Tokens, lo: int, hi: int) -> list[Group]:
    """The verb of a sentence in which no other was found, though it looks like a noun.

    It has to agree with its subject: "the roof leaks", "some 900 families benefit",
    "the museum keeps silent", "both sides claim victory".
    """
    stop = next((i for i in range(lo, hi) if not toks[i].is_word), hi)
    if stop - lo < _LEAST:
        return []
    first = toks[lo]._replace(text=toks[lo].low)
    opens = first.low in _OPENS or counts(first) or many(first)
    ended = stop < hi and toks[hi - 1].text in _ENDS | {","}
    if not ended or any(t.low == "than" for t in toks[lo:stop]):
        return []
    return _agreeing(toks, lo, stop) if opens else _of_name(toks, lo, stop)


def _agreeing(toks: Tokens, lo: int, stop: int) -> list[Group]:
    """The verb that agrees with what stands before it."""
    for i in range(lo + 2, min(stop, lo + _MOST)):
        form = reading(toks[i].low, "s")
        ruled = i + 1 < stop and reading(toks[i + 1].low, "base") is not None
        if ruled and _ruled_by_many(toks, i + 1):
            continue  # "the remaining claims stand"
        if form and toks[i].text.islower() and _is_one(toks, lo, i):
            return [Group(i, i + 1, form.lemma)]
    for i in range(lo + 1, min(stop - 1, lo + _MOST)):
        form = reading(toks[i].low, "base")
        if form and _ruled_by_many(toks, i) and toks[i].text.islower():
            return [Group(i, i + 1, form.lemma)]
    stop = before_adverbs(toks, stop, lo + 2)
    form = reading(toks[stop - 1].low, "base")
    if form is None or stop - lo > _MOST or _is_one(toks, lo, stop - 1):
        return []
    return [Group(stop - 1, stop, form.lemma)]


def _of_name(toks: Tokens, lo: int, stop: int) -> list[Group]:
    """“Kestrel runs hospitals”, "Acme Foods supplies pumps to the navy"."""
    at = next((i for i in range(lo, stop) if toks[i].text.islower()), stop)
    form = reading(toks[at].low, "s") if lo < at < stop - 1 else None
    if form is None or not many(toks[at + 1]) or not _is_one(toks, lo, at):
        return []
    return [Group(at, at + 1, form.lemma)]


def _is_one(toks: Tokens, lo: int, stop: int) -> bool:
    """Whether a noun in the singular may end before a place: "the price of fish"."""
    before = toks[stop - 1].low
    if before in words.DETERMINERS | words.PREPOSITIONS | words.CONJUNCTIONS:
        return False
    leans = (i for i in range(lo + 1, stop) if toks[i].low in words.PREPOSITIONS)
    return not many(toks[next(leans, stop) - 1])


def _ruled_by_many(toks: Tokens, i: int) -> bool:
    """“Nurses work twelve-hour shifts”: a plural before a form, no phrase behind it."""
    after = toks[i + 1].low
    known = toks[i - 1].low not in _BEFORE_NOUN
    ends = after in words.CONJUNCTIONS | {"of"} or toks[i].low in _NEVER
    return known and not ends and many(toks[i - 1])
