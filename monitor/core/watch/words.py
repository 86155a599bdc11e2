"""Texts as watch terms see them: folded words with their places.

A word is compared without case and accents. Letters and the digits behind them are
two words ("Qwen2.5": qwen, 2, 5), initials are one ("U.K.": uk), so are names with
an ampersand ("AT&T") and "C++". A possessive is its word ("Alibaba's"). Scripts
that are written without blanks give one word for each character.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import NamedTuple

from monitor.core.lexicon.wordlist import word_set

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    r"((?:[^\W\d_]\.)+[^\W\d_](?![^\W_])"  # initials
    r"|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*(?:&[^\W\d_]+)*(?:\+\+|#(?!\w))?"
    r"|\d+[^\W\d_]*"
    r"|[\u2600-\u27bf\U0001f000-\U0001faff])"  # pictographs
    r"(?:['’][sS](?!\w))?"
)
_UNSPACED_PARTS = re.compile(f"[{_UNSPACED}]|[^{_UNSPACED}]+")

IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "geese": "goose",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "leaves": "leaf",
    "wolves": "wolf",
    "thieves": "thief",
    "shelves": "shelf",
    "halves": "half",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "analyses": "analysis",
    "crises": "crisis",
    "theses": "thesis",
    "indices": "index",
}
_NO_PLURALS = word_set("this thus does goes news less always perhaps whereas towards")
FARTHEST = 100
"""Words that NEAR may span: a paragraph. Beyond it AND says the same."""

_BETWEEN = [""] * (FARTHEST + 1)  # what no phrase and no NEAR reaches across
_SHORTEST_PLURAL = 4
_ES_ENDINGS = ("s", "x", "z", "ch", "sh", "o")
_INITIALISM = re.compile(r"[A-Z]{2,}s")


class Word(NamedTuple):
    """A folded word, how it is written, and what it may be the plural of."""

    folded: str
    written: str
    singulars: tuple[str, ...] = ()


class Words:
    """The words of one text, or of several that no phrase runs across.

    Positions count words from 0. What only some questions need is worked out when
    it is first asked.
    """

    def __init__(self, *texts: str) -> None:
        self.texts = texts
        self.folded: list[str] = []
        self._plurals: dict[str, list[str]] = {}
        self._forms: dict[str, tuple[str, ...]] = {}
        for text in texts:
            if self.folded:
                self.folded += _BETWEEN
            chunks = text.split()
            known = {chunk: read(chunk) for chunk in dict.fromkeys(chunks)}
            self.folded += [word[0] for chunk in chunks for word in known[chunk]]
            for words in known.values():
                for folded, _, singulars in words:
                    for singular in singulars:
                        self._plurals.setdefault(singular, []).append(folded)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The positions of each folded word."""
        found: dict[str, list[int]] = {}
        for position, word in enumerate(self.folded):
            found.setdefault(word, []).append(position)
        return found

    def positions(self, word: str) -> list[int]:
        """The positions of one folded word.

        One search costs less than placing every word; hundreds of terms do not
        search, for ``TermIndex`` has asked for ``places`` first.
        """
        if "places" in self.__dict__:
            return self.places.get(word, [])
        found, last = [], -1
        for _ in range(self.folded.count(word)):
            last = self.folded.index(word, last + 1)
            found.append(last)
        return found

    @cached_property
    def spans(self) -> list[tuple[int, int, int]]:
        """(text, start, end) of each word; parts of one run of characters share it."""
        found: list[tuple[int, int, int]] = []
        for number, text in enumerate(self.texts):
            if found:
                found += [(number, 0, 0)] * len(_BETWEEN)
            for match in _WORD.finditer(text):
                found += [(number, *match.span(1))] * len(_parts(match[1]))
        return found

    @cached_property
    def written(self) -> list[str]:
        """Each word as the text has it."""
        found: list[str] = []
        for text in self.texts:
            if found:
                found += _BETWEEN
            found += [written for _, written in words_of(text)]
        return found

    @cached_property
    def distinct(self) -> frozenset[str]:
        """The folded words."""
        return frozenset(self.folded) - {""}

    def keys(self) -> frozenset[str]:
        """Every word that a term might ask for, singulars included."""
        return self.distinct.union(self._plurals)

    def forms(self, word: str) -> tuple[str, ...]:
        """The words of the text that are ``word`` or its plural."""
        forms = self._forms.get(word)
        if forms is None:
            own = (word,) if word in self.distinct else ()
            forms = (*own, *dict.fromkeys(self._plurals.get(word, ())))
            self._forms[word] = forms
        return forms

    def beginning(self, prefix: str) -> tuple[str, ...]:
        """The words of the text that begin with ``prefix``."""
        ordered = self._ordered
        first = bisect_left(ordered, prefix)
        return tuple(ordered[first : bisect_left(ordered, prefix + "\U0010ffff")])

    @cached_property
    def _ordered(self) -> list[str]:
        return sorted(self.distinct)


@lru_cache(maxsize=32_768)
def read(chunk: str) -> tuple[Word, ...]:
    """The words between two blanks: no word holds a blank, and none looks past it."""
    return tuple(word for run in _WORD.findall(chunk) for word in _parts(run))


def _parts(run: str) -> tuple[Word, ...]:
    """What one run of characters is: one word, or several where none has blanks."""
    if run.isascii():
        folded = run.replace(".", "").lower()
        return (Word(folded, run, _singulars(folded, run)),)
    if re.search(f"[{_UNSPACED}]", run):
        return tuple(Word(fold(part), run) for part in _UNSPACED_PARTS.findall(run))
    folded = fold(run).replace(".", "")
    return (Word(folded, run, _singulars(folded, run)),)


def fold(text: str) -> str:
    """Text without case, accents and compatibility forms (UAX #15, NFKD)."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return plain or text


def words_of(text: str) -> list[tuple[str, str]]:
    """(folded, written) words of a text, in order."""
    return [word[:2] for chunk in text.split() for word in read(chunk)]


def folded_text(text: str) -> str:
    """The folded words of a text between blanks, for an index over many texts."""
    return " ".join([word[0] for chunk in text.split() for word in read(chunk)])


def plurals(word: str) -> list[str]:
    """Every word that ``singulars`` of a text may take for a plural of ``word``."""
    found = [plural for plural, one in IRREGULAR.items() if one == word]
    found += [word + "s", word + "es"]
    if word.endswith("y"):
        found.append(word[:-1] + "ies")
    return found


def _singulars(folded: str, written: str) -> tuple[str, ...]:
    if folded in IRREGULAR:
        return (IRREGULAR[folded],)
    if folded[-1] != "s" or folded.endswith("ss") or folded in _NO_PLURALS:
        return ()
    if _INITIALISM.fullmatch(written):
        return (folded[:-1],)
    if len(folded) < _SHORTEST_PLURAL:
        return ()
    found = [folded[:-1]]
    if folded.endswith("ies"):
        found.append(folded[:-3] + "y")
    elif folded.endswith("es") and folded[:-2].endswith(_ES_ENDINGS):
        found.append(folded[:-2])
    return tuple(word for word in found if len(word) >= _SHORTEST_PLURAL - 1)
