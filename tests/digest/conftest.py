"""Records to make digests of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from monitor.types import (
    ArticleRecord,
    ArticleStatus,
    Kind,
    MentionRecord,
    Modality,
    Verdict,
)

NOON = datetime(2024, 12, 10, 12, tzinfo=UTC)


def make_article(id: int, **changes) -> ArticleRecord:
    values: dict[str, Any] = {
        "id": id,
        "title": f"Report {id}",
        "outlet": f"Outlet {id}",
        "url": f"https://example.org/{id}",
        "path": None,
        "author": None,
        "language": "en",
        "published": NOON + timedelta(hours=id),
        "seen": NOON + timedelta(hours=id, minutes=5),
        "story": id,
        "copies": 1,
        "revisions": 1,
        "status": ArticleStatus.FULL,
        "relevant": True,
        "topics": ("strike",),
        "terms": ("strike",),
        "feed": None,
    }
    return ArticleRecord(**(values | changes))


def make_mention(id: int, quote: str, **changes) -> MentionRecord:
    article = changes.pop("article", None) or make_article(id)
    values: dict[str, Any] = {
        "mention": id,
        "claim": id,
        "thread": id,
        "topic": "strike",
        "article": article,
        "quote": quote,
        "start": 10,
        "end": 10 + len(quote),
        "text": quote,
        "speaker": None,
        "verb": None,
        "modality": Modality.ASSERTED,
        "verdict": Verdict.NEW,
        "kind": None,
        "confidence": 0.8,
        "against": None,
        "why": None,
        "seen": article.seen,
    }
    return MentionRecord(**(values | changes))


@pytest.fixture
def article():
    return make_article


@pytest.fixture
def mention():
    return make_mention


@pytest.fixture
def changed(mention):
    """A mention that differs from an earlier one."""

    def make(id, quote, against, verdict=Verdict.CHANGED, kind=Kind.VALUE, **more):
        values = {"thread": against.thread, "claim": against.claim} | more
        return mention(id, quote, against=against, verdict=verdict, kind=kind, **values)

    return make
