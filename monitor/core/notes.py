"""Short texts: one note in two places, or two notes made after one pattern.

Notes on different events share most of their words ("Two die in crash on the A40", "on
the M6"), so that a sketch cannot part them. What stands in whose place does: an editor
cuts, adds and rewords, but puts no other name, figure or day where one stood.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.lexicon.function_words import MONTHS, NEGATIONS, WEEKDAYS
from monitor.core.names import find_names
from monitor.core.sentences import sentences
from monitor.core.text import tokens
from monitor.core.values.figures import SCALE, SMALL
from monitor.core.words import STOP_WORDS, opposed, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from monitor.core.text import Token

# In so few words there is no room for rewording: one that carries weight and stands in
# the place of another makes another note.
FEW = 16

# A "not" in a stretch of no more words turns a sentence round; of more, it came or went
# with its sentence.
TURNING = 3

# A note has hundreds of characters; only what repeats itself has more.
LONGEST = 1_500

_DAYS = WEEKDAYS | MONTHS
_NO = NEGATIONS | {"no"}
_INITIALS = re.compile(r"(?:[a-z]\.){2,}")


class _Word(NamedTuple):
    """A word by its stem; a ``fact`` is of a name, figure or day.

    One that begins with a ``capital`` may be a name: the first of a sentence does.
    """

    stem: str
    fact: bool
    capital: bool


def same_note(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Say whether two short pieces, each a title and a text, may be copies.

    Their texts are known to resemble each other. A few words that name nothing
    ("Watch the report") are known by their titles.
    """
    first, second = _read(one[1]), _read(other[1])
    few = min(len(first), len(second)) < FEW
    if few and not any(word.fact for word in (*first, *second)):
        first, second = (_read(". ".join(piece)) for piece in (one, other))
    old, new = ([word.stem for word in side] for side in (first, second))
    changed = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    known = frozenset(old).intersection(new)
    return not any(
        _another(first[a:b], second[c:d], known, few=few)
        for how, a, b, c, d in changed
        if how != "equal"
    )


def _another(
    was: Sequence[_Word], now: Sequence[_Word], known: frozenset[str], *, few: bool
) -> bool:
    """Whether what stands in the place of a stretch tells of something else."""
    if max(len(was), len(now)) <= TURNING and _denials(was) != _denials(now):
        return True
    old, new = ([w for w in side if w.stem not in known] for side in (was, now))
    if any(opposed(a.stem, b.stem) for a in old for b in new):
        return True
    if few and any(map(_weighs, old)) and any(map(_weighs, new)):
        return True
    named = any(word.fact for word in (*old, *new))
    return named and all(any(w.fact or w.capital for w in side) for side in (old, new))


def _denials(side: Sequence[_Word]) -> int:
    return sum(word.stem in _NO for word in side)


def _weighs(word: _Word) -> bool:
    return word.stem not in STOP_WORDS


def _read(text: str) -> list[_Word]:
    text = text[:LONGEST]
    toks = tokens(text)
    starts = [span.start for span in sentences(text)]
    named = {
        token.start
        for name in find_names(toks, starts).names
        for token in toks
        if name.span.start <= token.start < name.span.end
    }
    return [
        word
        for token in toks
        if token.is_word and not token.low.startswith("'")
        for word in _words_of(token, named=token.start in named)
    ]


def _words_of(token: Token, *, named: bool) -> Iterator[_Word]:
    """The words of a token, alike however an outlet spells them: "£1,400m", "U.S."."""
    low = token.low
    if low == "n't":
        low = "not"
    if _INITIALS.fullmatch(low):
        low = low.replace(".", "")
    for word in words(low):
        if word[0].isdigit() or word in SMALL or word in SCALE:
            figure = SCALE.get(word) or SMALL.get(word) or word.replace(",", "")
            yield _Word(str(figure), fact=True, capital=False)
            continue
        capital, weighs = token.text[0].isupper(), word not in STOP_WORDS
        day = capital and word in _DAYS
        kept = stem(word) if weighs else word
        yield _Word(kept, named or day, capital and (weighs or day))
