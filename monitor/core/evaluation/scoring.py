"""From matched disputes to the figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.evaluation.agreement import canonical, same_form
from monitor.core.evaluation.figures import Share, calibration_error, macro_f1, share
from monitor.core.evaluation.matching import right_speaker
from monitor.types import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from monitor.core.evaluation.gold import Dispute, Ref
    from monitor.core.evaluation.matching import Matched, Pair

Confusion = Counter[tuple[Verdict | None, Verdict | None]]


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures over one or more disputes; what each counts is told in its name.

    ``confusion`` counts (labelled, found) verdicts; None for a claim that was
    missed or a mention that is none. ``verdict``, ``macro_f1`` and
    ``calibration`` are over matched claims, ``macro_f1_all`` over everything.
    ``precision`` is over articles that are labelled completely; of others only
    what is labelled counts anywhere.
    """

    precision: Share
    recall: Share
    speaker: Share
    modality: Share
    values: Share
    verdict: Share
    macro_f1: float | None
    macro_f1_all: float | None
    contradiction_precision: Share
    contradiction_recall: Share
    changed_precision: Share
    changed_recall: Share
    repeated_precision: Share
    repeated_recall: Share
    kind: Share
    against: Share
    calibration: float | None
    confusion: Mapping[tuple[Verdict | None, Verdict | None], int]


def score(disputes: Sequence[Matched]) -> Scores:
    """Count over all claims of ``disputes``, each claim weighing the same."""
    pairs = [
        (matched, pair)
        for matched in disputes
        for pair in matched.pairs
        if pair.claim.verdict is not None
    ]
    agreed = [
        (matched, pair)
        for matched, pair in pairs
        if pair.claim.verdict is pair.found.verdict
    ]
    verdicts = Counter(_verdicts(disputes))
    matched_only = {key: n for key, n in verdicts.items() if None not in key}
    opposed = _told(verdicts, Verdict.CONTRADICTED)
    changed = _told(verdicts, Verdict.CHANGED)
    repeated = _told(verdicts, Verdict.REPEATED)
    return Scores(
        precision=_precision(disputes),
        recall=Share(len(pairs), sum(n for (a, _), n in verdicts.items() if a)),
        speaker=share(
            right_speaker(matched.dispute, pair)
            for matched, pair in pairs
            if pair.claim.speakers
        ),
        modality=share(
            pair.claim.modality is pair.found.modality
            for _, pair in pairs
            if pair.claim.modality
        ),
        values=share(right for _, pair in pairs for right in values_found(pair)),
        verdict=Share(len(agreed), len(pairs)),
        macro_f1=macro_f1(matched_only, tuple(Verdict)),
        macro_f1_all=macro_f1(verdicts, tuple(Verdict)),
        contradiction_precision=opposed.precision,
        contradiction_recall=opposed.recall,
        changed_precision=changed.precision,
        changed_recall=changed.recall,
        repeated_precision=repeated.precision,
        repeated_recall=repeated.recall,
        kind=share(p.found.kind in p.claim.kinds for _, p in agreed if p.claim.kinds),
        against=share(
            right_against(matched, pair)
            for matched, pair in agreed
            if pair.claim.against
        ),
        calibration=calibration_error(
            (pair.found.confidence, pair.claim.verdict is pair.found.verdict)
            for _, pair in pairs
        ),
        confusion=verdicts,
    )


def _precision(disputes: Sequence[Matched]) -> Share:
    """Mentions that are claims, in articles all of whose claims are known."""
    hits = sum(
        matched.dispute.article(pair.claim.ref).complete
        for matched in disputes
        for pair in matched.pairs
    )
    return Share(hits, hits + sum(len(matched.spurious) for matched in disputes))


class _Told(NamedTuple):
    """Of one verdict: those told that are right, and those labelled that were told."""

    precision: Share
    recall: Share


def _told(verdicts: Confusion, it: Verdict) -> _Told:
    hits = verdicts[it, it]
    found = sum(n for (_, b), n in verdicts.items() if b is it)
    labelled = sum(n for (a, _), n in verdicts.items() if a is it)
    return _Told(Share(hits, found), Share(hits, labelled))


def values_found(pair: Pair) -> Iterator[bool]:
    """Say of each labelled value whether the mention has it."""
    found = Counter((one.kind, same_form(canonical(one))) for one in pair.found.values)
    for kind, text in pair.claim.values or ():
        value = kind, same_form(text)
        yield found[value] > 0
        found[value] -= 1


def right_against(matched: Matched, pair: Pair) -> bool:
    """Say whether the mention answers a claim that the label names, or the same
    claim made elsewhere.
    """
    if pair.found.against is None:
        return False
    refs = {one.found.mention: one.claim.ref for one in matched.pairs}
    answered = refs.get(pair.found.against)
    if answered is None:
        return False
    same = first_tellings(matched.dispute)
    return same[answered] in {same[ref] for ref in pair.claim.against}


def first_tellings(dispute: Dispute) -> dict[Ref, Ref]:
    """For each claim the first that said the same.

    A repetition that answers several claims alike is the same as none of them,
    for these need not be the same among themselves.
    """
    first: dict[Ref, Ref] = {}
    for article in dispute.articles:
        for claim in article.claims:
            repeats = claim.verdict is Verdict.REPEATED and len(claim.against) == 1
            first[claim.ref] = first[claim.against[0]] if repeats else claim.ref
    return first


def _verdicts(
    disputes: Sequence[Matched],
) -> Iterator[tuple[Verdict | None, Verdict | None]]:
    for matched in disputes:
        for pair in matched.pairs:
            if pair.claim.verdict is not None:
                yield pair.claim.verdict, pair.found.verdict
        for claim in matched.missed:
            if claim.verdict is not None:
                yield claim.verdict, None
        for _, one in matched.spurious:
            yield None, one.verdict
