"""The condition before a claim: "If it wins, …", and what it leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.references.resolving import standalone

if TYPE_CHECKING:
    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.grammar.clause import Clause
    from monitor.types import Name

_OWN = frozenset(("his", "her", "its", "their"))
STAND_INS = frozenset(("they", "it", "he", "she"))
_LOOSE = STAND_INS | _OWN | {"this", "that", "these", "those", "you", "we", "one"}
_CONDITIONAL = frozenset(("if", "unless", "once", "time"))  # "by the time"


def condition_of(parsed: ParsedSentence, clause: Clause) -> Clause | None:
    """The clause with "if" that stands before a clause and belongs to it."""
    at = parsed.clauses.index(clause)
    for j in range(at - 1, -1, -1):
        before = parsed.clauses[j]
        if before.role == "adverbial" and before.marker in _CONDITIONAL:
            first = before.start <= 1 or not parsed.toks[before.start - 1].is_word
            return before if first else None
        if before.role not in {"relative", "part", "verb", "said"}:
            return None
    return None


def condition_text(
    parsed: ParsedSentence, condition: Clause, stop: int
) -> tuple[str, tuple[Name, ...]]:
    """“If it wins” with it written out; the marker of an inversion is added."""
    at = parsed.clauses.index(condition)
    _, subject, _, names = parsed.subject(at)
    rest, more = standalone(parsed.toks, condition.group.start, stop, parsed.discourse)
    begins = parsed.source.words(parsed.toks, condition.start, condition.subject[0])
    words = (begins, subject, rest)
    return " ".join(w for w in words if w), (*names, *more)


def told_by_condition(
    parsed: ParsedSentence, at: int, lo: int, hi: int
) -> tuple[str, str, str | None, tuple[Name, ...]] | None:
    """In "If Acme loses, it could appeal" the condition tells who "it" is."""
    if hi - lo != 1 or parsed.toks[lo].low not in STAND_INS:
        return None
    condition = condition_of(parsed, parsed.clauses[at])
    if condition is None or condition.subject[0] >= condition.subject[1]:
        return None
    _, _, head, names = parsed.subject(parsed.clauses.index(condition))
    if head is None and parsed.toks[lo].low in {"he", "she"}:
        return None
    return head or parsed.toks[lo].low, parsed.toks[lo].low, head, names


def tells_when(parsed: ParsedSentence, clause: Clause) -> bool:
    """“It began when men were told that …” makes one claim."""
    if clause.role != "said" or clause.parent is None:
        return False
    return parsed.clauses[clause.parent].marker in {"when", "because"}


def either_or(parsed: ParsedSentence, at: int) -> bool:
    """“Either the mayor knew, or he did not”: neither of the two is told."""
    toks, clauses = parsed.toks, parsed.clauses
    first = next((i for i, t in enumerate(toks) if t.low == "either"), len(toks))
    begins = any(first in {c.start, c.subject[0], c.subject[0] - 1} for c in clauses)
    links = (i for i in range(first, len(toks)) if toks[i].low == "or")
    other = {c.subject[0] for c in clauses} | {c.start for c in clauses}
    two = any(i + 1 in other or i in other for i in links)
    return begins and two and clauses[at].group.start > first


def brought_in(parsed: ParsedSentence, at: int) -> bool:
    """“This comes as the court opens an inquiry”: what is told stands behind "as"."""
    clause, host = parsed.clauses[at], parsed.clauses[at - 1] if at else None
    if clause.role != "adverbial" or host is None or host.role != "main":
        return False
    lo, hi = host.subject
    points = lo < hi and parsed.toks[lo].low in _LOOSE | {"news"}
    return clause.marker in {"as", "after"} and host.group.lemma == "come" and points
