"""A digest from the records of its window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.digest.correcting import corrections
from monitor.core.digest.grouping import (
    compared_items,
    mentions_told,
    new_items,
    repeated_claims,
)
from monitor.core.digest.wording import headline_of, in_words, local, title_of
from monitor.types import Digest, TopicDigest, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from monitor.types import (
        ArticleRecord,
        ClaimRecord,
        DayCount,
        DigestItem,
        FollowedTerm,
        MentionRecord,
        Retold,
        Trust,
    )

PRIORITIES = ("high", "normal", "low")


def assemble(  # noqa: PLR0913 - a digest needs all it tells
    *,
    mentions: Sequence[MentionRecord],
    topics: Sequence[tuple[str, str]],
    articles: Sequence[ArticleRecord],
    claims: Mapping[int, ClaimRecord],
    days: Sequence[DayCount],
    trust: Trust,
    since: datetime | None,
    until: datetime,
    timezone: str,
    links_from: str | None = None,
    terms: Sequence[FollowedTerm] = (),
    by_term: bool = False,
    retold: Sequence[Retold] = (),
    last_review: int = 0,
) -> Digest:
    """Put a window's records in the order in which a reader needs them.

    ``mentions`` and ``articles`` are those seen in the window, oldest first;
    ``topics`` are (name, title) in the order of the configuration, and a topic
    that is no longer configured follows under its name. ``claims`` holds at
    least the claims of ``mentions``. ``links_from`` is the folder that the
    digest will lie in, for links to files; without it there are none. ``terms``
    are the watch terms in their order, what is urgent first: what they found is
    told in this order, and with ``by_term`` each has a part of its own. ``retold``
    is what readers corrected of earlier digests, ``last_review`` the last review
    that was looked at. What was dismissed is left out.
    """
    known = dict(topics)
    worth = [record for record in mentions if not record.dismissed]
    there = {record.mention for record in mentions}
    elsewhere = [one for one in retold if one.record.mention not in there]
    for record in (*worth, *(one.record for one in elsewhere)):
        known.setdefault(record.topic, record.topic)
    parts = tuple(
        part
        for name, title in known.items()
        for part in _topic_parts(
            TopicDigest(name, title),
            [record for record in worth if record.topic == name],
            [article for article in articles if name in article.topics],
            [one for one in elsewhere if one.record.topic == name],
            claims,
            links_from,
            [term for term in terms if term.topic == name],
            by_term=by_term,
        )
    )
    here = local(until, timezone)
    return Digest(
        title=title_of(parts),
        headline=headline_of(parts),
        date=here.date().isoformat(),
        day=in_words(here),
        since=since,
        until=until,
        timezone=timezone,
        topics=parts,
        timeline=tuple(days),
        trust=trust,
        last_mention=max((record.mention for record in mentions), default=0),
        last_review=last_review,
    )


def _topic_parts(
    topic: TopicDigest,
    mentions: Sequence[MentionRecord],
    articles: Sequence[ArticleRecord],
    retold: Sequence[Retold],
    claims: Mapping[int, ClaimRecord],
    links_from: str | None,
    terms: Sequence[FollowedTerm],
    *,
    by_term: bool,
) -> list[TopicDigest]:
    """One part for a topic, or one for each of its terms that found something.

    An article is told under the first of its terms, a seed under the topic itself.
    """
    groups: dict[
        str, tuple[list[MentionRecord], list[ArticleRecord], list[Retold]]
    ] = {}
    for term in terms if by_term else ():
        groups[f"{topic.title} · {term.label}"] = ([], [], [])
    groups[topic.title] = ([], [], [])

    def told_under(article: ArticleRecord) -> str:
        first = _first(article, terms) if by_term else None
        return f"{topic.title} · {first.label}" if first else topic.title

    for record in mentions:
        groups[told_under(record.article)][0].append(record)
    for article in articles:
        groups[told_under(article)][1].append(article)
    for one in retold:
        groups[told_under(one.record.article)][2].append(one)
    filled = {title: group for title, group in groups.items() if any(group)}
    return [
        _topic(topic.name, title, *group, claims, links_from, terms)
        for title, group in (filled or {topic.title: groups[topic.title]}).items()
    ]


def _first(
    article: ArticleRecord, terms: Sequence[FollowedTerm]
) -> FollowedTerm | None:
    return next((term for term in terms if term.term in article.terms), None)


def _rank(item: DigestItem, terms: Sequence[FollowedTerm]) -> int:
    """What a term of high priority found comes first."""
    first = _first(item.now.record.article, terms)
    return PRIORITIES.index(first.priority) if first else PRIORITIES.index("normal")


def _topic(
    name: str,
    title: str,
    mentions: Sequence[MentionRecord],
    articles: Sequence[ArticleRecord],
    retold: Sequence[Retold],
    claims: Mapping[int, ClaimRecord],
    links_from: str | None,
    terms: Sequence[FollowedTerm],
) -> TopicDigest:
    contradicted = compared_items(mentions, Verdict.CONTRADICTED, links_from)
    changed = compared_items(mentions, Verdict.CHANGED, links_from)
    told = mentions_told((*contradicted, *changed))
    relevant = [article for article in articles if article.relevant]
    stories = {article.story for article in relevant}

    def urgent_first(items: Sequence[DigestItem]) -> tuple[DigestItem, ...]:
        return tuple(sorted(items, key=lambda item: _rank(item, terms)))

    return TopicDigest(
        name=name,
        title=title,
        contradicted=urgent_first(contradicted),
        changed=urgent_first(changed),
        new=urgent_first(new_items(mentions, told, links_from)),
        repeated=repeated_claims(mentions, claims),
        articles=len(relevant),
        stories=len(stories),
        copies=len(relevant) - len(stories),
        held=sum(record.held is not None for record in mentions),
        corrected=corrections(retold, links_from),
    )
