"""From the words of a watch term to its tree.

    term = or
    or   = and { OR and }
    and  = not { [AND] not }              a blank means AND
    not  = { NOT | "-" } near
    near = part { (NEAR/n | ONEAR/n) part }
    part = [field] ( "(" or ")" | word | word "*" | "phrase" | /regex/ | @name )
         | [field] "=" ( word | "phrase" | /regex/ )
         | published:[>= | <= | > | <] ( date | age )

``docs/watch-terms.md`` has an example of each rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from monitor.core.watch.conditions import CONDITIONS, condition
from monitor.core.watch.lexer import Token, fault, tokens
from monitor.core.watch.patterns import PatternError, compiled
from monitor.core.watch.tree import (
    And,
    Field,
    Named,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    depth_of,
    has_field,
    in_a_row,
    size_of,
)
from monitor.core.watch.words import FARTHEST, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from monitor.errors import WatchSyntaxError

MAX_DEPTH = 50
"""Parentheses inside one another. People write two or three; fifty levels stay
far from the interpreter's own limit."""

SHORTEST_STEM = 3
"""Letters before a ``*``: with two, a word stands for a tenth of the dictionary."""

LONGEST_PATTERN = 1_000
"""Characters of a regular expression; RE2's time grows with its size."""

LARGEST = 10_000
"""Parts of a term once its names are spelled out: names of names of names double
with every step."""

DEEPEST = 200
"""Parts inside one another once names are spelled out: a term of its own cannot get
there with ``MAX_DEPTH``, a long row of names could reach the interpreter's limit."""


@dataclass(frozen=True, slots=True)
class Names:
    """What ``@name`` stands for; ``find`` raises ``LookupError`` with a message."""

    known: Iterable[str] = ()
    find: Callable[[str], Node] | None = None

    def node(self, name: str) -> Node:
        """The tree behind a name."""
        if self.find is None or name not in self.known:
            near = get_close_matches(name, self.known, n=1)
            hint = f"did you mean @{near[0]}?" if near else "no term has this name;"
            raise LookupError(f'{hint} put "@{name}" in quotation marks for the words')
        return self.find(name)


NO_NAMES = Names()


def read_tree(term: str, names: Names = NO_NAMES) -> Node:
    """The tree of a term; raises ``WatchSyntaxError`` with the column of the fault."""
    node = _Parser(term, names).parse()
    if depth_of(node) > DEEPEST:
        raise fault(
            term,
            0,
            f"with its names it is more than {DEEPEST} parts inside one another",
        )
    if size_of(node) > LARGEST:
        raise fault(term, 0, f"with its names it has more than {LARGEST:,} parts")
    return node


class _Parser:
    """Recursive descent; ``MAX_DEPTH`` bounds the recursion."""

    def __init__(self, term: str, names: Names) -> None:
        self._term = term
        self._names = names
        self._tokens = tuple(tokens(term))
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
        while self._take("NOT") or self._take("-"):
            negations += 1
        node = self._near(depth)
        return Not(node) if negations % 2 else node

    def _near(self, depth: int) -> Node:
        start, chained = self._peek(), 0
        left = self._part(depth)
        while (token := self._peek()).kind == "near":
            self._next += 1
            chained += 1
            if chained > MAX_DEPTH:
                raise fault(
                    self._term, token.column, f"more than {MAX_DEPTH} NEARs in a row"
                )
            behind = self._peek()
            right = self._part(depth)
            for node, where in ((left, start), (right, behind)):
                if not in_a_row(node):
                    raise fault(
                        self._term,
                        where.column,
                        f"{token.text} stands between words, phrases or an OR of them",
                    )
            operator, _, number = token.text.partition("/")
            distance = int(number[:9])
            if not 1 <= distance <= FARTHEST:
                raise fault(
                    self._term, token.column, f"how near goes from 1 to {FARTHEST}"
                )
            left = Near(left, right, distance, ordered=operator == "ONEAR")
        return left

    def _part(self, depth: int) -> Node:
        token = self._peek()
        self._next += 1
        match token.kind:
            case "open":
                return self._group(token, depth)
            case "word":
                return self._word(token)
            case "phrase":
                return self._phrase(token)
            case "pattern":
                return self._pattern(token)
            case "name":
                return self._named(token)
            case "field":
                return self._field(token, depth)
            case _:
                self._next -= 1
                raise self._fault(
                    f'a word, a "phrase" or "(" was expected {self._after()}'
                )

    def _group(self, token: Token, depth: int) -> Node:
        if depth == MAX_DEPTH:
            self._next -= 1
            raise self._fault(f"more than {MAX_DEPTH} parentheses inside one another")
        node = self._or(depth + 1)
        if self._peek().kind != "close":
            raise fault(self._term, token.column, 'this "(" is never closed; add ")"')
        self._next += 1
        return node

    def _word(self, token: Token) -> Phrase:
        if token.text[-1] != "*":
            return self._phrase(token)
        stem = self._phrase(token._replace(text=token.text[:-1]))
        letters = sum(c.isalpha() for c in stem.words[-1])
        if letters < SHORTEST_STEM or stem.forms:
            why = (
                f'"*" needs {SHORTEST_STEM} letters before it'
                if not stem.forms
                else '"=" and "*" exclude each other'
            )
            raise fault(
                self._term, token.column + token.cased + len(token.text) - 1, why
            )
        return Phrase(stem.words, stem.text, prefix=True)

    def _phrase(self, token: Token) -> Phrase:
        found = words_of(token.text)
        if not found:
            raise fault(
                self._term, token.column, "a word was expected; this holds no letter"
            )
        words = tuple(folded for folded, _ in found)
        forms = tuple(written for _, written in found) if token.cased else ()
        return Phrase(words, token.text, forms)

    def _pattern(self, token: Token) -> Pattern:
        if len(token.text) > LONGEST_PATTERN:
            raise self._bad(
                token, f"an expression has at most {LONGEST_PATTERN:,} characters"
            )
        try:
            expression = compiled(token.text, cased=token.cased)
        except PatternError as error:
            raise self._bad(
                token, f"this is no regular expression that RE2 knows: {error}"
            ) from error
        if expression.search(""):
            raise fault(
                self._term, token.column, "this expression is found in every text"
            )
        return Pattern(token.text, token.cased)

    def _named(self, token: Token) -> Named:
        name = token.text[1:]
        try:
            return Named(name, self._names.node(name))
        except LookupError as error:
            raise fault(self._term, token.column, str(error.args[0])) from error

    def _field(self, token: Token, depth: int) -> Node:
        if token.text in CONDITIONS:
            value = self._plain(token)
            try:
                return condition(token.text, value.text)
            except ValueError as error:
                raise self._bad(value, str(error)) from error
        part = self._part(depth)
        if has_field(part):
            raise fault(
                self._term, token.column, "one field cannot stand inside another"
            )
        return Field(token.text, part)

    def _plain(self, field: Token) -> Token:
        token = self._peek()
        if token.kind not in {"word", "phrase"}:
            raise self._fault(f"a value was expected after {field.text}:")
        self._next += 1
        return token

    def _bad(self, token: Token, message: str) -> WatchSyntaxError:
        return fault(self._term, token.column, message)

    def _peek(self) -> Token:
        return self._tokens[self._next]

    def _take(self, operator: str) -> bool:
        token = self._peek()
        taken = token.kind in {"operator", "minus"} and token.text == operator
        self._next += taken
        return taken

    def _begins_part(self) -> bool:
        token = self._peek()
        return token.text == "NOT" or token.kind in {
            "word", "phrase", "open", "minus", "field", "pattern", "name",
        }  # fmt: skip

    def _after(self) -> str:
        if self._next == 0:
            return "at the beginning"
        return f'after "{self._tokens[self._next - 1].text}"'

    def _fault(self, message: str) -> WatchSyntaxError:
        return fault(self._term, self._peek().column, message)
