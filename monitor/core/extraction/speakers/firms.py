"""Which names of a sentence "the company" may be, and which are people's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.extraction.parsed import ParsedSentence

_ANY_FIRM = frozenset(("company", "firm"))
_PERSONAL = word_set("he she his her himself herself")


def note_firm(parsed: ParsedSentence) -> None:
    """In "Acme shut two plants, the company said" the company is Acme."""
    at = next((i for i, c in enumerate(parsed.clauses) if c.role == "main"), 0)
    head = parsed.subject(at)[2]
    bodies = _bodies(parsed)
    kind = parsed.discourse.kind(head) if head else ""
    somebody = kind == "person" or (kind == "other" and _like_a_person(parsed))
    if head and somebody and kind == "other":
        parsed.discourse.people.setdefault(head, _their_pronoun(parsed))
    if head and somebody and not bodies and not _firm_at_hand(parsed):
        bodies = [one for one in _firms(parsed) if one != head]
    itself = not (head and (somebody or (bodies and kind == "other" and " " in head)))
    if not itself:
        head = bodies[0] if len(bodies) == 1 else None
    lo, hi = parsed.subject_range(at)
    if itself and lo < hi and parsed.toks[lo].low == "the":
        return  # "The Kite was recalled, the company said": no firm has an article
    if any(t.low in _ANY_FIRM for t in parsed.toks[hi:]):
        return  # "Aro has left the company, sources say"
    if head is not None and parsed.discourse.kind(head) in {"body", "other"}:
        parsed.discourse.note_subject(head)


def _bodies(parsed: ParsedSentence) -> list[str]:
    """The bodies that a sentence names."""
    start, end = parsed.sentence.span
    names = {n.canonical for n in parsed.source.names_in(start, end)}
    return sorted(n for n in names if parsed.discourse.kind(n) == "body")


def _like_a_person(parsed: ParsedSentence) -> bool:
    """“Berg left Acme of her own accord”: Berg is no firm."""
    return any(t.low in _PERSONAL for t in parsed.toks)


def _their_pronoun(parsed: ParsedSentence) -> str:
    """“She” of somebody of whom "her own accord" is told."""
    told = {t.low for t in parsed.toks}
    return "she" if told & {"she", "her", "herself"} else "he"


def _firm_at_hand(parsed: ParsedSentence) -> bool:
    """Whether the sentence before was about a firm, which "the company" then is."""
    party = parsed.discourse.subject
    known = party is not None and party.kind in {"body", "other"}
    return known and party is not None and party.name not in parsed.discourse.people


def _firms(parsed: ParsedSentence) -> list[str]:
    """The names of a sentence that may be those of firms: no court is "in Acme"."""
    names, text = parsed.source.names_in(*parsed.sentence.span), parsed.source.text
    found = {
        n.canonical
        for n in names
        if parsed.discourse.kind(n.canonical) == "other"
        and not text[: n.span.start].endswith(" in ")
    }
    return sorted(found)
