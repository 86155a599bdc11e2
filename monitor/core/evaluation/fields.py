"""Taking typed fields out of JSON; what is wrong is told with its place."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

    Word = TypeVar("Word", bound=StrEnum)


class FieldFault(ValueError):  # noqa: N818 - as in monitor.errors
    """A field that cannot be read; ``str()`` of it says where and why."""


@dataclass(frozen=True, slots=True)
class Row:
    """One JSON object, and the words for where it stands."""

    data: dict[str, object]
    place: str

    @classmethod
    def of(cls, value: object, place: str, known: Iterable[str]) -> Self:
        """Make a row of an object that has no keys but those ``known``."""
        if not isinstance(value, dict):
            raise FieldFault(f"{place}: must be an object, {{...}}")
        known = tuple(known)
        for key in value:
            if key not in known:
                near = get_close_matches(key, known, 1)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                raise FieldFault(f"{place}: there is no key {key!r}{hint}")
        return cls(value, place)

    def fault(self, what: str) -> FieldFault:
        """A fault of this row."""
        return FieldFault(f"{self.place}: {what}")

    def text(self, key: str) -> str:
        """A text that must be there and not be empty."""
        value = self.data.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"{key!r} is missing or no text")
        return value

    def maybe_text(self, key: str) -> str | None:
        """A text, or None where the key is absent or null."""
        return None if self.data.get(key) is None else self.text(key)

    def number(self, key: str) -> int | None:
        """A whole number from 0, or None where the key is absent or null."""
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.fault(f"{key!r} must be a whole number from 0")
        return value

    def flag(self, key: str, usual: bool) -> bool:  # noqa: FBT001 - a default
        """True or false; ``usual`` where the key is absent or null."""
        value = self.data.get(key)
        if value is None:
            return usual
        if not isinstance(value, bool):
            raise self.fault(f"{key!r} must be true or false")
        return value

    def items(self, key: str) -> list[object]:
        """A list; an absent one is empty."""
        value = self.data.get(key, [])
        if not isinstance(value, list):
            raise self.fault(f"{key!r} must be a list, [...]")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """One text or a list of them; empty where the key is absent or null."""
        value = self.data.get(key)
        values = value if isinstance(value, list) else [value]
        if value is None:
            return ()
        if not all(isinstance(one, str) and one.strip() for one in values):
            raise self.fault(f"{key!r} must be a text or a list of texts")
        return tuple(values)

    def word(self, key: str, words: type[Word]) -> Word | None:
        """One of a set of words, or None where the key is absent or null."""
        found = self.words(key, words)
        if len(found) > 1:
            raise self.fault(f"{key!r} must be one word")
        return found[0] if found else None

    def words(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """One or several of a set of words."""
        try:
            return tuple(words(one) for one in self.texts(key))
        except ValueError as error:
            if isinstance(error, FieldFault):
                raise
            known = ", ".join(words)
            raise self.fault(f"{key!r}: {error}; it must be one of {known}") from error
