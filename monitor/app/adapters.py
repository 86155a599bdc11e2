"""From the words of the configuration to the values that adapters take."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from monitor.config.searching import search_feeds
from monitor.core.watch import Term, Watch, naming
from monitor.delivery.email import EmailSettings as ServerSettings
from monitor.judges.lexical import LexicalJudge
from monitor.pipeline import Subscription, Topic
from monitor.sources.exchange import FetchSettings
from monitor.types import ArticleStatus

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from monitor.config import Config, EmailSettings
    from monitor.ports import Judge
    from monitor.types import ArticleRecord


def shipped_judge() -> Judge:
    """The judge of every pair; others are asked about what then stays open."""
    return LexicalJudge()


def topics(config: Config) -> tuple[Topic, ...]:
    """The topics that are followed, their terms parsed."""
    names = naming(config.definitions())
    return tuple(
        Topic(
            topic.name,
            topic.title,
            Watch(
                [Term(one.term, one.feeds, one.mute_until) for one in topic.watch],
                names,
            ),
        )
        for topic in config.topics
    )


def subscriptions(config: Config) -> tuple[Subscription, ...]:
    """The feeds that are followed, those of searches among them."""
    chosen = tuple(
        Subscription(feed.url, feed.topics, feed.title, feed.full_text)
        for feed in config.feeds
    )
    known = {feed.url for feed in chosen}
    return chosen + tuple(
        Subscription(search.url, (search.topic,))
        for search in search_feeds(config)
        if search.url not in known
    )


def lacks_page(article: ArticleRecord, feeds: Collection[str]) -> bool:
    """Whether an article has its feed's words because its page could not be had.

    ``feeds`` are those whose pages are read; an item may have no page of its own.
    """
    return (
        article.status is ArticleStatus.FEED_TEXT
        and article.feed in feeds
        and not (article.url or "").startswith(f"{article.feed}#")
    )


def timezone_of(config: Config) -> ZoneInfo:
    """The timezone that decides what a day is."""
    return ZoneInfo(config.monitor.timezone)


def local(config: Config, instant: datetime) -> datetime:
    """The same instant on the clocks of the reader: watch terms ask for dates."""
    return instant.astimezone(timezone_of(config))


def fetch_settings(config: Config) -> FetchSettings:
    """How the network may be used."""
    fetch = config.fetch
    return FetchSettings(
        allow_hosts=fetch.allow_hosts,
        user_agent=fetch.user_agent or user_agent(fetch.contact),
        deadline=fetch.deadline.total_seconds(),
        host_spacing=fetch.host_spacing.total_seconds(),
        concurrency=fetch.concurrency,
    )


def mail_settings(email: EmailSettings) -> ServerSettings:
    """How mail is sent; raises ``ConfigError`` where the password is missing."""
    secret = email.password()
    return ServerSettings(
        sender=email.sender,
        host=email.host,
        port=email.port,
        security=email.security,
        user=email.user,
        password=secret.get_secret_value() if secret else None,
    )


def user_agent(contact: str) -> str:
    """Say honestly who asks, and where to complain.

    The form is RFC 9110, section 10.1.5: product, version and a comment.
    """
    told = f" (news claim ledger; {contact})" if contact else " (news claim ledger)"
    return f"claim-monitor/{version('claim-monitor')}{told}"
