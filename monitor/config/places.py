"""Where in a TOML file a key stands: tomllib does not say.

A light scan, only for messages and for cutting whole blocks: what cannot be found
has the place of the table around it. The file itself is read by tomllib.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Key = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?")
_ASSIGNMENT = re.compile(
    r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_PIECE = re.compile(
    r'"""(?s:.*?)"""'
    r"|'''(?s:.*?)'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*|[\[\]{}\n,]"
)
_TOKEN = re.compile(rf"{_PIECE.pattern}|[^\s,\[\]{{}}]+")


@dataclass(slots=True)
class Places:
    """Lines, counted from 1, of the tables and keys of a TOML text.

    ``offsets`` say where the elements of lists begin; ``headers`` are the lines of all
    table headers, with their keys, in order.
    """

    text: str
    lines: dict[Key, int] = field(default_factory=dict)
    offsets: dict[Key, int] = field(default_factory=dict)
    headers: list[tuple[int, Key]] = field(default_factory=list)

    def __post_init__(self) -> None:
        table: Key = ()
        counts: Counter[Key] = Counter()
        for number, start, line in _statements(self.text):
            header = _HEADER.fullmatch(line)
            if header:
                table = _within(_parts(header.group(2)), counts)
                self.lines.setdefault(table, number)
                if header.group(1) == "[[":
                    counts[table] += 1
                    table = (*table, counts[table] - 1)
                self.headers.append((number, table))
                self.lines.setdefault(table, number)
            elif assignment := _ASSIGNMENT.match(line):
                key = (*table, *_parts(assignment.group(1)))
                for end in range(len(table) + 1, len(key) + 1):
                    self.lines.setdefault(key[:end], number)
                for index, place in enumerate(_elements(line, assignment.end())):
                    offset = start + place
                    self.offsets[*key, index] = offset
                    self.lines[*key, index] = self.text.count("\n", 0, offset) + 1

    def line_of(self, key: Key, value: object = None) -> int:
        """The line of ``key``, or of the nearest table around it.

        For an element of a list, ``value`` (if text) finds the element's line.
        """
        for end in range(len(key), 0, -1):
            if key[:end] in self.lines:
                first = self.lines[key[:end]]
                return self._line_with(value, first) if end < len(key) else first
        return 1

    def position_of(self, key: Key, value: str, offset: int) -> tuple[int, int]:
        """The line and column, both from 1, of a character of a text value.

        Where the value is written with escapes, they are counted as written.
        """
        first = self.line_of(key, value)
        begin = sum(map(len, self.text.split("\n")[: first - 1])) + first - 1
        begin = max(self.offsets.get(key[:n], begin) for n in range(len(key) + 1))
        for shown in (value, _escaped(value)):
            for quote in ("'", '"', ""):
                start = self.text.find(quote + shown, begin)
                if start >= 0:
                    written = shown is value
                    inside = value[:offset] if written else _escaped(value[:offset])
                    before = self.text[: start + len(quote) + len(inside)]
                    return before.count("\n") + 1, len(before) - before.rfind("\n")
        return first, 1

    def _line_with(self, value: object, first: int) -> int:
        if isinstance(value, str) and value:
            for number, line in enumerate(self.text.split("\n")[first - 1 :], first):
                if value in line:
                    return number
        return first


def _within(parts: Key, counts: Counter[Key]) -> Key:
    """A header's key: what lies in a list of tables is of the last one so far."""
    *around, name = parts
    key: Key = ()
    for part in around:
        key = (*key, part)
        if counts[key]:
            key = (*key, counts[key] - 1)
    return (*key, name)


def _statements(text: str) -> list[tuple[int, int, str]]:
    """(line, offset, text) of each statement; one may hold several lines."""
    found: list[tuple[int, int, str]] = []
    depth, line, start, first = 0, 1, 0, 1
    for match in _PIECE.finditer(text + "\n"):
        piece = match.group()
        line += piece.count("\n")
        if piece in {"[", "{"}:
            depth += 1
        elif piece in {"]", "}"}:
            depth = max(0, depth - 1)
        elif piece == "\n" and depth == 0:
            found.append((first, start, text[start : match.start()]))
            start, first = match.end(), line
    return found


def _elements(statement: str, start: int) -> Iterator[int]:
    """Where the elements of a list begin that is assigned at ``start``."""
    depth, expected = 0, False
    for match in _TOKEN.finditer(statement, start):
        piece = match.group()
        if piece[0] in "#\n":
            continue
        if expected and piece != "]":
            yield match.start()
        expected = (piece == "[" and depth == 0) or (piece == "," and depth == 1)
        depth += (piece in {"[", "{"}) - (piece in {"]", "}"})
        if depth == 0:
            return


def _parts(dotted: str) -> Key:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _escaped(text: str) -> str:
    """A text as a basic string of TOML would have it, in the usual way."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
