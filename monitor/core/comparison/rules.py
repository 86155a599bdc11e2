"""The rules that name a difference, in their order, and what each of them needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.comparison import (
    answers,
    attributes,
    charges,
    facts,
    framed,
    gauges,
    judged,
    measures,
    polarity,
    quantified,
    retellings,
    stance,
    things,
    yielding,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from monitor.core.comparison.finding import Finding
    from monitor.core.comparison.pair import Pair

    _Rule: TypeAlias = Callable[[Pair], Finding | None]

# The order is the order of precedence where strength and confidence are equal.
_RULES: tuple[_Rule, ...] = (
    stance.withdrawal,
    stance.answer,
    polarity.opposite,
    polarity.flat_denial,
    polarity.none_of_it,
    quantified.nobody,
    quantified.exception,
    yielding.gave_way,
    yielding.after_all,
    yielding.bare,
    yielding.no_evidence,
    yielding.untouched,
    yielding.no_such_event,
    stance.wording,
    facts.same,
    facts.happened,
    facts.value,
    facts.doubtful,
    facts.detail,
    things.other_version,
    things.other_thing,
    facts.doer,
    measures.retold,
    measures.moved,
    retellings.turned,
    retellings.rescheduled,
    retellings.once,
    retellings.counted,
    retellings.begun,
    retellings.office,
    attributes.place,
    attributes.colour,
    gauges.read_again,
    framed.opposed,
    stance.denial,
    stance.told_after_all,
    answers.to_charge,
    answers.to_claim,
    answers.to_document,
    answers.to_source,
    charges.rejected,
    charges.restated,
    judged.same,
    judged.opposed,
)
# What a pair must have for a rule to find anything, asked once for all rules: claims of
# which just one says no, the same doing, figures on both sides.
_NEEDS_FLIP = frozenset(
    (
        polarity.none_of_it,
        quantified.nobody,
        yielding.gave_way,
        yielding.bare,
        yielding.untouched,
        yielding.no_such_event,
    )
)
_NEEDS_ACTION = frozenset(
    (
        facts.happened,
        facts.value,
        facts.doubtful,
        facts.detail,
        facts.doer,
        things.other_version,
        things.other_thing,
        retellings.turned,
        retellings.once,
        retellings.counted,
        retellings.begun,
    )
)
_NEEDS_FIGURES = frozenset(
    (measures.retold, measures.moved, retellings.rescheduled, gauges.read_again)
)


def _fitting(*, flipped: bool, acting: bool, counting: bool) -> tuple[_Rule, ...]:
    lacking: frozenset[_Rule] = frozenset()
    lacking |= frozenset() if flipped else _NEEDS_FLIP
    lacking |= frozenset() if acting else _NEEDS_ACTION
    lacking |= frozenset() if counting else _NEEDS_FIGURES
    return tuple(rule for rule in _RULES if rule not in lacking)


_FITTING = {
    (flipped, acting, counting): _fitting(
        flipped=flipped, acting=acting, counting=counting
    )
    for flipped in (False, True)
    for acting in (False, True)
    for counting in (False, True)
}


def fitting(pair: Pair) -> tuple[_Rule, ...]:
    """The rules that may find anything in a pair, in their order."""
    flipped = pair.a.negative != pair.b.negative
    counting = bool(pair.now.values and pair.before.values)
    return _FITTING[flipped, pair.same_action, counting]
