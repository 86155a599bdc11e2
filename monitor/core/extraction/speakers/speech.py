"""Direct speech: what stands between quotation marks, and who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.speakers import attribution, speaker_phrases
from monitor.core.extraction.speakers.attribution import Attribution
from monitor.core.extraction.speakers.naming import speaker_name, unnamed
from monitor.core.extraction.speakers.unsaid import to_come
from monitor.core.extraction.speakers.viewing import quoted_as
from monitor.core.grammar.clauses import find_clauses
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.inflection import reading
from monitor.core.sentences import within_quotation
from monitor.core.text import Token, tokens
from monitor.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.reading import Reading, Sentence
    from monitor.core.extraction.references.discourse import Discourse

# Quoted words shorter than this are a scare quote or a partial quotation.
_SHORTEST = 3
# "I do", "I know", "Enough said"
_EMPTY = words.AUXILIARIES | {"know", "see", "said", "understand", "agree"}


def direct_speech(
    sentence: Sentence, discourse: Discourse
) -> tuple[str, str, list[Span]] | None:
    """(speaker, verb, spans of the quoted words) if a sentence is direct speech."""
    led = told_behind(sentence)
    if led is None:
        return None
    source = discourse.reading
    rest, found = led
    spans = [_words(q, sentence.span, source) for q in sentence.quotes]
    kept = [s for s in spans if _says_something(source.text[s.start : s.end])]
    discourse.aloud = True
    if found:
        speaker = unnamed(speaker_name(sentence.toks, *found.speaker, discourse))
        discourse.speaker = speaker
        discourse.note_voice(speaker)
        discourse.note_speaker(speaker)
        return speaker, found.verb, kept
    alone = not any(t.is_word for t in sentence.toks[rest:])
    heard = None if sentence.opens_paragraph else discourse.heard
    voice = discourse.speaker or heard
    if alone and voice:
        discourse.note_voice(voice)
        return voice, "say", kept
    return None


def _says_something(words_: str) -> bool:
    """Whether quoted words are more than a scare quote; "They knew" is."""
    toks = tokens(words_, 0, len(words_))
    if len(words_.split()) >= _SHORTEST or not toks or toks[-1].low in _EMPTY:
        return len(words_.split()) >= _SHORTEST
    clauses = find_clauses(toks, 0, len(toks))
    return any(c.subject[0] < c.subject[1] <= c.group.start for c in clauses)


def told_behind(sentence: Sentence) -> tuple[int, Attribution | None] | None:
    """What stands behind the quotation that leads a sentence, and who is told there."""
    head = next((q for q in sentence.quotes if _leads(q, sentence)), None)
    if head is None:
        return None
    toks, at = sentence.toks, 0
    while at < len(toks) and toks[at].start < head.end:
        at += 1
    last = next((t for t in reversed(toks[:at]) if t.end < head.end), None)
    broken = last is not None and last.text in {",", "?", "!"}
    if (
        not broken
        and at < len(toks)
        and toks[at].low in words.AUXILIARIES | words.MODALS
    ):
        return None  # '"The Long Tide" was withdrawn, its director said'
    while at + 1 < len(toks) and toks[at].low == ",":
        at, broken = at + 1, True  # '"We will appeal", Holm thundered'
    found = _told_behind(toks, at, len(toks), spoken=broken) if at < len(toks) else None
    return at, found


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


def _told_behind(
    toks: Sequence[Token], lo: int, hi: int, *, spoken: bool = False
) -> Attribution | None:
    """The speaker told right behind a quotation: "said Ada Holm", "the mayor told us".

    ``spoken``: it broke off in a comma, so that any verb says it: "he thundered".
    """
    near = range(lo, min(hi, lo + speaker_phrases.LONGEST_SPEAKER))
    stop = next((i for i in near if not toks[i].is_word), near.stop)
    says = any(attribution.reporting_verb(t.low) for t in toks[lo:stop])
    for i in near:
        if toks[i].low in {"quoted", "quotes"} and (cited := quoted_as(toks, lo, hi)):
            return Attribution(cited[0], "say", lo, cited[1])
        verb = attribution.reporting_verb(toks[i].low) or (
            _manner(toks[i]) if spoken and not (says and i < stop) else None
        )
        if not verb:
            continue
        if i == lo:
            stop = _name_end(toks, lo + 1, hi)
            if stop == lo + 1:
                return None
            return Attribution((lo + 1, stop), verb, lo, stop)
        if speaker_phrases.speaks(toks, lo, i) or speaker_phrases.somebody(toks, lo, i):
            told = Attribution((lo, i), verb, lo, i + 1)
            return None if to_come(toks, told) else told
    return None


def _manner(tok: Token) -> str | None:
    """The lemma of any verb in the past: how something was said."""
    form = reading(tok.low, "past", "s") if tok.text.islower() else None
    return form.lemma if form and tok.low not in words.AUXILIARIES else None


def _name_end(toks: Sequence[Token], lo: int, hi: int) -> int:
    stop = lo
    while stop < hi and (toks[stop].is_word or speaker_phrases.titled(toks, stop)):
        if stop > lo and toks[stop].low in {"on", "in", "after", "who", "at"}:
            break
        stop += 1
    named = stop + 1
    while stop < hi and toks[stop].low == "," and named < hi and _capital(toks[named]):
        named += 1
    return named if named > stop + 1 else stop


def _capital(tok: Token) -> bool:
    return tok.text[0].isupper()
