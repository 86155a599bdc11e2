"""The question that a thread answers, in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.lexicon.inflection import participle, past
from monitor.core.values.figures import SMALL

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.slots import SlotDifference
    from monitor.types import Assertion, Frame, Value

_PLACE = frozenset({"in", "at", "before", "near", "to"})
_MEANS = frozenset({"using", "through", "via", "with"})
_TO_BE = r"\b(?:is|are|was|were|be|been|being)"
_CHANCE = re.compile(
    r"(?:the )?(?:odds|chances?|probability|likelihood|risk) of (.+)", re.IGNORECASE
)
_APPOSITION = re.compile(r"(?:,(?!\d)| \().*$", re.DOTALL)


def about_slot(pair: Pair, difference: SlotDifference) -> str | None:
    """Ask for what a differing role tells."""
    frame = pair.now.frame
    if difference.role == "under":
        return "Under which law?"
    if difference.role == "of" and pair.now.alleges:
        return about_charge(pair.now)
    subject = _subject(frame)
    return _about_role(pair.now, difference.role, subject) if subject else None


def _about_role(assertion: Assertion, role: str, subject: str) -> str | None:
    frame = assertion.frame
    if role == "object":
        return f"What did {subject} {frame.action}?"
    if role == "by" and _is_passive(assertion):
        return f"Who {participle(frame.action)} {subject}?"
    if role in _MEANS and _is_passive(assertion):
        return f"How {_was(subject)} {subject} {participle(frame.action)}?"
    if role in _PLACE:
        return _where(assertion, subject)
    return None


def _where(assertion: Assertion, subject: str) -> str:
    """Ask where it was done, or where one did it."""
    if _is_passive(assertion):
        done = participle(assertion.frame.action)
        return f"Where {_was(subject)} {subject} {done}?"
    objects = [s.text for s in assertion.frame.slots if s.role == "object"]
    what = f" {_short(objects[0])}" if objects else ""
    return f"Where did {subject} {assertion.frame.action}{what}?"


def _when(assertion: Assertion, subject: str) -> str:
    """Ask when it is done, with the object that it is done to."""
    objects = [s.text for s in assertion.frame.slots if s.role == "object"]
    what = f" {_short(objects[0])}" if objects else ""
    does = "do" if _was(subject) == "were" else "does"
    return f"When {does} {subject} {assertion.frame.action}{what}?"


def _was(subject: str) -> str:
    """The verb that agrees with a subject, judged by the last word of its head."""
    subject = re.split(r" (?:of|in|at|for|from|to|with|by|on|against) ", subject)[0]
    return "were" if subject.endswith("s") and not subject.endswith("ss") else "was"


def _is_passive(assertion: Assertion) -> bool:
    """Whether the subject suffers the action: it has no object but a participle."""
    done = participle(assertion.frame.action)
    if any(slot.role == "object" for slot in assertion.frame.slots):
        return False
    return bool(
        re.search(rf"(?:{_TO_BE}|,)\s+(?:\w+\s+)?{re.escape(done)}\b", assertion.text)
        or re.search(rf",\s+(?:\w+\s+)?{re.escape(done)}\b", assertion.quote)
    )


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
        return _when(pair.now, subject) if subject else "When?"
    if value.kind == "odds":
        weighed = _CHANCE.match(subject)
        return f"How likely is {weighed[1] if weighed else 'it'}?"
    if value.kind == "number" and value.unit:
        return _how_many(pair.now, value)
    return "How much?"


def _how_many(assertion: Assertion, value: Value) -> str:
    """Ask for a count, with what is said of those counted where that follows it."""
    counted = value.text.split()[-1].strip(".,")
    if not counted.isalpha() or counted.lower() in SMALL:
        return "How many?"
    text = assertion.text.rstrip(".")
    said = _APPOSITION.sub("", text.removeprefix(value.text))
    return f"How many {counted}{said if said != text else ''}?"


def about_charge(accusation: Assertion) -> str | None:
    """Ask what the accused is accused of."""
    target = accusation.target
    return f"What is {_called(target, accusation)} accused of?" if target else None


def _called(phrase: str, assertion: Assertion) -> str:
    """The one name in a phrase, without what describes its bearer."""
    names = {n.canonical for n in assertion.names if n.canonical in phrase}
    return names.pop() if len(names) == 1 else _short(phrase)


def about_answer(pair: Pair) -> str | None:
    """Ask what an accused party says."""
    party = pair.now.speaker or _subject(pair.now.frame)
    return f"What does {_short(party)} answer?" if party else None


def about_doer(pair: Pair) -> str:
    """Ask who did it."""
    return f"Who {past(pair.now.frame.action)}?"


def about_subject(pair: Pair) -> str:
    """Ask which thing is meant."""
    done = participle(pair.now.frame.action)
    speaker = pair.now.speaker
    return f"What does {speaker} say was {done}?" if speaker else f"What was {done}?"


def _subject(frame: Frame) -> str:
    return _short(frame.subject)


def _short(phrase: str) -> str:
    """A phrase fit for a question: without apposition, "The" in lower case."""
    phrase = _APPOSITION.sub("", phrase).strip()
    first, _, rest = phrase.partition(" ")
    if rest and first in {"The", "A", "An", "Its", "Their", "Some", "Two"}:
        return f"{first.lower()} {rest}"
    return phrase
