from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor.types import (
    Assertion,
    Frame,
    Judgement,
    Origin,
    Piece,
    Span,
    Verdict,
)

NOW = datetime(2024, 12, 10, 8, 0, tzinfo=UTC)


class Desk:
    """Takes texts into a ledger with as few words as a test has."""

    now = NOW
    topic = "rail-strike"

    def __init__(self, ledger):
        self.ledger = ledger

    def later(self, hours=1):
        return self.now + timedelta(hours=hours)

    def piece(self, name="a.txt", text="The union called a strike.", **rest):
        rest = {"title": "Strike", "outlet": "Morning Paper", **rest}
        return Piece(text=text, origin=Origin.SEED, path=name, **rest)

    def article(self, name="a.txt", text="The union called a strike.", **rest):
        sketch, story = rest.pop("sketch", ()), rest.pop("story", None)
        now = rest.pop("now", self.now)
        return self.ledger.add_article(
            self.piece(name, text, **rest), sketch, story, now
        )

    def assertion(self, quote, start=0, **rest):
        return Assertion(
            Span(start, start + len(quote)),
            quote,
            rest.pop("text", quote),
            Frame("union", "call"),
            **rest,
        )

    def judgement(self, verdict=Verdict.NEW, confidence=0.9, **rest):
        return Judgement(verdict, confidence, **rest)

    def tell(
        self, article, quote, verdict=Verdict.NEW, *, terms=None, vector=b"", **rest
    ):
        """Add a mention; returns its record."""
        topic, now = rest.pop("topic", self.topic), rest.pop("now", self.now)
        speaker = rest.pop("speaker", None)
        start = max(article.text.find(quote), 0)
        number = self.ledger.add_mention(
            topic,
            article,
            self.assertion(quote, start, speaker=speaker, embedding=vector),
            quote.lower().split() if terms is None else terms,
            self.judgement(verdict, **rest),
            "test-1",
            now,
        )
        return self.record(number)

    def record(self, number):
        return next(m for m in self.ledger.mentions() if m.mention == number)

    def status(self, claim):
        (record,) = self.ledger.claims(claim=claim)
        return record.status


@pytest.fixture
def desk(ledger):
    return Desk(ledger)


@pytest.fixture
def desk_of():
    return Desk
