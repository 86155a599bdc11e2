"""Rules about what a thing was like and where somebody was."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.rules.finding import Finding, changed
from monitor.core.comparison.rules.opposing import against, tentative
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.lexicon.wordlist import word_set
from monitor.core.words import stem, stems
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

# What a thing is or was throughout: of each line the first excludes the others. What is
# shut may be open by tomorrow, and stands in none of them.
_STATES = """
safe unsafe dangerous hazardous
peaceful violent
legal illegal unlawful
voluntary compulsory mandatory forced
public private secret
permanent temporary
deliberate accident accidental
genuine fake forged
""".strip().splitlines()
_EXCLUDED = {line.split()[0]: frozenset(line.split()[1:]) for line in _STATES}
_STATE = re.compile(
    r"^\s*(is|are|was|were|had been|has been|have been)\s+(?:\w+ly\s+)?(?:an? )?([a-z]+)\b(.*)$"
)
# "Unarmed" is not armed, though "until" is nothing to "til".
_NOT = ("un", "in", "im", "il", "ir")
_SHORTEST = 4


@rule(Standing.ANEW, Standing.PLAIN, Standing.SPEAKER)
def place(pair: Pair) -> Finding | None:
    """One speaker has somebody at another place than before."""
    if pair.a.action != _BE or pair.other_time:
        return None
    found = next((d for d in pair.slots.differences if d.role in _PLACES), None)
    if found is None or not (found.now[:1].isupper() and found.before[:1].isupper()):
        return None
    return changed(pair, Kind.DETAIL, found.why, strength=TOLD)


@lru_cache(maxsize=SOMETIMES)
def colours(assertion: Assertion) -> Mapping[str, str]:
    """The colours of the things that a claim names, by their nouns."""
    told = {noun: shade for shade, noun in _OF_NOUN.findall(assertion.text)}
    told |= dict(_SAID.findall(assertion.text))
    if assertion.frame.negated:
        return {}
    return {noun: shade.lower() for noun, shade in told.items() if noun in _SEEN}


@rule(Standing.ELSEWHERE, tells=colours)
def colour(pair: Pair) -> Finding | None:
    """Another colour of a thing: "a white van", "the van had been grey"."""
    now, before = colours(pair.now), colours(pair.before)
    both = sorted(now.keys() & before.keys())
    if not both or pair.other_scope or pair.other_names:
        return None
    for thing in both:
        if now[thing] != before[thing]:
            why = f"{now[thing]}, was {before[thing]}"
            question = f"What colour was the {thing}?"
            return changed(pair, Kind.DETAIL, why, question, TOLD)
    return None


@lru_cache(maxsize=SOMETIMES)
def _state(assertion: Assertion) -> tuple[bool, str, frozenset[str]] | None:
    """Whether it is so still, what the subject is said to be, and in what respect."""
    subject = assertion.frame.subject
    begins = assertion.text.casefold().startswith(subject.casefold())
    found = _STATE.match(assertion.text[len(subject) :]) if begins else None
    if found is None:
        return None
    return found[1] in {"is", "are"}, found[2], stems(found[3])


@rule(Standing.PLAIN, Standing.ELSEWHERE, Standing.SUBJECT, tells=_state)
def state(pair: Pair) -> Finding | None:
    """What one calls safe another calls dangerous, or unsafe."""
    if pair.same_speaker:
        return None
    now, before = _state(pair.now), _state(pair.before)
    if now is None or before is None or now[2] != before[2]:
        return None
    if pair.other_scope or pair.other_names:
        return None
    told = pair.now.speaker and pair.before.speaker
    if not _exclude(now[1], before[1]) or not (told or now[0] == before[0]):
        return None
    open_ = tentative(pair.now) or tentative(pair.before)
    return None if open_ else against(pair, flipped=False)


def _exclude(one: str, other: str) -> bool:
    """Whether of two words the one excludes the other, as "unpaid" does "paid"."""
    short, long = sorted((one, other), key=len)
    undone = len(short) >= _SHORTEST and long in {no + short for no in _NOT}
    return (
        undone
        or other in _EXCLUDED.get(one, frozenset())
        or one in _EXCLUDED.get(other, frozenset())
    )
