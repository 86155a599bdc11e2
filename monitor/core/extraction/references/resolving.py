"""Who "the company", "they" and "the accusations" are, where that is safe.

A reference is resolved only if the text leaves one candidate; otherwise it stays
as it was written.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from monitor.core.extraction.references.calling import (
    client_of,
    speaks_for_another,
)
from monitor.core.extraction.references.described import Found, described
from monitor.core.extraction.references.discourse import HIS
from monitor.core.extraction.references.nouns import CANNOT_BE, head_noun
from monitor.core.extraction.references.paragraph import may_be_another
from monitor.core.extraction.references.referred import ANY_FIRM
from monitor.core.grammar.impersonal import of_nobody
from monitor.core.lexicon.function_words import PREPOSITIONS
from monitor.core.lexicon.inflection import possessive
from monitor.core.lexicon.wordlist import word_set
from monitor.types import Name, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.references.discourse import Discourse
    from monitor.core.extraction.references.meant import Party, Thing
    from monitor.core.text import Token

_THEY = frozenset(("they", "it"))
_PERSON = frozenset(("he", "she"))
_PRONOUNS = {
    "person": _PERSON, "plural": frozenset(("they",)),
    "body": _THEY, "thing": frozenset(("it",)),
}  # fmt: skip
_POSSESSIVES = {
    "person": frozenset(("his", "her")), "plural": frozenset(("their",)),
    "body": frozenset(("its", "their")), "thing": frozenset(("its",)),
}  # fmt: skip
# What a body gives out.
_ISSUED = frozenset(("report", "statement", "inquiry", "findings", "ruling"))
# Whom only a party has, and no strike or patent.
_OF_PARTIES = word_set("""
rival rivals lawyer lawyers counsel attorney attorneys spokesman spokeswoman spokesperson
adviser president chairman chairwoman shareholders members leader secretary treasurer
""")
_FIGURES = frozenset("0123456789£$€")
# What no letter does.
_PLANS = frozenset(("will", "plans", "wants", "hopes", "expects", "intends", "aims"))
_CLAUSE = 12  # words in which the same clause still goes on


def references(
    toks: Sequence[Token], lo: int, hi: int, discourse: Discourse, *, subject: bool
) -> list[Found]:
    """The references of a token range that can be resolved, in order.

    Pronouns are only safe at the head of a clause's ``subject``.
    """
    found: list[Found] = []
    topical = [t.low for t in toks[:2]] == ["as", "for"]  # "As for the van, its owner"
    i = lo
    while i < hi:
        head = subject and i == lo and not of_nobody(toks, i) and not topical
        hit = (head and _pronoun(toks, i, discourse)) or described(
            toks, i, hi, discourse
        )
        if hit:
            found.append(hit)
            i = hit.hi
        else:
            i += 1
    return found


def _pronoun(toks: Sequence[Token], i: int, discourse: Discourse) -> Found | None:
    low = toks[i].low
    body = discourse.thing is not None and discourse.thing.kind == "body"
    other = _taken_from(toks, i) or (body and _is_figure(toks, i))
    if other or _may_be_paper(toks, i, discourse):
        return None
    if discourse.thing:
        owned = toks[min(i + 1, len(toks) - 1)].low if low == "its" else ""
        if discourse.thing.kind == "thing" and owned in _ISSUED | _OF_PARTIES:
            return None  # no fire or strike has a report or a lawyer of its own
        found = _of_thing(low, i, discourse.thing)
        somebody = found is not None and discourse.thing.kind == "person"
        if somebody and _may_be_other(toks, i, discourse):
            return None  # "An aide sent it, Ada Holm said. She will appeal"
        if found or low not in _PERSON | set(HIS):
            return found
    if low in _PERSON:
        return _somebody(toks, i, discourse)
    if low in HIS:
        return _owner(toks, i, discourse)
    found = _party(toks, i, discourse.subject) if discourse.subject else None
    if found and found.name and low in {"it", "its"}:
        discourse.neuter.add(found.name)
    return found


def _is_figure(toks: Sequence[Token], i: int) -> bool:
    """“It was £35m”, "the rebels say it is 12": no firm or ministry is."""
    told = toks[i : i + len(("it", "was", "12"))]
    counted = told[-1].text[0] in _FIGURES
    return counted and [t.low for t in told[:-1]] in (["it", "is"], ["it", "was"])


def _taken_from(toks: Sequence[Token], i: int) -> bool:
    """“The council stripped Acme of its licence”: the licence was Acme's."""
    named = i > 1 and toks[i - 2].text[0].isupper()
    return named and toks[i].low in {"its", *HIS} and toks[i - 1].low == "of"


def _may_be_paper(toks: Sequence[Token], i: int, discourse: Discourse) -> bool:
    """“The ministry had a letter. It arrived on Monday”: what plans is the ministry."""
    thing = discourse.thing is not None and discourse.thing.kind == "thing"
    plans = toks[min(i + 1, len(toks) - 1)].low in _PLANS
    paper = discourse.paper is not None
    return toks[i].low == "it" and paper and not thing and not plans


def _owner(toks: Sequence[Token], i: int, discourse: Discourse) -> Found | None:
    """Whose "his" or "her" is."""
    low, near = toks[i].low, _person(discourse)
    latest = discourse.near(discourse.latest.get(HIS[low]))
    person = discourse.fitting(low, near) if near else latest
    told = discourse.subject is not None and discourse.subject.name == person
    near = "" if told else discourse.near(person)
    if person is None or near is None:
        return None  # "One has been released. His brother had asked for it"
    ahead = toks[min(i + 1, len(toks) - 1)].low
    owns = i + 1 < len(toks) and ahead not in PREPOSITIONS
    owns &= not ahead.endswith("ing")  # "her eating"
    return Found(i, i + 1, possessive(person), person) if owns else None


def _party(toks: Sequence[Token], i: int, party: Party) -> Found | None:
    """Which body "it", "they" or "its" is; a place is never "they"."""
    low = toks[i].low
    somebody, place = party.kind in {"body", "other"}, party.kind == "place"
    somebody &= not _is_figure(toks, i)
    if (low in _THEY and somebody) or (low == "it" and place):
        return Found(i, i + 1, party.name, party.name)
    if low in {"its", "their"} and (somebody or (low == "its" and place)):
        return Found(i, i + 1, possessive(party.name), party.name)
    return None


def _may_be_other(toks: Sequence[Token], i: int, discourse: Discourse) -> bool:
    """Whether "she" may be somebody with a name, and not the aide told of.

    What "she had" done before is rather what the speaker tells of the aide.
    """
    who = HIS.get(toks[i].low, toks[i].low)
    before = [t.low for t in toks[i + 1 : i + 2]] == ["had"]
    near = {*discourse.nearby, discourse.heard} - {discourse.heard if before else None}
    return any(name and discourse.of_sex(name) == who for name in near)


def _somebody(toks: Sequence[Token], i: int, discourse: Discourse) -> Found | None:
    """Who "he" or "she" is."""
    low, party = toks[i].low, discourse.subject
    told = party is not None and party.kind == "person"
    again = None if told else discourse.heard
    again = again and (client_of(discourse.reading.directory, again) or again)
    near = again and discourse.speaks_again(low, again)
    if near in {"one", "another"}:
        return None
    near = near or _person(discourse) or discourse.recent
    if near and discourse.kind(near) == "other" and " " not in near:
        near = discourse.latest.get(low) or near  # "Caravel was late. She put"
    latest = discourse.near(discourse.latest.get(low))
    known = latest or discourse.one_nearby(low)
    if near and known and not discourse.of_sex(near):
        near = known  # "Ada Holm's coach, Kim Lo, said so. She will appeal"
    person = discourse.fitting(low, near) if near else latest
    told = near is None and discourse.heard is not None
    person = person or (discourse.speaks_again(low) if told else None)
    person = person or discourse.one_nearby(low)
    if person and discourse.kind(person) == "other" and _of_firm(toks, i):
        return None
    if person and discourse.stranger and discourse.near(person) is None:
        return None  # "The office said that a deputy had it. He has left since"
    pleads = person and speaks_for_another(discourse.reading.directory, person)
    if (discourse.client or pleads) and person == discourse.heard:
        return None  # "His client was out, Reed said. Police say that he ran"
    if person and may_be_another(toks, i, person, discourse):
        discourse.person = None
        discourse.latest.pop(low, None)
        return None
    if person:
        discourse.people[person] = low
        discourse.latest[low] = person
    return Found(i, i + 1, person, person) if person else None


def _of_firm(toks: Sequence[Token], at: int) -> bool:
    """“He had left the firm in May”: he is not the firm."""
    rest = toks[at : at + _CLAUSE]
    return any(a.low == "the" and b.low in ANY_FIRM for a, b in pairwise(rest))


def _of_thing(low: str, i: int, thing: Thing) -> Found | None:
    if head_noun(thing.text) in CANNOT_BE.get(HIS.get(low, low), ()):
        return None  # "His wife drove. He had asked her to."
    if low in _PRONOUNS[thing.kind]:
        return Found(i, i + 1, thing.text, None)
    if low in _POSSESSIVES[thing.kind] and not PREPOSITIONS & set(thing.text.split()):
        return Found(i, i + 1, possessive(thing.text), None)
    return None


def _person(discourse: Discourse) -> str | None:
    """Who "she" is: the last subject, unless a person told before may be meant."""
    party = discourse.subject
    if party and (party.kind == "person" or party.name in discourse.people):
        return party.name
    if party and discourse.recent and discourse.kind(discourse.recent) == "person":
        return discourse.recent
    near = party.name if party and party.kind == "other" else None
    if near and discourse.person and " " not in near:
        near = None  # a person's name is told in full at first
    may_be = {name for name in (near, discourse.person) if name}
    return may_be.pop() if len(may_be) == 1 else None


def standalone(
    toks: Sequence[Token],
    lo: int,
    hi: int,
    discourse: Discourse,
    *,
    subject: bool = False,
) -> tuple[str, tuple[Name, ...]]:
    """A token range with its references and short names written out.

    Also the names, with the ones that were only referred to.
    """
    if lo >= hi:
        return "", ()
    reading = discourse.reading
    edits: list[tuple[int, int, str]] = []
    extra: list[Name] = []
    for hit in references(toks, lo, hi, discourse, subject=subject):
        start, end = toks[hit.lo].start, toks[hit.hi - 1].end
        edits.append((start, end, hit.text))
        if hit.name:
            extra.append(
                Name(reading.text[start:end], hit.name, None, Span(start, end))
            )
    start, end = toks[lo].start, toks[hi - 1].end
    names = reading.names_in(start, end)
    edits += _taken_out(toks[lo:hi], reading.text)
    edits.extend(
        _in_full(reading.text, name)
        for name in names
        if name.canonical != name.text and not _in_brackets(reading.text, name)
    )
    return _edited(reading.text, start, end, edits), (*names, *extra)


def _taken_out(toks: Sequence[Token], text: str) -> list[tuple[int, int, str]]:
    """Where the words of an attribution no longer stand between two tokens."""
    return [
        (a.end, b.start, "" if b.text in {",", ";", ":"} else " ")
        for a, b in pairwise(toks)
        if b.start > a.end + 1 and text[a.end : b.start].strip()
    ]


def _in_full(text: str, name: Name) -> tuple[int, int, str]:
    """“Borel's” as "Borel Motors'"."""
    start, end = name.span
    if text[end : end + 2] in {"'s", "’s"}:
        return start, end + 2, possessive(name.canonical)
    return start, end, name.canonical


def _in_brackets(text: str, name: Name) -> bool:
    return text[name.span.start - 1 : name.span.start] == "("


def _edited(text: str, start: int, end: int, edits: list[tuple[int, int, str]]) -> str:
    parts, at = [], start
    for a, b, new in sorted(edits):
        if a < at:
            continue
        parts += [text[at:a], new]
        at = b
    parts.append(text[at:end])
    return " ".join("".join(parts).split())
