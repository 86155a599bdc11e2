"""What befalls people: who comes to harm, and who knows of a thing or was told."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.profile import profile
from monitor.core.comparison.units import counts_persons
from monitor.core.lexicon.people import PLURALS
from monitor.core.lexicon.wordlist import word_set
from monitor.core.words import stem, stems, words
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from monitor.types import Assertion, Slot

HURT, DIE = stem("injure"), stem("die")
_SUFFER, _TAKE = stem("suffer"), stem("take")
_INJURIES = stems("burn injury wound fracture concussion bruise cut")
_TREATED = re.compile(
    r"\b(?:was|were|been) treated (?:at the scene|on the spot|in (?:a |the )?hospital"
    r"|for (?:\w+ ){0,3}(?:burn|cut|bruis|injur|wound|fractur|concuss|smoke|shock))"
)
_KNOW = frozenset(map(stem, word_set("know learn hear discover realise")))
_TOLD = frozenset(map(stem, word_set("tell inform warn notify alert brief report")))
_BE, _HEAR = stem("be"), stem("hear")
_PASSIVE = re.compile(r"\b(?:was|were|been|be)\s")
MADE_OF = re.compile(r"\s(?:of|at|from|in|for|with|that|who|which|to)\s.*$", re.DOTALL)
_ABOUT = re.compile(r"\b(?:of|about) (?P<what>.+)")
_THEM = word_set("they them he she her him we us i me")


@lru_cache(maxsize=SOMETIMES)
def harm(assertion: Assertion) -> str:
    """What harm a claim tells of: hurt, die, hospital; "" for none."""
    action = profile(assertion).action
    if action in {HURT, DIE}:
        return action
    if _TREATED.search(assertion.text):
        return HURT
    if action not in {_SUFFER, _TAKE}:
        return ""
    told = {word for s in assertion.frame.slots for word in stems(s.text)}
    if action == _SUFFER:
        return HURT if told & _INJURIES else ""
    return "hospital" if "hospital" in told else ""


def knows(assertion: Assertion) -> bool:
    """Whether somebody knows of something, or was told; who hears a bell need not."""
    action = profile(assertion).action
    roles = {s.role for s in assertion.frame.slots}
    if action == _HEAR and "object" in roles and not roles & {"of", "about"}:
        return False
    slots = (s.text for s in assertion.frame.slots if s.role == "object")
    aware = action == _BE and any(text.startswith("aware") for text in slots)
    told = action in _TOLD and _PASSIVE.search(assertion.text) is not None
    return aware or told or action in _KNOW


def told_of_more(one: Assertion, other: Assertion) -> bool:
    """“No guest was told of the right to a refund”, "all guests were informed"."""
    told = _ABOUT.search(one.text.removeprefix(one.frame.subject))
    matter = stems(told["what"]) if told else frozenset()
    return bool(matter) and matter.isdisjoint(stems(other.text))


def befalls_somebody(assertion: Assertion) -> bool:
    """Whether it happens to people: by their noun, number, or a pronoun."""
    subject = assertion.frame.subject
    first = words(subject)[:1]
    if set(first) & _THEM or assertion.frame.subject in {
        n.canonical for n in assertion.names
    }:
        return True
    if any(
        s.role == "to" and set(words(s.text)) & _THEM for s in assertion.frame.slots
    ):
        return True
    if re.search(r"\b(?:of (?:them|those|us)|people|staff)\b", subject):
        return True
    noun = noun_of(subject)
    persons = counts_persons(noun) or noun in PLURALS
    return persons or any(v.unit and counts_persons(v.unit) for v in assertion.values)


def of_persons(slot: Slot, assertion: Assertion) -> bool:
    """Whether a phrase is of people, by its noun or by what is counted in it."""
    counted = any(
        v.unit and counts_persons(v.unit) and v.text in slot.text
        for v in assertion.values
    )
    return counted or counts_persons(noun_of(slot.text))


def noun_of(phrase: str) -> str:
    """The noun of a phrase: "nurses" of "no nurses in the ward"; "" without words."""
    found = words(MADE_OF.sub("", phrase))
    return found[-1] if found else ""
