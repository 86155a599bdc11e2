"""Rules about what somebody is accused of, told again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.comparison.agreement import says
from monitor.core.comparison.objects import done_to
from monitor.core.comparison.parties import mentions, same_party
from monitor.core.comparison.profile import party
from monitor.core.comparison.questions import about_charge
from monitor.core.comparison.rules.finding import Finding, contradicted, repeated
from monitor.core.words import ordered_stems, stems
from monitor.types import Kind

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.types import Assertion

RESTATED = 0.6
REJECTED = 0.75
# Nouns that hold any thing of theirs, so that they tell nothing by themselves.
_UNSPECIFIC = stems(
    "technology product property asset material information work idea secret thing"
    " proprietary confidential own belong ai software data"
)
# "Of refusing to talk" is "did not talk".
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
        _is_accused(pair) and charge and told <= charge and pair.a.action in charge
    ):
        return None
    return repeated(pair, RESTATED)


def rejected(pair: Pair) -> Finding | None:
    """The accused says that it did not do what it is accused of.

    "Of hiring strike breakers", "it had hired nobody".
    """
    before = pair.before
    if not before.alleges or before.target is None or not pair.a.negative:
        return None
    if not pair.a.speaker or same_party(pair.a.speaker, pair.b.actor):
        return None
    charge, what = _charge(before), done_to(pair.now)
    did = next(iter(_acts(before)), "")
    own = pair.follows and pair.now.frame.subject.casefold() in {"we", "i"}
    if not (own or _is_accused(pair)) or did != pair.a.action or not what <= charge:
        return None
    charged = says(pair.before.frame.subject, "alleges", "allege")
    why = f"{says(pair.now.speaker, 'denies', 'deny')} what {charged}"
    return contradicted(pair, Kind.DENIAL, why, about_charge(before), REJECTED)


def _acts(accusation: Assertion) -> tuple[str, ...]:
    """The stems of what is charged, the act first: "hiring strike breakers"."""
    told = (s.text for s in accusation.frame.slots if s.role == "of")
    return ordered_stems(" ".join(told))


def _is_accused(pair: Pair) -> bool:
    """Whether the later claim's subject is who the earlier one accuses."""
    target = pair.before.target
    return mentions(pair.a.subject, target, frozenset()) or (
        target is not None and same_party(pair.a.subject, party(target, pair.b.names))
    )


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
    return stems(" ".join(s.text for s in assertion.frame.slots if s.role == "of"))
