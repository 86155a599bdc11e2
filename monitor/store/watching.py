"""What watch terms have found, and the archive that they are tried on."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.store.articles import ARTICLE, record
from monitor.store.base import PARAMETERS, Connected, conditions
from monitor.store.codec import stamp, stamp_or_none
from monitor.types import ArchivedArticle, Place, TermMatch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FOUND = """
SELECT a.id FROM article_words w JOIN revisions r ON r.id = w.rowid
JOIN articles a ON a.id = r.article_id AND a.current_revision_id = r.id
"""

TEXT = """
SELECT a.id, r.text FROM articles a JOIN revisions r ON r.id = a.current_revision_id
"""

SPEAKERS = """
SELECT DISTINCT a.id, m.speaker
FROM articles a JOIN mentions m ON m.revision_id = a.current_revision_id
"""

COUNTED = """
SELECT t.name AS topic, term.value AS term, a.seen
FROM article_topics at JOIN articles a ON a.id = at.article_id
JOIN topics t ON t.id = at.topic_id, json_each(at.terms) AS term
WHERE a.seen > ? AND a.seen <= ? ORDER BY a.id
"""


COMPARED = """
INSERT OR IGNORE INTO revision_topics
SELECT current_revision_id, ?, id, iif(?, (SELECT max(id) + 1 FROM revisions), NULL), ?
FROM articles WHERE id = ? AND status <> 'foreign'
"""


class WatchStore(Connected):
    """The ledger as watch terms see it."""

    def set_relevance(
        self,
        article: int,
        topic: str,
        matches: Sequence[TermMatch],
        *,
        relevant: bool,
        later: datetime | None = None,
    ) -> None:
        """Record whether an article belongs to a topic, and the terms that said so.

        ``later`` is when its present text, stored before, was first compared there.
        """
        with self.transaction():
            number = self._topic_made(topic)
            terms = json.dumps([match.term for match in matches])
            self._write(
                "INSERT OR REPLACE INTO article_topics VALUES (?, ?, ?, ?)",
                [article, number, relevant, terms],
            )
            if relevant:
                when = stamp_or_none(later)
                self._write(COMPARED, [number, when is not None, when, article])
            self._write(
                "DELETE FROM term_places WHERE article_id = ? AND topic_id = ?",
                [article, number],
            )
            self._write_many(
                "INSERT INTO term_places VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (article, number, match.term, *place)
                    for match in matches
                    for place in match.places
                ],
            )

    def term_matches(self, article: int) -> Sequence[tuple[str, TermMatch]]:
        """(topic, match) of every term that an article was found relevant by."""
        rows = self._rows(
            "SELECT t.name, at.terms, t.id FROM article_topics at "
            "JOIN topics t ON t.id = at.topic_id WHERE at.article_id = ? ORDER BY t.id",
            [article],
        )
        places: dict[tuple[int, str], list[Place]] = {}
        for row in self._rows(
            "SELECT * FROM term_places WHERE article_id = ? ORDER BY rowid", [article]
        ):
            place = Place(row["field"], row["start_offset"], row["end_offset"])
            places.setdefault((row["topic_id"], row["term"]), []).append(place)
        return [
            (name, TermMatch(term, tuple(places.get((topic, term), ()))))
            for name, terms, topic in rows
            for term in json.loads(terms)
        ]

    def term_days(
        self, since: datetime, until: datetime
    ) -> Sequence[tuple[str, str, datetime]]:
        """(topic, term, seen) for every article seen in between that a term matched."""
        return [
            (row["topic"], row["term"], datetime.fromisoformat(row["seen"]))
            for row in self._rows(COUNTED, [stamp(since), stamp(until)])
        ]

    def archive(
        self,
        words: str | None,
        *,
        since: datetime | None = None,
        feed: str | None = None,
        article: int | None = None,
    ) -> Iterator[ArchivedArticle]:
        """Stored articles with their texts, oldest first.

        ``words`` is a query of ``core.watch.searching.archive_query`` that narrows
        them; ``since`` the earliest time seen; ``feed`` a feed's address;
        ``article`` one article's number.
        """
        where, values = conditions(
            {
                "article_words MATCH ?": words,
                "a.seen >= ?": stamp_or_none(since),
                "a.feed_url = ?": feed,
                "a.id = ?": article,
            }
        )
        table = FOUND if words is not None else "SELECT a.id FROM articles a"
        ids = [
            row["id"]
            for row in self._rows(f"{table} WHERE {where} ORDER BY a.id", values)
        ]
        for start in range(0, len(ids), PARAMETERS):
            yield from self._archived(ids[start : start + PARAMETERS])

    def _archived(self, ids: Sequence[int]) -> Iterator[ArchivedArticle]:
        texts = dict(map(tuple, self._rows_in(f"{TEXT} WHERE a.id IN ({{}})", ids)))
        speakers: dict[int, list[str]] = {}
        for row in self._rows_in(f"{SPEAKERS} WHERE a.id IN ({{}})", ids):
            speakers.setdefault(row["id"], []).extend(filter(None, [row["speaker"]]))
        for row in self._rows_in(f"{ARTICLE} WHERE a.id IN ({{}}) ORDER BY a.id", ids):
            known = record(row)
            said = tuple(speakers.get(known.id, ()))
            yield ArchivedArticle(
                known, texts[known.id], said if known.relevant else None
            )
