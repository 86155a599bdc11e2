"""The seeds of all topics."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from monitor.app.adapters import timezone_of
from monitor.app.events import tell
from monitor.sources.seeds import KNOWN, read_seeds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.config import Config
    from monitor.types import Piece, SourceFault


def seeds_of(
    config: Config,
) -> tuple[list[Piece], dict[str, tuple[str, ...]], list[SourceFault]]:
    """The seeds of all topics once each, the topics of each, and what failed.

    What the monitor writes itself is no source, wherever it lies.
    """
    pieces: dict[str, Piece] = {}
    topics_of: dict[str, tuple[str, ...]] = {}
    faults: dict[str, SourceFault] = {}
    ours = (config.monitor.state, config.digest.folder)
    for topic in config.topics:
        read, failed = read_seeds(
            topic.seeds, config.path.parent, timezone_of(config), ours
        )
        for piece in read:
            pieces.setdefault(piece.key, piece)
            topics_of[piece.key] = (*topics_of.get(piece.key, ()), topic.name)
        faults |= {fault.source: fault for fault in failed}
    return list(pieces.values()), topics_of, list(faults.values())


def tell_oddities(seeds: Iterable[Piece]) -> None:
    """Warn of keys of front matter that nearly mean something, and of what is cut."""
    for seed in seeds:
        if seed.left_out:
            told = {"source": seed.path, "characters": len(seed.text)}
            tell(logging.WARNING, "seed is read up to the longest there may be", **told)
        if seed.mistyped:
            keys, known = ", ".join(seed.mistyped), ", ".join(KNOWN)
            told = {"source": seed.path, "keys": keys, "known": known}
            tell(logging.WARNING, "front matter has a mistyped key", **told)


def spared(
    seeds: Sequence[Piece], faults: Sequence[SourceFault]
) -> frozenset[str] | None:
    """The keys of seeds that still lie there; None, all, where some were unreadable."""
    return None if faults else frozenset(seed.key for seed in seeds)
