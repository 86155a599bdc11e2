"""From findings to one verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from monitor.core.comparison.another import of_another, other_day
from monitor.core.comparison.apart import only_spoken_of
from monitor.core.comparison.aside import only_named
from monitor.core.comparison.former import takes_its_place
from monitor.core.comparison.latest import as_it_stands
from monitor.core.comparison.pair import pair_up
from monitor.core.comparison.rules import accounts, answers, corrections
from monitor.core.comparison.rules.finding import compared_with, repeated
from monitor.core.comparison.rules.limits import within
from monitor.core.comparison.rules.order import fitting
from monitor.core.comparison.rules.steps import same_step, steps_of
from monitor.core.comparison.unlike import one_on_terms, opposed, unlike
from monitor.types import Judgement, Kind, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding
    from monitor.types import Assertion, Candidate, Evidence, Value

    Both = tuple[Evidence, Evidence]

ENGINE = "rules-15"

# Below these confidences a verdict is held back and the mention stays new. A false
# contradiction costs a digest more trust than a missed one, hence the higher bar.
ENOUGH = 0.55
ENOUGH_TO_CONTRADICT = 0.7
# What is less sure than this is not even told as held back.
WORTH_TELLING = 0.25
# What is said of a claim to which nothing known comes near, and how fast it falls with
# the relation (``Pair.relation``) of the nearest: read off the labelled dev half, where
# of the claims found new 9 in 10 were so below this relation, and few from 0.7 on.
_NEW_CONFIDENCE = 0.92
_FAR = 0.45
_FALL = 2.0
_LEAST = 0.15
# A judge this sure of a contradiction that no rule can name keeps the claim held
# back: without a named difference a reader could not check it.
JUDGED_OPPOSED = 0.9
_DOUBTED = 0.5


# A claim that was told before is that claim, whatever else it differs from; an
# answer in other words is that answer before it is a denial once more.
_PRECEDENCE: dict[Verdict | Kind, int] = {
    Kind.WITHDRAWN: 0,
    Verdict.REPEATED: 1,
    Kind.REVERSAL: 2,
    Kind.WORDING: 3,
    Kind.CONFLICT: 4,
    Kind.VALUE: 5,
    Kind.DETAIL: 6,
    Kind.DENIAL: 7,
}
# What holds under a condition is not excluded by what is so.
_TURNED_ROUND = frozenset({Kind.CONFLICT, Kind.REVERSAL})
_OWN_CLAIM = frozenset({Verdict.REPEATED})
# A finding of negative rank gives way to wording and what comes before it.
_LATER = 2.5


class Looked(NamedTuple):
    """A pair and what rules find in it."""

    pair: Pair
    findings: tuple[Finding, ...]


def compare(
    incoming: Assertion,
    candidates: Sequence[Candidate],
    evidence: Sequence[tuple[Evidence, Evidence]],
    *,
    article: int,
    seen: dict[tuple[Assertion, int], Looked] | None = None,
) -> Judgement:
    """Judge one assertion against the known mentions that it may be about.

    ``evidence[i]`` is (known to incoming, incoming to known) for
    ``candidates[i]``. Mentions of the same article are only ever denied or
    repeated. The confidence is that of a rule: uncalibrated.
    ``seen`` keeps pairs, by assertion and mention, where they are looked at twice.
    """
    looked = [
        _looked_at(incoming, candidate, judged, article)
        if seen is None
        else _once(incoming, candidate, judged, article, seen)
        for candidate, judged in zip(candidates, evidence, strict=True)
    ]
    pairs = [one.pair for one in looked]
    findings = [finding for one in looked for finding in one.findings]
    beside = (
        accounts.account(pairs, article),
        corrections.corrected(pairs, article),
        corrections.admission(pairs, article),
        answers.to_reported(pairs),
    )
    findings += [finding for finding in beside if finding is not None]
    firm = [f for f in findings if f.confidence >= _bar(f) and not _stale(f, pairs)]
    if firm:
        best = min(firm, key=_order)
        best = _moved_before(best, pairs) or best
        found = _judgement(best, _original(best.pair, pairs))
        return as_it_stands(found, incoming, candidates, article)
    return _new(pairs, findings)


def _moved_before(found: Finding, pairs: Sequence[Pair]) -> Finding | None:
    """The figure as it stands since it has moved: told again, it changes nothing."""
    latest = _step_told(found, pairs) or _latest(found, pairs)
    return repeated(latest, found.confidence) if latest else None


def _step_told(found: Finding, pairs: Sequence[Pair]) -> Pair | None:
    """Where its thread has told before what became of it: "the strike is off"."""
    if found.kind is not Kind.DETAIL or steps_of(found.pair) is None:
        return None
    thread = found.pair.candidate.thread
    changes = (p for p in pairs if p.candidate.verdict is Verdict.CHANGED)
    told = (p for p in changes if p.candidate.thread == thread and same_step(p))
    return next((p for p in told if not p.same_article), None)


def _stale(found: Finding, pairs: Sequence[Pair]) -> bool:
    """Whether a figure that is only spoken of has moved before: "the fire that killed 5"."""
    figure = found.pair.value if found.kind is Kind.VALUE else None
    named = figure is not None and only_named(found.pair.now, figure.now)
    return named and _latest(found, pairs) is not None


def _latest(found: Finding, pairs: Sequence[Pair]) -> Pair | None:
    """Where its thread told last that a figure had moved to what it is now."""
    why = (found.why or "").partition(", was ")[0]
    told = (v for v in found.pair.now.values if v.text.strip() == why)
    figure = next(told, None) if found.kind is Kind.VALUE else None
    if figure is None:
        return None
    since = (
        pair
        for pair in pairs
        if pair.candidate.thread == found.pair.candidate.thread
        and pair.candidate.verdict is Verdict.CHANGED
        and not (pair.same_article or pair.clashing or unlike(pair))
        and any(_is_one(figure, value) for value in pair.before.values)
    )
    return max(since, key=lambda pair: pair.candidate.mention, default=None)


def _is_one(now: Value, known: Value) -> bool:
    same = takes_its_place(now, known) and now.kind != "date"
    return same and (now.low, now.high) == (known.low, known.high)


def _new(pairs: Sequence[Pair], findings: Sequence[Finding]) -> Judgement:
    """Keep the claim new; say what the evidence was too weak for."""
    sure = _newness(pairs)
    held = max(findings, key=lambda f: f.confidence, default=None)
    if held is not None and held.confidence >= WORTH_TELLING:
        confidence = round(min(sure, 1.0 - held.confidence), 3)
        why = compared_with(held.pair)
        return Judgement(Verdict.NEW, confidence, held=held.verdict, why=why)
    opposed = (p for p in pairs if p.one_event and p.opposition >= JUDGED_OPPOSED)
    if (one := next(opposed, None)) is not None:
        why, sure = compared_with(one), min(sure, _DOUBTED)
        return Judgement(Verdict.NEW, sure, held=Verdict.CONTRADICTED, why=why)
    return Judgement(Verdict.NEW, sure)


def _newness(pairs: Sequence[Pair]) -> float:
    """How sure it is that a claim is new, by how near the nearest known one comes."""
    nearest = max((pair.relation for pair in pairs), default=0.0)
    sure = _NEW_CONFIDENCE - _FALL * max(0.0, nearest - _FAR)
    return round(max(sure, _LEAST), 3)


def _looked_at(
    incoming: Assertion, candidate: Candidate, judged: Both, article: int
) -> Looked:
    pair = pair_up(incoming, candidate, article, judged)
    if only_spoken_of(incoming, candidate.assertion):
        return Looked(pair, ())
    found = (find(pair) for find in fitting(pair))
    told = tuple(one for one in found if one is not None and _stands(one))
    return Looked(pair, told)


def _stands(finding: Finding) -> bool:
    """Whether nothing keeps the two from being one claim, or one figure that moved."""
    pair, kind = finding.pair, finding.kind
    if finding.verdict is Verdict.REPEATED:
        return not unlike(pair)
    if finding.verdict is Verdict.CONTRADICTED and within(pair):
        return False
    if kind in _TURNED_ROUND:
        return not one_on_terms(pair)
    if kind is Kind.DETAIL:
        return not opposed(pair)
    figure = pair.value if kind is Kind.VALUE and not finding.doubt else None
    if figure is None or any(_is_one(figure.before, was) for was in pair.left):
        return True  # whoever says which figure was wrong need not agree in the rest
    if figure.now.kind == "date" and finding.why != figure.why:
        return True  # "an eighth victim died on Friday" is told for the count
    apart = other_day if figure.now.kind == "date" else of_another
    return not apart(pair)


def _once(
    incoming: Assertion,
    candidate: Candidate,
    judged: Both,
    article: int,
    seen: dict[tuple[Assertion, int], Looked],
) -> Looked:
    """What was found in the pair before, if nothing of it has changed since."""
    place = incoming, candidate.mention
    known = seen.get(place)
    here = candidate.article == article
    if (
        known is None
        or known.pair.judged != judged
        or known.pair.candidate != candidate
        or known.pair.same_article != here
    ):
        known = seen[place] = _looked_at(incoming, candidate, judged, article)
    return known


def _bar(finding: Finding) -> float:
    if finding.verdict is Verdict.CONTRADICTED:
        return ENOUGH_TO_CONTRADICT
    return ENOUGH


def _order(finding: Finding) -> tuple[float, ...]:
    """Best first: by precedence, then strength, then the mention itself.

    A repetition is of the earliest telling. Among changes that are about equally
    sure, the one against the latest telling tells a reader most.
    """
    mention = finding.pair.candidate.mention
    first = finding.verdict is Verdict.REPEATED
    return (
        _PRECEDENCE[finding.kind or finding.verdict] + _LATER * (finding.rank < 0),
        -finding.rank,
        -round(finding.confidence, 2 if first else 1),
        mention if first else -mention,
    )


def _original(found: Pair, pairs: Sequence[Pair]) -> Candidate:
    """The known mention, or the one that it is a copy of: both are of one story."""
    known = found.candidate
    copies = (
        pair.candidate
        for pair in pairs
        if pair.candidate.claim == known.claim
        and pair.candidate.story == known.story
        and pair.candidate.assertion.text == known.assertion.text
        and pair.same_article == found.same_article
    )
    return min(copies, key=lambda one: one.mention)


def _judgement(finding: Finding, known: Candidate) -> Judgement:
    return Judgement(
        finding.verdict,
        round(finding.confidence, 3),
        kind=finding.kind,
        against=known.mention,
        claim=known.claim if finding.verdict in _OWN_CLAIM else None,
        thread=known.thread,
        why=finding.why,
        question=finding.question,
    )
