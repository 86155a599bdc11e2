"""Numbers, money, percentages, odds and durations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.lexicon.inflection import reading, readings
from monitor.core.lexicon.wordlist import word_set
from monitor.core.values.bare import apart, named, without_noun
from monitor.core.values.currencies import COINS, CURRENCY, OF_COUNTRY, only_currency
from monitor.core.values.degrees import in_degrees
from monitor.core.values.figures import (
    COMPARE,
    SCALE,
    SCALES,
    SMALL,
    WORD_NUMBER,
    bounded,
    comparator,
    moved_from,
    number,
    plural,
    singular,
)
from monitor.core.values.odds import find_odds
from monitor.types import Span, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAYS = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0,
    "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.0, "quarter": 91.0, "year": 365.0,
    "decade": 3650.0, "century": 36500.0,
}  # fmt: skip
_MEASURES = word_set("km kg mg cm mm mph kph ft lb oz mw gw kw ml ha sq")
_TENS = rf"(?:{WORD_NUMBER})(?:-(?:{WORD_NUMBER}))?\b"
# "four hundred and ten"; a scale that ends a number is not part of it
_SPELLED = (
    rf"{_TENS}(?: (?:hundred|thousand)(?: and)? {_TENS}"
    r"| hundred(?= (?:thousand|million|billion|trillion)\b))*(?: and a half\b)?"
)
_PART = (
    r"(?:a quarter of|three quarters of|a third of|two thirds of|half) an?"
    r"(?= (?:million|billion|trillion)\b)|half a dozen\b"
)
_NUMBER = (
    rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|{_PART}|{_SPELLED}|an?"
    r"(?= (?:hundred|thousand|million|billion|trillion|dozen|fortnight|decade)\b)"
    r"|(?:(?<=within )|(?<=for )|(?<=than )|(?<=by ))an?(?= (?:day|week|month|year)\b(?! of\b)))"
)
# "Between two and three million"; not "between two unions and a bank"
_RANGE = rf"(?=[$€£¥]?{_NUMBER}(?: (?:{SCALES}))? and [$€£¥]?{_NUMBER})"
_QUANTITY = re.compile(
    rf"(?:\b(?P<cmp>{COMPARE}) |\b(?P<between>between) {_RANGE})?"
    r"(?P<cur>(?:\b(?:us|a|c))?[$€£¥]\s?)?"
    rf"(?<![\w.,-])(?P<num>{_NUMBER})"
    r"(?:\s?(?:-|–|to)\s?(?P<to>\d+(?:,\d{3})*(?:\.\d+)?)"
    rf"|(?(between)(?: (?P<less>{SCALES}))? and [$€£¥]?(?P<and>{_NUMBER})|(?!)))?"
    rf"(?:[ -]?(?P<scale>{SCALES})s?\b)?(?P<pct>\s?%|\s?-?(?:per ?cent\b|percentage points?\b|pc\b))?"
    r"(?![\d]|[.,]\d)",
    re.IGNORECASE,
)
_UNIT = re.compile(r"[\s-]((?:\w[\w'’-]*\s){0,3}[A-Za-z][\w'’-]*)")
_SINGLE = re.compile(
    r" ((?:[a-z]+ )?[a-z]+)(?= (?:in|at|on|of|near|from|was|is|has|had|were|which|that"
    r"|opened|failed|died|who)\b|[.,;])"
)
_WORD = re.compile(r"\S+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WEIGHT = re.compile(r"\bweigh|\bheavy\b|\bpounds of (?!debt|sterling)", re.IGNORECASE)
_NEAR = 60
_AFTER_BOUND = re.compile(
    r"\s+(?:or (?P<more>more|over|above)|or (?P<so>so)|or (?:less|fewer|under))\b"
)
_CENTS = re.compile(rf" and ({_TENS}|\d\d?) (?:cents?|pence)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b(?:half|quarter) (?:past|to) $", re.IGNORECASE)
_HOUR = re.compile(r" ?[ap]\.?m\b| o['’]clock\b", re.IGNORECASE)
_SMALL_COIN = re.compile(r"^ (?:cents?|pence)$", re.IGNORECASE)
_LACKS = re.compile(r"\b(?:is|are|was|were|been|be|still|now) $", re.IGNORECASE)
_COMPOUND = re.compile(r"-([a-z]{3,})(?= [a-z])")
# "Shouted twice"; not "twice as much", "twice the price", "twice-married".
_TWICE = re.compile(
    r"\btwice\b(?=[.,;]| (?:in|on|at|before|after|since|last|this|by|because|and|when"
    r"|during|within|over|that (?:day|night|week|month|year|morning|evening))\b)"
)
# "It would not save more than £1m", "nobody worked more than twelve days"
_AGE = re.compile(r" (?:old|of age)\b")
_BORNE = re.compile(r"(?:was|is|has|had|died) (?!quoted)")
_TURNED = {"more than": "<=", "over": "<=", "less than": ">=", "fewer than": ">="}
_NEGATED = re.compile(
    r"\b(?:not|nobody|no one|none|never|cannot|hardly|n['’]t)\b"
    r"(?!.*\b(?:sa(?:y|id)|that|only|just)\b)[^.,;:]*$",
    re.IGNORECASE,
)
_MOVES = re.compile(r"\b(?:go|goes|going|went|gone|r[io]se[sn]?|climb(?:s|ed)?) $")
_NO_UNIT = word_set("""
in of on at by for to from with and or but as than that which who the a an is are was
were has have had will would could may after before since until during per this last
next under over against between into when while if not more less percent through
i we you he she it they
""")
_FURTHER = word_set("more other further extra additional")
# Of these "one" tells who speaks or which is meant, and counts nothing.
_PICKED = word_set("""
source official person man woman day thing way hand side point reason example case time user
analyst expert witness critic observer insider aide ally friend colleague resident customer
another more eye instance lawyer neighbour
""")


def find_quantities(text: str) -> Iterator[Value]:
    """The quantities of a text; a bare small number without a noun is none."""
    taken, unit, near = 0, "", 0
    last = None
    money = only_currency(text)
    chances = tuple(find_odds(text))
    yield from chances
    shared = {at for one in chances for at in range(one.span.start, one.span.end)}
    for match in _TWICE.finditer(text):
        yield Value("number", 2.0, 2.0, "time", "=", match[0], Span(*match.span()))
    for match in _QUANTITY.finditer(text):
        if match.start() < taken or named(text, match.start()):
            continue
        if match.start("num") in shared:
            continue
        alone = not _noun(text, match.end())[0]
        two = _of_one_unit(text, match) or (apart(text, match) if alone else [])
        if two:
            yield from two
            taken = two[-1].span.end
            continue
        value = _quantity(text, match)
        if value is None:
            counted = unit if "." not in text[near : match.start()] else ""
            counted = counted if match.start() - near < _NEAR else ""
            value = without_noun(text, match, last, money, counted)
        if value:
            taken, last = value.span.end, value
            if value.kind == "number" and value.unit:
                unit, near = value.unit, taken
            yield value


def _quantity(text: str, match: re.Match[str]) -> Value | None:
    scale = SCALE.get((match["scale"] or "").lower(), 1.0)
    low = number(match["num"]) * SCALE.get((match["less"] or "").lower(), scale)
    to = match["to"] or match["and"]
    high = number(to) * scale if to else low
    if high < low or _CLOCK.search(text[max(0, match.start() - _NEAR) : match.start()]):
        return None
    warmth = in_degrees(
        text, match.start(), match.end(), low, high, comparator(match["cmp"])
    )
    if warmth and not (match["cur"] or match["pct"] or match["scale"]):
        return warmth
    kind, unit, end = _measure(text, match)
    if not kind:
        return None
    frost = unit == "degree" and text.endswith("minus ", 0, match.start())
    if frost:
        low, high = -high, -low
    factor = _DAYS[unit] if kind == "duration" else 1.0
    if kind == "money" and _SMALL_COIN.search(text[match.end() : end]):
        factor = 0.01
    if kind == "money" and (cents := _CENTS.match(text, end)):
        low, end = low + number(cents[1]) / 100, cents.end()
        high = low
    sign, end = _sign(text, match, end)
    low, high = bounded(low * factor, high * factor, sign)
    start = match.start() - len("minus ") * frost
    return Value(
        kind, low, high, "day" if kind == "duration" else unit, sign,
        text[start:end].rstrip(), Span(start, start + len(text[start:end].rstrip())),
    )  # fmt: skip


def _of_one_unit(text: str, match: re.Match[str]) -> list[Value]:
    """“Raised from 25 to 28 euros”: two sums of one unit, and no range."""
    kind, unit, end = _measure(text, match)
    if kind in {"", "duration"} or not moved_from(text, match):
        return []
    spans = {"num": Span(*match.span("num")), "to": Span(match.start("to"), end)}
    return [
        Value(kind, size, size, unit, "=", text[at.start : at.end], at)
        for size, at in ((number(match[told]), at) for told, at in spans.items())
    ]


def _sign(text: str, match: re.Match[str], end: int) -> tuple[str, int]:
    """The comparator before a quantity, or behind it ("40 or more")."""
    after, before = _AFTER_BOUND.match(text, end), match["cmp"]
    if before and _MOVES.search(text, max(0, match.start() - _NEAR), match.start()):
        before = None if before.lower() == "up to" else before  # "goes up to 74.9"
    if before and before.lower() == "short of":
        lacks = _LACKS.search(text, max(0, match.start() - _NEAR), match.start())
        before = None if lacks else before  # "is short of 131 pilots"
    if before and before.lower() in _TURNED:
        clause = text[max(0, match.start() - _NEAR) : match.start()]
        if _NEGATED.search(clause):
            return _TURNED[before.lower()], end
    if after and not before:
        sign = ">=" if after["more"] else "~" if after["so"] else "<="
        return sign, after.end()
    return comparator(before), end


def _measure(text: str, match: re.Match[str]) -> tuple[str, str, int]:
    """The kind, the unit and where the quantity ends; no kind: not a quantity."""
    if match["cur"]:
        told = match["cur"].strip().lower()
        # "a£3": an article that stuck to the sign makes no other currency of it.
        return "money", CURRENCY.get(told) or CURRENCY[told[-1]], match.end()
    if match["pct"]:
        points = "point" in match["pct"].lower()
        return "percent", "percentage point" if points else "percent", match.end()
    noun, end = _noun(text, match.end())
    if not noun and match["num"].lower() == "one" and not match["scale"]:
        noun, end = _single(text, match.end())
    if noun == "pound" and _WEIGHT.search(
        text[max(0, match.start() - _NEAR) : end + 8]
    ):
        return "number", noun, end
    whose = " ".join(text[match.end() : end].lower().split()[:-1])
    currency = OF_COUNTRY.get((whose, noun), CURRENCY.get(noun))
    if noun in {"cent", "penny"}:
        pence = "GBP" if text[match.end() : end].endswith("pence") else None
        currency = only_currency(text) or pence
    if currency:
        return "money", currency, end
    day_by_day = text[max(0, match.start() - 4) : match.start()].lower() == " on "
    counted = noun in _DAYS and (day_by_day or _AGE.match(text, end))
    if noun in _DAYS:
        return "number" if counted else "duration", noun, end
    counts = match["num"].lower() not in {"one", "a", "an"} or match["scale"]
    if noun and (counts or _one_counts(text, match, noun)):
        return "number", noun, end
    return "", "", match.end()


def _one_counts(text: str, match: re.Match[str], noun: str) -> bool:
    """Whether "one" counts ("one pump failed"), rather than picks ("one source").

    "Not one pump failed" tells of none.
    """
    if text[: match.start()].lower().endswith(("not ", "no ")):
        return False
    counted, *behind = text[match.end() :].split(maxsplit=1) or [""]
    plain = counted.islower()
    borne = noun in {"man", "woman", "person"} and any(map(_BORNE.match, behind))
    picked = noun in _PICKED and not borne
    return match["num"].lower() == "one" and plain and not picked


def _noun(text: str, at: int) -> tuple[str, int]:
    """The counted noun after a number, as lemma, and where it ends.

    Names may stand between ("12 Falcon 3 vans"); "2019 Acme" counts nothing.
    """
    match = _UNIT.match(text, at)
    if not match or _HOUR.match(text, at):
        return "", at
    compound = _COMPOUND.match(text, at)
    if compound and compound[1] not in _NO_UNIT and not plural(compound[1]):
        return compound[1], compound.end()  # "a five-member panel"
    found = list(_WORD.finditer(match[1]))
    if len(found) > 1 and found[0].group() in _FURTHER:
        found = found[1:]  # "forty more guards"
    for i, word in enumerate(found):
        low = word.group().lower()
        if singular(low.rstrip("'’")) in _DAYS | CURRENCY:
            low = low.rstrip("'’")  # "thirty days' notice"
        if low in _NO_UNIT or low in SMALL:
            break  # "In 2019 two ships sank"
        named = not word.group()[0].islower()
        alone = len(found) == 1
        if alone and (_past(low) or (low.endswith("ed") and reading(low, "past"))):
            break  # "300 came"
        known = low in _MEASURES or singular(low) in _DAYS
        known |= bool({low, singular(low)} & COINS)  # "15,000 kronor that"
        if not named and (known or plural(low) or alone):
            return singular(low), match.start(1) + word.end()
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
