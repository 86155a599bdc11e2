"""Where a figure stands that has moved more than once: told beside what was told last.

After 3 dead and 5 dead, "8 dead" changes the 5. A figure that few words tell may be
nearest to the first of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.comparison.another import of_another
from monitor.core.comparison.former import former
from monitor.core.comparison.pair import pair_up
from monitor.types import Kind, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.types import Assertion, Candidate, Judgement


def as_it_stands(
    judgement: Judgement,
    now: Assertion,
    candidates: Sequence[Candidate],
    article: int,
) -> Judgement:
    """A figure that changed, against the last in its thread that it changes.

    Whoever says which figure was wrong means that one, and a speaker who gave one
    before changes that.
    """
    if (
        judgement.kind is not Kind.VALUE
        or former(now)
        or _own(judgement, now, candidates)
    ):
        return judgement
    told = f"{(judgement.why or '').partition(', was ')[0]}, was "
    since = sorted(
        (one for one in candidates if _later(one, judgement, article)),
        key=lambda one: -one.mention,
    )
    for one in since:
        pair = pair_up(now, one, article)
        why = pair.value.why if pair.value else ""
        if why.startswith(told) and not of_another(pair):
            return replace(judgement, against=one.mention, why=why)
    return judgement


def _own(judgement: Judgement, now: Assertion, candidates: Sequence[Candidate]) -> bool:
    """Whether the figure that changed was given by the same named speaker."""
    if now.speaker is None:
        return False
    known = (one for one in candidates if one.mention == judgement.against)
    return any(one.assertion.speaker == now.speaker for one in known)


def _later(one: Candidate, judgement: Judgement, article: int) -> bool:
    """Whether a claim has told since what the judgement is about, in another figure."""
    known = judgement.against or 0
    moved = one.verdict is Verdict.CHANGED and one.mention > known
    return moved and one.thread == judgement.thread and one.article != article
