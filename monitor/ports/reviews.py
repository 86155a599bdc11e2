"""What readers said of verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from monitor.types import (
        Action,
        Label,
        MentionRecord,
        PassageKey,
        Reapplied,
        Review,
        Verdict,
    )


class Reviews(Protocol):
    """Reviews of verdicts, by the passage that each is about."""

    def reviewed_mentions(self) -> Iterator[MentionRecord]:
        """Mentions whose verdict was reviewed, by id."""
        ...

    def passage(self, mention: int) -> PassageKey:
        """Where a mention stands; it must exist."""
        ...

    def in_order(self, mentions: Iterable[int]) -> Sequence[int]:
        """Mentions in the order in which they came in; a replay may number otherwise."""
        ...

    def mention_at(self, passage: PassageKey) -> int | None:
        """The number that the mention of a passage has now, if there is one."""
        ...

    def text_at(self, passage: PassageKey) -> str:
        """The text of the revision that a passage stands in; it must exist."""
        ...

    def holding(self, mention: int) -> Label:
        """What holds of a mention, with what its review says."""
        ...

    def review_of(self, mention: int) -> Review | None:
        """The review of a mention that is in force; one that undoes is one too."""
        ...

    def reviews(
        self,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        claim: int | None = None,
    ) -> Iterator[Review]:
        """Every review by number; ``since`` < reviewed <= ``until``.

        ``claim`` is a number that the reader knew the claim by.
        """
        ...

    def untold_reviews(self) -> Sequence[Review]:
        """Those that were given after what digests cover."""
        ...

    def reviewed(self) -> Sequence[tuple[Verdict, bool]]:
        """(the engine's verdict, whether it was right) for each reviewed mention."""
        ...

    def add_review(
        self,
        mention: int,
        action: Action,
        label: Label,
        note: str | None,
        now: datetime,
    ) -> Review:
        """Keep a review and let its label hold; it takes the place of a former one.

        Raises ``UsageError`` where what the label is against is no earlier mention
        of the topic.
        """
        ...

    def keep_number(self, mention: int, number: int) -> None:
        """Let the claim that a review merged be known by ``number``, if that is free.

        Another review of the mention gives back the number that it gives up.
        """
        ...

    def reapply_reviews(self) -> Reapplied:
        """Let every review hold again in a ledger whose mentions have new numbers.

        Doing it twice does nothing more.
        """
        ...
