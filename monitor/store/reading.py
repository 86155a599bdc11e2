"""Mentions and claims as outputs show them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from monitor.core.digest.wording import denied_by, settled
from monitor.store.articles import ARTICLE, record
from monitor.store.base import Connected, conditions, in_list
from monitor.store.codec import stamp, stamp_or_none
from monitor.store.passages import label_of
from monitor.types import (
    Action,
    ClaimRecord,
    DayCount,
    Kind,
    MentionRecord,
    Modality,
    Reviewed,
    Verdict,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from monitor.types import ArticleRecord

MENTION = """
SELECT m.*, c.thread_id, t.name AS topic, th.question AS thread_question,
  v.action, v.correct, v.judged, v.claim AS known_as, m.claim_id IN (
    SELECT dm.claim_id FROM reviews d JOIN mentions dm ON dm.id = d.mention_id
    WHERE d.dismissed AND d.replaced_by IS NULL) AS dismissed
FROM mentions m JOIN claims c ON c.id = m.claim_id
JOIN threads th ON th.id = c.thread_id JOIN topics t ON t.id = c.topic_id
LEFT JOIN reviews v ON v.mention_id = m.id AND v.replaced_by IS NULL
  AND v.action <> 'undo'
"""

CLAIM = """
SELECT c.*, t.name AS topic FROM claims c JOIN topics t ON t.id = c.topic_id
"""

TELLING = """
SELECT m.claim_id, m.id, coalesce(m.speaker, a.outlet) AS who, a.story_id,
  m.text, m.verb, m.modality
FROM mentions m JOIN articles a ON a.id = m.article_id
"""


class ReadingStore(Connected):
    """The ledger as it is asked."""

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
        where, values = conditions(
            {
                "t.name = ?": topic,
                "m.verdict = ?": verdict.value if verdict else None,
                "m.seen > ?": stamp_or_none(since),
                "m.seen <= ?": stamp_or_none(until),
                "m.claim_id = ?": claim,
                "c.thread_id = ?": thread,
                "m.article_id = ?": article,
                "(m.held IS NOT NULL) = ?": held,
            }
        )
        for rows in self._pages(MENTION, where, values, "m.id"):
            yield from self._with_articles(rows)

    def mentions_numbered(self, numbers: Iterable[int]) -> dict[int, MentionRecord]:
        """Those of ``numbers`` that are known, by number."""
        rows = self._rows_in(f"{MENTION} WHERE m.id IN ({{}})", numbers)
        return {record.mention: record for record in self._with_articles(rows)}

    def mention(self, number: int) -> MentionRecord | None:
        """The mention of that number, if there is one."""
        rows = self._rows(f"{MENTION} WHERE m.id = ?", [number])
        return next(self._with_articles(rows), None)

    def reviewed_mentions(self) -> Iterator[MentionRecord]:
        """Mentions whose verdict was reviewed, by id."""
        for rows in self._pages(MENTION, "v.action IS NOT NULL", (), "m.id"):
            yield from self._with_articles(rows)

    def untold(self) -> Iterator[MentionRecord]:
        """Mentions, by id, that came in after those that digests cover."""
        covered = "(SELECT coalesce(max(last_mention), 0) FROM digests)"
        where = f"m.id > {covered} AND NOT m.told"
        for rows in self._pages(MENTION, where, (), "m.id"):
            yield from self._with_articles(rows)

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
        """Claims by id; with a mention that is all that is asked of one."""
        where, values = conditions(
            {"t.name = ?": topic, "c.id = ?": claim, "c.thread_id = ?": thread}
        )
        such, more = conditions(
            {
                "verdict = ?": verdict.value if verdict else None,
                "(held IS NOT NULL) = ?": held,
                "seen > ?": stamp_or_none(since),
                "article_id = ?": article,
            }
        )
        if more:
            where += f" AND c.id IN (SELECT claim_id FROM mentions WHERE {such})"  # noqa: S608 - our names
        for rows in self._pages(CLAIM, where, [*values, *more], "c.id"):
            tellings: dict[int, list[sqlite3.Row]] = {}
            for telling in self._rows_in(
                f"{TELLING} WHERE m.claim_id IN ({{}}) ORDER BY m.id",
                [row["id"] for row in rows],
            ):
                tellings.setdefault(telling["claim_id"], []).append(telling)
            for row in rows:
                yield _claim(row, tellings[row["id"]])

    def days(
        self, topics: Sequence[str], since: str, timezone: str
    ) -> Sequence[DayCount]:
        """Mentions by verdict for each local date from ``since`` (YYYY-MM-DD)."""
        zone = ZoneInfo(timezone)
        start = datetime.combine(date.fromisoformat(since), time.min, zone)
        rows = self._rows(
            "SELECT m.seen, m.verdict, count(*) AS mentions FROM mentions m "  # noqa: S608
            "JOIN claims c ON c.id = m.claim_id JOIN topics t ON t.id = c.topic_id "
            f"WHERE m.seen >= ? AND t.name IN ({in_list(topics)}) "
            "GROUP BY m.seen, m.verdict",
            [stamp(start.astimezone(UTC)), *topics],
        )
        counts: dict[str, Counter[str]] = {}
        for row in rows:
            day = datetime.fromisoformat(row["seen"]).astimezone(zone).date()
            counts.setdefault(day.isoformat(), Counter())[row["verdict"]] += row[
                "mentions"
            ]
        return [DayCount(day, **counts[day]) for day in sorted(counts)]

    def _with_articles(self, rows: Sequence[sqlite3.Row]) -> Iterator[MentionRecord]:
        targets = {row["against_mention_id"] for row in rows} - {None}
        earlier = {
            row["id"]: row
            for row in self._rows_in(f"{MENTION} WHERE m.id IN ({{}})", sorted(targets))
        }
        ids = {row["article_id"] for row in (*rows, *earlier.values())}
        articles = {
            row["id"]: record(row)
            for row in self._rows_in(f"{ARTICLE} WHERE a.id IN ({{}})", sorted(ids))
        }
        for row in rows:
            plain = _mention(row, articles)
            known = earlier.get(row["against_mention_id"])
            yield replace(plain, against=_mention(known, articles)) if known else plain


def _mention(row: sqlite3.Row, articles: dict[int, ArticleRecord]) -> MentionRecord:
    return MentionRecord(
        mention=row["id"],
        claim=row["claim_id"],
        thread=row["thread_id"],
        topic=row["topic"],
        article=articles[row["article_id"]],
        quote=row["quote"],
        start=row["start_offset"],
        end=row["end_offset"],
        text=row["text"],
        speaker=row["speaker"],
        verb=row["verb"],
        modality=Modality(row["modality"]),
        verdict=Verdict(row["verdict"]),
        kind=Kind(row["kind"]) if row["kind"] else None,
        confidence=row["confidence"],
        against=None,
        why=row["why"],
        seen=datetime.fromisoformat(row["seen"]),
        question=settled(row["question"], row["thread_question"]),
        held=Verdict(row["held"]) if row["held"] else None,
        engine=row["engine"],
        review=_reviewed(row),
        dismissed=bool(row["dismissed"]),
    )


def _reviewed(row: sqlite3.Row) -> Reviewed | None:
    if row["action"] is None:
        return None
    judged = label_of(row["judged"])
    return Reviewed(
        bool(row["correct"]),
        judged.verdict,
        judged.kind,
        judged.confidence,
        Action(row["action"]),
        row["known_as"],
    )


def _is_denied(telling: sqlite3.Row) -> bool:
    modality = Modality(telling["modality"])
    return denied_by(telling["verb"], modality, telling["text"])


def _claim(row: sqlite3.Row, tellings: Sequence[sqlite3.Row]) -> ClaimRecord:
    return ClaimRecord(
        claim=row["id"],
        thread=row["thread_id"],
        topic=row["topic"],
        text=row["text"],
        speakers=tuple(dict.fromkeys(telling["who"] for telling in tellings)),
        sources=len({telling["story_id"] for telling in tellings}),
        first_seen=datetime.fromisoformat(row["first_seen"]),
        last_seen=datetime.fromisoformat(row["last_seen"]),
        status=row["status"],
        mentions=tuple(telling["id"] for telling in tellings),
        wordings=tuple(telling["text"] for telling in tellings),
        denied=all(map(_is_denied, tellings)),
    )
