"""Reviews as JSON objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.render.export import time_json, word_json

if TYPE_CHECKING:
    from monitor.render.export import Json
    from monitor.types import Label, Review


def review_json(review: Review) -> Json:
    """A review with where its passage stands, what was judged and what holds."""
    return {
        "review": review.review,
        "action": str(review.action),
        "mention": review.mention,
        "claim": review.claim,
        "passage": review.passage._asdict(),
        "judged": _label(review.judged),
        "label": _label(review.label),
        "right": review.correct,
        "engine": review.engine,
        "told": review.told,
        "replaced": review.replaced,
        "note": review.note,
        "reviewed": time_json(review.reviewed),
    }


def _label(label: Label) -> Json:
    return {
        "verdict": str(label.verdict),
        "kind": word_json(label.kind),
        "against": label.against._asdict() if label.against is not None else None,
        "dismissed": label.dismissed,
    }
