"""What a digest rests on, in lines: who was not heard, silent terms, replays."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from monitor.render.words import count, when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.types import Replayed, SourceFault, TermNote

SHOWN_TERMS = 10  # silent terms named; a newsroom has thousands
SHOWN_FEEDS = 20  # failing feeds named


def fault_lines(faults: Sequence[SourceFault], timezone: str) -> list[str]:
    """What a digest says of sources that fail or are silent: a line for each reason.

    What has lasted longest comes first.
    """
    ordered = sorted(faults, key=_lasting)
    names = Counter(one.name for one in faults)
    by_reason: dict[str, list[SourceFault]] = {}
    for fault in ordered[:SHOWN_FEEDS]:
        # A name that two of them bear says of neither which it is.
        name = fault.name if names[fault.name] == 1 else ""
        told = replace(fault, name=name or fault.source)
        by_reason.setdefault(fault.reason, []).append(told)
    lines = [_not_heard(some, reason, timezone) for reason, some in by_reason.items()]
    more = len(ordered) - SHOWN_FEEDS
    if more > 0:
        left = count(more, "more feed")
        lines.append(f"Not heard either: {left}; 'monitor feeds' lists them")
    return lines


def _lasting(fault: SourceFault) -> float:
    return fault.since.timestamp() if fault.since else inf


def _not_heard(faults: Sequence[SourceFault], reason: str, timezone: str) -> str:
    """One line of the sources that one reason keeps from being heard."""
    since = [f" since {when(f.since, timezone)}" if f.since else "" for f in faults]
    if len(set(since)) == 1:
        return f"Not heard{since[0]}: {', '.join(f.name for f in faults)}: {reason}"
    each = (
        f"{fault.name} ({begun.strip()})" if begun else fault.name
        for fault, begun in zip(faults, since, strict=True)
    )
    return f"Not heard: {', '.join(each)}: {reason}"


def term_lines(notes: Sequence[TermNote]) -> list[str]:
    """What a digest says of watch terms that found nothing, or not what they used to."""
    told = [
        f"Much {note.kind} than usual for the watch term “{note.term}”: "
        f"{count(note.articles, 'article')}, usually about {note.usual:.0f}."
        for note in notes
        if note.usual is not None and note.kind != "none"
    ]
    silent = [f"“{note.term}”" for note in notes if note.kind == "none"]
    if silent:
        more = f" and {len(silent) - SHOWN_TERMS} more" if silent[SHOWN_TERMS:] else ""
        shown = ", ".join(silent[:SHOWN_TERMS]) + more
        terms = "the watch term" if len(silent) == 1 else "these watch terms:"
        told.append(f"No article for {terms} {shown}.")
    return told


def replay_lines(replays: Sequence[Replayed], timezone: str) -> list[str]:
    """What a digest says of replays that changed the ledger since the last one."""
    return [
        f"The ledger was replayed on {when(one.replayed, timezone)} with the engine "
        f"{one.engine}: {count(one.changed, 'verdict')} changed, "
        f"{count(one.added, 'mention')} found, {count(one.gone, 'mention')} dropped. "
        "What earlier digests covered is not told again."
        for one in replays
    ]
