"""What becomes of pages that were asked for: read, waiting on, or given up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.core.waiting import after_try
from monitor.types import SourceFault, Unread

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from monitor.types import Piece, WaitingPage


@dataclass(frozen=True, slots=True)
class Settled:
    """Pages that wait on, keys of those that wait no longer, and what is to be told."""

    waiting: tuple[WaitingPage, ...]
    done: tuple[str, ...]
    faults: tuple[SourceFault, ...]


@dataclass(frozen=True, slots=True)
class Tries:
    """What asking for pages at ``now`` brought: the pieces ``read``.

    ``before`` are the pages that waited, by key; ``again`` says which of them were
    asked for without their feed, ``full`` which pages could not be read of articles
    that once were, and ``unfollowed`` which belong to no feed any more.
    """

    now: datetime
    read: Sequence[Piece]
    before: Mapping[str, WaitingPage]
    again: frozenset[str]
    full: frozenset[str]
    unfollowed: tuple[str, ...]

    @property
    def missed(self) -> frozenset[str]:
        """Pages whose feed has changed what was read in full, and that are away."""
        return self.full - self.again

    def is_late(self, piece: Piece) -> bool:
        """Whether a page has come that was waited for: any topic may watch for it."""
        return piece.unread is None and piece.key in self.before

    def takes_in(self, piece: Piece) -> bool:
        """Whether a piece tells anything beyond what is stored: its page, or news."""
        return piece.unread is None or piece.key not in self.full | self.again

    def settled(
        self,
        watched: Iterable[Piece],
        failed: Mapping[str, str],
        left: Collection[str],
    ) -> Settled:
        """What becomes of each page; of an item of several feeds as it is ``watched``.

        ``failed`` says of pieces why they could not be taken in, ``left`` which of
        them a stop has left: those are as they were.
        """
        read = {piece.key: piece for piece in self.read if piece.key not in left}
        taken_in: dict[str, Piece] = {}
        for piece in watched:
            taken_in.setdefault(piece.key, piece)
        read |= {key: piece for key, piece in taken_in.items() if key in read}
        outcomes = [
            (key, why, self._after(read[key], why))
            for key, why in self._unread(read, failed)
        ]
        waiting = tuple(after for _, _, after in outcomes if after)
        over = self.before.keys() & read.keys()
        over -= {page.piece.key for page in waiting}
        return Settled(
            waiting=waiting,
            done=(*self.unfollowed, *sorted(over)),
            faults=tuple(
                self._fault(key, why)
                for key, why, after in outcomes
                if key not in failed
                and (key in self.missed or (key in self.again and not after))
            ),
        )

    def _unread(
        self, read: Mapping[str, Piece], failed: Mapping[str, str]
    ) -> Iterator[tuple[str, Unread]]:
        for key, piece in read.items():
            if key in failed:
                yield key, Unread(failed[key], passing=key in self.before)
            elif piece.unread:
                yield key, piece.unread

    def _after(self, piece: Piece, why: Unread) -> WaitingPage | None:
        if not why.passing:
            return None
        return after_try(piece, why, self.before.get(piece.key), self.now)

    def _fault(self, key: str, why: Unread) -> SourceFault:
        """Why a page is missed, or lost for good, and what is there in its place."""
        given_up = why.passing and key in self.again
        tries = (
            f" at the last of {self.before[key].tries + 1} tries" if given_up else ""
        )
        stands = (
            "what was read there before is kept"
            if key in self.full
            else "the words of its feed stand"
        )
        told = f"its page {why.reason}{tries}; {stands}"
        return SourceFault(key, told, item=True)
