"""What one pair of assertions shows, and how sure a rule is of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from monitor.core.comparison.agreement import says
from monitor.types import Kind, Verdict

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair

# How far a rule is to be trusted when everything else fits, by what it says.
# These are confidences of rules, set by hand and not calibrated on outcomes.
_TRUST: dict[Kind | Verdict, float] = {
    Verdict.REPEATED: 0.95,
    Kind.VALUE: 0.93,
    Kind.DETAIL: 0.85,
    Kind.WORDING: 0.93,
    Kind.WITHDRAWN: 0.9,
    Kind.CONFLICT: 0.95,
    Kind.DENIAL: 0.93,
    Kind.REVERSAL: 0.92,
}
# The logistic that turns a relation score into the share of that trust: half of it
# at a relation of 0.35, nine tenths at 0.6.
_MIDPOINT = 0.35
_STEEPNESS = 9.0

_OTHERWISE = {
    Kind.REVERSAL: "{now} had said otherwise",
    Kind.DENIAL: "{now} otherwise than {before}",
    Kind.CONFLICT: "both can hardly be true",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of one pair.

    ``rank`` orders findings of equal strength: the more specific rule first; a
    negative one gives way to findings of other words.
    ``doubt`` in 0..1 takes that share of the confidence away.
    """

    pair: Pair
    verdict: Verdict
    kind: Kind | None
    why: str | None = None
    question: str | None = None
    strength: float = 0.0
    rank: int = 0
    doubt: float = 0.0

    @property
    def confidence(self) -> float:
        """The uncalibrated confidence of the rule in this pair, in 0..1."""
        relation = max(self.strength, self.pair.relation)
        trust = _TRUST[self.kind or self.verdict]
        share = 1 / (1 + exp(-_STEEPNESS * (relation - _MIDPOINT)))
        return trust * share * (1.0 - self.doubt)


def repeated(pair: Pair, strength: float = 0.0, rank: int = 0) -> Finding:
    """The same claim once more."""
    return Finding(pair, Verdict.REPEATED, None, strength=strength, rank=rank)


def changed(
    pair: Pair, kind: Kind, why: str, question: str | None = None, strength: float = 0.0
) -> Finding:
    """The claim with a difference that both reports can live with."""
    return Finding(pair, Verdict.CHANGED, kind, why, question, strength)


def contradicted(
    pair: Pair, kind: Kind, why: str, question: str | None = None, strength: float = 0.0
) -> Finding:
    """A claim that cannot hold together with the earlier one, or disputes it."""
    return Finding(pair, Verdict.CONTRADICTED, kind, why, question, strength)


def teller(pair: Pair) -> str:
    """Whom a reader hears the earlier claim from: its speaker, or else the outlet."""
    return pair.before.speaker or pair.candidate.outlet or "an earlier report"


def otherwise(pair: Pair, kind: Kind) -> str:
    """Who says otherwise than whom, where the two quotes tell in what."""
    now = pair.now.speaker or "this report"
    if kind is Kind.DENIAL:
        now = says(now, "says", "say")
    return _OTHERWISE[kind].format(now=now, before=teller(pair))


def compared_with(pair: Pair) -> str:
    """What a verdict that is held back was about, for whoever wants to judge it."""
    return f"beside “{pair.before.text}” ({teller(pair)})"
