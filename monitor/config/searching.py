"""Search feeds: addresses made from terms that say ``search = true``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote_plus

from monitor.core.watch import naming, parse
from monitor.core.watch.searching import service_query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.config.model import Config


class SearchFeed(NamedTuple):
    """The feed in which one service answers one term."""

    url: str
    topic: str
    term: str  # its name, or the term itself


def search_feeds(config: Config) -> tuple[SearchFeed, ...]:
    """The search feeds of every term that asks for them, each address once."""
    names = naming(config.definitions())
    found: dict[str, SearchFeed] = {}
    for topic in config.topics:
        for term in topic.watch:
            query = term.search and service_query(parse(term.term, names).node)
            for service in config.search.services if query else ():
                template = config.search.addresses[service]
                url = template.replace("{query}", quote_plus(str(query)))
                found.setdefault(url, SearchFeed(url, topic.name, term.label))
    return tuple(found.values())


def unsearchable(config: Config) -> Iterator[tuple[int, int]]:
    """(topic, term) places of terms of which a search service understands nothing."""
    names = naming(config.definitions())
    for number, topic in enumerate(config.topics):
        for place, term in enumerate(topic.watch):
            if term.search and not service_query(parse(term.term, names).node):
                yield number, place
