"""Many terms against one article: only those are looked at that might match.

Each term is filed under words of which one has to be there, the rarest it has.
An article's words bring up its candidates, words that must all be there thin them
out, and what is left is evaluated. So the work grows with the terms that share a
word with the article (percolation, as in Lucene's Monitor).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, assert_never

from monitor.core.watch.evaluate import holds
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
    asked_for,
    children,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from monitor.core.watch.article import Watched

Keys = frozenset[str]
MANY = 100
"""Terms from which on all words of an article are placed at once; fewer search."""

_OTHER_FIELDS = ("url", "author", "feed", "speaker")


class TermIndex:
    """The numbers of the terms that match an article, by their trees."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = tuple(nodes)
        usage = Counter(
            word
            for node in nodes
            for phrase in asked_for(node)
            for word in phrase.words
        )
        self._always: list[int] = []
        self._filed: dict[str, list[int]] = {}
        self._needed: list[tuple[str, ...]] = []
        self._alone: list[bool] = []
        for number, node in enumerate(self._nodes):
            self._needed.append(tuple(sorted(_needed(node))))
            self._alone.append(_is_one_word(node))
            self._file(number, anchors(node, usage))
        self._fields = {name for node in self._nodes for name in _fields_of(node)}
        self._sites = any(key.startswith("site:") for key in self._filed)
        self._stems = sorted({len(key) - 1 for key in self._filed if key[-1] == "*"})

    def matching(self, article: Watched, *, unread: bool = False) -> list[int]:
        """Numbers of the terms that match, in order.

        With ``unread``, also those that the article's speakers might satisfy.
        """
        if len(self._nodes) > MANY:
            _ = article.told.places
        told = article.told.keys()
        every = told.union(*self._other_keys(article))
        found = {n for n in self._always if self._holds(n, article, unread=unread)}
        for key in self._asked(every):
            for number in self._filed[key]:
                if self._alone[number]:
                    if key in told:
                        found.add(number)
                elif (
                    every.issuperset(self._needed[number])
                    and number not in found
                    and self._holds(number, article, unread=unread)
                ):
                    found.add(number)
        return sorted(found)

    def candidates(self, article: Watched) -> int:
        """How many terms share a word with the article and are looked at."""
        every = article.told.keys().union(*self._other_keys(article))
        return len(self._always) + sum(
            len(self._filed[key]) for key in self._asked(every)
        )

    def _file(self, number: int, keys: Keys | None) -> None:
        if keys is None:
            self._always.append(number)
        else:
            for key in keys:
                self._filed.setdefault(key, []).append(number)

    def _asked(self, every: Keys) -> Keys:
        """The keys under which something is filed that the article has."""
        asked = every & self._filed.keys()
        for size in self._stems:
            stems = {word[:size] + "*" for word in every if len(word) >= size}
            asked |= stems & self._filed.keys()
        return asked

    def _other_keys(self, article: Watched) -> Iterable[Iterable[str]]:
        for field in _OTHER_FIELDS:
            if field in self._fields:
                yield article.words_in(field).keys()
        if self._sites:
            yield [f"site:{host}" for host in article.sites]

    def _holds(self, number: int, article: Watched, *, unread: bool) -> bool:
        answer = holds(self._nodes[number], article)
        return unread if answer is None else answer


def anchors(node: Node, usage: Counter[str]) -> Keys | None:
    """Words of which a matching article has at least one; None if there are none.

    ``usage`` counts words over all terms: what many terms ask for, articles say.
    A stem ends in ``*``; a host begins with ``site:``.
    """
    match node:
        case Phrase():
            return frozenset((_rarest(node, usage),))
        case Near():
            return _best([node.left, node.right], usage)
        case And():
            return _best(node.parts, usage)
        case Or():
            found = [anchors(part, usage) for part in node.parts]
            return (
                None if None in found else frozenset[str]().union(*filter(None, found))
            )
        case Field():
            return None if node.name == "speaker" else anchors(node.part, usage)
        case Named():
            return anchors(node.node, usage)
        case Site():
            return frozenset((f"site:{node.host}",))
        case Not() | Pattern() | Language() | Published():
            return None
        case _:
            assert_never(node)


def _best(parts: Sequence[Node], usage: Counter[str]) -> Keys | None:
    found = [keys for part in parts if (keys := anchors(part, usage)) is not None]
    return min(found, key=lambda keys: _cost(keys, usage), default=None)


def _cost(keys: Keys, usage: Counter[str]) -> tuple[int, int]:
    """How often an article is expected to bring these keys up, roughly."""
    counts = [usage[key.rstrip("*")] for key in keys]
    return sum(counts), -min(map(len, keys))


def _rarest(node: Phrase, usage: Counter[str]) -> str:
    last = len(node.words) - 1
    keys = [
        word + "*" if node.prefix and i == last else word
        for i, word in enumerate(node.words)
    ]
    return min(keys, key=lambda key: (usage[key.rstrip("*")], -len(key)))


def _needed(node: Node) -> set[str]:
    """Words that a matching article has, all of them."""
    match node:
        case Phrase():
            return set(node.words[:-1] if node.prefix else node.words)
        case Near():
            return _needed(node.left) | _needed(node.right)
        case And():
            return set().union(*map(_needed, node.parts))
        case Field():
            return set() if node.name == "speaker" else _needed(node.part)
        case Named():
            return _needed(node.node)
        case _:
            return set()


def _is_one_word(node: Node) -> bool:
    """Whether the word alone decides, so that nothing is left to evaluate."""
    return (
        isinstance(node, Phrase)
        and len(node.words) == 1
        and not node.forms
        and not node.prefix
    )


def _fields_of(node: Node) -> Iterator[str]:
    if isinstance(node, Field):
        yield node.name
    for part in children(node):
        yield from _fields_of(part)
