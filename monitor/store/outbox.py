"""Digests, frozen, and the parcels in which they are handed over."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.store.arriving import FIRST_UNTOLD
from monitor.store.codec import parcel_of, stamp
from monitor.store.telling import TellingStore, sha256

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.types import Digest, Parcel

ALWAYS = "9999"
"""Later than every local date, as text."""

BEGINNING = "the beginning"
"""Stands for an open window: NULLs are never equal, so none could be unique."""


REACHED = f"""
UPDATE digests SET last_revision = coalesce(
  ({FIRST_UNTOLD}) - 1, (SELECT max(id) FROM revisions), 0) WHERE id = ?
"""  # noqa: S608 - our own words


class OutboxStore(TellingStore):
    """What is sent."""

    def last_digest(self, today: str = ALWAYS) -> tuple[str, datetime] | None:
        """(local date, until) of the newest frozen digest of ``today`` or before.

        One of a later date was made while the clock was wrong.
        """
        row = self._row(
            "SELECT local_date, window_until FROM digests WHERE local_date <= ? "
            "ORDER BY window_until DESC, id DESC LIMIT 1",
            [today],
        )
        if row is None:
            return None
        return row["local_date"], datetime.fromisoformat(row["window_until"])

    def freeze_digest(
        self, digest: Digest, parcels: Sequence[Parcel], now: datetime
    ) -> Sequence[Parcel]:
        """Store a digest and its parcels in one write, or return those of before."""
        window = (
            BEGINNING if digest.since is None else stamp(digest.since),
            stamp(digest.until),
        )
        with self.transaction():
            row = self._row(
                "SELECT id FROM digests WHERE window_since = ? AND window_until = ?",
                window,
            )
            if row is None:
                number = self._freeze(digest, window, parcels, now)
            else:
                number = row["id"]
        rows = self._rows(
            "SELECT * FROM outbox WHERE digest_id = ? ORDER BY id", [number]
        )
        return [parcel_of(row) for row in rows]

    def _freeze(
        self,
        digest: Digest,
        window: tuple[str, str],
        parcels: Sequence[Parcel],
        now: datetime,
    ) -> int:
        number = self._insert(
            "digests",
            local_date=digest.date,
            window_since=window[0],
            window_until=window[1],
            title=digest.title,
            headline=digest.headline,
            summary=json.dumps(_summary(digest), ensure_ascii=False),
            frozen=stamp(now),
            last_mention=digest.last_mention,
            last_review=digest.last_review,
        )
        self._write(REACHED, [number])
        for parcel in parcels:
            self._insert(
                "outbox",
                digest_id=number,
                channel=parcel.channel,
                target=parcel.target,
                message_id=parcel.message_id,
                body=parcel.body,
                sha256=sha256(parcel.body),
                state="pending",
                attempts=0,
            )
        self._remember_told(number, digest, parcels)
        return number

    def pending_parcels(self) -> Sequence[Parcel]:
        """What is still to be handed over, oldest first."""
        rows = self._rows("SELECT * FROM outbox WHERE state = 'pending' ORDER BY id")
        return [parcel_of(row) for row in rows]

    def refused_parcels(self) -> Sequence[Parcel]:
        """The last parcel to each target that took none since it refused one."""
        rows = self._rows(
            "SELECT * FROM outbox o WHERE state = 'refused' AND NOT EXISTS "
            "(SELECT 1 FROM outbox l WHERE l.channel = o.channel "
            "AND l.target = o.target AND l.id > o.id AND l.state <> 'pending') "
            "ORDER BY id"
        )
        return [parcel_of(row) for row in rows]

    def last_targets(self, today: str = ALWAYS) -> Sequence[str]:
        """The files that were written of the newest digest of ``today`` or before."""
        rows = self._rows(
            "SELECT target FROM outbox WHERE channel = 'file' AND state = 'sent' "
            "AND digest_id = (SELECT id FROM digests WHERE local_date <= ? "
            "ORDER BY window_until DESC, id DESC LIMIT 1) ORDER BY id",
            [today],
        )
        return [row["target"] for row in rows]

    def parcel_tried(self, parcel: int, now: datetime) -> None:
        """Record that a parcel is about to be handed over."""
        self._write(
            "UPDATE outbox SET attempts = attempts + 1, last_tried = ? WHERE id = ?",
            [stamp(now), parcel],
        )

    def parcel_sent(self, parcel: int, now: datetime) -> None:
        """Mark a parcel as handed over."""
        self._write(
            "UPDATE outbox SET state = 'sent', last_error = NULL, last_tried = ? "
            "WHERE id = ?",
            [stamp(now), parcel],
        )

    def parcel_failed(
        self, parcel: int, reason: str, now: datetime, *, permanent: bool = False
    ) -> None:
        """Record a failed try; a permanent one is not tried again."""
        self._write(
            "UPDATE outbox SET state = ?, last_error = ?, last_tried = ? WHERE id = ?",
            ["refused" if permanent else "pending", reason, stamp(now), parcel],
        )


def _summary(digest: Digest) -> dict[str, dict[str, int]]:
    """How much of what each topic's part holds."""
    return {
        topic.name: {
            "contradicted": len(topic.contradicted),
            "changed": len(topic.changed),
            "new": len(topic.new),
            "repeated": len(topic.repeated),
            "articles": topic.articles,
            "held": topic.held,
            "corrected": len(topic.corrected),
        }
        for topic in digest.topics
    }
