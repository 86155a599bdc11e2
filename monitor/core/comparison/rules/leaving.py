"""A rule about who leaves a post: of their own accord, or sent away.

"She left of her own accord", "she was told to go"; "Holm resigned", "Holm was dismissed".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.objects import suffers
from monitor.core.comparison.parties import same_party
from monitor.core.comparison.profile import party, profile
from monitor.core.comparison.rules.opposing import (
    against,
    elsewhere,
    unsettled,
)
from monitor.core.comparison.rules.rule import rule
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.profile import Party
    from monitor.core.comparison.rules.finding import Finding
    from monitor.types import Assertion

_GO = r"(?:go|leave|quit|resign|step down|stand down)"
_SENT = re.compile(
    r"\b(?:dismiss(?:ed|es)|sack(?:ed|s)|fired|expelled|ousted"
    r"|(?:removed|relieved) (?:from|of) (?:office|(?:his|her|their) (?:\w+ )?"
    r"(?:post|posts|duties|command|job|role|position)))\b",
    re.IGNORECASE,
)
_PRESSED = re.compile(
    rf"\b(?:(?:told|asked|ordered|forced|made|pressed) to {_GO}"
    r"|(?:forced|pushed|thrown|kicked) out|(?:was|been|were) pushed)\b",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"\b(?:of|on) (?:his|her|their|my|our) own (?:accord|free will|volition)"
    r"|\bvoluntarily\b|\bby (?:his|her|their|my|our) own choice\b"
    r"|\b(?:left|leave|leaving|resigned|quit|stepped down) (?:\w+ ){0,4}?"
    r"(?:to (?:look after|care for|spend|study|pursue|start|found|join|retire)"
    r"|for (?:family|personal|health|private) reasons)\b",
    re.IGNORECASE,
)
# Whoever was told to go may have resigned then; who was dismissed has not.
_WENT = frozenset({"resign", "quit", "retire"})
_EXCLUDED = {
    frozenset(sides)
    for sides in (("sent", "free"), ("pressed", "free"), ("sent", "went"))
}
_SENDS = frozenset({"dismiss", "sack", "fire", "oust", "expel", "relieve", "remove"})
_PERSON = frozenset({"i", "he", "she"})


@lru_cache(maxsize=SOMETIMES)
def _side(assertion: Assertion) -> str:
    """Whether somebody was sent away, pressed to go, left freely or just went."""
    text, no = assertion.text, profile(assertion).negative
    free = _FREE.search(text) is not None
    sent = "sent" if _SENT.search(text) else "pressed" if _PRESSED.search(text) else ""
    if sent and free:
        return ""
    if sent or free:
        return ("pressed" if free else "free") if no else sent or "free"
    went = assertion.frame.action in _WENT and not suffers(assertion)
    return "went" if went and not no else ""


@rule(tells=_side)
def sent_away(pair: Pair) -> Finding | None:
    """Somebody left freely in the one telling, and was made to go in the other."""
    now, before = _side(pair.now), _side(pair.before)
    if frozenset((now, before)) not in _EXCLUDED:
        return None
    if pair.other_time or not _one_person(pair):
        return None
    if unsettled(pair):
        return None
    if "went" in (now, before) and elsewhere(pair):
        return None
    return against(pair, flipped=False)


def _one_person(pair: Pair) -> bool:
    """Whether one person leaves; the one told before may be "he" or "she"."""
    now, before = _leaver(pair.now), _leaver(pair.before)
    if now is None or before is None:
        return False
    if same_party(now, before):
        return True
    ends = now.text.casefold(), before.text.casefold()
    return pair.same_article and any(text in _PERSON for text in ends)


def _leaver(assertion: Assertion) -> Party | None:
    """Who goes: the subject, or whom somebody dismisses."""
    of = profile(assertion)
    objects = [s.text for s in assertion.frame.slots if s.role == "object"]
    sends = assertion.frame.action in _SENDS and not suffers(assertion)
    if objects and sends:
        return party(objects[0], of.names)
    return of.subject
