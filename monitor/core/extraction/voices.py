"""Who says a clause of a sentence, where it is somebody other than the outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core import attribution
from monitor.core.extraction.speakers import speaker_name
from monitor.core.lexicon.reporting import REPORTING

if TYPE_CHECKING:
    from monitor.core.extraction.clauses import Clause
    from monitor.core.extraction.parsed import ParsedSentence


def told_by(parsed: ParsedSentence, i: int) -> tuple[str, str] | None:
    """(speaker, verb) of what somebody is reported to say."""
    clause = parsed.clauses[i]
    if parsed.set_off and clause.role in {"main", "verb"}:
        _about_itself(parsed)
        speaker = speaker_name(
            parsed.sentence.toks, *parsed.set_off.speaker, parsed.discourse
        )
        return speaker, parsed.set_off.verb
    if clause.parent is None:
        return None
    host = parsed.clauses[clause.parent]
    if clause.role == "said":
        return _voice(parsed, clause.parent, host)
    if clause.role == "noun":
        pair = parsed.discourse.pair
        return (pair[0], "claim") if pair else None
    if clause.role == "verb" and host.role in {"said", "noun"}:
        return told_by(parsed, clause.parent)
    if clause.role == "said" or (clause.role == "verb" and host.role == "verb"):
        return told_by(parsed, clause.parent)
    return None


def _about_itself(parsed: ParsedSentence) -> None:
    """In "Acme shut two plants, the company said" the company is Acme."""
    head = parsed.subject(0)[2]
    if head is not None and parsed.discourse.kind(head) in {"body", "other"}:
        parsed.discourse.note_subject(head)


def _voice(parsed: ParsedSentence, at: int, host: Clause) -> tuple[str, str] | None:
    """The speaker of a reporting clause and its verb."""
    if host.role == "said" and host.group.lemma not in REPORTING:
        return told_by(parsed, at)
    lo, hi = parsed.subject_range(at)
    if host.role == "ing":
        lo, hi = parsed.main_subject(at)
    if lo >= hi or not attribution.speaks(parsed.toks, lo, hi):
        return None
    return speaker_name(parsed.toks, lo, hi, parsed.discourse), host.group.lemma
