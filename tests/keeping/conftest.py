from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer
from zlib import crc32

import pytest

from monitor.types import (
    Assertion,
    Digest,
    DigestItem,
    Frame,
    Judgement,
    Origin,
    Parcel,
    Passage,
    Piece,
    Span,
    TopicDigest,
    Trust,
    Verdict,
)

NOW = datetime(2024, 12, 9, 12, tzinfo=UTC)
ROOT = Path(__file__).parents[2]

FETCH = """\
[fetch]
allow_hosts = ["127.0.0.1", "localhost"]
host_spacing = "0s"
"""

SEED = """\
---
title: Dockers walk out
outlet: The Tide
published: 2024-12-09
---
The dockers' union said on Monday that 900 workers had joined the port strike.
Harbour Holdings rejected the claim that pay had fallen.
"""


class Desk:
    """Takes texts into a ledger with as few words as a test has."""

    topic = "port-strike"

    def __init__(self, ledger):
        self.ledger = ledger

    def article(self, name, text="900 dockers strike.", now=NOW, **rest):
        rest = {"origin": Origin.FEED, "outlet": "The Buoy", "title": name, **rest}
        url = f"https://{rest.pop('host', 'buoy.example')}/{name}"
        where = {"path": name} if rest["origin"] is Origin.SEED else {"url": url}
        piece = Piece(text=text, **where, **rest)
        sketch = tuple(crc32(f"{name} {n}".encode()) for n in range(30))
        return self.ledger.add_article(piece, sketch, None, now)

    def tell(self, article, quote, verdict=Verdict.NEW, now=NOW, **judged):
        start = max(article.text.find(quote), 0)
        span = Span(start, start + len(quote))
        return self.ledger.add_mention(
            self.topic,
            article,
            Assertion(span, quote, quote, Frame("dockers", "strike")),
            quote.lower().split(),
            Judgement(verdict, 0.9, **judged),
            "test-1",
            now,
        )

    def claim_of(self, mention):
        return next(m for m in self.ledger.mentions() if m.mention == mention).claim

    def digest(self, until=NOW, now=NOW, told=()):
        mentions = {m.mention: m for m in self.ledger.mentions()}
        topic = TopicDigest(
            self.topic,
            "The port strike",
            new=tuple(item(mentions[number]) for number in told),
        )
        made = Digest(
            title="Strike",
            headline="1 new",
            date=f"{until:%Y-%m-%d}",
            day="",
            since=None,
            until=until,
            timezone="UTC",
            topics=(topic,),
            timeline=(),
            trust=Trust(),
            last_mention=max(mentions, default=0),
        )
        body = "\n".join(["digest", *(mentions[number].quote for number in told)])
        parcel = Parcel(0, 0, "file", f"{until:%Y-%m-%d}.md", body.encode())
        return self.ledger.freeze_digest(made, [parcel], now)[0]

    def faults(self):
        return [fault for look in self.ledger.verify() for fault in look.faults]


def item(record):
    return DigestItem(
        heading=record.text,
        verdict=record.verdict,
        kind=record.kind,
        now=Passage(record, (), None),
        before=None,
        why=None,
        confidence=record.confidence,
    )


@pytest.fixture
def desk(ledger):
    return Desk(ledger)


@pytest.fixture(scope="session")
def desk_of():
    return Desk


@pytest.fixture
def project(tmp_path, monkeypatch, strike):
    """A folder with a configuration and one seed; the working directory."""
    (tmp_path / "monitor.toml").write_text(f"{strike}\n{FETCH}")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "first.txt").write_text(SEED)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def configure(project):
    """Add to the configuration."""

    def add(text):
        with (project / "monitor.toml").open("a") as file:
            file.write(f"\n{text}\n")

    return add


@pytest.fixture
def process(project):
    """Start Python in a process of its own, killed in the end or if it hangs."""
    started, guards = [], []

    def start(*words, **more):
        one = subprocess.Popen(  # noqa: S603
            [sys.executable, *map(str, words)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={
                "PYTHONPATH": str(ROOT),
                "PATH": "/usr/bin:/bin",
                **more.pop("env", {}),
            },
            **more,
        )
        started.append(one)
        guards.append(Timer(60, one.kill))
        guards[-1].start()
        return one

    yield start
    for one, guard in zip(started, guards, strict=True):
        guard.cancel()
        one.kill()
        one.communicate()


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Buoy</title>
<item><title>Port strike talks</title><link>{page}</link><guid>1</guid>
<pubDate>Mon, 09 Dec 2024 10:00:00 GMT</pubDate>
<description>{words}</description></item></channel></rss>"""


@pytest.fixture
def feed(configure, httpserver):
    """A feed on loopback that is followed; call it with words to say them."""
    url, page = httpserver.url_for("/feed.xml"), httpserver.url_for("/story")
    configure(f'[[feed]]\nurl = "{url}"\nfull_text = false')

    def say(words):
        httpserver.clear()
        httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
        httpserver.expect_request("/feed.xml").respond_with_data(
            FEED.format(page=page, words=words), content_type="application/rss+xml"
        )
        return url

    say("The port strike goes to talks, and 40 ships wait, the union said.")
    return say
