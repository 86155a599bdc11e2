"""Sentences that are two: “We lost nothing,” Holm said; the vans had been empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.reading import Sentence
from monitor.core.extraction.speakers.closing import told_beside
from monitor.core.sentences import within_quotation
from monitor.core.text import covered
from monitor.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


_SHORTEST = 3


def parts_of(sentence: Sentence, text: str) -> Iterator[Sentence]:
    """A sentence, or its parts: a sentence for each one of a speech that it leads up to."""
    starts = {one.start for one in _spoken(sentence, text)[1:]}
    lo = 0
    for i, tok in enumerate(sentence.toks):
        if tok.start in starts:
            yield from _halves(_part(sentence, lo, i, opens=not lo))
            lo = i
    rest = _part(sentence, lo, len(sentence.toks), opens=False) if lo else sentence
    yield from _halves(rest)


def _spoken(sentence: Sentence, text: str) -> tuple[Span, ...]:
    """The sentences of the speech behind "Holm said: " that ends a sentence."""
    toks = sentence.toks
    for quote in sentence.quotes:
        at = next((i for i, t in enumerate(toks) if t.start >= quote.start), 0)
        led = at > 1 and toks[at - 1].text in {":", ","}
        if led and all(not t.is_word for t in toks if t.start >= quote.end):
            return within_quotation(text, Span(quote.start + 1, quote.end - 1))
    return ()


def _halves(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence, or its parts where a semicolon follows or precedes direct speech.

    So it is where both sides name who says them: "…, Acme says; …, says the union".
    Elsewhere what a semicolon joins is left together: one speaker may say all of it.
    """
    toks, lo = sentence.toks, 0
    for i, tok in enumerate(toks):
        if tok.text != ";" or covered(tok.start, sentence.quotes):
            continue
        after = i + 1 < len(toks) and toks[i + 1].text in '“"‘'
        speech = any(q.start <= toks[lo].start < q.end for q in sentence.quotes)
        apart = told_beside(toks, lo, i) and told_beside(toks, i + 1, len(toks))
        long = min(i - lo, len(toks) - i - 1) >= _SHORTEST
        if long and (after or speech or apart):
            yield _part(sentence, lo, i, opens=not lo)
            lo = i + 1
    yield _part(sentence, lo, len(toks), opens=not lo) if lo else sentence


def _part(sentence: Sentence, lo: int, hi: int, *, opens: bool) -> Sentence:
    toks = sentence.toks[lo:hi]
    start = toks[0].start if lo else sentence.span.start
    end = toks[-1].end if hi < len(sentence.toks) else sentence.span.end
    quotes = tuple(q for q in sentence.quotes if q.start < end and start < q.end)
    opens &= sentence.opens_paragraph
    return Sentence(Span(start, end), toks, quotes, opens, sentence.speaker)
