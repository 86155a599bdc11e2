"""Which words of two quotes differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from monitor.core.lexicon.function_words import DO, HAVE, SUBJECT_PRONOUNS
from monitor.core.lexicon.wordlist import word_set
from monitor.types import Marked, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Marks = tuple[Marked, ...]

# A word keeps what belongs to it in print: "45", "$1.5", "3.5%", "Alibaba's".
_WORD = re.compile(r"[$£€¥]?\w+(?:[.,'’\-]\w+)*%?")

# Words shared by two differing runs are drawn into the mark when they are as
# short as "of the": a mark that stutters reads worse than one a little too long.
ISLAND_WORDS = 2
ISLAND_CHARACTERS = 8

# Quotes with less than this share of words in common are two sentences about
# one matter; marking nearly every word would show nothing. Chosen by eye on
# accusations and their denials, which share a name and little else.
COMMON_SHARE = 0.25

# A quote that is marked nearly from end to end shows nothing either.
MOST_MARKED = 0.7

# At the ends of a run these tell no difference; a negation and a modal do.
FILLER = (
    word_set("""
however meanwhile moreover furthermore additionally nevertheless nonetheless therefore
thus also and but so the a an him her them us me which who whom anybody anyone
""")
    | SUBJECT_PRONOUNS
    | HAVE
    | DO
)

_WAS = ", was "
_SHORT_FORM = re.compile(r"\([A-Z][\w&.-]*[A-Z]\)")
_IN_MARKS = re.compile(r'"([^"]+)"')
_GAP = r"\s+(?:\([^)]*\)\s+)?"


def mark_difference(now: str, before: str) -> tuple[Marks, Marks]:
    """Mark the words of each quote that the other lacks at that place.

    Case and the form of apostrophes do not count. The marks of each side,
    joined, are its quote.
    """
    left, right = _words(now), _words(before)
    here: list[Span] = []
    there: list[Span] = []
    for tag, i, j, k, m in _opcodes(now, left, before, right):
        if tag != "equal":
            here.extend(_stretch(left[i:j]))
            there.extend(_stretch(right[k:m]))
    return _cut(now, _telling(now, here)), _cut(before, _telling(before, there))


def mark_pair(now: str, before: str, why: str | None) -> tuple[Marks, Marks]:
    """Mark what ``why`` names ("60 days, was 45 days"), else what differs.

    Quotes with hardly a word in common stay unmarked.
    """
    here, there = _named(now, before, why)
    if here and not (_is_whole(now, here) and _is_whole(before, there)):
        return _cut(now, here), _cut(before, there)
    if _common_share(now, before) < COMMON_SHARE:
        return unmarked(now), unmarked(before)
    here_too, there_too = map(_without_filler, mark_difference(now, before))
    if max(_marked_share(here_too), _marked_share(there_too)) > MOST_MARKED:
        return unmarked(now), unmarked(before)
    return here_too, there_too


def _is_whole(quote: str, spans: Sequence[Span]) -> bool:
    """Whether a reason names all of a quote, which would mark no difference."""
    return sum(end - start for start, end in spans) >= len(quote)


def _telling(quote: str, spans: Iterable[Span]) -> list[Span]:
    """Without a name's short form in brackets, which tells of no difference."""
    return [
        span
        for span in spans
        if not _SHORT_FORM.fullmatch(quote[max(0, span.start - 1) : span.end + 1])
    ]


def _without_filler(marks: Marks) -> Marks:
    """Marks whose runs neither begin nor end with words that tell no difference."""
    quote = "".join(run.text for run in marks)
    spans: list[Span] = []
    start = 0
    for run in marks:
        words = [Span(start + a, start + b) for a, b in _words(run.text)]
        keys = _keys(quote, words)
        telling = [w for w, key in zip(words, keys, strict=True) if key not in FILLER]
        if run.differs and telling:
            spans.append(Span(telling[0].start, telling[-1].end))
        start += len(run.text)
    return _cut(quote, spans)


def _marked_share(marks: Marks) -> float:
    words = [(len(_words(m.text)), m.differs) for m in marks]
    return sum(n for n, differs in words if differs) / max(1, sum(n for n, _ in words))


def unmarked(quote: str) -> Marks:
    """The whole quote, with nothing marked."""
    return (Marked(quote, differs=False),) if quote else ()


def _words(text: str) -> list[Span]:
    return [Span(*match.span()) for match in _WORD.finditer(text)]


def _keys(text: str, words: Sequence[Span]) -> list[str]:
    return [text[a:b].casefold().replace("’", "'") for a, b in words]


def _opcodes(
    now: str, left: Sequence[Span], before: str, right: Sequence[Span]
) -> Iterable[tuple[str, int, int, int, int]]:
    """Difflib's opcodes, with short islands of common words made differing."""
    matcher = SequenceMatcher(
        None, _keys(now, left), _keys(before, right), autojunk=False
    )
    codes = matcher.get_opcodes()
    for place, (tag, i, j, k, m) in enumerate(codes):
        between = 0 < place < len(codes) - 1
        short = j - i <= ISLAND_WORDS and _length(left[i:j]) <= ISLAND_CHARACTERS
        if tag == "equal" and between and short:
            yield "replace", i, j, k, m
        else:
            yield tag, i, j, k, m


def _length(words: Sequence[Span]) -> int:
    return words[-1].end - words[0].start if words else 0


def _stretch(words: Sequence[Span]) -> list[Span]:
    return [Span(words[0].start, words[-1].end)] if words else []


def _cut(quote: str, differing: Iterable[Span]) -> Marks:
    """Cut a quote at its differing spans, joining those with no word between."""
    pieces: list[Marked] = []
    done = 0
    for start, end in _joined(quote, differing):
        if done < start:
            pieces.append(Marked(quote[done:start], differs=False))
        pieces.append(Marked(quote[start:end], differs=True))
        done = end
    if done < len(quote):
        pieces.append(Marked(quote[done:], differs=False))
    return tuple(pieces)


def _joined(quote: str, spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and not _WORD.search(quote[joined[-1].end : span.start]):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _named(now: str, before: str, why: str | None) -> tuple[list[Span], list[Span]]:
    """Where what ``why`` names on either side stands in the quotes."""
    new, was, old = (why or "").partition(_WAS)
    return (_told(now, new), _told(before, old)) if was else ([], [])


def _told(text: str, named: str) -> list[Span]:
    """One value or phrase, or each of several that are put in quotation marks."""
    phrases = _IN_MARKS.findall(named) or [named]
    return sorted(filter(None, (_find(text, phrase) for phrase in phrases)))


def _find(text: str, phrase: str) -> Span | None:
    """Where a phrase stands in a quote, with or without what is put in brackets."""
    words = [re.escape(word) for word in phrase.strip().rstrip(".;").split()]
    if not words:
        return None
    pattern = rf"(?<!\w){_GAP.join(words)}(?!\w)"
    found = re.search(pattern, text, re.IGNORECASE)
    return Span(*found.span()) if found else None


def _common_share(now: str, before: str) -> float:
    left, right = (set(_keys(text, _words(text))) for text in (now, before))
    return len(left & right) / max(1, min(len(left), len(right)))
