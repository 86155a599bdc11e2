"""What a figure is a figure of: the words around it, in classes of measures."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.doings import doing
from monitor.core.lexicon.calendar import WEEKDAYS
from monitor.core.lexicon.wordlist import word_set
from monitor.core.words import stem, stems, words
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from monitor.types import Assertion, Value

# The first word of each line names the field. Wider than synonyms: a bid, a price
# and what a buyer pays are one figure, where unit, size and matter agree as well.
_FIELDS = """
price cost buy bid offer pay worth value deal sell sale fee bill budget acquire takeover
strike join participate
turnout attend attendance
profit earn
debt owe
loss lose
job post position redundancy
toll die dead death
win beat lead margin majority
ill sicken fall_ill
""".strip()
FIELD_OF = {
    stem(word): stem(line.split()[0])
    for line in _FIELDS.splitlines()
    for word in line.split()
}
# Words that stand beside any figure and say nothing of what it measures.
_GENERIC = stems(
    "hundred thousand million billion trillion bn mn dozen dollar euro pound percent"
    " cent point number figure total count estimate put stand reach come amount"
    " exactly precisely roughly nearly around almost today yesterday tomorrow now"
    " still already second minute hour day week month quarter year decade night"
    " morning evening be have"
    " first last two three four five six seven eight nine ten expect know give show"
    " cubic square raise lower increase cut bring new extra exact"
) | stems(" ".join(WEEKDAYS))
_ORDINALS = word_set("first second third fourth fifth sixth initial original")
# "Than first thought", "at first"
_AT_FIRST = re.compile(
    r"\b(?:at first\b|first (?=(?:thought|said|known|told|[a-z]+ed)\b))", re.IGNORECASE
)
# By these a subject tells the figure; it is not the figure's own.
_TELLS = stems("put estimate give list show count find value say report hear")
_WANTS = stems("want demand ask seek request call insist")
# "Has cut its demand to": a demand is still one when it is moved.
_THEIR_DEMAND = re.compile(r"\b(?:its|their|his|her) (?:\w+ )?(?:demand|claim)s?\b")
_EMPTY = frozenset({"There", "there", "It", "it"})
_PER = re.compile(r"\s+(?:a|an|per|each|(?:for )?(?:each|every))\s+([a-z]+)")
# Counts below this agree by chance.
_SMALL_COUNT = 10


FIELDS = frozenset(FIELD_OF.values())


def field_of(word: str) -> str:
    """The field of measures that a stem belongs to; "" if it is none of any."""
    return FIELD_OF.get(word, "")


@lru_cache(maxsize=SOMETIMES)
def senses(assertion: Assertion, text: str | None = None) -> frozenset[str]:
    """The fields and content stems of a claim, or of a part of it.

    Left out are its figures, their units and whoever speaks.
    """
    told = stems(assertion.text if text is None else text)
    if text is None and assertion.frame.action:
        told |= {doing(assertion)}
    units = frozenset(stem(v.unit) for v in assertion.values if v.unit)
    said_by = stems(assertion.speaker or "")
    if assertion.frame.subject == assertion.speaker:
        said_by = frozenset()
    named = (s for s in told - units - said_by - _GENERIC if not s[0].isdigit())
    return frozenset(FIELD_OF.get(s, s) for s in named)


def about(assertion: Assertion, noun: str) -> frozenset[str]:
    """What a claim measures, by the noun of its subject; empty for who only tells."""
    if stem(assertion.frame.action) in _TELLS or assertion.frame.subject in _EMPTY:
        return frozenset()
    return frozenset({FIELD_OF.get(noun, noun)})


@lru_cache(maxsize=SOMETIMES)
def ordinals(assertion: Assertion) -> frozenset[str]:
    """The "first" and "third" of a claim: which of several is meant."""
    return frozenset(words(_AT_FIRST.sub("", assertion.text))) & _ORDINALS


def wanted(assertion: Assertion) -> bool:
    """Whether somebody asks for the figure: a demand is not an offer."""
    asks = doing(assertion) in _WANTS  # not who calls a thing off
    return asks or _THEIR_DEMAND.search(assertion.text) is not None


def per(assertion: Assertion, value: Value) -> str:
    """What a figure is reckoned by: "share" in "$48 a share"; "" for a sum."""
    at = assertion.text.find(value.text)
    found = _PER.match(assertion.text, at + len(value.text)) if at >= 0 else None
    return stem(found[1]) if found else ""


def telling(value: Value) -> bool:
    """Whether two reports hardly give this figure by chance."""
    return value.kind != "number" or max(value.low, 0.0) >= _SMALL_COUNT
