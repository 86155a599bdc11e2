"""Rules about how a thing came out: called off or not, and by whom it was done.

"The march will be held on Saturday", "the march was called off"; "Holm won the seat",
"Reed won the seat".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.names import base
from monitor.core.comparison.objects import done_to
from monitor.core.comparison.pair import SHARED_MATTER
from monitor.core.comparison.profile import party, profile
from monitor.core.comparison.questions import about_doer
from monitor.core.comparison.rules.dates import dates_of, due, one_day
from monitor.core.comparison.rules.facts import OPEN, holds_value
from monitor.core.comparison.rules.finding import changed, contradicted
from monitor.core.comparison.rules.opposing import tentative
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.lexicon.inflection import past
from monitor.core.words import stem, stems
from monitor.types import Kind

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding
    from monitor.types import Assertion

SURE = 0.75
TOLD = 0.6
# Done by one party only; what is made is one thing, and won or bought are many.
_MADE = stems("invent discover write compose design paint forge")
_ONE_DOER = stems("win buy") | _MADE
_CANCEL = stem("cancel")
_COMES = re.compile(
    r"\b(?:tak(?:es?|ing) place|go(?:es|ing)? ahead|be held|(?:is|are) (?:held|on)"
    r"|happens?|begins?|starts?|opens?|resumes?|planned|scheduled|announced|due)\b"
)
_HOLDS = stems("hold stage table organise organize convene host call")
_ENDS = re.compile(r"\bto end\b|\bends?\b")
_PLANNED = stems("plan schedule due")
_GIVES_UP = re.compile(
    r"\b(?:drop(?:s|ped)?|abandon(?:s|ed)?|scrap(?:s|ped)?|shelve[sd]?|give[sn]? up|gave up"
    r"|ditche[sd]|withdr[ae]wn?|axe[sd]|backed (?:away|down) from)"
    r" (?:all |the |its |their |his |her )?plans? (?:to|for) (?P<verb>\w+) (?P<what>.+)",
    re.IGNORECASE,
)
_PLAN = re.compile(r"\bplan(?:s|ned|ning)?\b", re.IGNORECASE)


@rule(Standing.REPORTED, Standing.PLAIN)
def called_off(pair: Pair) -> Finding | None:
    """What was to come is called off, or what was called off is to come after all."""
    ends = pair.a.action == _CANCEL, pair.b.action == _CANCEL
    if ends[0] == ends[1]:
        return None
    off, on = (pair.now, pair.before) if ends[0] else (pair.before, pair.now)
    if tentative(off) or not _planned(on) or pair.other_names or pair.other_scope:
        return None
    days = [(now, was) for now in dates_of(pair.now) for was in dates_of(pair.before)]
    if (days and not any(one_day(*two) for two in days)) or _ENDS.search(on.text):
        return None
    thing, planned = done_to(off), _to_come(on)
    if planned not in thing or not _definite(off, planned):
        return None
    beside = thing - {planned} - _PLANNED
    if beside and not beside <= profile(on).content:
        return None
    why = "now called off, was to come" if ends[0] else "now to come, was called off"
    return changed(pair, Kind.DETAIL, why, strength=TOLD)


def _gives_up(assertion: Assertion) -> re.Match[str] | None:
    """The plan that a claim says is dropped."""
    return _GIVES_UP.search(assertion.text)


@rule(Standing.REPORTED, Standing.PLAIN, Standing.SUBJECT, tells=_gives_up)
def given_up(pair: Pair) -> Finding | None:
    """A plan is dropped that was known: "will close the ward", "drops its plan to"."""
    found = _gives_up(pair.now)
    if found is None or tentative(pair.now):
        return None
    known = pair.before
    planned = due(known) or _PLAN.search(known.text)
    same = stem(found["verb"]) in {pair.b.action, *stems(known.text)}
    if not (planned and same) or pair.other_names or pair.other_scope:
        return None
    if stems(found["what"]).isdisjoint(pair.b.content - {stem(found["verb"])}):
        return None
    return changed(pair, Kind.DETAIL, "now given up, was planned", strength=TOLD)


def _planned(assertion: Assertion) -> bool:
    if not due(assertion):
        return False
    held = profile(assertion).action in _HOLDS
    return held or _COMES.search(assertion.text) is not None


def _to_come(on: Assertion) -> str:
    """The noun of what is to come: "the march" begins, or they will hold "a march"."""
    if profile(on).action not in _HOLDS:
        return profile(on).subject.noun
    told = (
        party(s.text, frozenset()).noun for s in on.frame.slots if s.role == "object"
    )
    return next(told, "")


def _definite(off: Assertion, noun: str) -> bool:
    """Whether the one thing was called off: "the march", not "a march" or some."""
    told = [off.frame.subject, *(s.text for s in off.frame.slots if s.role == "object")]
    heads = [text.lower() for text in told if noun in stems(text)]
    return any(text.startswith(("the ", "its ", "their ")) for text in heads)


@rule(Standing.ACTING, Standing.ELSEWHERE, Standing.OTHERS)
def doer(pair: Pair) -> Finding | None:
    """Only one can have done it, and the reports name two."""
    if pair.a.action not in _ONE_DOER:
        return None
    named = pair.a.subject.names and pair.b.subject.names
    if not named or pair.other_scope or _one_name(pair):
        return None
    if _gives(pair.now) or _gives(pair.before):
        return None  # "the goal won him the prize"
    differences = [
        d
        for d in pair.slots.differences
        if d.role == "object" or not holds_value(pair, d)
    ]
    if (
        _counted(pair)
        or differences
        or not pair.slots.same
        or len(pair.matter) < (1 if _made(pair) else SHARED_MATTER)
    ):
        return None
    why = f"{pair.now.frame.subject}, was {pair.before.frame.subject}"
    question = about_doer(pair)
    if pair.now.modality in OPEN or pair.before.modality in OPEN:
        return changed(pair, Kind.DETAIL, why, question, SURE)
    return contradicted(pair, Kind.CONFLICT, why, question, SURE)


def _made(pair: Pair) -> bool:
    """Whether both tell who made what both call "the"."""
    told = [
        [s.text.lower() for s in x.frame.slots if s.role == "object"]
        for x in (pair.now, pair.before)
    ]
    definite = all(text.startswith("the ") for texts in told for text in texts)
    return pair.a.action in _MADE and all(told) and definite


def _gives(assertion: Assertion) -> bool:
    """Whether something is won or bought for somebody: "won him the prize"."""
    done = re.escape(past(assertion.frame.action))
    whom = r"(?:him|her|them|us|me|it)"
    return re.search(rf"\b{done} {whom}\b", assertion.quote) is not None


def _one_name(pair: Pair) -> bool:
    """Whether one name is the other with words left out: it may be the same."""
    named = (pair.a.subject.names, pair.b.subject.names)
    return any(
        set(base(x).split()) <= set(base(y).split())
        or set(base(y).split()) <= set(base(x).split())
        for x in named[0]
        for y in named[1]
    )


def _counted(pair: Pair) -> bool:
    """Whether a number of things is won: others may win others of them."""
    objects = [s.text for s in pair.now.frame.slots if s.role == "object"]
    return pair.value is not None and any(
        value.text in text for value in pair.now.values for text in objects
    )
