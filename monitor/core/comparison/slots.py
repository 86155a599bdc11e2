"""Differences of who, what, where and which: the fillers of a frame's roles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.names import base, same_name, version
from monitor.core.words import containment, ordered_stems, overlap, stem, stems, words

if TYPE_CHECKING:
    from monitor.types import Assertion, Slot

# Two fillers that share this much of their words say the same.
SAME_FILLER = 0.75

# Roles that ask one question, whatever preposition leads the phrase.
_ROLE_GROUPS = {
    **dict.fromkeys(("in", "at", "with", "before", "on", "to", "near"), "place"),
    **dict.fromkeys(("of", "for"), "charge"),
    **dict.fromkeys(("over", "about"), "matter"),
    **dict.fromkeys(("using", "through", "via"), "means"),
}

# Bodies of which an act before one is not an act before another.
_BODIES = {
    "court": "court tribunal judge",
    "office": "office agency regulator authority commission ministry department watchdog",
    "parliament": "parliament senate congress assembly",
    "police": "police prosecutor",
    "exchange": "exchange bourse",
    "hospital": "hospital clinic",
}
_BODY_OF = {
    stem_: kind for kind, line in _BODIES.items() for stem_ in ordered_stems(line)
}
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_TOKEN = re.compile(r"\S+")
_NAME = re.compile(r"\b[A-Z][\w.&-]*(?:\s+(?:of\s+)?[A-Z0-9][\w.&-]*)*")


class Likeness(Enum):
    """How two fillers of one role relate."""

    SAME = "same"
    FINER = "finer"  # the later one adds a name or version
    OTHER = "other"
    RIVAL = "rival"  # bodies of incompatible kinds


@dataclass(frozen=True, slots=True)
class SlotDifference:
    """Two fillers of one role that differ."""

    role: str
    likeness: Likeness
    now: str
    before: str

    @property
    def why(self) -> str:
        """The difference in plain words, without what both sides share."""
        now, before = trim_shared(self.now, self.before)
        return f"{now}, was {before}"

    @property
    def unlike(self) -> bool:
        """Whether the two have no word in common."""
        return not stems(self.now) & stems(self.before)


@dataclass(frozen=True, slots=True)
class SlotComparison:
    """The roles of two frames side by side."""

    same: int
    differences: tuple[SlotDifference, ...]


def compare_slots(now: Assertion, before: Assertion) -> SlotComparison:
    """Align the roles of two frames and compare their fillers."""
    spare = list(before.frame.slots)
    same = 0
    differences = []
    for slot in now.frame.slots:
        other = _counterpart(slot, spare)
        if other is None:
            continue
        spare.remove(other)
        if _counts_else(slot, now, other) or _counts_else(other, before, slot):
            continue
        likeness = liken(_bare(slot, now), _bare(other, before))
        if likeness is Likeness.SAME or _retold(slot, other, now, before):
            same += 1
        else:
            differences.append(
                SlotDifference(
                    slot.role, likeness, _as_said(slot, now), _as_said(other, before)
                )
            )
    return SlotComparison(same, tuple(differences))


def _counts_else(slot: Slot, of: Assertion, other: Slot) -> bool:
    """Whether a filler counts what the other does not speak of: "two men", "a woman"."""
    return any(
        value.kind == "number"
        and value.unit
        and value.text.strip() == slot.text.strip()
        and stem(value.unit) not in stems(other.text)
        and not any(c.isdigit() for c in other.text)
        for value in of.values
    )


def _retold(slot: Slot, other: Slot, now: Assertion, before: Assertion) -> bool:
    """Whether two fillers with one head differ only in words told elsewhere.

    "The AI safety summit" and "the first summit on AI safety" name one thing.
    """
    told_now = stems(other.text) <= stems(now.text)
    told_before = stems(slot.text) <= stems(before.text)
    if slot.role != other.role:
        return told_now and told_before  # "on safety, at Dunholm", "in Dunholm"
    return _head(slot.text) == _head(other.text) and (told_now or told_before)


def _bare(slot: Slot, assertion: Assertion) -> str:
    """The phrase without its figures, which are compared as figures."""
    text = slot.text
    if not any(c.isdigit() for c in text) and not assertion.values:
        return text
    for value in assertion.values:
        text = text.replace(value.text, " ").strip()
        if value.span.start < slot.span.end and slot.span.start < value.span.end:
            figure = set(words(value.text))
            text = " ".join(
                t for t in text.split() if t.strip(".,").lower() not in figure
            )
    return text


def _as_said(slot: Slot, assertion: Assertion) -> str:
    """The phrase with the article that the sentence gives it."""
    said = f"the {slot.text}"
    return said if said in assertion.quote else slot.text


def _counterpart(slot: Slot, others: list[Slot]) -> Slot | None:
    """The slot that answers the same question: the same role, else its group."""
    group = _group(slot.role)
    in_group = [o for o in others if _group(o.role) == group]
    if group == "place":
        # "in May" and "in London" answer different questions.
        in_group = [o for o in in_group if _is_time(o.text) == _is_time(slot.text)]
    exact = [o for o in in_group if o.role == slot.role]
    ranked = sorted(
        exact or in_group, key=lambda o: -overlap(stems(o.text), stems(slot.text))
    )
    return ranked[0] if ranked else None


def _group(role: str) -> str:
    return _ROLE_GROUPS.get(role, role)


_TIME = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow"
    r"|yesterday|(?:19|20)\d\d|weeks?|months?|years?|days?|hours?|night|morning"
    r"|afternoon|evening|quarter)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def _is_time(text: str) -> bool:
    return bool(_TIME.search(text))


@lru_cache(maxsize=8192)
def liken(now: str, before: str) -> Likeness:
    """Compare two fillers of one role; an empty one agrees with any."""
    if not stems(now) or not stems(before):
        return Likeness.SAME
    a, b = stems(_BRACKETS.sub("", now)), stems(_BRACKETS.sub("", before))
    named_now, named_before = _names(now), _names(before)
    kinds = body_kind(now), body_kind(before)
    if all(kinds) and kinds[0] != kinds[1]:
        return Likeness.RIVAL
    if _renamed(named_now, named_before):
        return (
            Likeness.FINER if _more_exact(named_now, named_before) else Likeness.OTHER
        )
    shared = any(same_name(x, y) for x in named_now for y in named_before)
    if (
        a == b
        or overlap(a, b) >= SAME_FILLER
        or (shared and _head(now) == _head(before))
    ):
        return Likeness.SAME
    if containment(b, a) == 1.0:
        adds_name = bool(named_now) and not named_before
        return Likeness.FINER if adds_name else Likeness.SAME
    if containment(a, b) == 1.0 or (
        shared and min(len(named_now), len(named_before)) == 1
    ):
        return Likeness.SAME
    return Likeness.OTHER


def _names(text: str) -> tuple[str, ...]:
    return tuple(_NAME.findall(_BRACKETS.sub("", text)))


def _renamed(now: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Say whether both name something and one name has another version."""
    return any(
        base(x) == base(y) and version(x) != version(y) and version(x) is not None
        for x in now
        for y in before
    )


def _more_exact(now: tuple[str, ...], before: tuple[str, ...]) -> bool:
    return any(version(x) for x in now) and not any(version(y) for y in before)


@lru_cache(maxsize=4096)
def _head(text: str) -> str:
    found = ordered_stems(_BRACKETS.sub("", text))
    return found[-1] if found else ""


@lru_cache(maxsize=4096)
def body_kind(text: str) -> str | None:
    """The kind of institution that a phrase names, by its last such noun."""
    kinds = [
        _BODY_OF[s] for s in ordered_stems(_BRACKETS.sub("", text)) if s in _BODY_OF
    ]
    return kinds[-1] if kinds else None


@lru_cache(maxsize=4096)
def trim_shared(now: str, before: str) -> tuple[str, str]:
    """Two phrases without brackets and without the act that both begin with.

    "stealing its designs" beside "stealing secret recipes" leaves "designs" and
    "secret recipes"; adjectives stay, for a bare noun is hard to read.
    """
    a, b = _TOKEN.findall(_trimmed(now)), _TOKEN.findall(_trimmed(before))
    if len(a) > 1 and len(b) > 1 and _is_act(a[0]) and stems(a[0]) == stems(b[0]):
        a, b = _owned(a[1:]), _owned(b[1:])
    return " ".join(_owned(a)), " ".join(_owned(b))


def _trimmed(phrase: str) -> str:
    return _BRACKETS.sub("", phrase).strip(" ,.;") or phrase


def _is_act(word: str) -> bool:
    return word.lower().endswith("ing")


def _owned(tokens: list[str]) -> list[str]:
    """Drop a leading possessive, which nothing explains out of its sentence."""
    if len(tokens) > 1 and tokens[0].lower() in _POSSESSIVES:
        return tokens[1:]
    return tokens


_POSSESSIVES = frozenset({"its", "their", "his", "her", "our"})
