"""Where in a TOML file a key stands: tomllib does not say.

A light scan, only for messages and for cutting whole blocks: what cannot be found
has the place of the table around it. The file itself is read by tomllib.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

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
    r"|#[^\n]*|[\[\]{}\n]"
)


@dataclass(slots=True)
class Places:
    """Lines, counted from 1, of the tables and keys of a TOML text.

    ``headers`` are the lines of all table headers, with their keys, in order.
    """

    text: str
    lines: dict[Key, int] = field(default_factory=dict)
    headers: list[tuple[int, Key]] = field(default_factory=list)

    def __post_init__(self) -> None:
        table: Key = ()
        counts: Counter[str] = Counter()
        for number, line in _statements(self.text):
            header = _HEADER.fullmatch(line)
            if header:
                table = _parts(header.group(2))
                self.lines.setdefault(table, number)
                if header.group(1) == "[[":
                    name = ".".join(map(str, table))
                    table = (*table, counts[name])
                    counts[name] += 1
                self.headers.append((number, table))
                self.lines.setdefault(table, number)
            elif assignment := _ASSIGNMENT.match(line):
                key = (*table, *_parts(assignment.group(1)))
                for end in range(len(table) + 1, len(key) + 1):
                    self.lines.setdefault(key[:end], number)

    def line_of(self, key: Key, value: object = None) -> int:
        """The line of ``key``, or of the nearest table around it.

        For an element of a list, ``value`` (if text) finds the element's line.
        """
        for end in range(len(key), 0, -1):
            if key[:end] in self.lines:
                first = self.lines[key[:end]]
                return self._line_with(value, first) if end < len(key) else first
        return 1

    def _line_with(self, value: object, first: int) -> int:
        if isinstance(value, str) and value:
            for number, line in enumerate(self.text.split("\n")[first - 1 :], first):
                if value in line:
                    return number
        return first


def _statements(text: str) -> list[tuple[int, str]]:
    """Each statement with the number of its first line; one may hold several lines."""
    found: list[tuple[int, str]] = []
    depth, line, start, first = 0, 1, 0, 1
    for match in _PIECE.finditer(text + "\n"):
        piece = match.group()
        line += piece.count("\n")
        if piece in {"[", "{"}:
            depth += 1
        elif piece in {"]", "}"}:
            depth = max(0, depth - 1)
        elif piece == "\n" and depth == 0:
            found.append((first, text[start : match.start()]))
            start, first = match.end(), line
    return found


def _parts(dotted: str) -> Key:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
