"""What a party puts right: another figure after a denial, an admission after one.

"The firm denied that it had paid £9m. The sum was £6m, it said." corrects whoever
said £9m. "The trust, which denied it, admits that it hired nobody" takes back the
denial. Both need more than one known claim, hence all pairs of one claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.comparison.parties import same_party
from monitor.core.comparison.profile import profile
from monitor.core.comparison.questions import about_value
from monitor.core.comparison.rules.answers import answers_barely
from monitor.core.comparison.rules.finding import changed, contradicted
from monitor.core.comparison.rules.opposing import ADMIT
from monitor.core.comparison.values import compatible
from monitor.core.lexicon.wordlist import word_set
from monitor.types import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding
    from monitor.types import Assertion, Value

# The right figure follows the wrong one at once, in characters.
NEXT = 60
# An admission is of what was denied from so many words in common on.
ONE_MATTER = 1
SURE = 0.75
CORRECTED = 0.6
_FIGURES = word_set("sum figure number amount total price cost there it toll fee bill")


def corrected(pairs: Sequence[Pair], article: int) -> Finding | None:
    """Another figure, told right behind a denial of the first one."""
    wrong = _denied_figure(pairs)
    if wrong is None:
        return None
    now, denied = wrong
    told = [
        pair
        for pair in pairs
        if pair.candidate.article != article
        and any(_one_figure(v, denied) for v in pair.before.values)
    ]
    best = max(told, key=lambda pair: pair.relation, default=None)
    if best is None:
        return None
    before = next(v for v in best.before.values if _one_figure(v, denied))
    why = f"{now.text.strip()}, was {before.text.strip()}"
    question = about_value(best, before)
    return changed(best, Kind.VALUE, why, question, CORRECTED)


def _denied_figure(pairs: Sequence[Pair]) -> tuple[Value, Value] | None:
    """The figure of a claim, and the other one in the denial right before it."""
    behind = (
        pair
        for pair in pairs
        if pair.same_article
        and pair.before.denies
        and 0 <= pair.now.span.start - pair.before.span.end <= NEXT
    )
    pair = next(behind, None)
    if pair is None or not _only_figure(pair.now):
        return None
    now = [v for v in pair.now.values if v.kind != "date"]
    before = [v for v in pair.before.values if v.kind != "date"]
    if len(now) != 1 or len(before) != 1 or now[0].kind != before[0].kind:
        return None
    alike = now[0].unit in {"", before[0].unit}
    return (now[0], before[0]) if alike and not compatible(*now, *before) else None


def _only_figure(assertion: Assertion) -> bool:
    """Whether a claim gives a figure for what was told before: "the sum was"."""
    subject = assertion.frame.subject.casefold().removeprefix("the ")
    return subject in _FIGURES and assertion.frame.action == "be"


def _one_figure(one: Value, other: Value) -> bool:
    same = one.kind == other.kind and one.unit == other.unit
    return same and compatible(one, other)


def admission(pairs: Sequence[Pair], article: int) -> Finding | None:
    """What a party admits that it had denied, without a word of it, before."""
    if not pairs or pairs[0].now.verb not in ADMIT:
        return None
    for pair in pairs:
        if pair.candidate.article == article or not answers_barely(pair.before):
            continue
        denier = pair.b.actor
        if pair.a.speaker is None or not same_party(pair.a.speaker, denier):
            continue
        if any(_was_denied(other, pair) for other in pairs):
            why = f"{pair.now.speaker} had denied it"
            return contradicted(pair, Kind.REVERSAL, why, strength=SURE)
    return None


def _was_denied(charge: Pair, denial: Pair) -> bool:
    """Whether a claim is what the denial behind it was against, and now admitted."""
    if charge.candidate.article != denial.candidate.article:
        return False
    between = denial.before.span.start - charge.before.span.end
    if not 0 <= between <= NEXT or charge.before.denies:
        return False
    now, told = profile(charge.now), charge.b
    own = {*denial.b.actor.text.casefold().split()}
    shared = (now.content & told.content) - own
    return len(shared - _of_names(denial)) >= ONE_MATTER


def _of_names(pair: Pair) -> frozenset[str]:
    said = (pair.a.speaker.text if pair.a.speaker else "").casefold().split()
    return frozenset(said)
