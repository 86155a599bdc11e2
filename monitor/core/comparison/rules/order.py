"""The rules that name a difference, in their order, and which of them a pair is put to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.rules import (
    answers,
    attributes,
    causes,
    charges,
    dates,
    facts,
    framed,
    gauges,
    hours,
    judged,
    leaving,
    limits,
    measures,
    outcomes,
    polarity,
    quantified,
    reaching,
    retellings,
    retorts,
    stance,
    steps,
    things,
    unity,
    yielding,
)
from monitor.core.comparison.rules.rule import standing
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.rule import Find, Rule
    from monitor.types import Assertion

# The order is the order of precedence where strength and confidence are equal.
RULES: tuple[Rule, ...] = (
    stance.withdrawal,
    stance.answer,
    polarity.opposite,
    polarity.flat_denial,
    polarity.none_of_it,
    quantified.nobody,
    quantified.exception,
    limits.beyond,
    limits.untimely,
    unity.parted,
    reaching.reached,
    leaving.sent_away,
    causes.not_the_cause,
    yielding.gave_way,
    yielding.after_all,
    yielding.bare,
    yielding.no_such_event,
    stance.wording,
    facts.same,
    facts.happened,
    facts.value,
    facts.detail,
    things.other_version,
    things.other_thing,
    outcomes.doer,
    measures.retold,
    measures.moved,
    measures.revised,
    retellings.turned,
    dates.rescheduled,
    dates.once,
    retellings.counted,
    retellings.begun,
    outcomes.called_off,
    outcomes.given_up,
    steps.moved_on,
    attributes.place,
    attributes.colour,
    attributes.state,
    hours.hour,
    gauges.read_again,
    gauges.counted_again,
    framed.opposed,
    stance.denial,
    stance.told_after_all,
    answers.to_charge,
    answers.to_claim,
    answers.to_figure,
    answers.to_source,
    charges.restated,
    retorts.denied_next,
    judged.same,
    judged.opposed,
)


def fitting(pair: Pair) -> tuple[Find, ...]:
    """What may find anything in a pair, in order; it spares most rules."""
    return _fitting(standing(pair), _silent(pair.now))


@lru_cache(maxsize=SOMETIMES)
def _silent(now: Assertion) -> frozenset[Rule]:
    """The rules about something of which a claim tells nothing."""
    return frozenset(rule for rule in RULES if rule.tells and not rule.tells(now))


@lru_cache(maxsize=SOMETIMES)
def _fitting(stands: int, silent: frozenset[Rule]) -> tuple[Find, ...]:
    fits = (rule for rule in RULES if not rule.needs & ~stands)
    return tuple(rule.find for rule in fits if rule not in silent)
