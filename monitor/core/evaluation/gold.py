"""What people labelled: disputes, their articles, and the claims these make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.types import Kind, Modality, Span, Verdict


class Ref(NamedTuple):
    """A claim of a dispute: its article and its place there, both from 1."""

    article: int
    claim: int

    def __str__(self) -> str:
        return f"{self.article}#{self.claim}"


class GoldValue(NamedTuple):
    """A value that a claim names; ``text`` as ``agreement.canonical`` writes it."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim as an editor labelled it.

    Of ``speakers``, ``kinds`` and ``against`` each is right; None among the
    speakers is the outlet. ``modality`` and ``values`` are None where nobody
    labelled them. In an article that is not labelled completely there may be no
    ``speakers``, and a claim without a ``verdict`` only stands there for others
    to be against.
    """

    ref: Ref
    span: Span
    quote: str
    speakers: tuple[str | None, ...]
    verdict: Verdict | None
    kinds: tuple[Kind, ...] = ()
    against: tuple[Ref, ...] = ()
    modality: Modality | None = None
    values: tuple[GoldValue, ...] | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with all the claims it makes; the rest of its text makes none.

    Unless it is ``complete`` it may make others, which nobody labelled.
    """

    title: str
    outlet: str
    published: datetime | None
    text: str
    claims: tuple[GoldClaim, ...]
    complete: bool = True

    @property
    def voice(self) -> str:
        """Who speaks where nobody is named: "Ada Holm", of "Ada Holm, her own page"."""
        return self.outlet.partition(",")[0]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Articles on one matter, in the order in which they come in.

    ``topic`` holds watch terms; each of ``aliases`` the names of one speaker.
    """

    name: str
    topic: tuple[str, ...]
    articles: tuple[GoldArticle, ...]
    aliases: tuple[tuple[str, ...], ...] = ()

    def article(self, ref: Ref) -> GoldArticle:
        """The article that the claim of that number stands in; it must exist."""
        return self.articles[ref.article - 1]

    def claim(self, ref: Ref) -> GoldClaim:
        """The claim of that number; it must exist."""
        return self.article(ref).claims[ref.claim - 1]
