"""What a rule is: what it finds in a pair, and without what it is not asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag, auto
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding
    from monitor.types import Assertion

    Find = Callable[[Pair], Finding | None]
    Tells = Callable[[Assertion], object]


class Standing(IntFlag):
    """How the later claim of a pair stands to the earlier, at a first look."""

    FLIPPED = auto()
    """Just one of them says no."""
    LEVEL = auto()
    """Both say no, or neither."""
    PLAIN = auto()
    """Neither says no."""
    ACTING = auto()
    """They have one action."""
    SUBJECT = auto()
    OTHERS = auto()
    """They have one subject, or two."""
    SPEAKER = auto()
    """They have one speaker."""
    PARTY = auto()
    """They have one subject or one speaker."""
    HERE = auto()
    ELSEWHERE = auto()
    """They stand in one article, or in two."""
    DENIES = auto()
    AFFIRMS = auto()
    """Whether the later one denies something."""
    DENIED = auto()
    AFFIRMED = auto()
    """Whether the earlier one does."""
    ALLEGED = auto()
    """The earlier one accuses."""
    FIGURES = auto()
    """Both have figures."""
    REVISING = auto()
    """The later one leaves a figure behind."""
    DECIDED = auto()
    """A judge's word on them counts."""
    ANEW = LEVEL | ACTING | SUBJECT | ELSEWHERE
    """Another article tells the same doing of the same one."""
    REPORTED = ELSEWHERE | AFFIRMS | AFFIRMED
    """Two articles tell them, and neither is a denial."""


# As plain numbers: those of an enumeration take ten times as long to combine.
_FLIPPED, _LEVEL = int(Standing.FLIPPED), int(Standing.LEVEL)
_PLAIN = int(Standing.LEVEL | Standing.PLAIN)
_ACTING, _OTHERS = int(Standing.ACTING), int(Standing.OTHERS)
_SUBJECT = int(Standing.SUBJECT | Standing.PARTY)
_SPEAKER = int(Standing.SPEAKER | Standing.PARTY)
_PLACE = int(Standing.ELSEWHERE), int(Standing.HERE)
_NOW = int(Standing.AFFIRMS), int(Standing.DENIES)
_BEFORE = int(Standing.AFFIRMED), int(Standing.DENIED)
_ALLEGED, _FIGURES = int(Standing.ALLEGED), int(Standing.FIGURES)
_REVISING, _DECIDED = int(Standing.REVISING), int(Standing.DECIDED)


def standing(pair: Pair) -> int:
    """All of ``Standing`` that holds of a pair."""
    now, before = pair.now, pair.before
    no, known_no = pair.a.negative, pair.b.negative
    return (
        (_FLIPPED if no != known_no else _LEVEL if no else _PLAIN)
        | (_SUBJECT if pair.same_subject else _OTHERS)
        | _SPEAKER * pair.same_speaker
        | _ACTING * pair.same_action
        | _PLACE[pair.same_article]
        | _NOW[now.denies]
        | _BEFORE[before.denies]
        | _ALLEGED * before.alleges
        | _FIGURES * bool(now.values and before.values)
        | _REVISING * bool(pair.left)
        | _DECIDED * pair.judged[0].decides
    )


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """Finds a difference, or that there is none, in pairs that stand as it ``needs``.

    ``tells`` says of an incoming claim whether it tells anything that the rule is about.
    """

    find: Find
    needs: int
    tells: Tells | None = None

    def __call__(self, pair: Pair) -> Finding | None:
        """What the rule finds, asked by itself."""
        spared = self.needs & ~standing(pair)
        if spared or (self.tells is not None and not self.tells(pair.now)):
            return None
        return self.find(pair)


def rule(*needs: Standing, tells: Tells | None = None) -> Callable[[Find], Rule]:
    """Make a function a rule that is asked only of pairs that stand so."""
    needed = reduce(or_, map(int, needs), 0)
    return lambda find: Rule(find, needed, tells)
