"""A rule about a denial right behind what it denies, in words of its own.

"Agency workers drove two lorries, the union said. The council denied using agency staff."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.comparison.agreement import says
from monitor.core.comparison.parties import same_party
from monitor.core.comparison.profile import is_denied
from monitor.core.comparison.rules.finding import contradicted
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.words import stem, stems
from monitor.types import Kind

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding
    from monitor.types import Assertion

SURE = 0.75
_DENY = stem("deny")
# Of these an article tells so many that one in common ties nothing together.
_COMMON = stems(
    "report rumour claim suggestion say people person company firm city country day"
    " week month year time have be do make take plan"
)


@rule(Standing.HERE, Standing.DENIES, Standing.AFFIRMED)
def denied_next(pair: Pair) -> Finding | None:
    """Another party denies at once something of what has just been said."""
    if not pair.follows:
        return None
    told, denier = pair.b.speaker, pair.a.actor
    if told is None or pair.b.negative or same_party(told, denier):
        return None
    ends = stems(told.text) | stems(denier.text)
    if not (_denied(pair.now) - ends - _COMMON) & pair.b.content:
        return None
    why = f"{says(denier.text, 'denies', 'deny')} what {says(told.text, 'says', 'say')}"
    return contradicted(pair, Kind.DENIAL, why, strength=SURE)


def _denied(assertion: Assertion) -> frozenset[str]:
    """The words of what is denied: a thing, an act of one's own, or all that is said."""
    if is_denied(assertion):
        return stems(assertion.text)
    if stem(assertion.frame.action) != _DENY:
        return frozenset()
    return stems(" ".join(s.text for s in assertion.frame.slots))
