"""Rules about what a thing was like and where somebody was."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.rules.finding import Finding, changed
from monitor.core.lexicon.wordlist import word_set
from monitor.core.words import stem
from monitor.types import Kind
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from monitor.core.comparison.pair import Pair
    from monitor.types import Assertion

TOLD = 0.6
_BE = stem("be")
_PLACES = frozenset({"in", "at", "near"})
# A thing has one of them at a time, and witnesses differ in it.
_COLOURS = "black|white|grey|gray|silver|red|blue|green|yellow|brown|orange"
# Things that witnesses see; a white paper and a green one are two things.
_SEEN = word_set("""
van car lorry truck vehicle bus motorcycle bicycle boat ship plane bag suitcase box
coat jacket shirt hat cap mask dress hair smoke flag door
""")
_OF_NOUN = re.compile(rf"\b({_COLOURS}) ([a-z]+)")
_SAID = re.compile(rf"([a-z]+) (?:is|are|was|were|has been|had been) ({_COLOURS})\b")


def place(pair: Pair) -> Finding | None:
    """One speaker has somebody at another place than before."""
    at_rest = pair.a.action == pair.b.action == _BE
    if pair.same_article or not (at_rest and pair.same_speaker and pair.same_subject):
        return None
    if pair.a.negative or pair.b.negative or pair.other_scope or pair.days_apart > 0:
        return None
    found = next((d for d in pair.slots.differences if d.role in _PLACES), None)
    if found is None or not (found.now[:1].isupper() and found.before[:1].isupper()):
        return None
    return changed(pair, Kind.DETAIL, found.why, strength=TOLD)


def colour(pair: Pair) -> Finding | None:
    """Another colour of a thing: "a white van", "the van had been grey"."""
    if not (now := colours(pair.now)) or not (before := colours(pair.before)):
        return None
    both = sorted(now.keys() & before.keys())
    if not both or pair.same_article or pair.other_scope or pair.other_names:
        return None
    for thing in both:
        if now[thing] != before[thing]:
            why = f"{now[thing]}, was {before[thing]}"
            question = f"What colour was the {thing}?"
            return changed(pair, Kind.DETAIL, why, question, TOLD)
    return None


@lru_cache(maxsize=SOMETIMES)
def colours(assertion: Assertion) -> Mapping[str, str]:
    """The colours of the things that a claim names, by their nouns."""
    told = {noun: shade for shade, noun in _OF_NOUN.findall(assertion.text)}
    told |= dict(_SAID.findall(assertion.text))
    if assertion.frame.negated:
        return {}
    return {noun: shade.lower() for noun, shade in told.items() if noun in _SEEN}
