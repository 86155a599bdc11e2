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

INDEXED = """
SELECT r.id, r.title, r.text, a.url, a.author, a.outlet, a.feed_url
FROM article_words_docsize d JOIN revisions r ON r.id = d.id
JOIN articles a ON a.id = r.article_id
"""

INDEX = "INSERT INTO article_words (rowid, words) VALUES (?, ?)"

UNINDEX = (
    "INSERT INTO article_words (article_words, rowid, words) VALUES ('delete', ?, ?)"
)
"""Takes what ``INDEX`` took: an index without content is told what to forget."""


def indexed(row: Iterable[Any]) -> tuple[int, str]:
    """A row of ``CURRENT`` or ``INDEXED`` as ``INDEX`` takes it.

    The words of every field are one text. The author is that of today: where an
    edit named another, words of the former one may stay behind in the index.
    """
    revision, *texts = row
    return revision, folded_text("\n".join(filter(None, texts)))
