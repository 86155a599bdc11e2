"""Who answers without a verb of saying, so that words follow: “Holm disagrees.”"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.speakers import speaker_phrases
from monitor.core.extraction.speakers.naming import lowered, speaker_name
from monitor.core.lexicon.reporting import ANSWERING
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.extraction.speakers.attribution import Attribution
    from monitor.core.grammar.clause import Clause
    from monitor.core.text import Token

OPPOSING = word_set("contradict disagree differ")
_ANSWERS = frozenset((
    ("have", "none of it"), ("see", "it differently"), ("see", "things differently"),
    ("remember", "it differently"), ("tell", "a different story"),
    ("share", "that view"), ("share", "that opinion"), ("beg", "to differ"),
))  # fmt: skip


def who_answers(parsed: ParsedSentence) -> str | None:
    """“The mayor sees it differently”, "Holm would have none of it"."""
    clause = parsed.clauses[0]
    plainly = clause.group.lemma in OPPOSING and not _rest(parsed.toks, clause)
    answers = plainly or only_answers(parsed.toks, clause)
    if not answers or not somebody(parsed, 0):
        return None
    lo, hi = parsed.subject_range(0)
    speaker = parsed.apposed_person(lo, hi)
    speaker = speaker or speaker_name(parsed.toks, lo, hi, parsed.discourse)
    if speaker == parsed.discourse.heard:  # nobody answers himself
        return lowered(parsed.source.words(parsed.toks, lo, hi))
    return speaker


def only_answers(toks: Sequence[Token], clause: Clause) -> bool:
    """“Holm would have none of it”: that somebody answers, and not what."""
    return (clause.group.lemma, _rest(toks, clause)) in _ANSWERS


def _rest(toks: Sequence[Token], clause: Clause) -> str:
    low = [t.low for t in toks[clause.group.end : clause.end]]
    return " ".join(word for word in low if word not in {".", ":"})


def somebody(parsed: ParsedSentence, at: int | None) -> bool:
    """Whether a subject is named, or a noun for one who speaks: no "The sky was clear"."""
    if at is None:
        return False
    lo, hi = parsed.subject_range(at)
    nouns = {t.low for t in parsed.toks[lo:hi]} & speaker_phrases.SPEAKERS
    alone = hi - lo == 1 and parsed.toks[lo].low in {"he", "she", "they"}
    return bool(nouns) or alone or parsed.subject(at)[2] is not None


def _pronoun(found: Attribution, parsed: ParsedSentence) -> bool:
    said = parsed.sentence.toks[slice(*found.speaker)]
    return [t.low for t in said] in (["he"], ["she"], ["it"], ["they"])


def answers_first(parsed: ParsedSentence, clause: Clause | None = None) -> bool:
    """“A second expert disagreed: the ink, he said, was fresh”: he is the second.

    ``clause``: whether that one tells that somebody answers.
    """
    first = next((c for c in parsed.clauses if c.role == "main"), None)
    if first is None or clause not in {first, None} or first.group.passive:
        return False
    pronoun = parsed.set_off is not None and _pronoun(parsed.set_off, parsed)
    answers = OPPOSING | (ANSWERING | {"doubt"} if pronoun else frozenset())
    if first.group.lemma not in answers:
        return False
    stop = parsed.set_off.lo if parsed.set_off else 0
    return any(t.text == ":" for t in parsed.toks[first.group.end : stop])
