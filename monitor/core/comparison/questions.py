"""The question that a thread answers, in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.agreement import is_plural
from monitor.core.lexicon.function_words import SUBJECT_PRONOUNS
from monitor.core.lexicon.inflection import participle, past
from monitor.core.values.figures import SMALL

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.slots import SlotDifference
    from monitor.types import Assertion, Value

_PLACE = frozenset({"in", "at", "before", "near", "to"})
_MEANS = frozenset({"using", "through", "via", "with"})
_TO_BE = r"\b(?:is|are|was|were|be|been|being)"
_CHANCE = re.compile(
    r"(?:the )?(?:odds|chances?|probability|likelihood|risk) of (.+)", re.IGNORECASE
)
_DO: dict[bool | None, str] = {True: "do", False: "does"}
_THERE = re.compile(r"There (are|were) ")
_APPOSITION = re.compile(r"(?:,(?!\d)| \().*$", re.DOTALL)


def about_slot(pair: Pair, difference: SlotDifference) -> str | None:
    """Ask for what a differing role tells."""
    if difference.role == "under":
        return "Under which law?"
    if difference.role == "of" and pair.now.alleges:
        return about_charge(pair.now)
    subject = _subject(pair.now)
    return _about_role(pair.now, difference.role, subject) if subject else None


def _about_role(assertion: Assertion, role: str, subject: str) -> str | None:
    frame = assertion.frame
    if role == "object":
        return None if frame.action == "be" else f"What did {subject} {frame.action}?"
    if role == "by" and _is_passive(assertion):
        return f"Who {participle(frame.action)} {subject}?"
    if role in _MEANS and _is_passive(assertion):
        return _was_done("How", assertion, subject)
    if role in _PLACE:
        return _where(assertion, subject)
    return None


def _where(assertion: Assertion, subject: str) -> str | None:
    """Ask where it was done, or where one did it."""
    if _is_passive(assertion):
        return _was_done("Where", assertion, subject)
    return f"Where did {subject} {assertion.frame.action}{_what(assertion)}?"


def _was_done(how: str, assertion: Assertion, subject: str) -> str | None:
    plural = is_plural(subject, assertion.text)
    if plural is None:
        return None
    was, done = "were" if plural else "was", participle(assertion.frame.action)
    return f"{how} {was} {subject} {done}?"


def _when(assertion: Assertion, subject: str) -> str | None:
    """Ask when it is done, with the object that it is done to."""
    action = assertion.frame.action
    if action in {"be", "have"} or _is_passive(assertion):
        return None
    does = _does(assertion, subject)
    return f"When {does} {subject} {action}{_what(assertion)}?" if does else None


def _what(assertion: Assertion) -> str:
    objects = [s.text for s in assertion.frame.slots if s.role == "object"]
    return f" {_short(objects[0])}" if objects else ""


def _does(assertion: Assertion, subject: str) -> str | None:
    """The auxiliary that asks for what is told: of what will be, was or is."""
    told = assertion.text.lower().split()
    if "will" in told or "shall" in told:
        return "will"
    if past(assertion.frame.action) in told:
        return "did"
    return _DO.get(is_plural(subject, assertion.text))


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
    subject = _subject(pair.now)
    if value.kind == "duration":
        has = subject and pair.now.frame.action == "have"
        does = _does(pair.now, subject) if has else None
        return f"How long {does} {subject} have?" if does else "How long?"
    if value.kind == "date":
        return (_when(pair.now, subject) if subject else None) or "When?"
    if value.kind == "odds":
        weighed = _CHANCE.match(subject)
        return f"How likely is {weighed[1] if weighed else 'it'}?"
    if value.kind == "number" and value.unit:
        return _how_many(pair.now, value)
    return "How much?"


def _how_many(assertion: Assertion, value: Value) -> str:
    """Ask for a count, with what is said of those counted where that is plain."""
    counted = value.text.split()[-1].strip(".,")
    if not counted.isalpha() or counted.lower() in SMALL:
        return "How many?"
    text = _APPOSITION.sub("", assertion.text.rstrip("."))
    before, _, after = text.partition(value.text)
    if not before and after:
        return f"How many {counted}{after}?"
    if there := _THERE.fullmatch(before):
        return f"How many {counted} {there[1]} there{after}?"
    has = assertion.frame.action == "have" and _subject(assertion)
    does = _does(assertion, has) if has else None
    return f"How many {counted} {does} {has} have?" if does else f"How many {counted}?"


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
    party = _short(pair.now.speaker or pair.now.frame.subject)
    does = _DO.get(is_plural(party, pair.now.text)) if party else None
    return f"What {does} {party} answer?" if does else None


def about_doer(pair: Pair) -> str:
    """Ask who did it."""
    return f"Who {past(pair.now.frame.action)}{_what(pair.now)}?"


def about_subject(pair: Pair) -> str:
    """Ask which thing is meant."""
    done = participle(pair.now.frame.action)
    speaker = pair.now.speaker
    return f"What does {speaker} say was {done}?" if speaker else f"What was {done}?"


def _subject(assertion: Assertion) -> str:
    """The subject, fit for a question; none where a pronoun would ask of nobody.

    A word that only the beginning of a sentence gave its capital loses it.
    """
    subject = assertion.frame.subject
    if subject.casefold() in SUBJECT_PRONOUNS:
        return ""
    first = subject.partition(" ")[0]
    named = any(first in name.canonical.split() for name in assertion.names)
    begins = assertion.text.startswith(first) and first[1:].islower()
    if begins and first.isalpha() and first.endswith("s") and not named:
        subject = first.lower() + subject.removeprefix(first)
    return _short(subject)


def _short(phrase: str) -> str:
    """A phrase fit for a question: without apposition, "The" in lower case."""
    phrase = _APPOSITION.sub("", phrase).strip()
    first, _, rest = phrase.partition(" ")
    # "Three lines" run; "Three Mile Island" is a name.
    counts = first.lower() in SMALL and rest[:1].islower()
    if rest and (counts or first in {"The", "A", "An", "Its", "Their", "Some"}):
        return f"{first.lower()} {rest}"
    return phrase
