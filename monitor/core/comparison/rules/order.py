"""The rules that name a difference, in their order."""

from __future__ import annotations

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

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding

    Rule: TypeAlias = Callable[[Pair], Finding | None]

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
