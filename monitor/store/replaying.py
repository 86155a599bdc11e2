"""A copy of the ledger that is filled anew, and what it had held."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from monitor.store.arriving import ARRIVAL, GONE_PASSAGE
from monitor.store.articles import stored
from monitor.store.base import PARAMETERS, Connected
from monitor.store.codec import decode, moment
from monitor.types import (
    Document,
    Kind,
    Numbers,
    Replayed,
    Standing,
    StoredRevision,
    Telling,
    Verdict,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from monitor.types import Assertion, Renumbering, StoredArticle

TELLING = f"""
SELECT m.*, c.thread_id, c.topic_id, c.first_mention_id = m.id AS opens,
  {GONE_PASSAGE} AS gone, {ARRIVAL} AS arrival
FROM mentions m JOIN claims c ON c.id = m.claim_id
"""  # noqa: S608 - our own words

REST = (
    "confidence",
    "why",
    "question",
    "held",
    "engine",
    "speaker",
    "verb",
    "modality",
)

# Until ledgers kept them, a text's outlet and date were those of its article.
REVISION = """
SELECT r.id, r.text, r.number, r.title AS headline, r.seen AS came,
  coalesce(r.outlet, a.outlet) AS read_outlet,
  iif(r.outlet IS NULL, a.published, r.published) AS read_published,
  a.id AS article_id, a.story_id, a.key, a.title, a.outlet, a.published,
  coalesce(r.status, a.status) AS status, coalesce(p.status, a.status) AS earlier_status,
  a.origin, a.feed_url, p.id AS earlier, p.text AS earlier_text
FROM revisions r JOIN articles a ON a.id = r.article_id
LEFT JOIN revisions p ON p.article_id = r.article_id AND p.number = r.number - 1
"""

# Where a text was compared, in the order in which texts came in.
COMPARED = """
SELECT rt.revision_id, coalesce(rt.compared_before, rt.revision_id) AS place,
  rt.compared, t.name
FROM revision_topics rt JOIN topics t ON t.id = rt.topic_id WHERE {}
ORDER BY place, rt.compared_before IS NULL, rt.compared, rt.revision_id, t.id
"""

EMPTYING = (
    "DELETE FROM mentions WHERE claim_id IN (SELECT id FROM claims WHERE {0})",
    "DELETE FROM claim_terms WHERE claim_id IN (SELECT id FROM claims WHERE {0})",
    "DELETE FROM claim_term_lists WHERE claim_id IN (SELECT id FROM claims WHERE {0})",
    "DELETE FROM claims WHERE {0}",
    "DELETE FROM threads WHERE {0}",
    "UPDATE terms SET claims = 0 WHERE {0}",
    "UPDATE topics SET claims = 0 WHERE {1}",
)

# Found by way of the copied numbers; negative until all are there, for an old and a
# new number may be the same.
NUMBERED_ANEW = (
    ("mentions", "id", "mentions"),
    ("mentions", "claim_id", "claims"),
    ("mentions", "against_mention_id", "mentions"),
    ("claims", "id", "claims"),
    ("claims", "thread_id", "threads"),
    ("claims", "first_mention_id", "mentions"),
    ("claims", "latest_mention_id", "mentions"),
    ("claim_terms", "claim_id", "claims"),
    ("claim_term_lists", "claim_id", "claims"),
    ("threads", "id", "threads"),
    ("reviews", "mention_id", "mentions"),
    ("mention_vectors", "mention_id", "mentions"),
)


ANEW = "(id INTEGER PRIMARY KEY, number INTEGER)"


class ReplayStore(Connected):
    """The ledger as a replay reads it, and as it fills a copy."""

    def compared_revisions(self, topic: str | None = None) -> Iterator[StoredRevision]:
        """The texts that were compared in a topic, in the order of storing."""
        rows = self._rows(COMPARED.format(self._among("rt.topic_id", topic)))
        turns = [
            (*turn, tuple(row["name"] for row in some))
            for turn, some in groupby(rows, key=itemgetter(0, 1, 2))
        ]
        for start in range(0, len(turns), PARAMETERS):
            some_turns = turns[start : start + PARAMETERS]
            texts = {
                row["id"]: row
                for row in self._rows_in(
                    f"{REVISION} WHERE r.id IN ({{}})", {turn[0] for turn in some_turns}
                )
            }
            for revision, place, compared, topics in some_turns:
                yield _revision(texts[revision], topics, place, compared)

    def stored_revision(self, revision: int) -> StoredRevision:
        """A stored text, which must exist, with the topics it was compared in."""
        topics = self._rows(COMPARED.format("rt.revision_id = ?"), [revision])
        row = self._rows(f"{REVISION} WHERE r.id = ?", [revision])[0]
        return _revision(row, tuple(one["name"] for one in topics), revision)

    def count_compared(self, topic: str | None = None) -> tuple[int, int]:
        """How many articles and texts ``compared_revisions`` goes through."""
        row = self._rows(
            "SELECT count(DISTINCT article_id), count(DISTINCT revision_id) "  # noqa: S608
            f"FROM revision_topics rt WHERE {self._among('rt.topic_id', topic)}"
        )[0]
        return int(row[0]), int(row[1])

    def engines(self) -> Mapping[str, int]:
        """How many mentions have the verdict of which engine, its judge left out."""
        rows = self._rows(
            "SELECT substr(engine, 1, instr(engine || '+', '+') - 1), count(*) "
            "FROM mentions GROUP BY 1 ORDER BY 1"
        )
        return dict(map(tuple, rows))

    def count_claims(self) -> int:
        """How many claims are known."""
        return int(self._rows("SELECT count(*) FROM claims")[0][0])

    def tellings(self, topic: str | None = None) -> list[Telling]:
        """Every mention of a topic, by number, as it is known again."""
        among = self._among("c.topic_id", topic)
        return [
            _telling(row)
            for rows in self._pages(TELLING, among, (), "m.id")
            for row in rows
        ]

    def read_before(self, revision: int) -> Mapping[str, Sequence[Assertion]]:
        """By topic, what one text was found to claim, in text order."""
        found: dict[str, list[Assertion]] = {}
        for row in self._rows(
            "SELECT t.name, m.assertion FROM mentions m JOIN claims c "  # noqa: S608
            "ON c.id = m.claim_id JOIN topics t ON t.id = c.topic_id "
            f"WHERE m.revision_id = ? AND NOT ({GONE_PASSAGE}) ORDER BY m.id",
            [revision],
        ):
            found.setdefault(row["name"], []).append(decode(row["assertion"]))
        return found

    def last_numbers(self) -> Numbers:
        """The highest numbers that were ever given."""
        return Numbers(*(self._next(table) - 1 for table in Numbers._fields))

    def reached(self) -> int:
        """The last revision that digests cover."""
        row = self._rows("SELECT coalesce(max(last_revision), 0) FROM digests")[0]
        return int(row[0])

    def forget_verdicts(self, topic: str | None) -> None:
        """Empty a copy of the ledger of the claims and mentions of a topic, or all.

        Not meant for the ledger itself: nothing is left durable or checked.
        """
        self._write("PRAGMA foreign_keys = OFF")
        self._write("PRAGMA synchronous = OFF")
        self._write("CREATE TEMP TABLE begun AS SELECT id, first_seen FROM claims")
        self._write("CREATE UNIQUE INDEX temp.begun_by_claim ON begun (id)")
        with self.transaction():
            self._keep_numbers()
            for statement in EMPTYING:
                among = self._among("topic_id", topic), self._among("id", topic)
                self._write(statement.format(*among))

    def number_anew(self, numbers: Renumbering) -> None:
        """Give what a copy was filled with the numbers that it is to have."""
        with self.transaction():
            for name in Numbers._fields:
                self._write(f"CREATE TEMP TABLE {name}_anew {ANEW}")
                self._write_many(
                    f"INSERT INTO {name}_anew VALUES (?, ?)",  # noqa: S608
                    getattr(numbers, name).items(),
                )
            for table, column, name in NUMBERED_ANEW:
                self._write(
                    f"UPDATE {table} SET {column} = -(SELECT number FROM {name}_anew "  # noqa: S608
                    f"n WHERE n.id = {table}.{column}) "
                    f"WHERE {column} IN (SELECT id FROM {name}_anew)"
                )
            for table, column, _ in NUMBERED_ANEW:
                self._write(
                    f"UPDATE {table} SET {column} = -{column} WHERE {column} < 0"  # noqa: S608
                )
            self._write_many(
                "UPDATE mentions SET told = 1 WHERE id = ?",
                [(number,) for number in numbers.told],
            )
            # Of a claim whose first article was purged, it is known still.
            self._write(
                "UPDATE claims SET first_seen = min(first_seen, coalesce((SELECT "
                "b.first_seen FROM begun b WHERE b.id = claims.id), first_seen))"
            )
            self._write("DELETE FROM terms WHERE claims = 0")

    def replays(
        self, since: datetime | None = None, until: datetime | None = None
    ) -> Sequence[Replayed]:
        """Replays that changed something, oldest first; ``since`` < at <= ``until``."""
        rows = self._rows("SELECT * FROM replays ORDER BY id")
        found = [
            Replayed(
                datetime.fromisoformat(row["replayed"]),
                *(row[name] for name in ("engine", "changed", "added", "gone")),
            )
            for row in rows
        ]
        return [
            one
            for one in found
            if (since is None or one.replayed > since)
            and (until is None or one.replayed <= until)
        ]

    def _among(self, column: str, topic: str | None) -> str:
        """SQL that is true of a topic, or of all."""
        if topic is None:
            return "1"
        return f"{column} = {self._topic(topic) or 0}"


def _revision(
    row: sqlite3.Row, topics: tuple[str, ...], place: int, compared: str | None = None
) -> StoredRevision:
    known = {**dict(row), "id": row["article_id"], "current_revision_id": row["id"]}
    before: StoredArticle | None = None
    if row["number"] > 1:
        earlier = {
            "current_revision_id": row["earlier"],
            "number": row["number"] - 1,
            "text": row["earlier_text"],
            "status": row["earlier_status"],
        }
        before = stored({**known, **earlier})
    return StoredRevision(
        article=stored(known),
        before=before,
        document=Document(
            row["text"],
            row["headline"],
            row["read_outlet"],
            moment(row["read_published"]),
        ),
        topics=topics,
        place=place,
        seen=datetime.fromisoformat(compared or row["came"]),
    )


def _telling(row: sqlite3.Row) -> Telling:
    return Telling(
        mention=row["id"],
        claim=row["claim_id"],
        thread=row["thread_id"],
        opens=bool(row["opens"]),
        standing=Standing(
            row["revision_id"],
            row["start_offset"],
            row["end_offset"],
            bool(row["gone"]),
            row["topic_id"],
        ),
        text=row["text"],
        arrival=row["arrival"],
        told=bool(row["told"]),
        verdict=Verdict(row["verdict"]),
        kind=Kind(row["kind"]) if row["kind"] else None,
        against=row["against_mention_id"],
        rest=hash(tuple(row[name] for name in REST)),
    )
