"""What "one", "none" and "two" are of, where the sentence says it: “One, a mill, burned”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.references.nouns import one_person
from monitor.core.grammar.neighbours import counts, plural
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.calendar import UNITS
from monitor.core.lexicon.inflection import reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.text import Token

_LONGEST = 4
_ENDS = (
    words.PREPOSITIONS | words.CONJUNCTIONS | words.AUXILIARIES | words.SUBORDINATORS
    | words.DETERMINERS | words.LOOSE_SUBORDINATORS
)  # fmt: skip


def told_of_kind(
    parsed: ParsedSentence, at: int
) -> tuple[str, str, None, tuple[()]] | None:
    """What ``ParsedSentence.subject`` gives for "one" that has its noun nearby."""
    lo, hi = parsed.subject_range(at)
    first = parsed.toks[lo] if lo < hi else None
    if first is None or not (counts(first) or first.low in {"none", "another"}):
        return None
    if [t.low for t in parsed.toks[lo + 1 : hi]] not in ([], ["of", "them"]):
        return None
    text = _apposed(parsed, at, lo, hi) or _asked_for(parsed, at, lo)
    return (text, text, None, ()) if text else None


def _apposed(parsed: ParsedSentence, at: int, lo: int, hi: int) -> str | None:
    """“One, a hospice in Derrin, could not pay”: all of it."""
    toks, stop = parsed.toks, parsed.clauses[at].group.start - 1
    inside = toks[hi + 1 : stop]
    closed = toks[hi].low == toks[stop].low == "," and len(inside) > 1
    plain = closed and all(t.is_word for t in inside)
    if not plain or inside[0].low not in {"a", "an", "the"}:
        return None
    return parsed.source.words(toks, lo, stop) + ","


def _asked_for(parsed: ParsedSentence, at: int, lo: int) -> str | None:
    """“She asked for a public inquiry; the office said that none was planned”."""
    toks, clause = parsed.toks, parsed.clauses[at]
    low = toks[lo].low
    alone = clause.subject[1] - clause.subject[0] == 1 and low in {"one", "none"}
    if clause.role != "said" or not alone or not clause.group.passive:
        return None
    found = [i for i in range(lo) if toks[i].low in {"a", "an"}]
    kinds = [(toks[i].low, noun) for i in found if (noun := _noun(toks, i + 1, lo))]
    if len(kinds) != 1:
        return None
    article, noun = kinds[0]
    return f"{'no' if low == 'none' else article} {noun}"


def _noun(toks: Sequence[Token], at: int, stop: int) -> str:
    """The noun behind an article, with what stands before it: no time, and nobody."""
    end = at
    while end < stop and toks[end].is_word and toks[end].low not in _ENDS:
        end += 1
    while end > at and words.is_adverb(toks[end - 1].low):
        end -= 1
    last = toks[end - 1]
    plain = 0 < end - at <= _LONGEST and last.text.islower()
    other = last.low in UNITS or one_person(last.low) or plural(last)
    known = plain and not other and reading(last.low, "past") is None
    return " ".join(t.text for t in toks[at:end]) if known else ""
