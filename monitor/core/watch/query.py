"""A parsed watch term, and the refusal of terms that any article would satisfy."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from monitor.core.watch.evaluate import holds, places, weigh
from monitor.core.watch.lexer import fault
from monitor.core.watch.parser import NO_NAMES, Names, read_tree
from monitor.core.watch.tree import Language, Node, Published

if TYPE_CHECKING:
    from monitor.core.watch.article import Watched
    from monitor.core.watch.evaluate import Leaf
    from monitor.types import Place

MOST_PLACES = 50
"""Places of one term in one article that are kept: enough to judge it by."""


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed term. ``str()`` is its full form, which parses to an equal query."""

    node: Node

    def __str__(self) -> str:
        return str(self.node)

    def matches(self, article: Watched) -> bool | None:
        """Whether it matches; None where the article's speakers would decide."""
        return holds(self.node, article)

    def places(self, article: Watched, most: int = MOST_PLACES) -> tuple[Place, ...]:
        """Where the words stand that made it match, in order, at most ``most``."""
        found = islice(places(self.node, article), 20 * most)
        return tuple(sorted(set(found), key=_reading_order)[:most])


def parse(term: str, names: Names = NO_NAMES) -> Query:
    """Parse a watch term; raises ``WatchSyntaxError`` with the column of the fault."""
    node = read_tree(term, names)
    if weigh(node, _without_words) is not False:
        raise fault(
            term,
            0,
            "this matches nearly every article; say what must be in it, not only "
            "what must not, its language or its date",
        )
    return Query(node)


def _without_words(leaf: Leaf, field: str) -> bool | None:
    """What an article without any of the words says: no, or perhaps."""
    del field
    return None if isinstance(leaf, Language | Published) else False


def _reading_order(place: Place) -> tuple[bool, str, int, int]:
    return (place.field != "title", place.field, place.start, place.end)
