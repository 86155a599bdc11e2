"""A digest from the records of its window."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from monitor.core.digest.correcting import corrections
from monitor.core.digest.grouping import (
    compared_items,
    mentions_told,
    new_items,
)
from monitor.core.digest.naming import named
from monitor.core.digest.repeating import repeated_claims, told_once
from monitor.core.digest.wording import headline_of, in_words, local, title_of
from monitor.types import Digest, TopicDigest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class _Material:
    """What a digest, or a part of one, is made of."""

    mentions: list[MentionRecord] = field(default_factory=list)
    articles: list[ArticleRecord] = field(default_factory=list)
    retold: list[Retold] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.mentions or self.articles or self.retold)

    def of(self, topic: str) -> _Material:
        """What of it belongs to a topic."""
        return _Material(
            [record for record in self.mentions if record.topic == topic],
            [article for article in self.articles if topic in article.topics],
            [one for one in self.retold if one.record.topic == topic],
        )


@dataclass(frozen=True, slots=True)
class _Manner:
    """How it is told: see ``assemble``."""

    claims: Mapping[int, ClaimRecord]
    links_from: str | None
    terms: Sequence[FollowedTerm]
    by_term: bool

    def of(self, topic: str) -> _Manner:
        """The same with the terms of one topic."""
        return replace(self, terms=[t for t in self.terms if t.topic == topic])


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
    names: Mapping[tuple[str, str], str] | None = None,
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
    that was looked at. What was dismissed is left out. ``names`` are full names, by
    topic and by what an article calls a speaker.
    """
    material = _worth_telling(
        [named(record, names or {}) for record in mentions],
        articles,
        [replace(one, record=named(one.record, names or {})) for one in retold],
    )
    manner = _Manner(claims, links_from, terms, by_term)
    parts = tuple(
        part
        for name, title in _all_topics(topics, material)
        for part in _parts(TopicDigest(name, title), material.of(name), manner.of(name))
    )
    here = local(until, timezone)
    return Digest(
        title=title_of(parts, trust),
        headline=headline_of(parts, trust),
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


def _worth_telling(
    mentions: Sequence[MentionRecord],
    articles: Sequence[ArticleRecord],
    retold: Sequence[Retold],
) -> _Material:
    """Without what was dismissed; a correction of what the window tells is told there."""
    here = {record.mention for record in mentions}
    return _Material(
        [record for record in mentions if not record.dismissed],
        list(articles),
        [one for one in retold if one.record.mention not in here],
    )


def _all_topics(
    topics: Sequence[tuple[str, str]], material: _Material
) -> Iterable[tuple[str, str]]:
    """The topics as configured, then those that are not any more under their names."""
    known = dict(topics)
    for record in (*material.mentions, *(one.record for one in material.retold)):
        known.setdefault(record.topic, record.topic)
    return known.items()


def _parts(
    topic: TopicDigest, material: _Material, manner: _Manner
) -> list[TopicDigest]:
    """One part for a topic, or one for each of its terms that found something.

    An article is told under the first of its terms, a seed under the topic itself.
    """
    terms = manner.terms if manner.by_term else ()
    groups = {f"{topic.title} · {term.label}": _Material() for term in terms}
    groups[topic.title] = _Material()

    def under(article: ArticleRecord) -> _Material:
        first = _first(article, terms)
        return groups[f"{topic.title} · {first.label}" if first else topic.title]

    for record in material.mentions:
        under(record.article).mentions.append(record)
    for article in material.articles:
        under(article).articles.append(article)
    for one in material.retold:
        under(one.record.article).retold.append(one)
    filled = {title: group for title, group in groups.items() if group}
    return [
        _part(topic.name, title, group, manner)
        for title, group in (filled or {topic.title: _Material()}).items()
    ]


def _first(
    article: ArticleRecord, terms: Sequence[FollowedTerm]
) -> FollowedTerm | None:
    return next((term for term in terms if term.term in article.terms), None)


def _rank(item: DigestItem, terms: Sequence[FollowedTerm]) -> int:
    """What a term of high priority found comes first."""
    first = _first(item.now.record.article, terms)
    return PRIORITIES.index(first.priority) if first else PRIORITIES.index("normal")


def edited(
    mentions: Iterable[MentionRecord], articles: Iterable[ArticleRecord]
) -> list[ArticleRecord]:
    """The articles that a window tells of although they came in before it.

    ``articles`` are those that came in within the window.
    """
    came = {article.id for article in articles}
    told = {record.article.id: record.article for record in mentions}
    return [article for number, article in told.items() if number not in came]


def _part(name: str, title: str, material: _Material, manner: _Manner) -> TopicDigest:
    mentions, links_from = material.mentions, manner.links_from
    contradicted, changed = compared_items(mentions, links_from)
    told = mentions_told((*contradicted, *changed))
    repeated = repeated_claims(mentions, manner.claims, links_from)
    contradicted, changed, repeated = told_once(contradicted, changed, repeated)
    relevant = [article for article in material.articles if article.relevant]
    earlier = edited(mentions, relevant)
    # What another feed has brought to the topic is new there, and nobody edited it.
    relevant += [article for article in earlier if article.revisions == 1]
    earlier = edited(mentions, relevant)
    stories = {article.story for article in relevant}
    late = sum(article.late for article in earlier)

    def urgent_first(items: Sequence[DigestItem]) -> tuple[DigestItem, ...]:
        return tuple(sorted(items, key=lambda item: _rank(item, manner.terms)))

    return TopicDigest(
        name=name,
        title=title,
        contradicted=urgent_first(contradicted),
        changed=urgent_first(changed),
        new=urgent_first(new_items(mentions, told, manner.claims, links_from)),
        repeated=repeated,
        articles=len(relevant),
        stories=len(stories),
        copies=len(relevant) - len(stories),
        edited=len(earlier) - late,
        late=late,
        held=sum(record.held is not None for record in mentions),
        corrected=corrections(material.retold, links_from),
    )
