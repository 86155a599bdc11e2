"""Links as numbered notes, so that text stays readable in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.digest import is_web

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.types import Passage


class Notes:
    """Numbers the addresses of one document in the order of their use.

    Where ``web_only`` is true, addresses of files are left out: in a mail they
    would lead nowhere.
    """

    def __init__(self, *, web_only: bool) -> None:
        self._web_only = web_only
        self._numbers: dict[str, int] = {}

    def address(self, passage: Passage) -> str | None:
        """The address to link a passage to, if there is one that may be used."""
        link = passage.link
        if link is None or is_web(link):
            return link
        is_file = link.startswith(("./", "../"))
        return link if is_file and not self._web_only else None

    def number(self, passage: Passage) -> int | None:
        """The number of the passage's note, or None without a link."""
        link = self.address(passage)
        if link is None:
            return None
        return self._numbers.setdefault(link, len(self._numbers) + 1)

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Every (number, address) given out, in order."""
        return iter([(number, link) for link, number in self._numbers.items()])
