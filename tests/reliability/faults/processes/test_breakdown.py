"""Worker processes that break down: the article is told of, and not lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self

import pytest

from monitor.app import open_app
from monitor.config import load
from monitor.pipeline.reading import VectorReader, read_claims
from monitor.sources.workers import InlineWorkers, ProcessWorkers
from monitor.types import SourceFault

if TYPE_CHECKING:
    from monitor.app.application import App

START = datetime(2024, 12, 9, 12, tzinfo=UTC)


class Breaking(InlineWorkers):
    """Breaks down over every article for as long as it is told to."""

    broken = True

    def __init__(self, *_: object, **__: object) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def map(self, function, values, *, seconds):
        if (
            self.broken and isinstance(function, VectorReader)
        ) or function is read_claims:
            return iter([SourceFault("", "broke down")] * len(values))
        return super().map(function, values, seconds=seconds)


class Clock:
    now = START


@pytest.fixture
def app(project, monkeypatch):
    here = project()
    monkeypatch.chdir(here.folder)
    monkeypatch.setattr("monitor.app.running.ProcessWorkers", Breaking)
    monkeypatch.setattr(Breaking, "broken", True)
    with open_app(load(here.folder / "monitor.toml"), lambda: Clock.now) as app:
        yield app


def stories(app: App) -> int:
    return sum(
        one.relevant and "/story/" in str(one.url) for one in app.ledger.articles()
    )


def test_an_article_that_broke_the_worker_is_tried_again_when_its_feed_changes(
    app, stand, monkeypatch
):
    """As where the machine had no memory left: the text need not be to blame."""
    report = app.run(send=False)
    assert {fault.reason for fault in report.faults} == {"broke down"}
    assert stories(app) == 0
    monkeypatch.setattr(Breaking, "broken", False)
    monkeypatch.setattr(Clock, "now", START + timedelta(hours=2))
    status, headers, body = stand.pages["/feed.xml"]
    changed = body.replace(b"</channel>", b"<!-- changed --></channel>")
    stand.pages["/feed.xml"] = (status, headers, changed)
    report = app.run(send=False)
    assert not report.faults
    assert stories(app) == 2


def test_a_stop_that_reached_the_workers_is_no_fault_of_the_article(app, stand):
    asked = iter([False, False, False])
    report = app.run(send=False, should_stop=lambda: next(asked, True))
    assert not [fault for fault in report.faults if "/story/" in fault.source]
    assert report.left
    assert report.left.articles >= 2
    assert app.ledger.feed_states() == {}, "the feed is asked again"


def test_a_pool_that_cannot_begin_is_a_fault_of_each_value(monkeypatch):
    """No process to be had: told for each article, and no traceback."""
    with ProcessWorkers(1) as workers:

        def refuse(*_, **__):
            raise OSError(11, "Resource temporarily unavailable")

        monkeypatch.setattr("pebble.pool.process.launch_process", refuse)
        (first, second) = workers.map(len, ["a", "b"], seconds=5.0)
        assert isinstance(first, SourceFault)
        assert isinstance(second, SourceFault)
        assert "broke down" in first.reason
