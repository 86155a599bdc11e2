"""Which noun a description comes down to, and whether it means one person."""

from __future__ import annotations

from monitor.core.lexicon import people
from monitor.core.lexicon.function_words import PREPOSITIONS
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.reporting import DOCUMENT_NOUNS
from monitor.core.lexicon.wordlist import word_set

_BODIES = (
    people.BODY_NOUNS
    | people.COMPANY_NOUNS
    | DOCUMENT_NOUNS
    | people.PRODUCT_NOUNS
    | word_set("newspaper paper centre center chapter quarter regulator broadcaster")
) - {"assistant"}
_DOERS = ("er", "or", "ist", "ian", "man", "woman", "ee", "ess", "ant")
# Nobody is named with these before the name.
_OTHERS = frozenset(("mechanic", "counterpart", "celebrity", "addict", "recluse"))
# Things that end so, and speak or are spoken of at the head of a sentence.
_THINGS = word_set("""
list checklist shortlist blacklist press plant order number water tower matter error
warrant grant fee letter guarantee helicopter trawler freighter tanker liner container
trailer tractor computer printer scanner server reactor generator boiler tiger river
corner shelter theater weather winter summer power manor corridor mirror vapor merger
takeover offer answer dinner charter lever timber cancer disaster register filter border
tender counter folder cover layer disorder murder ladder powder chamber cluster
remainder transfer handover turnover deer beer layover header horror terror harbor labor
favor motor sector factor detector sensor rotor monitor mist twist restaurant pollutant
variant covenant coffee tree knee degree jubilee process success access progress stress
address excess mess
""")
_PERSONS = people.PERSON_NOUNS | people.PEOPLES | people.TITLES | _OTHERS
_NO_PERSONS = _BODIES | _THINGS
# Whom "he" and "she" cannot be.
CANNOT_BE = {
    "he": word_set("""
    spokeswoman chairwoman woman mother widow wife daughter sister aunt niece girl
    grandmother girlfriend actress waitress policewoman nun queen princess
    """),
    "she": word_set("""
    spokesman chairman man father widower husband son brother uncle nephew boy
    grandfather boyfriend actor waiter policeman monk king prince
    """),
}


def head_noun(phrase: str) -> str:
    """The noun of a description: "spokesman" of "a spokesman for the port"."""
    words = phrase.lower().replace("’", "'").split()
    ends = PREPOSITIONS | {"who", "which", "that", "whose"}
    stop = next((i for i, w in enumerate(words) if i and w in ends), len(words))
    narrowed = 1 < stop < len(words) and reading(words[stop - 1], "part")
    stop -= bool(narrowed)  # "documents obtained by the paper"
    return words[stop - 1] if words else ""


def without_tail(phrase: str) -> str:
    """“Holm's shop in Leeds's centre” up to what tells where."""
    words = phrase.split()
    ends = (i for i, w in enumerate(words) if i and w.lower() in PREPOSITIONS)
    return " ".join(words[: next(ends, len(words))])


def no_firm(noun: str) -> bool:
    """Whether a noun is never told of as "it", as "the promoter" may be."""
    listed = people.PERSON_NOUNS - people.PARTY_NOUNS | people.PEOPLES | people.TITLES
    return noun in listed or noun.endswith(("man", "woman", "ist", "ess"))


def one_person(noun: str) -> bool:
    """Whether a noun means one person: "lawyer", and what ends like it."""
    if noun in _PERSONS:
        return True
    state = noun.endswith("ness")  # an illness; "witness" is listed
    return noun.endswith(_DOERS) and not state and noun not in _NO_PERSONS
