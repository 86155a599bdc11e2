"""A term drawn as a tree: what it asks for, and what an article says to it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, assert_never

from monitor.core.watch.evaluate import holds, places
from monitor.core.watch.index import anchors
from monitor.core.watch.tree import (
    And,
    Field,
    Language,
    Named,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Published,
    Site,
    children,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from monitor.core.watch.article import Watched
    from monitor.types import Place

_MARKS = {True: "✓", False: "✗", None: "?"}


def tree_lines(node: Node) -> list[str]:
    """The parsed term as a tree, each part with what it means."""
    return list(_drawn(node, lambda part, _: _titled(part), "", "", ""))


def why_lines(
    node: Node, article: Watched, snippet: Callable[[Place], str]
) -> list[str]:
    """The tree with ✓ where a part holds, ✗ where not, and the first place of it.

    ``?`` stands where the speakers of an article that nobody read would decide.
    """

    def told(part: Node, field: str) -> str:
        answer = holds(part, article, field)
        line = f"{_MARKS[answer]} {_titled(part)}"
        place = next(iter(places(part, article, field)), None) if answer else None
        leaf = not children(part) or isinstance(part, Near)
        return f"{line}  {snippet(place)}" if place and leaf else line

    return list(_drawn(node, told, "", "", ""))


def cost_of(node: Node) -> str:
    """Say in which articles a term has to be looked at."""
    keys = anchors(node, Counter())
    if keys is None:
        return (
            "Looked at in every article, for no word has to be there; "
            "AND with a word makes it cheap."
        )
    words = sorted(
        key.removeprefix("site:") if key.startswith("site:") else key for key in keys
    )
    shown = ", ".join(words[:5]) + (f" and {len(words) - 5} more" if words[5:] else "")
    return f"Looked at only in articles with {'one of: ' if words[1:] else ''}{shown}"


def _drawn(
    node: Node, tell: Callable[[Node, str], str], field: str, head: str, below: str
) -> Iterator[str]:
    yield head + tell(node, field)
    inside = node.name if isinstance(node, Field) else field
    parts = children(node) if not isinstance(node, Near) else ()
    for part in parts:
        last = part is parts[-1]
        yield from _drawn(
            part,
            tell,
            inside,
            below + ("└─ " if last else "├─ "),
            below + ("   " if last else "│  "),
        )


def _titled(node: Node) -> str:
    match node:
        case And() | Or() | Not():
            return _OPERATOR_WORDS[type(node)]
        case Field():
            return f"{node.name}: in the {_FIELD_WORDS[node.name]}"
        case Near():
            order = "in this order" if node.ordered else "in either order"
            return f"{node}  ({order}, at most {node.distance} words apart)"
        case Phrase():
            return f"{node}  ({_phrase_words(node)})"
        case Pattern():
            how = "case counts" if node.cased else "in any case"
            return f"{node}  (regular expression, {how})"
        case Named() | Site() | Language() | Published():
            return str(node)
        case _:
            assert_never(node)


_OPERATOR_WORDS = {And: "AND: all of", Or: "OR: any of", Not: "NOT: unless"}
_FIELD_WORDS = {
    "title": "title",
    "lead": "first paragraph",
    "body": "text",
    "url": "address",
    "author": "author's name",
    "feed": "feed's address or title",
    "speaker": "names of those who are quoted",
}


def _phrase_words(node: Phrase) -> str:
    if node.forms:
        return "exactly as written"
    if node.prefix:
        return "and longer words"
    return "words in a row" if node.words[1:] else "word"
