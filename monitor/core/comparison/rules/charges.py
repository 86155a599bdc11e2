"""Rules about what somebody is accused of, told again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.comparison.objects import suffers
from monitor.core.comparison.parties import mentions, same_party
from monitor.core.comparison.profile import party
from monitor.core.comparison.rules.finding import Finding, repeated
from monitor.core.words import ordered_stems, stem, stems

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.profile import Party
    from monitor.types import Assertion

RESTATED = 0.6
REJECTED = 0.75
# Nouns that hold any thing of theirs, so that they tell nothing by themselves.
_UNSPECIFIC = stems(
    "technology product property asset material information work idea secret thing"
    " proprietary confidential own belong ai software data"
)
# "Of refusing to talk" is "did not talk".
_CHARGED = frozenset({stem("accuse"), stem("charge"), stem("suspect")})
_ROLES = frozenset({"of", "with"})
_OMITS = stems("refuse fail decline neglect")


def restated(pair: Pair) -> Finding | None:
    """What somebody is accused of, told as a claim of the accuser's.

    "Holm accused Vos of refusing to talk", "Holm repeated that Vos refused to talk".
    """
    before = pair.before
    if pair.same_article or not before.alleges or before.target is None:
        return None
    if not (pair.a.speaker and same_party(pair.a.speaker, pair.b.actor)):
        return None
    if pair.now.denies or pair.value is not None:
        return None
    charge = _charge(before)
    if pair.a.negative != bool(charge & _OMITS):
        return None
    told = (pair.a.matter | {pair.a.action}) - {""}
    if not (
        _is_accused(pair, _accused(pair))
        and charge
        and told <= charge
        and pair.a.action in charge
    ):
        return None
    return repeated(pair, RESTATED)


def _accused(pair: Pair) -> Party | None:
    """Who is accused: by the accuser, or "was accused of having hired nobody"."""
    before = pair.before
    if before.alleges:
        return party(before.target, pair.b.names) if before.target else None
    charged = pair.b.action in _CHARGED and suffers(before)
    return pair.b.subject if charged else None


def _acts(accusation: Assertion) -> tuple[str, ...]:
    """The stems of what is charged, the act first: "hiring strike breakers"."""
    told = (s.text for s in accusation.frame.slots if s.role in _ROLES)
    return ordered_stems(" ".join(told))


def _is_accused(pair: Pair, accused: Party | None) -> bool:
    """Whether the later claim's subject is who the earlier one accuses."""
    who = pair.a.subject
    named = accused is not None and same_party(who, accused)
    return named or mentions(who, pair.before.target, frozenset())


def vaguer_charge(pair: Pair) -> bool:
    """Whether an accusation is repeated without what made it exact.

    "Of stealing technology" after "of stealing the design of its engines" tells
    nothing new; "of stealing its recipes" would.
    """
    both = pair.now.alleges and pair.before.alleges
    if not (both and pair.one_event and pair.now.target and pair.before.target):
        return False
    now, before = _charge(pair.now), _charge(pair.before)
    return bool(now & before) and now - _UNSPECIFIC <= before


def _charge(assertion: Assertion) -> frozenset[str]:
    return stems(" ".join(s.text for s in assertion.frame.slots if s.role in _ROLES))
