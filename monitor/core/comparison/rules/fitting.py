"""Which rules may find anything in a pair: a first look that spares the others."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.comparison.rules import (
    answers,
    attributes,
    charges,
    dates,
    facts,
    gauges,
    hours,
    judged,
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
    yielding,
)
from monitor.core.comparison.rules.order import RULES

if TYPE_CHECKING:
    from collections.abc import Callable

    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.order import Rule


class _Standing(NamedTuple):
    """What is known of a pair before any rule is asked.

    Whether just one says no, both tell of one doing, both have figures, stand in one
    article, share subject and speaker; whether the later and the earlier deny,
    whether the earlier accuses, whether a judge's word on them counts, and whether the
    later leaves a figure behind.
    """

    flipped: bool
    acting: bool
    counting: bool
    here: bool
    subject: bool
    speaker: bool
    denies: bool
    denied: bool
    alleged: bool
    decided: bool
    revising: bool


# Without which a rule finds nothing: asked once for all rules. A pair whose claims
# have nothing in common is put to ten of them instead of forty.
_NEEDS: tuple[tuple[Callable[[_Standing], bool], tuple[Rule, ...]], ...] = (
    (
        lambda pair: pair.flipped,
        (
            polarity.none_of_it,
            limits.beyond,
            quantified.nobody,
            reaching.reached,
            yielding.gave_way,
            yielding.bare,
            yielding.no_such_event,
        ),
    ),
    (
        lambda pair: not pair.flipped,
        (
            yielding.after_all,
            stance.wording,
            facts.same,
            facts.happened,
            facts.value,
            facts.detail,
            things.other_version,
            things.other_thing,
            measures.retold,
            measures.moved,
            retellings.turned,
            dates.rescheduled,
            dates.once,
            retellings.counted,
            retellings.begun,
            outcomes.called_off,
            outcomes.given_up,
            attributes.place,
            attributes.state,
            hours.hour,
            gauges.read_again,
            gauges.counted_again,
        ),
    ),
    (
        lambda pair: pair.acting,
        (
            yielding.gave_way,
            yielding.bare,
            yielding.no_such_event,
            facts.happened,
            facts.value,
            facts.detail,
            outcomes.doer,
            things.other_version,
            things.other_thing,
            retellings.turned,
            dates.once,
            hours.hour,
            attributes.place,
        ),
    ),
    (
        lambda pair: pair.counting,
        (
            limits.beyond,
            limits.untimely,
            measures.retold,
            measures.moved,
            measures.revised,
            dates.rescheduled,
            gauges.read_again,
        ),
    ),
    (lambda pair: pair.revising, (measures.revised,)),
    (
        lambda pair: pair.here,
        (answers.to_claim, retorts.denied_next),
    ),
    (
        lambda pair: not pair.here,
        (
            stance.withdrawal,
            yielding.gave_way,
            yielding.after_all,
            yielding.bare,
            stance.wording,
            facts.happened,
            facts.value,
            facts.detail,
            outcomes.doer,
            things.other_version,
            things.other_thing,
            measures.retold,
            measures.moved,
            measures.revised,
            retellings.turned,
            dates.rescheduled,
            dates.once,
            attributes.place,
            steps.moved_on,
            outcomes.called_off,
            outcomes.given_up,
            attributes.state,
            hours.hour,
            attributes.colour,
            gauges.read_again,
            gauges.counted_again,
            stance.told_after_all,
            charges.restated,
            judged.same,
            judged.opposed,
        ),
    ),
    (
        lambda pair: pair.subject,
        (
            polarity.opposite,
            yielding.after_all,
            yielding.bare,
            facts.happened,
            facts.value,
            facts.detail,
            things.other_version,
            dates.once,
            attributes.state,
            hours.hour,
            attributes.place,
        ),
    ),
    (
        lambda pair: not pair.subject,
        (outcomes.doer, retellings.turned),
    ),
    (
        lambda pair: pair.speaker,
        (
            stance.wording,
            things.other_thing,
            attributes.place,
        ),
    ),
    (
        lambda pair: pair.subject or pair.speaker,
        (yielding.gave_way, facts.same),
    ),
    (
        lambda pair: pair.denies,
        (stance.answer, stance.denial, things.other_thing, retorts.denied_next),
    ),
    (
        lambda pair: pair.denied,
        (stance.answer, stance.told_after_all, things.other_thing),
    ),
    (
        lambda pair: not pair.denies,
        (
            yielding.after_all,
            stance.wording,
            stance.told_after_all,
            charges.restated,
        ),
    ),
    (
        lambda pair: not pair.denied,
        (
            stance.denial,
            answers.to_claim,
            answers.to_source,
        ),
    ),
    (
        lambda pair: not (pair.denies or pair.denied),
        (
            measures.retold,
            measures.moved,
            retellings.turned,
            dates.rescheduled,
            dates.once,
            retellings.counted,
            retellings.begun,
            steps.moved_on,
            outcomes.called_off,
            outcomes.given_up,
            gauges.read_again,
            gauges.counted_again,
        ),
    ),
    (
        lambda pair: pair.alleged,
        (charges.restated,),
    ),
    (
        lambda pair: pair.decided,
        (judged.same, judged.opposed),
    ),
)


@cache
def _fitting(*known: bool) -> tuple[Rule, ...]:
    pair = _Standing(*known)
    lacking = {rule for has, rules in _NEEDS if not has(pair) for rule in rules}
    return tuple(rule for rule in RULES if rule not in lacking)


def fitting(pair: Pair) -> tuple[Rule, ...]:
    """The rules that may find anything in a pair, in their order."""
    now, before = pair.now, pair.before
    return _fitting(
        pair.a.negative != pair.b.negative,
        pair.same_action,
        bool(now.values and before.values),
        pair.same_article,
        pair.same_subject,
        pair.same_speaker,
        now.denies,
        before.denies,
        before.alleges,
        pair.decided,
        bool(pair.left),
    )
