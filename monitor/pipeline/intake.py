"""Taking pieces into the ledger: stored, read and compared, one transaction each."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.articles import is_fuller, is_replaced, is_revision
from monitor.errors import SourceError
from monitor.pipeline.arbitration import Arbitration
from monitor.pipeline.belonging import Belonging, Draft
from monitor.pipeline.comparing import Comparer
from monitor.pipeline.joining import Joining
from monitor.pipeline.naming import Naming
from monitor.pipeline.reading import (
    BATCH,
    SECONDS_PER_ARTICLE,
    address_of,
    document_of,
    marks_of,
)
from monitor.pipeline.stories import revised, story_of
from monitor.pipeline.tally import Tally
from monitor.types import ArticleStatus, Origin, Piece, SourceFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime

    from monitor.pipeline.arbitration import Arbiter
    from monitor.pipeline.belonging import Matches, Topic, TopicsOf
    from monitor.pipeline.reading import Reading
    from monitor.ports import Judge, Ledger, Workers
    from monitor.types import FeedItem, FeedPoll, StoredArticle, WaitingPage

FEED_TEXT = ArticleStatus.FEED_TEXT

SOMETHING_ELSE = "tells something else now; what was read there before is kept"


class _Begun(NamedTuple):
    """Pieces that tell something, with their known articles and the readings that
    workers are making of them; others, of which nothing new is told.
    """

    wanted: list[tuple[Piece, StoredArticle | None]]
    readings: Iterator[Reading | SourceFault]
    known: list[Piece]


class Intake:
    """Takes pieces into the ledger: stores, reads, compares.

    ``judge`` scores every pair and must cost next to nothing; ``arbiter`` is asked
    about the few that the rules leave open, outside of any transaction.
    """

    def __init__(
        self,
        ledger: Ledger,
        workers: Workers,
        judge: Judge,
        topics: Sequence[Topic],
        now: datetime,
        should_stop: Callable[[], bool] = lambda: False,
        *,
        arbiter: Arbiter | None = None,
    ) -> None:
        self._ledger = ledger
        self._workers = workers
        self._belonging = Belonging(topics, now)
        self._now = now
        self._should_stop = should_stop
        self.tally = Tally()
        self._naming = Naming(ledger)
        self.arbitration = Arbitration(ledger, judge, arbiter)
        self._comparer = Comparer(ledger, self.arbitration, now, self.tally.verdicts)
        self._joining = Joining(
            ledger,
            workers,
            self.arbitration,
            self._comparer,
            self._naming,
            self._belonging,
        )

    def take(
        self,
        pieces: Sequence[Piece],
        topics_of: TopicsOf,
        *,
        to_the_end: bool = False,
        on_done: Callable[[], None] = lambda: None,
    ) -> list[Piece]:
        """Take in ``pieces`` in order; ``topics_of`` says where each may belong.

        A stop is heeded after every batch, or not at all where the pieces are to
        be taken ``to_the_end``. Returns those that it left for the next run.
        """
        first: dict[str, Piece] = {}
        for piece in pieces:  # of several feeds that have it the one that told it first
            other = first.setdefault(piece.key, piece)
            if other.status is FEED_TEXT and is_fuller(piece.text, other.text):
                first[piece.key] = piece
        once = list(first.values())
        again = [piece for piece in pieces if first[piece.key] is not piece]
        self.tally.known += len(again)
        batches = [once[at : at + BATCH] for at in range(0, len(once), BATCH)]
        left: list[Piece] = []
        ahead: list[_Begun] = []
        for number in range(len(batches)):
            if self._should_stop() and not to_the_end:
                return [*left, *chain(*batches[number:])]
            # Workers read one batch while the one before it is compared.
            ahead += map(self._begin, batches[number + len(ahead) : number + 2])
            again += ahead[0].known
            left += self._finish(ahead.pop(0), topics_of, on_done)
        stop = (lambda: False) if to_the_end else self._should_stop
        return [*left, *self.join(again, topics_of, stop)]

    def join(
        self,
        pieces: Sequence[Piece],
        topics_of: TopicsOf,
        stop: Callable[[], bool] = lambda: False,
    ) -> list[Piece]:
        """Compare known articles in the topics that ``pieces`` bring them to.

        Returns those that a stop left.
        """
        left: list[Piece] = []
        for piece, fault in self._joining.join(pieces, topics_of, stop):
            if fault is None or self._should_stop():
                left.append(piece)
            else:
                self._note(piece, fault)
        return left

    def _note(self, piece: Piece, fault: SourceFault) -> None:
        item = piece.origin is Origin.FEED
        self.tally.faults.append(replace(fault, source=piece.key, item=item))

    def read(self, piece: Piece) -> Draft:
        """Read a draft that every topic may know of, and ask the arbiter about it.

        It is always a new article, even where its address is known. Raises
        ``SourceError`` where it cannot be read.
        """
        if self._ledger.find_article(piece.key):
            piece = replace(piece, url=None, path=f"{piece.key} (draft)")
        (reading,) = self._workers.map(
            self.arbitration.read, [document_of(piece)], seconds=SECONDS_PER_ARTICLE
        )
        if isinstance(reading, SourceFault):
            raise SourceError(f"{piece.key}: {reading.reason}")
        topics = self._belonging.of_draft(piece, reading)
        reading = self._named(topics, reading)
        self.arbitration.ask(topics, reading.claims, None)
        return Draft(piece, reading, topics)

    def together(self) -> AbstractContextManager[None]:
        """Store everything inside in one transaction, or none of it."""
        return self._ledger.transaction()

    def store_feed(
        self,
        poll: FeedPoll,
        items: Sequence[FeedItem],
        unwatched: Sequence[Piece],
        *,
        whole: bool = True,
    ) -> None:
        """Store the items nobody watches for, and that ``items`` were seen.

        Only with the ``whole`` of its items does a feed get its validators.
        """
        with self._ledger.transaction():
            known = self._ledger.known_articles(piece.key for piece in unwatched)
            for piece in unwatched:
                if piece.key in known:
                    self.tally.known += 1
                    continue
                known.add(piece.key)
                self._ledger.add_article(piece, (), None, self._now)
                self.tally.new += 1
            url = poll.state.url
            self._ledger.mark_items(url, marks_of(items), self._now)
            self._ledger.note_carried(url, [address_of(item, url) for item in items])
            if whole:
                self._ledger.save_feed_state(poll.state)

    def store_waiting(
        self, waiting: Iterable[WaitingPage], done: Iterable[str] = ()
    ) -> None:
        """Remember which pages are asked for again, and which of them are no longer."""
        with self._ledger.transaction():
            self._ledger.keep_waiting(waiting)
            self._ledger.forget_waiting(done)

    def wants(self, piece: Piece, topics_of: TopicsOf) -> bool:
        """Whether a topic watches for this piece, or might once it has been read."""
        return self._belonging.wants(piece, self._names(piece, topics_of))

    def _names(self, piece: Piece, topics_of: TopicsOf) -> Sequence[str]:
        """The topics to ask: of every feed that has it, and where it was told before."""
        names = topics_of(piece)
        known = self._ledger.find_article(piece.key)
        if known is None or piece.origin is not Origin.FEED:
            return names
        feeds = self._ledger.carriers(piece.key)
        carried = (topics_of(replace(piece, feed=feed)) for feed in feeds)
        told = self._ledger.stored_revision(known.revision).topics
        return (*names, *chain(*carried), *told)

    def _named(self, topics: Iterable[str], reading: Reading) -> Reading:
        """A reading with its speakers named as the topics know them."""
        return replace(reading, claims=self._naming.named(topics, reading.claims))

    def _begin(self, pieces: Sequence[Piece]) -> _Begun:
        """Have workers begin on those of ``pieces`` that tell anything new."""
        known = [(piece, self._ledger.find_article(piece.key)) for piece in pieces]
        wanted = [
            (piece, was)
            for piece, was in known
            if not was
            or (is_revision(was.text, piece.text) and not self._held_back(piece, was))
        ]
        documents = [document_of(piece) for piece, _ in wanted]
        readings = self._workers.map(
            self.arbitration.read, documents, seconds=SECONDS_PER_ARTICLE
        )
        told = {piece.key for piece, _ in wanted}
        return _Begun(wanted, readings, [p for p in pieces if p.key not in told])

    def _held_back(self, piece: Piece, was: StoredArticle) -> bool:
        """Whether a page shows something else in the place of its article: a fault.

        A seed is a file of the reader's own, who may put what they like there.
        """
        found = piece.origin is Origin.FEED and is_replaced(was.text, piece.text)
        if found:
            fault = SourceFault(piece.key, SOMETHING_ELSE, item=True)
            self.tally.faults.append(fault)
        return found

    def _finish(
        self,
        begun: _Begun,
        topics_of: TopicsOf,
        on_done: Callable[[], None],
    ) -> list[Piece]:
        """Compare and store what was begun on; what a stop left unread comes back."""
        left: list[Piece] = []
        self.tally.known += len(begun.known)
        for _ in begun.known:
            on_done()
        for (piece, known), reading in zip(begun.wanted, begun.readings, strict=True):
            if not isinstance(reading, SourceFault):
                names = self._names(piece, topics_of)
                topics = self._belonging.matches(piece, reading, names)
                told = self._named(topics, reading)
                self.arbitration.ask(topics, told.claims, known)
                with self._ledger.transaction():
                    self.store(piece, told, topics, known)
            elif self._should_stop():  # it reached the workers: no fault of the text
                left.append(piece)
            else:
                self._note(piece, reading)
            on_done()
        return left

    def store(
        self,
        piece: Piece,
        reading: Reading,
        topics: Matches,
        known: StoredArticle | None,
    ) -> StoredArticle:
        """Store one article with its claims; the caller holds the transaction."""
        if known is None:
            story = story_of(self._ledger, piece, reading.sketch)
            article = self._ledger.add_article(piece, reading.sketch, story, self._now)
            self.tally.new += 1
            self.tally.copies += story is not None
        else:
            article = revised(self._ledger, piece, reading.sketch, known, self._now)
            self.tally.revised += 1
            self.tally.copies += article.story != known.story
        self.tally.relevant += bool(topics)
        for name, matches in topics.items():
            self._ledger.set_relevance(article.id, name, matches, relevant=True)
        if piece.status is ArticleStatus.FOREIGN:
            self.tally.foreign += 1
            return article
        for name in topics:
            self._comparer.compare_text(name, article, known, reading.claims)
        return article
