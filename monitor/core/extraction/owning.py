"""Whose something is: “the boy, whose body was found” tells of the boy's body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.references.resolving import standalone
from monitor.core.lexicon.function_words import AUXILIARIES, PREPOSITIONS
from monitor.core.lexicon.inflection import possessive, reading
from monitor.core.lexicon.people import PLURALS
from monitor.core.lexicon.reporting import REPORTING

if TYPE_CHECKING:
    from monitor.core.extraction.references.discourse import Discourse
    from monitor.core.grammar.clause import Clause
    from monitor.core.text import Tokens
    from monitor.types import Name


def owner_of(
    toks: Tokens, clause: Clause, discourse: Discourse
) -> tuple[str, tuple[Name, ...]]:
    """“The boy's ”, to stand before what is told of; nothing but behind "whose"."""
    if clause.marker != "whose" or clause.lead[0] >= clause.lead[1]:
        return "", ()
    owner, names = standalone(toks, *clause.lead, discourse)
    return f"{possessive(owner)} ", names


def tells_of_owned(toks: Tokens, clause: Clause) -> bool:
    """Whether “…, whose heirs want a tenth” stands closed behind one owner."""
    lo, hi = clause.subject
    plain = lo == clause.start + 1
    plain &= clause.group.passive or clause.group.lemma not in REPORTING
    plain &= all(t.low not in {",", ";"} for t in toks[lo : clause.end])
    closed = clause.start > 0 and toks[clause.start - 1].low == ","
    return clause.marker == "whose" and plain and closed and lo < hi


def agrees(toks: Tokens, clause: Clause) -> bool:
    """Whether a plural verb may be the host's: no "emails to the Echo, which prove it"."""
    low, last = toks[clause.group.start].low, toks[clause.lead[1] - 1]
    many = reading(low, "base") is not None and reading(low, "past") is None
    many &= clause.group.end - clause.group.start == 1 and low not in AUXILIARIES
    joined = any(t.low in PREPOSITIONS | {"and"} for t in toks[slice(*clause.lead)])
    one = not (joined or last.low.endswith("s") or last.low in PLURALS)
    return not (many and one and last.text[0].isupper())
