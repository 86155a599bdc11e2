"""Each miss with its texts, so that somebody can act on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from monitor.core.evaluation.agreement import canonical
from monitor.core.evaluation.matching import right_speaker
from monitor.core.evaluation.scoring import right_against, values_found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.core.evaluation.gold import GoldClaim
    from monitor.core.evaluation.matching import Found, Matched, Pair

OUTLET = "the outlet"


class Miss(NamedTuple):
    """One disagreement; ``what`` names the figure that it lowers.

    ``labelled`` and ``answered`` are the two sides in words; None where there is
    no claim, or no mention. ``gold_against`` and ``found_against`` are quotes.
    """

    what: str
    dispute: str
    article: int
    claim: GoldClaim | None
    found: Found | None
    labelled: str | None
    answered: str | None
    gold_against: tuple[str, ...] = ()
    found_against: str | None = None


def misses(matched: Matched) -> Iterator[Miss]:
    """The misses of one dispute, in the order of its texts for each figure."""
    name = matched.dispute.name
    for claim in matched.missed:
        if claim.verdict is None:
            continue
        yield Miss("recall", name, claim.ref.article, claim, None, claim.quote, None)
    for article, one in matched.spurious:
        yield Miss("precision", name, article, None, one, None, one.quote)
    quotes = {pair.found.mention: pair.found.quote for pair in matched.pairs}
    others = (*matched.spurious, *matched.unlabelled)
    quotes |= {one.mention: one.quote for _, one in others}
    for pair in sorted(matched.pairs, key=lambda pair: pair.claim.ref):
        claim, found = pair
        for what, labelled, answered in _differences(matched, pair):
            yield Miss(
                what,
                name,
                claim.ref.article,
                claim,
                found,
                labelled,
                answered,
                tuple(matched.dispute.claim(ref).quote for ref in claim.against),
                quotes.get(found.against) if found.against is not None else None,
            )


def _differences(matched: Matched, pair: Pair) -> Iterator[tuple[str, str, str]]:
    """(figure, as labelled, as answered) for each point that differs."""
    claim, found = pair
    if claim.verdict is None:
        return
    if claim.speakers and not right_speaker(matched.dispute, pair):
        names = " or ".join(name or OUTLET for name in claim.speakers)
        yield "speaker", names, found.speaker or OUTLET
    if claim.modality not in (None, found.modality):
        yield "modality", str(claim.modality), str(found.modality)
    if not all(values_found(pair)):
        yield (
            "values",
            ", ".join(value.text for value in claim.values or ()),
            ", ".join(canonical(value) for value in found.values) or "none",
        )
    if claim.verdict is not found.verdict:
        held = f", held back: {found.held}" if found.held else ""
        yield "verdict", _labelled(claim), f"{_answered(found)}{held}"
    elif claim.kinds and found.kind not in claim.kinds:
        yield "kind", _labelled(claim), _answered(found)
    if (
        claim.verdict is found.verdict
        and claim.against
        and not right_against(matched, pair)
    ):
        yield "against", " or ".join(map(str, claim.against)), "another claim"


def _labelled(claim: GoldClaim) -> str:
    kinds = " or ".join(claim.kinds)
    return f"{claim.verdict} ({kinds})" if kinds else str(claim.verdict)


def _answered(found: Found) -> str:
    return f"{found.verdict} ({found.kind})" if found.kind else str(found.verdict)
