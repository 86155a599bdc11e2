"""What hangs loosely on the edges of a phrase: conjunctions, adverbs, marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.calendar import EARLIER
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.grammar.clause import Range
    from monitor.core.text import Token, Tokens

_MARKS = frozenset((",", "–", "—", ";", ":"))
_LOOSE_WORDS = words.CONJUNCTIONS | word_set("however meanwhile then also today now so")


def trim(toks: Tokens, lo: int, hi: int) -> Range:
    """Take conjunctions, adverbs and marks off the edges of a phrase."""
    while lo < hi and (
        toks[lo].low in _LOOSE_WORDS
        or not (toks[lo].is_word or toks[lo].text in "“‘\"'(")
        or (
            toks[lo + 1 : hi]  # "Later they said": no adverb belongs to a pronoun
            and toks[lo + 1].low in words.SUBJECT_PRONOUNS
            and (words.is_adverb(toks[lo].low) or toks[lo].low in EARLIER)
        )
    ):
        if lo + 1 < hi and toks[lo + 1].low in {"'s", "'"}:
            break  # "today's talks"
        lo += 1
    told = [t.low for t in toks[lo:hi] if t.is_word]
    if told[-1:] == ["there"] and _LOOSE_WORDS.issuperset(told[:-1]):
        return (hi - 1 if told[:-1] else lo), hi  # "“Then there was no milk”"
    if hi - lo == len(("the", "first")) and toks[lo].low == "the":
        return lo, hi
    while lo < hi and (is_loose(toks[hi - 1]) or toks[hi - 1].low in _MARKS):
        hi -= 1
    day = hi - lo > len(("on", "Monday")) and toks[hi - 1].low in words.WEEKDAYS
    if day and toks[hi - 2].low == "on":
        return trim(toks, lo, hi - 2)  # "The government on Monday demanded"
    loose = _of_verb([t.low for t in toks[lo:hi]])
    if loose:
        return trim(toks, lo, hi - loose)
    if lo < hi and _opens_after(toks, lo, hi):
        hi -= 1
    return lo, hi


def _of_verb(told: list[str]) -> int:
    """“Its crews last went out”, "the firm more than doubled it": words of the verb."""
    ends = (["today"], ["yesterday"], ["tonight"], ["last"], ["more", "than"])
    fits = (e for e in ends if len(e) < len(told) and told[-len(e) :] == e)
    return len(next(fits, []))


def is_loose(tok: Token) -> bool:
    """Whether a word is an adverb, and nobody's name: "Wes Tully"."""
    return words.is_adverb(tok.low) and (
        tok.text.islower() or not tok.low.endswith("ly")
    )


def _opens_after(toks: Tokens, lo: int, hi: int) -> bool:
    """Whether the last mark opens a quotation that begins behind the phrase."""
    last = toks[hi - 1].text
    odd = last == '"' and sum(t.text == '"' for t in toks[lo:hi]) % 2 == 1
    return odd or last in {"“", "‘"}


def only_adverbs(toks: Tokens) -> bool:
    """Whether nothing but adverbs stands in a stretch."""
    return all(is_loose(t) for t in toks)


def before_adverbs(toks: Tokens, at: int, floor: int = 0) -> int:
    """Step back over the adverbs that stand right before a place."""
    while at > floor and words.is_adverb(toks[at - 1].low):
        at -= 1
    return at
