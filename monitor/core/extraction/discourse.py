"""What a text has told so far that a reference may point to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.reading import Reading
    from monitor.types import Name

HIS = {"his": "he", "her": "she"}


class Party(NamedTuple):
    """A name with its kind, as the last subject or speaker."""

    name: str
    kind: str


class Thing(NamedTuple):
    """What has no name but was told of: "the recount"; ``kind`` says which pronoun."""

    text: str
    kind: str


@dataclass(slots=True)
class Discourse:
    """What the text has told so far that a reference may point to."""

    reading: Reading
    subject: Party | None = None
    thing: Thing | None = None
    person: str | None = None
    body: str | None = None
    recent: str | None = None
    accuser: str | None = None
    accused: str | None = None
    accusations: int = 0
    speaker: str | None = None
    government: str | None = None
    people: dict[str, str] = field(default_factory=dict)

    def kind(self, name: str) -> str:
        """The kind of a canonical name."""
        return self.reading.directory.kind(name)

    def note_subject(self, name: str | None) -> None:
        """Remember whom the last clause was about."""
        self.thing = None
        if name is None:
            self.subject = None
            return
        self.subject = Party(name, self.kind(name))
        if self.subject.kind == "person":
            self.person = name
        elif self.subject.kind in {"body", "other"}:
            self.body = name

    def fitting(self, pronoun: str, person: str | None) -> str | None:
        """A person, unless the text has called the same one otherwise."""
        known = self.people.get(person or "")
        return person if known in {None, HIS.get(pronoun, pronoun)} else None

    def note_sentence(self, names: Sequence[Name]) -> None:
        """Remember the one person whom a sentence names."""
        people_ = {
            n.canonical
            for n in names
            if self.kind(n.canonical) == "person"
            or (self.kind(n.canonical) == "other" and " " in n.canonical)
        }
        self.recent = people_.pop() if len(people_) == 1 else None

    def note_speaker(self, name: str) -> None:
        """Remember the person whose words were quoted."""
        if self.kind(name) == "person":
            self.person, self.thing = name, None
            self.subject = Party(name, "person")

    def note_accusation(self, accuser: str | None, accused: str | None) -> None:
        """Remember who accuses whom; with a second pair nothing is safe any more."""
        if not accuser or not accused or accuser == self.accused:
            return
        if self.accuser is None:
            self.accuser, self.accused = accuser, accused
        self.accusations += (accuser, accused) != (self.accuser, self.accused)

    @property
    def pair(self) -> tuple[str, str] | None:
        """The one (accuser, accused) of the text."""
        if self.accuser and self.accused and not self.accusations:
            return self.accuser, self.accused
        return None
