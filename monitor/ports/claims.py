"""What the ledger knows of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from monitor.types import (
        ArticleRecord,
        Assertion,
        Candidate,
        ClaimRecord,
        DayCount,
        Found,
        Judgement,
        MentionRecord,
        StoredArticle,
        Verdict,
    )


class Claims(Protocol):
    """Claims, their mentions, and what is read of them."""

    def candidates(
        self, topic: str, terms: Sequence[str], limit: int
    ) -> Sequence[Candidate]:
        """The known mentions of a topic that share the rarest of ``terms``.

        ``terms`` are index terms (``core.matching.index_terms``). At most
        ``limit``, best first, ties by mention id; for each claim the mention of
        its first telling and its latest, so that every claim can be reached.
        """
        ...

    def look_up(self, topic: str, terms: Sequence[str], limit: int) -> Found:
        """``candidates``, and what it takes to score others beside them."""
        ...

    def vectors(
        self, topic: str, newest: int, after: int = 0
    ) -> Sequence[tuple[int, bytes]]:
        """The last ``newest`` mentions of a topic that have vectors, newest first.

        None but those with a number above ``after``.
        """
        ...

    def numbered(self, mentions: Sequence[int]) -> Mapping[int, Candidate]:
        """Those of ``mentions`` that stand in some text, by their numbers."""
        ...

    def texts_with(
        self,
        topics: Sequence[str],
        words: Sequence[str],
        before: int | None,
        limit: int,
    ) -> Sequence[tuple[int, str]]:
        """(Revision, text) of the newest texts of any of ``topics`` with all ``words``.

        None but revisions ``before`` the one of that number.
        """
        ...

    def speakers_in(self, revision: int) -> Sequence[str]:
        """Whom one revision quotes, each once, in the order of mentions."""
        ...

    def mentions_in(self, revision: int, topic: str) -> Sequence[Candidate]:
        """The mentions of one revision for one topic, in text order."""
        ...

    def add_mention(
        self,
        topic: str,
        article: StoredArticle,
        assertion: Assertion,
        terms: Sequence[str],
        judgement: Judgement,
        engine: str,
        now: datetime,
    ) -> int:
        """Store a mention under its claim and thread (opening what is missing).

        Updates the claim's status and last-seen time, and sets the thread's
        question where the judgement names one. Returns the mention's id.
        """
        ...

    def articles(self, *, relevant: bool | None = None) -> Iterator[ArticleRecord]:
        """All articles, oldest first."""
        ...

    def mentions(
        self,
        *,
        topic: str | None = None,
        verdict: Verdict | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        claim: int | None = None,
        thread: int | None = None,
        article: int | None = None,
        held: bool | None = None,
    ) -> Iterator[MentionRecord]:
        """Mentions by id; ``since`` < seen <= ``until``."""
        ...

    def mention(self, number: int) -> MentionRecord | None:
        """The mention of that number, if there is one."""
        ...

    def untold(self) -> Iterator[MentionRecord]:
        """Mentions, by id, that came in after those that digests cover."""
        ...

    def claims(
        self,
        *,
        topic: str | None = None,
        verdict: Verdict | None = None,
        since: datetime | None = None,
        claim: int | None = None,
        thread: int | None = None,
        article: int | None = None,
        held: bool | None = None,
    ) -> Iterator[ClaimRecord]:
        """Claims by id; ``verdict``, ``article``, ``held``: with a mention that is
        of that verdict, in that article, held back; ``since``: and seen after it.
        """
        ...

    def days(
        self, topics: Sequence[str], since: str, timezone: str
    ) -> Sequence[DayCount]:
        """Mentions by verdict for each local date from ``since`` (YYYY-MM-DD)."""
        ...
