"""Which known story a piece is a copy of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.articles import is_note, resemblance, same_story
from monitor.core.notes import same_note
from monitor.pipeline.comparing import is_first_in_full
from monitor.types import ArticleStatus

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.ports import Ledger
    from monitor.types import Piece, StoredArticle

    Sketch = tuple[int, ...]


def story_of(ledger: Ledger, piece: Piece, sketch: Sketch) -> int | None:
    """The story that a piece is a copy of, if any; the most alike, then the oldest."""
    alike = sorted(
        (-resemblance(sketch, other), story, article, is_note(sketch, other))
        for article, story, other in ledger.similar_sketches(sketch)
        if same_story(sketch, other)
    )
    copies = (
        story
        for _, story, article, note in alike
        if not note or _is_copy(ledger, piece, article)
    )
    return next(copies, None)


def revised(
    ledger: Ledger, piece: Piece, sketch: Sketch, known: StoredArticle, now: datetime
) -> StoredArticle:
    """Store a new text of an article; told in full, it shows whose copy it is."""
    late = known.status is ArticleStatus.FEED_TEXT
    story = story_of(ledger, piece, sketch) if late else None
    outlet = piece.outlet if late and piece.names_outlet else None
    article = ledger.add_revision(known.id, piece, sketch, now, outlet)
    if story is None or story == known.story or not is_first_in_full(known, article):
        return article
    return ledger.tell_as_copy(article, story)


def _is_copy(ledger: Ledger, piece: Piece, article: int) -> bool:
    """Whether a note and the stored one that it resembles are the same."""
    return all(
        same_note((known.record.title, known.text), (piece.title, piece.text))
        for known in ledger.archive(None, article=article)
    )
