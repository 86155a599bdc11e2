"""Regular expressions by RE2, whose time grows with the text and nothing else.

So an expression can be slow to write, never to run (Cox, "Regular Expression
Matching in the Wild", 2010). There are no look-arounds and no back-references.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

MEMORY = 1 << 18
"""Bytes that one expression may take, RE2's ``max_mem``. Ordinary ones take a few
kilobytes; nested repetitions that want more are refused when they are read."""


class PatternError(ValueError):
    """An expression that RE2 refuses; the message is RE2's."""


@lru_cache(maxsize=4096)
def compiled(source: str, *, cased: bool) -> Any:
    """An expression ready to search; raises ``PatternError``."""
    import re2  # noqa: PLC0415 - most configurations have no expression

    options = re2.Options()
    options.case_sensitive = cased
    options.log_errors = False
    options.max_mem = MEMORY
    try:
        return re2.compile(source, options)
    except re2.error as error:
        (reason,) = error.args
        told = reason.decode() if isinstance(reason, bytes) else str(reason)
        raise PatternError(told) from error


def found(source: str, text: str, *, cased: bool, most: int) -> list[tuple[int, int]]:
    """The (start, end) of at most ``most`` places of an expression in a text."""
    places: list[tuple[int, int]] = []
    for match in compiled(source, cased=cased).finditer(text):
        if match.end() > match.start():
            places.append(match.span())
        if len(places) == most:
            break
    return places
