"""What makes two figures those of two things: another place or time, a part, the rest.

"3,200 employees" and "1,100 employees in Arden" agree in all that comparison counts,
and so do "140 metres high" and "40 metres from the church".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.apart import reckoned_otherwise
from monitor.core.comparison.fields import field_of, per, wanted
from monitor.core.comparison.former import not_their_own
from monitor.core.comparison.parties import part_of
from monitor.core.comparison.rules.measures import holds
from monitor.core.comparison.states import PASSING, in_other_states, state_of
from monitor.core.comparison.times import of_other_times
from monitor.core.comparison.unlike import (
    BOUNDS,
    opposed,
    other_currency,
    other_names,
    other_period,
)
from monitor.core.values.figures import SMALL, number
from monitor.core.words import stem, stems

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.profile import Profile
    from monitor.core.comparison.slots import SlotDifference
    from monitor.types import Assertion, Value

_NUMBER = rf"(\d+|{'|'.join(SMALL)})"
_PART_OF = re.compile(
    rf"\b{_NUMBER} (?:out )?of (?:the |its |their )?{_NUMBER}\b", re.IGNORECASE
)
_WHOLE = 100
# What is in a place, or among some, is of a part.
_WITHIN = frozenset({"in", "at", "among"})
_BE, _HAVE, _OFFER = stem("be"), stem("have"), stem("offer")
# What a length is of: "140 metres high", "40 metres from the church".
_DIMENSION = re.compile(
    r"[\s-]*(high|tall|long|wide|deep|thick|from|away|off|apart|behind|ahead|below"
    r"|above|under|north|south|east|west)\b"
)
_SO_FAR = re.compile(r"\b(?:so far|altogether|in (?:all|total)|a total of)\b")
# Said of the figure itself, or of the noun that it counts.
_ON_TOP = re.compile(
    r"\b(?:another|further|other|additional) (?:[\w,.]+ ){0,2}[\w-]+$|\bmore (?!than)\w+$",
    re.IGNORECASE,
)
_MOVES = stems(
    "rise fall grow drop climb cut reduce raise jump slip decline widen shrink gain lose"
)
_BY = re.compile(
    r"\bby (?:(?:about|some|around|nearly|almost|more than|just|only|up to) )?$",
    re.IGNORECASE,
)


def of_another(pair: Pair) -> bool:
    """Whether a figure is of another place, party, period or currency, or of the rest.

    A profit that turns into a loss, or a rise into a fall, is no figure that moved.
    """
    return (
        pair.historic
        or other_period(pair)
        or other_currency(pair)
        or other_names(pair)
        or _complementary(pair)
        or reckoned_otherwise(pair.now, pair.before)
        or opposed(pair, besides=BOUNDS)
        or not_their_own(pair)
        or other_filler(pair)
        or _of_a_part(pair)
        or _other_dimension(pair)
        or (two_subjects(pair) and not _counts_subject(pair))
        or _step_and_level(pair)
        or of_other_times(pair)
        or _shares_of_nothing(pair)
        or _in_other_states(pair)
        or _comes_on_top(pair)
        or _rate_and_sum(pair)
        or _other_measures(pair)
    )


def two_subjects(pair: Pair) -> bool:
    """Whether one thing is told of two: "the dockers voted", "the seamen voted"."""
    a, b = pair.a.subject, pair.b.subject
    if not pair.same_action or pair.same_subject or not (a.noun and b.noun):
        return False
    apart = a.noun not in pair.b.content and b.noun not in pair.a.content
    return apart or a.noun == b.noun


def _counts_subject(pair: Pair) -> bool:
    """Whether a figure counts the subjects, which may go by other names, or these do."""
    if pair.a.subject.names or pair.b.subject.names:
        return True
    ends = pair.now, pair.before
    return any(v.text.strip() in x.frame.subject for x in ends for v in x.values)


def _shares_of_nothing(pair: Pair) -> bool:
    """“40 percent were over 60”, "12 percent were children": shares by what they are."""
    if pair.value is None or not pair.a.action == pair.b.action == _BE or pair.matter:
        return False
    ends = (pair.value.now, pair.now), (pair.value.before, pair.before)
    return all(value.text.strip() in one.frame.subject for value, one in ends)


def _in_other_states(pair: Pair) -> bool:
    """“Nine officers were hurt”, "15 officers were on duty": not the same people."""
    if pair.value is None or pair.same_action:
        return False
    figures = pair.value.now, pair.value.before
    return in_other_states(pair.now, pair.before, figures)


def _comes_on_top(pair: Pair) -> bool:
    """Whether just one figure is of some beside those known: "four more passengers".

    Beside the dead "a further four are missing": all who are.
    """
    if pair.value is None or pair.value.now.kind not in {"number", "percent", "money"}:
        return False
    told = (pair.now, pair.value.now), (pair.before, pair.value.before)
    if all(state_of(*one) in PASSING for one in told):
        return False
    return len({bool(_ON_TOP.search(_up_to(*one))) for one in told}) > 1


def _rate_and_sum(pair: Pair) -> bool:
    """“£2 million a day”, "£9 million so far"; so much a month, so much a year."""
    if pair.value is None:
        return False
    ends = (pair.now, pair.value.now), (pair.before, pair.value.before)
    rates = [per(*one) for one in ends]
    summed = any(_SO_FAR.search(one.text) for one, _ in ends)
    return rates[0] != rates[1] and (all(rates) or summed)


def _other_measures(pair: Pair) -> bool:
    """What one asks for is not what another offers, nor are sales profits."""
    if pair.value is None:
        return False
    fields = field_of(pair.a.subject.noun), field_of(pair.b.subject.noun)
    differ = all(fields) and fields[0] != fields[1]
    asked = wanted(pair.now) != wanted(pair.before) and not pair.same_subject
    return differ or (asked and _OFFER in {pair.a.action, pair.b.action})


def _up_to(assertion: Assertion, value: Value) -> str:
    return assertion.text.partition(value.text)[0] + value.text


def _step_and_level(pair: Pair) -> bool:
    """Whether one tells by how much a thing moved, and the other where it stands."""
    if pair.value is None:
        return False
    timed = pair.value.now.kind == "duration"  # "put back by a day", "lasts two days"
    if not (timed or {pair.a.action, pair.b.action} & _MOVES):
        return False
    now, before = pair.value.now, pair.value.before
    return _by(pair.now, now) != _by(pair.before, before)


def _by(assertion: Assertion, value: Value) -> bool:
    at = max(value.span.start - assertion.span.start, 0)
    return _BY.search(assertion.quote[:at]) is not None


def other_filler(pair: Pair) -> bool:
    """Whether it is done to another thing, or in another place: "in the city"."""
    return pair.same_action and any(
        d.role not in {"by", "with"} and d.unlike and not _measures(pair, d)
        for d in pair.slots.differences
    )


def other_day(pair: Pair) -> bool:
    """Whether two dates are of two things: "late on Monday", "on time on Tuesday"."""
    days = {s for v in (*pair.now.values, *pair.before.values) for s in stems(v.text)}
    was = pair.a.action == pair.b.action == _BE and pair.matter <= days
    own = pair.a.content - pair.b.content - days
    theirs = pair.b.content - pair.a.content - days
    others = two_subjects(pair) and pair.a.action != _HAVE  # "the rest have until"
    if other_filler(pair) or others:
        return True
    return was and bool(own and theirs)


def _measures(pair: Pair, difference: SlotDifference) -> bool:
    """Whether a role holds a figure: figures are compared as figures."""
    told = (pair.now, difference.now), (pair.before, difference.before)
    return any(v.text.strip() in text for one, text in told for v in one.values)


def _of_a_part(pair: Pair) -> bool:
    """Whether a share, or what somebody has, is told of one place alone."""
    if pair.value is None:
        return False
    now, before = pair.value.now, pair.value.before
    rated = now.kind in {"money", "percent"} and pair.same_action and pair.other_part
    if rated or not all(map(_stands_at, (pair.now, pair.before))):
        return rated
    here = _placed(pair.now, pair.a, pair.b), _placed(pair.before, pair.b, pair.a)
    if here[0] == here[1]:
        return False
    part, whole = (now, before) if here[0] else (before, now)
    return now.kind == "percent" or part.low < whole.low


def _stands_at(assertion: Assertion) -> bool:
    """Whether a figure is how much there is: "has 300 shops", "turnout was 40 percent"."""
    return holds(assertion) or stem(assertion.frame.action) == _BE


def _placed(assertion: Assertion, of: Profile, other: Profile) -> bool:
    """Whether a claim is of a place that the other does not speak of."""
    places = [part_of(of.subject)]
    for slot in assertion.frame.slots:
        if slot.role in _WITHIN:
            figure = any(v.text.strip() in slot.text for v in assertion.values)
            places.append(frozenset() if figure else stems(slot.text))
    return any(place and place.isdisjoint(other.content) for place in places)


def _other_dimension(pair: Pair) -> bool:
    """Whether one length is a height, say, and the other a distance."""
    if pair.value is None:
        return False
    now = _dimension(pair.now, pair.value.now)
    before = _dimension(pair.before, pair.value.before)
    return bool(now and before) and now != before


def _dimension(assertion: Assertion, value: Value) -> str:
    at = value.span.end - assertion.span.start
    found = _DIMENSION.match(assertion.quote, at) if at > 0 else None
    return found[1] if found else ""


def _complementary(pair: Pair) -> bool:
    """Whether two figures are parts that make the whole: 3 of 10, 7 of 10."""
    if pair.same_action:
        return False
    if pair.value is not None and pair.value.now.kind == "percent":
        return pair.value.now.low + pair.value.before.low == _WHOLE
    return any(
        whole == other and part + rest == whole
        for part, whole in _parts(pair.now.text)
        for rest, other in _parts(pair.before.text)
    )


@lru_cache(maxsize=1024)  # few pairs come so far
def _parts(text: str) -> list[tuple[float, float]]:
    """Each "three of ten" of a text, as figures."""
    found = (match.groups() for match in _PART_OF.finditer(text))
    return [(number(part), number(whole)) for part, whole in found]
