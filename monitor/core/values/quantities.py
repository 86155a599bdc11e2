"""Numbers, money, percentages, odds and durations."""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING

from monitor.core.lexicon.inflection import readings
from monitor.core.lexicon.wordlist import word_set
from monitor.types import Span, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

_SMALL = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12,
}  # fmt: skip
_SCALE = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
_CURRENCY = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "us$": "USD", "a$": "AUD",
    "c$": "CAD", "dollar": "USD", "euro": "EUR", "pound": "GBP", "sterling": "GBP",
    "yen": "JPY", "yuan": "CNY", "rmb": "CNY", "rupee": "INR", "usd": "USD",
    "eur": "EUR", "gbp": "GBP",
}  # fmt: skip
_DAYS = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0,
    "week": 7.0, "fortnight": 14.0, "month": 30.0, "quarter": 91.0, "year": 365.0,
    "decade": 3650.0, "century": 36500.0,
}  # fmt: skip
_COMPARATORS = {
    ">=": "at least|no fewer than|no less than|a minimum of|not less than",
    "<=": "up to|at most|no more than|not more than|as many as|as much as|a maximum of",
    ">": "more than|over|above|exceeding|exceeds?|exceeded|greater than|upwards of|beyond"
    "|in excess of|fewer than none|surpass(?:es|ed|ing)?",
    "<": "less than|fewer than|under|below|lower than|short of",
    "~": "about|around|roughly|approximately|nearly|almost|some|close to|an estimated"
    "|estimated|circa|near",
}
_WORD_NUMBER = "|".join(sorted(_SMALL, key=len, reverse=True))
_NUMBER = (
    rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|(?:{_WORD_NUMBER})(?:-(?:{_WORD_NUMBER}))?\b|an?"
    r"(?= (?:hundred|thousand|million|billion|trillion|dozen)\b))"
)
_SCALES = "hundred|thousand|million|billion|trillion|bn|mn|tn|trn|m|k|b"
_COMPARE = "|".join(_COMPARATORS.values())
_QUANTITY = re.compile(
    rf"(?:\b(?P<cmp>{_COMPARE}) )?(?P<cur>(?:\b(?:us|a|c))?[$€£¥]\s?)?"
    rf"(?<![\w.,-])(?P<num>{_NUMBER})"
    rf"(?:\s?(?:-|–|to)\s?(?P<to>\d+(?:,\d{{3}})*(?:\.\d+)?))?"
    rf"(?:[ -]?(?P<scale>{_SCALES})s?\b)?(?P<pct>\s?%|\s?-?(?:per ?cent\b|percentage points?\b|pc\b))?"
    r"(?![\d]|[.,]\d)",
    re.IGNORECASE,
)
_ODDS = re.compile(
    rf"(?:\b(?P<cmp>{_COMPARE}) )?\b(?:one|1) (?:in|out of) (?:a |an |one )?"
    rf"(?P<num>\d+(?:,\d{{3}})*|{_WORD_NUMBER})?\s?(?P<scale>{_SCALES})?\b",
    re.IGNORECASE,
)
_UNIT = re.compile(r"[\s-]((?:\w[\w'’-]*\s){0,3}[A-Za-z][\w'’-]*)")
_SINGLE = re.compile(
    r" ((?:[a-z]+ )?[a-z]+)(?= (?:in|at|on|of|near|from|was|is|has|had|were|which|that"
    r"|opened|failed|died|who)\b|[.,;])"
)
_WORD = re.compile(r"\S+")
_YEAR = re.compile(r"(?:19|20)\d\d")
# A figure of what was counted before or elsewhere: "only 300 of them", "put it at 700".
_BARE_BEFORE = re.compile(
    r"(?:\bonly|\bnumber\b[^.;]{0,90}? (?:at|to)|\b(?:figure|total|toll|count|them|it) (?:at|to))$",
    re.IGNORECASE,
)
_BARE_AFTER = re.compile(r" (?:of (?:them|these|those))\b")
# "84 flights on Monday and 131 on Tuesday": the second figure counts flights too.
_LISTED = re.compile(
    r"(?:\band|\bagainst|\bfrom|\bthan|\bcompared with|\bup from|\bdown from)$"
)
# "The number of cases has risen to 118", "widened its recall to 52,000".
_MOVED = re.compile(
    r"\b(?:r[io]s(?:e|en|es|ing)|gr[eo]w(?:n|s|ing)?|climb|increas|f[ea]ll|drop|shr[aiu]nk"
    r"|widen|rais|lift|cut|reduc|lower|expand|swell|swollen|doubl|jump|declin|trimm?"
    r"|narrow|revis|extend|went up|gone up|came down)\w*\b[^.;]{0,90} to$",
    re.IGNORECASE,
)
# "Spoke of fewer than 700": a bound that nothing follows counts what was told of.
_BOUND = re.compile(
    r"(?:more|less|fewer) than|at (?:least|most)|no (?:more|fewer|less) than|up to"
    r"|as many as",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"(?:[.,;]|$| (?:and|but|on|in|by|since)\b)")
_WEIGHT = re.compile(r"\bweigh|\bheavy\b|\bpounds of (?!debt|sterling)", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:number|count|total|tally|toll|recall|order|purchase|sale|offer) of"
    r" ((?:[a-z-]+ ?){1,3})"
)
_FAR = 120
_NEAR = 60
_LEAST_BARE = 10
_LEAST_PART = 1
_LEAST_TOLL = 2
_TOLL = re.compile(r"\b(?:death toll|toll|number of (?:dead|deaths|injured))\b")
_AFTER_BOUND = re.compile(
    r"\s+(?:or (?P<more>more|over|above)|or (?:less|fewer|under))\b"
)
_NO_UNIT = word_set("""
in of on at by for to from with and or but as than that which who the a an is are was
were has have had will would could may after before since until during per this last
next under over against between into when while if not more less percent through
""")
# Of these "one" tells who speaks or which is meant, and counts nothing.
_PICKED = word_set("""
source official person man woman day thing way hand side point reason example case time
analyst expert witness critic observer insider aide ally friend colleague resident
another more eye example instance lawyer neighbour user customer
""")
_IRREGULAR_NOUNS = {
    "people": "person", "men": "man", "women": "woman", "children": "child",
    "staff": "staff", "police": "police", "lives": "life", "news": "news",
    "series": "series", "species": "species", "businesses": "business",
}  # fmt: skip


def find_quantities(text: str) -> Iterator[Value]:
    """The quantities of a text; a bare small number without a noun is none."""
    taken, unit, near = 0, "", 0
    for match in _ODDS.finditer(text):
        value = _odds(match)
        if value:
            yield value
    for match in _QUANTITY.finditer(text):
        if match.start() < taken:
            continue
        value = _quantity(text, match)
        if value is None:
            counted = unit if "." not in text[near : match.start()] else ""
            value = _bare(text, match, counted if match.start() - near < _NEAR else "")
        if value:
            taken = value.span.end
            if value.kind == "number" and value.unit:
                unit, near = value.unit, taken
            yield value


def _number(word: str) -> float:
    word = word.lower().replace(",", "")
    if word[0].isdigit():
        return float(word[:40])
    if word in {"a", "an"}:
        return 1.0
    return float(sum(_SMALL[part] for part in word.split("-")))


def _comparator(found: str | None) -> str:
    if not found:
        return "="
    return next(
        sign
        for sign, words in _COMPARATORS.items()
        if re.fullmatch(words, found, re.IGNORECASE)
    )


def _odds(match: re.Match[str]) -> Value | None:
    if not (match["num"] or match["scale"]):
        return None
    size = _number(match["num"] or "1") * _SCALE.get((match["scale"] or "").lower(), 1)
    if size <= 0:
        return None
    sign = _comparator(match["cmp"])
    low, high = _bounded(1 / size, 1 / size, sign, floor=0.0, ceiling=1.0)
    text = match.group().rstrip()
    span = Span(match.start(), match.start() + len(text))
    return Value("odds", low, high, "odds", sign, text, span)


def _bounded(
    low: float, high: float, sign: str, floor: float = 0.0, ceiling: float = inf
) -> tuple[float, float]:
    """The interval that a comparator leaves open."""
    if sign in {">", ">="}:
        return low, ceiling
    if sign in {"<", "<="}:
        return floor, high
    return low, high


def _quantity(text: str, match: re.Match[str]) -> Value | None:
    scale = _SCALE.get((match["scale"] or "").lower(), 1.0)
    low = _number(match["num"]) * scale
    high = _number(match["to"]) * scale if match["to"] else low
    if match["to"] and _number(match["to"]) < _number(match["num"]):
        return None
    kind, unit, end = _measure(text, match)
    if not kind:
        return None
    factor = _DAYS[unit] if kind == "duration" else 1.0
    sign, end = _sign(text, match["cmp"], end)
    low, high = _bounded(low * factor, high * factor, sign)
    start = match.start()
    return Value(
        kind, low, high, "day" if kind == "duration" else unit, sign,
        text[start:end].rstrip(), Span(start, start + len(text[start:end].rstrip())),
    )  # fmt: skip


def _bare(text: str, match: re.Match[str], counted: str) -> Value | None:
    """A figure without a noun, where the words around it show that it counts."""
    if match["to"] or match["pct"] or match["cur"]:
        return None
    start, end = match.start(), match.end()
    before = text[max(0, start - _FAR) : start].rstrip()
    listed = bool(counted) and _LISTED.search(before)
    of_some = _BARE_AFTER.match(text, end) is not None
    bounded = _BOUND.fullmatch(match["cmp"] or "") and _CLOSED.match(text, end)
    told = _BARE_BEFORE.search(before) or _MOVED.search(before)
    if not (listed or of_some or bounded or told):
        return None
    found = match.group().rstrip()
    if not found[-1].isalnum() or _YEAR.fullmatch(found):
        return None
    number = _number(match["num"]) * _SCALE.get((match["scale"] or "").lower(), 1.0)
    least = _LEAST_TOLL if _TOLL.search(before) else _LEAST_BARE
    if number < (_LEAST_PART if of_some else least):
        return None
    sign = _comparator(match["cmp"])
    low, high = _bounded(number, number, sign)
    unit = counted if listed else _counted_before(before)
    return Value(
        "number", low, high, unit, sign, found, Span(start, start + len(found))
    )


def _counted_before(before: str) -> str:
    """What a figure without a noun counts: "the number of cases … to", "only … of"."""
    if "death toll" in before:
        return "death"
    found = _COUNTED.findall(before)
    nouns = [word for phrase in found[-1:] for word in phrase.split() if _plural(word)]
    return _singular(nouns[0]) if nouns else ""


def _sign(text: str, before: str | None, end: int) -> tuple[str, int]:
    """The comparator before a quantity, or behind it ("40 or more")."""
    after = _AFTER_BOUND.match(text, end)
    if after and not before:
        return (">=" if after["more"] else "<="), after.end()
    return _comparator(before), end


def _measure(text: str, match: re.Match[str]) -> tuple[str, str, int]:
    """The kind, the unit and where the quantity ends; no kind: not a quantity."""
    if match["cur"]:
        return "money", _CURRENCY[match["cur"].strip().lower()], match.end()
    if match["pct"]:
        points = "point" in match["pct"].lower()
        return "percent", "percentage point" if points else "percent", match.end()
    noun, end = _noun(text, match.end())
    if not noun and match["num"].lower() == "one" and not match["scale"]:
        noun, end = _single(text, match.end())
    if noun == "pound" and _WEIGHT.search(text[max(0, match.start() - _NEAR) : end + 8]):
        return "number", noun, end
    if noun in _CURRENCY:
        return "money", _CURRENCY[noun], end
    if noun in _DAYS:
        return "duration", noun, end
    counts = match["num"].lower() not in {"one", "a", "an"} or match["scale"]
    if noun and (counts or _one_counts(text, match, noun)):
        return "number", noun, end
    return "", "", match.end()


def _one_counts(text: str, match: re.Match[str], noun: str) -> bool:
    """Whether "one" counts ("one pump failed"), rather than picks ("one source")."""
    after = text[match.end() :].split(maxsplit=1)
    plain = bool(after) and after[0].islower()
    return match["num"].lower() == "one" and plain and noun not in _PICKED


def _noun(text: str, at: int) -> tuple[str, int]:
    """The counted noun after a number, as lemma, and where it ends.

    Names may stand between ("12 Falcon 3 vans"); "2019 Acme" counts nothing.
    """
    match = _UNIT.match(text, at)
    if not match:
        return "", at
    found = list(_WORD.finditer(match[1]))
    for i, word in enumerate(found):
        low = word.group().lower()
        if low in _NO_UNIT:
            break
        named = not word.group()[0].islower()
        alone = len(found) == 1
        if alone and _past(low):
            break  # "300 came"
        if not named and (
            low in _DAYS or _singular(low) in _DAYS or _plural(low) or alone
        ):
            return _singular(low), match.start(1) + word.end()
        if i == 0 and named and _YEAR.search(text[max(0, at - 4) : at]):
            break
    return "", at


def _single(text: str, at: int) -> tuple[str, int]:
    """The noun that "one" counts: "one polling station in the port"."""
    found = _SINGLE.match(text, at)
    if not found or set(found[1].split()) & _NO_UNIT or _past(found[1].split()[-1]):
        return "", at
    return found[1].split()[-1], found.end(1)


def _past(word: str) -> bool:
    """Whether a word is the past of a verb and nothing else."""
    return {f.tense for f in readings(word)} == {"past"}


def _plural(word: str) -> bool:
    return word in _IRREGULAR_NOUNS or (
        word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s", "ous"))
    )


def _singular(word: str) -> str:
    """The lemma of a counted noun."""
    if word in _IRREGULAR_NOUNS:
        return _IRREGULAR_NOUNS[word]
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if _plural(word) else word
