"""How far a speaker who is set off by commas reaches in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction import stance
from monitor.core.extraction.frames import frame_of
from monitor.core.extraction.speakers import speaker_phrases
from monitor.core.extraction.speakers.answering import answers_first
from monitor.core.extraction.speakers.own import speaks_for_itself
from monitor.core.extraction.speakers.showing import SHOWING
from monitor.core.lexicon.reporting import ANSWERING, REPORTING

if TYPE_CHECKING:
    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.grammar.clause import Clause

_OPENING = frozenset(("which", "who", "where", "that"))
_PRONOUNS = frozenset(("he", "she", "it", "they"))


def aside_of(parsed: ParsedSentence) -> int | None:
    """The aside of “the staff, who earn £9 according to Acme, want more” that Acme tells.

    So with "a site which, Acme says, is safe": nothing else is said by Acme.
    """
    stop = parsed.set_off.lo if parsed.set_off else 0
    led = [t.low for t in parsed.sentence.toks[max(0, stop - 2) : stop]]
    if led[-1:] and (led[-1] in _OPENING or led[0] == "which"):
        begins = range(stop - len(("by", "which", "time")), stop + 1)
        within = (i for i, c in enumerate(parsed.clauses) if c.start in begins)
        return next(within, None)
    if parsed.sentence.toks[stop].low != "according":
        return None  # "…, by its own account,": all of it
    for i, clause in enumerate(parsed.clauses[:-1]):
        behind = [t.text for t in parsed.toks[clause.group.end : stop]]
        ahead = parsed.clauses[i + 1]
        around = ahead.role == "main" and ahead.subject[0] < clause.start
        around &= clause.group.end <= stop <= ahead.group.start
        if clause.role == "relative" and around and "," not in behind:
            return i
    return None


def reaches(parsed: ParsedSentence, clause: Clause) -> bool:
    """Whether no semicolon parts a clause from who is said to say it."""
    stop = parsed.set_off.lo if parsed.set_off else 0
    if answers_first(parsed, clause):
        return False
    between = {t.text for t in parsed.toks[clause.group.end : stop]}
    own = ":" in between and _same_pronoun(parsed, clause)
    return ";" not in between and not own


def _same_pronoun(parsed: ParsedSentence, clause: Clause) -> bool:
    """“She laughed at the idea: it was rubbish, she said”: no one calls herself she."""
    (lo, hi), found = clause.subject, parsed.set_off
    said = parsed.sentence.toks[slice(*found.speaker)] if found else ()
    told = [t.low for t in parsed.toks[lo:hi]]
    return told == [t.low for t in said] and not _PRONOUNS.isdisjoint(told[:1])


def brings_in(parsed: ParsedSentence, at: int) -> bool:
    """“Tests found that …, the coastguard said” tells only what was found."""
    brings = parsed.clauses[at].group.lemma in SHOWING | {"say", "tell"}
    return parsed.set_off is not None and brings and reports(parsed, at)


def reports(parsed: ParsedSentence, at: int) -> bool:
    """Whether a clause only tells who says the next one."""
    clause, after = parsed.clauses[at], parsed.clauses[at + 1 : at + 2]
    reports = clause.role == "main" and clause.group.lemma in REPORTING
    answers = clause.group.lemma in ANSWERING and not clause.group.passive
    answers &= speaker_phrases.speaks(parsed.toks, *clause.subject)
    answers &= parsed.toks[clause.subject[0]].low not in {"it", "they"}
    said = any(c.role == "said" and c.parent == at for c in after)
    return reports and (said or answers)  # "…; Acme denies it"


def own_view(parsed: ParsedSentence, at: int) -> bool:
    """“Holm says 900 came; the port puts it at 350”: whose own word a clause tells."""
    clause = parsed.clauses[at]
    subject = parsed.source.words(parsed.toks, *clause.subject)
    frame = frame_of(parsed.toks, clause, subject, parsed.discourse)
    own = stance.own_act(frame, clause.group, parsed.discourse).speaker is not None
    own |= speaks_for_itself(parsed.toks, clause, frame)
    return own and parsed.toks[clause.subject[0]].low not in {"it", "they"}
