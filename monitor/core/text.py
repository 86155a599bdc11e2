"""Plain text as extraction sees it: tokens, quotations, straight marks.

All offsets count code points into the text as given; nothing here moves them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from monitor.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRAIGHT = str.maketrans("“”„‟‘’‚‛", "\"\"\"\"''''")
_TOKEN = re.compile(
    r"\d{1,2}:\d\d(?![\d:])|[$€£¥]?\d+(?:[.,]\d+)*(?:%|[a-zA-Z]{1,8}\b)?"
    r"|(?:[A-Z]\.){2,}"
    r"|[^\W\d_]\w*(?:[-&]\w+|\.\d+)*(?:['’][^\W\d_]+)?"
    r"|\S"
)
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|ll|ve|re|d|m))$", re.IGNORECASE)
_DOUBLE = {"“": "”", '"': '"', "„": "”"}
_OPENING = re.compile("[“\"„'‘]")
# A quotation longer than this is an unclosed mark.
LONGEST_QUOTATION = 1500
_GOES_ON = re.compile(r"\n\s*\n\s*")
_END_MARKS = frozenset(".,!?;:…")


class Token(NamedTuple):
    """A word, number or mark; ``low`` is in lower case with straight marks."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or digit to read."""
        return self.text[0].isalnum() or self.text[0] in "$€£¥'’"


Tokens = Sequence[Token]


def straighten(text: str) -> str:
    """Turn typographic quotation marks into straight ones, one for one."""
    return text.translate(_STRAIGHT)


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of a stretch; "it's" gives "it" and "'s", "isn't" "is" and "n't"."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return tuple(token for match in found for token in _parts(match))


def _parts(match: re.Match[str]) -> Iterator[Token]:
    word, at = match.group(), match.start()
    if word == "-" and match.string[at - 1 : at + 2] == " - ":
        yield Token(word, "–", at, at + 1)  # a hyphen for a dash
        return
    clitic = _CLITIC.search(word)
    cut = clitic.start() if clitic and clitic.start() > 0 else len(word)
    yield _token(word[:cut], at)
    if cut < len(word):
        yield _token(word[cut:], at + cut)


def _token(word: str, at: int) -> Token:
    return Token(word, straighten(word.lower()), at, at + len(word))


def quotations(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The quotations of a stretch, marks included, outermost ones only."""
    stop = len(text) if end is None else end
    found: list[Span] = []
    at = start
    while mark := _OPENING.search(text, at, stop):
        at = mark.start()
        close = _closing(text, at, start, stop)
        if close is not None:
            found.append(Span(at, close + 1))
        at = (at if close is None else close) + 1
    return tuple(found)


def _closing(text: str, at: int, start: int, stop: int) -> int | None:
    mark = text[at]
    if mark in _DOUBLE:
        if text[at : at + 2] == mark * 2:
            return None
        limit = min(stop, at + LONGEST_QUOTATION)
        close = text.find(_DOUBLE[mark], at + 1, limit)
        # Words that go on in the next paragraph are opened there anew.
        broken = _GOES_ON.search(text, at + 1, close if close > at else limit)
        if broken and text[broken.end() : broken.end() + 1] == mark:
            last = broken.start() - 1
            return last + text[last].isalnum()
        return close if close > at + 1 else None
    return _single_close(text, at, stop) if _opens(text, at, start, stop) else None


def _opens(text: str, at: int, start: int, stop: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < stop else " "
    return not before.isalnum() and (after.isalnum() or after in "…[")


def _single_close(text: str, at: int, stop: int) -> int | None:
    """The closing mark; an apostrophe after a plural's s only if no other follows."""
    fallback = None
    closers = "’'" if text[at] == "'" else "’"
    for i in range(at + 2, min(stop, at + LONGEST_QUOTATION)):
        if text[i] in "'‘" and _opens(text, i, at, stop):
            return fallback
        if text[i] not in closers:
            continue
        if i + 1 < stop and text[i + 1].isalnum():
            continue
        ends = text[i - 1] in _END_MARKS or i + 1 >= stop or text[i + 1] in _END_MARKS
        if ends or text[i - 1] not in "sS" or text.find(" ", at, i) < 0:
            return i
        fallback = i if fallback is None else fallback
    return fallback


def inside(quotation: Span, text: str) -> str:
    """The words of a quotation without its marks and edge punctuation."""
    return text[quotation.start + 1 : quotation.end - 1].strip(" ,.;:\n\t")


def covered(at: int, spans: Sequence[Span]) -> bool:
    """Whether an offset lies within one of some spans."""
    return any(span.start <= at < span.end for span in spans)


def unquoted(text: str) -> str:
    """A phrase for matching: without quotation marks, wherever they stand."""
    return re.sub(r"[\"“”]|^['‘]|['’]$", "", text.strip()).strip()
