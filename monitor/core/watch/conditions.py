"""Conditions on what an article is, not on what it says: site, language, date."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from monitor.core.watch.tree import Language, Published, Site

CONDITIONS = ("site", "lang", "published")

_HOST = re.compile(r"(?:[\w-]+\.)*[\w-]+")
_CODE = re.compile(r"[A-Za-z]{2}")
_DATE = re.compile(r"(>=|<=|>|<)?(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_AGE = re.compile(r"(\d{1,4})([hdw])", re.ASCII)
_UNITS = {"h": "hours", "d": "days", "w": "weeks"}


def condition(field: str, text: str) -> Site | Language | Published:
    """What ``field:text`` asks for; raises ``ValueError`` with what would be right."""
    if field == "site":
        if not _HOST.fullmatch(text):
            raise ValueError("site: takes a host such as bbc.co.uk")
        return Site(text.lower())
    if field == "lang":
        if not _CODE.fullmatch(text):
            raise ValueError("lang: takes a code of two letters such as en")
        return Language(text.lower())
    return _published(text)


def _published(text: str) -> Published:
    if age := _AGE.fullmatch(text):
        return Published("", text, age=timedelta(**{_UNITS[age[2]]: int(age[1])}))
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(
            "published: takes a date (2024-12-01, 2024-12, 2024), one behind >= <= > "
            "<, or an age (12h, 7d, 2w)"
        )
    comparison, year, month, day = found.groups(default="")
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        last = first.replace(month=int(month or 12))
        last = last.replace(day=int(day or monthrange(first.year, last.month)[1]))
    except ValueError as error:
        raise ValueError(f"there is no such date: {error}") from error
    return Published(comparison, text.removeprefix(comparison), first, last)
