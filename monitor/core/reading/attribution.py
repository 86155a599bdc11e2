"""Who says it: leading, trailing and inserted attributions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.core.reading.clauses import QUOTED, masked
from monitor.core.reading.verbforms import LEMMAS, REPORTING

_ACCORDING = re.compile(r",?\s*\baccording to ([^,.;]+)", re.IGNORECASE)
_REPORTED = "|".join(sorted(f for f, lemma in LEMMAS.items() if lemma in REPORTING))
_INSERTED = re.compile(
    rf",\s+(?P<who>[^,\x00]{{2,60}}?)\s+(?P<verb>{_REPORTED})(?:\s+(?:on|last|in)\s[^,]*)?"
    r"(?=,|\.?\s*$)"
)
_AFTER_QUOTE = re.compile(
    rf"^[\s,]*(?:(?P<verb>{_REPORTED})\s+(?P<who>[^.;]+?)|(?P<who2>[^.;\x00]+?)\s+"
    rf"(?P<verb2>{_REPORTED})\b[^.\x00]*?)\s*[.,]?\s*$"
)
_TAIL = re.compile(r",.*$|\s+(?:in|at|during) (?:a|an) .*$")
_TOLD = re.compile(r"\s+(?:our reporters|reporters|the \w+|journalists)$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker with the lemma of the reporting verb, and where it stands."""

    speaker: str
    verb: str
    start: int
    end: int


def trailing(sentence: str) -> Attribution | None:
    """An attribution in the middle or at the end: "..., Acme claims, ..."."""
    hidden = masked(sentence)
    if found := _ACCORDING.search(hidden):
        return Attribution(found[1].strip(), "accord", *found.span())
    if found := _INSERTED.search(hidden):
        who = found["who"].strip()
        if who[:1].isupper() or who.startswith(("the ", "a ", "an ")):
            return Attribution(who, LEMMAS[found["verb"]], *found.span())
    return None


def of_quotation(sentence: str) -> tuple[re.Match[str], Attribution] | None:
    """A sentence that is a quotation with its speaker behind it."""
    quote = QUOTED.match(sentence)
    if quote is None or len(quote.group().split()) < 4:  # noqa: PLR2004 - a phrase
        return None
    found = _AFTER_QUOTE.match(masked(sentence[quote.end() :]))
    if found is None:
        return None
    who = _TOLD.sub("", _TAIL.sub("", (found["who"] or found["who2"]).strip()))
    verb = LEMMAS[found["verb"] or found["verb2"]]
    return quote, Attribution(who, verb, quote.end(), len(sentence))
