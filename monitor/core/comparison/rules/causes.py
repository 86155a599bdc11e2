"""A rule about what brought a thing about: "it came in with the milk", "it was not the milk"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.comparison.profile import is_denied
from monitor.core.comparison.rules.opposing import against, could, tentative
from monitor.core.comparison.rules.rule import rule
from monitor.core.comparison.unlike import one_left_open
from monitor.core.words import ordered_stems, stems
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding
    from monitor.types import Assertion

_CAUSE = r"(?:cause|source|origin|culprit)"
_NOT = r"(?: not|not|n['’]t| never)"
_WAS = (
    rf"(?P<no>(?:(?:can|could|will|would){_NOT}? )?(?:(?:has|have|had){_NOT}? )?"
    rf"(?:is|are|was|were|be|been|lies|lay){_NOT}?)"
)
_OF = r"(?: of (?P<of>.+))?"
_A_CAUSE = rf"(?:the|a|an|its|their) (?:\w+ ){{0,2}}{_CAUSE}\b"
_THING = r"(?!(?:i|he|she|they|we) )"
_CAME = r"(?P<no>(?:had|did not|didn['’]t|never)? ?)c[ao]me(?: in)?"
_PART = r"(?P<no>(?:has |have |had )?play(?:ed|s)? (?:no|a) (?:part|role)\b)"
# What is told to be the cause, of what, and the words that may deny it.
_TELLINGS = tuple(
    re.compile(telling, re.IGNORECASE)
    for telling in (
        rf"(?P<what>.+?) {_WAS} {_A_CAUSE}{_OF}",
        rf"{_A_CAUSE}(?: of (?P<of>.+?))? {_WAS} (?P<what>.+)",
        rf"(?P<of>.+?) {_WAS} (?:\w+ly )?(?:caused|triggered|set off) by (?P<what>.+)",
        rf"(?P<what>.+?) (?P<no>(?:(?:has|had|did){_NOT}? )?)caused? (?P<of>.+)",
        rf"(?P<of>{_THING}.+?) {_CAME} (?:from|with|through) (?P<what>.+)",
        rf"(?P<what>.+?) {_WAS} to blame\b(?: for (?P<of>.+))?",
        rf"(?P<what>.+?) {_PART}(?: in (?P<of>.+))?",
        r"(?P<of>.+?) (?P<no>)(?:because of|owing to|due to) (?P<what>.+)",
        rf"it (?P<no>(?:can|could){_NOT}) (?:have been|be) (?P<what>.+)",
    )
)
_NO = re.compile(r"\b(?:no|not|never)\b|not\b|n['’]t", re.IGNORECASE)
# Of a fault what is at fault is the cause as well: "a fault in the software".
_FAULT = re.compile(r"\b(?:fault|failure|defect|error|bug|problem)s? (?:in|of|with) ")
# "A batch of raw milk from the north": a batch, and milk.
_PARTS = re.compile(r" of ", re.IGNORECASE)
_TAIL = re.compile(
    r",.*$| (?:in|at|from|by|on|under|beneath|delivered|made|that|which|who)\b.*$"
)
_REJECTS = re.compile(
    r"\b(?:reject|den|dismiss|dispute)\w* (?:the |a |any )?"
    r"(?:suggestion|claim|idea|theory|allegation|charge|notion)s? that (?P<that>.+)",
    re.IGNORECASE,
)
_SO = re.compile(r"^.+?, so (?=it c)", re.IGNORECASE)
_EMPTY = stems("it they this that these those thing one")


class Told(NamedTuple):
    """What is said to be the cause, of what, and whether it is denied."""

    heads: frozenset[str]
    of: frozenset[str]
    denied: bool


@lru_cache(maxsize=SOMETIMES)
def cause(assertion: Assertion) -> Told | None:
    """The cause that a claim names or rejects, if any."""
    text = assertion.text.rstrip(". ")
    rejected = _REJECTS.search(text)
    told = _SO.sub("", rejected["that"] if rejected else text)
    found = next(filter(None, (pattern.match(told) for pattern in _TELLINGS)), None)
    if found is None:
        return None
    what = _FAULT.sub("fault of ", found["what"])
    parts = _PARTS.split(_TAIL.sub("", what))
    heads = frozenset(s for part in parts for s in ordered_stems(part)[-1:]) - _EMPTY
    no = _NO.search(found["no"]) is not None or rejected is not None
    of = stems(found.groupdict().get("of") or "") - _EMPTY
    return Told(heads, of, no != is_denied(assertion)) if heads else None


@rule(tells=cause)
def not_the_cause(pair: Pair) -> Finding | None:
    """What the one gives for the cause is none in the other."""
    now, before = cause(pair.now), cause(pair.before)
    if now is None or before is None or now.denied == before.denied:
        return None
    if now.heads.isdisjoint(before.heads):
        return None
    if now.of and before.of and now.of.isdisjoint(before.of):
        return None
    # What "could not have been" the cause is of what was, not of what might come.
    apart = pair.other_scope and not pair.other_kind
    if apart or pair.days_apart > 0 or one_left_open(pair):
        return None
    # "Cannot have been" denies; what may have been the cause is not said to be it.
    yes = pair.before if now.denied else pair.now
    return None if tentative(yes) or could(yes) else against(pair, flipped=True)
