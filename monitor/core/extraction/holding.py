"""Clauses that hold what is said in them, because nobody in sight says it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.extraction.speakers.leading import behind_colon
from monitor.core.extraction.speakers.speaker_phrases import of_this_text
from monitor.core.extraction.speakers.unsaid import by_nobody
from monitor.core.extraction.speakers.voices import told_by
from monitor.core.grammar.neighbours import plural
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.reporting import REPORTING
from monitor.core.lexicon.wordlist import word_set
from monitor.core.text import covered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.grammar.clause import Clause
    from monitor.core.text import Tokens

_DEMANDING = word_set("demand recommend propose urge request require order ask advise")
_NEAR = len(("in", "writing", "that"))
_INSISTING = frozenset(("insist", "suggest"))


def in_one_speech(parsed: ParsedSentence) -> tuple[Clause, ...]:
    """The clauses; what “Holm said: "It rained and the dam broke"” goes on with is said, too."""
    clauses = list(parsed.clauses)
    for i, clause in enumerate(clauses):
        led = clauses[clause.parent] if clause.parent is not None else None
        if clause.role != "main" or led is None or led.role not in {"main", "said"}:
            continue
        start = parsed.toks[led.group.start].start
        quote = next((q for q in parsed.sentence.quotes if covered(start, (q,))), None)
        here = parsed.toks[clause.group.start].start
        told = led.role == "said" or behind_colon(parsed, led)
        if quote and covered(here, (quote,)) and told:
            clauses[i] = replace(clause, role="said", parent=led.parent)
    return tuple(clauses)


def with_alternatives(clauses: Sequence[Clause], toks: Tokens) -> list[Clause]:
    """The clauses; “Acme pays, or the union will strike” tells neither by itself."""
    told = list(clauses)
    for i, clause in enumerate(told):
        lo, hi = clause.subject
        comma = next((j for j in range(lo - 1, 0, -1) if toks[j].low == ","), 0)
        apart = clause.role == "main" and lo < hi and toks[comma + 1].low == "or"
        if not i or not comma or not apart:
            continue
        host = next((j for j in range(i) if told[j].end == comma), None)
        if host is not None and told[host].role in {"main", "said"}:
            told[host] = replace(told[host], end=clause.end)
            told[i] = replace(clause, role="relative", marker="")
    return told


def _wished(parsed: ParsedSentence, host: Clause, clause: Clause) -> bool:
    """“The union demanded that the firm drop its plan”: nobody says that it does."""
    lemma, group = host.group.lemma, clause.group
    verb = parsed.toks[group.start].low
    one = clause.subject[1] - 1
    many = plural(parsed.toks[one])
    bare = reading(verb, "base") is not None and reading(verb, "past") is None
    wishes = lemma in _DEMANDING or (lemma in _INSISTING and not many)
    led = parsed.toks[clause.start - 1].low == "that"
    return led and ((wishes and bare) or (verb == "be" and lemma in REPORTING))


def _demands(parsed: ParsedSentence, clause: Clause) -> bool:
    """“Demanded that the firm drop its plan”: a plain verb that nothing else shows."""
    at, group = clause.group.end, clause.group
    led = range(at, min(at + _NEAR, clause.end))
    at = next((i for i in led if parsed.toks[i].low == "that"), 0)
    plain = not group.passive and group.lemma in _DEMANDING | _INSISTING
    behind = parsed.toks[at + 2 : clause.end]
    return (
        bool(at)
        and plain
        and any(t.low == "be" or reading(t.low, "base") for t in behind)
    )


def with_unsaid(parsed: ParsedSentence) -> tuple[tuple[Clause, ...], frozenset[int]]:
    """The clauses, and which of them hold what another says.

    "Its chiefs had been told that the pumps would fail" is one claim.
    """
    parsed.clauses = in_one_speech(parsed)
    clauses = with_alternatives(parsed.clauses, parsed.toks)
    parsed.clauses, holding = tuple(clauses), set[int]()
    hosts = {c.parent for c in parsed.clauses if c.role == "said"}
    for i, clause in enumerate(parsed.clauses):
        at = clause.parent
        if i not in hosts and _demands(parsed, clause):
            holding.add(i)
        if clause.role != "said" or at is None:
            continue
        wished = _wished(parsed, clauses[at], clause)
        if clauses[at].role != "main" and not wished:
            continue
        own = of_this_text(parsed.toks, *parsed.subject_range(at))
        own |= parsed.toks[clauses[at].group.start - 1].low == "it"
        nobody = by_nobody(parsed, clause) and parsed.set_off is None
        if not wished and (own or told_by(parsed, i) or nobody):
            continue
        clauses[at] = replace(clauses[at], end=clause.end)
        clauses[i] = replace(clause, role="relative", marker="")
        holding.add(at)
    return tuple(clauses), frozenset(holding)
