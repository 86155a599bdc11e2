"""Whether a clause asserts something that can be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.reading import filters
from monitor.core.reading.clauses import masked
from monitor.core.reading.verbforms import ACCUSING, DENYING
from monitor.types import Modality

if TYPE_CHECKING:
    from monitor.core.reading.candidates import Clause
    from monitor.types import Name, Value

SHORTEST = 4
"""Words of a claim; shorter ones say too little to be found again."""

PREDICTING = frozenset({"expect", "project", "predict", "forecast", "schedule", "due"})
INFORMING = frozenset(
    ["centre", "center", "rest", "focus", "contain", "include", "involve", "concern"]
)
"""Verbs that tell in the present what something is about or holds."""

POSSIBLE = frozenset({"may", "might", "could", "can", "would", "should"})


def is_musing(sentence: str) -> bool:
    """Say whether a whole sentence is a question, a command or talk to the reader."""
    hidden = masked(sentence)
    return (
        hidden.rstrip(" \x00").endswith("?")
        or bool(filters.COMMAND.match(hidden))
        or bool(filters.MUSING.match(hidden))
        or bool(filters.ADDRESS.search(hidden))
    )


def is_claim(
    clause: Clause,
    quote: str,
    names: tuple[Name, ...],
    values: tuple[Value, ...],
    *,
    named_ahead: bool,
) -> bool:
    """Say whether a clause is worth a place in the ledger.

    ``named_ahead``: whether a name stands before its verb.
    """
    if len(quote.split()) < SHORTEST or filters.ADDRESS.search(quote):
        return False
    if clause.verb.lemma in ACCUSING | DENYING:
        return bool(names)
    if filters.MOOD.search(masked(quote)) and not values:
        return False
    if clause.speaker is not None:
        named = any(word[:1].isupper() for word in clause.speaker.split())
        firm = clause.verb.lemma not in filters.LINKING
        return bool(names or values) or named or (firm and _definite(clause))
    return _is_reported(clause, names, values, named_ahead)


def _is_reported(
    clause: Clause,
    names: tuple[Name, ...],
    values: tuple[Value, ...],
    named: bool,  # noqa: FBT001 - private
) -> bool:
    """The outlet's own voice: a named actor or a figure, and a firm verb."""
    if POSSIBLE & set(clause.verb.auxiliaries):
        return False
    if clause.verb.lemma in filters.LINKING:
        defined = clause.subject in {name.text for name in names} and len(names) > 1
        return defined or bool(named and values)
    if {"will", "shall"} & set(clause.verb.auxiliaries) and not values:
        return False
    known = named or bool(names) or _definite(clause)
    if values and (known or clause.verb.lemma in PREDICTING):
        return True
    firm = (
        clause.verb.shape == "past"
        or clause.verb.lemma in PREDICTING | INFORMING
        or (clause.verb.shape == "ing" and named)
    )
    return firm and bool(names or (values and _definite(clause)))


def _definite(clause: Clause) -> bool:
    """Whether the subject is something the reader is taken to know."""
    return clause.subject.lower().startswith("the ")


def modality_of(clause: Clause, *, alleges: bool, denies: bool) -> Modality:
    """How firmly a clause is put forward."""
    auxiliaries = set(clause.verb.auxiliaries)
    if alleges:
        return Modality.ALLEGED
    if denies:
        return Modality.DENIED
    if {"will", "shall"} & auxiliaries or clause.verb.lemma in PREDICTING:
        return Modality.PREDICTED
    return Modality.POSSIBLE if POSSIBLE & auxiliaries else Modality.ASSERTED
