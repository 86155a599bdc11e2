"""A digest as the JSON object that other programs rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.render.export import fault_json, mention_json, time_json, word_json

if TYPE_CHECKING:
    from monitor.render.export import Json
    from monitor.types import (
        Correction,
        Digest,
        DigestItem,
        Passage,
        TopicDigest,
        Trust,
    )


def digest_json(digest: Digest) -> Json:
    """A digest with every item in full."""
    return {
        "title": digest.title,
        "headline": digest.headline,
        "date": digest.date,
        "since": time_json(digest.since),
        "until": time_json(digest.until),
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


def _topic(topic: TopicDigest) -> Json:
    return {
        "name": topic.name,
        "title": topic.title,
        "contradicted": [_item(item) for item in topic.contradicted],
        "changed": [_item(item) for item in topic.changed],
        "new": [_item(item) for item in topic.new],
        "repeated": [
            {
                "claim": claim.claim,
                "text": claim.text,
                "sources": claim.sources,
                "shared": claim.shared,
                "now": _passage(claim.now) if claim.now is not None else None,
                "before": _passage(claim.before) if claim.before is not None else None,
            }
            for claim in topic.repeated
        ],
        "articles": topic.articles,
        "stories": topic.stories,
        "copies": topic.copies,
        "edited": topic.edited,
        "held": topic.held,
        "corrected": [_correction(one) for one in topic.corrected],
    }


def _correction(one: Correction) -> Json:
    return {
        "heading": one.heading,
        "told": {"verdict": str(one.told), "kind": word_json(one.told_kind)},
        "verdict": str(one.verdict),
        "kind": word_json(one.kind),
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
        "kind": word_json(item.kind),
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
        "stories": passage.stories,
    }


def _trust(trust: Trust) -> Json:
    return {
        "feeds_total": trust.feeds_total,
        "feeds_answering": trust.feeds_answering,
        "faults": [fault_json(fault) for fault in trust.faults],
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
                "replayed": time_json(replay.replayed),
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
