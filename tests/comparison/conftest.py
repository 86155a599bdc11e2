from __future__ import annotations

from datetime import UTC, datetime
from itertools import zip_longest

import pytest

from monitor.core.comparison import compare
from monitor.judges.lexical import LexicalJudge
from monitor.types import (
    Assertion,
    Candidate,
    Frame,
    Modality,
    Name,
    Slot,
    Span,
    Value,
    Verdict,
)

SEEN = datetime(2024, 12, 10, 8, 0, tzinfo=UTC)
NOWHERE = Span(0, 0)


class Bench:
    """Hand-built assertions, and comparison of them with the lexical judge."""

    def value(self, kind, low, unit, text, *, high=None, comparator="="):
        return Value(
            kind, low, low if high is None else high, unit, comparator, text, NOWHERE
        )

    def claim(self, text, subject, action, names=(), quoted=(), values=(), **rest):
        slots = tuple(Slot(r, t, NOWHERE) for r, t in rest.pop("slots", {}).items())
        return Assertion(
            span=Span(0, len(text)),
            quote=text,
            text=text,
            frame=Frame(subject, action, slots, rest.pop("negated", False)),
            modality=rest.pop("modality", Modality.ASSERTED),
            names=tuple(Name(n, n, None, NOWHERE) for n in names),
            quoted=tuple(quoted),
            values=tuple(values),
            **rest,
        )

    def known(self, *assertions, article=1, verdicts=()):
        return [
            Candidate(
                mention=i,
                claim=i + 100,
                thread=i + 200,
                article=article,
                story=article,
                assertion=assertion,
                outlet="Morning Paper",
                published=SEEN,
                seen=SEEN,
                verdict=verdict or Verdict.NEW,
            )
            for i, (assertion, verdict) in enumerate(
                zip_longest(assertions, verdicts), start=1
            )
        ]

    def judge(self, incoming, *known, article=2, known_article=1, verdicts=()):
        candidates = self.known(*known, article=known_article, verdicts=verdicts)
        judge = LexicalJudge()
        texts = [(c.assertion.text, incoming.text) for c in candidates]
        there = judge.judge(texts)
        back = judge.judge([(b, a) for a, b in texts])
        return compare(
            incoming,
            candidates,
            list(zip(there, back, strict=True)),
            article=article,
        )


@pytest.fixture
def bench():
    return Bench()
