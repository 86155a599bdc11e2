"""Verbs behind what is set in or stands before: whose they are, and where they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.clause import Clause
from monitor.core.grammar.joining import (
    TAKES_CLAUSE,
    led_by_what,
    linked,
    share_of_what,
)
from monitor.core.grammar.neighbours import plural
from monitor.core.grammar.phrases import split_lead
from monitor.core.grammar.resuming import bare_relative, hanging_on
from monitor.core.grammar.thats import that_role
from monitor.core.grammar.trimming import before_adverbs
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.reporting import NEEDS_THAT, REPORTING

if TYPE_CHECKING:
    from monitor.core.grammar.clause import Group, Range
    from monitor.core.text import Token, Tokens

_SET_IN = words.PREPOSITIONS | words.SUBORDINATORS | words.LOOSE_SUBORDINATORS
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


def goes_with_aside(toks: Tokens, group: Group, before: list[Clause]) -> bool:
    """“The mill, which opened in 1920 and employs 300”: "and" within an open aside."""
    k = len(before) - 1
    k -= k > 0 and before[k].role == "part"  # "which is owned by the state and made"
    aside = before[k]
    if aside.role != "relative" or aside.subject != aside.lead or not aside.start:
        return False
    opened = aside.marker in {"who", "which"} and toks[aside.start - 1].low == ","
    since = toks[aside.group.end : group.start]
    return opened and bool(since) and all(t.is_word for t in since)


def goes_on(toks: Tokens, group: Group, before: list[Clause]) -> bool:
    """“…, and the men who had worked there were sent home”: whose verb it is."""
    aside = before[-1] if before else None
    if aside is None or aside.role != "relative":
        return False
    if not aside.marker and toks[aside.start - 1].low != "that":
        return False
    led = aside.lead[0] == linked(toks, 0, aside.start)
    since = toks[aside.group.end : group.start]
    return led and all(t.is_word and t.low not in words.CONJUNCTIONS for t in since)


def lacks_its_object(toks: Tokens, aside: Clause) -> bool:
    """“A letter, which she said she had found”: what is said is no clause without it."""
    owned = aside.role == "relative" and aside.subject != aside.lead
    led = {toks[aside.start].low, toks[aside.start - 1].low, aside.marker}
    return owned and bool(led & {"which", "that", "who", "whom"})


def told_in_relative(toks: Tokens, group: Group, before: list[Clause]) -> bool:
    """“A ruling that lawyers said could cost them dear”: it could, not who is told of."""
    aside = before[-1] if before else None
    if aside is None or aside.role != "relative" or aside.group.end != group.start:
        return False
    told = aside.group.lemma in REPORTING and not aside.group.passive
    led = {toks[aside.start - 1].low, toks[aside.start].low} & words.RELATIVES
    return told and aside.subject != aside.lead and bool(led)


def _set_in_behind_and(
    toks: Tokens, group: Group, before: list[Clause]
) -> Range | None:
    """“He paid and, when they came back, fled”: where "and" stands, and behind how many."""
    at = before_adverbs(toks, group.start, 1) - 1
    if not before or toks[at].low != ",":
        return None
    opens = next((i for i in range(at - 1, 0, -1) if toks[i].low == ","), 0)
    led = opens and toks[opens - 1].low in {"and", "but"}
    if not led or toks[opens + 1].low not in _SET_IN:
        return None
    known = [c for c in before if c.group.start < opens]
    inside = {c.role for c in before[len(known) :]}
    return (opens - 1, len(known)) if known and inside <= {"adverbial"} else None


def _of_new_subject(toks: Tokens, group: Group, before: list[Clause]) -> Range | None:
    """“…; the eighth, representing the welders, has not”: whose verb closes an aside."""
    aside = before[-1] if len(before) > 1 else None
    if aside is None or aside.role != "ing" or toks[group.start - 1].low != ",":
        return None
    lo, hi = aside.subject
    since = before[-2].group.end
    apart = hi == aside.start - 1 and toks[hi].low == "," and lo > since
    link = toks[lo - 1].low
    joined = link == ";" or (link in {"and", "but"} and toks[lo - 2].low == ",")
    return (lo, hi) if apart and joined and lo < hi else None


def agrees_not(
    toks: Tokens, group: Group, parent: int | None, before: list[Clause]
) -> bool:
    """“They seek a man who fled and is said to be ill”: who fled is, not they."""
    low, host = toks[group.start].low, before[-1]
    if parent is None or host.role != "relative" or host.marker != "who":
        return False
    lo, hi = before[parent].subject
    opens = hi == 1  # "Detectives": the capital is the sentence's
    noun = toks[hi - 1]._replace(text=toks[0].low) if opens else toks[hi - 1]
    many = lo < hi and plural(noun)
    return many and low in {"is", "was", "has"} and toks[group.start - 1].low == "and"


def _owed(toks: Tokens, group: Group, before: list[Clause]) -> Clause | None:
    """“He said that the firm which built the dam | had lied”: what is said lacks a verb."""
    last = before[-1] if before else None
    if last is None or last.role != "relative" or toks[last.start - 1].low == ",":
        return None
    since = toks[last.group.end : group.start]
    links = words.CONJUNCTIONS | words.SUBORDINATORS
    whole = all(t.is_word and t.low not in links for t in since)
    of = bool(since) and since[0].low in {"of", "about"}  # "who were told of it | left"
    if not whole or (since and not of and last.group.lemma in TAKES_CLAUSE):
        return None
    for k in range(len(before) - 1, 0, -1):
        if before[k].role != "relative":
            return None
        led = _said_from(toks, before, k)
        if led:
            start, stop, parent = led
            subject = split_lead(toks, start, stop)[1]
            at = subject[0], subject[0]
            return Clause("said", group, start, group.end, subject, at, parent)
    return None


def _of_somebody_set_in(
    toks: Tokens, group: Group, before: list[Clause]
) -> Clause | None:
    """“It began after a clerk who complained | was sacked”: the clerk was, not it."""
    last = before[-1] if before else None
    if last is None or last.role != "relative" or toks[last.start - 1].low == ",":
        return None
    (lo, hi), since = last.lead, toks[last.group.end : group.start]
    leads = (words.SUBORDINATORS | words.LOOSE_SUBORDINATORS) - words.RELATIVES
    led = 0 < lo < hi and toks[lo - 1].low in leads
    whole = all(t.is_word and t.low not in words.CONJUNCTIONS for t in since)
    if not (led and whole):
        return None
    at = lo - 1
    parent = len(before) - 2 if len(before) > 1 else None
    low = toks[at].low
    return Clause("adverbial", group, at, group.end, (lo, hi), (at, at), parent, low)


def _said_from(
    toks: Tokens, before: list[Clause], k: int
) -> tuple[int, int, int] | None:
    """Where what is said begins, where an aside breaks in, and which clause says it."""
    floor, stop = before[k - 1].group.end, before[k].start
    stop -= toks[stop - 1].low in words.RELATIVES
    host = before[k - 1]
    that = next((i for i in range(stop - 2, floor - 1, -1) if toks[i].low == "that"), 0)
    if that and toks[that - 1].low in {"and", "but"}:
        says = (i for i in range(k - 1, -1, -1) if before[i].role in {"main", "verb"})
        parent = next(says, None)
        told = parent is not None and before[parent].group.lemma in REPORTING
        return (that + 1, stop, parent or 0) if told else None
    if any(t.low == "," for t in toks[floor:stop]) or host.role in {"relative", "part"}:
        return None
    if that:
        said = that_role(toks, before[:k], that) == "said"
        return (that + 1, stop, k - 1) if said else None
    told = host.group.lemma in REPORTING and host.group.lemma not in NEEDS_THAT
    first = toks[floor]
    opens = first.low in words.DETERMINERS or plural(first)
    return (floor, stop, k - 1) if told and opens and not host.group.passive else None


def _behind_fronted(
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
    joined = _set_in_behind_and(toks, group, before)
    if joined:
        at, k = joined
        shared = (group.start, group.start)
        return Clause(
            "verb", group, at + 1, end, shared, shared, hanging_on(before[:k])
        )
    new = _of_new_subject(toks, group, before)
    if new:
        return Clause("main", group, new[0], end, new, (new[0], new[0]), None)
    told = _owed(toks, group, before) or _of_somebody_set_in(toks, group, before)
    if told:
        return told
    opens = _behind_fronted(toks, floor, group.start, before)
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
