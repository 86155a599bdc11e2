"""Whether two figures that a link holds against each other can be of one thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.another import of_another, other_day
from monitor.core.comparison.fields import per
from monitor.core.comparison.rules.dates import nth, one_day, other_end
from monitor.core.comparison.rules.measures import holds
from monitor.core.comparison.rules.opposing import tentative
from monitor.core.comparison.states import other_people
from monitor.core.comparison.units import converted
from monitor.core.comparison.unlike import other_period
from monitor.core.linkage.guards import DAYS
from monitor.core.values.figures import SMALL
from monitor.core.words import stems

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.values import ValueDifference
    from monitor.types import Assertion, Value

# Figures of one thing seldom differ by more than a digit: 90 days, 25 years. What is
# revised grows, a toll or an offer; it seldom falls to a third, unless two dispute it.
MOST_TIMES = 10.0
LEAST_SHARE = 1 / 3
# "A seventh of what the others ask" measures one thing by another.
_OF_WHAT = re.compile(
    r"\b(?:half|(?:a|one) (?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"|double|twice|times)\b[^.,;]{0,20} what\b",
    re.IGNORECASE,
)
# "41 and not 38" and "up from 38" name what was; "7,000 of the 11,500" tells both.
_DIGITS = re.compile(
    r"(?<!\bnot )(?<!\bfrom )(?<!\bthan )(?<!\bof about )\b\d[\d,.]*\d\b|\b\d(?=[.,;]?$)"
)
_OF_THEM = re.compile(
    rf" of (?:the|them|these|those|its|their)\b(?! (?:\d|{'|'.join(SMALL)}))",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\b(?:another|a further)\s+$", re.IGNORECASE)


def one_figure(pair: Pair, figure: ValueDifference) -> bool:
    """Whether two figures can be of one thing at all."""
    if pair.pointing and not pair.same_article:
        return False
    if pair.same_action and pair.a.negative != pair.b.negative:
        return False  # not there in May, there in June
    if figure.now.kind == "date":
        return not (_other_dates(pair) or _one_day(figure.now, figure.before))
    if of_another(pair) or _years_apart(pair) or pair.opposite:
        return False  # a figure of another year; risen by so much, fallen by so much
    if _of_two_doings(pair, figure) or _of_some(pair, figure):
        return False
    known = pair.candidate.assertion  # with the whole of which a part is told
    others = other_people((pair.now, figure.now), (known, figure.before))
    rates = {per(pair.now, figure.now), per(pair.before, figure.before)} - {""}
    if others or len(rates) > 1:
        return False  # so much a month, so much a year
    times = _times(figure.now, figure.before)
    alone = not (_beside(figure.now, known) or _beside(figure.before, pair.now))
    alone &= figure.before in pair.left or not _names(pair.now, figure.before)
    if _OF_WHAT.search(pair.now.text) or _OF_WHAT.search(pair.before.text):
        return False
    more = _ANOTHER.search(pair.now.text.partition(figure.now.text)[0])
    least = 1 / MOST_TIMES if pair.disputed else LEAST_SHARE
    return least <= times <= MOST_TIMES and alone and not more


def _of_two_doings(pair: Pair, figure: ValueDifference) -> bool:
    """“Has 240 branches”, "will close 80 branches": what there is, and what is done."""
    if pair.same_action or not pair.same_subject or figure.now.kind != "number":
        return False
    here, there = holds(pair.now), holds(pair.before)
    one, other = tentative(pair.now), tentative(pair.before)
    return here != there and one != other


def _of_some(pair: Pair, figure: ValueDifference) -> bool:
    """“Three men were charged”, "two of the men were acquitted": a part of them."""
    ends = (pair.now, figure.now), (pair.before, figure.before)
    some = [
        _OF_THEM.match(one.text.partition(v.text)[2]) is not None for one, v in ends
    ]
    return some[0] and not some[1]


def _one_day(now: Value, before: Value) -> bool:
    """Whether both name one day, or one weekday: "until Tuesday", "on Tuesday"."""
    return one_day(now, before) or bool(stems(now.text) & stems(before.text) & DAYS)


def _other_dates(pair: Pair) -> bool:
    """Whether the dates are of two doings: installed in 2019, serviced in December.

    So they are where they date figures: what was earned in 2020, in 2021. Dates of what
    is yet to come are of one plan, however it is put.
    """
    a, b = pair.a, pair.b
    of_two = nth(pair.now) != nth(pair.before)  # "the second round"
    of_two |= other_end(pair)
    if of_two or other_day(pair) or pair.other_part or pair.other_names:
        return True
    if tentative(pair.now) and tentative(pair.before):
        return False
    one_doing = a.action in b.content | {b.action} or b.action in a.content
    told = (any(v.kind != "date" for v in x.values) for x in (pair.now, pair.before))
    return not one_doing or (other_period(pair) and all(told))


def _years_apart(pair: Pair) -> bool:
    """Whether both name years, and none in common."""
    now, before = ({s for s in one.scope if s.isdigit()} for one in (pair.a, pair.b))
    return bool(now and before) and now.isdisjoint(before)


def _times(now: Value, before: Value) -> float:
    """How many times the known figure the later one is."""
    factor = converted(now, before) or 1.0
    size, known = now.low * factor or now.high * factor, before.low or before.high
    return size / known if min(size, known) > 0 else 1.0


def _beside(figure: Value, told: Assertion) -> bool:
    """Whether the other claim tells that very number too, of whatever.

    "Have turned down 4 percent and want 8": what stands bare may be of any kind.
    """
    alike = (one for one in told.values if one.kind == figure.kind or not one.unit)
    return any(one.low == figure.low for one in alike)


def _names(told: Assertion, figure: Value) -> bool:
    """Whether the later claim names the known figure: "7,000 of the 11,500 homes"."""
    digits = re.search(r"\d[\d,.]*\d|\d", figure.text)
    return digits is not None and digits[0] in _DIGITS.findall(told.quote)
