"""Feeds, and the items they have carried."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any

from monitor.store.base import Connected, in_list
from monitor.store.codec import moment, stamp
from monitor.types import FeedState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TIMES = {
    "next_poll",
    "last_polled",
    "last_success",
    "last_new_item",
    "failing_since",
}


# Other feeds may be of other topics: what comes of an article later is for all of them.
CARRIED = (
    """
    CREATE TABLE article_feeds (
      article_id INTEGER NOT NULL REFERENCES articles(id), feed_url TEXT NOT NULL,
      PRIMARY KEY (article_id, feed_url)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TRIGGER article_feeds_removed BEFORE DELETE ON articles BEGIN
      DELETE FROM article_feeds WHERE article_id = old.id;
    END
    """,
    """
    INSERT INTO article_feeds SELECT id, feed_url FROM articles
    WHERE feed_url IS NOT NULL
    """,
)


class FeedStore(Connected):
    """What is remembered of feeds."""

    def feed_states(self) -> Mapping[str, FeedState]:
        """Every known feed, by its configured address."""
        names = [field.name for field in fields(FeedState)]
        states = {}
        for row in self._rows("SELECT * FROM feeds ORDER BY url"):
            values: dict[str, Any] = {
                n: moment(row[n]) if n in TIMES else row[n] for n in names
            }
            states[row["url"]] = FeedState(**{**values, "gone": bool(row["gone"])})
        return states

    def save_feed_state(self, state: FeedState) -> None:
        """Insert or replace the state of one feed."""
        values = {
            name: stamp(value) if isinstance(value, datetime) else value
            for name, value in asdict(state).items()
        }
        self._write(
            f"INSERT OR REPLACE INTO feeds ({', '.join(values)}) "  # noqa: S608
            f"VALUES ({in_list(values)})",
            [int(v) if isinstance(v, bool) else v for v in values.values()],
        )

    def seen_items(self, feed: str, guids: Iterable[str]) -> set[str]:
        """Those of ``guids`` that this feed has carried before."""
        rows = self._rows_in(
            "SELECT mark FROM feed_items WHERE feed_url = ? AND mark IN ({})",
            guids,
            feed,
        )
        return {row["mark"] for row in rows}

    def carriers(self, key: str) -> set[str]:
        """The feeds that have carried this article."""
        rows = self._rows(
            "SELECT f.feed_url FROM article_feeds f "
            "JOIN articles a ON a.id = f.article_id WHERE a.key = ?",
            [key],
        )
        return {row["feed_url"] for row in rows}

    def note_carried(self, feed: str, keys: Iterable[str]) -> None:
        """Remember that this feed carried these articles, as far as they are stored."""
        self._write_many(
            "INSERT OR IGNORE INTO article_feeds "
            "SELECT id, ? FROM articles WHERE key = ?",
            [(feed, key) for key in keys],
        )

    def mark_items(self, feed: str, guids: Iterable[str], now: datetime) -> None:
        """Remember that this feed carried ``guids``."""
        self._write_many(
            "INSERT OR IGNORE INTO feed_items (feed_url, mark, seen) VALUES (?, ?, ?)",
            [(feed, guid, stamp(now)) for guid in guids],
        )
