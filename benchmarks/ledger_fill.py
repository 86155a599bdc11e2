"""A ledger of any size, filled with claims that no one made, fast.

The claims are those of ``benchmarks.press``, put together as a reading of its
articles would put them, without reading them. Hundreds of articles go into one
transaction, by the methods with which the pipeline itself stores.
"""

from __future__ import annotations

from collections import deque
from random import Random
from typing import TYPE_CHECKING

from benchmarks.press import SENTENCES, Press
from monitor.core.articles import sketch
from monitor.core.matching import index_terms
from monitor.types import (
    Assertion,
    Frame,
    Judgement,
    Kind,
    Name,
    Origin,
    Piece,
    Slot,
    Span,
    TermMatch,
    Value,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.press import Article, Sentence
    from monitor.ports import Ledger

TOPIC = "inquiry"
SEED = 1_000
ARTICLES_AT_ONCE = 500
KNOWN_SHARE = 0.1
"""Mentions that change what a former one said, so that threads and standings grow."""


def piece_of(article: Article) -> Piece:
    """An article as a feed with its page would have brought it."""
    return Piece(
        text=article.text,
        title=article.title,
        origin=Origin.FEED,
        url=f"https://news.example.org/{article.number}",
        outlet=f"Outlet {article.number % 40}",
        language="en",
        published=article.published,
    )


def fill(ledger: Ledger, claims: int, *, first: int = 0) -> int:
    """Store at least ``claims`` mentions; returns the number of articles.

    ``first`` counts the articles that a former call has stored.
    """
    count = -(-claims // SENTENCES)
    lot = Random(first)
    made = Press(SEED + first).articles(count, first)
    recent: deque[int] = deque(maxlen=1_000)
    for _ in range(0, count, ARTICLES_AT_ONCE):
        with ledger.transaction():
            for _, article in zip(range(ARTICLES_AT_ONCE), made, strict=False):
                _store(ledger, article, lot, recent)
    return count


def _store(ledger: Ledger, article: Article, lot: Random, recent: deque[int]) -> None:
    piece = piece_of(article)
    stored = ledger.add_article(piece, sketch(piece.text), None, article.published)
    ledger.set_relevance(stored.id, TOPIC, [TermMatch("inquiry")], relevant=True)
    for assertion in _assertions(article):
        judgement = Judgement(Verdict.NEW, 0.9)
        if recent and lot.random() < KNOWN_SHARE:
            judgement = Judgement(
                Verdict.CHANGED, 0.9, kind=Kind.VALUE, against=lot.choice(recent)
            )
        mention = ledger.add_mention(
            TOPIC,
            stored,
            assertion,
            index_terms(assertion),
            judgement,
            "fill",
            article.published,
        )
        recent.append(mention)


def _assertions(article: Article) -> Iterator[Assertion]:
    text = article.text
    start = 0
    for sentence in article.sentences:
        start = text.index(sentence.text, start)
        yield _assertion(sentence, Span(start, start + len(sentence.text)))


def _assertion(said: Sentence, span: Span) -> Assertion:
    amount = f"{said.amount:,} {said.object}"
    names = (said.subject, said.place)
    thing = said.object.rsplit(" ", 1)[-1].removesuffix("s")
    number = Value("number", said.amount, said.amount, thing, "=", amount, span)
    return Assertion(
        span=span,
        quote=said.text,
        text=f"{said.subject} {said.act} {amount} in {said.place}.",
        frame=Frame(
            said.subject,
            said.act,
            (Slot("object", amount, span), Slot("in", said.place, span)),
        ),
        speaker=said.speaker,
        verb="say" if said.speaker else None,
        values=(number,),
        names=tuple(Name(name, name, None, span) for name in names),
    )
