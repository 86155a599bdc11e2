from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.app.replaying import rehearse
from monitor.core.watch import Term, Watch
from monitor.judges.lexical import LexicalJudge
from monitor.pipeline import Arbiter, Intake, Topic
from monitor.types import Origin, Piece, SourceFault

NOW = datetime(2024, 12, 9, 12, tzinfo=UTC)

SEED = """\
---
title: {title}
outlet: {outlet}
published: {day}
---
{text}
"""

FIRST = (
    "The dockers' union said on Monday that 900 workers had joined the port strike. "
    "Harbour Holdings cut the pay of night crews in Leeds by a tenth. "
    "The union filed its complaint with the labour court in Leeds."
)
SECOND = (
    "The dockers' union said on Tuesday that 1,400 workers had joined the port strike. "
    "Harbour Holdings denied that it had cut the pay of night crews in Leeds. "
    "The union filed its complaint with the labour court in Leeds."
)


class Here:
    """Workers that work in this process; ``broken`` texts exhaust them."""

    def __init__(self, broken=()):
        self._broken = broken

    def map(self, function, values, *, seconds):
        del seconds
        for value in values:
            if any(part in value.text for part in self._broken):
                yield SourceFault("", "took too long")
            else:
                yield function(value)


class Newsroom:
    """A ledger that real articles are taken into, and replayed."""

    topics = ("port-strike", "courts")

    def __init__(self, ledger):
        self.ledger = ledger
        self.now = NOW

    def publish(self, name, text, *, topics=("port-strike",), **rest):
        """Take in an article, or a new text of a known one, an hour later."""
        self.now += timedelta(hours=1)
        watched = [Topic(one, one, Watch([Term("strike")])) for one in self.topics]
        intake = Intake(self.ledger, Here(), LexicalJudge(), watched, self.now)
        rest = {"title": name, "outlet": "The Tide", "published": self.now, **rest}
        piece = Piece(text=text, origin=Origin.SEED, path=name, **rest)
        intake.take([piece], lambda _: topics)
        return intake.tally

    @contextmanager
    def replay(self, topic=None, *, broken=(), judge=None, should_stop=lambda: False):
        with rehearse(
            self.ledger,
            Here(broken),
            Arbiter(judge) if judge else None,
            topic,
            progress=lambda *_: lambda: None,
            should_stop=should_stop,
        ) as found:
            yield found

    def apply(self, topic=None, **more):
        with self.replay(topic, **more) as found:
            found.apply(self.now)
        return found.counts

    def mentions(self, **which):
        return list(self.ledger.mentions(**which))

    def faults(self):
        return [fault for look in self.ledger.verify() for fault in look.faults]


def everything(path):
    """All rows of all tables of a ledger, by table."""
    with closing(sqlite3.connect(path)) as db:
        names = db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall()
        return {
            name: db.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608
            for (name,) in names
        }


def change(path, *statements, **values):
    """Leave a ledger as another engine, or another day, would have left it."""
    with closing(sqlite3.connect(path)) as db, db:
        for statement in statements:
            db.execute(statement, values)


@pytest.fixture(scope="session")
def rows():
    return everything


@pytest.fixture(scope="session")
def alter():
    return change


@pytest.fixture(scope="session")
def newsroom_of():
    return Newsroom


@pytest.fixture
def newsroom(ledger):
    return Newsroom(ledger)


@pytest.fixture
def seed():
    """Write an article into the folder of seeds."""

    def write(name, text, **rest):
        told = {"title": name, "outlet": "The Tide", "day": "2024-12-09", **rest}
        Path("seeds").mkdir(exist_ok=True)
        Path("seeds", f"{name}.txt").write_text(SEED.format(text=text, **told))

    return write


@pytest.fixture
def project(tmp_path, monkeypatch, strike, seed):
    """A folder with a configuration and two seeds; the working directory."""
    (tmp_path / "monitor.toml").write_text(strike)
    monkeypatch.chdir(tmp_path)
    seed("Dockers walk out", FIRST)
    seed("Strike grows", SECOND, outlet="The Quay", day="2024-12-10")
    return tmp_path
