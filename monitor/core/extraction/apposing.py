"""Who a description is that a name stands behind: “Acme's chief, Ada Holm, said”."""

from __future__ import annotations

from dataclasses import replace
from operator import or_
from typing import TYPE_CHECKING

from monitor.core.extraction.frames import head_name
from monitor.core.extraction.references.nouns import one_person
from monitor.core.lexicon import people
from monitor.core.lexicon.function_words import PREPOSITIONS, WEEKDAYS
from monitor.core.lexicon.inflection import plural_form

if TYPE_CHECKING:
    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.grammar.clause import Clause
    from monitor.core.text import Tokens
    from monitor.types import Name

_BEFORE_NAME = (
    people.TITLES | people.STYLES | people.OFFICES | people.PERSON_NOUNS
    | people.NATIONALITIES | {"former", "acting", "outgoing", "veteran", "then"}
)  # fmt: skip
_LONGEST = 7


def apposed(parsed: ParsedSentence, lo: int, hi: int) -> str | None:
    """Who stands behind the comma that closes a description, or its "who signed"."""
    toks, stop = parsed.toks, parsed.hi
    narrowed = lo < hi < stop and toks[hi].low in {"who", "that"}
    if narrowed:
        hi = next((i for i in range(hi, stop) if toks[i].low == ","), hi)
    if lo >= hi or hi + 1 >= stop or toks[hi].low != ",":
        return None
    name = head_name(toks, lo, hi, parsed.discourse)
    office = toks[lo].low == "the" and one_person(toks[hi - 1].low)
    if (name and not office) or many_for_one(toks, lo, hi):
        return None  # but "the Chief Minister, Robert Falla,"
    end = toks[min(hi + _LONGEST, stop - 1)].end
    found = parsed.source.names_in(toks[hi + 1].start, end)
    if not found or (narrowed and not _set_apart(parsed, found[0])):
        return None
    first, at = found[0], hi + 1
    plain = all(t.low not in PREPOSITIONS for t in toks[lo:hi])
    if (
        plain
        and toks[at].low == "the"
        and parsed.discourse.kind(first.canonical) == "body"
    ):
        at += _set_apart(parsed, first)  # "the regulator, the Fair Trade Office, said"
    named = (i for i in range(at, stop) if toks[i].start >= first.span.start)
    before = toks[at : next(named, at)]
    if before and describes(before):
        at += len(before)  # "One of them, the stage director Ada Holm, said"
    after = next((t.low for t in toks if t.start >= first.span.end), "")
    fits = (
        at < stop
        and first.span.start <= toks[at].start
        and (" " in first.canonical or at > hi + 1 or _set_apart(parsed, first))
        and parsed.source.text[first.span.end : first.span.end + 1] in ",. "
        and after not in {"and", "or"}  # "Ada Holm and Jon Berg": the first of a list
    )
    return first.canonical if fits else None


def describes(before: Tokens) -> bool:
    """“The retired judge”, "former president", "Dr.": what stands before a name."""
    known = [t.low in _BEFORE_NAME or t.text == "." for t in before]
    plain = (t.text.islower() and t.low not in PREPOSITIONS for t in before)
    ends = known[-1] or one_person(before[-1].low)
    return ends and all(map(or_, known, plain))


def many_for_one(toks: Tokens, lo: int, hi: int) -> bool:
    """“Lawyers for the coach, Ada Holm, said”: she is the coach, and not the lawyers."""
    of = next((i for i in range(lo + 1, hi) if toks[i].low in PREPOSITIONS), hi)
    first = toks[of - 1]
    return of < hi and plural_form(first.low)


def past_day(toks: Tokens, clause: Clause) -> Clause:
    """In "The mayor, Ada Holm, on Monday rejected it" the mayor does, not the day."""
    lo, hi = clause.subject
    day = hi - lo == len(("on", "Monday")) and toks[lo].low == "on"
    if not day or toks[lo + 1].low not in WEEKDAYS or toks[lo - 1].low != ",":
        return clause
    commas = [i for i in range(clause.start, lo - 1) if toks[i].low == ","]
    if not commas:
        return clause
    start = commas[-2] + 1 if len(commas) > 1 else clause.start
    return replace(clause, subject=(start, commas[-1]), lead=(start, start))


def _set_apart(parsed: ParsedSentence, name: Name) -> bool:
    """Whether a comma closes an apposition of one word: "its owner, Oreco, said"."""
    after = [t.low for t in parsed.toks if t.start >= name.span.end][:2]
    party = parsed.discourse.kind(name.canonical) in {"person", "body", "other"}
    return party and after[:1] == [","] and after[1:] != ["and"]
