"""Giving every assertion its verdict, with the ledger's memory and a judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.comparison import (
    ENGINE,
    as_it_stands,
    compare_revisions,
    is_answer,
)
from monitor.pipeline.reading import filed
from monitor.types import IN_FULL, ArticleStatus, Judgement, Kind, Verdict

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from monitor.pipeline.arbitration import Arbitration
    from monitor.pipeline.reading import Filed
    from monitor.ports import Ledger
    from monitor.types import Assertion, Candidate, StoredArticle


ANSWERED = 6
"""Mentions before an answer in its own article that it may be to: "she rejected
that" need not share a word with them."""


STANDING = 0.5
"""Share of its passages that an article must still tell if the others count as taken
out. Of less a page may tell only the beginning, or only what is newest."""


class Comparer:
    """Compares the assertions of one article after the other; counts verdicts."""

    def __init__(
        self,
        ledger: Ledger,
        arbitration: Arbitration,
        now: datetime,
        verdicts: Counter[Verdict],
    ) -> None:
        self._ledger = ledger
        self._arbitration = arbitration
        self._now = now
        self._verdicts = verdicts

    def compare_text(
        self,
        topic: str,
        article: StoredArticle,
        before: StoredArticle | None,
        claims: Sequence[Filed],
    ) -> None:
        """Compare a text of an article, whose earlier text is ``before`` if any."""
        if before is None:
            self.compare_all(topic, article, claims)
        else:
            self.compare_revision(topic, before, article, claims)

    def compare_all(
        self, topic: str, article: StoredArticle, claims: Iterable[Filed]
    ) -> None:
        """Give each assertion of an article its verdict, in text order."""
        answered = False
        for claim in claims:
            assertion = claim.assertion
            candidates = self._arbitration.candidates(topic, claim)
            # Whoever has said no goes on to say how it was.
            answered, before = is_answer(assertion), answered
            if answered or before:
                candidates = self._with_article(topic, article, candidates)
            judgement = self._judge_one(topic, article, assertion, candidates)
            self._add(topic, article, claim, judgement)

    def _with_article(
        self, topic: str, article: StoredArticle, candidates: Sequence[Candidate]
    ) -> Sequence[Candidate]:
        """The candidates, and what the article has told last."""
        told = self._ledger.mentions_in(article.revision, topic)[-ANSWERED:]
        known = {candidate.mention for candidate in candidates}
        return (*candidates, *(c for c in told if c.mention not in known))

    def _judge_one(
        self,
        topic: str,
        article: StoredArticle,
        assertion: Assertion,
        candidates: Sequence[Candidate],
    ) -> Judgement:
        judgement = self._arbitration.compared(assertion, candidates, article.id)
        linked = self._arbitration.linked(topic, assertion, article, judgement)
        return as_it_stands(linked, assertion, candidates, article.id)

    def compare_revision(
        self,
        topic: str,
        before: StoredArticle,
        article: StoredArticle,
        claims: Sequence[Filed],
    ) -> None:
        """Compare an article with its own earlier text, the rest as usual.

        What is told in full after the words of a feed edits nothing and takes nothing
        back: but for what it repeats word for word, it is read as if it were new.
        """
        edited = not is_first_in_full(before, article)
        earlier = self._ledger.mentions_in(before.revision, topic)
        judgements, gone = compare_revisions(
            earlier, [one.assertion for one in claims], article.text
        )
        for claim, judgement in zip(claims, judgements, strict=True):
            if judgement is None or (
                not edited and judgement.verdict is not Verdict.REPEATED
            ):
                self.compare_all(topic, article, (claim,))
            else:
                self._add(topic, article, claim, judgement)
        kept = 1 - len(gone) / len(earlier) if earlier else 1.0
        for mention in gone if edited and kept >= STANDING else ():
            judgement = withdrawal_of(mention, kept)
            self._add(topic, before, filed(mention.assertion), judgement)

    def _add(
        self,
        topic: str,
        article: StoredArticle,
        claim: Filed,
        judgement: Judgement,
    ) -> None:
        mention = self._ledger.add_mention(
            topic,
            article,
            claim.assertion,
            claim.terms,
            judgement,
            f"{ENGINE}+{self._arbitration.name}",
            self._now,
        )
        self._arbitration.tell(topic, mention, claim)
        self._verdicts[judgement.verdict] += 1


def is_first_in_full(before: StoredArticle, article: StoredArticle) -> bool:
    """Whether an article was known by words of a feed, and is now by all that it tells.

    That is its page, or what a feed has of it that is so much longer.
    """
    feeds = ArticleStatus.FEED_TEXT
    longer = len(article.text) >= IN_FULL * len(before.text)
    return before.status is feeds and (article.status is not feeds or longer)


def withdrawal_of(mention: Candidate, kept: float) -> Judgement:
    """The verdict on a passage that its outlet took out of the article.

    The more of the article was ``kept``, the surer it is that this was cut out.
    """
    return Judgement(
        Verdict.CHANGED,
        confidence=round(kept, 2),
        kind=Kind.WITHDRAWN,
        against=mention.mention,
        claim=mention.claim,
        thread=mention.thread,
        why="the passage is gone from the article",
    )
