"""What is done, whatever the verb: "called off" is "cancelled".

Phrasal verbs and near synonyms of news, beside the classes of ``core.words``. Kept
few, because a wrong synonym costs a false match.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.words import opposed, stem

if TYPE_CHECKING:
    from monitor.types import Assertion

# The verb, what follows it (a particle, or a bare object), and the verb that says so.
_PHRASES = """
call off cancel
turn down refuse
agree to accept
hand out distribute
give out distribute
take back withdraw
shut down close
close down close
lay off sack
step down resign
stand down resign
vote for support
be against oppose
find guilty convict
clear of acquit
rule out exclude
stay open keep
remain open keep
vote against oppose
vote down reject
throw out reject
strike down overturn
break off end
put forward propose
sign off approve
walk out strike
take part join
stop work strike
down tools strike
burn down destroy
tear down demolish
put off delay
call back recall
""".strip()
_SAID_AS = {
    (stem(verb), after): stem(plain)
    for verb, after, plain in map(str.split, _PHRASES.splitlines())
}

# The first word of each line names the class.
_CLASSES = """
cancel scrap axe
close shut
destroy gut raze
delay postpone defer
distribute circulate
support back favour favor
appoint name
""".strip()
_CLASS_OF = {
    stem(word): stem(line.split()[0])
    for line in _CLASSES.splitlines()
    for word in line.split()
}
# Outcomes of one decision, beside those of ``core.words``. States that follow one
# another, such as open and closed, do not belong here.
_OPPOSITES = frozenset(
    frozenset((stem(one), stem(other)))
    for one, other in (
        ("support", "reject"),
        ("adopt", "reject"),
        ("hire", "sack"),
        ("sober", "drunk"),
        ("forge", "genuine"),
        ("fake", "genuine"),
        ("true", "false"),
        ("asleep", "awake"),
        ("full", "empty"),
        ("voluntary", "forced"),
        ("intact", "broken"),
        ("close", "keep"),
        ("red", "green"),
    )
)


_NO_PLAN = re.compile(r"\bno (?:plans?|intention) (?:to|of) (\w+)")
# "Handed them out": the particle stands behind a pronoun.
_PARTED = re.compile(r"\w (?:it|them|him|her|this|that|these|those|one) (\w+)\b")


@lru_cache(maxsize=8192)
def doing(assertion: Assertion) -> str:
    """The stem of what the subject does, a phrasal verb as one; "" without a verb."""
    frame = assertion.frame
    if not frame.action:
        return ""
    if planned := plans_nothing(assertion):
        return _CLASS_OF.get(stem(planned), stem(planned))
    verb = stem(frame.action.split()[-1])
    following = [slot.role for slot in frame.slots]
    for slot in frame.slots:
        if slot.role == "object":  # "off 84 flights", or "part" alone
            following += [slot.text.casefold(), slot.text.partition(" ")[0]]
    following += _PARTED.findall(assertion.text)
    said = (_SAID_AS.get((verb, after)) for after in following)
    return next(filter(None, said), None) or _CLASS_OF.get(verb, verb)


def plans_nothing(assertion: Assertion) -> str | None:
    """The verb of what is not planned: "cut" in "has no plans to cut jobs"."""
    found = _NO_PLAN.search(assertion.text)
    return found[1] if found else None


@lru_cache(maxsize=16384)
def excludes(one: str, other: str) -> bool:
    """Say whether two doings are opposite outcomes, such as win and lose."""
    return opposed(one, other) or frozenset((one, other)) in _OPPOSITES
