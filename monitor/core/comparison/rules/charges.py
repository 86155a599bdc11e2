"""Rules about what somebody is accused of, told again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.comparison.parties import mentions, same_party
from monitor.core.comparison.profile import party
from monitor.core.comparison.rules.finding import Finding, repeated
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.words import stems

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.types import Assertion

RESTATED = 0.6
# Nouns that hold any thing of theirs, so that they tell nothing by themselves.
_UNSPECIFIC = stems(
    "technology product property asset material information work idea secret thing"
    " proprietary confidential own belong ai software data"
)
_ROLES = frozenset({"of", "with"})
_OMITS = stems("refuse fail decline neglect")


@rule(Standing.ELSEWHERE, Standing.AFFIRMS, Standing.ALLEGED)
def restated(pair: Pair) -> Finding | None:
    """What somebody is accused of, told as a claim of the accuser's.

    "Holm accused Vos of refusing to talk", "Holm repeated that Vos refused to talk".
    """
    before = pair.before
    if before.target is None:
        return None
    if not (pair.a.speaker and same_party(pair.a.speaker, pair.b.actor)):
        return None
    if pair.value is not None:
        return None
    charge = _charge(before)
    if pair.a.negative != bool(charge & _OMITS):
        return None
    told = (pair.a.matter | {pair.a.action}) - {""}
    if not (
        _is_accused(pair, before.target)
        and charge
        and told <= charge
        and pair.a.action in charge
    ):
        return None
    return repeated(pair, RESTATED)


def _is_accused(pair: Pair, target: str) -> bool:
    """Whether the later claim's subject is who the earlier one accuses."""
    who, accused = pair.a.subject, party(target, pair.b.names)
    return same_party(who, accused) or mentions(who, target, frozenset())


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
