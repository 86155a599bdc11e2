"""Direct speech: what stands between quotation marks, and who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core import attribution
from monitor.core.extraction.speakers import speaker_name
from monitor.core.sentences import within_quotation
from monitor.core.text import tokens
from monitor.types import Span

if TYPE_CHECKING:
    from monitor.core.extraction.discourse import Discourse
    from monitor.core.extraction.reading import Reading, Sentence

# Quoted words shorter than this are a scare quote or a partial quotation.
_SHORTEST = 3


def direct_speech(
    sentence: Sentence, discourse: Discourse
) -> tuple[str, str, list[Span]] | None:
    """(speaker, verb, spans of the quoted words) if a sentence is direct speech."""
    head = next((q for q in sentence.quotes if _leads(q, sentence)), None)
    if head is None:
        return None
    reading = discourse.reading
    rest = [i for i, t in enumerate(sentence.toks) if t.start >= head.end]
    broken = reading.text[head.end - 2 : head.end - 1] in {",", "?", "!"}
    found = (
        attribution.direct(
            sentence.toks, rest[0], len(sentence.toks), spoken=broken
        ) if rest else None
    )  # fmt: skip
    spans = [_words(q, sentence.span, reading) for q in sentence.quotes]
    kept = [s for s in spans if len(reading.text[s.start : s.end].split()) >= _SHORTEST]
    if found:
        speaker = speaker_name(sentence.toks, *found.speaker, discourse)
        discourse.speaker = speaker
        discourse.note_voice(speaker)
        discourse.note_speaker(speaker)
        return speaker, found.verb, kept
    alone = not any(t.is_word for t in sentence.toks[rest[0] :]) if rest else True
    goes_on = None if sentence.opens_paragraph else discourse.heard
    speaker = discourse.speaker or goes_on
    if alone and speaker:
        discourse.note_voice(speaker)
        return speaker, "say", kept
    return None


def _leads(quote: Span, sentence: Sentence) -> bool:
    return quote.start <= sentence.span.start and quote.end > sentence.span.start


def _words(quote: Span, within: Span, reading: Reading) -> Span:
    """The quoted words that lie in this sentence, without marks at the edges."""
    start = max(quote.start + 1, within.start)
    end = min(quote.end - 1, within.end)
    while end > start and reading.text[end - 1] in " ,.;\n":
        end -= 1
    return Span(start, max(start, end))


def sentences_of(span: Span, reading: Reading) -> list[tuple[Span, tuple]]:  # type: ignore[type-arg]
    """The sentences of a quotation with their tokens."""
    return [
        (part, tokens(reading.text, part.start, part.end))
        for part in within_quotation(reading.text, span)
    ]
