"""What readers say of verdicts, kept by what survives a replay."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.types.words import Kind, Verdict


class Action(StrEnum):
    """What a reader does about a verdict."""

    CONFIRM = "confirm"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


class PassageKey(NamedTuple):
    """A mention by where it stands, whatever number it has at the time.

    ``article`` is the article's key, ``revision`` counts from 1. Of several
    mentions of one passage (that it is gone is noted as one too) ``place`` tells
    which, from 0 in the order of storing.
    """

    article: str
    revision: int
    topic: str
    start: int
    end: int
    quote: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """A verdict with all that goes with it; ``dismissed`` is not worth telling.

    What follows ``dismissed`` is the engine's, and says nothing of its own.
    """

    verdict: Verdict
    kind: Kind | None = None
    against: PassageKey | None = None
    dismissed: bool = False
    confidence: float = 1.0
    why: str | None = None
    question: str | None = None
    held: Verdict | None = None

    def says(self, other: Label) -> bool:
        """Whether both say the same of a mention."""
        return (self.verdict, self.kind, self.against, self.dismissed) == (
            other.verdict,
            other.kind,
            other.against,
            other.dismissed,
        )


@dataclass(frozen=True, slots=True)
class Review:
    """One review of one verdict.

    ``judged`` is what the engine had said and ``engine_now`` what it says since the
    last replay, ``former`` what held just before, ``label`` what holds since.
    ``correct`` says whether the engine was right; ``told`` whether a digest had told
    the mention already. ``claim`` is the claim's number as the reader knew it,
    ``mention`` that of the mention now, None where its passage is a mention no more.
    ``replaced`` where a later review of the same mention took its place. ``gave_up`` is
    the number that the claim it was merged with had before, where that one is known by
    ``claim`` since.
    """

    review: int
    action: Action
    passage: PassageKey
    judged: Label
    former: Label
    label: Label
    engine_now: Label
    correct: bool
    engine: str
    told: bool
    claim: int
    reviewed: datetime
    note: str | None = None
    mention: int | None = None
    replaced: bool = False
    gave_up: int | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a mention's review says, as outputs show it; the verdict was the engine's.

    ``claim`` is the number that the reader knew its claim by.
    """

    right: bool
    verdict: Verdict
    kind: Kind | None
    confidence: float
    action: Action
    claim: int


class ReviewCount(NamedTuple):
    """How many of the reviewed verdicts of one word were right."""

    verdict: Verdict
    right: int
    of: int


@dataclass(frozen=True, slots=True)
class Reapplied:
    """What became of the reviews in a ledger that was filled anew.

    ``kept`` hold, ``changed`` of them against the engine's present verdict;
    ``lost`` are those whose passage, or what it was about, is no mention now.
    """

    kept: int = 0
    changed: int = 0
    lost: tuple[Review, ...] = ()
