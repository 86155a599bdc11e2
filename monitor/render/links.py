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
        self._leads: set[str] = set()

    def address(self, passage: Passage) -> str | None:
        """The address to link a passage to, if there is one that may be used."""
        link = passage.link
        if link is None:
            return None
        if is_web(link):
            self._leads.add("to the passage")
            return link
        if self._web_only or not link.startswith(("./", "../", "file:///")):
            return None
        self._leads.add("to your file")
        return link

    @property
    def lead(self) -> str:
        """Where the addresses given out so far lead; empty if there are none."""
        return ", or ".join(sorted(self._leads))

    def number(self, passage: Passage) -> int | None:
        """The number of the passage's note, or None without a link."""
        link = self.address(passage)
        if link is None:
            return None
        return self._numbers.setdefault(link, len(self._numbers) + 1)

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Every (number, address) given out, in order."""
        return iter([(number, link) for link, number in self._numbers.items()])
