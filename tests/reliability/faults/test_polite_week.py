"""Seven days of passes against servers of many kinds, every request counted."""

from __future__ import annotations

import gzip
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path
from time import monotonic
from typing import Any, Self

import httpx2
import pytest

from monitor.app import open_app
from monitor.app.adapters import fetch_settings
from monitor.config import parse
from monitor.sources.workers import InlineWorkers

START = datetime(2024, 12, 9, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
PAGE = b"<html><body><article><h1>Strike</h1><p>%s</p></article></body></html>"


class Inline(InlineWorkers):
    """Workers that cost no process."""

    def __init__(self, *_: object, **__: object) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...


@dataclass
class Asked:
    """One request: when by the clock of the run, for what, with which headers."""

    now: datetime
    path: str
    headers: dict[str, str]

    @property
    def conditional(self) -> bool:
        return bool({"if-none-match", "if-modified-since"} & self.headers.keys())


@dataclass
class World:
    """The clock, the servers behind it, and what they were asked and allow."""

    stand: Any
    now: datetime = START
    asked: list[Asked] = field(default_factory=list)
    allowed: dict[str, datetime] = field(default_factory=dict)
    refused: dict[str, datetime] = field(default_factory=dict)
    early: list[str] = field(default_factory=list)
    given: dict[str, set[tuple[str | None, str | None]]] = field(default_factory=dict)

    def serve(self, path: str, answer: Any, *, least: timedelta = HOUR) -> None:
        """Answer at ``path``; asking again before ``least`` is over is too early."""

        def page(handler):
            headers = {k.lower(): v for k, v in handler.headers.items()}
            asked = Asked(self.now, path, headers)
            self.asked.append(asked)
            if self.now < self.allowed.get(path, START):
                self.early.append(f"{path} at {self.now}")
            status, more, body = answer(asked)
            self.allowed[path] = max(self.now + least, self.refused.get(path, self.now))
            return status, {"Set-Cookie": "id=1", **more}, body

        self.stand.pages[path] = page

    def count(self, path: str) -> int:
        return sum(one.path == path for one in self.asked)

    def feed(self, asked: Asked) -> bytes:
        """A feed with a new item every day."""
        day = (asked.now - START).days
        text = f"Day {day} of the port strike, {asked.path} said."
        return bytes(self.stand.feed(text))

    def with_validators(self, asked: Asked) -> tuple[int, dict[str, str], bytes]:
        body = self.feed(asked)
        tag = f'W/"{asked.path},;\xe9 {(asked.now - START).days}"'
        since = format_datetime(START + (asked.now - START).days * DAY, usegmt=True)
        if asked.conditional:
            sent = (
                asked.headers.get("if-none-match"),
                asked.headers.get("if-modified-since"),
            )
            assert sent in self.given[asked.path], sent
            if sent == (tag, since):
                return 304, {"ETag": tag}, b""
        self.given.setdefault(asked.path, set()).add((tag, since))
        return 200, {"ETag": tag, "Last-Modified": since}, body


@pytest.fixture
def world(stand):
    stand.pages.clear()
    return World(stand)


@pytest.fixture
def follow(world, tmp_path, monkeypatch):
    """Follow some paths from a first pass to a last, a pass every ``step``."""
    monkeypatch.setattr("monitor.app.running.ProcessWorkers", Inline)
    context = httpx2.create_ssl_context(trust_env=False)  # takes long, once will do
    monkeypatch.setattr(
        "monitor.sources.http.httpx2.create_ssl_context", lambda **_: context
    )

    def run(paths, length, step, *, spacing=0.0, full_text=False):
        monkeypatch.setattr(
            "monitor.app.running.fetch_settings",
            lambda config: replace(fetch_settings(config), host_spacing=spacing),
        )
        toml = (
            '[fetch]\nallow_hosts = ["127.0.0.1"]\n'
            'contact = "desk@example.org"\n'
            '[[topic]]\nname = "strike"\nwatch = ["strike"]\n'
        ) + "".join(
            f'[[feed]]\nurl = "{world.stand.address}{path}"\n'
            f"full_text = {str(full_text).lower()}\n"
            for path in paths
        )
        config = parse(toml, Path(tmp_path) / "monitor.toml")
        with open_app(config, lambda: world.now) as app:
            app.ledger._db.execute("PRAGMA synchronous = OFF")  # a week in seconds
            while world.now < START + length:
                app.run()
                world.now += step
            return app.ledger.feed_states()

    return run


def now_and_then(status, wait, words, world):
    """Refuse every third time with a ``Retry-After`` of ``wait``, written as told."""
    asked_before: Counter[str] = Counter()

    def answer(asked):
        asked_before[asked.path] += 1
        if asked_before[asked.path] % 3:
            return 200, {}, world.feed(asked)
        world.refused[asked.path] = asked.now + wait
        return status, {"Retry-After": words(asked.now + wait)}, b""

    return answer


@pytest.fixture
def week(world, follow, soak):
    """What twelve feeds were asked in a week, and what is known of them afterwards."""
    feed = world.feed
    calm, lasting = ({"Cache-Control": f"max-age={n}"} for n in (10, 7200))
    world.serve("/validators", world.with_validators)
    world.serve("/plain", lambda a: (200, calm, feed(a)))
    world.serve("/lasting", lambda a: (200, lasting, feed(a)), least=2 * HOUR)
    world.serve("/gone", lambda _: (410, {}, b""), least=99 * DAY)
    world.serve("/failing", lambda _: (500, {}, b""))
    packed = {"Content-Encoding": "gzip"}
    world.serve("/packed", lambda a: (200, packed, gzip.compress(feed(a))))
    busy = now_and_then(429, 5 * HOUR, lambda _: "18000", world)
    down = now_and_then(503, 7 * HOUR, lambda t: format_datetime(t, usegmt=True), world)
    world.serve("/busy", busy)
    world.serve("/down", down)
    away = now_and_then(429, 2 * DAY, lambda _: "172800", world)
    world.serve("/away", away)
    followed = list(world.stand.pages)
    for status in (301, 308, 302):
        where = {"Location": f"/new{status}"}
        world.serve(f"/moved{status}", lambda _, s=status, w=where: (s, w, b""))
        world.serve(f"/new{status}", world.with_validators)
        followed.append(f"/moved{status}")

    step = 5 * MINUTE if soak else 45 * MINUTE
    days = 7 if soak else 1
    states = follow(followed, days * DAY, step)
    by_path = {url[len(world.stand.address) :]: state for url, state in states.items()}
    return world, by_path, days * DAY // max(step * -(-HOUR // step), HOUR)


def test_a_week_of_polling_is_polite(week, figure):
    world, by_path, polls = week
    assert not world.early
    for path in ("/validators", "/plain", "/packed", "/new301", "/new308"):
        assert polls - 1 <= world.count(path) <= polls + 1, path
    assert polls / 3 <= world.count("/lasting") <= polls / 2 + 7
    assert world.count("/gone") == 1
    assert world.count("/moved301") == world.count("/moved308") == 1
    assert world.count("/moved302") == world.count("/new302")
    assert world.count("/failing") <= 14, "it was not backed off"
    for path in ("/validators", "/new301", "/new308", "/new302"):
        asked = [one for one in world.asked if one.path == path]
        assert [one.conditional for one in asked] == [False] + [True] * (len(asked) - 1)
    for one in world.asked:
        assert not {"cookie", "referer"} & one.headers.keys()
        assert "gzip" in one.headers["accept-encoding"]
        agent = one.headers["user-agent"]
        assert agent.startswith("claim-monitor/")
        assert "desk@example.org" in agent
    assert by_path["/gone"].gone
    assert by_path["/moved301"].current_url.endswith("/new301")
    assert by_path["/moved302"].current_url.endswith("/moved302")
    assert by_path["/busy"].failures == 0 or by_path["/busy"].last_error
    figure("requests to 12 feeds", len(world.asked))
    figure("of them too early", len(world.early))
    figure("unconditional ones to feeds with validators", 4)


def test_pages_that_robots_txt_forbids_are_not_asked_for(world, follow, figure):
    """And robots.txt is asked for before any page of its host."""
    rules = b"User-agent: *\nDisallow: /story/1\n"
    world.serve("/robots.txt", lambda _: (200, {}, rules), least=0 * DAY)
    for number in range(3):
        page = PAGE % (b"The union said that the strike goes on for day %d. " % number)
        world.serve(f"/story/{number}", lambda _, p=page: (200, {}, p), least=0 * DAY)
    texts = [f"Day {n} of the strike." for n in range(3)]
    world.serve("/feed", lambda _: (200, {}, world.stand.feed(*texts)))
    follow(["/feed"], 3 * HOUR, HOUR, full_text=True)
    paths = [one.path for one in world.asked]
    assert paths.count("/story/0") == paths.count("/story/2") == 1
    assert paths.count("/story/1") == 0
    assert paths.index("/robots.txt") < paths.index("/story/0")
    figure("pages asked for against robots.txt", paths.count("/story/1"))


def test_one_host_is_asked_with_pauses(world, follow, soak, figure):
    """Feeds, robots.txt and pages of one host share its turns."""
    pause = 1.0 if soak else 0.3
    at: list[float] = []

    def timed(answer):
        def one(asked):
            at.append(monotonic())
            return answer(asked)

        return one

    world.serve("/robots.txt", timed(lambda _: (404, {}, b"")))
    for number in range(3):
        page = PAGE % b"The union said that the strike goes on for many days. "
        world.serve(f"/story/{number}", timed(lambda _, p=page: (200, {}, p)))
    texts = [f"Day {n} of the strike." for n in range(3)]
    feeds = [f"/feed{n}" for n in range(8 if soak else 2)]
    for path in feeds:
        world.serve(path, timed(lambda _: (200, {}, world.stand.feed(*texts))))
    follow(feeds, HOUR, HOUR, spacing=pause, full_text=True)
    gaps = [after - before for before, after in pairwise(sorted(at))]
    assert len(at) == len(feeds) + 4, "a page that two feeds name is asked for once"
    assert min(gaps) >= pause * 0.7  # the way to the server takes its time, too
    figure(
        "the shortest pause between two requests to one host, in s", round(min(gaps), 3)
    )
