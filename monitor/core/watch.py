"""Watch terms: AND, OR, NOT, "phrases" and parentheses over whole words.

    term  = or
    or    = and { OR and }
    and   = not { [AND] not }          a blank means AND
    not   = { NOT } atom
    atom  = word | "phrase" | ( or )

Matching ignores case and accents and sees whole words only: ``mac`` is not in
"machine". A possessive is the word itself ("Alibaba's"), letters and digits part
("Qwen2.5" holds ``qwen``), initials count with or without points ("U.K.").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.core.terms import (
    OPERATORS,
    And,
    Node,
    Not,
    Or,
    Words,
    asked_for,
    fold,
    holds,
)
from monitor.errors import WatchSyntaxError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_DEPTH = 50
"""Parentheses inside one another. People write two or three; fifty levels stay
far from the interpreter's own limit."""

_LEXEME = re.compile(
    r'(?P<open>\()|(?P<close>\))|(?P<quote>["“”])|(?P<word>[^\s()"“”]+)'
)
_QUOTES = re.compile(r'["“”]')
_FOREIGN = re.compile(r"[*?|~^\[\]{}\\]|^[-+!]|^\w+:|^NEAR/")
_VIEW = 60  # columns of a long term shown around a fault


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed term. ``str()`` is its full form, which parses to an equal query."""

    node: Node

    def __str__(self) -> str:
        return str(self.node)

    def matches(self, text: str) -> bool:
        """Say whether ``text`` satisfies the term."""
        return self.matches_folded(fold(text))

    def matches_folded(self, folded: str) -> bool:
        """Like ``matches``, for a text that ``fold`` has already read."""
        return holds(self.node, folded)

    def find(self, text: str) -> int | None:
        """The offset in ``text`` of the first word that the term asks for."""
        wanted = {words.folded[0] for words in asked_for(self.node)}
        for match in re.finditer(r"\S+", text):
            if wanted.intersection(fold(match.group()).split()):
                return match.start()
        return None


class Watch:
    """The watch terms of one topic; an article belongs to it if one matches."""

    def __init__(self, terms: Sequence[str]) -> None:
        self._queries = tuple((term, parse(term)) for term in terms)

    def matching(self, title: str, text: str) -> tuple[str, ...]:
        """The terms that match title and text together, as they were written."""
        folded = f"{fold(title)}|{fold(text)}"  # a phrase ends where the title does
        return tuple(t for t, query in self._queries if query.matches_folded(folded))


def parse(term: str) -> Query:
    """Parse a watch term; raises ``WatchSyntaxError`` with the column of the fault."""
    query = Query(_Parser(term).parse())
    if query.matches_folded(" "):
        raise _fault(
            term,
            0,
            "this matches nearly every article; say what must be in it, not only "
            "what must not",
        )
    return query


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # open, close, operator, words, end
    text: str
    column: int


class _Parser:
    """Recursive descent; ``MAX_DEPTH`` bounds the recursion."""

    def __init__(self, term: str) -> None:
        self._term = term
        self._tokens = tuple(_tokens(term))
        self._next = 0

    def parse(self) -> Node:
        node = self._or(0)
        if self._peek().kind == "close":
            raise self._fault('this ")" closes nothing; remove it or open one before')
        return node

    def _or(self, depth: int) -> Node:
        parts = [self._and(depth)]
        while self._take("OR"):
            parts.append(self._and(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _and(self, depth: int) -> Node:
        parts = [self._not(depth)]
        while self._take("AND") or self._begins_part():
            parts.append(self._not(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _not(self, depth: int) -> Node:
        negations = 0
        while self._take("NOT"):
            negations += 1
        node = self._atom(depth)
        return Not(node) if negations % 2 else node

    def _atom(self, depth: int) -> Node:
        token = self._peek()
        if token.kind == "words":
            self._next += 1
            return Words(_folded_words(self._term, token), token.text)
        if token.kind != "open":
            raise self._fault(f'a word, a "phrase" or "(" was expected {self._after()}')
        if depth == MAX_DEPTH:
            raise self._fault(f"more than {MAX_DEPTH} parentheses inside one another")
        self._next += 1
        node = self._or(depth + 1)
        if self._peek().kind != "close":
            raise _fault(self._term, token.column, 'this "(" is never closed; add ")"')
        self._next += 1
        return node

    def _peek(self) -> _Token:
        return self._tokens[self._next]

    def _take(self, operator: str) -> bool:
        token = self._peek()
        taken = token.kind == "operator" and token.text == operator
        self._next += taken
        return taken

    def _begins_part(self) -> bool:
        token = self._peek()
        return token.kind in {"words", "open"} or token.text == "NOT"

    def _after(self) -> str:
        if self._next == 0:
            return "at the beginning"
        return f'after "{self._tokens[self._next - 1].text}"'

    def _fault(self, message: str) -> WatchSyntaxError:
        return _fault(self._term, self._peek().column, message)


def _tokens(term: str) -> Iterator[_Token]:
    place = 0
    while match := _LEXEME.search(term, place):
        place = match.end()
        if match.lastgroup == "quote":
            closing = _QUOTES.search(term, place)
            if closing is None:
                raise _fault(term, match.start(), "this quotation mark is never closed")
            yield _Token("words", term[place : closing.start()], match.start())
            place = closing.end()
        elif match.lastgroup == "word":
            yield _bare(term, match)
        else:
            yield _Token(str(match.lastgroup), match.group(), match.start())
    yield _Token("end", "", len(term))


def _bare(term: str, match: re.Match[str]) -> _Token:
    word, column = match.group(), match.start()
    if word in OPERATORS:
        return _Token("operator", word, column)
    if word.upper() in OPERATORS:
        raise _fault(
            term, column, f'write {word.upper()} in capitals, or "{word}" for the word'
        )
    strange = _FOREIGN.search(word)
    if strange:
        raise _fault(
            term,
            column + strange.start(),
            f'"{strange.group()}" has no meaning here; there are only words, '
            '"phrases", AND, OR, NOT and parentheses',
        )
    return _Token("words", word, column)


def _folded_words(term: str, token: _Token) -> tuple[str, ...]:
    folded = tuple(fold(token.text).split())
    if not folded:
        raise _fault(term, token.column, "a word was expected; this holds no letter")
    return folded


def _fault(term: str, column: int, message: str) -> WatchSyntaxError:
    start = max(0, column - _VIEW // 2)
    view = re.sub(r"\s", " ", term[start : start + _VIEW])
    caret = " " * (column - start) + "^"
    return WatchSyntaxError(
        f"watch term, column {column + 1}: {message}\n    {view}\n    {caret}",
        term,
        column,
    )
