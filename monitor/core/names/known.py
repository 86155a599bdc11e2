"""Whom a speaker's short name means, by what earlier texts of the dispute told.

"Ashe" alone is the Miriam Ashe of last week, "the chemist" the only chemist that
was named, "Acme's chief executive" who was named beside Acme, "the ministry" the
interior ministry: where exactly one fits.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.lexicon import people
from monitor.core.lexicon.given import sex_of
from monitor.core.lexicon.wordlist import word_set
from monitor.core.names import find_names
from monitor.core.names.aliases import short_for
from monitor.core.sentences import sentences
from monitor.core.text import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.names import Directory

REMEMBERED = 256
"""Texts whose names are kept at hand: those of a dispute are asked for again."""

_LONGEST = 4
# A dispute has many of these, whom it seldom names.
_FOR_OTHERS = people.SPOKESPEOPLE | word_set("""
lawyer attorney barrister solicitor counsel official witness resident neighbour worker
employee analyst expert
""")
_KIN = word_set("""
granddaughter grandson grandmother grandfather daughter son widow widower wife husband
brother sister mother father niece nephew aunt uncle
""")
_BODIES = (
    (
        people.BODY_NOUNS
        | word_set("""
guild alliance league federation mission bureau museum gallery trust club society
coalition campaign chamber inspectorate consortium festival church staff
""")
    )
    - people.COMPANY_NOUNS
    - word_set("government board office service center centre")
)
_ALIKE = 4
# "Acme's director, Ada Holm", "Ada Holm, the director of Acme": but for the office
_BESIDE = 12
_LOOSE = ("a ", "an ", "his ", "her ", "its ", "their ", "another ", "former ")


class Told(NamedTuple):
    """An earlier text of a dispute: its names, and whom it quotes."""

    directory: Directory
    speakers: tuple[str, ...]


class Shortened(NamedTuple):
    """A speaker to be named in full: the words to look up, and in which way."""

    words: tuple[str, ...]
    way: str


@lru_cache(maxsize=REMEMBERED)
def names_of(text: str) -> Directory:
    """The names of a whole text."""
    spans = sentences(text)
    toks = [tok for span in spans for tok in tokens(text, span.start, span.end)]
    return find_names(toks, [span.start for span in spans])


def shortened(speaker: str) -> Shortened | None:
    """Whether a speaker is told of in short, so that another text may name him."""
    words = speaker.replace("’", "'").split()
    if len(words) == 1:
        plain = words[0].isalpha() and words[0][0].isupper()
        place = words[0].lower() in people.PLACES | people.NATIONALITIES
        return Shortened((words[0],), "name") if plain and not place else None
    if len(words) > _LONGEST:
        return None
    noun = words[-1]
    if noun in _KIN and words[-2].endswith("'s"):
        return Shortened((noun,), "kin")
    if office := _office(words):
        return Shortened(office, "office")
    rest = tuple(words[1:])
    if words[0] != "the" or not all(w.isalpha() and w.islower() for w in rest):
        return None
    if noun in _BODIES:
        return Shortened(rest, "body")
    one = noun in (people.PERSON_NOUNS | people.TITLES) - _FOR_OTHERS
    one |= noun.endswith(("ist", "ian")) and noun not in people.NATIONALITIES
    return Shortened(rest, "person") if one else None


def _office(words: Sequence[str]) -> tuple[str, ...] | None:
    """Whose office, and which: "Acme's chief executive"."""
    owned = next((i for i, w in enumerate(words) if w.endswith(("'s", "s'"))), None)
    if owned is None or not words[0][0].isupper():
        return None
    role = words[owned + 1 :]
    held = (people.ROLE_NOUNS | people.TITLES) - _FOR_OTHERS
    fits = bool(role) and role[-1] in held and all(w.islower() for w in role)
    return (words[0].removesuffix("'s").rstrip("'"), *role) if fits else None


def in_full(short: Shortened, told: Sequence[Told]) -> str | None:
    """The one whom a short form means in earlier texts, newest first; None if not one."""
    if short.way == "name":
        fits = _names(short.words[0], told)
    elif short.way == "body":
        fits = _bodies(" ".join(short.words), told)
    elif short.way == "office":
        fits = _holders(short.words[0], short.words[1:], told)
    else:
        fits = _called(frozenset(short.words), told)
    return next(iter(fits)) if len(fits) == 1 else None


def _names(word: str, told: Sequence[Told]) -> dict[str, None]:
    """The longer names that a single word may stand for.

    A text that has both apart, "Acme" beside "Acme Swift", means two.
    """
    found: dict[str, None] = {}
    for one in told:
        if word in one.directory.kinds:
            continue
        for name, kind in one.directory.kinds.items():
            given = name.startswith(f"{word} ") and sex_of(name) is not None
            fits = kind in {"person", "body", "other"} and short_for(word, name)
            if fits and not given:
                found[name] = None
    return found


def _called(words: frozenset[str], told: Sequence[Told]) -> dict[str, None]:
    """The people whom earlier texts called so: "chemist Kenji Morrow"."""
    found: dict[str, None] = {}
    for one in told:
        for name, said in one.directory.descriptors.items():
            person = one.directory.kind(name) in {"person", "other"}
            if person and " " in name and words <= said:
                found[name] = None
    return found


def _holders(owner: str, role: Sequence[str], told: Sequence[Told]) -> dict[str, None]:
    """The people of an office who are named beside whose office it is."""
    found: dict[str, None] = {}
    room = len(" ".join(role)) + _BESIDE
    for name in _called(frozenset(role), told):
        for one in told:
            held = [n.span for n in one.directory.names if n.canonical == name]
            owners = [n.span for n in one.directory.names if n.text.split()[0] == owner]
            gaps = (max(a.start - b.end, b.start - a.end) for a in held for b in owners)
            if any(0 < gap <= room for gap in gaps):
                found[name] = None
    return found


def _bodies(phrase: str, told: Sequence[Told]) -> dict[str, None]:
    """The bodies whose names, or longer descriptions, end in a phrase."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    for one in told:
        kinds = one.directory.kinds
        names = [n for n, kind in kinds.items() if kind in {"body", "other"}]
        for name in (*names, *one.speakers):
            plain = name.lower().removeprefix("the ")
            if not plain.endswith(f" {phrase}") or plain.startswith(_LOOSE):
                continue
            # "Ruritania's ministry" and "the Ruritanian ministry" begin alike.
            if plain[:_ALIKE] not in seen:
                seen.add(plain[:_ALIKE])
                found[name] = None
    return found
