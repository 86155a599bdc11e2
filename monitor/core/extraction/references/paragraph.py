"""Whom a paragraph has named so far, and who has spoken in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.references.discourse import Discourse
    from monitor.core.text import Token
    from monitor.types import Name


@dataclass(slots=True)
class Paragraph:
    """The people whom the sentences of a paragraph so far have named."""

    people: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()

    def begin(self, *, opens: bool) -> None:
        """Begin a sentence that may open a paragraph."""
        self.people = () if opens else self.people
        self.voices = () if opens else self.voices

    def nearer(self, pronoun: str, voice: str, discourse: Discourse) -> str | None:
        """The one person whom it tells of, if whoever spoke last did so further up."""
        one = self.people[0] if len(self.people) == 1 else None
        told = voice in self.voices or discourse.kind(one or "") != "person"
        return None if told else discourse.fitting(pronoun, one)

    def end(self, names: Sequence[Name], discourse: Discourse) -> None:
        """Remember whom a sentence has named."""
        told = dict.fromkeys((*self.people, *(n.canonical for n in names)))
        self.people = tuple(n for n in told if discourse.kind(n) in {"person", "other"})

    def only(self, pronoun: str, discourse: Discourse) -> str | None:
        """The only one so far who is known to be "he"."""
        known = [n for n in self.people if discourse.of_sex(n) == pronoun]
        return known[0] if len(known) == 1 and not discourse.stranger else None


def may_be_another(
    toks: Sequence[Token], i: int, person: str, discourse: Discourse
) -> bool:
    """“Holm signed it. The log was kept by Kim Lo. He has left since”: who has?

    So it is where a paragraph begins with "he" and two were named just before.
    """
    names = discourse.reading.names_in(toks[0].start, toks[i].start)
    here = any(n.canonical == person for n in names)
    about = discourse.subject is not None and discourse.subject.name == person
    away = not about and discourse.near(person) is None
    away |= not (discourse.paragraph.people or here)
    fits = (n for n in discourse.nearby if n != person)
    return away and any(
        discourse.kind(n) == "person" and discourse.fitting(toks[i].low, n)
        for n in fits
    )
