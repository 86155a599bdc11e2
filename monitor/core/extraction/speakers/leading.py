"""What only leads up to what is said, before a colon or a "that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction import stance
from monitor.core.extraction.speakers import speaker_phrases
from monitor.core.extraction.speakers.answering import OPPOSING, somebody
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.mood import MANNERS
from monitor.core.lexicon.reporting import (
    ACCUSATION_NOUNS,
    DENYING,
    REPORTING,
    Stance,
)
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.grammar.clause import Clause
    from monitor.types import Frame

# What a party has said without a verb of saying, a colon behind it.
GIVING = word_set("stick stay give offer issue keep have send")
_WORDS = word_set("""
account story version view position line answer reply warning message explanation advice
denial statement word reason excuse
""")
_PLAIN = frozenset(("the", "all", "both", "these", "such"))
_SPOKEN = word_set("""
say tell add write read post reply respond counter retort insist
""")
_TAKING_BACK = word_set("take withdraw retract drop abandon repudiate recant")


def behind_colon(parsed: ParsedSentence, clause: Clause) -> bool:
    """“She added: “…””: whether a reporting verb and a colon lead the clause."""
    host = parsed.clauses[clause.parent] if clause.parent is not None else None
    if host is None:
        return False
    between = [t.low for t in parsed.toks[host.group.end : clause.start]]
    quoted = ":" in between[-2:] and _in_quotes(parsed, clause)
    if quoted and not host.group.passive and somebody(parsed, clause.parent):
        return True  # "Holm denied any link: “…”", "Holm shook her head: “…”"
    return _leads_to(parsed, clause, host, between)


def goes_on_behind(parsed: ParsedSentence, clause: Clause, host: Clause) -> bool:
    """“Holm said: it is old, and it leaks”: unless its quotation has been closed."""
    lo, hi = (parsed.toks[c.group.start].end for c in (host, clause))
    closed = any(q.start < lo and q.end < hi for q in parsed.sentence.quotes)
    return host.role == "main" and behind_colon(parsed, host) and not closed


def _leads_to(
    parsed: ParsedSentence, clause: Clause, host: Clause, between: Sequence[str]
) -> bool:
    """Whether a verb with what stands ``between`` it and a clause leads up to that."""
    if host.group.lemma in OPPOSING:
        return ":" in between[-2:]
    if host.group.lemma == "be":
        blunt = between[1:] == [":"] and between[0] in MANNERS
        lo, hi = parsed.subject_range(clause.parent or 0)
        reply = ":" in between[-2:] and bool(
            _WORDS & {t.low for t in parsed.toks[lo:hi]}
            and {"from", "by"} & {t.low for t in parsed.toks[lo:hi]}
        )  # "The reply from Acme is one line long: “No.”"
        return reply or (blunt and somebody(parsed, clause.parent))
    if host.group.lemma == "put" and between[:1] == ["it"]:
        return between[-1:] == [":"]
    if host.group.lemma in GIVING:
        return ":" in between[-2:] and bool(_WORDS & set(between))
    if host.group.lemma not in REPORTING:
        return False
    if host.group.lemma in DENYING:
        told = {"that", "this", "it", *_PLAIN, *ACCUSATION_NOUNS, "criticism"}
        return between[-1:] == [":"] and set(between[:-1]) <= told
    return between[:1] == [":"] or ":" in between[-2:]


def written_before(parsed: ParsedSentence, at: int) -> int | None:
    """The minister's clause, in "a letter in which the minister wrote: “…”"."""
    before = parsed.clauses[at - 1] if at else None
    if before is None or before.role != "relative":
        return None
    behind = [t.text for t in parsed.toks[before.group.end : parsed.clauses[at].start]]
    return at - 1 if behind == [":"] and before.group.lemma in _SPOKEN else None


def _in_quotes(parsed: ParsedSentence, clause: Clause) -> bool:
    """Whether a quotation holds a clause with its verb: no title of a play."""
    lo, hi = parsed.toks[clause.start].end, parsed.toks[clause.group.end - 1].end
    return any(q.start <= lo and hi <= q.end for q in parsed.sentence.quotes)


def brings_only(parsed: ParsedSentence, at: int) -> bool:
    """“He said”, "told the board", and nothing more before what he said."""
    clause = parsed.clauses[at]
    after = parsed.clauses[at + 1 : at + 2]
    told = any(
        c.parent == at and (c.role == "said" or _quotes(parsed, at, c)) for c in after
    )
    demands = REPORTING.get(clause.group.lemma) is Stance.DEMAND
    heard = clause.role == "said" and clause.group.lemma in {"tell", "assure"}
    return told and not demands and (heard or clause.end == clause.group.end)


def speaks_alone(parsed: ParsedSentence, at: int, frame: Frame) -> bool:
    """Whether an act of speech tells something by itself."""
    group = parsed.clauses[at].group
    fits = speaker_phrases.speaks(parsed.toks, *parsed.subject_range(at))
    return (
        fits
        and (stance.speaks_alone(frame) or stance.judges(frame))
        and bool(frame.slots)
        and group.modal is None
    )


def introduces(parsed: ParsedSentence, at: int, *, disputed: bool) -> bool:
    """Whether a clause only brings in what is said, or what a noun says.

    "Acme rejected the claim that …" says something of its own: ``disputed``.
    """
    for other in parsed.clauses[at + 1 :]:
        if other.role == "said" and other.parent == at:
            return True
        if other.parent == at and _quotes(parsed, at, other):
            return True
        if other.role == "noun":
            if _does_more(parsed, at, other):
                return False
            taken_back = parsed.clauses[at].group.lemma in _TAKING_BACK
            return not (disputed or taken_back)
        if other.role in {"main", "verb"}:
            break
    return False


def _does_more(parsed: ParsedSentence, at: int, other: Clause) -> bool:
    """“Paid £7m to settle claims that …”: something was done before what is claimed."""
    lo, between = parsed.clauses[at].group.end, parsed.toks
    return any(
        between[i].low == "to" and reading(between[i + 1].low, "base")
        for i in range(lo, other.start - 1)
    )


def _quotes(parsed: ParsedSentence, at: int, other: Clause) -> bool:
    """“Holm told reporters: “…””: whether a clause leads up to a colon."""
    spoken = parsed.clauses[at].group.lemma in _SPOKEN
    return spoken and other.role == "main" and behind_colon(parsed, other)
