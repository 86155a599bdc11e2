"""Where a clause ends: before the next that it does not hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.grammar.joining import timed
from monitor.core.grammar.markers import before_mark, comma_after
from monitor.core.grammar.thats import joins
from monitor.core.grammar.trimming import before_adverbs
from monitor.core.lexicon.reporting import REPORTING

if TYPE_CHECKING:
    from monitor.core.grammar.clause import Clause
    from monitor.core.text import Token, Tokens


def closed(toks: Tokens, clause: Clause, later: list[Clause], hi: int) -> Clause:
    """End a clause where one begins that it does not hold."""
    later, end = _past_told(toks, later, hi)
    end = _next_begins(toks, clause, later) or end
    if clause.role in {"part", "relative"} and toks[clause.start - 1].low == ",":
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


def _next_begins(toks: Tokens, clause: Clause, later: list[Clause]) -> int | None:
    brought_in = None
    for other in later:
        apart = _another_says(toks, clause.group.end, other)
        if apart:
            return apart
        if other.role == "adverbial":
            if clause.role == "relative" and other.subject[1] <= clause.start:
                # "when the driver, who was ill, fell asleep"
                return before_mark(toks, other.group.start, clause.group.end)
            brought_in = other
            continue
        also = other.role == "said" and joins(toks, other.start - 1)
        if other.role == "said" and not also and timed(clause, other, later):
            continue
        if other.role in {"main", "verb", "said"} or _speaks(other):
            at = _begins(toks, clause, other)
            if other.role == "said" and brought_in is not None and not also:
                at = brought_in.start  # ", after a panel had found that …"
            return before_mark(toks, at, clause.group.end)
    return None


def _begins(toks: Tokens, clause: Clause, other: Clause) -> int:
    """Where another clause begins, if not with a subject that stands before this one."""
    if _speaks(other) and toks[other.subject[0] - 1].low == ";":
        return other.subject[0]  # "…; the union, citing costs, …"
    if other.subject[0] > clause.group.start:
        return other.start
    return before_adverbs(toks, other.group.start)


def _speaks(clause: Clause) -> bool:
    return clause.role == "ing" and clause.group.lemma in REPORTING


def _another_says(toks: Tokens, floor: int, other: Clause) -> int | None:
    """“He says it fell; the firm, | that it was cut”: where the other's word begins."""
    low = [t.low for t in toks[other.start - 2 : other.start]]
    if other.role != "relative" or low not in ([",", "that"], ["another", "that"]):
        return None
    marks = (i for i in range(other.start - 3, floor - 1, -1) if not toks[i].is_word)
    mark = next(marks, floor)
    return mark if toks[mark].low == ";" or low[0] == "another" else None


def _past_told(toks: Tokens, later: list[Clause], hi: int) -> tuple[list[Clause], int]:
    """The clauses without what somebody told of says, and where an aside with it begins.

    "He blamed a printer, who said that it was late", "paid men who said they were ill".
    """
    kept: list[Clause] = []
    for i, other in enumerate(later):
        aside = later[i - 1] if i else other
        speaks = aside.role == "relative" and aside.marker in {"who", "which"}
        speaks &= aside.subject == aside.lead and not aside.group.passive
        speaks |= other.marker == "which"  # "…, which she said she had found"
        near = 0 <= other.start - aside.group.end <= len(("that",))
        if other.role != "said" or not (speaks and near):
            kept.append(other)
        elif toks[aside.start - 1].low == ",":
            return kept, aside.start - 1
    return kept, hi


def _loose(tok: Token) -> bool:
    return not tok.is_word and tok.text not in "”’\"')%"
