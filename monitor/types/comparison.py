"""What is compared, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from monitor.types.words import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from monitor.types.text import Assertion
    from monitor.types.words import Kind


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a judge says of (premise, hypothesis); the three add up to 1.

    ``decides``: the judge's word counts where no rule has one.
    """

    entailment: float
    neutral: float
    contradiction: float
    decides: bool = field(default=False, kw_only=True)

    @property
    def shares(self) -> tuple[float, float, float]:
        """The three, in their order."""
        return self.entailment, self.neutral, self.contradiction


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known mention that an incoming assertion may be about."""

    mention: int
    claim: int
    thread: int
    article: int
    story: int
    assertion: Assertion
    outlet: str
    published: datetime | None
    seen: datetime
    verdict: Verdict = Verdict.NEW


class Found(NamedTuple):
    """Known mentions that share terms with a claim, best first, and their scores.

    ``weights`` are those of all terms that were asked for, ``usual`` is how many terms
    a claim has: by these what is told later is scored as well.
    """

    candidates: Sequence[Candidate]
    scores: Sequence[float]
    weights: Mapping[str, float]
    usual: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one assertion.

    ``against`` is the mention the verdict is about; ``claim`` and ``thread`` say
    where the mention belongs (None: a new one is opened). ``why`` names the
    difference in plain words. ``question`` names what the thread answers, if the
    comparison showed it. ``held`` is the verdict that evidence was too weak for; then
    ``why`` tells what it was about.
    """

    verdict: Verdict
    confidence: float
    kind: Kind | None = None
    against: int | None = None
    claim: int | None = None
    thread: int | None = None
    why: str | None = None
    question: str | None = None
    held: Verdict | None = None
