"""Terms that others use by name: ``@anthropic``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.watch.lexer import tokens
from monitor.core.watch.parser import Names, read_tree
from monitor.errors import WatchSyntaxError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from monitor.core.watch.tree import Node


def naming(definitions: Mapping[str, str]) -> Names:
    """Names for the terms of ``definitions``, each read when it is first used."""
    return Names(definitions, _Definitions(definitions).find)


class _Definitions:
    """Reads what a name needs before the name itself, however long the row is."""

    def __init__(self, definitions: Mapping[str, str]) -> None:
        self._definitions = definitions
        self._read: dict[str, Node] = {}
        self._names = Names(definitions, self._read.__getitem__)

    def find(self, name: str) -> Node:
        """The tree behind a known name; raises ``LookupError`` with a message."""
        trail = [name]
        while trail:
            missing = self._missing(trail[-1])
            if missing is None:
                last = trail.pop()
                self._read[last] = self._tree(last)
            elif missing in trail:
                circle = [*trail[trail.index(missing) :], missing]
                told = " uses ".join(f"@{one}" for one in circle)
                raise LookupError(f"names go in a circle: {told}")
            else:
                trail.append(missing)
        return self._read[name]

    def _missing(self, name: str) -> str | None:
        """A name that the term of ``name`` uses and that was not read yet."""
        if name in self._read:
            return None
        try:
            used = [t.text[1:] for t in tokens(self._definitions[name])
                    if t.kind == "name"]  # fmt: skip
        except WatchSyntaxError as error:
            raise _faulty(name, error) from error
        unread = (n for n in used if n in self._definitions and n not in self._read)
        return next(unread, None)

    def _tree(self, name: str) -> Node:
        try:
            return read_tree(self._definitions[name], self._names)
        except WatchSyntaxError as error:
            raise _faulty(name, error) from error


def _faulty(name: str, error: WatchSyntaxError) -> LookupError:
    return LookupError(f"the term named {name} has a fault: {error.reason}")
