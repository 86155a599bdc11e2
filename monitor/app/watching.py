"""Watch terms tried on what is stored, before they go live."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from monitor.core.watch import Query, naming, of_archive, parse
from monitor.core.watch.searching import archive_query
from monitor.core.watch.suggesting import suggest
from monitor.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.config import Config
    from monitor.core.watch import Watched
    from monitor.core.watch.suggesting import Suggestion
    from monitor.ports import Ledger
    from monitor.types import ArchivedArticle, ArticleRecord


@dataclass(frozen=True, slots=True)
class Trial:
    """What a term finds in the archive.

    ``hits`` are oldest first; ``days`` counts them by local date (YYYY-MM-DD) of
    publication, or of arrival. ``adds`` are hits that do not belong to the topic,
    ``drops`` its articles from feeds that the term alone would miss.
    """

    hits: list[ArticleRecord] = field(default_factory=list)
    days: Counter[str] = field(default_factory=Counter)
    adds: list[int] = field(default_factory=list)
    drops: list[int] = field(default_factory=list)
    looked_at: int = 0


class Archive:
    """The stored articles as watch terms see them, on the reader's clocks."""

    def __init__(self, config: Config, ledger: Ledger, now: datetime) -> None:
        self._config = config
        self._ledger = ledger
        self._zone = ZoneInfo(config.monitor.timezone)
        self._now = now.astimezone(self._zone)
        self._names = naming(config.definitions())

    def parse(self, term: str) -> Query:
        """A term that may use the configured names; raises ``WatchSyntaxError``."""
        return parse(term, self._names)

    def watched(self, article: ArchivedArticle) -> Watched:
        """A stored article as terms see it."""
        return of_archive(article, self._now)

    def find(self, where: str) -> ArchivedArticle:
        """An article by number, address or path; raises ``UsageError``."""
        number = int(where) if where.isascii() and where.isdigit() else None
        if number is None and (known := self._ledger.find_article(where)):
            number = known.id
        found = self._ledger.archive(None, article=number) if number else iter(())
        article = next(iter(found), None)
        if article is None:
            raise UsageError(
                f"there is no article {where!r}; 'monitor articles' lists them"
            )
        return article

    def try_term(
        self,
        query: Query,
        topic: str | None = None,
        since: datetime | None = None,
        feed: str | None = None,
    ) -> Trial:
        """Hold a term against the archive, and against what ``topic`` has now."""
        trial, looked_at = Trial(), 0
        words = archive_query(query.node)
        for article in self._ledger.archive(words, since=since, feed=feed):
            looked_at += 1
            if query.matches(self.watched(article)):
                trial.hits.append(article.record)
                trial.days[self._day(article.record)] += 1
        hits = {record.id for record in trial.hits}
        if topic is not None:
            trial.adds.extend(r.id for r in trial.hits if topic not in r.topics)
            trial.drops.extend(
                record.id
                for record in self._ledger.articles(relevant=True)
                if topic in record.topics
                and record.id not in hits
                and record.feed is not None
                and (since is None or record.seen >= since)
                and feed in {None, record.feed}
            )
        return Trial(trial.hits, trial.days, trial.adds, trial.drops, looked_at)

    def suggest(
        self, topic: str, since: datetime | None, most: int
    ) -> list[Suggestion]:
        """What stands out in the articles of ``topic`` and no term of it asks for."""
        relevant: list[str] = []
        others: list[str] = []
        for article in self._ledger.archive(None, since=since):
            text = f"{article.record.title}\n\n{article.text}"
            (relevant if topic in article.record.topics else others).append(text)
        terms = next(one.watch for one in self._config.topics if one.name == topic)
        covered = [self.parse(term.term).node for term in terms]
        return suggest(relevant, others, covered, most)

    def _day(self, record: ArticleRecord) -> str:
        told = record.published or record.seen
        return told.astimezone(self._zone).date().isoformat()
