"""Adding mentions: the claims and threads they belong to, and their standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.store.arriving import ARRIVAL, IN_ORDER, IN_ORDER_T, IN_ORDER_W
from monitor.store.base import Connected
from monitor.store.codec import pack, stamp, unpack
from monitor.types import Kind, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from monitor.types import Assertion, Judgement, StoredArticle

DISPUTED = """
EXISTS (SELECT 1 FROM mentions m WHERE m.claim_id = claims.id
        AND m.verdict = 'contradicted' AND m.against_mention_id IS NOT NULL)
OR EXISTS (SELECT 1 FROM mentions b JOIN mentions m ON m.against_mention_id = b.id
           WHERE b.claim_id = claims.id AND m.verdict = 'contradicted')
"""

CHANGED = """
EXISTS (SELECT 1 FROM mentions b JOIN mentions m ON m.against_mention_id = b.id
        WHERE b.claim_id = claims.id AND m.verdict = 'changed'
        AND m.kind IS NOT 'withdrawn')
"""

# An article takes back what it told itself; a speaker, heard in another article,
# takes it back wherever it was told before.
TAKEN_BACK = """
SELECT 1 FROM mentions b JOIN mentions w ON w.against_mention_id = b.id
WHERE b.claim_id = claims.id AND w.kind = 'withdrawn'
"""

WITHDRAWN = f"""
EXISTS ({TAKEN_BACK}) AND NOT EXISTS (
  SELECT 1 FROM mentions t WHERE t.claim_id = claims.id AND t.kind IS NOT 'withdrawn'
  AND NOT EXISTS ({TAKEN_BACK} AND ({IN_ORDER_W}) > ({IN_ORDER_T})
    AND (w.article_id = t.article_id OR w.article_id <> b.article_id)))
"""  # noqa: S608 - our own words

STATUS = f"""
CASE WHEN {WITHDRAWN} THEN 'withdrawn'
  WHEN {DISPUTED} THEN 'disputed'
  WHEN {CHANGED} THEN 'changed'
  ELSE 'standing' END
"""

# A claim that is told again stands again, hence the last line.
STANDING = f"""
UPDATE claims SET status = {STATUS}
WHERE id IN (?, (SELECT claim_id FROM mentions WHERE id = ?))
AND (? OR status = 'withdrawn')
"""  # noqa: S608

TOLD_FIRST = f"""
SELECT {{}} FROM mentions m WHERE m.claim_id = claims.id ORDER BY {IN_ORDER} LIMIT 1
"""  # noqa: S608

TOLD_LAST = f"""
SELECT m.id FROM mentions m WHERE m.claim_id = claims.id
AND m.kind IS NOT 'withdrawn' ORDER BY {ARRIVAL} DESC, m.id DESC LIMIT 1
"""  # noqa: S608

# What a withdrawal leaves of a claim is told by its first mention.
RETOLD = f"""
UPDATE claims SET
  first_mention_id = ({TOLD_FIRST.format("m.id")}),
  latest_mention_id = coalesce(({TOLD_LAST}), ({TOLD_FIRST.format("m.id")})),
  text = ({TOLD_FIRST.format("m.text")}),
  last_seen = (SELECT max(seen) FROM mentions WHERE claim_id = claims.id),
  status = {STATUS}
WHERE id = ?
"""  # noqa: S608 - our own words


class ClaimStore(Connected):
    """What is remembered of claims."""

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
            topic_id = self._topic_made(topic)
            claim = judgement.claim
            if claim is None:
                claim = self._open_claim(topic_id, assertion, judgement.thread, now)
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
                question=judgement.question,
                held=judgement.held.value if judgement.held else None,
                engine=engine,
                seen=stamp(now),
                assertion=self._assertions.write(assertion),
            )
            self._place(topic_id, mention, assertion.embedding)
            self._tell(claim, mention, judgement, now)
            self._index(topic_id, claim, terms)
            if judgement.claim is not None or judgement.against is not None:
                self._judge_standing(claim, judgement)
            return mention

    def _place(self, topic: int, mention: int, vector: bytes) -> None:
        """Note what a mention means, for near ones to be found by; empty is nothing."""
        if vector:
            self._insert(
                "mention_vectors", mention_id=mention, topic_id=topic, vector=vector
            )

    def _open_claim(
        self, topic: int, assertion: Assertion, thread: int | None, now: datetime
    ) -> int:
        if thread is None:
            thread = self._insert("threads", topic_id=topic)
        self._write("UPDATE topics SET claims = claims + 1 WHERE id = ?", [topic])
        return self._insert(
            "claims",
            thread_id=thread,
            topic_id=topic,
            text=assertion.text,
            status="standing",
            first_seen=stamp(now),
            last_seen=stamp(now),
        )

    def _tell(
        self, claim: int, mention: int, judgement: Judgement, now: datetime
    ) -> None:
        """Note that a claim was told once more, or that a passage of it is gone."""
        gone = judgement.kind is Kind.WITHDRAWN
        self._write(
            "UPDATE claims SET last_seen = max(last_seen, ?), "
            "first_mention_id = coalesce(first_mention_id, ?), latest_mention_id = "
            "CASE WHEN ? THEN coalesce(latest_mention_id, ?) ELSE ? END WHERE id = ?",
            [stamp(now), mention, gone, mention, mention, claim],
        )
        if judgement.question:
            # The first name stays: a thread's heading must not change every day.
            self._write(
                "UPDATE threads SET question = coalesce(question, ?) "
                "WHERE id = (SELECT thread_id FROM claims WHERE id = ?)",
                [judgement.question, claim],
            )

    def _index(self, topic: int, claim: int, terms: Iterable[str]) -> None:
        """Note the terms of a telling, term to claim and claim to terms."""
        row = self._row(
            "SELECT term_ids FROM claim_term_lists WHERE claim_id = ?", [claim]
        )
        known = set(unpack(row["term_ids"])) if row else set()
        added = self._term_ids(topic, set(terms)) - known
        self._write_many(
            "INSERT INTO claim_terms VALUES (?, ?)", [(term, claim) for term in added]
        )
        self._write_many(
            "UPDATE terms SET claims = claims + 1 WHERE id = ?",
            [(term,) for term in added],
        )
        self._write(
            "INSERT OR REPLACE INTO claim_term_lists VALUES (?, ?)",
            [claim, pack(sorted(known | added))],
        )

    def _term_ids(self, topic: int, terms: set[str]) -> set[int]:
        rows = self._rows_in(
            "SELECT id, term FROM terms WHERE topic_id = ? AND term IN ({})",
            terms,
            topic,
        )
        unknown = terms - {row["term"] for row in rows}
        opened = {
            self._insert("terms", topic_id=topic, term=term, claims=0)
            for term in sorted(unknown)
        }
        return {int(row["id"]) for row in rows} | opened

    def _unindex(self, claims: Collection[int]) -> set[int]:
        """Let claims be found by no term; returns those that had led to them."""
        lists = self._rows_in(
            "SELECT * FROM claim_term_lists WHERE claim_id IN ({})", claims
        )
        indexed = [
            (term, row["claim_id"]) for row in lists for term in unpack(row["term_ids"])
        ]
        self._write_many(
            "DELETE FROM claim_terms WHERE term_id = ? AND claim_id = ?", indexed
        )
        self._write_many(
            "UPDATE terms SET claims = claims - 1 WHERE id = ?",
            [(term,) for term, _ in indexed],
        )
        self._write_many(
            "DELETE FROM claim_term_lists WHERE claim_id = ?",
            [(claim,) for claim in claims],
        )
        return {term for term, _ in indexed}

    def _drop_terms(self, terms: Iterable[int]) -> None:
        """Forget those of some terms that lead to nothing."""
        self._write_many(
            "DELETE FROM terms WHERE id = ? AND claims <= 0",
            [(term,) for term in sorted(terms)],
        )

    def _drop_claims(self, claims: Iterable[int]) -> None:
        """Forget claims that nothing tells and no term leads to."""
        for claim in claims:
            self._write(
                "UPDATE topics SET claims = claims - 1 "
                "WHERE id = (SELECT topic_id FROM claims WHERE id = ?)",
                [claim],
            )
            self._write("DELETE FROM claims WHERE id = ?", [claim])

    def _judge_standing(self, claim: int, judgement: Judgement) -> None:
        """Say anew how a claim stands, and the one its verdict is about."""
        matters = judgement.verdict in {Verdict.CHANGED, Verdict.CONTRADICTED}
        self._write(STANDING, [claim, judgement.against, matters])
