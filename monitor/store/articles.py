"""Articles, their revisions, stories and relevance."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from monitor.store.codec import moment, stamp, stamp_or_none
from monitor.store.stories import StoryStore
from monitor.store.wording import CURRENT, INDEX, indexed
from monitor.types import IN_FULL, ArticleRecord, ArticleStatus, Origin, StoredArticle

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from monitor.types import Piece

STORED = """
SELECT a.*, r.text, r.number
FROM articles a JOIN revisions r ON r.id = a.current_revision_id
"""

ARTICLE = f"""
SELECT a.*,
  (SELECT count(*) FROM articles b WHERE b.story_id = a.story_id) AS copies,
  (SELECT count(*) FROM revisions WHERE article_id = a.id) AS revisions,
  EXISTS (SELECT 1 FROM revisions r JOIN revisions p ON p.article_id = r.article_id
    AND p.number = r.number - 1 WHERE r.id = a.current_revision_id
    AND p.status = 'feed-text' AND (r.status <> 'feed-text'
      OR length(r.text) >= {IN_FULL} * length(p.text))) AS late,
  (SELECT json_group_array(json_array(t.name, at.relevant, json(at.terms)))
   FROM article_topics at JOIN topics t ON t.id = at.topic_id
   WHERE at.article_id = a.id) AS belongs
FROM articles a
"""  # noqa: S608 - our own words

# Whoever told it first keeps its date and its name, unless its page says otherwise;
# whose words it has decides whose edits are heard.
RETOLD = """
UPDATE articles SET title = ?, status = ?, language = ?,
  author = coalesce(?, author), published = coalesce(published, ?),
  outlet = coalesce(?, outlet), feed_url = coalesce(?, feed_url) WHERE id = ?
"""

RELEVANT = "EXISTS (SELECT 1 FROM article_topics WHERE article_id = a.id AND relevant)"


class ArticleStore(StoryStore):
    """What is remembered of articles."""

    def find_article(self, key: str) -> StoredArticle | None:
        """Find an article by its url or path."""
        row = self._row(f"{STORED} WHERE a.key = ?", [key])
        return stored(row) if row else None

    def known_articles(self, keys: Iterable[str]) -> set[str]:
        """Those of ``keys`` that are stored."""
        rows = self._rows_in("SELECT key FROM articles WHERE key IN ({})", keys)
        return {row["key"] for row in rows}

    def add_article(
        self, piece: Piece, sketch: tuple[int, ...], story: int | None, now: datetime
    ) -> StoredArticle:
        """Store a new article; without ``story`` it opens a story of its own."""
        with self.transaction():
            if story is None:
                story = self._insert("stories", first_seen=stamp(now))
            article = self._insert(
                "articles",
                key=piece.key,
                story_id=story,
                url=piece.url,
                path=piece.path,
                title=piece.title,
                outlet=piece.outlet,
                author=piece.author,
                language=piece.language,
                published=stamp_or_none(piece.published),
                seen=stamp(now),
                status=piece.status.value,
                origin=piece.origin.value,
                feed_url=piece.feed,
            )
            revision = self._revise(article, 1, piece, now)
            told = [piece.title, piece.text, piece.url, piece.author, piece.outlet]
            self._write(INDEX, indexed([revision, *told, piece.feed]))
            self._remember_sketch(article, story, sketch)
            return StoredArticle(
                id=article,
                story=story,
                revision=revision,
                revision_number=1,
                key=piece.key,
                text=piece.text,
                title=piece.title,
                outlet=piece.outlet,
                published=piece.published,
                status=piece.status,
                origin=piece.origin,
                feed=piece.feed,
            )

    def add_revision(
        self,
        article: int,
        piece: Piece,
        sketch: tuple[int, ...],
        now: datetime,
        outlet: str | None = None,
    ) -> StoredArticle:
        """Store a new text of a known article as its current revision.

        ``outlet`` is what the article's is called from now on, if otherwise.
        """
        with self.transaction():
            row = self._row(
                "SELECT max(number) AS last FROM revisions WHERE article_id = ?",
                [article],
            )
            number = int(row["last"] if row else 0) + 1
            self._write(
                RETOLD,
                [
                    piece.title,
                    piece.status.value,
                    piece.language,
                    piece.author,
                    stamp_or_none(piece.published),
                    outlet,
                    piece.feed if piece.status is ArticleStatus.FEED_TEXT else None,
                    article,
                ],
            )
            self._revise(article, number, piece, now)
            current = self._rows(f"{CURRENT} WHERE a.id = ?", [article])[0]
            self._write(INDEX, indexed(current))
            row = self._rows(f"{STORED} WHERE a.id = ?", [article])[0]
            self._forget_sketch(article)
            self._remember_sketch(article, row["story_id"], sketch)
            return stored(row)

    def tell_as_copy(self, article: StoredArticle, story: int) -> StoredArticle:
        """Make an article, where it stood alone, one of a story of others."""
        with self.transaction():
            same = "SELECT id FROM articles WHERE story_id = ? LIMIT 2"
            if len(self._rows(same, [article.story])) > 1:
                return article
            for table, key in (("articles", "id"), ("article_sketches", "article_id")):
                self._write(
                    f"UPDATE {table} SET story_id = ? WHERE {key} = ?",  # noqa: S608
                    [story, article.id],
                )
            self._write("DELETE FROM stories WHERE id = ?", [article.story])
        return replace(article, story=story)

    def note_wording(self, article: StoredArticle, sketch: tuple[int, ...]) -> None:
        """Let copies of an article be found that was stored without being read."""
        with self.transaction():
            self._forget_sketch(article.id)
            self._remember_sketch(article.id, article.story, sketch)

    def count_articles(self) -> int:
        """How many articles are stored."""
        return int(self._rows("SELECT count(*) AS n FROM articles")[0]["n"])

    def articles(self, *, relevant: bool | None = None) -> Iterator[ArticleRecord]:
        """All articles, oldest first."""
        among = {None: "1", True: RELEVANT, False: f"NOT {RELEVANT}"}[relevant]
        for rows in self._pages(ARTICLE, among, (), "a.id"):
            yield from map(record, rows)

    def _revise(self, article: int, number: int, piece: Piece, now: datetime) -> int:
        revision = self._insert(
            "revisions",
            article_id=article,
            number=number,
            title=piece.title,
            text=piece.text,
            seen=stamp(now),
            outlet=piece.outlet,
            published=stamp_or_none(piece.published),
            status=piece.status.value,
        )
        self._write(
            "UPDATE articles SET current_revision_id = ? WHERE id = ?",
            [revision, article],
        )
        return revision


def stored(row: sqlite3.Row | Mapping[str, Any]) -> StoredArticle:
    """A row of articles, joined to its current revision."""
    return StoredArticle(
        id=row["id"],
        story=row["story_id"],
        revision=row["current_revision_id"],
        revision_number=row["number"],
        key=row["key"],
        text=row["text"],
        title=row["title"],
        outlet=row["outlet"],
        published=moment(row["published"]),
        status=ArticleStatus(row["status"]),
        origin=Origin(row["origin"]),
        feed=row["feed_url"],
    )


def record(row: sqlite3.Row) -> ArticleRecord:
    """A row of ``ARTICLE``."""
    belongs = json.loads(row["belongs"])
    terms = {term for _, _, found in belongs for term in found}
    return ArticleRecord(
        id=row["id"],
        title=row["title"],
        outlet=row["outlet"],
        url=row["url"],
        path=row["path"],
        author=row["author"],
        language=row["language"],
        published=moment(row["published"]),
        seen=datetime.fromisoformat(row["seen"]),
        story=row["story_id"],
        copies=row["copies"],
        revisions=row["revisions"],
        late=bool(row["late"]),
        status=ArticleStatus(row["status"]),
        relevant=any(relevant for _, relevant, _ in belongs),
        topics=tuple(sorted(name for name, relevant, _ in belongs if relevant)),
        terms=tuple(sorted(terms)),
        feed=row["feed_url"],
    )
