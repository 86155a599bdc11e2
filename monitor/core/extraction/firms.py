"""Which names of a sentence "the company" may be, and which are people's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.extraction.parsed import ParsedSentence

_PERSONAL = word_set("he she his her himself herself")


def like_a_person(parsed: ParsedSentence) -> bool:
    """“Berg left Acme of her own accord”: Berg is no firm."""
    return any(t.low in _PERSONAL for t in parsed.toks)


def their_pronoun(parsed: ParsedSentence) -> str:
    """“She” of somebody of whom "her own accord" is told."""
    told = {t.low for t in parsed.toks}
    return "she" if told & {"she", "her", "herself"} else "he"


def firm_at_hand(parsed: ParsedSentence) -> bool:
    """Whether the sentence before was about a firm, which "the company" then is."""
    party = parsed.discourse.subject
    known = party is not None and party.kind in {"body", "other"}
    return known and party is not None and party.name not in parsed.discourse.people


def firms(parsed: ParsedSentence) -> list[str]:
    """The names of a sentence that may be those of firms."""
    names = parsed.source.names_in(*parsed.sentence.span)
    found = {
        n.canonical for n in names if parsed.discourse.kind(n.canonical) == "other"
    }
    return sorted(found)
