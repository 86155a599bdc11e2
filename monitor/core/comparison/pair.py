"""How closely two assertions belong together, before any difference is named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.comparison.apart import (
    developed,
    past_year,
    points,
    set_apart,
)
from monitor.core.comparison.doings import excluded, excludes
from monitor.core.comparison.former import former, standing
from monitor.core.comparison.names import share_name, shared_names
from monitor.core.comparison.parties import contrasted, part_of, same_party
from monitor.core.comparison.profile import profile
from monitor.core.comparison.slots import compare_slots
from monitor.core.comparison.values import (
    SAME_EVENT_DAYS,
    clash,
    comparable,
    dates_apart,
    one_time,
    value_difference,
)
from monitor.core.values.figures import SMALL
from monitor.core.words import overlap, stems
from monitor.types import Evidence
from monitor.types.text import REMEMBERED

if TYPE_CHECKING:
    from monitor.core.comparison.profile import Profile
    from monitor.core.comparison.slots import SlotComparison
    from monitor.core.comparison.values import ValueDifference
    from monitor.types import Assertion, Candidate, Value

# Weights of the relation score, in 0..1; they add up to 1. Set by hand on the
# cases of tests/comparison, not learned.
_ACTION, _WHO, _NAMES, _MATTER = 0.25, 0.3, 0.15, 0.3
# Words beyond parties and action that two reports must share to be of one matter.
SHARED_MATTER = 2
# Nouns for what somebody is charged with: each stands for the matter as a whole.
CHARGES = stems("accusation claim complaint charge suspicion report assertion")
# One claim answers the other where no more stands between, in characters, than ", the
# union said. The chairman of the company, Ada Holm, said that".
NEXT = 100
# Above this containment two texts are of one matter even if parsed differently.
SAME_WORDS = 0.75

NOT_ASKED = Evidence(0.0, 1.0, 0.0)
"""What stands for a judge's answer where nobody asked for it."""


@dataclass(frozen=True)
class Pair:
    """An incoming assertion beside a known one, with all that rules ask of them.

    What few rules ask is worked out when first asked: most pairs need none of it.
    ``left`` are the figures that the incoming one tells as those of before, ``judged``
    what a judge says of (known to incoming, incoming to known).
    """

    now: Assertion
    before: Assertion
    candidate: Candidate
    a: Profile
    b: Profile
    same_article: bool
    same_action: bool
    same_subject: bool
    same_speaker: bool
    matter: frozenset[str]
    relation: float
    left: tuple[Value, ...]
    judged: tuple[Evidence, Evidence]

    @property
    def agreement(self) -> float:
        """How surely each follows from the other."""
        return min(one.entailment for one in self.judged)

    @property
    def opposition(self) -> float:
        """How surely each excludes the other."""
        return min(one.contradiction for one in self.judged)

    @property
    def disputed(self) -> bool:
        """Whether two named speakers tell them, each one."""
        return bool(self.a.speaker and self.b.speaker) and not self.same_speaker

    @cached_property
    def slots(self) -> SlotComparison:
        """The roles of the two frames side by side."""
        return compare_slots(self.now, self.before)

    @cached_property
    def measured(self) -> bool:
        """Whether a figure of each is of one kind and unit: else none can differ."""
        others = self.before.values
        return any(comparable(now, one) for now in self.now.values for one in others)

    @cached_property
    def value(self) -> ValueDifference | None:
        """The one figure in which they differ."""
        if not self.measured:
            return None
        return value_difference(self.now.values, self.before.values)

    @cached_property
    def clashing(self) -> bool:
        """Whether a figure agrees with none of its kind in the other."""
        return self.measured and clash(self.now.values, self.before.values)

    @cached_property
    def days_apart(self) -> float:
        """The gap in days between their nearest dates."""
        return dates_apart(self.now.values, self.before.values)

    @cached_property
    def wordless(self) -> bool:
        """Whether one of them has no word that tells what: "she did", "there were two"."""
        return any(one.content <= SMALL.keys() for one in (self.a, self.b))

    @cached_property
    def pointing(self) -> bool:
        """Whether what one of them is of stands in its own text: "it was fewer than 9"."""
        return any(points(one.text, of.content) for one, of in self._ends)

    @property
    def _ends(self) -> tuple[tuple[Assertion, Profile], ...]:
        return (self.now, self.a), (self.before, self.b)

    @property
    def no_and_yes(self) -> tuple[Assertion, Assertion]:
        """The claim that says no and the other, where just one does."""
        here = self.now, self.before
        return here if self.a.negative else here[::-1]

    @property
    def nested(self) -> bool:
        """Whether the two are cut from one stretch of one sentence."""
        start = max(self.now.span.start, self.before.span.start)
        end = min(self.now.span.end, self.before.span.end)
        shared = {
            one.quote[start - one.span.start : end - one.span.start]
            for one in (self.now, self.before)
        }
        return self.same_article and start < end and len(shared) == 1

    @cached_property
    def likeness(self) -> float:
        """The share of words that they have in common."""
        return overlap(self.a.content, self.b.content)

    @cached_property
    def same_actor(self) -> bool:
        """Whether one party speaks, or where nobody speaks acts."""
        return same_party(self.a.actor, self.b.actor)

    @cached_property
    def opposite(self) -> bool:
        """Whether their actions or what differs between them are opposites."""
        return excludes(self.a.action, self.b.action) or _opposite_words(self.a, self.b)

    @cached_property
    def other_scope(self) -> bool:
        """Whether the two tell of different periods or kinds, so of different events."""
        if self.days_apart > SAME_EVENT_DAYS or self.other_kind:
            return True
        a, b = self.a.scope, self.b.scope
        if not (a and b) or a & b:
            return False
        # "Last year", read in 2025, is 2024.
        return not one_time(self.now.values, self.before.values)

    @property
    def other_time(self) -> bool:
        """Whether the two tell of different events, periods or days."""
        return self.other_scope or self.days_apart > 0

    @cached_property
    def other_kind(self) -> bool:
        """Whether the two tell of different things of one kind."""
        return set_apart(self.now, self.before)

    @cached_property
    def historic(self) -> bool:
        """Whether only the later claim is of a year that is long past."""
        told = self.candidate.published
        year = past_year(self.now.quote)
        if told is None or year is None or past_year(self.before.quote) is not None:
            return False
        return year < told.year - 1

    @cached_property
    def developed(self) -> bool:
        """Whether what the earlier claim says was not so has come about since."""
        published = self.candidate.published
        return not self.same_article and developed(self.now, self.before, published)

    @cached_property
    def other_part(self) -> bool:
        """Whether the subject of one is a part that the other does not speak of.

        "Turnout in the north" is another figure than "turnout".
        """
        if contrasted(self.a.subject, self.b.subject):
            return True
        ends = (self.a, self.b), (self.b, self.a)
        parts = (
            (part_of(one.subject), other.content)
            for one, other in ends
            if one.speaker is None or one.speaker.text != one.subject.text
        )
        return any(part and not part & content for part, content in parts)

    @cached_property
    def other_names(self) -> bool:
        """Whether both name somebody beside who speaks, and nobody in common."""
        ends = self.a.subject.names, self.b.subject.names
        if all(ends) and not share_name(*ends):
            return True
        now, before = _named(self.a), _named(self.b)
        return bool(now and before) and not share_name(now, before)

    @property
    def follows(self) -> bool:
        """Whether the later claim stands right behind the earlier, in one article."""
        between = self.now.span.start - self.before.span.end
        return self.same_article and 0 <= between <= NEXT

    @property
    def one_doing(self) -> bool:
        """Whether both tell of the same doing by the same one."""
        alike = self.same_action and self.same_subject
        return alike and not self.other_scope

    @property
    def one_event(self) -> bool:
        """Whether both tell of the same doing by the same one in the same matter."""
        return self.one_doing and self._anchored

    @property
    def _anchored(self) -> bool:
        """Enough in common beyond who and what is done."""
        smallest = min(len(self.a.matter), len(self.b.matter))
        needed = min(SHARED_MATTER, smallest)
        owners = self.a.subject.owners, self.b.subject.owners
        owned = share_name(*owners)
        # "The accusations" are those of the topic where no owner is told.
        charged = self.a.subject.noun in CHARGES and not all(owners)
        return len(self.matter) >= needed or self.slots.same > 0 or owned or charged


class _Read(NamedTuple):
    """An assertion with the figures that it stands by, and those that it leaves."""

    told: Assertion
    profile: Profile
    left: tuple[Value, ...]


@lru_cache(maxsize=REMEMBERED)
def _read(assertion: Assertion) -> _Read:
    told = standing(assertion)
    return _Read(told, profile(told), former(assertion))


def pair_up(
    now: Assertion,
    candidate: Candidate,
    article: int,
    judged: tuple[Evidence, Evidence] = (NOT_ASKED, NOT_ASKED),
) -> Pair:
    """Work out what two assertions share, by the figures that each stands by."""
    now, a, left = _read(now)
    before, b, _ = _read(candidate.assertion)
    same_action = bool(a.action) and a.action == b.action
    same_subject = same_party(a.subject, b.subject)
    same_speaker = bool(a.speaker and b.speaker and same_party(a.speaker, b.speaker))
    matter = a.matter & b.matter
    names = shared_names(a.names, b.names)
    fewest = min(len(a.matter), len(b.matter))
    return Pair(
        now=now,
        before=before,
        candidate=candidate,
        a=a,
        b=b,
        same_article=candidate.article == article,
        same_action=same_action,
        same_subject=same_subject,
        same_speaker=same_speaker,
        matter=matter,
        relation=(
            _ACTION * (same_action or excludes(a.action, b.action))
            + _WHO * (same_subject or same_speaker)
            + _NAMES * (len(names) / max(1, min(len(a.names), len(b.names))))
            + _MATTER * (len(matter) / fewest if fewest else 0.0)
        ),
        left=left,
        judged=judged,
    )


def _named(of: Profile) -> frozenset[str]:
    """The names of a claim beside those that its speaker goes by."""
    if of.speaker is None:
        return of.names
    by = of.speaker.text.casefold()
    said = (n for n in of.names if n in of.speaker.names or n.casefold() in by)
    return of.names - frozenset(said)


def _opposite_words(a: Profile, b: Profile) -> bool:
    """Whether what differs between two claims is a pair such as guilty, innocent."""
    if a.action != b.action:
        return False
    rest = b.matter - a.matter
    return any(not rest.isdisjoint(excluded(x)) for x in a.matter - b.matter)
