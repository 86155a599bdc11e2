"""When two names mean one speaker, and how a value is written for comparing."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.types import Value

_SPOKEN_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|press office)\b(?: (?:for|of)\b)?"
)
_ZEROS = re.compile(r"(?<=\d)\.0+(?=\D|$)|(?<=\.[1-9])0+(?=\D|$)")
_STRICT = re.compile(r"[<>](?!=)")
_WORD = re.compile(r"[^\W_]+")
# "Sir Peter Wray", "Dr Hal Ames": the name is as full without.
_TITLED = re.compile(
    r"^(?:sir|dame|lord|lady|dr|mr|mrs|ms|prof|professor|judge|sister|sgt|supt|insp|det"
    r"|capt|commander|signora?|avvocat[oa]|col|gen|rev|cllr|justice) (?=\S+ \S)"
    r"|^(?:(?:mr|mrs|ms|dr|prof|justice|supt|sgt) )+(?=\S)"
)
# "His office" beside "Tobias Brenner": an owner that the other names tell of.
_OWNED = re.compile(r"(?:his|her|its|their) ")
# "Doria's general staff": the owner may be told of as a people instead.
_COUNTRY = re.compile(r"\b([A-Z][a-z]+)['’]s?(?= )")


def speaker_key(name: str | None) -> str | None:
    """A name without case, articles, possessives, titles and a spokesperson's office.

    Whoever speaks for a body speaks as that body: "a spokeswoman for Acme",
    "Acme's spokesman" and "Acme" are one. The outlet is None.
    """
    if name is None:
        return None
    folded = re.sub(r"[’']s?\b", "", name.casefold().replace("’", "'"))
    folded = re.sub(r"['’]", "", folded)
    plain = _words(_SPOKEN_FOR.sub(" ", folded)) or _words(folded) or folded
    return _TITLED.sub("", _TITLED.sub("", plain))


def _words(text: str) -> str:
    return " ".join(w for w in _WORD.findall(text) if w not in {"a", "an", "the"})


def same_speaker(
    found: str | None,
    accepted: Iterable[str | None],
    aliases: Iterable[Iterable[str]],
    outlet: str | None = None,
) -> bool:
    """Say whether a name is one of those accepted, or another name of one.

    Whose own letter an article is speaks in it as the ``outlet``, and the order of
    words does not matter ("the jury of the prize" is "the prize jury").

    A name stands for its aliases inside a longer one, too: "Acme's lawyers" are
    "the lawyers of Acme Foods". Where both an owner and what is owned are accepted
    ("Ada Holm", "her office"), so is the one of the other ("Ada Holm's office"), and
    where two parties are, so are both together.
    """
    groups = [sorted({speaker_key(name) or "" for name in group}) for group in aliases]
    firsts = {name: group[0] for group in groups for name in group if name}
    wanted = {form for name in accepted for form in _forms(name, firsts)}
    told = {name for name in wanted if name}
    things = {_OWNED.sub("", name, count=1) for name in told} - _owners(told, firsts)
    for owner in _owners(told, firsts):
        wanted |= {f"{owner} {thing}" for thing in things}
        wanted |= {f"{thing} of {owner}" for thing in told - {owner}}
        wanted |= {f"{thing} by {owner}" for thing in things}
        wanted |= {f"{owner} and {other}" for other in told}
        wanted |= {f"{owner} {other}" for other in told}
    forms = _forms(found, firsts) | (_forms(outlet, firsts) if not found else set())
    return not wanted.isdisjoint(forms) or not {
        _unordered(name) for name in told
    }.isdisjoint({_unordered(form) for form in forms if form})


def _unordered(key: str) -> frozenset[str]:
    """“jury of prize” and “prize jury” are one."""
    return frozenset(key.split()) - {"of"}


def _owners(told: set[str], firsts: dict[str, str]) -> set[str]:
    """Those of the names that stand for somebody whom the dispute knows."""
    return told & set(firsts.values())


def _forms(name: str | None, firsts: dict[str, str]) -> set[str | None]:
    """The keys of a name with one alias for each party, a country as its people."""
    if name is None:
        return {None}
    plain = {name, _COUNTRY.sub(lambda found: _people(found[1]), name)}
    return {_with_one_alias(speaker_key(form) or "", firsts) for form in plain}


def _with_one_alias(key: str, firsts: dict[str, str]) -> str:
    longest = sorted(firsts, key=len, reverse=True)
    names = "|".join(re.escape(name) for name in longest)
    if not names:
        return key
    return re.sub(rf"\b(?:{names})\b", lambda found: firsts[found[0]], key)


def _people(country: str) -> str:
    """“Dorian” for "Doria", "Italian" for "Italy", "Iranian" for "Iran"."""
    if country.endswith("y"):
        return country[:-1] + "ian"
    return country + ("n" if country[-1] == "a" else "ian")


def canonical(value: Value) -> str:
    """A value in one fixed form: 1200, ~1200, >=5, 4000000 USD, 2025-03-31.

    Durations are in days, odds a probability; of several possible days the first
    and the last are written, with two dots between them. A label has no form for an
    open end: "until 3 May" and "since 3 May" are written as the day they name.
    """
    if value.kind == "date":
        low, high = value.low, value.high
        if value.comparator.startswith("<"):
            low = high
        elif value.comparator.startswith(">"):
            high = low
        first, last = (_day(ordinal) for ordinal in (low, high))
        return first if first == last else f"{first}..{last}"
    sign = "" if value.comparator == "=" else value.comparator
    if value.comparator.startswith("<"):
        number = _number(value.high)
    elif value.comparator.startswith(">") or value.low == value.high:
        number = _number(value.low)
    else:
        number = f"{_number(value.low)}..{_number(value.high)}"
    unit = f" {value.unit}" if value.kind == "money" else ""
    return f"{sign}{number}{unit}"


def same_form(text: str) -> str:
    """A written value without what labels leave to taste.

    Zeros that end a decimal ("4.20 EUR") and whether a bound is itself meant: "more
    than 300" is labelled >300 by some, >=300 by others.
    """
    plain = _ZEROS.sub("", text)
    return f"{plain[0]}={plain[1:]}" if _STRICT.match(plain) else plain


def _number(number: float) -> str:
    if math.isfinite(number) and number == int(number):
        return str(int(number))
    return f"{number:.12g}"


def _day(ordinal: float) -> str:
    return date.fromordinal(int(ordinal)).isoformat() if math.isfinite(ordinal) else ""
