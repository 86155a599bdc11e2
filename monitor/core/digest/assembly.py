"""A digest from the records of its window."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        MentionRecord,
        Trust,
    )


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
) -> Digest:
    """Put a window's records in the order in which a reader needs them.

    ``mentions`` and ``articles`` are those seen in the window, oldest first;
    ``topics`` are (name, title) in the order of the configuration, and a topic
    that is no longer configured follows under its name. ``claims`` holds at
    least the claims of ``mentions``. ``links_from`` is the folder that the
    digest will lie in, for links to files; without it there are none.
    """
    known = dict(topics)
    for record in mentions:
        known.setdefault(record.topic, record.topic)
    parts = tuple(
        _topic(
            name,
            title,
            [record for record in mentions if record.topic == name],
            [article for article in articles if name in article.topics],
            claims,
            links_from,
        )
        for name, title in known.items()
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
    )


def _topic(
    name: str,
    title: str,
    mentions: Sequence[MentionRecord],
    articles: Sequence[ArticleRecord],
    claims: Mapping[int, ClaimRecord],
    links_from: str | None,
) -> TopicDigest:
    contradicted = compared_items(mentions, Verdict.CONTRADICTED, links_from)
    changed = compared_items(mentions, Verdict.CHANGED, links_from)
    told = mentions_told((*contradicted, *changed))
    relevant = [article for article in articles if article.relevant]
    stories = {article.story for article in relevant}
    return TopicDigest(
        name=name,
        title=title,
        contradicted=contradicted,
        changed=changed,
        new=new_items(mentions, told, links_from),
        repeated=repeated_claims(mentions, claims),
        articles=len(relevant),
        stories=len(stories),
        copies=len(relevant) - len(stories),
        held=sum(record.held is not None for record in mentions),
    )
