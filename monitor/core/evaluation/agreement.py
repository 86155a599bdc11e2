"""When two names mean one speaker, and how a value is written for comparing."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.types import Value

_SPOKEN_FOR = re.compile(r"\bspokes(?:man|woman|person|people)\b(?: (?:for|of)\b)?")
_ZEROS = re.compile(r"(?<=\d)\.0+(?=\D|$)|(?<=\.[1-9])0+(?=\D|$)")
_STRICT = re.compile(r"[<>](?!=)")
_WORD = re.compile(r"[^\W_]+")


def speaker_key(name: str | None) -> str | None:
    """A name without case, articles, possessives and the office of a spokesperson.

    Whoever speaks for a body speaks as that body: "a spokeswoman for Acme",
    "Acme's spokesman" and "Acme" are one. The outlet is None.
    """
    if name is None:
        return None
    folded = re.sub(r"[’']s?\b", "", name.casefold().replace("’", "'"))
    folded = re.sub(r"['’]", "", folded)
    return _words(_SPOKEN_FOR.sub(" ", folded)) or _words(folded) or folded


def _words(text: str) -> str:
    return " ".join(w for w in _WORD.findall(text) if w not in {"a", "an", "the"})


def same_speaker(
    found: str | None,
    accepted: Iterable[str | None],
    aliases: Iterable[Iterable[str]],
) -> bool:
    """Say whether a name is one of those accepted, or another name of one."""
    keys = {speaker_key(name) for name in accepted}
    for group in aliases:
        names = {speaker_key(name) for name in group}
        if names & keys:
            keys |= names
    return speaker_key(found) in keys


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
