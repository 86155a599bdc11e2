"""Records as the JSON objects that other programs rely on."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import UTC
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from monitor.types import (
        ArticleRecord,
        ClaimRecord,
        MentionRecord,
        Reviewed,
        RunReport,
        SourceFault,
        TermMatch,
    )

Json = dict[str, Any]

# JSON lets these stand as they are; a terminal obeys them, and no file can hold a
# half of a character.
_STEERING = re.compile(
    r"[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def json_text(record: Json, indent: int | None = None) -> str:
    """A record as JSON, on one line unless indented, that is safe to print."""
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def article_json(article: ArticleRecord) -> Json:
    """An article in full, as ``articles --json`` prints it."""
    return {
        **_article_short(article),
        "author": article.author,
        "language": article.language,
        "copies": article.copies,
        "relevant": article.relevant,
        "status": str(article.status),
        "topics": list(article.topics),
        "terms": list(article.terms),
        "seen": time_json(article.seen),
        "revisions": article.revisions,
        "feed": article.feed,
    }


def mention_json(record: MentionRecord) -> Json:
    """A mention with its verdict and what it is against."""
    return {
        "mention": record.mention,
        "claim": record.claim,
        "thread": record.thread,
        "topic": record.topic,
        "article": _article_short(record.article),
        "quote": record.quote,
        "start": record.start,
        "end": record.end,
        "text": record.text,
        "speaker": record.speaker,
        "verb": record.verb,
        "modality": str(record.modality),
        "verdict": str(record.verdict),
        "kind": word_json(record.kind),
        "confidence": record.confidence,
        "against": _against(record.against),
        "why": record.why,
        "seen": time_json(record.seen),
        "question": record.question,
        "held": word_json(record.held),
        "engine": record.engine or None,
        **_reviewed(record.review),
        "dismissed": record.dismissed,
    }


def matches_json(matches: Sequence[tuple[str, TermMatch]]) -> list[Json]:
    """The terms that matched an article, by topic, and where they stand."""
    return [
        {
            "topic": topic,
            "term": match.term,
            "places": [place._asdict() for place in match.places],
        }
        for topic, match in matches
    ]


def claim_json(record: ClaimRecord) -> Json:
    """A claim with the numbers of its mentions."""
    return {
        "claim": record.claim,
        "thread": record.thread,
        "topic": record.topic,
        "text": record.text,
        "speakers": list(record.speakers),
        "sources": record.sources,
        "first_seen": time_json(record.first_seen),
        "last_seen": time_json(record.last_seen),
        "status": record.status,
        "mentions": list(record.mentions),
        "denied": record.denied,
    }


def report_json(report: RunReport) -> Json:
    """What a run did, as ``run --json`` prints it."""
    counts = (
        "feeds_polled",
        "feeds_unchanged",
        "feeds_not_due",
        "feeds_gone",
        "feeds_failing",
        "sources_total",
        "articles_new",
        "articles_revised",
        "articles_known",
        "articles_relevant",
        "copies",
        "foreign",
        "claims",
        "articles_purged",
    )
    return {
        "run": report.run,
        "started": time_json(report.started),
        "finished": time_json(report.finished),
        **{name: getattr(report, name) for name in counts},
        "next_try": time_json(report.next_try),
        "pages_waiting": sum(one.pages for one in report.waiting),
        "waiting": [
            {**asdict(one), "next_try": time_json(one.next_try)}
            for one in report.waiting
        ],
        "faults": [fault_json(fault) for fault in report.faults],
        "verdicts": {str(verdict): n for verdict, n in report.verdicts.items()},
        "digests": list(report.digests),
        "headline": report.headline,
        "deliveries_failed": list(report.deliveries_failed),
        "last_digests": list(report.last_digests),
        "judge": asdict(report.judge) if report.judge else None,
        "left": asdict(report.left) if report.left else None,
    }


def time_json(moment: datetime | None) -> str | None:
    """An instant in UTC, as ISO 8601 writes it."""
    return moment.astimezone(UTC).isoformat() if moment is not None else None


def word_json(word: object) -> str | None:
    """The word of an enumeration."""
    return str(word) if word is not None else None


def _article_short(article: ArticleRecord) -> Json:
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "path": article.path,
        "published": time_json(article.published),
        "story": article.story,
    }


def _reviewed(review: Reviewed | None) -> Json:
    """Whether the engine was right, and how it had judged."""
    if review is None:
        return {"review": None, "judged": None}
    return {
        "review": "right" if review.right else "wrong",
        "judged": {
            "verdict": str(review.verdict),
            "kind": word_json(review.kind),
            "confidence": review.confidence,
        },
    }


def _against(record: MentionRecord | None) -> Json | None:
    if record is None:
        return None
    return {
        "mention": record.mention,
        "claim": record.claim,
        "quote": record.quote,
        "article": _article_short(record.article),
    }


def fault_json(fault: SourceFault) -> Json:
    """What is wrong with a source, and since when."""
    return {
        "source": fault.source,
        "reason": fault.reason,
        "failures": fault.failures,
        "since": time_json(fault.since),
    }
