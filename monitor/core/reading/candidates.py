"""The clauses of a sentence that may assert something, still unjudged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.core.reading.attribution import of_quotation, trailing
from monitor.core.reading.clauses import Verb, main_verb, masked
from monitor.core.reading.subjects import (
    LONGEST_SUBJECT,
    bare_subject,
    subject_start,
)
from monitor.core.reading.verbforms import LEMMAS, REPORTING, SHAPES, THATLESS

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILED = re.compile(r",\s+(?P<verb>[a-z]+ed|brought|made|sent)\s+(?P<rest>[^,]+),\s")
_SPLIT = re.compile(
    r",\s+(?:and\s+)?(?P<verb>[a-z]+ing)\s+(?P<that>that\s+)?|"
    r"\s+and\s+(?P<verb2>[a-z]+)\s+(?P<that2>that\s+)?"
)
_CLAUSE_END = re.compile(
    r";|,\s+(?:but|while|whereas|although|which|who|where)\s|\s–\s"
)
_WHOLLY_QUOTED = re.compile(r"^\s*[“\"‘']([^“”\"]{20,}?)[,.]?[”\"’']\.?\s*$")
_THAT = re.compile(
    r"^\s+(?:(?:(?:on|in|at|last|this)\s[^,;]{1,30}?|yesterday|today)\s+)?that\s+"
)
_LEAD = re.compile(
    r"^(?:[Uu]nder|[Oo]n|[Ii]n|[Bb]y|[Ss]ince|[Aa]fter|[Bb]efore|[Aa]t|[Ff]rom|[Dd]uring)"
    r"\s[^,]*(?:[A-Z]\w|\d)[^,]*,\s+$"
)
_FINAL = " .,;:–—"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: offsets into the sentence of its quote, and its parts.

    ``speaker`` is a noun phrase of the sentence, or None for the outlet.
    ``lead`` are the offsets of a phrase before the subject: "Under the Rail Act".
    """

    start: int
    end: int
    subject: str
    verb: Verb
    after: int
    speaker: str | None = None
    reporting: str | None = None
    lead: tuple[int, int] | None = None


def clauses_of(sentence: str) -> Iterator[Clause]:
    """Every clause of a sentence that has a subject and a verb we know."""
    if spoken := of_quotation(sentence):
        quote, by = spoken
        inner = sentence[quote.start() + 1 : quote.end()].rstrip("”\"'’")
        yield from _said(inner, quote.start() + 1, by.speaker, by.verb, bounded=False)
        return
    aside = trailing(sentence)
    text, speaker, reporting = sentence, None, None
    if aside:
        # Blanked, so that the clause on both sides of it reads on.
        gap = " " * (aside.end - aside.start)
        text = sentence[: aside.start] + gap + sentence[aside.end :]
        speaker, reporting = aside.speaker, aside.verb
    yield from _clauses(text, 0, speaker, reporting)


def _clauses(
    text: str, offset: int, speaker: str | None, reporting: str | None
) -> Iterator[Clause]:
    hidden = masked(text)
    begin = subject_start(hidden)
    for filed in _FILED.finditer(hidden, begin):
        filer = bare_subject(hidden[begin : filed.start()])
        if filer and len(filer.split()) <= LONGEST_SUBJECT:
            yield from _participle(filed, filer, begin, offset, speaker, reporting)
        break
    verb = main_verb(hidden, begin)
    if verb is None:
        return
    subject = bare_subject(hidden[begin : verb.start])
    if not subject or len(subject.split()) > LONGEST_SUBJECT or "\x00" in subject:
        return
    if verb.lemma in REPORTING and not verb.passive:
        that = _THAT.match(hidden[verb.end :])
        told = text[verb.end + (that.end() if that else 0) :]
        at = offset + verb.end + (that.end() if that else 0)
        says = verb.lemma not in THATLESS and (that or _is_clause(told))
        if says and speaker is None:
            yield from _said(told, at, subject, verb.lemma)
            return
    end = _end_of(hidden, verb.end)
    lead = _LEAD.match(hidden[:begin])
    yield Clause(
        offset + (0 if lead else begin),
        offset + end,
        subject,
        _moved(verb, offset),
        offset + verb.end,
        speaker,
        reporting,
        (offset, offset + begin) if lead else None,
    )
    yield from _further(text, hidden, verb.end, end, subject, begin, offset)


def _said(
    told: str, at: int, speaker: str, verb: str, *, bounded: bool = True
) -> Iterator[Clause]:
    """What a speaker says, cut where the next thing said begins."""
    if quoted := _WHOLLY_QUOTED.match(told):
        at, told = at + quoted.start(1), quoted[1]
    hidden = masked(told)
    cut = _SPLIT.search(hidden) if bounded else None
    while cut and LEMMAS.get(cut["verb"] or cut["verb2"]) not in REPORTING:
        cut = _SPLIT.search(hidden, cut.end())
    first = told[: cut.start()] if cut else told
    yield from _clauses(first.rstrip(_FINAL), at, speaker, verb)
    if cut:
        lemma = LEMMAS[cut["verb"] or cut["verb2"]]
        rest = told[cut.end() :]
        if cut["that"] or cut["that2"] or _is_clause(rest):
            yield from _said(rest, at + cut.end(), speaker, lemma)
        else:
            yield from _bare(cut, told, at, speaker)


def _further(
    text: str,
    hidden: str,
    after: int,
    end: int,
    subject: str,
    begin: int,
    offset: int,
) -> Iterator[Clause]:
    """What the same subject also says or does: ", insisting that ..."."""
    del end, begin
    for cut in _SPLIT.finditer(hidden, after):
        form = cut["verb"] or cut["verb2"]
        if LEMMAS.get(form) not in REPORTING:
            continue
        rest = text[cut.end() :].rstrip(_FINAL)
        if cut["that"] or cut["that2"] or _is_clause(rest):
            yield from _said(rest, offset + cut.end(), subject, LEMMAS[form])
        elif cut["verb2"]:
            yield from _bare(cut, text, offset, subject)
        return


def _bare(cut: re.Match[str], text: str, offset: int, subject: str) -> Iterator[Clause]:
    """A second verb of one subject: "... and accused Acme of ..."."""
    form = cut["verb"] or cut["verb2"]
    start = cut.start("verb") if cut["verb"] else cut.start("verb2")
    verb = Verb(offset + start, offset + start + len(form), LEMMAS[form], SHAPES[form])
    end = offset + _end_of(masked(text), start + len(form))
    yield Clause(verb.start, end, subject, verb, verb.end)


def _participle(
    filed: re.Match[str],
    subject: str,
    begin: int,
    offset: int,
    speaker: str | None,
    reporting: str | None,
) -> Iterator[Clause]:
    """What was done to the subject: "The petition, filed with the board, ..."."""
    form = filed["verb"]
    if form in LEMMAS:
        verb = Verb(
            offset + filed.start("verb"),
            offset + filed.end("verb"),
            LEMMAS[form],
            "past",
        )
        yield Clause(
            offset + begin, offset + filed.end("rest"), subject, verb, verb.end,
            speaker, reporting,
        )  # fmt: skip


def _is_clause(text: str) -> bool:
    hidden = masked(text)
    verb = main_verb(hidden)
    head = hidden[: verb.start].strip() if verb else ""
    return bool(head) and "," not in head and len(head.split()) <= LONGEST_SUBJECT


def _end_of(hidden: str, after: int) -> int:
    """Where a clause ends: at its sentence's end, or where another begins."""
    ends = [len(hidden.rstrip(_FINAL))]
    if found := _CLAUSE_END.search(hidden, after):
        ends.append(found.start())
    for cut in _SPLIT.finditer(hidden, after):
        if LEMMAS.get(cut["verb"] or cut["verb2"]) in REPORTING:
            ends.append(cut.start())
            break
    return max(min(ends), after)


def _moved(verb: Verb, by: int) -> Verb:
    return Verb(
        verb.start + by, verb.end + by, verb.lemma, verb.shape, verb.auxiliaries,
        verb.negated,
    )  # fmt: skip
