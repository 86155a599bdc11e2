"""Giving a mention another verdict: whose claim and thread it belongs to then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from monitor.core.matching import index_terms
from monitor.core.reviewing import followers, joins
from monitor.store.claims import RETOLD, ClaimStore
from monitor.store.codec import decode
from monitor.store.passages import PassageStore

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from monitor.types import Label

BEGUN = """
UPDATE claims SET first_seen = (
  SELECT min(seen) FROM mentions WHERE claim_id = claims.id) WHERE id = ?
"""

ASKED = """
UPDATE threads SET question = (
  SELECT m.question FROM mentions m JOIN claims c ON c.id = m.claim_id
  WHERE c.thread_id = threads.id AND m.question IS NOT NULL ORDER BY m.id LIMIT 1)
WHERE id = ?
"""

# What rests on a mention, through however many others.
RESTING = """
WITH RECURSIVE resting (id) AS (
  VALUES (?) UNION
  SELECT m.id FROM mentions m JOIN resting r ON m.against_mention_id = r.id)
SELECT DISTINCT m.claim_id FROM mentions m JOIN resting USING (id)
"""


class RegroupingStore(PassageStore, ClaimStore):
    """The claims and threads that follow from what mentions are against.

    A repetition, and the note that a passage is gone, belong to the claim they are
    against; every other mention opens a claim, in the thread of what it is against
    or in one of its own.
    """

    def relabel(
        self, mention: int, label: Label, against: int | None, claim: int | None = None
    ) -> None:
        """Let ``label`` hold of a mention; what rests on it goes along.

        ``against`` is the present number of what the label is against, which must
        be an earlier mention of the same topic. ``claim`` is the number that a
        claim gets that has to be opened, if it is free.
        """
        with self.transaction():
            self._keep_numbers(("claims", "threads"))
            was = self._where(mention)
            self._write(
                "UPDATE mentions SET verdict = ?, kind = ?, against_mention_id = ?, "
                "confidence = ?, why = ?, question = ?, held = ? WHERE id = ?",
                [
                    label.verdict.value,
                    label.kind.value if label.kind else None,
                    against,
                    label.confidence,
                    label.why,
                    label.question,
                    label.held.value if label.held else None,
                    mention,
                ],
            )
            target = self._where(against) if against is not None else None
            at_claim = joins(label, self.passage(mention))
            self._reclaim(mention, was["claim_id"], target, claim, joining=at_claim)
            self._rethread(mention, was["thread_id"], target)
            earlier = was["against_mention_id"]
            beside = [self._where(m) for m in (mention, against, earlier) if m]
            self._settle_claims({was["claim_id"], *(row["claim_id"] for row in beside)})
            self._settle_threads(
                {was["thread_id"], *(row["thread_id"] for row in beside)}
            )

    def renumber(self, claim: int, number: int) -> bool:
        """Give a claim another number, if it is free; says whether it was."""
        with self.transaction():
            if not self._is_free(number):
                return False
            members = self._members(claim)
            row = self._rows("SELECT * FROM claims WHERE id = ?", [claim])[0]
            opened = self._opened(row["topic_id"], row["thread_id"], number)
            self._move(members, opened)
            self._settle_claims({claim, opened})
            return True

    def _where(self, mention: int) -> dict[str, Any]:
        row = self._rows(
            "SELECT m.claim_id, c.thread_id, c.topic_id, m.against_mention_id "
            "FROM mentions m JOIN claims c ON c.id = m.claim_id WHERE m.id = ?",
            [mention],
        )[0]
        return dict(row)

    def _members(self, claim: int) -> dict[int, int | None]:
        """What each mention of a claim is against."""
        rows = self._rows(
            "SELECT id, against_mention_id FROM mentions WHERE claim_id = ?", [claim]
        )
        return {row["id"]: row["against_mention_id"] for row in rows}

    def _reclaim(
        self,
        mention: int,
        claim: int,
        target: dict[str, Any] | None,
        number: int | None,
        *,
        joining: bool,
    ) -> None:
        """Put a mention into the claim it belongs to, with what repeats it."""
        members = self._members(claim)
        moving = followers(mention, members)
        if joining and target is not None:
            if target["claim_id"] != claim:
                self._move(moving, target["claim_id"])
        elif moving != set(members):
            where = self._where(mention)
            opened = self._opened(where["topic_id"], where["thread_id"], number)
            self._move(moving, opened)

    def _rethread(
        self, mention: int, thread: int, target: dict[str, Any] | None
    ) -> None:
        """Put a claim and what is against it into the thread they belong to."""
        rows = self._rows(RESTING, [mention])
        moving = {row["claim_id"] for row in rows}
        if target is not None:
            dest = target["thread_id"]
        else:
            stay = {
                row["id"]
                for row in self._rows(
                    "SELECT id FROM claims WHERE thread_id = ?", [thread]
                )
            }
            if stay <= moving:
                return
            topic = self._where(mention)["topic_id"]
            dest = self._insert("threads", topic_id=topic)
        self._write_many(
            "UPDATE claims SET thread_id = ? WHERE id = ?",
            [(dest, claim) for claim in moving],
        )

    def _move(self, mentions: Collection[int], claim: int) -> None:
        self._write_many(
            "UPDATE mentions SET claim_id = ? WHERE id = ?",
            [(claim, mention) for mention in mentions],
        )

    def _opened(self, topic: int, thread: int, number: int | None) -> int:
        """Open a claim; what it says is settled once its mentions are there."""
        self._write("UPDATE topics SET claims = claims + 1 WHERE id = ?", [topic])
        given = {"id": number} if number is not None and self._is_free(number) else {}
        return self._insert(
            "claims",
            **given,
            thread_id=thread,
            topic_id=topic,
            text="",
            status="standing",
            first_seen="",
            last_seen="",
        )

    def _is_free(self, claim: int) -> bool:
        return self._row("SELECT 1 FROM claims WHERE id = ?", [claim]) is None

    def _settle_claims(self, claims: Iterable[int]) -> None:
        """Say anew what these claims tell; those that nothing tells are gone."""
        for claim in sorted(claims):
            self._reindex(claim)
            if self._members(claim):
                self._write(RETOLD, [claim])
                self._write(BEGUN, [claim])
                continue
            self._drop_claims([claim])

    def _reindex(self, claim: int) -> None:
        """Let a claim be found by the terms of its mentions, and no others."""
        known = self._unindex([claim])
        rows = self._rows(
            "SELECT m.assertion, c.topic_id FROM mentions m "
            "JOIN claims c ON c.id = m.claim_id WHERE c.id = ?",
            [claim],
        )
        if rows:
            terms = {t for row in rows for t in index_terms(decode(row["assertion"]))}
            self._index(rows[0]["topic_id"], claim, terms)
        self._drop_terms(known)

    def _settle_threads(self, threads: Iterable[int]) -> None:
        for thread in sorted(threads):
            self._write(ASKED, [thread])
            self._write(
                "DELETE FROM threads WHERE id = ? "
                "AND NOT EXISTS (SELECT 1 FROM claims WHERE thread_id = ?)",
                [thread, thread],
            )
