"""Which found mention is which gold claim: overlap of their spans, one to one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.evaluation.agreement import same_speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from monitor.core.evaluation.gold import Dispute, GoldClaim, Ref
    from monitor.types import Kind, Modality, Span, Value, Verdict

ENOUGH = 0.5
"""The Dice coefficient of two spans (Dice 1945) from which they are one claim.
Half lets a quote begin with "the union said that" or end with "on Monday", and
keeps apart the two halves of a sentence that makes two claims."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mention that the engine found; ``against`` is the number of another."""

    mention: int
    span: Span
    quote: str
    text: str
    speaker: str | None
    modality: Modality
    verdict: Verdict
    confidence: float
    kind: Kind | None = None
    against: int | None = None
    why: str | None = None
    held: Verdict | None = None
    values: tuple[Value, ...] = ()


class Pair(NamedTuple):
    """A gold claim and the mention that is it."""

    claim: GoldClaim
    found: Found


@dataclass(frozen=True, slots=True)
class Matched:
    """One dispute: what belongs together, and what stands alone.

    ``missed`` are gold claims without a mention, ``spurious`` the mentions
    without a gold claim, each with the number of its article; ``unlabelled`` are
    such mentions of articles that are not labelled completely.
    """

    dispute: Dispute
    pairs: tuple[Pair, ...]
    missed: tuple[GoldClaim, ...]
    spurious: tuple[tuple[int, Found], ...]
    unlabelled: tuple[tuple[int, Found], ...] = ()


def overlap(a: Span, b: Span) -> float:
    """The Dice coefficient of two spans, in 0..1."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(0, 2 * shared) / ((a.end - a.start) + (b.end - b.start))


def nearest(span: Span, others: Sequence[Span]) -> int | None:
    """The place of the span that is one claim with ``span``, the best overlap; of
    equal ones the first, None if there is none.
    """
    scores = [overlap(span, other) for other in others]
    best = max(scores, default=0.0)
    return scores.index(best) if best >= ENOUGH else None


def match(dispute: Dispute, found: Sequence[Sequence[Found]]) -> Matched:
    """Match what was found in each article of a dispute, in their order."""
    pairs: list[Pair] = []
    missed: list[GoldClaim] = []
    spurious: list[tuple[int, Found]] = []
    unlabelled: list[tuple[int, Found]] = []
    for number, (article, mentions) in enumerate(
        zip(dispute.articles, found, strict=True), 1
    ):
        fitting = list(_one_to_one(article.claims, mentions, dispute))
        pairs += fitting
        taken = {pair.claim.ref for pair in fitting}
        missed += [claim for claim in article.claims if claim.ref not in taken]
        used = {pair.found.mention for pair in fitting}
        beside = spurious if article.complete else unlabelled
        beside += [
            (number, one)
            for one in sorted(mentions, key=lambda one: (one.span, one.mention))
            if one.mention not in used
        ]
    return Matched(
        dispute, tuple(pairs), tuple(missed), tuple(spurious), tuple(unlabelled)
    )


def right_speaker(dispute: Dispute, pair: Pair) -> bool:
    """Say whether the mention has the speaker that the claim has."""
    claim, found = pair
    voice = dispute.article(claim.ref).voice
    return same_speaker(found.speaker, claim.speakers, dispute.aliases, voice)


def _one_to_one(
    claims: Sequence[GoldClaim], mentions: Sequence[Found], dispute: Dispute
) -> Iterator[Pair]:
    """The best overlap first; of equal ones that whose speaker is right."""
    ranked = sorted(
        (
            -overlap(claim.span, one.span),
            not right_speaker(dispute, Pair(claim, one)),
            claim.ref,
            one.span,
            one.mention,
            claim,
            one,
        )
        for claim in claims
        for one in mentions
        if overlap(claim.span, one.span) >= ENOUGH
    )
    refs: set[Ref] = set()
    used: set[int] = set()
    for *_, claim, one in ranked:
        if claim.ref not in refs and one.mention not in used:
            refs.add(claim.ref)
            used.add(one.mention)
            yield Pair(claim, one)
