"""Clauses that hold what is said in them, because nobody in sight says it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.extraction.speakers.leading import behind_colon
from monitor.core.extraction.speakers.speaker_phrases import of_this_text
from monitor.core.extraction.speakers.voices import by_nobody, told_by
from monitor.core.text import covered

if TYPE_CHECKING:
    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.grammar.clause import Clause


def in_one_speech(parsed: ParsedSentence) -> tuple[Clause, ...]:
    """The clauses; what “Holm said: "It rained and the dam broke"” goes on with is said, too."""
    clauses = list(parsed.clauses)
    for i, clause in enumerate(clauses):
        led = clauses[clause.parent] if clause.parent is not None else None
        if clause.role != "main" or led is None or led.role not in {"main", "said"}:
            continue
        start = parsed.toks[led.group.start].start
        quote = next((q for q in parsed.sentence.quotes if covered(start, (q,))), None)
        here = parsed.toks[clause.group.start].start
        told = led.role == "said" or behind_colon(parsed, led)
        if quote and covered(here, (quote,)) and told:
            clauses[i] = replace(clause, role="said", parent=led.parent)
    return tuple(clauses)


def with_unsaid(parsed: ParsedSentence) -> tuple[tuple[Clause, ...], frozenset[int]]:
    """The clauses, and which of them hold what another says.

    "Its chiefs had been told that the pumps would fail" is one claim.
    """
    parsed.clauses = in_one_speech(parsed)
    clauses, holding = list(parsed.clauses), set[int]()
    for i, clause in enumerate(parsed.clauses):
        at = clause.parent
        if clause.role != "said" or at is None or clauses[at].role != "main":
            continue
        own = of_this_text(parsed.toks, *parsed.subject_range(at))
        own |= parsed.toks[clauses[at].group.start - 1].low == "it"
        nobody = by_nobody(parsed, clause) and parsed.set_off is None
        if own or told_by(parsed, i) or nobody:
            continue
        clauses[at] = replace(clauses[at], end=clause.end)
        clauses[i] = replace(clause, role="relative", marker="")
        holding.add(at)
    return tuple(clauses), frozenset(holding)
