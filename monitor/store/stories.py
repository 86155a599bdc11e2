"""Finding the articles that a text may be a copy of."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from monitor.store.base import Connected, in_list
from monitor.store.codec import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Sequence

INDEXED_SHINGLES = 24
"""Smallest hashes of a sketch that are indexed. A copy with a fifth of its words
edited keeps about a third of its shingles, so that all 24 miss one time in 10,000."""

SHARERS = 100
"""Articles that one hash may bring in, newest first: a phrase that every article
carries must not bring them all, and copies appear within days."""

LOOKED_AT = 50
"""Sketches that are read in full, those that share the most hashes first."""


class StoryStore(Connected):
    """What is remembered of how articles are worded."""

    def similar_sketches(
        self, sketch: tuple[int, ...]
    ) -> Sequence[tuple[int, int, tuple[int, ...]]]:
        """(article, story, sketch) of those that share an indexed shingle hash.

        Those that share the most come first, ties by age; at most ``LOOKED_AT``.
        """
        shared: Counter[int] = Counter()
        for shingle in _indexed(sketch):
            rows = self._rows(
                "SELECT article_id FROM article_shingles WHERE shingle = ? "
                "ORDER BY article_id DESC LIMIT ?",
                [shingle, SHARERS],
            )
            shared.update(row["article_id"] for row in rows)
        best = sorted(shared, key=lambda article: (-shared[article], article))
        found = {
            row["article_id"]: (*row[:2], unpack(row["sketch"]))
            for row in self._rows(
                "SELECT article_id, story_id, sketch FROM article_sketches "  # noqa: S608
                f"WHERE article_id IN ({in_list(best[:LOOKED_AT])})",
                best[:LOOKED_AT],
            )
        }
        return [found[article] for article in best[:LOOKED_AT]]

    def _forget_sketch(self, article: int) -> None:
        """Drop what is known of an article's wording."""
        where = [article]
        known = self._row(
            "SELECT sketch FROM article_sketches WHERE article_id = ?", where
        )
        if known:
            # By its hashes: the index is sorted by them, not by article.
            self._write_many(
                "DELETE FROM article_shingles WHERE shingle = ? AND article_id = ?",
                [(shingle, article) for shingle in _indexed(unpack(known["sketch"]))],
            )
            self._write("DELETE FROM article_sketches WHERE article_id = ?", where)

    def _remember_sketch(
        self, article: int, story: int, sketch: tuple[int, ...]
    ) -> None:
        """Note an article's wording; of an empty sketch nothing is kept."""
        if not sketch:
            return
        self._insert(
            "article_sketches", article_id=article, story_id=story, sketch=pack(sketch)
        )
        self._write_many(
            "INSERT OR IGNORE INTO article_shingles VALUES (?, ?)",
            [(shingle, article) for shingle in _indexed(sketch)],
        )


def _indexed(sketch: Sequence[int]) -> list[int]:
    return sorted(sketch)[:INDEXED_SHINGLES]
