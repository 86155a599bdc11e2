"""Numbers, money, shares, odds, spans of time and dates, as intervals."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from monitor.types import Span, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

_SMALL = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}
_MAGNITUDES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_CURRENCIES = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR"}
_CURRENCY_WORDS = {
    "dollar": "USD", "pound": "GBP", "euro": "EUR", "yen": "JPY", "yuan": "CNY",
    "rupee": "INR", "franc": "CHF",
}  # fmt: skip
_DAYS = {
    "day": 1,
    "week": 7,
    "month": 30,
    "year": 365,
    "hour": 1 / 24,
    "minute": 1 / 1440,
}
_COMPARATORS = (
    (r"(?:at least|no (?:fewer|less) than|a minimum of)", ">="),
    (r"(?:more than|over|exceed(?:s|ed|ing)?|above|upwards of)", ">"),
    (r"(?:less than|fewer than|under|below|nearly|almost|just under)", "<"),
    (r"(?:up to|at most|no more than|within|a maximum of)", "<="),
    (r"(?:about|around|roughly|approximately|some|an estimated|close to|circa)", "~"),
)
_COMPARE = "|".join(f"({pattern})" for pattern, _ in _COMPARATORS)
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORDS = "|".join(sorted((*_SMALL, "a", "an"), key=len, reverse=True))
_MAGNITUDE = r"hundred|thousand|million|billion|trillion|bn|tn|mn|[kmb](?![\w])"
_FIGURE = re.compile(
    rf"(?:\b(?:{_COMPARE})\s+)?"
    rf"(?P<currency>US\$|[$£€¥₹])?"
    rf"(?:(?P<number>{_NUMBER})|\b(?P<word>{_WORDS})\b(?=[\s-](?!in\b)))"
    rf"(?:[\s-]?(?P<magnitude>{_MAGNITUDE})\b)?"
    rf"(?P<percent>\s?%|\s+per\s?cent\b|\s+percentage points?\b)?"
    rf"(?:[\s-]+(?P<noun>[a-z][a-z-]*[a-z])\b)?(?:[\s-]+(?P<noun2>[a-z]+)\b)?",
    re.IGNORECASE,
)
_ODDS = re.compile(
    rf"(?:\b(?:{_COMPARE})\s+)?\b(?P<a>one|a|\d+) (?:chance )?in (?P<b>an?|one|{_NUMBER})"
    rf"(?:\s(?P<magnitude>hundred|thousand|million|billion|trillion))?\b",
    re.IGNORECASE,
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAYS = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
]
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?P<m1>{'|'.join(_MONTHS)})"
    rf"(?:,? (?P<y1>(?:19|20)\d\d))?"
    rf"|(?P<m2>{'|'.join(_MONTHS)}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,\d)"
    rf"(?:,? (?P<y2>(?:19|20)\d\d))?"
    rf"|(?P<m3>{'|'.join(_MONTHS)}) (?P<y3>(?:19|20)\d\d)"
    rf"|(?P<part>early|mid|late)[ -](?P<y4>(?:19|20)\d\d)"
    rf"|(?:in|by|since|during|until|before|after) (?P<y5>(?:19|20)\d\d)(?!\s?[%\w,.]\d)"
    rf"|(?P<rel>last|this|next) (?P<unit>week|month|year|{'|'.join(_WEEKDAYS)})"
    rf"|(?P<word>yesterday|today|tomorrow)"
    rf"|(?:on|late|early|by) (?P<weekday>{'|'.join(_WEEKDAYS)}))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_NOUN = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "by",
        "for",
        "from",
        "and",
        "or",
        "but",
        "per",
        "as",
        "is",
        "was",
        "were",
        "are",
        "be",
        "has",
        "had",
        "that",
        "which",
        "who",
        "with",
        "than",
        "more",
        "less",
        "other",
        "such",
        "one",
        "it",
        "its",
    ]
)


def values_in(text: str, start: int, anchor: datetime | None) -> tuple[Value, ...]:
    """The values of a passage whose first character stands at ``start``.

    ``anchor`` resolves relative dates; without it they are left out.
    """
    found = [*_odds(text), *_dates(text, anchor)]
    taken = [value.span for value in found]
    found += [
        value
        for value in _figures(text)
        if not any(a < value.span.end and value.span.start < b for a, b in taken)
    ]
    found.sort(key=lambda value: value.span)
    return tuple(_moved(value, start) for value in found)


def _moved(value: Value, by: int) -> Value:
    span = Span(value.span.start + by, value.span.end + by)
    return Value(
        value.kind,
        value.low,
        value.high,
        value.unit,
        value.comparator,
        value.text,
        span,
    )


def _comparator(found: re.Match[str]) -> str:
    for group, (_, sign) in enumerate(_COMPARATORS, start=1):
        if found.group(group):
            return sign
    return "="


def _amount(number: str | None, word: str | None, magnitude: str | None) -> float:
    base = (
        float(number.replace(",", ""))
        if number
        else float(_SMALL.get((word or "").lower(), 1))
    )
    return base * _MAGNITUDES.get((magnitude or "").lower(), 1.0)


def _odds(text: str) -> Iterator[Value]:
    for found in _ODDS.finditer(text):
        top = float(found["a"]) if found["a"].isdigit() else 1.0
        number = found["b"] if found["b"][0].isdigit() else None
        bottom = _amount(number, found["b"], found["magnitude"])
        if bottom <= 1 or not (number or found["magnitude"]):
            continue
        chance = top / bottom
        yield Value(
            "odds", chance, chance, "odds", _comparator(found), found.group(),
            Span(*found.span()),
        )  # fmt: skip


def _figures(text: str) -> Iterator[Value]:
    for found in _FIGURE.finditer(text):
        if (
            found["word"]
            and (found["word"].lower() in {"a", "an", "one"})
            and not (found["magnitude"])
        ):
            continue
        before = text[: found.start("number") if found["number"] else found.start()]
        if before and (before[-1].isalnum() or before[-1] in ".-/"):
            continue  # part of a name or a code: "Qwen2.5", "A-320"
        if _YEAR.fullmatch(found["number"] or "") and not found["currency"]:
            continue
        low = _amount(found["number"], found["word"], found["magnitude"])
        kind, unit, end = _unit(found)
        if kind is None:
            continue
        if kind == "duration":
            low *= _DAYS[unit]
            unit = "day"
        yield Value(
            kind, low, low, unit, _comparator(found),
            text[found.start() : end].strip(), Span(found.start(), end),
        )  # fmt: skip


def _unit(found: re.Match[str]) -> tuple[str | None, str, int]:
    """Kind, unit and end of a figure; no kind where nothing is counted."""
    core = max(found.end(g) for g in ("number", "word", "magnitude") if found[g])
    if found["percent"]:
        points = "point" in found["percent"].lower()
        return "percent", "point" if points else "percent", found.end("percent")
    if found["currency"]:
        return "money", _CURRENCIES.get(found["currency"][-1], "USD"), core
    for group in ("noun", "noun2"):
        noun = (found[group] or "").lower()
        if noun in _NO_NOUN or not noun:
            break
        single = _singular(noun)
        if single in _CURRENCY_WORDS:
            return "money", _CURRENCY_WORDS[single], found.end(group)
        if single in _DAYS:
            return "duration", single, found.end(group)
        if noun.endswith("s") and not noun.endswith("ss"):
            return "number", single, found.end(group)
    noun = (found["noun"] or "").lower()
    if noun and noun not in _NO_NOUN and (found["number"] or found["magnitude"]):
        return "number", _singular(noun), found.end("noun")
    if found["magnitude"] and found["number"]:
        return "number", "", core
    return None, "", core


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    if noun in {"people", "persons"}:
        return "person"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _dates(text: str, anchor: datetime | None) -> Iterator[Value]:
    for found in _DATE.finditer(text):
        days = _days(found, anchor.date() if anchor else None)
        if days is not None:
            low, high = days
            yield Value(
                "date", float(low.toordinal()), float(high.toordinal()), "date", "=",
                found.group(), Span(*found.span()),
            )  # fmt: skip


def _days(found: re.Match[str], anchor: date | None) -> tuple[date, date] | None:
    """First and last day that a match may mean."""
    part = {k: v.lower() for k, v in found.groupdict().items() if v}
    year = next((int(part[k]) for k in ("y1", "y2", "y3", "y4", "y5") if k in part), 0)
    month = next(
        (_MONTHS.index(part[k]) + 1 for k in ("m1", "m2", "m3") if k in part), 0
    )
    try:
        if "part" in part:
            first = {"early": 1, "mid": 5, "late": 9}[part["part"]]
            last = first + 3
            return date(year, first, 1), date(year, last, monthrange(year, last)[1])
        if "y5" in part:
            return date(year, 1, 1), date(year, 12, 31)
        if "m3" in part:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if month:
            if not year and anchor is None:
                return None
            day = int(part.get("d1") or part["d2"])
            exact = date(year or (anchor or date.min).year, month, day)
            return exact, exact
    except ValueError:
        return None
    return _relative(part, anchor) if anchor else None


def _relative(part: dict[str, str], anchor: date) -> tuple[date, date] | None:
    if "word" in part:
        day = anchor + timedelta(
            ["yesterday", "today", "tomorrow"].index(part["word"]) - 1
        )
        return day, day
    step = {"last": -1, "this": 0, "next": 1}.get(part.get("rel", ""), 0)
    unit = part.get("unit", part.get("weekday", ""))
    if unit == "year":
        return date(anchor.year + step, 1, 1), date(anchor.year + step, 12, 31)
    if unit == "month":
        at = anchor.year * 12 + anchor.month - 1 + step
        year, month = divmod(at, 12)
        return date(year, month + 1, 1), date(
            year, month + 1, monthrange(year, month + 1)[1]
        )
    if unit == "week":
        monday = anchor - timedelta(anchor.weekday()) + timedelta(7 * step)
        return monday, monday + timedelta(6)
    if unit in _WEEKDAYS:
        ahead = (_WEEKDAYS.index(unit) - anchor.weekday()) % 7
        day = anchor + timedelta(ahead if step > 0 else ahead - 7 if ahead else 0)
        return day, day
    return None
