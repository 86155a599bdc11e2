"""Who speaks under another description: "the 51-year-old", "the report", "the chemist".

A description is resolved only if the text leaves one candidate.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.extraction.references.discourse import HIS
from monitor.core.extraction.references.nouns import CANNOT_BE, one_person
from monitor.core.lexicon import people
from monitor.core.lexicon.function_words import PREPOSITIONS
from monitor.core.lexicon.given import sex_of
from monitor.core.lexicon.reporting import DOCUMENT_NOUNS
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.reading import Reading
    from monitor.core.extraction.references.discourse import Discourse
    from monitor.core.text import Token
    from monitor.types import Assertion, Span

# Another than the one of whom a text is: the mayor, a witness, a lawyer.
_HOLDERS = (
    people.ROLE_NOUNS
    | people.TITLES
    | people.SPOKESPEOPLE
    | word_set("""
official officer prosecutor witness expert neighbour lawyer solicitor counsel clerk
editor owner boss employer landlord regulator minister reporter journalist advocate
critic rival opponent defendant suspect victim seller buyer purchaser dealer broker
lender insurer contractor builder trustee executor attacker assailant killer intruder
accuser caller complainant coroner pathologist psychiatrist psychologist physician doctor
surgeon paramedic nurse examiner inspector investigator auditor historian consultant
interpreter presenter interviewer moderator manager trainer teacher referee investor
operator developer promoter producer founder partner bidder supplier publisher tenant
client customer colleague husband wife brother sister son daughter uncle aunt cousin
""")
)
_AGED = re.compile(r"the \d{2} - year-old")
_PARENT = re.compile(r"the (?:mother|father|grandmother|grandfather) of [a-z]+")
_FORMER = re.compile(r"the (?:ex|then)-[a-z]+")
_CLIENT = len(("his", "client"))
_PAIR = ("the", "Finn")
_THE = frozenset(("the", "this"))
_OF_SOMEBODY = word_set("its their his her")
# What one body issues, and then "the report" says.
_ISSUED = DOCUMENT_NOUNS | word_set("inquiry investigation review finding findings")
# A lead names nobody: "The head of the festival says …" is named behind it.
_LEAD = 2
_NEAR = 2
_BACK = 3000  # characters in which another may have been told of
_AGE = re.compile(r", \d{2}\b")
_PLAIN = people.MEN_TITLES | people.WOMEN_TITLES | {"aged"}
# These speak for others, or of them.
_MOUTHS = people.SPOKESPEOPLE | word_set("""
official officer source insider expert analyst lawyer reporter journalist witness
prosecutor judge aide
""")


def stands_for(
    toks: Sequence[Token], lo: int, hi: int, discourse: Discourse
) -> str | None:
    """Whom a described speaker's phrase means, where the text tells."""
    low = [t.low for t in toks[lo:hi]]
    if len(low) == _CLIENT and low[0] in HIS and low[1] == "client":
        return _client(discourse)
    if len(low) < len(("the", "minister")) or low[0] not in _THE:
        return None
    if (person := at_hand(toks, lo, hi, discourse)) is not None:
        return person
    if low[1] in people.PEOPLES | people.NATIONALITIES and len(low) == len(_PAIR):
        return _only_person(toks[lo].start, discourse)
    role = _by_role(low, discourse)
    if role and _another(role, low[-1], toks[lo].start, discourse):
        return None
    told = role or only_one(toks, lo, low, discourse)
    return told or (
        _told_before(low[-1], discourse) if len(low) == len(("the", "report")) else None
    )


def _client(discourse: Discourse) -> str | None:
    """“His client”, of the lawyer who spoke: whom the sentence before was about."""
    voice, party = discourse.heard, discourse.subject
    told = discourse.reading.directory.descriptors.get(voice or "", frozenset())
    lawyer = bool(told & word_set("lawyer attorney barrister solicitor counsel"))
    if not lawyer or party is None or party.name == voice:
        return None
    return party.name if party.kind in {"person", "other"} else None


def at_hand(
    toks: Sequence[Token], lo: int, hi: int, discourse: Discourse
) -> str | None:
    """“The 51-year-old”: who has spoken last, or whom the last clause was about."""
    told = " ".join(t.low for t in toks[lo:hi])
    aged = _AGED.fullmatch(told) is not None  # no firm is "the 51-year-old"
    if not any(one.fullmatch(told) for one in (_AGED, _PARENT, _FORMER)):
        return None
    last = discourse.subject.name if discourse.subject else None
    told_of = [discourse.heard, last, discourse.voice, discourse.person]
    names = [name for name in told_of if name]
    somebody = [
        n for n in names
        if aged and discourse.kind(n) == "other" and (" " in n or n in discourse.people)
    ]  # fmt: skip
    people_ = [name for name in names if discourse.kind(name) == "person"]
    return next(iter(people_ + somebody), None)


def _only_person(start: int, discourse: Discourse) -> str | None:
    """“The Finn” is the one person whom the text has named before."""
    named = {n.canonical for n in discourse.reading.names_in(0, start)}
    kinds = ((n, discourse.kind(n)) for n in named)
    fits = [n for n, k in kinds if k == "person" or (k == "other" and " " in n)]
    return fits[0] if len(fits) == 1 else None


def _by_role(low: Sequence[str], discourse: Discourse) -> str | None:
    """“The environment minister”: the one person whom the text has called so."""
    words = frozenset(low[1:])
    if low[-1] not in people.PERSON_NOUNS | people.TITLES and not one_person(low[-1]):
        return None
    if words & PREPOSITIONS or "'s" in words:
        return None
    told = discourse.reading.directory.descriptors
    fits = [
        name
        for name, said in told.items()
        if words <= said and discourse.kind(name) in {"person", "other"}
    ]
    return fits[0] if len(fits) == 1 else None


def _another(name: str, noun: str, start: int, discourse: Discourse) -> bool:
    """Whether "a doctor", or "her doctor", was told of since the doctor had a name."""
    first = _first_named(name, discourse.reading)
    lo = max(first.end, start - _BACK) if first else start
    between = discourse.reading.text[lo:start].lower()
    told = rf"\b(?:an?|another|one|second|his|her|their|its) (?:[a-z-]+ ){{0,2}}{re.escape(noun)}\b"
    return re.search(told, between) is not None


def only_one(
    toks: Sequence[Token], lo: int, low: Sequence[str], discourse: Discourse
) -> str | None:
    """“The fisherman” is the one person whom a text has named so far, at its head."""
    reading = discourse.reading
    start = toks[lo].start
    head = reading.sentences[: _LEAD + 1]
    stop = next((i for i, word in enumerate(low) if word in PREPOSITIONS), len(low))
    if not head or start >= head[-1].span.end or stop != len(("the", "fisherman")):
        return None
    noun = low[stop - 1]
    trade = noun in people.PERSON_NOUNS - _HOLDERS or one_person(noun)
    if not trade or noun in _HOLDERS | people.BODY_NOUNS:
        return None
    named = {n.canonical for n in reading.names_in(0, start)}
    first = reading.names_in(head[0].span.start, head[0].span.end)[:1]
    opens = {n.canonical for n in first if n.span.start == head[0].span.start}
    fits = [
        n for n in named if discourse.kind(n) == "person" or (" " in n and n in opens)
    ]
    if len(fits) != 1 or len(named) != 1 or _another(fits[0], noun, start, discourse):
        return None
    return None if _otherwise(fits[0], noun, discourse) else fits[0]


def _otherwise(name: str, noun: str, discourse: Discourse) -> bool:
    """“District Attorney Joan Mays”: whoever has an office is not "the caretaker"."""
    told = discourse.reading.directory.descriptors.get(name, frozenset())
    return noun not in told and bool(told & _HOLDERS - _PLAIN)


def _told_before(noun: str, discourse: Discourse) -> str | None:
    """“The ministry” is the one that has been called "the interior ministry"."""
    fits: set[str] | frozenset[str] = discourse.issued.get(noun, frozenset())
    if noun not in _ISSUED:
        fits = discourse.described.get(noun, frozenset())
    return next(iter(fits)) if len(fits) == 1 else None


def note_issuer(
    toks: Sequence[Token], speaker: str | None, discourse: Discourse
) -> None:
    """Remember whose report it is: "…, the bureau concludes in its final report"."""
    if speaker is None:
        return
    for i, tok in enumerate(toks):
        if tok.low not in _ISSUED or tok.low.endswith("s"):
            continue
        at = i - 1
        while at > 0 and i - at <= _NEAR and toks[at].is_word:
            if toks[at].low in _OF_SOMEBODY | {"a", "an"} and toks[at - 1].low == "in":
                discourse.issued.setdefault(tok.low, set()).add(speaker)
                return
            at -= 1


def named_later(found: Sequence[Assertion], reading: Reading) -> tuple[Assertion, ...]:
    """Name who speaks in the lead: "…, its chief says. “…,” Ada Holm told reporters."."""
    lead = [s.span.end for s in reading.sentences[:_LEAD]]
    if not lead:
        return tuple(found)
    said = [one for one in found if one.speaker and one.span.start < lead[-1]]
    first = said[0].speaker if said else None
    if first is None or first in reading.directory.kinds:
        return tuple(found)
    known, somebody = _known(first), _somebody(first)
    name = _named_next(found, first, reading) if known or somebody else None
    if name is None or not (known or _aged(name, reading)) or _other_sex(first, name):
        return tuple(found)
    return tuple(
        replace(one, speaker=name) if one.speaker == first else one for one in found
    )


def _head(speaker: str) -> list[str]:
    """The words of a description up to its noun: "a former clerk" of a bank."""
    words = speaker.replace("’", "'").split()
    stop = next((i for i, w in enumerate(words) if i and w in PREPOSITIONS), len(words))
    return words[:stop]


def _known(speaker: str) -> bool:
    """Whether a description means one person, known to the reader: no "an aide"."""
    words = _head(speaker)
    known = words[0] in _THE | _OF_SOMEBODY or any(
        w.endswith(("'s", "s'")) for w in words
    )
    noun = words[-1].lower()
    office = noun in people.ROLE_NOUNS | people.TITLES or noun == "head"
    return known and office and noun not in {"lawyer", "spokesman", "spokeswoman"}


def _somebody(speaker: str) -> bool:
    """Whether somebody is told of who has no part in it but to tell: "a guest"."""
    words = _head(speaker)
    told = words[0] in {"a", "an", "the"} and one_person(words[-1].lower())
    return told and words[-1].lower() not in _MOUTHS


def _aged(name: str, reading: Reading) -> bool:
    """“Ada Holm, 34,”: whoever is brought in so is the one of whom the text is."""
    first = _first_named(name, reading)
    return first is not None and _AGE.match(reading.text, first.end) is not None


def _apposed(named: Span, reading: Reading) -> bool:
    """Whether a name stands between commas, behind what it is the name of."""
    text = reading.text
    return (
        text[: named.start].endswith(", ") and text[named.end : named.end + 1] in ",."
    )


def _first_named(name: str, reading: Reading) -> Span | None:
    return next((n.span for n in reading.directory.names if n.canonical == name), None)


def _other_sex(speaker: str, name: str) -> bool:
    return _head(speaker)[-1].lower() in CANNOT_BE.get(sex_of(name) or "", ())


def _named_next(found: Sequence[Assertion], first: str, reading: Reading) -> str | None:
    """The person whose words come next, and who is named there first, by name alone."""
    spoken = [i for i, one in enumerate(found[: _LEAD * 2]) if one.speaker == first]
    if not spoken:
        return None
    last = spoken[-1]
    told = (one.speaker for one in found[last + 1 : last + 1 + _NEAR])
    name = next((speaker for speaker in told if speaker), None)
    if name is None or reading.directory.kind(name) not in {"person", "other"}:
        return None
    if reading.directory.descriptors.get(name, frozenset()) - _PLAIN:
        return None  # named with an office of his own
    starts = [s.span for s in reading.sentences]
    at = [i for i, s in enumerate(starts) if s.start <= found[last].span.start]
    here = starts[at[-1]]
    named = _first_named(name, reading)
    if named and not _aged(name, reading) and _apposed(named, reading):
        return None  # "The contractor, Acme, says": whoever that is
    near = starts[min(at[-1] + _NEAR, len(starts) - 1)].end
    return name if named and here.end <= named.start < near else None
