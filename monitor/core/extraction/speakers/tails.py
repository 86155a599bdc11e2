"""What a sentence goes on with behind whoever speaks: “…, says Acme, which adds that …”.

The tail is read as a sentence of its own whose subject is the speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.reading import Sentence
from monitor.core.extraction.speakers.closing import told_beside
from monitor.core.extraction.speakers.speech import told_behind
from monitor.core.grammar.groups import find_groups
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.reporting import NEEDS_THAT, PARTICLES, REPORTING
from monitor.core.text import covered
from monitor.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from monitor.core.extraction.speakers.attribution import Attribution
    from monitor.core.text import Token

_RELATIVES = frozenset(("who", "which", "whose"))
_PRONOUNS = frozenset(("he", "she", "it", "they"))
_MARKS = frozenset('"“”‘')
_SHORTEST = len((",", "who", "left"))


def with_tail(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence up to its speaker, and what is told of or by the speaker behind."""
    toks = sentence.toks
    quoted = covered(sentence.span.start, sentence.quotes)
    if not quoted and not any(t.low in _RELATIVES for t in toks):
        yield sentence
        return
    behind = told_behind(sentence)
    found = behind[1] if behind else None if quoted else told_beside(toks, 0, len(toks))
    at = _tail(toks, found, spoken=quoted) if found and found.lo else None
    if found is None or at is None:
        yield sentence
        return
    start, end = sentence.span
    head = [*toks[:at], *(t for t in toks[-1:] if t.text == ".")]
    span = Span(start, toks[at - 1].end)
    yield _part(sentence, head, span, opens=sentence.opens_paragraph)
    tail = _led(toks, found, at)
    yield _part(sentence, tail, Span(toks[at].start, end), opens=False)


def _part(
    sentence: Sentence, toks: Sequence[Token], span: Span, *, opens: bool
) -> Sentence:
    quotes = tuple(
        q for q in sentence.quotes if q.start < span.end and span.start < q.end
    )
    return Sentence(span, tuple(toks), quotes, opens, sentence.speaker)


def _tail(toks: Sequence[Token], found: Attribution, *, spoken: bool) -> int | None:
    """Where the tail begins: at a relative of the speaker's, or another verb of saying."""
    at = found.speaker[1]
    relative = _relative(toks, at)
    if relative is not None or not spoken:
        return relative
    for i in range(max(at, found.hi), len(toks) - _SHORTEST):
        if toks[i].text in _MARKS or toks[i].low in words.SUBORDINATORS:
            return None
        if _says_more(toks, i):
            return i
    return None


def _relative(toks: Sequence[Token], at: int) -> int | None:
    """The comma of “the mayor, a lawyer, who …”, if that goes on to the end."""
    comma = at
    while comma + _SHORTEST < len(toks) and toks[comma].low == ",":
        if toks[comma + 1].low in _RELATIVES:
            # "which owns the dam" tells no more than who it is
            news = toks[comma + 1].low == "which" and toks[comma + 2].low in words.HAVE
            news |= toks[comma + 1].low == "who" and _dated(toks[comma + 2 :])
            tells = news or _reports(toks, comma + 2)
            return comma if tells and _to_the_end(toks, comma + 1) else None
        comma = next(
            (i for i in range(comma + 1, len(toks)) if not _plain(toks[i])), len(toks)
        )
        if find_groups(toks, at, min(comma, len(toks))):
            return None
    return None


def _dated(toks: Sequence[Token]) -> bool:
    """“Who left in June”: when it was, which tells more than who it is."""
    return any(
        t.low in words.MONTHS | words.WEEKDAYS or t.low[0].isdigit() for t in toks
    )


def _plain(tok: Token) -> bool:
    return tok.is_word and tok.low not in _RELATIVES


def _to_the_end(toks: Sequence[Token], at: int) -> bool:
    """Whether no clause of the speaker's goes on behind the aside."""
    links = {"and", "but"} | words.CONTRASTING
    goes_on = (
        i for i in range(at, len(toks) - 2)
        if toks[i].low in {",", ";"} and toks[i + 1].low in links
    )  # fmt: skip
    return all(toks[i + 2].low == "that" for i in goes_on)


def _says_more(toks: Sequence[Token], at: int) -> bool:
    """“, adding that”, "and announced": another verb of saying."""
    comma = toks[at].low == ","
    low = toks[at + comma].low
    if low in {"and", "but"}:
        ahead = at + comma + 1
        ahead += toks[ahead].low in _PRONOUNS
        verb = reading(toks[ahead].low, "past", "s")
        return verb is not None and verb.lemma in REPORTING
    verb = reading(low, "ing") if comma else None
    particles = PARTICLES.get(verb.lemma) if verb else None
    if particles and toks[at + 2].low not in particles:
        return False  # "pointing to the gate"
    said = toks[at + 2].low == "that" or (verb and verb.lemma not in NEEDS_THAT)
    return verb is not None and verb.lemma in REPORTING and bool(said)


def _led(toks: Sequence[Token], found: Attribution, at: int) -> Sequence[Token]:
    """The tail with the speaker before it."""
    who = toks[slice(*found.speaker)]
    at += toks[at].low == ","
    if toks[at].low in {"and", "but"}:
        return [*who, *toks[at + 1 + (toks[at + 1].low in _PRONOUNS) :]]
    if toks[at].low not in _RELATIVES:
        verb = [t for t in toks[found.lo : found.hi] if reading(t.low, "past", "s")]
        return [*who, *verb[:1], *toks[at - 1 :]]
    apart = toks[at].low != "whose" and _reports(toks, at + 1)
    return [*who, *toks[at + 1 if apart else at - 1 :]]


def _reports(toks: Sequence[Token], at: int) -> bool:
    """“Which says that”, "who has always insisted the": what is said comes behind."""
    owned = toks[at - 1].low == "whose"
    while (
        at + 1 < len(toks)
        and toks[at].is_word
        and (owned or toks[at].low in words.HAVE or words.is_adverb(toks[at].low))
    ):
        at += 1
        owned &= reading(toks[at].low, "past", "s") is None
    form = reading(toks[at].low, "past", "s", "base")
    if form is None or form.lemma not in REPORTING:
        return False
    if any(t.low == "that" for t in toks[at:]):
        return True
    if at + 1 >= len(toks):
        return False
    plain = toks[at + 1].low not in words.PREPOSITIONS | {"to", "not"}
    return plain and bool(find_groups(toks, at + 1, len(toks)))
