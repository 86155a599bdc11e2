"""Clauses that hold what is said in them, because nobody in sight says it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.extraction.speakers.speaker_phrases import of_this_text
from monitor.core.extraction.speakers.voices import by_nobody, told_by

if TYPE_CHECKING:
    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.grammar.clause import Clause


def with_unsaid(parsed: ParsedSentence) -> tuple[tuple[Clause, ...], frozenset[int]]:
    """The clauses, and which of them hold what another says.

    "Its chiefs had been told that the pumps would fail" is one claim.
    """
    clauses, holding = list(parsed.clauses), set[int]()
    for i, clause in enumerate(parsed.clauses):
        at = clause.parent
        if clause.role != "said" or at is None or clauses[at].role != "main":
            continue
        own = of_this_text(parsed.toks, *parsed.subject_range(at))
        own |= parsed.toks[clauses[at].group.start - 1].low == "it"
        if own or parsed.set_off or told_by(parsed, i) or by_nobody(parsed, clause):
            continue
        clauses[at] = replace(clauses[at], end=clause.end)
        clauses[i] = replace(clause, role="relative", marker="")
        holding.add(at)
    return tuple(clauses), frozenset(holding)
