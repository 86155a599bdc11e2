"""Whether two noun phrases stand for one party or thing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.names import same_name, share_name
from monitor.core.comparison.units import counted_as
from monitor.core.lexicon.wordlist import word_set
from monitor.core.words import ordered_stems, stems, words

if TYPE_CHECKING:
    from monitor.core.comparison.profile import Party

# Of these a dispute has two or more, and "the party" may be any.
_SEVERAL = stems("party campaign group side club team family company")
_OF = re.compile(r"\s(?:of|in|at|from|for|on|that|who|which)\s.*$", re.DOTALL)
# Of these a thing has one, and its double the other.
_CONTRASTS = (
    word_set("north south east west northern southern eastern western"),
    word_set("upper lower"),
    word_set("first second third fourth fifth"),
    word_set("men women boys girls male female"),
    word_set("winter summer spring autumn"),
    word_set("domestic foreign international"),
    word_set("net gross operating underlying"),
    word_set("civil criminal"),
    word_set("primary secondary"),
    word_set("inpatient outpatient"),
    word_set("annual quarterly monthly weekly daily"),
    word_set("passenger freight"),
    word_set("left right"),
    word_set("senior junior"),
    word_set("public private"),
    word_set("morning evening night"),
    word_set("old new"),
)
# What these do, the place or body does.
_PEOPLE_OF = stems(
    "voter resident citizen member shareholder inhabitant people regulator official"
)
_PART = re.compile(
    r"\b(?:in|at(?! (?:least|most)\b)|among|outside|from|near)\b", re.IGNORECASE
)


def same_party(one: Party, other: Party) -> bool:
    """Say whether two noun phrases can stand for the same party or thing."""
    if one.names and other.names:
        return share_name(one.names, other.names)
    if one.names or other.names:
        # "Nurses" at the head of a sentence may have been taken for a name.
        named, bare = (one, other) if one.names else (other, one)
        if bare.noun in _PEOPLE_OF and _of_whom(bare, named):
            return True
        if one.noun != other.noun:
            return False
        return stems(" ".join(named.names)) == {one.noun} or _is_short(bare, named)
    if one.owners and other.owners and not share_name(one.owners, other.owners):
        return False
    same = counted_as(one.noun) == counted_as(other.noun)
    if not one.noun or not same or contrasted(one, other):
        return False
    return one.noun not in _SEVERAL or not _called_apart(one, other)


def _called_apart(one: Party, other: Party) -> bool:
    """Whether both are told by what they are of: "the reform party", "the farmers' party"."""
    a, b = (stems(_OF.sub("", x.text)) - {x.noun} for x in (one, other))
    return bool(a and b) and a.isdisjoint(b)


def contrasted(one: Party, other: Party) -> bool:
    """Whether one noun has opposite words before it: "north tower", "south tower"."""
    a, b = _side(one.text), _side(other.text)
    return bool(a and b) and not a & b and any(x[0] == y[0] for x in a for y in b)


@lru_cache(maxsize=8192)
def _side(phrase: str) -> frozenset[tuple[int, str]]:
    """The words of a phrase of which the other of the same kind is another thing."""
    return frozenset(
        (kind, word)
        for word in words(phrase)
        for kind, line in enumerate(_CONTRASTS)
        if word in line
    )


def _of_whom(bare: Party, named: Party) -> bool:
    """Whether "voters in Arden" are those of Arden, which votes."""
    low = bare.text.casefold()
    return any(name.casefold() in low for name in named.names)


def _is_short(bare: Party, named: Party) -> bool:
    """Whether "the union" can stand for the "Ground Staff Union"."""
    article, _, noun = bare.text.casefold().partition(" ")
    single = " " not in noun and bool(noun and named.noun)
    return article == "the" and single and bare.noun not in _SEVERAL


def part_of(party: Party) -> frozenset[str]:
    """The stems of what restricts a subject: "the north" of "votes in the north"."""
    found = _PART.search(party.text)
    told = stems(party.text[found.end() :]) if found else frozenset()
    return frozenset(s for s in told if not s[0].isdigit())


def mentions(party: Party, text: str | None, names: frozenset[str]) -> bool:
    """Say whether a target or a set of names holds the party."""
    wanted = party.names or party.owners
    if not wanted and text is not None:
        # "Accused the builder": who has no name is known by the noun.
        bare = not any(word[:1].isupper() for word in text.split())
        return bare and bool(party.noun) and ordered_stems(text)[-1:] == (party.noun,)
    if text is None:
        return share_name(wanted, names)
    return any(
        same_name(name, text) or name.casefold() in text.casefold() for name in wanted
    )
