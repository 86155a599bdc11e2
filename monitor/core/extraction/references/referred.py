"""Which one "the company", "the governor", "the court" is, by what a text has told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from monitor.core.lexicon import people
from monitor.core.lexicon.given import sex_of
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.extraction.references.discourse import Discourse
    from monitor.core.text import Token

# By these any firm is meant again, whatever it was called at first.
ANY_FIRM = frozenset(("company", "firm", "group", "giant", "corporation"))

# No other firm is called one of these.
_APART = frozenset(("bank", "airline", "club", "newspaper", "insurer", "brewery"))
_FIRMS = frozenset((
    *("company", "corporation", "group", "inc", "ltd", "plc", "llc", "corp", "bank"),
    *("airlines", "airways", "motors", "exchange"),
))  # fmt: skip
_WHO = (people.TITLES | people.PERSON_NOUNS) - people.PARTY_NOUNS
_BODIES = people.COMPANY_NOUNS | people.BODY_NOUNS | {"fund"}
_OFFICES = (people.BODY_NOUNS - _FIRMS - people.COMPANY_NOUNS) | {
    "regulator",
    "watchdog",
    "bureau",
}
# A group of these is no company.
_CAUSES = word_set("""
consumer campaign environment environmental conservation rights lobby pressure advocacy
aid protest patient residents action
""")
# What the text calls so is no company.
_NO_FIRMS = _OFFICES | word_set("""
charity magazine newspaper paper journal daily weekly broadcaster federation league
alliance coalition campaign campaigners ombudsman inspectorate think-tank
""")


def company_of(noun: str, adjective: str | None, discourse: Discourse) -> str | None:
    """“The company” is whom the last clause was about, if that may be a firm."""
    if noun not in people.COMPANY_NOUNS:
        return None
    told = discourse.reading.directory.descriptors
    if noun in _APART and not adjective:
        return _only_firm(noun, discourse)
    if adjective:
        fits = [
            name for name, words in told.items()
            if adjective in words and discourse.kind(name) in {"body", "other"}
        ]  # fmt: skip
        return fits[0] if len(fits) == 1 else None
    party = discourse.subject
    if party and (party.kind == "person" or party.name in discourse.people):
        body = discourse.body
        if (
            body is None
            or not may_be_firm(body, discourse)
            or _cause(body, noun, discourse)
        ):
            return _only_firm(noun, discourse) or other_doer(noun, discourse)
        plain = noun in ANY_FIRM or noun in told.get(body, frozenset())
        return body if plain or not _rivals(body, discourse) else None
    if party and party.kind in {"body", "other"}:
        kinds = told.get(party.name, frozenset()) & _BODIES
        apart = noun not in ANY_FIRM and kinds and noun not in kinds
        apart = apart or _cause(party.name, noun, discourse)
        apart = apart or _open_other(party.name, discourse)
        # "Holm said that the group was found": a surname is no group of firms.
        apart |= noun == "group" and party.kind == "other" and not kinds
        may_be = may_be_firm(party.name, discourse) and not apart
        return party.name if may_be else other_doer(noun, discourse)
    return _only_firm(noun, discourse) if party is None else None


def _cause(name: str, noun: str, discourse: Discourse) -> bool:
    """“The consumer group Fair Trips” is "the group" later on, and no company."""
    told = discourse.reading.directory.descriptors.get(name, frozenset())
    return noun != "group" and bool(told & _CAUSES)


def _open_other(name: str, discourse: Discourse) -> bool:
    """“Kim Lo denied that Acme would pay”: what may be somebody, and a firm beside."""
    told = discourse.reading.directory.descriptors.get(name, frozenset())
    unknown = discourse.kind(name) == "other" and " " in name and not told & _BODIES
    unknown &= name in discourse.bodies
    firms = {*discourse.doers, *discourse.bodies} - {name}
    return unknown and not all(_somebody(n, discourse) for n in firms)


def _only_firm(noun: str, discourse: Discourse) -> str | None:
    """“The company” is the only one called so, or the only body that has spoken."""
    told = discourse.reading.directory.descriptors
    called = [
        name
        for name, words in told.items()
        if noun in words and discourse.kind(name) in {"body", "other"}
    ]
    if not called and noun in {"company", "firm"}:
        called = [
            name for name in discourse.bodies
            if _like_a_firm(name, discourse) and not _cause(name, noun, discourse)
        ]  # fmt: skip
        spoken = (n for n in discourse.bodies if not _somebody(n, discourse))
        called += [n for n in spoken if n not in called]
        called += [rival for one in called for rival in _rivals(one, discourse)]
    return called[0] if len(called) == 1 else None


def other_doer(noun: str, discourse: Discourse) -> str | None:
    """Acme, in "The regulator said that Acme had paid nobody. The company …"."""
    told = (n for n in discourse.doers if n != discourse.heard)
    one = (n for n in told if discourse.kind(n) == "body" or " " not in n)
    fits = [n for n in one if may_be_firm(n, discourse)]
    fits = [n for n in fits if not _cause(n, noun, discourse)]
    return fits[0] if noun in ANY_FIRM and len(fits) == 1 else None


def _rivals(name: str, discourse: Discourse) -> list[str]:
    """Other firms that the text tells of: "the supplier" may be any of them."""
    directory = discourse.reading.directory
    often = Counter(one.canonical for one in directory.names)
    told = (
        n for n, times in often.items()
        if n != name and times > 1 and directory.kind(n) in {"body", "other"}
    )  # fmt: skip
    return [n for n in told if may_be_firm(n, discourse)]


def may_be_firm(name: str, discourse: Discourse) -> bool:
    """Whether "the company" may be meant by a name: no office and no person."""
    told = discourse.reading.directory.descriptors.get(name, frozenset())
    if told & _NO_FIRMS and not told & people.COMPANY_NOUNS:
        return False  # "the regulator, Ofwater"
    somebody = name in discourse.people or bool(told & _WHO)
    somebody |= sex_of(name) is not None or discourse.named_in_full(name)
    firm = discourse.kind(name) in {"body", "other"} and _no_office(name)
    return firm and not (discourse.kind(name) == "other" and somebody)


def _somebody(name: str, discourse: Discourse) -> bool:
    """Whether a name that has spoken is surely no firm's: a person, or an office."""
    told = discourse.reading.directory.descriptors.get(name, frozenset())
    named = discourse.kind(name) == "person" or discourse.named_in_full(name)
    known = named or name in discourse.people or sex_of(name) is not None
    return known or bool(told & (_NO_FIRMS | _CAUSES)) or not _no_office(name)


def _like_a_firm(name: str, discourse: Discourse) -> bool:
    """Whether a name may be a firm's, and is no surname alone."""
    told = discourse.kind(name) == "body" or " " in name
    return told and may_be_firm(name, discourse)


def _no_office(name: str) -> bool:
    """No court and no Ministry of Justice is "the company"."""
    head = name.lower().partition(" of ")[0].partition(" for ")[0]
    return head.rpartition(" ")[2] not in _OFFICES


def titled_of(noun: str, discourse: Discourse) -> str | None:
    """“The governor” is the only person whom the text gives that title."""
    if noun not in people.TITLES:
        return None
    told = discourse.reading.directory.descriptors
    fits = [n for n, words in told.items() if noun in words]
    return fits[0] if len(fits) == 1 else None


def body_of(tok: Token, adjective: str | None, discourse: Discourse) -> str | None:
    """The only institution whose name ends in the noun, or begins with it."""
    noun = tok.low
    if noun not in people.BODY_NOUNS or adjective:
        return None
    kinds = discourse.reading.directory.kinds
    fits = [n for n in kinds if n.lower().endswith(f" {noun}")]
    if not fits and tok.text.islower():  # "the ministry" of the Ministry of Health
        led = f"{noun} of ", f"{noun} for "
        fits = [n for n in kinds if n.lower().startswith(led)]
    return fits[0] if len(fits) == 1 else None
