"""Who "it", "the company" and "the allegations" are, as far as is safe to say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from monitor.core.reading.naming import names_in

if TYPE_CHECKING:
    from monitor.core.reading.naming import NameBook
    from monitor.types import Name

_ORGANISATION = re.compile(
    r"^the (?:\w+ )?(?:company|firm|start-?up|group|union|bank|office|regulator|agency|"
    r"airline|retailer|manufacturer|carmaker|ministry|council)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:it|they|he|she)$", re.IGNORECASE)
_ACCUSATION = re.compile(
    r"^(?:the|these|those|this) (accusations?|allegations?|claims?|charges?)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(slots=True)
class References:
    """What an article has spoken of so far."""

    book: NameBook
    subject: str | None = None  # of the last claim, where it was a name
    accuser: str | None = None
    accused: str | None = None
    offices: dict[str, str] = field(default_factory=dict)

    def resolve(self, phrase: str) -> str:
        """The phrase, or what it stands for."""
        bare = phrase.strip()
        if accusation := _ACCUSATION.match(bare):
            return f"{self.accuser}'s {accusation[1].lower()}" if self.accuser else bare
        if (name := self.head_name(bare)) and name != bare:
            return name
        if _ORGANISATION.match(bare):
            noun = bare.split()[-1].lower()
            return self.offices.get(noun) or self.subject or bare
        if _PRONOUN.match(bare) and self.subject:
            return self.subject
        return (
            self.book.canonical(_ARTICLE.sub("", bare)) if self._alias(bare) else bare
        )

    def saw(self, subject: str) -> None:
        """Remember a subject that is a name."""
        self.subject = self.head_name(subject) or self.subject

    def saw_names(self, names: tuple[Name, ...]) -> None:
        """Remember which office or company a text has named."""
        for name in names:
            self.offices[name.canonical.split()[-1].lower()] = name.canonical

    def head_name(self, phrase: str) -> str | None:
        """The name that a phrase ends in: "Acme" of "the steel maker Acme"."""
        names = names_in(phrase, 0, self.book)
        if not names or names[-1].span.end != len(phrase):
            return None
        owned = re.search(r"['’]s?\s", phrase[: names[-1].span.start])
        return None if owned else names[-1].canonical

    def _alias(self, phrase: str) -> bool:
        return _ARTICLE.sub("", phrase) in self.book.longest
