"""Terms by which a claim is found again that tells the same in other words.

"Nobody was hurt" and "two people suffered burns" share no word; both are filed under
harm. So are knowing and having been told, and what counts the same things.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.comparison.doings import doing, event_of
from monitor.core.comparison.persons import harm, knows
from monitor.core.comparison.rules.framed import scenes
from monitor.core.comparison.rules.gauges import gauged
from monitor.core.comparison.units import counted_as
from monitor.core.lexicon.nominal import EVENT_NOUNS
from monitor.core.words import words

if TYPE_CHECKING:
    from monitor.types import Assertion


def kin_terms(assertion: Assertion) -> frozenset[str]:
    """The classes of what is done, harmed, known and counted."""
    found = {doing(assertion)}
    found |= {
        event_of(word) for word in EVENT_NOUNS.intersection(words(assertion.text))
    }
    found |= {counted_as(v.unit) for v in assertion.values if v.kind == "number"}
    found |= {f"scene {scene}" for scene in scenes(assertion)}
    found |= {f"gauge {gauge}" for gauge in gauged(assertion)}
    if harm(assertion):
        found.add("harm")
    if knows(assertion):
        found.add("know")
    return frozenset(found - {""})
