"""Clauses led in by another: “If Acme does not pay it must shut”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.asides import (
    of_new_subject,
    of_somebody_set_in,
    owed,
    set_in_behind_and,
)
from monitor.core.grammar.clause import Clause
from monitor.core.grammar.joining import TAKES_CLAUSE, led_by_what, share_of_what
from monitor.core.grammar.resuming import bare_relative, hanging_on
from monitor.core.grammar.trimming import before_adverbs
from monitor.core.lexicon import function_words as words

if TYPE_CHECKING:
    from monitor.core.grammar.clause import Group
    from monitor.core.text import Token, Tokens

_LEADS = frozenset(
    ("if", "when", "unless", "once", "because", "after", "before", "time")
)
_ARTICLES = words.ARTICLES | {"no", "every", "nobody"}
_BEFORE = frozenset(("and", "but", "only", "even", "by", "the"))
_HE = words.SUBJECT_PRONOUNS - {"who", "that", "these", "those", "this"}
_LINKS = (
    words.PREPOSITIONS | words.CONJUNCTIONS | words.DETERMINERS | words.AUXILIARIES
    | words.SUBORDINATORS | {"than", "to", "'s", "'"}
)  # fmt: skip
_LONGEST = 5


def behind_fronted(
    toks: Tokens, floor: int, stop: int, before: list[Clause]
) -> int | None:
    """Where a main clause begins behind a condition that no comma closes."""
    first = before[0] if len(before) == 1 else None
    if first is None or first.role != "adverbial" or first.marker not in _LEADS:
        return None
    led = first.group.lemma in TAKES_CLAUSE and not first.group.passive
    opens = all(t.low in _BEFORE for t in toks[: first.start])
    closed = any(t.low == "," for t in toks[first.start :])
    return None if led or closed or not opens else _subject(toks, floor, stop)


def led_in(
    toks: Tokens, group: Group, floor: int, before: list[Clause]
) -> Clause | None:
    """A clause whose subject is led in by what stands before it."""
    end = group.end
    joined = set_in_behind_and(toks, group, before)
    if joined:
        at, k = joined
        shared = (group.start, group.start)
        return Clause(
            "verb", group, at + 1, end, shared, shared, hanging_on(before[:k])
        )
    new = of_new_subject(toks, group, before)
    if new:
        return Clause("main", group, new[0], end, new, (new[0], new[0]), None)
    told = owed(toks, group, before) or of_somebody_set_in(toks, group, before)
    if told:
        return told
    opens = behind_fronted(toks, floor, group.start, before)
    if opens is not None:
        return Clause("main", group, opens, end, (opens, group.start), (opens, opens))
    noun = None if before else bare_relative(toks, group)
    if noun:
        subject = noun[1], group.start
        return Clause("relative", group, noun[1], end, subject, noun, None, "that")
    share = share_of_what(toks, group, before)
    if share:
        host = len(before) - len(("said", "what"))
        subject = share, group.start
        return Clause("said", group, share, end, subject, (share, share), host)
    lo = led_by_what(toks, floor, group, before)
    if lo is not None:
        stop = group.start - (toks[group.start - 1].low == ",")
        return Clause("main", group, lo, end, (lo, stop), (lo, lo))
    return None


def _subject(toks: Tokens, floor: int, stop: int) -> int | None:
    """Where the noun phrase begins that ends before a verb."""
    end = before_adverbs(toks, stop, floor)
    if end <= floor or not all(t.is_word for t in toks[floor:end]):
        return None
    if toks[end - 1].low in _HE:
        return end - 1
    at = end
    while at > floor and toks[at - 1].text[0].isupper():
        at -= 1
    dated = any(t.low in words.MONTHS | words.WEEKDAYS for t in toks[at:end])
    if at < end and not dated and (at == floor or not _links(toks[at - 1])):
        return at
    for at in range(end - 2, max(floor, end - _LONGEST) - 1, -1):
        if toks[at].low in _ARTICLES and (at == floor or not _links(toks[at - 1])):
            return at
    return floor if end - floor == 1 and toks[floor].low.endswith("s") else None


def _links(tok: Token) -> bool:
    return tok.low in _LINKS and tok.text != "May"
