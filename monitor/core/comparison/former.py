"""Figures that a claim tells only to leave them behind: "to 410 votes from 530".

What stands behind "up from", "rather than" or "not" beside a figure of its kind is what
was, or was said. It is no figure of the claim; but whoever tells it says which earlier
one is revised.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from monitor.core.comparison.parties import same_party
from monitor.core.comparison.values import comparable
from monitor.core.lexicon.wordlist import word_set
from monitor.core.words import stem
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.types import Assertion, Value

_ABOUT = r"(?: (?:on|in|at|by|until|for))?(?: (?:the|about|around|some|an? (?:earlier|initial|original)))?\s*$"
# What is not so is no figure of any kind, a date included.
_NOT_SO = re.compile(
    r"(?:\brather than|\binstead of|[,;] (?:and |but )?not|\band not)" + _ABOUT
)
_COUNT = re.compile(r"\b(?:number|toll|tally|count|total)\b", re.IGNORECASE)
_SINCE_MOVED = re.compile(
    r"(?:\b(?:up|down|compared with)(?: from)?|\bbegan\b[^.,;]{0,60})" + _ABOUT
)
# "From Monday to Friday", "from 3 to 5 percent" are ranges; "to 5 from 3" is none, nor
# is what "has been cut from 5 to 3".
_FROM = re.compile(r"\bfrom" + _ABOUT)
_TO = re.compile(r"\bto (?:[^\s,;]+ ){0,5}$")
_ON_TO = re.compile(r" to (?:[a-z]+ ){0,2}[$€£¥]?\w")
_MOVING = frozenset(
    map(
        stem,
        word_set("""
        raise increase rise grow climb jump lift double extend expand widen soar swell
        cut lower reduce fall drop decline shrink slip sink halve shorten narrow plunge
        revise correct adjust change move bring take put push go
        """),
    )
)
_OUT_OF = re.compile(r"\s+(?:out )?of (?:the |its |their |his |her |these |those )?")

# "Less than it said on Friday" revises that party's own figure.
_OWN = re.compile(
    r"\b(?:than|what|as) (?:it|he|she|they|we|i)(?: had|['’]d)?"
    r"(?: (?:first|originally|earlier|previously|initially|once|itself))*"
    r" (?:said|told|forecast|estimated|announced|expected|predicted|put|claimed"
    r"|reported|gave|given|promised|offered|named|counted)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=SOMETIMES)
def former(assertion: Assertion) -> tuple[Value, ...]:
    """The figures that a claim leaves behind for another of its kind."""
    if len(assertion.values) < 2:  # noqa: PLR2004 - one stays, one goes
        return ()
    left = tuple(v for v in assertion.values if _left_behind(assertion, v))
    kept = [v for v in assertion.values if v not in left]
    return tuple(v for v in left if any(takes_its_place(one, v) for one in kept))


def takes_its_place(now: Value, was: Value) -> bool:
    """Whether a figure can stand where another stood: "to 900" counts what 400 did."""
    bare = not now.unit and now.kind in {was.kind, "number"}
    alike = was.kind in {now.kind, "duration"}  # "from four years to two"
    return comparable(now, was) or (bare and alike)


def standing(assertion: Assertion) -> Assertion:
    """The claim with those figures alone that it stands by."""
    left = (*former(assertion), *_behind(assertion))
    parts = _parts(assertion)
    if not (left or parts):
        return assertion
    gone = (*left, *parts.values())
    kept = tuple(
        replace(v, unit=parts[v].unit) if v in parts else v
        for v in assertion.values
        if v not in gone
    )
    return replace(assertion, values=kept)


def _parts(assertion: Assertion) -> dict[Value, Value]:
    """The figures of parts, each with its whole: "70 of its 260 workers" are 70 workers."""
    found, start = {}, assertion.span.start
    for part, whole in pairwise(assertion.values):
        between = assertion.quote[part.span.end - start : whole.span.start - start]
        # "Not one of the eleven" counts nobody.
        one_kind = (
            part.kind == whole.kind == "number" and not part.unit and part.low > 1
        )
        if one_kind and whole.unit and _OUT_OF.fullmatch(between):
            found[part] = whole
    return found


def _behind(assertion: Assertion) -> tuple[Value, ...]:
    """What follows "the number of dead has risen to 33" says how it has risen."""
    frame = assertion.frame
    if not _COUNT.search(frame.subject):
        return ()
    to = next((slot for slot in frame.slots if slot.role == "to"), None)
    told = [v for v in assertion.values if to and v.text.strip() in to.text]
    if len(told) != 1:
        return ()
    end = told[0].span.end
    return tuple(v for v in assertion.values if v.span.start > end)


def _left_behind(assertion: Assertion, value: Value) -> bool:
    ahead = assertion.quote[: max(value.span.start - assertion.span.start, 0)]
    if _NOT_SO.search(ahead):
        return True
    if value.kind == "date":
        return False
    if _SINCE_MOVED.search(ahead) or _has_moved(assertion, value):
        return True
    found = _FROM.search(ahead)
    if found is None:
        return False
    behind = assertion.quote[value.span.end - assertion.span.start :]
    moves = stem(assertion.frame.action) in _MOVING and _ON_TO.match(behind)
    return bool(moves) or _TO.search(ahead[: found.start()]) is not None


def _has_moved(assertion: Assertion, value: Value) -> bool:
    """“The recall of 400 cars has grown to 900”: the first is what it was.

    So it is where "the 80 guards have become 240".
    """
    frame = assertion.frame
    if frame.action == "become" and value.text.strip() in frame.subject:
        return True
    to = [slot.text for slot in frame.slots if slot.role == "to"]
    moved = any(one.text.strip() in told for one in assertion.values for told in to)
    return moved and f" of {value.text.strip()}" in frame.subject


def not_their_own(pair: Pair) -> bool:
    """Whether a party revises what it said itself, and the known figure is another's."""
    known = pair.b.speaker
    if known is None or _OWN.search(pair.now.quote) is None:
        return False
    ends = (pair.a.speaker, pair.a.subject)
    return not any(end is not None and same_party(end, known) for end in ends)
