"""What a rule is: what it finds in a pair, and without what it is not asked."""

from __future__ import annotations

from dataclasses import dataclass
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


class Standing:
    """How the later claim of a pair stands to the earlier, at a first look, as bits.

    Plain numbers: those of an enumeration take ten times as long to combine.
    """

    FLIPPED = 1 << 0
    """Just one of them says no."""
    LEVEL = 1 << 1
    """Both say no, or neither."""
    PLAIN = 1 << 2 | LEVEL
    """Neither says no."""
    ACTING = 1 << 3
    """They have one action."""
    PARTY = 1 << 4
    """They have one subject or one speaker."""
    SUBJECT = 1 << 5 | PARTY
    OTHERS = 1 << 6
    """They have one subject, or two."""
    SPEAKER = 1 << 7 | PARTY
    """They have one speaker."""
    HERE = 1 << 8
    ELSEWHERE = 1 << 9
    """They stand in one article, or in two."""
    DENIES = 1 << 10
    AFFIRMS = 1 << 11
    """Whether the later one denies something."""
    DENIED = 1 << 12
    AFFIRMED = 1 << 13
    """Whether the earlier one does."""
    ALLEGED = 1 << 14
    """The earlier one accuses."""
    FIGURES = 1 << 15
    """Both have figures."""
    REVISING = 1 << 16
    """The later one leaves a figure behind."""
    DECIDED = 1 << 17
    """A judge's word on them counts."""
    ANEW = LEVEL | ACTING | SUBJECT | ELSEWHERE
    """Another article tells the same doing of the same one."""
    REPORTED = ELSEWHERE | AFFIRMS | AFFIRMED
    """Two articles tell them, and neither is a denial."""


def standing(pair: Pair) -> int:
    """All of ``Standing`` that holds of a pair."""
    now, before = pair.now, pair.before
    no, known_no = pair.a.negative, pair.b.negative
    level = Standing.LEVEL if no else Standing.PLAIN
    return (
        (Standing.FLIPPED if no != known_no else level)
        | (Standing.SUBJECT if pair.same_subject else Standing.OTHERS)
        | (Standing.HERE if pair.same_article else Standing.ELSEWHERE)
        | (Standing.DENIES if now.denies else Standing.AFFIRMS)
        | (Standing.DENIED if before.denies else Standing.AFFIRMED)
        | Standing.SPEAKER * pair.same_speaker
        | Standing.ACTING * pair.same_action
        | Standing.ALLEGED * before.alleges
        | Standing.FIGURES * bool(now.values and before.values)
        | Standing.REVISING * bool(pair.left)
        | Standing.DECIDED * pair.judged[0].decides
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


def rule(*needs: int, tells: Tells | None = None) -> Callable[[Find], Rule]:
    """Make a function a rule that is asked only of pairs that stand so."""
    return lambda find: Rule(find, reduce(or_, needs, 0), tells)
