"""A text and what is found in it: spans, values, names, frames, assertions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from monitor.types.words import Modality

if TYPE_CHECKING:
    from datetime import datetime

REMEMBERED = 12288
"""Assertions that are kept at hand, and what was found out about each: what is
compared with is compared with again. About 9 kB each, caches included."""

SOMETIMES = 2048
"""The same for what rules ask of few assertions: else those would be kept from long
before the others that are at hand."""


class Span(NamedTuple):
    """A half-open range of offsets into the stored text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text to be read for claims. ``published`` anchors relative dates."""

    text: str
    title: str = ""
    outlet: str = ""
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity or a date as an interval.

    ``kind`` is number, money, percent, odds, duration or date. ``unit`` is the
    thing counted ("worker"), the currency code ("USD"), "percent", "odds"
    (low/high are the probability), "day" for durations, "date" for dates
    (low/high are proleptic ordinals of the first and last possible day).
    ``comparator`` is one of ``= < > <= >= ~``.
    """

    kind: str
    low: float
    high: float
    unit: str
    comparator: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name; ``canonical`` is the longest form the text itself gives.

    ``version`` holds what follows a product's name: "2.5" in "Qwen2.5".
    """

    text: str
    canonical: str
    version: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Slot:
    """A role in a frame: "object", or the preposition that leads a phrase.

    ``text`` is the phrase without the preposition, names and pronouns resolved.
    """

    role: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Frame:
    """Who did what: the shallow predicate-argument structure of one claim.

    ``action`` is the lemma of the main verb ("accuse"); ``subject`` and the
    slots are standalone phrases ("Alibaba", not "the company").
    """

    subject: str
    action: str
    slots: tuple[Slot, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Assertion:
    """One atomic claim as found in one text, before it is compared.

    ``quote`` is ``text_of_article[span.start:span.end]``, always verbatim.
    ``text`` says the same on its own, with pronouns and references resolved.
    ``speaker`` is None where the outlet itself speaks; an anonymous speaker is
    named as the text names them ("sources close to Anthropic").
    ``verb`` is the lemma of the reporting verb ("insist"), if any.
    ``quoted`` holds the words inside quotation marks, without the marks.
    ``denies`` is true when the claim disputes somebody else's (dismiss, deny,
    reject, or an answer of an accused party); ``alleges`` when it accuses.
    ``target`` is whom the claim accuses or answers, where the text says so.
    ``embedding`` is the vector of ``text`` in signed bytes, empty where no encoder
    was asked.
    """

    span: Span
    quote: str
    text: str
    frame: Frame
    speaker: str | None = None
    verb: str | None = None
    modality: Modality = Modality.ASSERTED
    values: tuple[Value, ...] = ()
    names: tuple[Name, ...] = ()
    quoted: tuple[str, ...] = ()
    denies: bool = False
    alleges: bool = False
    target: str | None = None
    embedding: bytes = b""

    def __hash__(self) -> int:
        """Of the words alone: comparison looks up by assertions all the time."""
        return hash((self.quote, self.text))
