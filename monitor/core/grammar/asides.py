"""Verbs that share what an aside is about, or stand behind one that is set in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.joining import linked
from monitor.core.grammar.neighbours import plural
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.reporting import REPORTING
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.grammar.clause import Clause, Group
    from monitor.core.text import Token

RELATIVES = frozenset(("which", "who", "that", "whose", "whom", "where"))
_SET_IN = words.PREPOSITIONS | words.SUBORDINATORS | words.LOOSE_SUBORDINATORS
# What these lead belongs to the words before: "from damages | it had put at £3m".
_BINDING = word_set("from of for with to against over about into on")
_HE = frozenset(("it", "he", "she", "they", "we", "i"))


def goes_with_aside(toks: Sequence[Token], group: Group, before: list[Clause]) -> bool:
    """“The mill, which opened in 1920 and employs 300”: "and" within an open aside."""
    k = len(before) - 1
    k -= k > 0 and before[k].role == "part"  # "which is owned by the state and made"
    aside = before[k]
    if aside.role != "relative" or aside.subject != aside.lead or not aside.start:
        return False
    opened = aside.marker in {"who", "which"} and toks[aside.start - 1].low == ","
    since = toks[aside.group.end : group.start]
    return opened and bool(since) and all(t.is_word for t in since)


def goes_on_there(toks: Sequence[Token], group: Group, before: list[Clause]) -> bool:
    """“…, where a rival fired 40 men and hired none”: the rival did."""
    aside = before[-1]
    own = aside.marker == "where" and aside.subject != aside.lead
    own &= toks[aside.start - 1].low == ","
    since = toks[aside.group.end : group.start]
    return own and bool(since) and all(t.is_word for t in since)


def goes_on(toks: Sequence[Token], group: Group, before: list[Clause]) -> bool:
    """“…, and the men who had worked there were sent home”: whose verb it is."""
    aside = before[-1] if before else None
    if aside is None or aside.role != "relative" or not aside.marker:
        return False
    led = aside.lead[0] == linked(toks, 0, aside.start)
    since = toks[aside.group.end : group.start]
    return led and all(t.is_word and t.low not in words.CONJUNCTIONS for t in since)


def told_in_relative(toks: Sequence[Token], group: Group, before: list[Clause]) -> bool:
    """“A ruling that lawyers said could cost them dear”: it could, not who is told of."""
    aside = before[-1] if before else None
    if aside is None or aside.role != "relative" or aside.group.end != group.start:
        return False
    told = aside.group.lemma in REPORTING and not aside.group.passive
    led = {toks[aside.start - 1].low, toks[aside.start].low} & RELATIVES
    return told and aside.subject != aside.lead and bool(led)


def set_in_behind_and(
    toks: Sequence[Token], group: Group, before: list[Clause]
) -> tuple[int, int] | None:
    """“He paid and, when they came back, fled”: where "and" stands, and behind how many."""
    at = group.start - 1
    while at > 0 and words.is_adverb(toks[at].low):
        at -= 1
    if not before or toks[at].low != ",":
        return None
    opens = next((i for i in range(at - 1, 0, -1) if toks[i].low == ","), 0)
    led = opens and toks[opens - 1].low in {"and", "but"}
    if not led or toks[opens + 1].low not in _SET_IN:
        return None
    known = [c for c in before if c.group.start < opens]
    inside = {c.role for c in before[len(known) :]}
    return (opens - 1, len(known)) if known and inside <= {"adverbial"} else None


def hangs_on_phrase(toks: Sequence[Token], cut: int, stop: int) -> bool:
    """“…, from damages it had put at £3m”: what he or it does there tells of a noun."""
    marks = (i for i in range(stop - 1, cut - 2, -1) if not toks[i].is_word)
    last, noun = next(marks, cut), toks[stop - 2]
    led = toks[last].low == "," and toks[last + 1].low in _BINDING
    return led and toks[stop - 1].low in _HE and plural(noun.low, noun)


def agrees_not(
    toks: Sequence[Token], group: Group, parent: int | None, before: list[Clause]
) -> bool:
    """“They seek a man who fled and is said to be ill”: who fled is, not they."""
    low, host = toks[group.start].low, before[-1]
    if parent is None or host.role != "relative" or host.marker != "who":
        return False
    lo, hi = before[parent].subject
    opens = hi == 1  # "Detectives": the capital is the sentence's
    noun = toks[hi - 1]._replace(text=toks[0].low) if opens else toks[hi - 1]
    many = lo < hi and plural(noun.low, noun)
    return many and low in {"is", "was", "has"} and toks[group.start - 1].low == "and"
