"""The question that a thread answers, in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.words import stem

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.slots import SlotDifference
    from monitor.types import Frame, Value

_IRREGULAR_PARTICIPLES = {
    "buy": "bought", "find": "found", "hold": "held", "lose": "lost", "make": "made",
    "pay": "paid", "sell": "sold", "steal": "stolen", "strike": "struck",
    "take": "taken", "win": "won", "write": "written", "build": "built",
    "bring": "brought", "give": "given", "send": "sent", "hit": "hit", "cut": "cut",
    "set": "set", "put": "put", "shut": "shut", "leave": "left", "draw": "drawn",
    "withdraw": "withdrawn", "begin": "begun", "choose": "chosen", "say": "said",
    "tell": "told", "know": "known", "see": "seen", "show": "shown", "hear": "heard",
    "lead": "led", "meet": "met", "grow": "grown", "break": "broken",
}  # fmt: skip

_IRREGULAR_PAST = {"win": "won", "buy": "bought", "acquire": "acquired"}
_PLACE = frozenset({"in", "at", "with", "before", "near", "to"})
_FILED = {"submit", stem("file"), "register", "bring"}
_VOWELS = "aeiou"
_APPOSITION = re.compile(r"(?:,| \().*$", re.DOTALL)


def participle(verb: str) -> str:
    """The past participle of a verb's lemma: file, filed; stop, stopped."""
    if verb in _IRREGULAR_PARTICIPLES:
        return _IRREGULAR_PARTICIPLES[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + "ed"


def about_slot(pair: Pair, difference: SlotDifference) -> str | None:
    """Ask for what a differing role tells."""
    frame = pair.now.frame
    thing = _subject(frame)
    done = participle(frame.action)
    if difference.role == "under":
        return "Under which law?"
    if difference.role == "by":
        return f"Who {done} {thing}?" if thing else None
    if difference.role in _PLACE and thing:
        return f"Where was {thing} {done}?"
    first = difference.now.split()
    if difference.role == "of" and first and first[0].endswith("ing"):
        return (
            f"What is {_short(pair.now.target or '')} accused of?"
            if pair.now.target
            else None
        )
    if difference.role == "object" and thing:
        return f"What did {thing} {frame.action}?"
    return None


def about_value(pair: Pair, value: Value) -> str | None:
    """Ask for a figure."""
    subject = _subject(pair.now.frame)
    if value.kind == "duration":
        return (
            f"How long does {subject} have?"
            if pair.now.frame.action == "have"
            else "How long?"
        )
    if value.kind == "date":
        return f"When does {subject} {pair.now.frame.action}?" if subject else "When?"
    if value.kind == "odds":
        return "How likely is it?"
    if value.kind == "number" and value.unit:
        return f"How many {value.unit}s?" if not value.unit.endswith("s") else None
    return "How much?"


def about_answer(pair: Pair) -> str | None:
    """Ask what an accused party says."""
    party = pair.now.speaker or _subject(pair.now.frame)
    return f"What does {_short(party)} answer?" if party else None


def about_doer(pair: Pair) -> str:
    """Ask who did it."""
    return f"Who {_IRREGULAR_PAST.get(pair.now.frame.action, 'did it')}?"


def about_subject(pair: Pair) -> str:
    """Ask which thing is meant."""
    return f"What was {participle(pair.now.frame.action)}?"


def _subject(frame: Frame) -> str:
    return _short(frame.subject)


def _short(phrase: str) -> str:
    """A phrase fit for a question: without apposition, "The" in lower case."""
    phrase = _APPOSITION.sub("", phrase).strip()
    first, _, rest = phrase.partition(" ")
    if rest and first in {"The", "A", "An", "Its", "Their", "Some", "Two"}:
        return f"{first.lower()} {rest}"
    return phrase
