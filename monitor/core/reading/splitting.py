"""Sentences with their offsets into the stored text."""

from __future__ import annotations

import re
from dataclasses import dataclass

import sentencex

LONGEST = 1500
"""Characters of a sentence that is read; longer ones are lists or debris."""

_LINE = re.compile(r"[^\n]+")
_CLOSERS = re.compile(r"[”’\"')\]]+\s*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: ``text`` stands at ``start`` in the stored text."""

    text: str
    start: int


def sentences(text: str) -> list[Sentence]:
    """Part a text into sentences; a line break always ends one."""
    found: list[Sentence] = []
    for line in _LINE.finditer(text):
        place = line.start()
        for piece in _repaired(list(sentencex.segment("en", line.group()))):
            at = text.index(piece, place)
            place = at + len(piece)
            bare = piece.strip()
            if bare and len(bare) <= LONGEST:
                found.append(Sentence(bare, text.index(bare, at)))
    return found


def _repaired(pieces: list[str]) -> list[str]:
    """Give closing marks back to the sentence they close."""
    mended: list[str] = []
    for piece in pieces:
        lead = _CLOSERS.match(piece) if mended else None
        rest = piece
        if lead and _open_quote(mended[-1]):
            mended[-1] += lead.group()
            rest = piece[lead.end() :]
        if rest:
            mended.append(rest)
    return mended


def _open_quote(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1
