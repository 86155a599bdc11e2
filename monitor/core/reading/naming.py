"""Proper names in a text: people, bodies, products with versions, laws."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from monitor.types import Name, Span

_WORD = r"[A-Z](?:[\w&.-]|['’](?!s\b))*\w|[A-Z]"
_JOIN = r"(?:of the|of|and|for|the|de|van|von|al)"
_NAME = re.compile(
    rf"(?:\b(?:19|20)\d\d\s+)?\b(?:{_WORD})"
    rf"(?:\s+(?:{_JOIN}\s+)?(?:{_WORD}|\d+(?:\.\d+)?)(?![\w]))*"
)
_VERSION = re.compile(r"^(.*?[A-Za-z])[\s-]?(\d+(?:\.\d+)*)$")
_ALIAS = re.compile(r"\s*\(([A-Z][A-Za-z&]{1,11})\)")
GENERIC = frozenset(
    [
        "A",
        "I",
        "AI",
        "IP",
        "IT",
        "TV",
        "PR",
        "HR",
        "CEO",
        "CFO",
        "LLM",
        "LLMs",
        "GDP",
        "R&D",
        "II",
        "III",
        "Western",
    ]
)
"""Capitals that name nobody."""

_COMMON = frozenset(
    [
        "a",
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "roughly",
        "fewer",
        "up",
        "least",
        "only",
        "just",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "he",
        "she",
        "they",
        "we",
        "you",
        "i",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "of",
        "to",
        "with",
        "under",
        "after",
        "before",
        "while",
        "when",
        "as",
        "if",
        "but",
        "and",
        "or",
        "so",
        "yet",
        "however",
        "first",
        "second",
        "third",
        "for",
        "meanwhile",
        "unlike",
        "although",
        "though",
        "since",
        "despite",
        "during",
        "both",
        "each",
        "every",
        "many",
        "some",
        "most",
        "several",
        "other",
        "others",
        "another",
        "no",
        "not",
        "there",
        "here",
        "then",
        "today",
        "tomorrow",
        "yesterday",
        "now",
        "last",
        "next",
        "such",
        "what",
        "where",
        "who",
        "why",
        "how",
        "where",
        "without",
        "across",
        "neither",
        "technically",
        "specifically",
        "expect",
        "imagine",
        "let's",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "mr",
        "mrs",
        "ms",
        "dr",
        "their",
        "his",
        "her",
        "our",
        "your",
        "sources",
        "companies",
        "researchers",
        "critics",
        "officials",
        "police",
        "workers",
        "voters",
        "experts",
        "analysts",
    ]
)


@dataclass(slots=True)
class NameBook:
    """The names that a text uses, and the longest form of each."""

    longest: dict[str, str] = field(default_factory=dict)

    def canonical(self, name: str) -> str:
        """The longest form the text gives, or the name itself."""
        return self.longest.get(name, name)

    def learn(self, text: str) -> None:
        """Read "the Trade Board (TB)", and surnames of people named in full."""
        for found in _NAME.finditer(text):
            words = found.group().split()
            alias = _ALIAS.match(text, found.end())
            if alias and len(words) > 1:
                self.longest[alias[1]] = found.group()
            full = len(words) == 2 and all(word.isalpha() for word in words)  # noqa: PLR2004
            # A person is named in full first, by the surname alone afterwards.
            first = full and text.find(words[1]) == found.end() - len(words[1])
            if first and words[0].lower() not in _COMMON:
                self.longest.setdefault(words[1], found.group())


def names_in(text: str, start: int, book: NameBook) -> tuple[Name, ...]:
    """The names of a passage whose first character stands at ``start``."""
    names: list[Name] = []
    for found in _NAME.finditer(text):
        begin = found.start()
        words = found.group().split()
        while words and words[0].lower().rstrip(".") in _COMMON:
            begin = text.index(words[0], begin) + len(words[0])
            words = words[1:]
        if not words:
            continue
        begin = text.index(words[0], begin)
        name = text[begin : found.end()]
        if name in GENERIC:
            continue
        version = _VERSION.match(name)
        names.append(
            Name(
                name,
                book.canonical(name),
                version[2] if version else None,
                Span(start + begin, start + begin + len(name)),
            )
        )
    return tuple(names)
