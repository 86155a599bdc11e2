"""Rules about one event told with its parts turned round, or with another of them.

"Police arrested a man", "a man was arrested"; "opened an inquiry", "the inquiry began".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.comparison.fields import FIELDS, senses
from monitor.core.comparison.names import share_name
from monitor.core.comparison.objects import done_to, same_doer, suffers
from monitor.core.comparison.profile import profile
from monitor.core.comparison.questions import about_value
from monitor.core.comparison.rules.dates import FUTURE
from monitor.core.comparison.rules.finding import Finding, changed, repeated
from monitor.core.comparison.rules.measures import near
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.comparison.values import comparable, compatible, one_time
from monitor.core.words import stems
from monitor.types import Kind

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.types import Assertion, Value

TURNED = 0.6

# What begins may be begun by somebody.
_BEGUN = stems("begin end resume close")
# Counts of these are of anybody.
_PLAIN = frozenset({"person", "man", "woman", "child", "life", "death"})


@rule(Standing.REPORTED, Standing.LEVEL, Standing.ACTING, Standing.OTHERS)
def turned(pair: Pair) -> Finding | None:
    """The same done to the same, told from the other side."""
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


@rule(Standing.REPORTED, Standing.LEVEL, Standing.ACTING)
def counted(pair: Pair) -> Finding | None:
    """So many came to the same, whatever they are called: 17 people, 17 fans."""
    if not _agree(pair):
        return None
    undergone = suffers(pair.now) or suffers(pair.before)
    if not (undergone or pair.same_subject):
        return None
    numbers = _struck(pair.now), _struck(pair.before)
    if not all(numbers) or not _one_occasion(pair, *numbers):
        return None
    now, before = numbers
    if now is None or before is None or not comparable(now, before):
        return None
    found = pair.value
    if compatible(now, before):
        return repeated(pair, TURNED) if found is None else None
    anchored = one_time(pair.now.values, pair.before.values) or pair.matter
    if found is None or found.now is not now or not near(found) or not anchored:
        return None
    question = about_value(pair, now)
    return changed(pair, Kind.VALUE, found.why, question, TURNED)


def _struck(assertion: Assertion) -> Value | None:
    """The number of those to whom it happens."""
    whom = assertion.frame.subject
    if not suffers(assertion):
        told = [s.text for s in assertion.frame.slots if s.role == "object"]
        whom = " ".join(told)
    found = (v for v in assertion.values if v.kind == "number" and v.unit)
    return next((v for v in found if v.text in whom), None)


def _one_occasion(pair: Pair, now: Value | None, before: Value | None) -> bool:
    """Whether more than the doing says that it happened once."""
    if now is None or before is None:
        return False
    same_unit = now.unit == before.unit and now.unit not in _PLAIN
    dated = one_time(pair.now.values, pair.before.values)
    shared = (senses(pair.now) & senses(pair.before)) - {pair.a.action} - FIELDS
    return same_unit or dated or bool(shared)


@rule(Standing.REPORTED, Standing.LEVEL, Standing.ACTING)
def begun(pair: Pair) -> Finding | None:
    """“Opened an inquiry in April”, "the inquiry began in April"."""
    if pair.a.action not in _BEGUN or not _agree(pair) or pair.value is not None:
        return None
    told = [_direct(pair.now), _direct(pair.before)]
    if bool(told[0]) == bool(told[1]):
        return None
    mover, moved = (pair.now, pair.before) if told[0] else (pair.before, pair.now)
    what = profile(moved).subject
    if what.names or what.noun not in stems(" ".join(_direct(mover))):
        return None
    owners, by = what.owners, profile(mover).subject.names
    if owners and by and not share_name(owners, by):
        return None
    dated = one_time(pair.now.values, pair.before.values)
    return repeated(pair, TURNED) if dated or (owners and by) else None


def _direct(assertion: Assertion) -> list[str]:
    return [s.text for s in assertion.frame.slots if s.role == "object"]


def _agree(pair: Pair) -> bool:
    """Whether no time, place or name sets two tellings apart."""
    if pair.other_time or pair.other_names:
        return False
    if (pair.now.modality in FUTURE) != (pair.before.modality in FUTURE):
        return False
    roles = {"object", "by"}
    return all(d.role in roles for d in pair.slots.differences)
