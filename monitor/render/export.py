"""Records as the JSON objects that other programs rely on."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import UTC
from typing import TYPE_CHECKING, Any

from monitor.render.reviewing import reviewed_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from monitor.types import (
        ArticleRecord,
        ClaimRecord,
        Correction,
        Digest,
        DigestItem,
        MentionRecord,
        Passage,
        RunReport,
        SourceFault,
        TermMatch,
        TopicDigest,
        Trust,
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
        "seen": _time(article.seen),
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
        "kind": _word(record.kind),
        "confidence": record.confidence,
        "against": _against(record.against),
        "why": record.why,
        "seen": _time(record.seen),
        "question": record.question,
        "held": _word(record.held),
        "engine": record.engine or None,
        **reviewed_json(record.review),
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
        "first_seen": _time(record.first_seen),
        "last_seen": _time(record.last_seen),
        "status": record.status,
        "mentions": list(record.mentions),
    }


def digest_json(digest: Digest) -> Json:
    """A digest with every item in full."""
    return {
        "title": digest.title,
        "headline": digest.headline,
        "date": digest.date,
        "since": _time(digest.since),
        "until": _time(digest.until),
        "timezone": digest.timezone,
        "topics": [_topic(topic) for topic in digest.topics],
        "timeline": [
            {
                "day": day.day,
                "new": day.new,
                "changed": day.changed,
                "contradicted": day.contradicted,
                "repeated": day.repeated,
            }
            for day in digest.timeline
        ],
        "trust": _trust(digest.trust),
    }


def report_json(report: RunReport) -> Json:
    """What a run did, as ``run --json`` prints it."""
    counts = (
        "feeds_polled",
        "feeds_unchanged",
        "feeds_not_due",
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
        "started": _time(report.started),
        "finished": _time(report.finished),
        **{name: getattr(report, name) for name in counts},
        "faults": [_fault(fault) for fault in report.faults],
        "verdicts": {str(verdict): n for verdict, n in report.verdicts.items()},
        "digests": list(report.digests),
        "deliveries_failed": list(report.deliveries_failed),
        "last_digests": list(report.last_digests),
        "judge": asdict(report.judge) if report.judge else None,
        "left": asdict(report.left) if report.left else None,
    }


def _time(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment is not None else None


def _word(word: object) -> str | None:
    return str(word) if word is not None else None


def _article_short(article: ArticleRecord) -> Json:
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "path": article.path,
        "published": _time(article.published),
        "story": article.story,
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


def _topic(topic: TopicDigest) -> Json:
    return {
        "name": topic.name,
        "title": topic.title,
        "contradicted": [_item(item) for item in topic.contradicted],
        "changed": [_item(item) for item in topic.changed],
        "new": [_item(item) for item in topic.new],
        "repeated": [
            {"claim": claim.claim, "text": claim.text, "sources": claim.sources}
            for claim in topic.repeated
        ],
        "articles": topic.articles,
        "stories": topic.stories,
        "copies": topic.copies,
        "held": topic.held,
        "corrected": [_correction(one) for one in topic.corrected],
    }


def _correction(one: Correction) -> Json:
    return {
        "heading": one.heading,
        "told": {"verdict": str(one.told), "kind": _word(one.told_kind)},
        "verdict": str(one.verdict),
        "kind": _word(one.kind),
        "dismissed": one.dismissed,
        "now": _passage(one.now),
        "before": _passage(one.before) if one.before is not None else None,
        "against": _passage(one.against) if one.against is not None else None,
        "note": one.note,
    }


def _item(item: DigestItem) -> Json:
    return {
        "heading": item.heading,
        "verdict": str(item.verdict),
        "kind": _word(item.kind),
        "why": item.why,
        "confidence": item.confidence,
        "now": _passage(item.now),
        "before": _passage(item.before) if item.before is not None else None,
        "others": [_passage(passage) for passage in item.others],
    }


def _passage(passage: Passage) -> Json:
    return {
        "mention": mention_json(passage.record),
        "words": [{"text": w.text, "differs": w.differs} for w in passage.words],
        "link": passage.link,
    }


def _trust(trust: Trust) -> Json:
    return {
        "feeds_total": trust.feeds_total,
        "feeds_answering": trust.feeds_answering,
        "faults": [_fault(fault) for fault in trust.faults],
        "feed_text_only": trust.feed_text_only,
        "foreign": trust.foreign,
        "undelivered": list(trust.undelivered),
        "terms": [
            {
                "topic": note.topic,
                "term": note.term,
                "articles": note.articles,
                "usual": note.usual,
                "kind": note.kind,
            }
            for note in trust.terms
        ],
        "replays": [
            {
                "replayed": _time(replay.replayed),
                "engine": replay.engine,
                "changed": replay.changed,
                "added": replay.added,
                "gone": replay.gone,
            }
            for replay in trust.replays
        ],
        "reviews": {
            str(one.verdict): {"reviewed": one.of, "right": one.right}
            for one in trust.reviews
        },
    }


def _fault(fault: SourceFault) -> Json:
    return {
        "source": fault.source,
        "reason": fault.reason,
        "failures": fault.failures,
        "since": _time(fault.since),
    }
