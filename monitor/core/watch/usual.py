"""Terms that match much more or much less than they used to, or nothing."""

from __future__ import annotations

import math
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.types import TermNote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

EARLIER = timedelta(days=28)
"""What a term is compared with: four weeks, so that weekdays weigh the same."""

ENOUGH = timedelta(days=7)
"""How long the ledger must have gone on before anything is called usual."""

FACTOR = 3.0
"""How many times more or less than expected; news comes in bursts, so that a
Poisson test alone would call every second day unusual."""

CHANCE = 0.001
"""The Poisson probability below which a count is no accident: with thirty terms,
about one false note a month."""


def term_notes(
    labels: Sequence[tuple[str, str, str]],
    days: Iterable[tuple[str, str, datetime]],
    since: datetime,
    until: datetime,
    edited: Collection[tuple[str, str]] = (),
) -> tuple[TermNote, ...]:
    """What is to be said of the terms of a digest's window, in their order.

    ``labels`` are (topic, term, label); ``days`` (topic, term, seen) of every
    article that a term matched, from ``EARLIER`` before ``since`` on. ``edited`` are
    the (topic, term) of earlier articles that were edited since: nothing new is no
    news where these are.
    """
    now: Counter[tuple[str, str]] = Counter()
    earlier: Counter[tuple[str, str]] = Counter()
    begun = since
    for topic, term, seen in days:
        (now if seen > since else earlier)[topic, term] += 1
        begun = min(begun, seen)
    share = (until - since) / (since - begun) if since - begun >= ENOUGH else None
    notes = []
    for topic, term, label in labels:
        count = now[topic, term]
        if not count and (topic, term) in edited:
            continue
        usual = None if share is None else earlier[topic, term] * share
        kind = kind_of(count, usual)
        if kind:
            notes.append(TermNote(topic, label, count, usual, kind))
    return tuple(notes)


def kind_of(count: int, usual: float | None) -> str:
    """``more``, ``less``, ``none``, or nothing to say."""
    if usual is not None:
        if count > usual * FACTOR and _at_least(count, usual) < CHANCE:
            return "more"
        if count < usual / FACTOR and _at_most(count, usual) < CHANCE:
            return "less"
    return "" if count else "none"


def _at_most(count: int, mean: float) -> float:
    """P(X <= count) for a Poisson variable."""
    if mean == 0:
        return 1.0
    logs = (k * math.log(mean) - mean - math.lgamma(k + 1) for k in range(count + 1))
    return math.fsum(map(math.exp, logs))


def _at_least(count: int, mean: float) -> float:
    return 1.0 - _at_most(count - 1, mean) if count else 1.0
