"""What a replay keeps: the numbers of what stands where it stood; and what differs."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING

from monitor.types import BY_WEIGHT, Change, Renumbering, ReplayCounts, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from monitor.types import Numbers, Telling


def renumbered(
    before: Sequence[Telling], after: Sequence[Telling], last: Numbers, reached: int
) -> Renumbering:
    """Give what was made anew the numbers it had, and new ones to what is new.

    Both hold every mention, ``after`` in the order of storing. A mention keeps the
    number of the one that stood there; a claim that of the one that its first
    mention opened, or else of one whose first mention is now among its own; a
    thread likewise. ``last`` are the highest numbers ever given, none of which is
    given again. ``reached`` is the last revision that digests cover: what is new
    but came in with it or earlier counts as told.
    """
    mentions = _paired(before, after, lambda one: one.mention, last.mentions)
    claims = _paired(_openings(before), _openings(after), _claim, last.claims, after)
    threads = _paired(
        _threads(before), _threads(after), _thread, last.threads, _openings(after)
    )
    known = {one.mention: one for one in before}
    told = {
        number
        for one in after
        if ((number := mentions[one.mention]) in known and known[number].told)
        or (number not in known and one.arrival <= reached)
    }
    return Renumbering(mentions, claims, threads, frozenset(told))


def changes(before: Iterable[Telling], after: Iterable[Telling]) -> list[Change]:
    """What differs between two states of a ledger, what matters most first.

    Contradictions that appear or vanish come before all else, then what was or is
    changed, then the rest, each by number.
    """
    old = {one.mention: one for one in before}
    new = {one.mention: one for one in after}
    found = [
        Change(number, old.get(number), new.get(number), matters)
        for number in old.keys() | new.keys()
        if (matters := _judged(old.get(number)) != _judged(new.get(number)))
        or old[number] != new[number]
    ]
    return sorted(found, key=_importance)


def counted(found: Sequence[Change]) -> ReplayCounts:
    """Changes counted; what is not about changes is left at zero."""
    both = [one for one in found if one.before and one.after and one.matters]
    return ReplayCounts(
        added=sum(one.before is None for one in found),
        gone=sum(one.after is None for one in found),
        changed=len(both),
        touched=sum(not one.matters for one in found),
        appeared=sum(appears(one, Verdict.CONTRADICTED) for one in found),
        vanished=sum(vanishes(one, Verdict.CONTRADICTED) for one in found),
    )


def appears(change: Change, verdict: Verdict) -> bool:
    """Whether a mention has this verdict now and had another, or was none."""
    had = change.before is not None and change.before.verdict is verdict
    has = change.after is not None and change.after.verdict is verdict
    return has and not had


def vanishes(change: Change, verdict: Verdict) -> bool:
    """Whether a mention had this verdict and has another, or is none."""
    return appears(change._replace(before=change.after, after=change.before), verdict)


def _judged(one: Telling | None) -> tuple[object, ...] | None:
    return one and (one.verdict, one.kind, one.against)


def _importance(change: Change) -> tuple[int, int, int]:
    sides = [one.verdict for one in (change.before, change.after) if one]
    rank = min(map(BY_WEIGHT.index, sides))
    moved = len(sides) == 1 or sides[0] is not sides[1]
    return (2 * rank + (not moved) if change.matters else 8, not moved, change.mention)


def _claim(one: Telling) -> int:
    return one.claim


def _thread(one: Telling) -> int:
    return one.thread


def _openings(tellings: Sequence[Telling]) -> list[Telling]:
    return [one for one in tellings if one.opens]


def _threads(tellings: Sequence[Telling]) -> list[Telling]:
    """The first mention of each thread, by its place: numbers may be out of order."""
    first: dict[int, Telling] = {}
    for one in sorted(_openings(tellings), key=lambda one: (one.standing, one.text)):
        first.setdefault(one.thread, one)
    return list(first.values())


def _paired(
    before: Sequence[Telling],
    after: Sequence[Telling],
    number: Callable[[Telling], int],
    last: int,
    members: Sequence[Telling] = (),
) -> dict[int, int]:
    """Number before by number after, for what stands at the same place.

    Where several stand there, those of the same words come first. ``members`` are
    mentions that may bring the number of what they opened before, if it is free.
    """
    kept: dict[int, int] = {}
    free = list(before)
    for key in (_place_and_words, _place):
        free = _pair(free, after, number, key, kept)
    _pair(free, members, number, _place_and_words, kept)
    numbers = count(last + 1)
    return {
        own: kept[own] if own in kept else next(numbers)
        for own in (number(one) for one in after)
    }


def _pair(
    before: Sequence[Telling],
    after: Sequence[Telling],
    number: Callable[[Telling], int],
    key: Callable[[Telling], Hashable],
    kept: dict[int, int],
) -> list[Telling]:
    """Add to ``kept``; returns those of ``before`` that found nothing."""
    waiting = defaultdict(list)
    for one in reversed(before):
        waiting[key(one)].append(one)
    for one in after:
        if number(one) not in kept and (known := waiting.get(key(one))):
            kept[number(one)] = number(known.pop())
    return [one for known in waiting.values() for one in reversed(known)]


def _place(one: Telling) -> Hashable:
    return one.standing


def _place_and_words(one: Telling) -> Hashable:
    return one.standing, one.text
