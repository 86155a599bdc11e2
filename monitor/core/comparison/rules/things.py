"""Rules about which thing is meant: another version, another product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.comparison.names import base, same_name, version
from monitor.core.comparison.parties import same_party
from monitor.core.comparison.profile import party
from monitor.core.comparison.questions import about_subject
from monitor.core.comparison.rules.finding import Finding, changed
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.comparison.slots import trim_shared
from monitor.types import Kind, Verdict

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.types import Assertion

_ANOTHER_THING = 0.65


@rule(Standing.ANEW)
def other_version(pair: Pair) -> Finding | None:
    """The same is said of another version of one thing."""
    if not pair.one_doing or pair.value:
        return None
    found = new_version(pair)
    # Where the subject is another, what is versioned is the matter that they share.
    beside = found is not None and not same_name(found[0], pair.now.frame.subject)
    if found is None or not (pair.one_event or beside):
        return None
    why = f"{found[0]}, was {found[1]}"
    question = f"Which {found[1]} is meant?"
    # Wherever the names stand in the sentences, they tell more than the roles.
    return Finding(pair, Verdict.CHANGED, Kind.DETAIL, why, question, rank=1)


@rule(
    Standing.LEVEL,
    Standing.ACTING,
    Standing.ELSEWHERE,
    Standing.SPEAKER,
    Standing.DENIES,
    Standing.DENIED,
)
def other_thing(pair: Pair) -> Finding | None:
    """An accused party gives its answer for another thing than before."""
    # Only answers to one charge: else two things simply share what is said of them.
    if not pair.matter or pair.other_scope or pair.value:
        return None
    now, before = _thing(pair.now), _thing(pair.before)
    one, other = party(now, pair.a.names), party(before, pair.b.names)
    if not (one.names and other.names) or same_party(one, other):
        return None
    now, before = trim_shared(now, before)
    question = about_subject(pair)
    why = f"{now}, was {before}"
    return changed(pair, Kind.DETAIL, why, question, _ANOTHER_THING)


def _thing(assertion: Assertion) -> str:
    """What the action is done to: the object, or the subject of a passive."""
    objects = [s.text for s in assertion.frame.slots if s.role == "object"]
    return objects[0] if objects else assertion.frame.subject


def new_version(pair: Pair) -> tuple[str, str] | None:
    """A name that both have, told now with a version that it did not have."""
    return next(
        (
            (now, before)
            for now in sorted(pair.a.names)
            for before in sorted(pair.b.names)
            if now not in pair.b.names
            and base(now) == base(before)
            and version(now) not in {None, version(before)}
        ),
        None,
    )
