"""What earlier digests told and readers have corrected since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.digest.grouping import marks_of, passage_of
from monitor.core.digest.headings import heading_of
from monitor.core.digest.marking import unmarked
from monitor.types import Correction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.types import Passage, Retold


def corrections(
    retold: Iterable[Retold], links_from: str | None
) -> tuple[Correction, ...]:
    """Each correction with the passages that it is about, in the order of storing."""
    ordered = sorted(retold, key=lambda one: one.record.mention)
    return tuple(_correction(one, links_from) for one in ordered)


def _correction(retold: Retold, links_from: str | None) -> Correction:
    review, record, before = retold.review, retold.record, retold.before
    ours, theirs = marks_of(record)
    same = before is not None and record.against == before
    against: Passage | None = None
    if record.against is not None and not same:
        against = passage_of(record.against, theirs, links_from)
    return Correction(
        heading=heading_of(record),
        told=review.former.verdict,
        told_kind=review.former.kind,
        verdict=review.label.verdict,
        kind=review.label.kind,
        dismissed=review.label.dismissed,
        now=passage_of(record, ours, links_from),
        before=passage_of(
            before, theirs if same else unmarked(before.quote), links_from
        )
        if before is not None
        else None,
        against=against,
        note=review.note,
    )
