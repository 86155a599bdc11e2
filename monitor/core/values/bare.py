"""Figures without a noun, where the words around them show what they count.

"Has risen to 118", "spoke of fewer than 700", "only 300 of them", "a majority of 412".
"""

from __future__ import annotations

import re

from monitor.core.values.figures import (
    SCALE,
    bounded,
    comparator,
    number,
    plural,
    singular,
)
from monitor.types import Span, Value

# A figure of what was counted before or elsewhere: "only 300 of them", "put it at 700".
_BARE_BEFORE = re.compile(
    r"(?:\b(?:majority|margin|lead|population|total|tally|count|figure|number|toll)\b[^.;]{0,30} (?:was|is|were|of|reached|st(?:an|oo)ds? at)|\bonly|\bnumber\b[^.;]{0,90}? (?:at|to)|\b(?:figure|total|toll|count|them|it) (?:at|to))$",
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
_COUNTED = re.compile(
    r"\b(?:number|count|total|tally|toll|recall|order|purchase|sale|offer) of"
    r" ((?:[a-z-]+ ?){1,3})"
)
_FAR = 120
_LEAST_BARE = 10
_LEAST_PART = 1
_LEAST_TOLL = 2
_LEAD = re.compile(r"\b(?:majority|margin)\b[^.;]*$")
_TOLL = re.compile(r"\b(?:death toll|toll|number of (?:dead|deaths|injured))\b")
_YEAR = re.compile(r"(?:19|20)\d\d")


def bare(text: str, match: re.Match[str], counted: str) -> Value | None:
    """A figure without a noun, where the words around it show that it counts."""
    if match["to"] or match["pct"] or match["cur"]:
        return None
    start, end = match.start(), match.end()
    before = text[max(0, start - _FAR) : start].rstrip()
    listed = bool(counted) and _LISTED.search(before)
    of_some = _BARE_AFTER.match(text, end) is not None
    limits = _BOUND.fullmatch(match["cmp"] or "") and _CLOSED.match(text, end)
    told = _BARE_BEFORE.search(before) or _MOVED.search(before)
    if not (listed or of_some or limits or told):
        return None
    found = match.group().rstrip()
    if not found[-1].isalnum() or _YEAR.fullmatch(found):
        return None
    size = number(match["num"]) * SCALE.get((match["scale"] or "").lower(), 1.0)
    least = _LEAST_TOLL if _TOLL.search(before) else _LEAST_BARE
    if size < (_LEAST_PART if of_some else least):
        return None
    sign = comparator(match["cmp"])
    low, high = bounded(size, size, sign)
    unit = counted if listed else _counted_before(before)
    return Value(
        "number", low, high, unit, sign, found, Span(start, start + len(found))
    )


def _counted_before(before: str) -> str:
    """What a figure without a noun counts: "the number of cases … to", "only … of"."""
    if "death toll" in before:
        return "death"
    if _LEAD.search(before):
        return "vote"
    found = _COUNTED.findall(before)
    nouns = [word for phrase in found[-1:] for word in phrase.split() if plural(word)]
    return singular(nouns[0]) if nouns else ""
