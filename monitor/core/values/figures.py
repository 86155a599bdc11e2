"""Numbers in words and figures, comparators, and the nouns that are counted."""

from __future__ import annotations

import re
from math import inf

from monitor.core.lexicon.inflection import plural_form

SMALL = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12,
}  # fmt: skip
SCALE = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
# "A quarter of a million"
_PARTS = {
    "half a dozen": 6.0, "a quarter of": 0.25, "three quarters of": 0.75, "a third of": 1 / 3,
    "two thirds of": 2 / 3, "a half": 0.5, "half": 0.5,
}  # fmt: skip
COMPARATORS = {
    ">=": "at least|no fewer than|no less than|a minimum of|not less than",
    "<=": "up to|at most|no more than|not more than|as many as|as much as|a maximum of",
    ">": "more than|over|above|exceeding|exceeds?|exceeded|greater than|upwards of|beyond"
    "|in excess of|fewer than none|surpass(?:es|ed|ing)?",
    "<": "less than|fewer than|under|below|lower than|short of",
    "~": "about|around|roughly|approximately|nearly|almost|some|close to|an estimated"
    "|estimated|circa|near",
}
# For expressions: numbers in words, scales, comparators.
WORD_NUMBER = "|".join(sorted(SMALL, key=len, reverse=True))
SCALES = "hundred|thousand|million|billion|trillion|bn|mn|tn|trn|m|k|b"
COMPARE = "|".join(COMPARATORS.values())
_IRREGULAR_NOUNS = {
    "people": "person", "men": "man", "women": "woman", "children": "child",
    "staff": "staff", "police": "police", "lives": "life", "news": "news",
    "series": "series", "species": "species", "businesses": "business",
    "aircraft": "aircraft", "sheep": "sheep", "cattle": "cattle", "dead": "dead", "pence": "penny",
    "feet": "foot", "teeth": "tooth", "fish": "fish", "deer": "deer",
}  # fmt: skip
_MOVED_FROM = re.compile(
    r"\b(?:r[io]se[ns]?|grow[ns]?|grew|fell|falls?|fallen|cut|cuts|dropped|climbed|increased"
    r"|shrank|shrunk|raised|reduced|lowered|went|gone|down|up)\b[^.;]*\bfrom $",
    re.IGNORECASE,
)
_FAR = 120


def number(word: str) -> float:
    """What a number in figures or in words comes to."""
    word = word.lower().replace(",", "")
    if word[0].isdigit():
        return float(word[:40])
    for part, share in _PARTS.items():
        if word.startswith(part):
            return share
    return _spelled(word)


def _spelled(words: str) -> float:
    """“Four hundred and ten”, “two thousand five hundred”, “five and a half”."""
    total, last = 0.0, 0.0
    for word in re.split(r"[\s-]+", words):
        if word in SCALE:
            last = (last or 1.0) * SCALE[word]
            if SCALE[word] > SCALE["hundred"]:
                total, last = total + last, 0.0
        elif word not in {"and", "a", "an"}:
            last += SMALL.get(word, 0.5)
    return total + last or 1.0


def comparator(found: str | None) -> str:
    """The sign of "at least" or "about"; "=" without such words."""
    if not found:
        return "="
    return next(
        sign
        for sign, words in COMPARATORS.items()
        if re.fullmatch(words, found, re.IGNORECASE)
    )


def bounded(
    low: float, high: float, sign: str, floor: float = 0.0, ceiling: float = inf
) -> tuple[float, float]:
    """The interval that a comparator leaves open."""
    if sign in {">", ">="}:
        return low, ceiling
    if sign in {"<", "<="}:
        return floor, high
    return low, high


def plural(word: str) -> bool:
    """Whether a word in lower case is a plural noun by its form."""
    return word in _IRREGULAR_NOUNS or word.endswith("men") or plural_form(word)


def singular(word: str) -> str:
    """The lemma of a counted noun."""
    if word in _IRREGULAR_NOUNS:
        return _IRREGULAR_NOUNS[word]
    if word.endswith("men"):
        return f"{word[:-2]}an"  # "fishermen"
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if plural(word) else word


def moved_from(text: str, match: re.Match[str]) -> bool:
    """Whether of two figures the one takes the other's place: "fell from 93 to 61"."""
    before = text[max(0, match.start() - _FAR) : match.start()]
    plain = match["to"] and not (match["scale"] or match["cmp"])
    return bool(plain) and _MOVED_FROM.search(before) is not None
