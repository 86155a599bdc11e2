"""Dates, whole, partial or relative, as intervals of days.

Only news forms are read ("late 2024", "next week", "Tuesday", "3 May 2023"); a
relative one is resolved against the day of publication. A bare weekday is the
latest one up to publication, after "will" or "expected" the next one; a bare month
is of a past or running year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from monitor.core.lexicon.calendar import MONTHS, WEEKDAYS
from monitor.core.values.figures import SMALL
from monitor.types import Span, Value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

_MONTHS = [name.lower() for name in MONTHS]
_DAYS = [name.lower() for name in WEEKDAYS]
_SHORT_MONTHS = [*(name[:3] for name in _MONTHS), "sept"]
_MONTH = "|".join(sorted({*_MONTHS, *_SHORT_MONTHS}, key=len, reverse=True))
_DAY = "|".join(_DAYS)
_UNITS = "day|week|month|quarter|year|decade"
_SMALL = tuple(SMALL)[:10]
_COUNT = rf"\d{{1,3}}|a|an|{'|'.join(_SMALL)}"
_YEAR = r"(?:19|20)\d\d"
_DATED_YEAR = r"(?:1[5-9]|20)\d\d"
# "Built in 1868": no noun may follow, for "in 1868 cases" counts them.
_OLD_YEAR = r"1[5-8]\d\d(?=[.,;)]|$| (?:and|but|as|when|by|at|on|with|for|under|after|before)\b)"
_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_DATE = re.compile(
    rf"(?:\b(?P<until>by|before|until|since|after|from)\s+(?:the end of\s+)?)?\b(?:"
    rf"(?P<iso>{_YEAR}-\d\d-\d\d)"
    rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH})\b\.?(?:,? (?P<y1>{_DATED_YEAR})| (?P<yr1>last|this|next) year)?"
    rf"|(?P<m2>{_MONTH})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d|,\d)(?:,? (?P<y2>{_DATED_YEAR})| (?P<yr2>last|this|next) year)?"
    rf"|(?P<m3>{_MONTH})\.? (?P<y3>{_DATED_YEAR})"
    rf"|(?P<part>early|mid|late)[ -](?P<y4>{_YEAR})"
    rf"|(?P<agon>{_COUNT}) (?P<agou>{_UNITS})s? (?P<dir>ago|earlier|from now)"
    rf"|(?P<rel>last|next|this|previous|coming) (?P<relu>{_UNITS}|{_DAY}|{_MONTH})"
    rf"|(?P<word>today|yesterday|tomorrow|tonight)"
    rf"|(?:(?:late|early) )?(?P<wd>{_DAY})"
    rf"|(?P<inm>(?:(?<=in )|(?<=since )|(?<=by )|(?<=until )|(?<=from )|(?<=between )|(?<=end of )|(?<=middle of ))(?:{_MONTH}))"
    rf"|(?P<y5>(?:(?<=in )|(?<=by )|(?<=since )|(?<=until )|(?<=of )|(?<=from )|(?<=before )|(?<=after )|(?<=during )){_YEAR}"
    rf"|(?:(?<=in )|(?<=since )|(?<=dates from )|(?<=dating from )){_OLD_YEAR})"
    r")\b(?![\d-])",
    re.IGNORECASE,
)
_MAY = re.compile(r"\bmay\b")
# "Will meet on Friday" is the Friday to come; "will, she said on Friday" is not.
_AHEAD = re.compile(
    r"\b(?:will|would|should|due|expect(?:s|ed)|scheduled|until|(?:is|are) to|plans to"
    r"|hopes to)\b(?!.*\b(?:said|told|announced)\b)",
    re.IGNORECASE | re.DOTALL,
)
# "Leaves in January": of what is told in the present the month is still to come.
_TO_COME = re.compile(
    r"\b(?:leaves?|opens?|starts?|begins?|ends?|expires?|clos(?:es?)|resumes?|returns?"
    r"|retires?|meets?|votes?|takes? (?:office|effect|over|place)|comes? into (?:force|effect)"
    r"|goes|runs for)\b[^.;]*$",
    re.IGNORECASE,
)
_CLAUSE = 80
_SEASON = 120
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_FAR = 400000.0  # an open end, in days; beyond the year 1000 and far past 2999


def find_dates(text: str, published: datetime | None) -> Iterator[Value]:
    """The dates of a text that can be resolved."""
    day = published.date() if published else None
    for match in _DATE.finditer(text):
        if _MAY.search(match.group()):
            continue  # the verb, not the month
        interval = _interval(match, day)
        if interval:
            yield _value(match, *interval)


def _value(match: re.Match[str], first: date, last: date) -> Value:
    low, high, sign = float(first.toordinal()), float(last.toordinal()), "="
    lead = (match["until"] or "").lower()
    if lead in {"by", "before", "until"}:
        low, sign = 1.0, "<=" if lead == "by" else "<"
    elif lead in {"since", "after", "from"}:
        high, sign = max(_FAR * 2, high), ">="
    return Value(
        "date", low, high, "date", sign, match.group(), Span(match.start(), match.end())
    )


def _interval(match: re.Match[str], day: date | None) -> tuple[date, date] | None:
    try:
        for group, read in _READERS:
            if match[group]:
                return read(match, day)
    except (ValueError, OverflowError):
        return None  # 31 February, or a day before the first year
    return None


def _iso(match: re.Match[str], _day: date | None) -> tuple[date, date]:
    found = date.fromisoformat(match["iso"])
    return found, found


def _full(match: re.Match[str], day: date | None) -> tuple[date, date] | None:
    month = _month(match["m1"] or match["m2"])
    number = int(match["d1"] or match["d2"])
    year = match["y1"] or match["y2"]
    step = _STEPS.get((match["yr1"] or match["yr2"] or "").lower())
    if year:
        found = date(int(year), month, number)
    elif day and step is not None:
        found = date(day.year + step, month, number)
    elif day:
        near = (date(day.year + step, month, number) for step in (-1, 0, 1))
        ahead = _is_ahead(match)
        found = min(near, key=lambda d: _distance((d - day).days, ahead=ahead))
    else:
        return None
    return found, found


def _distance(days: int, *, ahead: bool) -> int:
    """How far off a day is; the wrong way months count for years."""
    wrong = days < -_SEASON if ahead else days > _SEASON
    return abs(days) + (wrong and 2 * 365)


_STEPS = {"last": -1, "this": 0, "next": 1}


def _month_year(match: re.Match[str], _day: date | None) -> tuple[date, date]:
    return _month_of(int(match["y3"]), _month(match["m3"]))


def _part(match: re.Match[str], _day: date | None) -> tuple[date, date]:
    first, last = _PARTS[match["part"].lower()]
    year = int(match["y4"])
    return date(year, first, 1), _month_of(year, last)[1]


def _year(match: re.Match[str], _day: date | None) -> tuple[date, date]:
    year = int(match["y5"])
    return date(year, 1, 1), date(year, 12, 31)


def _ago(match: re.Match[str], day: date | None) -> tuple[date, date] | None:
    if day is None:
        return None
    word = match["agon"].lower()
    count = int(word) if word.isdigit() else SMALL.get(word, 1)
    sign = 1 if match["dir"].lower() == "from now" else -1
    return _unit_at(day, match["agou"].lower(), sign * count)


def _relative(match: re.Match[str], day: date | None) -> tuple[date, date] | None:
    if day is None:
        return None
    step = {"last": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[
        match["rel"].lower()
    ]
    unit = match["relu"].lower()
    if unit == "day" and match.string[: match.start()].lower().endswith("the "):
        return None  # "He fell on Monday and left the next day": of then, not of now
    if unit in _DAYS:
        return _weekday(day, unit, step)
    if unit not in _UNITS.split("|"):
        month = _month(unit)
        year = day.year + (step or 0)
        if step < 0 and month < day.month:
            year = day.year
        if step > 0 and month > day.month:
            year = day.year
        return _month_of(year, month)
    return _unit_at(day, unit, step)


def _word(match: re.Match[str], day: date | None) -> tuple[date, date] | None:
    if day is None:
        return None
    step = {"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
    found = day + timedelta(days=step)
    return found, found


def _bare_weekday(match: re.Match[str], day: date | None) -> tuple[date, date] | None:
    if day is None:
        return None
    first, last = _weekday(day, match["wd"].lower(), 0)
    before = match.string[max(0, match.start() - _CLAUSE) : match.start()]
    ahead = _AHEAD.search(_SENTENCE_END.split(before)[-1])
    if not ahead or first == day:
        return first, last
    return first + timedelta(days=7), last + timedelta(days=7)


def _bare_month(match: re.Match[str], day: date | None) -> tuple[date, date] | None:
    if day is None:
        return None
    month, ahead = _month(match["inm"]), _is_ahead(match)
    year = day.year
    if not ahead and month > day.month:
        year -= 1
    if ahead and month < day.month:
        year += 1
    return _month_of(year, month)


def _is_ahead(match: re.Match[str]) -> bool:
    """Whether what is dated is still to come."""
    ahead = (match["until"] or "").lower() in {"by", "until", "before"}
    before = match.string[max(0, match.start() - _CLAUSE) : match.start()]
    before = _SENTENCE_END.split(before)[-1]
    return ahead or bool(_AHEAD.search(before) or _TO_COME.search(before))


def _weekday(day: date, name: str, step: int) -> tuple[date, date]:
    back = (day.weekday() - _DAYS.index(name)) % 7
    found = day - timedelta(days=back)
    if step > 0:
        found += timedelta(days=7)
    elif step < 0 and back == 0:
        found -= timedelta(days=7)
    return found, found


def _unit_at(day: date, unit: str, step: int) -> tuple[date, date]:
    """The day, week, month, quarter, year or decade ``step`` away from ``day``."""
    if unit == "day":
        found = day + timedelta(days=step)
        return found, found
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        months = day.year * 12 + day.month - 1 + step
        return _month_of(months // 12, months % 12 + 1)
    if unit == "quarter":
        quarters = day.year * 4 + (day.month - 1) // 3 + step
        first = date(quarters // 4, quarters % 4 * 3 + 1, 1)
        return first, _month_of(first.year, first.month + 2)[1]
    span = 10 if unit == "decade" else 1
    year = day.year - (day.year % span) + step * span
    return date(year, 1, 1), date(year + span - 1, 12, 31)


def _month(name: str) -> int:
    short = name.lower()[:3]
    return next(i for i, full in enumerate(_MONTHS, 1) if full.startswith(short))


def _month_of(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


_READERS = (
    ("iso", _iso), ("d1", _full), ("m2", _full), ("m3", _month_year), ("part", _part),
    ("agon", _ago), ("rel", _relative), ("word", _word), ("wd", _bare_weekday),
    ("inm", _bare_month), ("y5", _year),
)  # fmt: skip
