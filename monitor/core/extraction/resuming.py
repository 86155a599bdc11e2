"""Where a sentence goes on behind an aside that stands after its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.markers import DASHES
from monitor.core.extraction.phrases import only_adverbs, phrase_start
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.clause import Clause, Group, Range
    from monitor.core.text import Token

_IN_ASIDE = frozenset(("relative", "said", "part", "verb", "adverbial"))
_OPENS = frozenset(("the", "its", "their", "his", "her", "our"))
_TIMES = word_set("day week month year morning night evening afternoon time moment")


def still_aside(toks: Sequence[Token], group: Group, before: list[Clause]) -> bool:
    """Whether all verbs so far stand in a relative clause behind the subject.

    "Prosecutors, who had said that he lied, now put" goes on behind a comma, and
    "Passengers who had booked hotels were told" where a verb has its object.
    """
    if not before or before[0].role != "relative" or not before[0].marker:
        return False
    if before[0].lead[0] >= before[0].lead[1]:
        return False
    if any(c.role not in _IN_ASIDE for c in before):
        return False
    since = toks[before[-1].group.end : group.start]
    commas = sum(t.low == "," for t in since)
    if toks[before[0].start - 1].low == ",":
        return commas == 1 and only_adverbs(since[_after_comma(since) :])
    return not commas and not any(
        t.low in words.CONJUNCTIONS | words.SUBORDINATORS | DASHES for t in since
    )


def _after_comma(toks: Sequence[Token]) -> int:
    return next((i + 1 for i, t in enumerate(toks) if t.low == ","), 0)


def resumes(toks: Sequence[Token], group: Group, aside: Clause) -> bool:
    """Whether the verb goes on where a relative clause or participle broke in."""
    if toks[group.start - 1].low == ",":
        return True
    return aside.role == "part" and all(
        t.low not in {",", ";", "and", "but"}
        for t in toks[aside.group.end : group.start]
    )


def bare_relative(toks: Sequence[Token], group: Group) -> Range | None:
    """The noun of "a solicitor he has hired", where "that" is left out."""
    at = group.start - 1
    if toks[at].low not in words.SUBJECT_PRONOUNS:
        at = _owner(toks, group)
    if at < len(("a", "solicitor")):
        return None
    lo = phrase_start(toks, at)
    noun = toks[at - 1].text.islower() and toks[lo].low in words.DETERMINERS
    loose = words.PREPOSITIONS | words.CONJUNCTIONS | words.SUBORDINATORS
    plain = noun and at - lo > 1 and toks[at - 1].low not in loose | words.WEEKDAYS
    dated = words.is_adverb(toks[at - 1].low) or toks[at - 1].low in _TIMES
    return (lo, at) if plain and not dated else None


def _owner(toks: Sequence[Token], group: Group) -> int:
    """Where "the miners" begins in "The pumps the miners rely on are", which is ruled."""
    at = group.start - 1
    while at > 0 and toks[at].low not in _OPENS and toks[at].text.isalpha():
        at -= 1
    ruled = any(t.low in words.AUXILIARIES for t in toks[group.end :])
    opens = toks[at].low in _OPENS and phrase_start(toks, at) == 0
    return at if opens and ruled and at < group.start - 1 else 0
