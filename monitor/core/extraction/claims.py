"""From a sentence's clauses to assertions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core import attribution
from monitor.core.extraction import stance, worth
from monitor.core.extraction.clauses import find_clauses
from monitor.core.extraction.frames import frame_of, head_name
from monitor.core.extraction.groups import Group
from monitor.core.extraction.references import Party, standalone
from monitor.core.extraction.speakers import speaker_name
from monitor.core.lexicon import people
from monitor.core.lexicon.inflection import past, reading
from monitor.core.lexicon.reporting import ACCUSATION_NOUNS, NEEDS_CLAUSE, REPORTING
from monitor.core.lexicon.verbs import EVENT
from monitor.core.lexicon.wordlist import word_set
from monitor.core.text import covered, inside
from monitor.types import Assertion, Frame, Modality, Name, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from monitor.core.extraction.clauses import Clause
    from monitor.core.extraction.reading import Sentence
    from monitor.core.extraction.references import Discourse
    from monitor.core.extraction.stance import Standing
    from monitor.core.text import Token

_TELLING_MARKERS = word_set("""
as after because since although though while until before
""")
_CENTRES = word_set("centre center rest hinge focus turn")


_BLANK = "¶"
_STAND_INS = frozenset(("they", "it", "he", "she"))
_CAUSING = frozenset(("prompt", "force", "lead", "cause"))
_CLITICS = {"'ve": "have", "'ll": "will", "'re": "are", "'s": "is", "'d": "would"}
_OPENING = frozenset("\"“‘'")
_PAIRS = {"“": "”", "‘": "’", '"': '"', "'": "'"}


def _is_body(text: str, names: Sequence[Name]) -> bool:
    """“The UK government”: a body that is named by its kind and a name or people."""
    words = text.lower().split()
    known = bool(names) or any(w in people.NATIONALITIES for w in words)
    return bool(words) and words[-1] in people.BODY_NOUNS and known and "'s" not in text


def _balanced(text: str) -> str:
    """Without an opening mark that nothing closes, or a closing one alone."""
    if text[:1] in _PAIRS and _PAIRS[text[0]] not in text[1:]:
        text = text[1:]
    if text[-1:] in '”"' and text.count(text[-1]) % 2 and "“" not in text:
        text = text[:-1].rstrip(" .,;:")
    return text


class SentenceReader:
    """Reads one sentence in the light of what was told before it."""

    def __init__(self, sentence: Sentence, discourse: Discourse) -> None:
        self.sentence = sentence
        self.discourse = discourse
        self.toks: Sequence[Token] = sentence.toks
        self.source = discourse.reading
        self.lo, self.hi = 0, len(self.toks)
        self.set_off = attribution.set_off(self.toks, self.lo, self.hi)
        if self.set_off:
            gone = range(self.set_off.lo, self.set_off.hi)
            self.toks = [t for i, t in enumerate(self.toks) if i not in gone]
            self.hi = len(self.toks)
        self.clauses = find_clauses(self._unquoted(), self.lo, self.hi)
        self.subjects: dict[int, tuple[str, str, str | None, tuple[Name, ...]]] = {}

    def _unquoted(self) -> list[Token]:
        """The tokens with partial quotations blanked: their verbs head no clause."""
        partial = [q for q in self.sentence.quotes if not self._states(q.start)]
        return [
            t._replace(low=_BLANK) if t.is_word and covered(t.start, partial) else t
            for t in self.toks
        ]

    def _states(self, at: int) -> bool:
        """Whether a quotation stands where a whole clause may."""
        before = [t.low for t in self.toks if t.start < at][-1:]
        return not before or before[0] in {"that", ",", ":"}

    def claims(self) -> Iterator[Assertion]:
        """The claims of the sentence, in order."""
        outlet = worth.of_the_outlet(self.toks, self.sentence)
        for i, clause in enumerate(self.clauses):
            told = self._told_by(i)
            if told is not None:
                claim = self._reported(i, clause, *told)
            elif outlet:
                continue
            else:
                claim = self._own(i, clause)
            if claim:
                yield claim
        self._note()

    # who says a clause

    def _told_by(self, i: int) -> tuple[str, str] | None:
        """(speaker, verb) of what somebody is reported to say."""
        clause = self.clauses[i]
        if self.set_off and clause.role in {"main", "verb"}:
            self._about_itself()
            speaker = speaker_name(
                self.sentence.toks, *self.set_off.speaker, self.discourse
            )
            return speaker, self.set_off.verb
        if clause.parent is None:
            return None
        host = self.clauses[clause.parent]
        if clause.role == "said":
            return self._voice(clause.parent, host)
        if clause.role == "noun":
            pair = self.discourse.pair
            return (pair[0], "claim") if pair else None
        if clause.role == "verb" and host.role in {"said", "noun"}:
            return self._told_by(clause.parent)
        if clause.role == "said" or (clause.role == "verb" and host.role == "verb"):
            return self._told_by(clause.parent)
        return None

    def _about_itself(self) -> None:
        """In "Acme shut two plants, the company said" the company is Acme."""
        head = self._subject(0)[2]
        if head is not None and self.discourse.kind(head) in {"body", "other"}:
            self.discourse.note_subject(head)

    def _voice(self, at: int, host: Clause) -> tuple[str, str] | None:
        """The speaker of a reporting clause and its verb."""
        if host.role == "said" and host.group.lemma not in REPORTING:
            return self._told_by(at)
        lo, hi = self._subject_range(at)
        if host.role == "ing":
            lo, hi = self._main_subject(at)
        if lo >= hi or not attribution.speaks(self.toks, lo, hi):
            return None
        return speaker_name(self.toks, lo, hi, self.discourse), host.group.lemma

    def _main_subject(self, at: int) -> tuple[int, int]:
        """The subject of the clause that a participle such as "adding that" is of."""
        for j in range(at - 1, -1, -1):
            if self.clauses[j].role in {"main", "verb"}:
                return self._subject_range(j)
        return self.clauses[at].subject

    def _subject_range(self, at: int) -> tuple[int, int]:
        """The subject of a clause, of its host where a verb shares it."""
        clause = self.clauses[at]
        while clause.role == "verb" and clause.parent is not None:
            clause = self.clauses[clause.parent]
            if clause.role == "ing":
                return self._main_subject(self.clauses.index(clause))
        return clause.subject

    # building

    def _subject(self, at: int) -> tuple[str, str, str | None, tuple[Name, ...]]:
        """(frame's subject, text's subject, the name it comes down to, names)."""
        if at not in self.subjects:
            lo, hi = self._subject_range(at)
            text, names = standalone(self.toks, lo, hi, self.discourse, subject=True)
            person = self._apposed_person(lo, hi)
            head = person or head_name(self.toks, lo, hi, self.discourse)
            plain = text.split(",")[0].strip("\"“”‘’' ").replace("’", "'")
            if head is None and len(names) == 1 and plain == names[0].canonical:
                head = plain
            if head is None and _is_body(plain, names):
                head = plain.removeprefix("The ").removeprefix("the ")
            if person:
                text = person
            self.subjects[at] = (head or plain, text, head, names)
        return self.subjects[at]

    def _apposed_person(self, lo: int, hi: int) -> str | None:
        """“Acme's chief, Ada Holm,” is Ada Holm."""
        if lo >= hi or hi >= self.hi or self.toks[hi].low != "," or hi + 1 >= self.hi:
            return None
        if head_name(self.toks, lo, hi, self.discourse):
            return None
        found = self.source.names_in(
            self.toks[hi + 1].start, self.toks[min(hi + 4, self.hi - 1)].end
        )
        first = found[0] if found else None
        fits = (
            first
            and first.span.start <= self.toks[hi + 1].start + len("Dr. ")
            and " " in first.canonical
        )
        return first.canonical if first and fits else None

    def _extent(self, clause: Clause) -> tuple[int, int]:
        """The token range that a claim quotes."""
        if clause.role == "verb":
            return clause.group.start, clause.end
        lo = (
            clause.subject[0] if clause.subject[0] < clause.subject[1] else clause.start
        )
        lead_lo, lead_hi = clause.lead
        if clause.role == "main" and lead_lo < lead_hi <= lo:
            start, end = self.toks[lead_lo].start, self.toks[lead_hi - 1].end
            if self.source.names_in(start, end) or self.source.values_in(start, end):
                lo = lead_lo
        return min(lo, clause.group.start), clause.end

    def _build(
        self, at: int, clause: Clause, standing: Standing, frame: Frame
    ) -> Assertion | None:
        lo, hi = self._extent(clause)
        if lo >= hi:
            return None
        span = self._span(lo, hi)
        quote = self.source.text[span.start : span.end]
        text, names = self._text(at, clause, lo, hi)
        return Assertion(
            span=span, quote=quote, text=text, frame=frame, speaker=standing.speaker,
            verb=standing.verb, modality=standing.modality,
            values=self.source.values_in(span.start, span.end), names=names,
            quoted=self._quoted(span), denies=standing.denies, alleges=standing.alleges,
            target=standing.target,
        )  # fmt: skip

    def _span(self, lo: int, hi: int) -> Span:
        start, end = self.toks[lo].start, self.toks[hi - 1].end
        text = self.source.text
        while end > start and text[end - 1] in ".,;: ":
            end -= 1
        quote = text[start:end]
        if quote[:1] in _OPENING and not any(
            q.start == start and q.end <= end for q in self.sentence.quotes
        ):
            start += 1
        return Span(start, end)

    def _quoted(self, span: Span) -> tuple[str, ...]:
        return tuple(
            inside(q, self.source.text)
            for q in self.sentence.quotes
            if q.start >= span.start and q.end <= span.end + 1
        )

    def _text(
        self, at: int, clause: Clause, lo: int, hi: int
    ) -> tuple[str, tuple[Name, ...]]:
        """The claim on its own: its subject written out, then what is told of it."""
        _, subject, _, names = self._subject(at)
        told, more = standalone(self.toks, clause.group.start, hi, self.discourse)
        first, _, rest = told.replace("’", "'").partition(" ")
        told = f"{_CLITICS[first]} {rest}" if first in _CLITICS else told
        more = (
            *self.source.names_in(self.toks[lo].start, self.toks[hi - 1].end),
            *more,
        )
        if clause.role == "part":
            told = f"{self._was(clause)} {told}"
        lead = ""
        if lo < clause.subject[0] and clause.role == "main":
            lead, extra = standalone(
                self.toks, clause.lead[0], clause.lead[1], self.discourse
            )
            more = (*extra, *more)
        words = " ".join(part for part in (lead, subject, told) if part)
        words = _balanced(words.strip(" .,;:"))
        unique = {(n.canonical, n.span): n for n in (*names, *more)}
        return words[:1].upper() + words[1:] + ".", tuple(unique.values())

    def _was(self, clause: Clause) -> str:
        lo, hi = clause.subject
        last = self.toks[hi - 1].low if lo < hi else ""
        return "were" if last.endswith("s") and not last.endswith("ss") else "was"

    # claims of the one kind and the other

    def _reported(
        self, at: int, clause: Clause, speaker: str, verb: str
    ) -> Assertion | None:
        self._speaker_stands_in(at, speaker)
        subject, _, _, _ = self._subject(at)
        frame = frame_of(self.toks, clause, subject, self.discourse)
        text, names = self._text(at, clause, *self._extent(clause))
        standing = stance.reported(
            speaker, verb, frame, text, names, clause.group, self.discourse
        )
        return self._build(at, clause, standing, frame)

    def _speaker_stands_in(self, at: int, speaker: str) -> None:
        """In what somebody says, "they" and "its" at the head mean the speaker."""
        discourse, before = self.discourse, self.discourse.subject
        if speaker not in self.source.directory.kinds:
            return
        discourse.subject = Party(speaker, discourse.kind(speaker))
        lo, hi = self._subject_range(at)
        if hi - lo == 1 and self.toks[lo].low in _STAND_INS:
            where = Span(self.toks[lo].start, self.toks[lo].end)
            stand_in = Name(self.toks[lo].text, speaker, None, where)
            self.subjects[at] = (speaker, speaker, speaker, (stand_in,))
        else:
            self._subject(at)
        discourse.subject = before

    def _own(self, at: int, clause: Clause) -> Assertion | None:
        caused = self._caused(clause)
        if caused:
            return caused
        subject, _, head, _ = self._subject(at)
        frame = frame_of(self.toks, clause, subject, self.discourse)
        standing = stance.own_act(frame, clause.group, self.discourse)
        if not self._tells(at, clause, head, frame, standing):
            return None
        pair = self.discourse.pair
        if pair and frame.action in _CENTRES and self._of_accusation(clause):
            standing = stance.Standing(
                pair[0], None, Modality.ALLEGED, alleges=True, target=pair[1]
            )
        if frame.action == "accuse":
            accused = self._named_object(clause)
            self.discourse.note_accusation(head, accused)
        return self._build(at, clause, standing, frame)

    def _caused(self, clause: Clause) -> Assertion | None:
        """“X prompted Y to open an inquiry” tells that Y opened one."""
        if clause.group.lemma not in _CAUSING or clause.role not in {"main", "verb"}:
            return None
        if clause.group.modal or clause.group.negated or clause.group.passive:
            return None
        at = next(
            (
                i
                for i in range(clause.group.end, clause.end)
                if self.toks[i].low == "to"
            ),
            None,
        )
        form = (
            reading(self.toks[at + 1].low, "base")
            if at and at + 1 < clause.end
            else None
        )
        doer = head_name(self.toks, clause.group.end, at or 0, self.discourse)
        if at is None or form is None or doer is None or form.lemma not in EVENT:
            return None
        inner = replace(
            clause, role="main", group=Group(at + 1, at + 2, form.lemma),
            subject=(clause.group.end, at), lead=(at, at),
        )  # fmt: skip
        frame = frame_of(self.toks, inner, doer, self.discourse)
        span = self._span(*self._extent(clause))
        rest, names = standalone(self.toks, at + 2, clause.end, self.discourse)
        article, _ = standalone(self.toks, clause.group.end, at, self.discourse)
        names = (
            *self.source.names_in(
                self.toks[clause.group.end].start, self.toks[at].start
            ),
            *names,
        )
        return Assertion(
            span, self.source.text[span.start : span.end],
            f"{article[:1].upper()}{article[1:]} {past(form.lemma)} {rest}.", frame,
            values=self.source.values_in(*span), names=names, quoted=self._quoted(span),
        )  # fmt: skip

    def _named_object(self, clause: Clause) -> str | None:
        if clause.group.end >= clause.end:
            return None
        stop = next(
            (
                i
                for i in range(clause.group.end, clause.end)
                if self.toks[i].low in {"of", ","}
            ),
            clause.end,
        )
        return head_name(self.toks, clause.group.end, stop, self.discourse)

    def _of_accusation(self, clause: Clause) -> bool:
        return any(
            t.low in ACCUSATION_NOUNS
            for t in self.toks[clause.subject[0] : clause.subject[1]]
        )

    def _tells(
        self,
        at: int,
        clause: Clause,
        head: str | None,
        frame: Frame,
        standing: Standing,
    ) -> bool:
        lo, hi = self._extent(clause)
        start, end = self.toks[lo].start, self.toks[hi - 1].end
        names = (*self.source.names_in(start, end), *self._subject(at)[3])
        values = self.source.values_in(start, end)
        if clause.role in {"part", "relative"}:
            return (
                clause.group.kind == "part"
                or (
                    clause.subject == clause.lead
                    and worth.tells_of_aside(clause, names, values, self.toks)
                )
                if clause.role == "relative"
                else worth.tells_of_aside(clause, names, values, self.toks)
            )
        if clause.role == "adverbial" and clause.marker not in _TELLING_MARKERS:
            return False
        if clause.role not in {"main", "verb", "adverbial"}:
            return False
        if self._introduces(at):
            return False
        if standing.speaker and (standing.denies or standing.alleges):
            return True
        if standing.speaker:
            lo_s, hi_s = self._subject_range(at)
            speaks = (
                attribution.speaks(self.toks, lo_s, hi_s)
                and frame.action not in NEEDS_CLAUSE
            )
            return speaks and bool(frame.slots) and clause.group.modal is None
        return worth.worth_telling(
            self.toks, clause, self.clauses[:at], names, values, head
        )

    def _introduces(self, at: int) -> bool:
        """Whether a clause only brings in what is said, or what a noun says."""
        host = self.clauses[at]
        for other in self.clauses[at + 1 :]:
            if other.role == "said" and other.parent == at:
                return other.start <= host.group.end + len(
                    "ab"
                ) or host.group.lemma in {"tell", "warn", "inform"}
            if other.role == "noun":
                return True
            if other.role in {"main", "verb"}:
                break
        return False

    def _note(self) -> None:
        """Leave to the next sentences whom this one was about."""
        for i, clause in enumerate(self.clauses):
            if clause.role == "main":
                _, text, head, names = self._subject(i)
                owner = (
                    names[0].canonical
                    if names and "'s" in text.replace("’", "'")
                    else None
                )
                party = head or owner
                if self.toks[clause.subject[0]].low in {"he", "she"} and not head:
                    return
                self.discourse.note_subject(party)
                return
