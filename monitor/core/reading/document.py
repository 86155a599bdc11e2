"""A whole document: its sentences in order, with what has been said so far."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.reading.candidates import clauses_of
from monitor.core.reading.clauses import QUOTED
from monitor.core.reading.figures import values_in
from monitor.core.reading.frames import frame_of, slots_of
from monitor.core.reading.naming import NameBook, names_in
from monitor.core.reading.references import References
from monitor.core.reading.splitting import sentences
from monitor.core.reading.verbforms import ACCUSING, DENYING
from monitor.core.reading.worth import is_claim, is_musing, modality_of
from monitor.types import Assertion, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.core.reading.candidates import Clause
    from monitor.core.reading.splitting import Sentence
    from monitor.types import Document, Frame

LONGEST_DOCUMENT = 200_000
"""Characters that are read; a newspaper's longest pieces have a quarter of that."""

_EXCULPATORY = re.compile(
    r"\b(?:not|never|no|nothing|independent(?:ly)?|own|publicly available|open[- ]source|"
    r"lawful(?:ly)?|legal(?:ly)?|innocent|false|untrue|baseless|unfounded|"
    r"without (?:merit|foundation)|followed (?:the|all) rules)\b",
    re.IGNORECASE,
)


def extract(document: Document) -> tuple[Assertion, ...]:
    """The atomic claims of a document, in the order of their quotes."""
    text = document.text[:LONGEST_DOCUMENT]
    book = NameBook()
    book.learn(text)
    reader = _Reader(document, References(book))
    found: dict[tuple[Span, str], Assertion] = {}
    for sentence in sentences(text):
        if not is_musing(sentence.text):
            for assertion in reader.read(sentence):
                found.setdefault((assertion.span, assertion.frame.action), assertion)
    return tuple(sorted(found.values(), key=lambda found: found.span))


class _Reader:
    """Reads sentence after sentence; references reach back."""

    def __init__(self, document: Document, references: References) -> None:
        self._document = document
        self._references = references

    def read(self, sentence: Sentence) -> Iterator[Assertion]:
        for clause in clauses_of(sentence.text):
            assertion = self._assertion(sentence, clause)
            if assertion is not None:
                yield assertion
        self._references.saw_names(names_in(sentence.text, 0, self._references.book))

    def _assertion(self, sentence: Sentence, clause: Clause) -> Assertion | None:
        told = sentence.text[clause.start : clause.end].rstrip(" ,;:")
        quote = told.lstrip(" ,;:")
        start = sentence.start + clause.start + len(told) - len(quote)
        names = names_in(quote, start, self._references.book)
        values = values_in(quote, start, self._document.published)
        ahead = sum(n.span.start < sentence.start + clause.verb.start for n in names)
        if not is_claim(clause, quote, names, values, named_ahead=ahead > 0):
            return None
        subject = self._references.resolve(clause.subject)
        after = sentence.text[clause.after : max(clause.end, clause.after)]
        frame = frame_of(
            subject, clause.verb, after, sentence.start + clause.after, self._references
        )
        if clause.lead:
            first, last = clause.lead
            led = sentence.text[first].lower() + sentence.text[first + 1 : last]
            more = slots_of(led, sentence.start + first, "", self._references)
            frame = replace(frame, slots=(*frame.slots, *more))
        alleges = clause.verb.lemma in ACCUSING
        denies = self._denies(clause, quote)
        speaker = self._speaker(clause, subject, stance=alleges or denies)
        target = self._target(frame, speaker, alleges=alleges, denies=denies)
        if clause.speaker is None:
            self._references.saw(clause.subject)
        return Assertion(
            span=Span(start, start + len(quote)),
            quote=quote,
            text=_standalone(clause, quote, subject),
            frame=frame,
            speaker=speaker,
            verb=clause.reporting or (clause.verb.lemma if alleges or denies else None),
            modality=modality_of(clause, alleges=alleges, denies=denies),
            values=values,
            names=names,
            quoted=tuple(_inner(found.group()) for found in QUOTED.finditer(quote)),
            denies=denies,
            alleges=alleges,
            target=target,
        )

    def _speaker(self, clause: Clause, subject: str, *, stance: bool) -> str | None:
        if clause.speaker is not None:
            return self._references.resolve(clause.speaker)
        return subject if stance else None

    def _denies(self, clause: Clause, quote: str) -> bool:
        """A denial, or an answer of the accused that clears them."""
        if clause.verb.lemma in DENYING:
            return True
        speaker = clause.speaker and self._references.resolve(clause.speaker)
        accused = self._references.accused
        return bool(
            speaker
            and accused
            and _same(speaker, accused)
            and _EXCULPATORY.search(quote)
        )

    def _target(
        self, frame: Frame, speaker: str | None, *, alleges: bool, denies: bool
    ) -> str | None:
        """Whom a claim accuses or answers; remembered for what follows."""
        if alleges:
            accused = next((s.text for s in frame.slots if s.role == "object"), None)
            if accused and self._references.accused is None:
                names = names_in(accused, 0, self._references.book)
                self._references.accused = names[-1].canonical if names else accused
                self._references.accuser = frame.subject
            return self._references.accused if accused else None
        if denies and speaker:
            return self._references.accuser
        return None


def _same(one: str, other: str) -> bool:
    return one == other or one in other or other in one


def _inner(quotation: str) -> str:
    return quotation.strip("“”‘’\"'").rstrip(",.")


def _standalone(clause: Clause, quote: str, subject: str) -> str:
    """The quote with its subject spelled out, as a sentence of its own."""
    rest = quote
    if clause.lead:
        return quote
    if quote.startswith(clause.subject):
        rest = quote[len(clause.subject) :]
    elif clause.verb.start > clause.start:
        return quote
    text = subject + rest if rest.startswith(",") else f"{subject} {rest.lstrip()}"
    return text[:1].upper() + text[1:]
