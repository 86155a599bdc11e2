"""What happens in a run, told to the log: an event, its fields, the run it is of."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from monitor.sources.feeds import MOST_ITEMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from monitor.pipeline import Progress
    from monitor.types import FeedPoll

LOG = logging.getLogger("monitor")
_RUN: ContextVar[int | None] = ContextVar("run", default=None)


def tell(level: int, event: str, **fields: object) -> None:
    """Log one event; ``fields`` go to the formatter as they are, never a secret."""
    run = _RUN.get()
    told = fields if run is None else {"run": run, **fields}
    LOG.log(level, event, extra={"fields": told})


@contextmanager
def of_run(run: int | None) -> Iterator[None]:
    """Name the run in every event that is told inside."""
    token = _RUN.set(run)
    try:
        yield
    finally:
        _RUN.reset(token)


def tell_answers(polls: Iterable[FeedPoll]) -> None:
    """Log what each feed answered; a fault is told once the pass is over."""
    for poll in polls:
        if poll.fault is None:
            url, found = poll.state.url, len(poll.items)
            tell(logging.DEBUG, "feed answered", source=url, items=found)
            if found == MOST_ITEMS:
                event = "feed is read up to the most items there may be"
                tell(logging.WARNING, event, source=url, items=found)


def told(progress: Progress) -> Progress:
    """Progress that the log is told of as well."""

    def open_stage(stage: str, total: int) -> Callable[[], None]:
        tell(logging.DEBUG, "stage", stage=stage, total=total)
        return progress(stage, total)

    return open_stage
