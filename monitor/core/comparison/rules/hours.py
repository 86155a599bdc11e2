"""The rule about the time of day: "at 1.30 pm", "at a quarter past three".

A time of day is no figure of a claim, for most only say when somebody spoke or wrote.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.comparison.rules.finding import changed
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.values.figures import SMALL, number
from monitor.types import Kind
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding

TOLD = 0.75
_WORD = "|".join(SMALL)
_TIME = re.compile(
    r"\b(?P<ahead>[a-z]+) (?P<time>"
    r"(?P<hour>\d\d?)(?:[.:](?P<minute>\d\d))? ?(?P<half>[ap])\.?m\b"
    r"|(?P<full>\d\d?):(?P<past>\d\d)\b"
    rf"|(?P<part>half|a quarter) (?P<side>past|to) (?P<base>\d\d?|{_WORD})\b"
    rf"|(?P<word>\d\d?|{_WORD}) o['’]clock|(?P<twelve>noon|midday|midnight)\b)",
    re.IGNORECASE,
)
# These bound a time, and leave open by how much.
_BOUNDS = frozenset(("before", "after", "since", "by", "until", "till", "from", "to"))
_LOOSE = frozenset(("about", "around", "nearly", "almost", "just", "some"))
_HOUR, _HALF_DAY, _DAY = 60, 720, 1440
_PARTS = {"half": 30, "a quarter": 15}
# So many minutes may lie between two tellings of one time.
_EXACT, _ABOUT = 5, 30


class _Time(NamedTuple):
    """A time of day in minutes, whether its half of the day is told, and how loosely."""

    text: str
    minutes: int
    halved: bool
    slack: int


@rule(Standing.ANEW)
def hour(pair: Pair) -> Finding | None:
    """Another time of day for what is otherwise the same."""
    if not pair.one_doing or pair.value is not None:
        return None
    if pair.other_part or pair.other_names:
        return None
    now, before = _time(pair.now.quote), _time(pair.before.quote)
    if now is None or before is None or pair.days_apart > 0:
        return None
    if any(d.now not in now.text for d in pair.slots.differences):
        return None
    span = _DAY if now.halved and before.halved else _HALF_DAY
    gap = (now.minutes - before.minutes) % span
    if min(gap, span - gap) <= max(now.slack, before.slack):
        return None
    return changed(pair, Kind.VALUE, f"{now.text}, was {before.text}", strength=TOLD)


@lru_cache(maxsize=SOMETIMES)
def _time(text: str) -> _Time | None:
    """The one time of day of a text, if nothing only bounds it."""
    found = list(_TIME.finditer(text))
    if len(found) != 1 or (ahead := found[0]["ahead"].lower()) in _BOUNDS:
        return None
    minutes, halved = _minutes(found[0])
    slack = _ABOUT if ahead in _LOOSE else _EXACT
    return _Time(found[0]["time"], minutes, halved, slack)


def _minutes(found: re.Match[str]) -> tuple[int, bool]:
    """Minutes since midnight, and whether before or after noon is told."""
    if twelve := found["twelve"]:
        return (0 if twelve.lower() == "midnight" else _HALF_DAY), True
    if half := found["half"]:
        hours = int(found["hour"]) % 12 + 12 * (half.lower() == "p")
        return hours * _HOUR + int(found["minute"] or 0), True
    if found["full"]:
        hours = int(found["full"])
        return hours * _HOUR + int(found["past"]), hours > 12  # noqa: PLR2004 - noon
    base = int(number(found["base"] or found["word"])) * _HOUR
    part = _PARTS.get((found["part"] or "").lower(), 0)
    return base + (part if found["side"] != "to" else -part), False
