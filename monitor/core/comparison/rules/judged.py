"""Rules on what a judge is sure of, where its word counts (``Evidence.decides``).

They name no difference of their own but a figure's: two texts that a good judge of
language takes for one claim, or for two that exclude each other, may share no word
that other rules could hold on to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.comparison.questions import about_value
from monitor.core.comparison.rules.finding import Finding, changed, repeated
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.comparison.values import ValueDifference, compatible
from monitor.types import Kind, Modality, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.comparison.pair import Pair
    from monitor.types import Value

# As sure as that a judge has to be before its word counts.
SURE = 0.9
_OPEN = frozenset({Modality.PREDICTED, Modality.POSSIBLE})
_FIGURES = ("money", "percent", "odds", "number", "duration")
_BOTH = "a judge finds that both cannot be true"


@rule(Standing.ELSEWHERE, Standing.DECIDED)
def same(pair: Pair) -> Finding | None:
    """What was known holds all that is told now.

    Another figure speaks against any judge: it is told by the rules on values.
    """
    entailed = pair.judged[0].entailment
    if entailed < SURE or figure_apart(pair) or pair.clashing:
        return None
    return repeated(pair, entailed, rank=-1)


@rule(Standing.ELSEWHERE, Standing.DECIDED)
def opposed(pair: Pair) -> Finding | None:
    """Both cannot be true; an outcome that was forecast otherwise is simply new."""
    if pair.opposition < SURE:
        return None
    if figure := figure_apart(pair):
        question = about_value(pair, figure.now)
        return changed(pair, Kind.VALUE, figure.why, question, pair.opposition)
    if pair.before.modality in _OPEN and pair.now.modality not in _OPEN:
        return None
    return Finding(
        pair,
        Verdict.CONTRADICTED,
        kind_of_opposition(pair),
        _BOTH,
        strength=pair.opposition,
        rank=-1,
    )


def figure_apart(pair: Pair) -> ValueDifference | None:
    """The figure in which they differ, whatever it counts: "38 jobs", "44 staff"."""
    if pair.value:
        return pair.value
    for kind in _FIGURES:
        now, before = _of(kind, pair.now.values), _of(kind, pair.before.values)
        if len(now) == len(before) == 1 and not compatible(now[0], before[0]):
            return ValueDifference(now[0], before[0])
    return None


def _of(kind: str, values: Sequence[Value]) -> list[Value]:
    return [value for value in values if value.kind == kind]


def kind_of_opposition(pair: Pair) -> Kind:
    """One mouth turns round, a named party disputes, reports conflict."""
    if pair.same_speaker:
        return Kind.REVERSAL
    return Kind.DENIAL if pair.now.speaker else Kind.CONFLICT
