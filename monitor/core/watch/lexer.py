"""The lexemes of a watch term, and the messages about faults in it."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.watch.tree import OPERATORS
from monitor.errors import WatchSyntaxError

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 10_000
"""Characters of one term. A page of alternatives fits; more is better told apart,
and reading a term stays far below a tenth of a second."""

TEXT_FIELDS = ("title", "lead", "body", "url", "author", "feed", "speaker")
FIELDS = (*TEXT_FIELDS, "site", "lang", "published")

_LEXEME = re.compile(
    r"\s*(?:"
    r"(?P<open>\()"
    r"|(?P<close>\))"
    r"|(?P<minus>-(?=[^\s)]))"
    r"|(?P<field>[^\W\d_]+:(?!//)(?=[^\s)]))"
    r"|(?P<quote>=?[\"“”])"
    r"|(?P<pattern>=?/)"
    r"|(?P<name>@[\w.-]*)"
    r'|(?P<word>[^\s()"“”]+)'
    r"|(?P<end>$))"
)
_CLOSING = re.compile(r'["“”]')
_PATTERN_END = re.compile(r"(?:[^/\\]|\\.)*/", re.DOTALL)
_NEAR = re.compile(r"(O?NEAR)(?:/(\d+))?")
_FOREIGN = re.compile(r"[*?|~^\[\]{}\\]|^[-+!=]|^&+$")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f"
    r"\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_STARRED = re.compile(r"\w\*(?!\w)")
_VIEW = 60  # columns of a long term shown around a fault


class Token(NamedTuple):
    """One lexeme. ``kind`` is open, close, minus, field, near, operator, phrase,
    word, pattern, name or end; ``cased`` is true behind a ``=``.
    """

    kind: str
    text: str
    column: int
    cased: bool = False


def tokens(term: str) -> Iterator[Token]:
    """The lexemes of a term; raises ``WatchSyntaxError``."""
    if len(term) > LONGEST:
        raise fault(
            term,
            LONGEST,
            f"a term has at most {LONGEST:,} characters; make it several terms",
        )
    if hidden := _INVISIBLE.search(term):
        raise fault(
            term,
            hidden.start(),
            f"an invisible character (U+{ord(hidden.group()):04X}); remove it",
        )
    place = 0
    while match := _LEXEME.match(term, place):
        kind = match.lastgroup or "end"
        text, column = match[kind], match.start(kind)
        place = match.end()
        if kind == "quote":
            token, place = _quoted(term, text, column, place)
        elif kind == "pattern":
            token, place = _pattern(term, text, column, place)
        elif kind == "field":
            token = _field(term, text, column)
        elif kind == "word":
            token = _word(term, text, column)
        else:
            token = Token(kind, text, column)
        yield token
        if kind == "end":
            return


def fault(term: str, column: int, message: str) -> WatchSyntaxError:
    """The error for a fault at ``column``, with a caret under the place."""
    start = max(0, column - _VIEW // 2)
    view = _INVISIBLE.sub("\ufffd", re.sub(r"\s", " ", term[start : start + _VIEW]))
    caret = " " * (column - start) + "^"
    return WatchSyntaxError(message, f"    {view}\n    {caret}", term, column)


def _quoted(term: str, text: str, column: int, place: int) -> tuple[Token, int]:
    closing = _CLOSING.search(term, place)
    if closing is None:
        raise fault(term, column, "this quotation mark is never closed")
    inside = term[place : closing.start()]
    if star := _STARRED.search(inside):
        raise fault(
            term,
            place + star.end() - 1,
            '"*" has no meaning inside quotation marks; only a word alone may end in it',
        )
    return Token("phrase", inside, column, text[0] == "="), closing.end()


def _pattern(term: str, text: str, column: int, place: int) -> tuple[Token, int]:
    end = _PATTERN_END.match(term, place)
    if end is None:
        raise fault(
            term, column, "this regular expression is never closed; add a slash"
        )
    after = term[end.end() : end.end() + 1]
    if after and not after.isspace() and after != ")":
        raise fault(
            term,
            end.end(),
            "a blank was expected after the regular expression; write a slash "
            r"inside it as \/",
        )
    return Token("pattern", end.group()[:-1], column, text[0] == "="), end.end()


def _field(term: str, text: str, column: int) -> Token:
    name = text[:-1]
    if name in FIELDS:
        return Token("field", name, column)
    near = get_close_matches(name.lower(), FIELDS, n=1)
    hint = f'did you mean "{near[0]}:"?' if near else f"there are {', '.join(FIELDS)}"
    raise fault(
        term,
        column,
        f'there is no field "{name}:"; {hint} A colon in a word needs quotation marks',
    )


def _word(term: str, text: str, column: int) -> Token:
    if text in OPERATORS:
        return Token("operator", text, column)
    if near := _NEAR.fullmatch(text):
        if near[2] is None:
            raise fault(
                term, column, f'say how near: {text}/5; quote "{text}" the word'
            )
        return Token("near", text, column)
    if text.upper() in OPERATORS:
        raise fault(
            term, column, f'write {text.upper()} in capitals, or "{text}" for the word'
        )
    if text.endswith(":") and text[:-1] in FIELDS:
        raise fault(
            term, column + len(text), f"a word was expected right behind {text}"
        )
    cased = text[0] == "=" and len(text) > 1
    body = text[1:] if cased else text
    strange = _FOREIGN.search(body[:-1] if body[-1] == "*" else body)
    if strange:
        raise fault(
            term,
            column + cased + strange.start(),
            f'"{strange.group()}" has no meaning here; put it in quotation marks if '
            "it belongs to the word",
        )
    return Token("word", body, column, cased)
