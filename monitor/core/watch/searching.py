"""Terms as questions to others: the index of the archive, and search services."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.watch.tree import And, Field, Named, Near, Node, Not, Or, Phrase, Site
from monitor.core.watch.words import plurals, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEXT_FIELDS = ("title", "lead", "body")
_PARTS = re.compile(r"[0-9A-Za-z&+#\x80-\U0010ffff]+")
"""What the index of words takes for a word: its tokenizer is ``ascii``."""


def archive_query(node: Node) -> str | None:
    """An FTS5 query over folded words that finds at least what ``node`` matches.

    None where no word narrows the search. Every word is quoted, so that none is
    taken for FTS5's own syntax.
    """
    match node:
        case Phrase():
            last = len(node.words) - 1
            return _all(
                [
                    _quoted(word) + "*" if node.prefix and i == last else _forms(word)
                    for i, word in enumerate(node.words)
                ]
            )
        case Near():
            return _all([archive_query(node.left), archive_query(node.right)])
        case And():
            return _all([archive_query(part) for part in node.parts])
        case Or():
            parts = [archive_query(part) for part in node.parts]
            return None if None in parts else f"({' OR '.join(filter(None, parts))})"
        case Field():
            return None if node.name == "speaker" else archive_query(node.part)
        case Named():
            return archive_query(node.node)
        case Site():
            # Labels of one letter may have been read as initials.
            labels = [label for label in node.host.split(".") if label[1:]]
            return _all([_quoted(w) for label in labels for w, _ in words_of(label)])
        case _:
            return None


def service_query(node: Node) -> str | None:
    """A term in the words of a search service: blanks, OR, quotes and ``-``.

    It may find more than the term; what it finds is held against the term. None
    where nothing is left that a service understands.
    """
    match node:
        case Phrase():
            return None if node.prefix else _searched(node)
        case Near():
            return _spaced([service_query(node.left), service_query(node.right)])
        case And():
            return _spaced([service_query(part) for part in node.parts])
        case Or():
            parts = [service_query(part) for part in node.parts]
            return None if None in parts else f"({' OR '.join(filter(None, parts))})"
        case Field():
            return service_query(node.part) if node.name in _TEXT_FIELDS else None
        case Named():
            return service_query(node.node)
        case Not():
            part = node.part
            plain = isinstance(part, Phrase) and not part.prefix and not part.forms
            return f"-{_searched(part)}" if plain and isinstance(part, Phrase) else None
        case _:
            return None


def _all(parts: Sequence[str | None]) -> str | None:
    known = [part for part in parts if part]
    return f"({' AND '.join(known)})" if known else None


def _forms(word: str) -> str:
    return f"({' OR '.join(map(_quoted, [word, *plurals(word)]))})"


def _quoted(word: str) -> str:
    """A word as FTS5 takes it; one that its tokenizer would part as the longest part."""
    return f'"{max(_PARTS.findall(word), key=len, default="")}"'


def _spaced(parts: Sequence[str | None]) -> str | None:
    known = [part for part in parts if part]
    wanted = any(not part.startswith("-") for part in known)
    return " ".join(known) if wanted else None


def _searched(node: Phrase) -> str:
    return node.text if node.text.isalnum() else f'"{node.text}"'
