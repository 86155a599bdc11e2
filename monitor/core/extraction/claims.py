"""From a sentence's clauses to assertions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.extraction import conditions, stance
from monitor.core.extraction.causing import caused
from monitor.core.extraction.conditions import condition_of
from monitor.core.extraction.frames import frame_of
from monitor.core.extraction.holding import with_unsaid
from monitor.core.extraction.parsed import ParsedSentence
from monitor.core.extraction.references.epithets import note_issuer
from monitor.core.extraction.references.noting import named_object, note, note_before
from monitor.core.extraction.references.rivals import open_between
from monitor.core.extraction.references.standing import speaker_stands_in
from monitor.core.extraction.speakers import speaker_phrases
from monitor.core.extraction.speakers.leading import (
    brings_only,
    introduces,
    speaks_alone,
)
from monitor.core.extraction.speakers.own import own_word
from monitor.core.extraction.speakers.reaching import brings_in
from monitor.core.extraction.speakers.unsaid import by_nobody, to_come
from monitor.core.extraction.speakers.voices import note_heard, told_by
from monitor.core.extraction.wording import text_of
from monitor.core.extraction.worth import addressing, checkable
from monitor.core.extraction.worth.asides import (
    appended,
    narrows,
    of_those,
    tells_of_aside,
    tells_where,
    up_to_aside,
)
from monitor.core.extraction.worth.moods import is_absolute, only_says, wordless
from monitor.core.lexicon.function_words import PREPOSITIONS
from monitor.core.lexicon.reporting import ACCUSATION_NOUNS, ACCUSING, REPORTING
from monitor.core.lexicon.wordlist import word_set
from monitor.types import Assertion, Frame, Modality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.core.extraction.reading import Sentence
    from monitor.core.extraction.references.discourse import Discourse
    from monitor.core.extraction.stance import Standing
    from monitor.core.grammar.clause import Clause
    from monitor.types import Span, Value

# What is told of a time, a reason or a condition belongs to the clause it is of.
_TOLD = frozenset(("main", "verb"))
_CENTRES = word_set("centre center rest hinge focus turn")


class SentenceReader:
    """Reads one sentence in the light of what was told before it."""

    def __init__(self, sentence: Sentence, discourse: Discourse) -> None:
        self.parsed = ParsedSentence(sentence, discourse)
        clauses, self.holding = with_unsaid(self.parsed)
        self.parsed.clauses = clauses
        self.asides = [
            c for c in clauses if c.role == "relative" and self._tells_aside(c)
        ]
        toks = self.parsed.toks
        self.parsed.clauses = tuple(
            up_to_aside(toks, c, clauses, self.asides, sentence.quotes) for c in clauses
        )

    def claims(self) -> Iterator[Assertion]:
        """The claims of the sentence, in order."""
        beside = self.parsed.set_off
        if beside and to_come(self.parsed.sentence.toks, beside):
            return  # "Taxes, the minister will say on Friday, are to rise"
        for i, clause in enumerate(self.parsed.clauses):
            if self._passed_over(i, clause):
                continue
            if self.parsed.toks[clause.start - 1].text == ";" and clause.start:
                note_before(self.parsed, i)
            told = None if self._said_here(clause) else told_by(self.parsed, i)
            if told is None and clause.role in {"main", "adverbial", "relative"}:
                note_before(self.parsed, i)
            if clause.role == "relative" and clause not in self.asides:
                continue
            if told is not None:
                shows = brings_in(self.parsed, i) or brings_only(self.parsed, i)
                claim = None if shows else self._reported(i, clause, *told)
            elif addressing.of_its_work(self.parsed.toks, clause):
                continue
            else:
                claim = self._own(i, clause)
            if claim:
                self._note_told(clause, claim.speaker, reported=told is not None)
                yield claim
        note_heard(self.parsed)
        note(self.parsed)

    def _passed_over(self, at: int, clause: Clause) -> bool:
        """Whether a clause is a circumstance, or one that leaves open what is so."""
        toks = self.parsed.toks
        empty = wordless(toks, self.parsed.clauses, at) or is_absolute(toks, clause)
        empty |= appended(toks, clause) or conditions.either_or(self.parsed, at)
        return empty or conditions.tells_when(self.parsed, clause)

    def _note_told(
        self, clause: Clause, speaker: str | None, *, reported: bool
    ) -> None:
        """Remember who speaks, but not a clerk of "the clerk who said that …, she said"."""
        if clause.role == "said" or not reported:
            self.parsed.discourse.note_act(None if reported else speaker)
        host = self.parsed.clauses[clause.parent or 0]
        within = clause.role == "said" and host.role == "relative"
        if not (within and self.parsed.set_off):
            self.parsed.discourse.note_voice(speaker)
        note_issuer(self.parsed.sentence.toks, speaker, self.parsed.discourse)

    def _build(
        self, at: int, clause: Clause, standing: Standing, frame: Frame
    ) -> Assertion | None:
        lo, hi = self.parsed.extent(clause)
        if lo >= hi:
            return None
        span = self.parsed.span(*self.parsed.shown(at))
        quote = self.parsed.source.text[span.start : span.end]
        own = self.parsed.span(lo, hi)
        text, names = text_of(self.parsed, at, clause, lo, hi)
        values, toks = self._values(at, own), self.parsed.toks
        how = stance.hedged(standing.modality, toks, lo, hi)
        how = stance.dated_ahead(
            how, clause.group, toks, values, self.parsed.source.day
        )
        return Assertion(
            span=span, quote=quote, text=text, frame=frame, speaker=standing.speaker or None,
            verb=standing.verb, values=values, names=names, modality=how,
            quoted=self.parsed.quoted(own), denies=standing.denies, alleges=standing.alleges,
            target=standing.target,
        )  # fmt: skip

    def _values(self, at: int, own: Span) -> tuple[Value, ...]:
        """The values of a claim, without those of an aside behind its subject."""
        values = self.parsed.source.values_in(*own)
        start = self.parsed.clauses[at].group.start
        aside = next(
            (
                c for c in self.parsed.clauses[:at]
                if c.role in {"relative", "part"}
                and self.parsed.subject_range(at)[1] <= c.start < start
            ),
            None,
        )  # fmt: skip
        if aside is None or self.parsed.toks[aside.start - 1].low != ",":
            return values
        lo, hi = self.parsed.toks[aside.start].start, self.parsed.toks[start].start
        return tuple(v for v in values if not lo <= v.span.start < hi)

    def _reported(
        self, at: int, clause: Clause, speaker: str, verb: str
    ) -> Assertion | None:
        lo, hi = self.parsed.subject_range(at)
        cut = of_those(self.parsed.toks, self.parsed.clauses, clause)
        if clause.role == "said" and (lo >= hi or cut):
            return None  # "say that is too little"
        if not self.parsed.stops_short(clause):
            speaker_stands_in(self.parsed, at, speaker)
        subject, _, _, _ = self.parsed.subject(at)
        frame = frame_of(self.parsed.toks, clause, subject, self.parsed.discourse)
        text, names = text_of(self.parsed, at, clause, *self.parsed.extent(clause))
        standing = stance.reported(
            speaker, verb, frame, text, names, clause.group, self.parsed.discourse
        )
        if addressing.writes(speaker):
            standing = replace(standing, speaker=None, verb=None)
        return self._build(at, clause, standing, frame)

    def _own(self, at: int, clause: Clause) -> Assertion | None:
        effect = caused(self.parsed, clause)
        if effect:
            return effect
        subject, _, head, _ = self.parsed.subject(at)
        frame = frame_of(self.parsed.toks, clause, subject, self.parsed.discourse)
        standing = stance.own_act(frame, clause.group, self.parsed.discourse)
        itself = self._of_this_text(at) or self._said_here(clause)
        if itself:
            how = (
                stance.modality(clause.group) if standing.denies else standing.modality
            )
            standing = stance.Standing(None, None, how)
        if not self._tells(at, clause, head, frame, standing):
            return None
        if not itself:
            standing = own_word(self.parsed, at, frame, standing)
        pair = self.parsed.discourse.pair
        if pair and frame.action in _CENTRES and self._of_accusation(clause):
            standing = stance.Standing(
                pair[0], None, Modality.ALLEGED, alleges=True, target=pair[1]
            )
        if standing.alleges and frame.action in ACCUSING:
            accused = named_object(self.parsed, clause)
            self.parsed.discourse.note_accusation(head, accused)
        return self._build(at, clause, standing, frame)

    def _of_this_text(self, at: int | None) -> bool:
        """“The article says”: what the outlet tells of its own text is its own."""
        where = self.parsed.subject_range(at) if at is not None else (0, 0)
        return speaker_phrases.of_this_text(self.parsed.toks, *where)

    def _said_here(self, clause: Clause) -> bool:
        return clause.role == "said" and self._of_this_text(clause.parent)

    def _of_accusation(self, clause: Clause) -> bool:
        return any(
            t.low in ACCUSATION_NOUNS
            for t in self.parsed.toks[clause.subject[0] : clause.subject[1]]
        )

    def _tells(
        self,
        at: int,
        clause: Clause,
        head: str | None,
        frame: Frame,
        standing: Standing,
    ) -> bool:
        lo, hi = self.parsed.extent(clause)
        start, end = self.parsed.toks[lo].start, self.parsed.toks[hi - 1].end
        names = (*self.parsed.source.names_in(start, end), *self.parsed.subject(at)[3])
        values = self.parsed.source.values_in(start, end)
        if clause.role == "part" and narrows(
            self.parsed.toks, self.parsed.clauses, clause
        ):
            return False
        if clause.role in {"part", "relative"}:
            return clause.role == "relative" or self._tells_aside(clause)
        if conditions.brought_in(self.parsed, at):
            return bool(names or values) and checkable.acts(clause)
        unowned = by_nobody(self.parsed, clause) or self._said_here(clause)
        empty = self._of_this_text(at) and not addressing.says_much(
            self.parsed.toks[clause.group.end : clause.end]
        )
        if empty or (clause.role not in _TOLD and not unowned):
            return False
        said = only_says(self.parsed.toks, self.parsed.clauses[: at + 1])
        if said or introduces(self.parsed, at, disputed=standing.denies):
            return False
        if standing.speaker:
            return (
                standing.denies
                or standing.alleges
                or at in self.holding
                or speaks_alone(self.parsed, at, frame)
            )
        clause = replace(clause, subject=self.parsed.subject_range(at))
        lacks = clause.subject[0] >= clause.subject[1]
        lacks &= clause.role == "verb" or clause.group.lemma in REPORTING
        if lacks:
            return False
        alone = condition_of(self.parsed, self.parsed.clauses[at]) is None
        alone &= not self._resolved(at)
        return checkable.worth_telling(
            self.parsed.toks, clause, names, values, head, alone=alone
        )

    def _resolved(self, at: int) -> bool:
        """Whether the subject is a pronoun that means something told of before."""
        lo, hi = self.parsed.subject_range(at)
        told = self.parsed.subject(at)[1].lower()
        found = told != self.parsed.toks[lo].low or open_between(self.parsed, at)
        return hi - lo == 1 and found

    def _tells_aside(self, clause: Clause) -> bool:
        """Whether an aside is a claim of its own."""
        if clause.group.lemma in _CENTRES and self._of_accusation(clause):
            return clause.role == "part" or clause.subject == clause.lead
        toks, source = self.parsed.toks, self.parsed.source
        shared = clause.marker in {"whom", "which"}
        shared &= toks[clause.start].low != clause.marker
        if shared or toks[clause.start].low in PREPOSITIONS:
            return False  # "tapes, on which", "letters, copies of which"
        if tells_where(toks, clause):
            return True
        if clause.role == "relative" and not self.parsed.of_its_host(clause):
            return False
        own = toks[clause.start].start, toks[clause.end - 1].end
        return tells_of_aside(
            clause, source.names_in(*own), source.values_in(*own), toks
        )
