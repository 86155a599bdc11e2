"""Reading and comparing what is stored anew, in the order in which it came in."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from monitor.errors import MonitorError
from monitor.pipeline.arbitration import Arbitration
from monitor.pipeline.comparing import Comparer
from monitor.pipeline.naming import Naming
from monitor.pipeline.reading import BATCH, SECONDS_PER_ARTICLE, filed
from monitor.types import SourceFault, StoredRevision, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from monitor.pipeline.arbitration import Arbiter
    from monitor.pipeline.reading import Filed, Reading
    from monitor.ports import Judge, Ledger, Workers
    from monitor.types import Assertion

STOPPED = "Told to stop, so nothing was changed. Run the replay again."


class KnownBefore(Protocol):
    """What a text was found to claim before a replay, by topic."""

    def __call__(self, revision: int) -> Mapping[str, Sequence[Assertion]]:
        """Of one text, by the row id of its revision."""
        ...


class Replay:
    """Fills a ledger that is emptied of claims with those of its stored texts.

    ``ledger`` is a copy, ``known`` what is known of a text that workers cannot
    read again. ``unread`` names such articles.
    """

    def __init__(
        self,
        ledger: Ledger,
        workers: Workers,
        judge: Judge,
        arbiter: Arbiter | None,
        known: KnownBefore,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> None:
        self._ledger = ledger
        self._workers = workers
        self._known = known
        self._should_stop = should_stop
        self._naming = Naming(ledger)
        self.arbitration = Arbitration(ledger, judge, arbiter)
        self.unread: list[str] = []

    def take(
        self,
        revisions: Iterable[StoredRevision],
        on_done: Callable[[], None] = lambda: None,
    ) -> None:
        """Read and compare texts in their order.

        Raises ``MonitorError`` where it is told to stop, or where the judge cannot
        be asked any more: half of the verdicts without it would be worse than none.
        """
        waiting = iter(revisions)
        while batch := list(islice(waiting, BATCH)):
            readings = self._workers.map(
                self.arbitration.read,
                [one.document for one in batch],
                seconds=SECONDS_PER_ARTICLE,
            )
            for revision, reading in zip(batch, readings, strict=True):
                if self._should_stop():  # before a fault, which the stop may have made
                    raise MonitorError(STOPPED)
                self._compare(revision, reading)
                on_done()

    def _compare(
        self, revision: StoredRevision, reading: Reading | SourceFault
    ) -> None:
        if isinstance(reading, SourceFault):
            self.unread.append(revision.article.key)
            known = self._known(revision.article.revision)
            told = {topic: tuple(map(filed, some)) for topic, some in known.items()}
        else:
            claims = self._naming.named(revision.topics, reading.claims, revision)
            told = dict.fromkeys(revision.topics, claims)
        everything = dict.fromkeys(one for some in told.values() for one in some)
        self.arbitration.ask(revision.topics, tuple(everything), revision.before)
        if self.arbitration.fault is not None:
            raise MonitorError(
                f"{self.arbitration.fault} Nothing was changed. Run the replay again "
                "once the judge answers, or name another one."
            )
        with self._ledger.transaction():
            for topic in revision.topics:
                self._store(topic, revision, told.get(topic, ()))

    def _store(
        self, topic: str, revision: StoredRevision, claims: Sequence[Filed]
    ) -> None:
        verdicts: Counter[Verdict] = Counter()
        comparer = Comparer(self._ledger, self.arbitration, revision.seen, verdicts)
        comparer.compare_text(topic, revision.article, revision.before, claims)
