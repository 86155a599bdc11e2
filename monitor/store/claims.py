"""Claims, threads and mentions: how they are found again and added to."""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.store.base import Connected, in_list
from monitor.store.codec import decode, encode, moment, stamp
from monitor.types import Candidate, Kind, Verdict

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from monitor.types import Assertion, Judgement, StoredArticle

RAREST = 6
"""Terms of a claim that are looked up, the rarest first. With all eighteen of a
typical claim the lookup grew with the ledger; with six it stayed flat."""

POSTINGS = 200
"""Claims that one term may bring in, newest first: the bound on a lookup's cost."""

CANDIDATE = """
SELECT m.id, m.claim_id, c.thread_id, m.article_id, a.story_id, m.assertion,
  a.outlet, a.published, m.seen, m.verdict, m.kind
FROM mentions m JOIN claims c ON c.id = m.claim_id
JOIN articles a ON a.id = m.article_id
"""


class ClaimStore(Connected):
    """What is remembered of claims."""

    def candidates(
        self, topic: str, terms: Sequence[str], limit: int
    ) -> Sequence[Candidate]:
        """The known mentions of a topic that share the rarest of ``terms``."""
        claims = self._claims_sharing(self._topic(topic), terms)[:limit]
        if not claims:
            return ()
        place = {claim: n for n, claim in enumerate(claims)}
        rows = self._rows(
            f"{CANDIDATE} WHERE m.id IN "  # noqa: S608
            f"(SELECT min(id) FROM mentions WHERE claim_id IN ({in_list(claims)}) "
            "GROUP BY claim_id UNION "
            f"SELECT max(id) FROM mentions WHERE claim_id IN ({in_list(claims)}) "
            "GROUP BY claim_id)",
            [*claims, *claims],
        )
        rows.sort(key=lambda row: (place[row["claim_id"]], row["id"]))
        return [self._candidate(row) for row in rows[:limit]]

    def mentions_in(self, revision: int, topic: str) -> Sequence[Candidate]:
        """The mentions of one revision for one topic, in text order."""
        rows = self._rows(
            f"{CANDIDATE} WHERE m.revision_id = ? AND c.topic_id = ? "
            "AND m.kind IS NOT 'withdrawn' ORDER BY m.start_offset, m.id",
            [revision, self._topic(topic)],
        )
        return [self._candidate(row) for row in rows]

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
        """Store a mention under its claim and thread, opening what is missing."""
        with self.transaction():
            topic_id = self._topic(topic)
            claim = judgement.claim or self._open_claim(
                topic_id, assertion, judgement, now
            )
            self._index(topic_id, claim, terms)
            mention = self._insert(
                "mentions",
                claim_id=claim,
                article_id=article.id,
                revision_id=article.revision,
                start_offset=assertion.span.start,
                end_offset=assertion.span.end,
                quote=assertion.quote,
                text=assertion.text,
                speaker=assertion.speaker,
                verb=assertion.verb,
                modality=assertion.modality.value,
                verdict=judgement.verdict.value,
                kind=judgement.kind.value if judgement.kind else None,
                confidence=judgement.confidence,
                against_mention_id=judgement.against,
                why=judgement.why,
                held=judgement.held.value if judgement.held else None,
                engine=engine,
                seen=stamp(now),
                assertion=encode(assertion),
            )
            self._update_claims(claim, judgement, now)
            return mention

    def _claims_sharing(self, topic: int, terms: Sequence[str]) -> list[int]:
        """Claims by the summed weight of the rare terms they share, best first."""
        asked = sorted(set(terms))
        counts = self._rows(
            "SELECT term, claims FROM term_counts WHERE topic_id = ? "  # noqa: S608
            f"AND term IN ({in_list(asked)}) ORDER BY claims, term LIMIT {RAREST}",
            [topic, *asked],
        )
        weights: defaultdict[int, float] = defaultdict(float)
        for row in counts:
            postings = self._rows(
                "SELECT claim_id FROM claim_terms WHERE topic_id = ? AND term = ? "
                "ORDER BY claim_id DESC LIMIT ?",
                [topic, row["term"], POSTINGS],
            )
            weight = 1 / math.log2(1 + row["claims"])
            for posting in postings:
                weights[posting["claim_id"]] += weight
        return sorted(weights, key=lambda claim: (-weights[claim], claim))

    def _candidate(self, row: sqlite3.Row) -> Candidate:
        return Candidate(
            mention=row["id"],
            claim=row["claim_id"],
            thread=row["thread_id"],
            article=row["article_id"],
            story=row["story_id"],
            assertion=decode(row["assertion"]),
            outlet=row["outlet"],
            published=moment(row["published"]),
            seen=datetime.fromisoformat(row["seen"]),
            verdict=Verdict(row["verdict"]),
        )

    def _open_claim(
        self, topic: int, assertion: Assertion, judgement: Judgement, now: datetime
    ) -> int:
        thread = judgement.thread or self._insert("threads", topic_id=topic)
        if judgement.question:
            self._write(
                "UPDATE threads SET question = coalesce(question, ?) WHERE id = ?",
                [judgement.question, thread],
            )
        contested = judgement.verdict is Verdict.CONTRADICTED
        return self._insert(
            "claims",
            thread_id=thread,
            topic_id=topic,
            text=assertion.text,
            status="disputed" if contested else "standing",
            first_seen=stamp(now),
            last_seen=stamp(now),
        )

    def _index(self, topic: int, claim: int, terms: Sequence[str]) -> None:
        for term in terms:
            added = self._write(
                "INSERT OR IGNORE INTO claim_terms VALUES (?, ?, ?)",
                [topic, term, claim],
            )
            if added.rowcount:
                self._write(
                    "INSERT INTO term_counts VALUES (?, ?, 1) ON CONFLICT DO "
                    "UPDATE SET claims = claims + 1",
                    [topic, term],
                )

    def _update_claims(self, claim: int, judgement: Judgement, now: datetime) -> None:
        self._write("UPDATE claims SET last_seen = ? WHERE id = ?", [stamp(now), claim])
        if judgement.against is None or judgement.verdict is Verdict.REPEATED:
            return
        status = "changed"
        if judgement.verdict is Verdict.CONTRADICTED:
            status = "disputed"
        elif judgement.kind is Kind.WITHDRAWN:
            status = "withdrawn"
        self._write(
            "UPDATE claims SET status = ? WHERE id = "
            "(SELECT claim_id FROM mentions WHERE id = ?) "
            "AND (status <> 'disputed' OR ? <> 'changed')",
            [status, judgement.against, status],
        )
