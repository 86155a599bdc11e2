"""What a watch term is made of. ``str()`` of a node parses to an equal node."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, timedelta

OPERATORS = frozenset(("AND", "OR", "NOT"))
_PLAIN = re.compile(r"\w[\w'’&.+#-]*")
_NEARNESS = re.compile(r"O?NEAR")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word, or words in a row; ``words`` are folded.

    ``forms`` are the words as written where only they will do (``=AI``), and
    empty otherwise. With ``prefix`` the last word may go on (``qwen*``).
    """

    words: tuple[str, ...]
    text: str = field(compare=False)
    forms: tuple[str, ...] = ()
    prefix: bool = False

    def __str__(self) -> str:
        plain = (
            _PLAIN.fullmatch(self.text)
            and self.text.upper() not in OPERATORS
            and not _NEARNESS.match(self.text)
        )
        quoted = "-".join(self.words) if self.prefix else f'"{self.text}"'
        shown = self.text if plain else quoted
        return f"{'=' if self.forms else ''}{shown}{'*' if self.prefix else ''}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression as written between slashes; ``cased`` minds case."""

    source: str
    cased: bool = False

    def __str__(self) -> str:
        return f"{'=' if self.cased else ''}/{self.source}/"


@dataclass(frozen=True, slots=True)
class Site:
    """Articles of a host, or of a part of it: ``bbc.co.uk`` has ``www.bbc.co.uk``."""

    host: str

    def __str__(self) -> str:
        return f"site:{self.host}"


@dataclass(frozen=True, slots=True)
class Language:
    """Articles in a language, by its ISO 639-1 code."""

    code: str

    def __str__(self) -> str:
        return f"lang:{self.code}"


@dataclass(frozen=True, slots=True)
class Published:
    """Articles of a time: a date, month or year, or not older than ``age``."""

    comparison: str  # ">=", "<=", ">", "<", or "" for within
    value: str
    first: date | None = field(default=None, compare=False)
    last: date | None = field(default=None, compare=False)
    age: timedelta | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"published:{self.comparison}{self.value}"


@dataclass(frozen=True, slots=True)
class Field:
    """``part`` within one field of the article."""

    name: str
    part: Node

    def __str__(self) -> str:
        shown = str(self.part)
        alone = isinstance(self.part, Phrase | Pattern | Named)
        return f"{self.name}:{shown}" if alone else f"{self.name}:({shown})"


@dataclass(frozen=True, slots=True)
class Near:
    """Two things at most ``distance`` words apart; side by side is 1."""

    left: Node
    right: Node
    distance: int
    ordered: bool = False

    @property
    def operator(self) -> str:
        """The operator as it is written."""
        return f"{'O' if self.ordered else ''}NEAR/{self.distance}"

    def __str__(self) -> str:
        right = f"({self.right})" if isinstance(self.right, Near) else self.right
        left = _inner(self.left) if not isinstance(self.left, Near) else self.left
        return f"{left} {self.operator} {_inner(right)}"


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


@dataclass(frozen=True, slots=True)
class Named:
    """Another term by its name."""

    name: str
    node: Node = field(compare=False)

    def __str__(self) -> str:
        return f"@{self.name}"


Node = (
    Phrase
    | Pattern
    | Site
    | Language
    | Published
    | Field
    | Near
    | Not
    | And
    | Or
    | Named
)


def children(node: Node) -> tuple[Node, ...]:
    """The parts that a node is made of, a name's term among them."""
    match node:
        case And() | Or():
            return node.parts
        case Not() | Field():
            return (node.part,)
        case Near():
            return (node.left, node.right)
        case Named():
            return (node.node,)
        case _:
            return ()


def asked_for(node: Node) -> Iterator[Phrase]:
    """The phrases that may make a node match, not those behind a NOT."""
    if isinstance(node, Phrase):
        yield node
    elif not isinstance(node, Not):
        for part in children(node):
            yield from asked_for(part)


def in_a_row(node: Node) -> bool:
    """Whether a node stands for words at a place, so that NEAR can measure from it."""
    match node:
        case Phrase() | Near():
            return True
        case Or():
            return all(map(in_a_row, node.parts))
        case Named():
            return in_a_row(node.node)
        case _:
            return False


def has_field(node: Node) -> bool:
    """Whether a node says itself which field it is about."""
    if isinstance(node, Field | Site | Language | Published):
        return True
    return any(map(has_field, children(node)))


def depth_of(node: Node) -> int:
    """How many parts stand inside one another."""
    return 1 + max(map(depth_of, children(node)), default=0)


def size_of(node: Node) -> int:
    """How many parts there are, names spelled out."""
    parts = children(node)
    return 1 + sum(map(size_of, parts)) if parts else 1


def _inner(node: object) -> str:
    return f"({node})" if isinstance(node, And | Or | Near) else str(node)
