"""Pages that could not be read, and are asked for again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from monitor.store.base import Connected
from monitor.store.codec import moment, stamp, stamp_or_none
from monitor.types import Origin, Piece, Waiting, WaitingPage

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

# Of a text in a feed's words the page may follow, which then edits nothing: of each
# text it is remembered which it is; of those that others have replaced since, before
# ledgers kept it, it is not known.
WAITING = (
    """
    CREATE TABLE waiting_pages (
      article_id INTEGER PRIMARY KEY REFERENCES articles(id), feed_url TEXT NOT NULL,
      title TEXT NOT NULL, outlet TEXT NOT NULL, author TEXT, language TEXT,
      published TEXT, reason TEXT NOT NULL, tries INTEGER NOT NULL,
      since TEXT NOT NULL, next_try TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER waiting_pages_removed AFTER DELETE ON articles BEGIN
      DELETE FROM waiting_pages WHERE article_id = old.id;
    END
    """,
    "ALTER TABLE revisions ADD COLUMN status TEXT",
    """
    UPDATE revisions SET status = a.status FROM articles a
    WHERE a.current_revision_id = revisions.id
    """,
)

# An article that could not be stored is not waited for: its feed tells it again.
KEEP = """
INSERT OR REPLACE INTO waiting_pages
SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM articles WHERE key = ?
"""

FORGET = """
DELETE FROM waiting_pages WHERE article_id = (SELECT id FROM articles WHERE key = ?)
"""


class WaitingStore(Connected):
    """What is remembered of pages that could not be read."""

    def waiting_pages(self) -> Sequence[WaitingPage]:
        """Every page that waits, those that began to wait first before others."""
        rows = self._rows(
            "SELECT w.*, a.key FROM waiting_pages w "
            "JOIN articles a ON a.id = w.article_id ORDER BY w.since, w.article_id"
        )
        return [_page(row) for row in rows]

    def waiting(self) -> Sequence[Waiting]:
        """How many pages wait for which reason, the most frequent first."""
        rows = self._rows(
            "SELECT count(*) AS pages, reason, min(next_try) AS first "
            "FROM waiting_pages GROUP BY reason ORDER BY pages DESC, reason"
        )
        return [
            Waiting(row["pages"], row["reason"], datetime.fromisoformat(row["first"]))
            for row in rows
        ]

    def keep_waiting(self, pages: Iterable[WaitingPage]) -> None:
        """Remember how these pages wait, as far as their articles are stored."""
        self._write_many(KEEP, [_row(page) for page in pages])

    def forget_waiting(self, keys: Iterable[str]) -> None:
        """Let the pages of these articles wait no longer."""
        self._write_many(FORGET, [(key,) for key in keys])


def _row(page: WaitingPage) -> tuple[object, ...]:
    piece = page.piece
    return (
        piece.feed or "",
        piece.title,
        piece.outlet,
        piece.author,
        piece.language,
        stamp_or_none(piece.published),
        page.reason,
        page.tries,
        stamp(page.since),
        stamp(page.next_try),
        piece.key,
    )


def _page(row: sqlite3.Row) -> WaitingPage:
    return WaitingPage(
        piece=Piece(
            text="",
            title=row["title"],
            origin=Origin.FEED,
            url=row["key"],
            outlet=row["outlet"],
            author=row["author"],
            language=row["language"],
            published=moment(row["published"]),
            feed=row["feed_url"],
        ),
        reason=row["reason"],
        tries=row["tries"],
        since=datetime.fromisoformat(row["since"]),
        next_try=datetime.fromisoformat(row["next_try"]),
    )
