"""Terms that others use by name: ``@anthropic``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.watch.parser import Names, read_tree
from monitor.errors import WatchSyntaxError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from monitor.core.watch.tree import Node

CIRCLE = "names go in a circle"


def naming(definitions: Mapping[str, str]) -> Names:
    """Names for the terms of ``definitions``, each read when it is first used."""
    return _Definitions(definitions).names()


class _Definitions:
    def __init__(
        self,
        definitions: Mapping[str, str],
        read: dict[str, Node] | None = None,
        trail: tuple[str, ...] = (),
    ) -> None:
        self._definitions = definitions
        self._read: dict[str, Node] = {} if read is None else read
        self._trail = trail

    def names(self) -> Names:
        return Names(self._definitions, self._find)

    def _find(self, name: str) -> Node:
        if name in self._trail:
            circle = (*self._trail[self._trail.index(name) :], name)
            told = " uses ".join(f"@{one}" for one in circle)
            raise LookupError(f"{CIRCLE}: {told}")
        if name not in self._read:
            deeper = _Definitions(self._definitions, self._read, (*self._trail, name))
            try:
                self._read[name] = read_tree(self._definitions[name], deeper.names())
            except WatchSyntaxError as error:
                told = error.reason
                if not told.startswith(CIRCLE):
                    told = f"the term named {name} has a fault: {told}"
                raise LookupError(told) from error
        return self._read[name]
