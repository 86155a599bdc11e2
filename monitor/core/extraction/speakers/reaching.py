"""How far a speaker who is set off by commas reaches in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.speakers.answering import answers_first

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
