"""Sentences with their offsets: sentencex, and repairs for what news does to it."""

from __future__ import annotations

import re

import sentencex

from monitor.core.text import covered, quotations
from monitor.types import Span

_BREAK = re.compile(r"\n\s*\n|(?<=[.!?:\"'”’)])[ \t]*\n")
# A heading right above its paragraph: a first line without an end, broken off although
# the next word would have fitted beside what the longest line holds.
_HEADED = re.compile(
    r"(?:\A|\n[ \t]*\n)[ \t]*(?P<head>[A-Z][^\n]{0,58}[\w)])[ \t]*\n"
    r"(?P<rest>[A-Z“\"‘'](?:.|\n(?!\s*\n))*)"
)
# Ends that are no ends: "at 5 p.m. Monday", "Mr. Smith", "the U.S. Army".
_NO_END = re.compile(
    r"\b(?:[ap]\.m|mr|mrs|ms|dr|prof|st|sen|rep|gov|gen|lt|col|inc|ltd|co|corp|no"
    r"|u\.s|u\.k|u\.n|e\.u|vs|jan|feb|aug|sept|oct|nov|dec)\.\s*$",
    re.IGNORECASE,
)
_AFTER_TIME = re.compile(
    r"(?:on |mon|tues|wednes|thurs|fri|satur|sun|gmt|bst|local)", re.IGNORECASE
)
_ENDS_SENTENCE = re.compile(
    r"\b(?:inc|ltd|co|corp|u\.s|u\.k|u\.n|e\.u|no)\.\s*$", re.IGNORECASE
)
_STARTER = re.compile(
    r"(?:The|A|An|It|He|She|They|But|And|In|On|At|This|That|However|For|We|Its|His|Her)\b"
)
_QUOTE_END = re.compile(r"[.!?…][”\"'’](?=\s+[“\"'‘]?[A-Z])")
# "… fell ill. Six", "… in May. A fine": no abbreviations, whatever they look like.
_PLAIN_END = re.compile(
    r"\b(?:ill|sun|sat|wed|mar|may|March|April|May|June|July)\.\s+(?=[“\"'‘]?[A-Z])"
)
# Behind a bullet no end of a sentence is seen.
_BULLETS = str.maketrans("•‣◦▪●·", "      ")
_CLOSERS = "”\"’'»)"
_WINDOW = 8_000
"""Characters at once: sentencex looks back to every mark of quotation left open, and
four times the marks take it sixteen times the time."""


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text in order, without surrounding blanks."""
    found: list[Span] = []
    for block in _blocks(text):
        found += _repaired(text, _segments(text, block))
    return tuple(trimmed for span in found if (trimmed := _trim(text, span)))


def within_quotation(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences inside a quotation, whose span is given without its marks."""
    return tuple(
        trimmed
        for part in _repaired(text, _segments(text, span))
        if (trimmed := _trim(text, part))
    )


def _blocks(text: str) -> list[Span]:
    """Paragraphs: a line that ends a sentence ends a paragraph, a wrapped one not."""
    at, found = 0, []
    headings = [m.start("rest") for m in _HEADED.finditer(text) if _is_heading(m)]
    for end in sorted({*(m.end() for m in _BREAK.finditer(text)), *headings}):
        found.append(Span(at, end))
        at = end
    found.append(Span(at, len(text)))
    return [block for block in found if text[block.start : block.end].strip()]


def _is_heading(match: re.Match[str]) -> bool:
    """Whether a line was ended on purpose: a wrapped one has no room for a word more."""
    lines = match["rest"].splitlines()
    room = max(map(len, lines)) - len(match["head"])
    return room > len(lines[0].partition(" ")[0])


def _segments(text: str, block: Span) -> list[Span]:
    part = text[block.start : block.end].translate(_BULLETS)
    cuts = _boundaries(part)
    quoted = quotations(part)
    cuts += [m.end() for m in _QUOTE_END.finditer(part) if not covered(m.end(), quoted)]
    plain = (m.end() for m in _PLAIN_END.finditer(part))
    cuts += [at for at in plain if not covered(at - 1, quoted)]
    edges = [*sorted({c for c in cuts if 0 < c < len(part)}), len(part)]
    starts = [0, *edges[:-1]]
    return [
        Span(block.start + a, block.start + b)
        for a, b in zip(starts, edges, strict=True)
    ]


def _boundaries(part: str) -> list[int]:
    """Where sentencex begins a sentence; a window's last one opens the next window."""
    cuts, at = [], 0
    while at < len(part):
        window = part[at : at + _WINDOW]
        found = sentencex.get_sentence_boundaries("en", window)
        cuts += [at + one["start_index"] for one in found]
        rest = at + len(window)
        at = cuts[-1] if cuts[-1] > at and rest < len(part) else rest
    return cuts


def _repaired(text: str, spans: list[Span]) -> list[Span]:
    """Join what an abbreviation or a closing mark tore apart."""
    found: list[Span] = []
    for span in spans:
        if found and _belongs(text, found[-1], span):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _belongs(text: str, before: Span, span: Span) -> bool:
    head = text[max(before.start, before.end - 12) : before.end]
    rest = text[span.start : span.end].lstrip()
    if not rest or all(c in _CLOSERS for c in rest):
        return True
    if rest[0].islower() and not head.rstrip().endswith(("!", "?", ":")):
        return True
    if not _NO_END.search(head):
        return False
    if re.search(r"[ap]\.m\.\s*$", head, re.IGNORECASE):
        return bool(_AFTER_TIME.match(rest))
    return not (_ENDS_SENTENCE.search(head) and _STARTER.match(rest))


def _trim(text: str, span: Span) -> Span | None:
    part = text[span.start : span.end]
    lead = len(part) - len(part.lstrip())
    return (
        Span(span.start + lead, span.start + len(part.rstrip()))
        if part.strip()
        else None
    )
