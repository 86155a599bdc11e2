"""From the ledger to a frozen digest, and from there to files and mailboxes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import chain, count
from typing import TYPE_CHECKING

from monitor.app.adapters import lacks_page, mail_settings, subscriptions
from monitor.app.naming import full_names
from monitor.core.digest import PRIORITIES, assemble, edited, is_quiet
from monitor.core.politeness import unheard
from monitor.core.reviewing import counted, told_otherwise
from monitor.core.schedule import digest_due, local_date
from monitor.core.watch.usual import EARLIER, term_notes
from monitor.delivery.email import EmailCarrier, compose
from monitor.delivery.files import FileCarrier
from monitor.delivery.outbox import OutboxReport, Unready, deliver_pending, told_once
from monitor.errors import ConfigError
from monitor.render import render
from monitor.types import (
    ArticleStatus,
    Channel,
    FollowedTerm,
    Parcel,
    Retold,
    SourceFault,
    Trust,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from monitor.config import Config
    from monitor.ports import Carrier, Ledger
    from monitor.types import ArticleRecord, Digest, MentionRecord, Review, TermNote

TIMELINE_DAYS = 14
"""Days that the timeline of a digest shows: two weeks fit a phone's width."""


class Publisher:
    """Assembles, freezes and hands over digests of one ledger."""

    def __init__(self, config: Config, ledger: Ledger) -> None:
        self._config = config
        self._ledger = ledger

    def assemble(self, since: datetime | None, until: datetime) -> Digest:
        """The digest of everything seen after ``since`` and up to ``until``."""
        mentions = tuple(self._ledger.mentions(since=since, until=until))
        reviews = tuple(self._ledger.reviews(since=since, until=until))
        return self._assemble(mentions, reviews, since, until)

    def due(self, now: datetime) -> bool:
        """Say whether the digest of this local date is due."""
        timezone = self._config.monitor.timezone
        last = self._ledger.last_digest(local_date(now, timezone))
        return digest_due(
            now, last[0] if last else None, self._config.digest.at, timezone
        )

    def news(self, now: datetime) -> Digest:
        """The digest of everything that no digest has covered yet.

        What that is follows from the order of storing: by the clock, what was
        stored while it was set back would be in no digest, or in two.
        """
        last = self._ledger.last_digest(local_date(now, self._config.monitor.timezone))
        mentions = tuple(self._ledger.untold())
        reviews = self._ledger.untold_reviews()
        since = min(last[1], now) if last else None
        return self._assemble(mentions, reviews, since, now)

    def has_news(self) -> bool:
        """Say whether there is anything that no digest has covered yet."""
        begun = self._ledger.last_digest() is not None
        return (
            not begun
            or any(True for _ in self._ledger.untold())
            or bool(told_otherwise(self._ledger.untold_reviews()))
        )

    def _assemble(
        self,
        mentions: tuple[MentionRecord, ...],
        reviews: Sequence[Review],
        since: datetime | None,
        until: datetime,
    ) -> Digest:
        timezone = self._config.monitor.timezone
        articles = [
            article
            for article in self._ledger.articles(relevant=True)
            if (since is None or article.seen > since) and article.seen <= until
        ]
        first_seen = min(
            (one.seen - timedelta.resolution for one in mentions), default=until
        )
        claims = {
            record.claim: record
            for record in self._ledger.claims(since=since and min(since, first_seen))
        }
        first = local_date(until - timedelta(days=TIMELINE_DAYS - 1), timezone)
        topics = [(topic.name, topic.title) for topic in self._config.topics]
        return assemble(
            mentions=mentions,
            topics=topics,
            articles=articles,
            claims=claims,
            days=self._ledger.days([name for name, _ in topics], first, timezone),
            trust=self._trust(articles, mentions, since, until),
            since=since,
            until=until,
            timezone=timezone,
            links_from=self._links_from(),
            terms=self._terms(),
            by_term=self._config.digest.group_by == "term",
            retold=tuple(self._retold(reviews)),
            last_review=max((review.review for review in reviews), default=0),
            names=full_names(self._ledger, mentions),
        )

    def _retold(self, reviews: Sequence[Review]) -> Iterator[Retold]:
        """What digests told and readers corrected since, as far as it is still there."""
        for review in told_otherwise(reviews):
            number, told = review.mention, review.former.against
            record = self._ledger.mention(number) if number is not None else None
            if record is not None:
                place = self._ledger.mention_at(told) if told is not None else None
                before = self._ledger.mention(place) if place is not None else None
                yield Retold(review, record, before and replace(before, against=None))

    def _terms(self) -> list[FollowedTerm]:
        """The watch terms in their order, what is urgent first."""
        terms = [
            FollowedTerm(topic.name, term.term, term.label, term.priority)
            for topic in self._config.topics
            for term in topic.watch
        ]
        return sorted(terms, key=lambda term: PRIORITIES.index(term.priority))

    def _term_notes(
        self,
        edited: Sequence[ArticleRecord],
        since: datetime | None,
        until: datetime,
    ) -> tuple[TermNote, ...]:
        """What is to be said of the terms; nothing of the first digest's window."""
        if since is None or not subscriptions(self._config):
            return ()
        active = {
            term.term
            for topic in self._config.topics
            for term in topic.watch
            if term.mute_until is None or term.mute_until <= until.date()
        }
        return term_notes(
            [(t.topic, t.term, t.label) for t in self._terms() if t.term in active],
            self._ledger.term_days(since - EARLIER, until),
            since,
            until,
            {(topic, term) for a in edited for topic in a.topics for term in a.terms},
        )

    def render(self, digest: Digest, form: str) -> str:
        """Render a digest as md, html, mail.txt or mail.html."""
        return render(digest, form, self._config.monitor.templates)

    def freeze(self, digest: Digest, now: datetime) -> Sequence[Parcel]:
        """Render a digest for every channel, once and for all."""
        return self._ledger.freeze_digest(digest, self._parcels(digest), now)

    def deliver(
        self, now: datetime, should_stop: Callable[[], bool] = lambda: False
    ) -> OutboxReport:
        """Hand over whatever the outbox still holds, parcel by parcel."""
        return deliver_pending(
            self._ledger, self._carriers(should_stop), now, should_stop
        )

    def _parcels(self, digest: Digest) -> list[Parcel]:
        parcels = [
            Parcel(
                0,
                0,
                Channel.FILE,
                str(path),
                self.render(digest, path.suffix[1:]).encode(),
            )
            for path in self._files(digest.date)
        ]
        skipped = self._config.digest.when_nothing == "skip" and is_quiet(digest)
        email = self._config.email
        if email and not skipped:
            text = self.render(digest, "mail.txt")
            html = self.render(digest, "mail.html")
            for recipient in email.to:
                body, message_id = compose(digest, text, html, email.sender, recipient)
                parcels.append(Parcel(0, 0, Channel.EMAIL, recipient, body, message_id))
        return parcels

    def refused(self) -> list[Parcel]:
        """What recipients who are still configured have refused for good."""
        email = self._config.email
        to = email.to if email else ()
        return [p for p in self._ledger.refused_parcels() if p.target in to]

    def _files(self, date: str) -> list[Path]:
        """Names that are free: a second digest of one date is DATE-2, and so on."""
        settings = self._config.digest
        names = chain([date], (f"{date}-{number}" for number in count(2)))
        files = (
            [settings.folder / f"{n}.{f}" for f in settings.formats] for n in names
        )
        waiting = {parcel.target for parcel in self._ledger.pending_parcels()}
        return next(
            some
            for some in files
            if not any(path.exists() or str(path) in waiting for path in some)
        )

    def _carriers(self, should_stop: Callable[[], bool]) -> dict[str, Carrier]:
        carriers: dict[str, Carrier] = {Channel.FILE: FileCarrier()}
        email = self._config.email
        waiting = any(
            p.channel == Channel.EMAIL for p in self._ledger.pending_parcels()
        )
        if email and waiting:
            try:
                carriers[Channel.EMAIL] = EmailCarrier(
                    mail_settings(email), should_stop
                )
            except ConfigError as error:  # without its password; files need none
                carriers[Channel.EMAIL] = Unready(str(error))
        return carriers

    def _links_from(self) -> str | None:
        """Where digests lie, as seen from the folder that seed paths start from."""
        base = self._config.path.parent.resolve()
        folder = self._config.digest.folder.resolve()
        if not folder.is_relative_to(base):
            return None
        return folder.relative_to(base).as_posix()

    def _missing(self, seeds: Iterable[Path]) -> Iterator[SourceFault]:
        """The seeds that do not lie where the configuration has them."""
        base = self._config.path.parent
        for path in seeds:
            if not path.exists():
                shown = path.relative_to(base) if path.is_relative_to(base) else path
                yield SourceFault(str(shown), "there is no such file or folder")

    def _undelivered(self) -> tuple[str, ...]:
        """Why what earlier digests were frozen as has not arrived."""
        late = (*self._ledger.pending_parcels(), *self.refused())
        return tuple(told_once(p.last_error for p in late if p.last_error))

    def _trust(
        self,
        articles: Sequence[ArticleRecord],
        mentions: Sequence[MentionRecord],
        since: datetime | None,
        now: datetime,
    ) -> Trust:
        states = self._ledger.feed_states()
        feeds = subscriptions(self._config)
        followed = [states[feed.url] for feed in feeds if feed.url in states]
        faults = [
            replace(fault, name=feed.title or states.get(feed.url, feed).title)
            for feed in feeds
            if (fault := unheard(feed.url, states.get(feed.url), now))
        ]
        with_pages = {feed.url for feed in feeds if feed.full_text}
        seeds = {path for topic in self._config.topics for path in topic.seeds}
        missing = tuple(self._missing(sorted(seeds)))
        return Trust(
            feeds_total=len(feeds),
            feeds_answering=sum(state.failures == 0 for state in followed),
            seeds_total=len(seeds),
            seeds_missing=len(missing),
            faults=(*faults, *missing),
            feed_text_only=sum(lacks_page(a, with_pages) for a in articles),
            foreign=sum(a.status is ArticleStatus.FOREIGN for a in articles),
            undelivered=self._undelivered(),
            terms=self._term_notes(edited(mentions, articles), since, now),
            replays=tuple(
                one
                for one in self._ledger.replays(since, now)
                if one.changed or one.added or one.gone
            ),
            reviews=counted(self._ledger.reviewed()),
        )
