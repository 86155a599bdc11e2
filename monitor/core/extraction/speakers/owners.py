"""Whom a sentence is about, where "it", "she" and "its records" speak in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from monitor.core.extraction.frames import head_name
from monitor.core.extraction.references.discourse import HIS
from monitor.core.extraction.references.nouns import CANNOT_BE, head_noun, one_person
from monitor.core.extraction.references.things import joined
from monitor.core.extraction.speakers.naming import lowered, speaker_name
from monitor.core.lexicon.function_words import PREPOSITIONS
from monitor.core.lexicon.inflection import possessive
from monitor.core.lexicon.people import (
    BODY_NOUNS,
    COMPANY_NOUNS,
    NATIONALITIES,
    PLURALS,
    SPOKESPEOPLE,
)
from monitor.core.lexicon.reporting import DOCUMENT_NOUNS, SPEAKER_NOUNS
from monitor.core.values.figures import SMALL

if TYPE_CHECKING:
    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.grammar.clause import Clause

_SHARES = frozenset(("some", "several", "many", "most", "both", "half"))


def own_people(parsed: ParsedSentence, lo: int, hi: int) -> str | None:
    """In "The bank will cut 90 jobs, its records show" the bank's records show it.

    So it is with "her office", if the clause is about somebody with a name; "the
    driver slept, his wife said" leaves her as "his wife".
    """
    toks = parsed.sentence.toks
    closed = all(t.low != "," for t in toks[lo:hi])
    if toks[lo].low not in {"its", *HIS} or hi - lo == 1 or not closed:
        return None
    named = head_name(toks, lo + 1, hi, parsed.discourse)
    if named is not None:
        return (
            named if toks[lo].low == "its" else None
        )  # "its chief executive Ada Holm"
    written = toks[hi - 1].low in DOCUMENT_NOUNS
    who = HIS.get(toks[lo].low, "it")
    if who in CANNOT_BE and written:
        return None
    owner = parsed.discourse.fitting(who, person_told(parsed, near=True))
    if who not in CANNOT_BE:
        owner = spoken_of(parsed, who)
    elif owner is None and (spoken_of(parsed, who) or _others(parsed)):
        return parsed.source.words(toks, lo, hi).lower()
    if owner is None or written:
        return owner
    rest = parsed.source.words(toks, lo + 1, hi)
    return f"{possessive(owner)} {rest}"


def of_teller(parsed: ParsedSentence, at: int, teller: str) -> bool:
    """“Ida Moll said she hoped that”: who hopes it is whoever says so, if that may be."""
    lo, hi = parsed.subject_range(at)
    pronoun = parsed.toks[lo].low
    alone = hi - lo == 1 and pronoun in {"he", "she", "it", "they"}
    fits = parsed.discourse.fitting(pronoun, teller) is not None
    return alone and fits and head_noun(teller) not in CANNOT_BE.get(pronoun, ())


def mouth(parsed: ParsedSentence, lo: int, hi: int) -> str | None:
    """In "Acme is looking into it, a spokesman said" he is Acme's.

    "The exchange is looking into it, a spokesman said" leaves him as he is.
    """
    low = [t.low for t in parsed.sentence.toks[lo:hi]]
    if low[:1] != ["a"] or low[1:] not in [[one] for one in sorted(SPOKESPEOPLE)]:
        return None
    body = spoken_of(parsed, "it")
    named = body is not None and body in parsed.source.directory.kinds
    return body and (f"a {body} {low[1]}" if named else " ".join(low))


def _others(parsed: ParsedSentence) -> bool:
    """Whether somebody without a name is told of: "It woke the tenant, his wife said"."""
    stop = parsed.set_off.lo if parsed.set_off else 0
    return any(
        a.low == "the" and (one_person(b.low) or b.low in NATIONALITIES)
        for a, b in pairwise(parsed.sentence.toks[:stop])
    )


def told_of_itself(parsed: ParsedSentence) -> str | None:
    """In "The marksman himself remembered one shot, he wrote" he is the marksman."""
    main = next((i for i, c in enumerate(parsed.clauses) if c.role == "main"), None)
    if main is None:
        return None
    lo, hi = parsed.subject_range(main)
    itself = {"himself", "herself"} & {t.low for t in parsed.toks[lo:hi]}
    return speaker_name(parsed.toks, lo, hi, parsed.discourse) if itself else None


def person_told(parsed: ParsedSentence, *, near: bool = False) -> str | None:
    """In "The mayor, Ada Holm, will stay, she said" Ada Holm says it."""
    first = 0 if parsed.clauses and parsed.clauses[0].subject[0] == 0 else None
    main = next((i for i, c in enumerate(parsed.clauses) if c.role == "main"), first)
    name = parsed.subject(main)[2] if main is not None else None
    if name is None or parsed.discourse.kind(name) in {"body", "place", "law"}:
        return None
    person = near or parsed.discourse.kind(name) == "person" or " " in name
    return name if person else None


def named_within(parsed: ParsedSentence, pronoun: str) -> str | None:
    """In "The slip was bought by Jon Berg, he said" the only one named says it.

    So does the only body: "Thieves took £4m from the firm Acme, it admitted".
    """
    toks, discourse, beside = parsed.sentence.toks, parsed.discourse, parsed.set_off
    stop = beside.lo if beside else 0
    more = beside and any(t.is_word for t in toks[beside.hi :])
    if not stop or (more and pronoun not in CANNOT_BE):
        return None
    start, end = toks[0].start, toks[stop - 1].end
    named = {n.canonical for n in parsed.source.names_in(start, end)}
    kind = "person" if pronoun in CANNOT_BE else "body"
    told = (n for n in named if discourse.kind(n) == kind)
    fits = [n for n in told if kind == "body" or discourse.fitting(pronoun, n)]
    return fits[0] if len(fits) == 1 else None


def agent_of(parsed: ParsedSentence, at: int, host: Clause) -> tuple[str, str] | None:
    """“Staff were told by the mayor that …”: whoever stands behind "by"."""
    lo = host.group.end
    said = (c for c in parsed.clauses if c.parent == at and c.role == "said")
    stop = next((c.start for c in said), lo)
    hi = next((i for i in range(lo, stop) if parsed.toks[i].low == "that"), stop)
    if lo + 1 >= hi or parsed.toks[lo].low != "by":
        return None
    if parsed.toks[lo + 1].low in {"its", "their"} and parsed.subject(at)[2] is None:
        # "Members were told by their stewards": whose, this clause tells
        return lowered(parsed.source.words(parsed.toks, lo + 1, hi)), host.group.lemma
    return speaker_name(parsed.toks, lo + 1, hi, parsed.discourse), host.group.lemma


def body_before(parsed: ParsedSentence, at: int) -> str | None:
    """In "Shares in the bank Acme fell after it said that" Acme said so."""
    start, end = parsed.sentence.span.start, parsed.toks[at].start
    named = {n.canonical for n in parsed.source.names_in(start, end)}
    bodies = [n for n in named if parsed.discourse.kind(n) == "body"]
    return bodies[0] if len(bodies) == 1 else None


def spoken_of(parsed: ParsedSentence, pronoun: str) -> str | None:
    """In "The bank will cut 90 jobs, it said" the bank says it; "the vet" is "she"."""
    main = next((i for i, c in enumerate(parsed.clauses) if c.role == "main"), None)
    if main is None:
        return None
    lo, hi = parsed.subject_range(main)
    name = parsed.subject(main)[2]
    ends = PREPOSITIONS | {"who", "that", "which"}
    first = lo + 1 + _counts(parsed, lo, hi)
    stop = next((i for i in range(first, hi) if parsed.toks[i].low in ends), hi)
    noun = parsed.toks[stop - 1].low if stop > lo else ""
    if pronoun in CANNOT_BE:
        alone = one_person(noun) and noun not in CANNOT_BE[pronoun] and name is None
        return speaker_name(parsed.toks, lo, stop, parsed.discourse) if alone else None
    if pronoun == "they" and name is None and joined(parsed.toks, lo, hi):
        return lowered(parsed.source.words(parsed.toks, lo, hi))
    bodies = SPEAKER_NOUNS | BODY_NOUNS | COMPANY_NOUNS
    speaks = not bodies.isdisjoint((noun, noun.removesuffix("s")))
    speaks &= pronoun != "it" or not one_person(noun)
    if name is not None:
        speaks = parsed.discourse.kind(name) in {"body", "other"}
    owner = next((i for i in range(lo, stop) if parsed.toks[i].low in {"'s", "'"}), lo)
    if pronoun == "it" and not speaks and lo < owner < stop - 1:
        told = {parsed.toks[owner - 1].low} & (BODY_NOUNS | COMPANY_NOUNS)
        named = head_name(parsed.toks, lo, owner, parsed.discourse)
        body = named and parsed.discourse.kind(named) == "body"
        if told or body:  # "The chain's sales rose, it reported"
            return speaker_name(parsed.toks, lo, owner, parsed.discourse)
    several = noun.endswith("s") and not noun.endswith("ss") and name is None
    several |= noun in PLURALS - {"staff", "police", "media", "public"}
    if not speaks or several != (pronoun == "they"):
        return None
    if name is not None:
        return name
    return speaker_name(parsed.toks, lo, hi, parsed.discourse)


def _counts(parsed: ParsedSentence, lo: int, hi: int) -> bool:
    """“Two of the largest chains”: the chains are told of."""
    low = [t.low for t in parsed.toks[lo : min(hi, lo + 2)]]
    return low[1:] == ["of"] and low[0] in SMALL.keys() | _SHARES
