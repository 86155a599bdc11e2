"""A rule about one event told with its parts turned round.

"Police arrested a man", "a man was arrested by police".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.comparison.fields import FIELDS, senses
from monitor.core.comparison.objects import done_to, same_doer, suffers
from monitor.core.comparison.questions import about_value
from monitor.core.comparison.rules.dates import FUTURE
from monitor.core.comparison.rules.finding import Finding, changed, repeated
from monitor.core.comparison.rules.measures import near
from monitor.types import Kind

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair

TURNED = 0.6


def turned(pair: Pair) -> Finding | None:
    """The same done to the same, told from the other side."""
    if pair.same_article or pair.same_subject or not pair.same_action:
        return None
    if suffers(pair.now) == suffers(pair.before) or not _agree(pair):
        return None
    what = done_to(pair.now) & done_to(pair.before)
    if not what or not same_doer(pair):
        return None
    beside = (senses(pair.now) & senses(pair.before)) - what
    if not (beside - FIELDS - {pair.a.action} or pair.a.names & pair.b.names):
        return None
    if pair.value is not None:
        if pair.value.now.kind == "date" or not near(pair.value):
            return None
        question = about_value(pair, pair.value.now)
        return changed(pair, Kind.VALUE, pair.value.why, question, TURNED)
    if pair.clashing:
        return None
    return repeated(pair, TURNED)


def _agree(pair: Pair) -> bool:
    """Whether no time, place, name or stance sets two tellings apart."""
    if pair.other_scope or pair.days_apart > 0 or pair.other_names:
        return False
    if pair.a.negative != pair.b.negative or pair.now.denies or pair.before.denies:
        return False
    if (pair.now.modality in FUTURE) != (pair.before.modality in FUTURE):
        return False
    roles = {"object", "by"}
    return all(d.role in roles for d in pair.slots.differences)
