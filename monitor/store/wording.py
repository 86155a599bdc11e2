"""The index of words that watch terms are looked up in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from monitor.core.watch.words import folded_text

if TYPE_CHECKING:
    from collections.abc import Iterable

CURRENT = """
SELECT r.id, r.title, r.text, a.url, a.author, a.outlet, a.feed_url
FROM articles a JOIN revisions r ON r.id = a.current_revision_id
"""

INDEX = "INSERT INTO article_words (rowid, words) VALUES (?, ?)"


def indexed(row: Iterable[Any]) -> tuple[int, str]:
    """A row of ``CURRENT`` as ``INDEX`` takes it: every field's words in one text."""
    revision, *texts = row
    return revision, folded_text("\n".join(filter(None, texts)))
