"""A rule about who leaves a post: of their own accord, or sent away."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.objects import suffers
from monitor.core.comparison.parties import same_party
from monitor.core.comparison.profile import party, profile
from monitor.core.comparison.rules.opposing import against, could, tentative
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.profile import Party
    from monitor.core.comparison.rules.finding import Finding
    from monitor.types import Assertion

_GO = r"(?:go|leave|quit|resign|step down|stand down)"
_FORCED = re.compile(
    rf"\b(?:(?:told|asked|ordered|forced|made|pressed) to {_GO}"
    r"|(?:forced|pushed|thrown|kicked) out|ousted|(?:was|been|were) pushed"
    r"|dismiss(?:ed|es)|sack(?:ed|s)|fired)\b",
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
_PERSON = frozenset({"i", "he", "she"})


def sent_away(pair: Pair) -> Finding | None:
    """Somebody left freely in the one telling, and was made to go in the other."""
    now = _side(pair.now)
    if not now or _side(pair.before) != -now:
        return None
    if pair.other_scope or pair.days_apart > 0 or not _one_person(pair):
        return None
    if any(tentative(one) or could(one) for one in (pair.now, pair.before)):
        return None
    return against(pair, flipped=False)


@lru_cache(maxsize=SOMETIMES)
def _side(assertion: Assertion) -> int:
    """1 for who was made to go, -1 for who left freely, 0 for other claims."""
    forced = _FORCED.search(assertion.text) is not None
    free = _FREE.search(assertion.text) is not None
    if forced == free:
        return 0
    side = 1 if forced else -1
    return -side if profile(assertion).negative else side


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
    sent = _FORCED.search(assertion.text) is not None and not suffers(assertion)
    objects = [s.text for s in assertion.frame.slots if s.role == "object"]
    if (
        sent
        and objects
        and assertion.frame.action in {"dismiss", "sack", "fire", "oust"}
    ):
        return party(objects[0], of.names)
    return of.subject
