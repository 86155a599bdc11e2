"""One text, read once: its sentences, tokens, quotations, names and values."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.extraction.speakers.turns import find_turns
from monitor.core.names import Directory, find_names
from monitor.core.sentences import sentences
from monitor.core.text import Token, Tokens, quotations, tokens
from monitor.core.values import find_values
from monitor.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.types import Document, Name, Value

# "LEEDS, England, May 3 (Wire) - ", "09.40 ", "11:50am ", "2. ": where and when an entry
# was written, or its place in a list, before its first sentence.
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.' ]{2,30}(?:, (?:\d{1,2} )?[A-Z][\w. ]{1,20}){0,2}(?: ?\([A-Z][\w ]{1,20}\))?"
    r"|[A-Z][\w.' ]{2,30} \((?:AP|AFP|dpa|Reuters|PA|UPI)\)) ?(?:--|[-–—]) (?=[A-Z\"“'‘0-9])"
    r"|\*{0,2}(?:[01]?\d|2[0-3])[.:h][0-5]\d ?(?:[ap]\.?m\.?)?(?: (?:GMT|BST|CET|CEST|E[SD]T))?"
    r"\*{0,2}(?: ?[-–—|:])? (?=[A-Z\"“'‘])"
    r"|\d{1,2}[.)] (?=[A-Z\"“'‘])"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its tokens, and the quotations that touch it."""

    span: Span
    toks: tuple[Token, ...]
    quotes: tuple[Span, ...]
    opens_paragraph: bool
    speaker: str | None = None
    """Whose turn it is, in a hearing or an interview."""


class _Placed(NamedTuple):
    """A sentence without dateline and label, and how it stands in its text."""

    span: Span
    opens: bool
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the rules look up in a text."""

    text: str
    sentences: tuple[Sentence, ...]
    directory: Directory
    values: tuple[Value, ...]
    value_starts: tuple[int, ...]
    day: float | None = None
    """The day of publication, as an ordinal."""

    def words(self, toks: Tokens, lo: int, hi: int) -> str:
        """The text of a token range, verbatim."""
        return self.text[toks[lo].start : toks[hi - 1].end] if lo < hi else ""

    def names_in(self, start: int, end: int) -> tuple[Name, ...]:
        """The names within a stretch."""
        return self.directory.within(start, end)

    def values_in(self, start: int, end: int) -> tuple[Value, ...]:
        """The values within a stretch."""
        first = bisect_left(self.value_starts, start)
        last = bisect_left(self.value_starts, end)
        return tuple(v for v in self.values[first:last] if v.span.end <= end)


def _past_dateline(text: str, span: Span) -> int:
    """Where a paragraph begins behind "LONDON, Feb 10 (Reuters) - " or "09.45 "."""
    found = _DATELINE.match(text, span.start, span.end)
    return found.end() if found and found.end() < span.end else span.start


def _placed(document: Document, spans: Sequence[Span]) -> list[_Placed]:
    """The sentences, with where paragraphs open and whose turns they are."""
    text, placed = document.text, list[_Placed]()
    dated: set[int] = set()
    for span in spans:
        opens = "\n" in text[max(0, span.start - 3) : span.start] or not placed
        start = _past_dateline(text, span) if opens else span.start
        if start > span.start and text[span.start : start].lstrip("*")[:1].isdigit():
            dated.add(start)
        placed.append(_Placed(Span(start, span.end), opens, None))
    heads = [one.span.start for one in placed if one.opens]
    paragraphs = [*pairwise([*heads, len(text)])]
    turns = find_turns(text, paragraphs, document.title, frozenset(dated))
    turn = None
    for i, (span, opens, _) in enumerate(placed):
        if opens:
            turn = turns.get(span.start)
        if turn:
            start = max(span.start, turn.start)
            placed[i] = _Placed(
                Span(min(start, span.end), span.end), opens, turn.speaker
            )
            turn = turn if turn.goes_on else None
    return placed


def read(document: Document) -> Reading:
    """Read a document once for everything the rules need."""
    text = document.text
    found = quotations(text)
    placed = _placed(document, sentences(text))
    read_sentences: list[Sentence] = []
    every: list[Token] = []
    at = 0
    for span, opens, speaker in placed:
        toks = tokens(text, span.start, span.end)
        every += toks
        while at < len(found) and found[at].end <= span.start:
            at += 1
        touching = []
        for quote in found[at:]:
            if quote.start >= span.end:
                break
            touching.append(quote)
        read_sentences.append(Sentence(span, toks, tuple(touching), opens, speaker))
    values = find_values(text, document.published)
    return Reading(
        text, tuple(read_sentences), find_names(every, [s.span.start for s in read_sentences]),
        values, tuple(v.span.start for v in values),
        float(document.published.date().toordinal()) if document.published else None,
    )  # fmt: skip
