"""Reviews, and what they say of mentions, as JSON objects."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from monitor.types import Label, Review, Reviewed

Json = dict[str, Any]


def reviewed_json(review: Reviewed | None) -> Json:
    """What a mention's review adds to it: whether the engine was right, as it judged."""
    if review is None:
        return {"review": None, "judged": None}
    return {
        "review": "right" if review.right else "wrong",
        "judged": {
            "verdict": str(review.verdict),
            "kind": _word(review.kind),
            "confidence": review.confidence,
        },
    }


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
        "reviewed": review.reviewed.astimezone(UTC).isoformat(),
    }


def _label(label: Label) -> Json:
    return {
        "verdict": str(label.verdict),
        "kind": _word(label.kind),
        "against": label.against._asdict() if label.against is not None else None,
        "dismissed": label.dismissed,
    }


def _word(word: object) -> str | None:
    return str(word) if word is not None else None
