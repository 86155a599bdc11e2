"""What a watch term is made of, and how it is held against a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

OPERATORS = ("AND", "OR", "NOT")
_INITIALS = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b")
_WORD = re.compile(r"\d+|[^\W\d_]+(?:\+\+|#(?!\w))?")
_PLAIN = re.compile(r"\w[\w'’&.+#-]*")


@dataclass(frozen=True, slots=True)
class Words:
    """A word or phrase; ``folded`` is its words in comparable form."""

    folded: tuple[str, ...]
    text: str = field(compare=False)

    def __str__(self) -> str:
        plain = _PLAIN.fullmatch(self.text) and self.text.upper() not in OPERATORS
        return self.text if plain else f'"{self.text}"'


@dataclass(frozen=True, slots=True)
class Not:
    """Everything that ``part`` does not match."""

    part: Node

    def __str__(self) -> str:
        return f"NOT {_inner(self.part)}"


@dataclass(frozen=True, slots=True)
class And:
    """What all of ``parts`` match."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " AND ".join(map(_inner, self.parts))


@dataclass(frozen=True, slots=True)
class Or:
    """What any of ``parts`` matches."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join(map(_inner, self.parts))


Node = Words | Not | And | Or


def fold(text: str) -> str:
    """The words of a text in comparable form, each between blanks."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
        marks = [c for c in set(decomposed) if unicodedata.combining(c)]
        text = decomposed.translate(dict.fromkeys(map(ord, marks)))
    text = _INITIALS.sub(lambda m: m.group().replace(".", ""), text.casefold())
    return f" {' '.join(_WORD.findall(text))} "


def holds(node: Node, folded: str) -> bool:
    """Say whether a text that ``fold`` has read satisfies ``node``."""
    match node:
        case Words():
            return f" {' '.join(node.folded)} " in folded
        case Not():
            return not holds(node.part, folded)
        case And():
            return all(holds(part, folded) for part in node.parts)
        case Or():
            return any(holds(part, folded) for part in node.parts)


def asked_for(node: Node) -> Iterator[Words]:
    """The words that may make ``node`` match, not those behind a NOT."""
    match node:
        case Words():
            yield node
        case And() | Or():
            for part in node.parts:
                yield from asked_for(part)
        case Not():
            return


def _inner(node: Node) -> str:
    return f"({node})" if isinstance(node, And | Or) else str(node)
