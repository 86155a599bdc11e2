"""Where a clause ends: before the next that it does not hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.grammar.joining import timed
from monitor.core.grammar.markers import before_mark, comma_after
from monitor.core.grammar.thats import joins
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.reporting import REPORTING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.grammar.clause import Clause
    from monitor.core.text import Token


def closed(
    toks: Sequence[Token], clause: Clause, later: list[Clause], hi: int
) -> Clause:
    """End a clause where one begins that it does not hold."""
    later, end = _past_told(toks, later, hi)
    brought_in = None
    for other in later:
        if other.role == "adverbial":
            if clause.role == "relative" and other.subject[1] <= clause.start:
                end = before_mark(toks, other.group.start, clause.group.end)
                break  # "when the driver, who was ill, fell asleep"
            brought_in = other
            continue
        apart = _another_says(toks, clause.group.end, other)
        if apart:
            end = apart
            break
        also = other.role == "said" and joins(toks, other.start - 1)
        if other.role == "said" and not also and timed(clause, other, later):
            continue
        speaks = other.role == "ing" and other.group.lemma in REPORTING
        if other.role in {"main", "verb", "said"} or speaks:
            resumed = other.subject[0] <= clause.group.start
            at = other.group.start if resumed else other.start
            if speaks and toks[other.subject[0] - 1].low == ";":
                at = other.subject[0]  # "…; the union, citing costs, …"
            if other.role == "said" and brought_in is not None and not also:
                at = brought_in.start  # ", after a panel had found that …"
            while resumed and words.is_adverb(toks[at - 1].low):
                at -= 1
            end = before_mark(toks, at, clause.group.end)
            break
    fronted = clause.start == 1 and toks[0].low in words.CONTRASTING
    if fronted and end == hi:
        end = comma_after(toks, clause.group.end, hi) or hi
    if clause.role == "part" and toks[clause.start - 1].low == ",":
        comma = comma_after(toks, clause.group.end, end)
        led = (
            comma
            and comma + 1 < end
            and toks[comma + 1].low in {"that", "who", "which"}
        )
        end = comma if comma and led else end
    while end > clause.group.end and (
        _loose(toks[end - 1]) or (_loose(toks[end - 2]) and not toks[end - 1].is_word)
    ):
        end -= 1
    return replace(clause, end=max(end, clause.group.end))


def _another_says(toks: Sequence[Token], floor: int, other: Clause) -> int | None:
    """“He says it fell; the firm, | that it was cut”: where the other's word begins."""
    low = [t.low for t in toks[other.start - 2 : other.start]]
    if other.role != "relative" or low != [",", "that"]:
        return None
    marks = (i for i in range(other.start - 3, floor - 1, -1) if not toks[i].is_word)
    mark = next(marks, floor)
    return mark if toks[mark].low == ";" else None


def _past_told(
    toks: Sequence[Token], later: list[Clause], hi: int
) -> tuple[list[Clause], int]:
    """The clauses without what somebody told of says, and where an aside with it begins.

    "He blamed a printer, who said that it was late", "paid men who said they were ill".
    """
    kept: list[Clause] = []
    for i, other in enumerate(later):
        aside = later[i - 1] if i else other
        speaks = aside.role == "relative" and aside.marker in {"who", "which"}
        speaks &= aside.subject == aside.lead and not aside.group.passive
        near = 0 <= other.start - aside.group.end <= len(("that",))
        if other.role != "said" or not (speaks and near):
            kept.append(other)
        elif toks[aside.start - 1].low == ",":
            return kept, aside.start - 1
    return kept, hi


def _loose(tok: Token) -> bool:
    return not tok.is_word and tok.text not in "”’\"')%"
