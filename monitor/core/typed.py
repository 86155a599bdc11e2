"""What differs between two texts by type: figures, dates, negation, opposites, names.

Strict, as a judge of pairs must be: "more than 300" follows from 312, and 312 does
not follow from it. (The comparison of claims is lenient where news is: it takes 312
for an answer to "about 300".) Each mark is a fact about the texts, not yet a verdict;
what it weighs is fitted beside the network that it corrects.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.comparison.doings import excludes
from monitor.core.lexicon.contraries import contrary
from monitor.core.values import find_values
from monitor.core.words import containment, stem, stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from monitor.types import Value

MARKS = (
    "figure held",
    "figure apart",
    "figure open",
    "date held",
    "date open",
    "date apart",
    "day apart",
    "near figure held",
    "near figure apart",
    "number missing",
    "numbers held",
    "opposite",
    "contrary in place",
    "other name in place",
    "other in place",
    "not, same words",
)
"""What may be marked; ``marks`` gives those that hold."""

_BLANK = re.compile(r"\s+(?=[,.;:%)])")
_FIGURE = re.compile(
    r"(?:\b(?P<bound>more than|over|at least|above|exceeding|after|since|less than|fewer"
    r" than|under|below|at most|up to|before|about|around|roughly|nearly|almost"
    r"|approximately) (?:the |about )?)?(?P<money>[$€£] ?)?"
    r"(?<![\w.,/-])(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?![\w/])"
    r"(?: ?(?P<scale>thousand|million|billion|trillion))?(?P<unit> ?%| per ?cent\b)?",
    re.IGNORECASE,
)
_BOUNDS = (
    dict.fromkeys(("more than", "over", "above", "exceeding", "after"), ">")
    | dict.fromkeys(("at least", "since"), ">=")
    | dict.fromkeys(("less than", "fewer than", "under", "below", "before"), "<")
    | dict.fromkeys(("at most", "up to"), "<=")
    | dict.fromkeys(
        ("about", "around", "roughly", "nearly", "almost", "approximately"), "~"
    )
)
_SCALES = {"t": 1e3, "m": 1e6, "b": 1e9}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MONTHS = (
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|t?ember|ober|ember)?\b\.?"
)
_DAY_OF_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTHS}|\b{_MONTHS} (\d{{1,2}})\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE)
_BOUND_DAY = re.compile(
    r"\b(?:before|after|by|since|until|till|from|to) ", re.IGNORECASE
)
# A figure twice another is seldom the same one told wrong.
_NEAR = 2.0
_NOT = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|nor|without|cannot|denie[sd]|deny"
    r"|denying|failed to|refused?)\b|n['’]t\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\w[\w’'-]*")
# Two sentences with a place: so many words in common around so few of their own.
_FRAME = 3
_PLACE = 3
# What "about" leaves open, as in the comparison of claims.
_ABOUT = 0.1
_STANDINGS = ("held", "open", "apart")
# Rounding of a share or a conversion ("a third", "160 kilometres") is no difference.
_SLACK = 0.005


def marks(premise: str, hypothesis: str) -> frozenset[str]:
    """The marks that hold of a pair: how the hypothesis stands to the premise."""
    known, told = _tidy(premise), _tidy(hypothesis)
    return frozenset(
        (
            *_of_values(_values(known), _values(told)),
            *_of_days(known, told),
            *_of_figures(_figures(known), _figures(told)),
            *_of_words(known, told),
        )
    )


def _tidy(text: str) -> str:
    """Without the blanks that tokenisers leave before marks."""
    return _BLANK.sub("", text)


@lru_cache(maxsize=4096)
def _values(text: str) -> tuple[Value, ...]:
    return find_values(text, None)


def _of_values(known: Sequence[Value], told: Sequence[Value]) -> Iterator[str]:
    for what in ("figure", "date"):
        stand = {
            _standing(value, peers)
            for value in told
            if (value.kind == "date") == (what == "date")
            and (peers := [one for one in known if _comparable(one, value)])
        }
        if stand:
            yield f"{what} {max(stand, key=_STANDINGS.index)}"


def _standing(told: Value, peers: Sequence[Value]) -> str:
    if any(_within(peer, told) for peer in peers):
        return "held"
    return "apart" if all(_apart(peer, told) for peer in peers) else "open"


def _comparable(one: Value, other: Value) -> bool:
    return one.kind == other.kind and (
        one.unit == other.unit or stem(one.unit) == stem(other.unit)
    )


def _within(known: Value, told: Value) -> bool:
    share = {"~": _ABOUT, "=": _SLACK}.get(told.comparator, 0.0)
    slack = 0.0 if known.kind == "date" else share * abs(told.low)
    if known.comparator == "=" and told.comparator in {"<", ">"}:
        edge = told.high if told.comparator == "<" else told.low
        if known.low == known.high == edge:
            return False
    return told.low - slack <= known.low and known.high <= told.high + slack


def _apart(known: Value, told: Value) -> bool:
    if {known.comparator, told.comparator} in ({"=", "<"}, {"=", ">"}):
        return not _within(known, told) and not _within(told, known)
    reach = _ABOUT * abs(told.low) * ("~" in {known.comparator, told.comparator})
    return known.high < told.low - reach or told.high + reach < known.low


def _of_days(premise: str, hypothesis: str) -> Iterator[str]:
    """Weekdays, or days of a month, of which the two have none in common."""
    for find in (_WEEKDAY, _DAY_OF_MONTH):
        if _BOUND_DAY.search(hypothesis):
            return
        known, told = _days(find, premise), _days(find, hypothesis)
        if known and told and not known & told:
            yield "day apart"


def _days(find: re.Pattern[str], text: str) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset(part[:3].lower() for part in found.groups() if part)
        for found in find.finditer(text)
    )


class _Figure(NamedTuple):
    """A number as it is written, whatever it counts."""

    size: float
    kind: str
    bound: str

    def holds(self, other: _Figure) -> bool:
        """Whether a known figure is within this one."""
        if self.bound == "~":
            return abs(other.size - self.size) <= _ABOUT * self.size
        if other.size == self.size:
            return self.bound in {"", ">=", "<="}
        return self.bound[:1] == (">" if other.size > self.size else "<")


@lru_cache(maxsize=4096)
def _figures(text: str) -> tuple[_Figure, ...]:
    found = []
    for match in _FIGURE.finditer(_DAY_OF_MONTH.sub(" ", text)):
        size = float(match["number"].replace(",", ""))
        if (
            not match["scale"]
            and not match["unit"]
            and _YEAR.fullmatch(match["number"])
        ):
            kind = "year"
        else:
            kind = "%" if match["unit"] else "$" if match["money"] else ""
        bound = "" if not match["bound"] else _BOUNDS[match["bound"].lower()]
        size *= _SCALES.get((match["scale"] or "")[:1].lower(), 1)
        found.append(_Figure(size, kind, bound))
    return tuple(found)


def _of_figures(known: Sequence[_Figure], told: Sequence[_Figure]) -> Iterator[str]:
    """Figures beside the nearest of their kind in the premise, units aside."""
    exact = [one for one in known if not one.bound]
    if told and all(any(t.size == k.size for k in known) for t in told):
        yield "numbers held"
    elif told and known:
        yield "number missing"
    held = []
    for figure in told:
        near = [
            one
            for one in exact
            if one.kind == figure.kind and _near(one.size, figure.size)
        ]
        if near:
            nearest = min(near, key=lambda one: abs(one.size - figure.size))
            held.append(figure.holds(nearest))
    if held:
        yield "near figure held" if all(held) else "near figure apart"


def _near(one: float, other: float) -> bool:
    low, high = sorted((one, other))
    return high <= _NEAR * low


def _of_words(premise: str, hypothesis: str) -> Iterator[str]:
    known, told = stems(premise), stems(hypothesis)
    if any(excludes(a, b) for a in known - told for b in told - known):
        yield "opposite"
    odd = len(_NOT.findall(premise)) % 2 != len(_NOT.findall(hypothesis)) % 2
    if odd and containment(told, known) == containment(known, told) == 1:
        yield "not, same words"
    yield from _in_place(_TOKEN.findall(premise), _TOKEN.findall(hypothesis))


def _in_place(known: list[str], told: list[str]) -> Iterator[str]:
    """What stands in the one place where two sentences differ."""
    low, other = [w.lower() for w in known], [w.lower() for w in told]
    start = _shared(low, other)
    end = _shared(low[start:][::-1], other[start:][::-1])
    here, there = known[start : len(low) - end], told[start : len(other) - end]
    if start + end < _FRAME or not (
        0 < len(here) <= _PLACE and 0 < len(there) <= _PLACE
    ):
        return
    if any(contrary(a.lower(), b.lower()) for a in here for b in there):
        yield "contrary in place"
    elif start and here[0][0].isupper() and there[0][0].isupper():
        yield "other name in place"
    else:
        yield "other in place"


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two lists begin with in common."""
    pairs = zip(one, other, strict=False)
    return next(
        (n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other))
    )
