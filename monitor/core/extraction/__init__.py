"""Extraction: what a text claims, claim by claim, by rules alone.

    sentences -> clauses -> who says it -> frame, values, names -> assertion

Every quote is verbatim; every claim's text stands on its own as far as the text
itself makes that safe.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.extraction import stance
from monitor.core.extraction.claims import SentenceReader
from monitor.core.extraction.frames import frame_of
from monitor.core.extraction.parting import parts_of
from monitor.core.extraction.reading import read
from monitor.core.extraction.references.discourse import Discourse
from monitor.core.extraction.references.epithets import named_later
from monitor.core.extraction.references.noting import note_unread
from monitor.core.extraction.references.resolving import standalone
from monitor.core.extraction.speakers.enclosing import enclosed
from monitor.core.extraction.speakers.endorsing import (
    endorse,
    stands_behind,
    withdraw,
    withdraws,
)
from monitor.core.extraction.speakers.speech import direct_speech, sentences_of
from monitor.core.extraction.speakers.tails import with_tail
from monitor.core.extraction.worth.addressing import readable, writes
from monitor.core.extraction.worth.moods import courteous
from monitor.core.grammar.clauses import find_clauses
from monitor.types import Assertion, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from monitor.core.extraction.reading import Reading, Sentence
    from monitor.core.grammar.clause import Clause
    from monitor.core.text import Tokens
    from monitor.types import Document

__all__ = ["extract"]

# A sentence of more tokens than this is no prose (a table, a log, spam).
LONGEST_SENTENCE = 250


def extract(document: Document) -> tuple[Assertion, ...]:
    """Find the claims of a text, in text order; pure and deterministic.

    Time grows linearly with the length of the text.
    """
    reading = read(document)
    discourse = Discourse(reading)
    found: list[Assertion] = []
    before = None
    for sentence in reading.sentences:
        if len(sentence.toks) > LONGEST_SENTENCE:
            continue
        if sentence.opens_paragraph and not _quoted_throughout(sentence):
            discourse.speaker = None
        discourse.go_on()
        behind = stands_behind(sentence, discourse)
        if behind and before and not sentence.opens_paragraph:
            endorse(found, before, behind)
            discourse.note_voice(behind)
            continue
        if before and not sentence.opens_paragraph and withdraws(sentence):
            withdraw(found, before, sentence, reading.text)
            continue
        before = sentence
        discourse.paragraph.begin(opens=sentence.opens_paragraph)
        found += _told(sentence, discourse, reading)
        discourse.paragraph.end(reading.names_in(*sentence.span), discourse)
    found.sort(key=lambda a: (a.span, a.frame.action))
    return named_later(enclosed(found, reading), reading)


def _told(
    sentence: Sentence, discourse: Discourse, reading: Reading
) -> Iterator[Assertion]:
    """The claims of a sentence, part by part; a speech may go on from part to part."""
    spoke = None
    for part in parts_of(sentence, reading.text):
        led = _goes_on(part) if discourse.spoke else None
        if led and discourse.spoke:
            yield from _quoted(led, discourse.spoke, "say", discourse, reading)
            continue
        if spoke and not _opens_quoted(part):
            yield from _quoted(part.span, spoke, "say", discourse, reading)
            continue
        for one in with_tail(part):
            yield from _in_turn(one, discourse, reading)
        spoke = discourse.speaker if _opens_quoted(part) else None


def _in_turn(
    sentence: Sentence, discourse: Discourse, reading: Reading
) -> list[Assertion]:
    """The claims of a sentence; in somebody's turn, what nobody else is told to say."""
    speaker = sentence.speaker
    claims = [
        replace(one, speaker=speaker) if writes(one.speaker or "") else one
        for one in _claims(sentence, discourse, reading)
    ]
    if speaker is None or any(one.speaker for one in claims):
        return claims
    return list(_quoted(sentence.span, speaker, "say", discourse, reading))


def _opens_quoted(sentence: Sentence) -> bool:
    return any(q.start <= sentence.toks[0].start < q.end for q in sentence.quotes)


def _goes_on(sentence: Sentence) -> Span | None:
    """The words of a speech that began in an earlier part of the sentence."""
    start, end = sentence.span.start, sentence.span.end
    inside = (q for q in sentence.quotes if q.start < start < q.end)
    quote = next(inside, None)
    return Span(start, min(end, quote.end - 1)) if quote else None


def _quoted_throughout(sentence: Sentence) -> bool:
    return any(q.start <= sentence.span.start < q.end for q in sentence.quotes)


def _claims(
    sentence: Sentence, discourse: Discourse, reading: Reading
) -> Iterator[Assertion]:
    spoken = direct_speech(sentence, discourse)
    if spoken:
        speaker, verb, spans = spoken
        for span in spans:
            yield from _quoted(span, speaker, verb, discourse, reading)
        return
    if _quoted_throughout(sentence) and not _own_words(sentence):
        return
    if readable(sentence):
        yield from SentenceReader(sentence, discourse).claims()
    else:
        note_unread(sentence, discourse)


def _own_words(sentence: Sentence) -> bool:
    last = sentence.quotes[0].end
    return any(t.start >= last and t.is_word for t in sentence.toks)


def _quoted(
    span: Span, speaker: str, verb: str, discourse: Discourse, reading: Reading
) -> Iterator[Assertion]:
    """The claims of quoted words: one for each sentence that states something."""
    for part, toks in sentences_of(span, reading):
        if not toks or toks[-1].text == "?":
            continue
        clauses = [c for c in find_clauses(toks, 0, len(toks)) if c.role == "main"]
        if clauses and courteous(toks, clauses[0]):
            continue
        for clause, lo, hi in _parted(toks, clauses):
            start = part.start if lo == 0 else toks[lo].start
            end = part.end if hi == len(toks) else toks[hi - 1].end
            told = _Spoken(toks, lo, hi, Span(start, end), speaker, verb)
            yield _said(clause, told, discourse)


class _Spoken(NamedTuple):
    """Quoted words that make one claim, and who says them."""

    toks: Tokens
    lo: int
    hi: int
    span: Span
    speaker: str
    verb: str


def _parted(
    toks: Tokens, clauses: Sequence[Clause]
) -> Iterator[tuple[Clause, int, int]]:
    """The clauses of quoted words with their ranges: "They knew, and they hid it"."""
    starts = [c.lead[0] if c.lead[0] < c.lead[1] else c.subject[0] for c in clauses]
    joined = all(toks[at - 1].low in {"and", "but", ";"} for at in starts[1:])
    bare = any(c.subject[0] >= c.subject[1] for c in clauses)
    own = any(toks[c.subject[0]].low in {"i", "we"} for c in clauses[1:])
    if not joined or bare or own:
        clauses, starts = clauses[:1], [0]
    starts[:1] = [0]
    ends = [*(at - 1 for at in starts[1:]), len(toks)]
    yield from zip(clauses, starts, ends, strict=False)


def _said(clause: Clause, told: _Spoken, discourse: Discourse) -> Assertion:
    """The claim that one clause of quoted words makes."""
    toks, lo, hi, span, speaker, verb = told
    reading = discourse.reading
    quote = reading.text[span.start : span.end].rstrip(" ,.;")
    span = Span(span.start, span.start + len(quote))
    subject = standalone(toks, *clause.subject, discourse)[0]
    frame = frame_of(toks, clause, subject, discourse)
    first = lo + (toks[lo].low in {"but", "and", "so"})
    text, names = standalone(toks, first, hi, discourse)
    text = text[:1].upper() + text[1:]
    standing = stance.reported(
        speaker, verb, frame, text, names, clause.group, discourse
    )
    if standing.alleges and subject.lower() in {"they", "it"} and standing.target:
        frame = replace(frame, subject=standing.target)
        text = standing.target + text[len(subject) :]
    return Assertion(
        span=span, quote=quote, text=text.rstrip(" ,.;!") + ".", frame=frame,
        speaker=speaker, verb=verb, modality=standing.modality,
        values=reading.values_in(*span), names=names, quoted=(quote,),
        denies=standing.denies, alleges=standing.alleges, target=standing.target,
    )  # fmt: skip
