"""From a short form of a name to the long one that the text gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.lexicon import people
from monitor.core.lexicon.given import sex_of
from monitor.core.lexicon.wordlist import word_set
from monitor.core.names.kinds import TRADES

if TYPE_CHECKING:
    from monitor.core.text import Tokens

_GEOGRAPHIC = frozenset(
    ("lake", "mount", "river", "cape", "port", "fort", "saint", "st")
)
_BEGINS = frozenset('.?!:;“"')
# "A stake in Kestrel": what has a part, or belief, "in" somebody is in no place.
_HELD = word_set("""
stake stakes share shares holding holdings investment investments investor investors
invest invested investing interest confidence trust faith belief believe believes
believed bonds money position
""")
_TOWN = word_set("""
city town village mayor port centre center outskirts north south east west streets
residents citizens people inhabitants
""")
_PARTICLES = frozenset(("le", "la", "de", "du", "van", "von", "di", "el", "al"))
# Names of this many words are told of again by one of them.
_SHORTENED = frozenset((2, 3))


def find_aliases(
    toks: Tokens, runs: list[tuple[int, int]], texts: list[str]
) -> dict[str, str]:
    """From a short form to the long one that the text gives."""
    aliases: dict[str, str] = {}
    known: dict[str, None] = {}
    places = _places(toks, runs, texts)
    for (start, end), text in zip(runs, texts, strict=True):
        previous = (
            next(
                (p for r, p in zip(runs, texts, strict=True) if r[1] == start - 1), None
            )
            if toks[start - 1].text == "(" and start
            else None
        )
        if previous and _initials_fit(text, previous):
            aliases[text] = previous
        titled = start > 0 and toks[start].low in people.TITLES
        if text not in known and text not in aliases:
            plain = text.removeprefix("Sir ").removeprefix("Dame ")
            longer = _longer(plain, known, titled=titled and end - start > 1)
            opens = not start or toks[start - 1].text in _BEGINS
            if longer and opens and _common(text, longer):
                continue  # "Pensions are safe", Kestrel Pensions said
            town = text in places or (longer and longer.endswith(" Council"))
            if longer and town and longer.startswith(f"{text} "):
                continue  # the town of Larkfield Council
            if longer and not (titled and _other_sex(toks[start].low, longer)):
                aliases[text] = longer
        known.setdefault(text)
    return aliases


def _places(toks: Tokens, runs: list[tuple[int, int]], texts: list[str]) -> set[str]:
    """What the text says that somebody is in, or the mayor of, and so is a town."""

    def held(at: int) -> bool:
        before, first = toks[at - 1].low, toks[at - 2].low
        return (
            first in _TOWN if before == "of" else before == "in" and first not in _HELD
        )

    placed = zip(runs, texts, strict=True)
    return {text for (start, _), text in placed if start > 1 and held(start)}


def _common(text: str, longer: str) -> bool:
    """Whether a capital may be that of any sentence: "Pensions", "Homes"."""
    many = text.endswith("s") and longer.endswith(f" {text}")
    return many and text.lower() in TRADES | {"pensions", "trains", "buses", "airports"}


def _other_sex(title: str, name: str) -> bool:
    """Whether "Mrs" cannot stand before the short form of "Leo Adler"."""
    sex = "he" if title in people.MEN_TITLES else None
    sex = "she" if title in people.WOMEN_TITLES else sex
    return sex is not None and sex_of(name) not in {None, sex}


def _initials_fit(short: str, full: str) -> bool:
    words = [w for w in full.split() if w[0].isupper()]
    initials = "".join(w if w.isupper() else w[0] for w in words)
    return (
        short.isupper()
        and len(words) > 1
        and initials.endswith(short[1:])
        and len(short) > 1
    )


def _longer(text: str, known: dict[str, None], *, titled: bool) -> str | None:
    """The only longer name told before that a short one can stand for."""
    led = text.partition(" ")[0].lower() in _PARTICLES
    if " " in text and not (titled or led):
        return None
    if text.isupper():
        fits = [k for k in known if _initials_fit(text, k) and len(text) > len("UK")]
    elif text.lower() in people.PLACES:
        return None
    else:
        fits = [k for k in known if short_for(text, k)]
    return fits[0] if len(fits) == 1 else None


def short_for(text: str, full: str) -> bool:
    """“Holm” or “Kestrel” for “Ada Holm” or “Kestrel Foods”; no “Office”, no “Leeds”."""
    words = full.split()
    if len(words) not in _SHORTENED or words[-1].lower() in people.LAW_NOUNS:
        return False
    first = words[0].lower()
    if first in _GEOGRAPHIC:
        return False  # "the Onna council" is not of Lake Onna
    if any(c.isdigit() for c in words[-1]) or first in people.PLACES:
        return False
    led = text.partition(" ")[0].lower() in _PARTICLES
    if text == (" ".join(words[-2:]) if led else words[-1]):
        return text.lower() not in people.BODY_NOUNS
    return text == words[0] and first not in people.BODY_NOUNS | people.NATIONALITIES
