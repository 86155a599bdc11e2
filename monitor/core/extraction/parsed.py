"""A sentence with its clauses: whom each is about, what it quotes, how it reads alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.extraction.apposing import apposed, past_day
from monitor.core.extraction.conditions import condition_of, told_by_condition
from monitor.core.extraction.frames import head_name
from monitor.core.extraction.owning import agrees, owner_of, tells_of_owned
from monitor.core.extraction.references.epithets import at_hand
from monitor.core.extraction.references.kindred import told_of_kind
from monitor.core.extraction.references.resolving import standalone
from monitor.core.extraction.references.rivals import open_between
from monitor.core.extraction.references.things import is_body
from monitor.core.extraction.speakers.closing import told_beside
from monitor.core.extraction.speakers.continuing import goes_on_speaking
from monitor.core.extraction.speakers.unsaid import whole
from monitor.core.grammar.between import introduced, plainly
from monitor.core.grammar.clauses import find_clauses
from monitor.core.grammar.impersonal import without_hearsay
from monitor.core.grammar.phrases import WHERE
from monitor.core.grammar.resuming import bracketed, closes_aside
from monitor.core.lexicon.calendar import UNITS
from monitor.core.lexicon.function_words import (
    AUXILIARIES,
    NEGATIONS,
    PREPOSITIONS,
    is_adverb,
)
from monitor.core.lexicon.inflection import noun_like, reading
from monitor.core.lexicon.reporting import VERDICT_VERBS
from monitor.core.lexicon.wordlist import word_set
from monitor.core.text import inside, unquoted
from monitor.types import Name, Span

if TYPE_CHECKING:
    from monitor.core.extraction.reading import Sentence
    from monitor.core.extraction.references.discourse import Discourse
    from monitor.core.grammar.clause import Clause, Range
    from monitor.core.text import Tokens

_CONDITIONS = frozenset(("without", "unless", "if", "until", "given"))
_TURNED = frozenset(("so", "nor", "neither", "not"))  # "So was the clerk"
_WHEN = frozenset(("in", "on", "of"))
_NO_HOST = frozenset(
    ("by", "in", "at", "near", "from")
)  # "a study by the museum, which he"
_WHERE = frozenset(("in", "at", "on", "among", "under", "near", "outside", "for"))
# "On the other hand", "in the end": these tell no place.
_TURNS = word_set("""
hand time meantime end contrary moment event process way run surface whole face wake
""")
_MOOD = (["in", "a"], ["in", "an"])  # "In a dramatic turn, …"
# ", in 2012,"
_SHORTEST_DATE, _LONGEST_DATE = 4, 7
_STOPS = frozenset(".,;:")
_OPENING = frozenset("\"“‘'")


class ParsedSentence:
    """One sentence read in the light of what was told before it."""

    def __init__(self, sentence: Sentence, discourse: Discourse) -> None:
        self.sentence = sentence
        self.discourse = discourse
        self.toks: Tokens = introduced(sentence.toks, sentence.quotes)
        self.source = discourse.reading
        self.lo, self.hi = 0, len(self.toks)
        self.set_off = told_beside(self.toks, self.lo, self.hi)
        self.parted: int | None = None
        gone = bracketed(self.toks)
        if self.set_off:
            self.parted = self._goes_on_apart(self.set_off.hi)
            kept = closes_aside(self.toks, self.set_off.lo, self.set_off.hi)
            gone |= set(range(self.set_off.lo + kept, self.set_off.hi))
        self.toks = [t for i, t in enumerate(self.toks) if i not in gone]
        self.toks = without_hearsay(self.toks)
        self.hi = len(self.toks)
        partial = [q for q in self.sentence.quotes if not self._states(q.start)]
        found = find_clauses(plainly(self.toks, partial), self.lo, self.hi)
        self.clauses = tuple(self._trimmed(c) for c in whole(self.toks, found))
        self.subjects: dict[int, tuple[str, str, str | None, tuple[Name, ...]]] = {}

    def _goes_on_apart(self, at: int) -> int | None:
        """Where "…, she said in a letter, in which she added …" is taken up again."""
        low = [t.low for t in self.toks[at : at + 3]]
        which = [w for w in low if w != ","][:2]
        apart = which[1:] == ["which"] and which[0] in PREPOSITIONS
        return self.set_off.lo if apart and self.set_off else None

    def _trimmed(self, clause: Clause) -> Clause:
        """Without the mark that closes a quotation which began before the clause."""
        end, start = clause.end, self.toks[clause.start].start
        if self.parted and clause.group.end <= self.parted < end:
            end = self.parted
        while end > clause.group.end and (
            self.toks[end - 1].text in _STOPS
            or self._closes_what_began_before(start, self.toks[end - 1].end)
        ):
            end -= 1
        return past_day(self.toks, replace(clause, end=end))

    def _states(self, at: int) -> bool:
        """Whether a quotation stands where a whole clause may."""
        first = next((i for i, t in enumerate(self.toks) if t.start >= at), 0)
        before = self.toks[first - 1].low if first else ","
        judged = reading(self.toks[first - 2].low, "past", "s") if first > 1 else None
        if before == "that" and judged and judged.lemma in VERDICT_VERBS:
            return False  # "called that "a cheap shot""
        if before in {"that", ",", ":"}:
            return True
        # "machine learning “blurs the lines”": the quotation begins with the verb
        told = (t.low for t in self.toks[first + 1 :] if not is_adverb(t.low))
        verb = next(told, "")  # "it “strongly condemns” the attack"
        form = reading(verb, "s")
        rules = verb in AUXILIARIES - {"'s"}  # "did not come"
        rules |= form is not None and before in {"he", "she", "it"}
        found = rules or (form is not None and not noun_like(form))
        return found and before[0].isalpha()

    def subject_range(self, at: int) -> Range:
        """The subject of a clause, of its host where a verb shares it."""
        clause = self.clauses[at]
        while clause.role == "verb" and clause.parent is not None:
            clause = self.clauses[clause.parent]
            if clause.role == "ing":
                return self.main_subject(self.clauses.index(clause))
        return clause.subject

    def main_subject(self, at: int) -> Range:
        """The subject of the clause that a participle such as "adding that" is of."""
        for j in range(at - 1, -1, -1):
            host = self.clauses[j]
            while host.role == "verb" and host.parent is not None:
                host = self.clauses[host.parent]
            if host.role == "main":
                return self.subject_range(j)
        return self.clauses[at].subject

    def subject(self, at: int) -> tuple[str, str, str | None, tuple[Name, ...]]:
        """(frame's subject, text's subject, the name it comes down to, names)."""
        if at not in self.subjects:
            lo, hi = self.subject_range(at)
            told = told_by_condition(self, at, lo, hi) or told_of_kind(self, at)
            told = told or goes_on_speaking(self, at)
            if told:
                self.subjects[at] = told
                self.discourse.note_pronoun(told[2], self.toks[lo].low)
                return told
            text, names = standalone(self.toks, lo, hi, self.discourse, subject=True)
            if self.stops_short(self.clauses[at]) or open_between(self, at):
                text, names = self.source.words(self.toks, lo, hi), ()
            owner, more = owner_of(self.toks, self.clauses[at], self.discourse)
            text, names = f"{owner}{text}", (*more, *names)
            person = self.apposed_person(lo, hi) or at_hand(
                self.toks, lo, hi, self.discourse
            )
            head = person or head_name(self.toks, lo, hi, self.discourse)
            plain = unquoted(text.split(", ")[0].replace("’", "'"))
            if head is None and plain in {name.canonical for name in names}:
                head = plain
            if head is None and is_body(plain, names):
                head = plain.removeprefix("The ").removeprefix("the ")
            if person:
                text = person
            elif head is None:
                text = self._with_participle(at, hi, text)
            self.subjects[at] = (head or plain, text, head, names)
        return self.subjects[at]

    def stops_short(self, clause: Clause) -> bool:
        """“That is legal; it is not, says Holm”: nobody can tell what "it" means."""
        (lo, hi), end = clause.subject, clause.group.end
        points = hi - lo == 1 and self.toks[lo].low in {"it", "they"}
        ends = end == clause.end or self.toks[end].low == ","
        return points and ends and self.toks[end - 1].low in AUXILIARIES | NEGATIONS

    def _with_participle(self, at: int, stop: int, text: str) -> str:
        """“Analysis cited in the filing shows …”: what narrows a subject stays."""
        clause = self.clauses[at]
        between = self.toks[stop : clause.group.start]
        if clause.role not in {"main", "said"} or not between or not stop:
            return text
        if self._dated(between):
            more, _ = standalone(self.toks, stop, clause.group.start, self.discourse)
            return f"{text}{more}"
        later = (
            between[0].low == "later"
            and self.toks[stop - 1].low.removesuffix("s") in UNITS
        )
        plain = not later and all(is_adverb(t.low) for t in between)
        if plain or any(not t.is_word for t in between):
            return text  # but "a test two hours later showed"
        more, _ = standalone(self.toks, stop, clause.group.start, self.discourse)
        return f"{text} {more}"

    def _dated(self, between: Tokens) -> bool:
        """“The last strike, in 2012, lasted”: when it was keeps it apart."""
        if len(between) < _SHORTEST_DATE or between[1].low not in _WHEN:
            return False
        closed = between[0].low == between[-1].low == ","
        values = self.source.values_in(between[0].start, between[-1].end)
        short = len(between) <= _LONGEST_DATE
        return closed and short and any(v.kind == "date" for v in values)

    apposed_person = apposed  # "Acme's chief, Ada Holm," is Ada Holm

    def extent(self, clause: Clause) -> Range:
        """The token range that a claim quotes."""
        if clause.role == "verb":
            return clause.group.start, clause.end
        lo = (
            clause.subject[0] if clause.subject[0] < clause.subject[1] else clause.start
        )
        lead = self.lead(clause)
        lo = lead[0] if lead else lo
        return min(lo, clause.group.start), clause.end

    def shown(self, at: int) -> Range:
        """The token range to quote: a verb with its shared subject, if that is near."""
        clause = self.clauses[at]
        lo, hi = self.extent(clause)
        if clause.role == "relative" and clause.marker:
            host = clause.lead[0]
            near = clause.start - host <= hi - clause.start
            return (host if near else clause.start), hi
        subject = self.subject_range(at)[0]
        near = clause.role == "verb" and subject < lo and lo - subject <= hi - lo
        return (subject, hi) if near else (lo, hi)

    def lead(self, clause: Clause) -> Range | None:
        """What stands before the subject, if the claim is not the same without it."""
        if clause.role not in {"main", "said"} or not clause.subject[1]:
            return None
        condition = condition_of(self, clause)
        if condition and condition.start < clause.subject[0]:
            return condition.start, clause.subject[0]
        lo, hi = clause.lead if clause.role == "main" else (clause.start, 0)
        hi = hi or clause.subject[0]
        while lo < hi and self.toks[lo].text in _OPENING:
            lo += 1
        if not lo < hi <= clause.subject[0]:
            return None
        turned = clause.subject[0] == clause.subject[1] and self.toks[lo].low in _TURNED
        of = self.toks[lo].low == "of" and self.toks[lo + 1].low != "course"
        if of or turned or self.toks[lo].low in _CONDITIONS:
            return lo, hi
        some = self.toks[hi - 1].low in WHERE  # "In a handful of cases …"
        if not some and [t.low for t in self.toks[lo : lo + 2]] in _MOOD:
            return None
        start, end = self.toks[lo].start, self.toks[hi - 1].end
        some |= bool(self.source.names_in(start, end))
        told = some or self.source.values_in(start, end) or self._confines(lo, hi)
        return (lo, hi) if told else None

    def _confines(self, lo: int, hi: int) -> bool:
        """“In the provinces the figure was 41”: it was so nowhere else."""
        low = [t.low for t in self.toks[lo:hi]]
        where = not _WHERE.isdisjoint(low[:1]) and low[1:2] == ["the"]
        return where and _TURNS.isdisjoint(low[1:])

    def span(self, lo: int, hi: int) -> Span:
        """The stretch of text that a token range quotes."""
        start, end = self.toks[lo].start, self.toks[hi - 1].end
        text = self.source.text
        while end > start and (
            text[end - 1] in ".,;: " or self._closes_what_began_before(start, end)
        ):
            end -= 1
        quote = text[start:end]
        if quote[:1] in _OPENING and not any(
            q.start == start and q.end <= end for q in self.sentence.quotes
        ):
            start += 1
        return Span(start, end)

    def of_its_host(self, clause: Clause) -> bool:
        """Whether a relative clause stands right behind the one thing it is of."""
        if clause.subject == clause.lead or tells_of_owned(self.toks, clause):
            return clause.subject != clause.lead or agrees(self.toks, clause)
        before, (lo, hi) = self.toks[clause.lead[0] - 1].low, clause.lead
        one = hi - lo == 1 and self.toks[lo].text.islower()  # "the race for mayor"
        if before in _NO_HOST or (one and before in PREPOSITIONS):
            return False
        bare = clause.end == clause.group.end
        after = "" if bare else self.toks[clause.group.end].low
        return clause.marker == "which" and (bare or after in PREPOSITIONS)

    def _closes_what_began_before(self, start: int, end: int) -> bool:
        return any(q.start < start and q.end == end for q in self.sentence.quotes)

    def quoted(self, span: Span) -> tuple[str, ...]:
        """The words that stand between quotation marks within a stretch."""
        return tuple(
            inside(q, self.source.text)
            for q in self.sentence.quotes
            if q.start >= span.start and q.end <= span.end + 1
        )
