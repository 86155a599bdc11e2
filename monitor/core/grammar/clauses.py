"""Clauses: verb groups with their subject, their predicate and how they hang."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.asides import (
    agrees_not,
    goes_on,
    goes_with_aside,
    lacks_its_object,
    led_in,
    told_in_relative,
)
from monitor.core.grammar.clause import Clause
from monitor.core.grammar.cutting import closed
from monitor.core.grammar.groups import find_groups
from monitor.core.grammar.hosts import host_noun, relative_clause
from monitor.core.grammar.joining import apposed, bare_and, cut_before, lists_on
from monitor.core.grammar.markers import comma_after, counted_time, marker_before
from monitor.core.grammar.phrases import behind_day, phrase_start, split_lead
from monitor.core.grammar.resuming import (
    ASIDE,
    all_that,
    broken_off,
    hanging_on,
    resumed,
    resumes,
    still_aside,
    turned,
)
from monitor.core.grammar.thats import (
    TO_SOMEBODY,
    behind_audience,
    behind_saying,
    joins,
    reporter,
    that_role,
    was_told,
)
from monitor.core.grammar.trimming import only_adverbs, trim
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.reporting import NEEDS_THAT, REPORTING

if TYPE_CHECKING:
    from monitor.core.grammar.clause import Group, Range
    from monitor.core.text import Tokens

# "Had the strike gone on, …" is a condition.
_INVERTED = frozenset(("had", "were", "should"))
_SELDOM = frozenset(("rarely", "seldom", "hardly", "scarcely"))
# "So was the clerk", "rarely has a case lasted"
_ALSO = frozenset(("so", "nor", "neither", "only")) | _SELDOM
_LEANING = words.SUBJECT_PRONOUNS | {"others", "some"}
_FINDING = frozenset(("find", "rule"))


def find_clauses(toks: Tokens, lo: int, hi: int) -> tuple[Clause, ...]:
    """The clauses of a stretch of tokens, in order of their verbs."""
    groups = find_groups(toks, lo, hi)
    drafts: list[Clause] = []
    for index, group in enumerate(groups):
        floor = groups[index - 1].end if index else lo
        drafts.append(_clause(toks, group, floor, drafts))
    return tuple(
        closed(toks, clause, drafts[i + 1 :], hi) for i, clause in enumerate(drafts)
    )


def _clause(toks: Tokens, group: Group, floor: int, before: list[Clause]) -> Clause:
    parent = hanging_on(before)
    if group.kind in {"ing", "part"}:
        host = _host(toks, group.start, floor, before)
        return Clause(group.kind, group, group.start, group.end, host, host, parent)
    at = group.start
    if toks[at].low == "to":  # "came out to say that"
        return Clause("verb", group, at, group.end, (at, at), (at, at), parent)
    if toks[at].low in _INVERTED and (not at or turned(toks, group, before)):
        return Clause(
            "adverbial", group, at, group.end, (at, at), (at, at), parent, "if"
        )
    within = bool(before) and before[-1].role == "relative"
    within &= all(t.low != "," for t in toks[floor : group.start])
    behind = bool(before) and (within or before[-1].role not in ASIDE)
    marker = marker_before(toks, floor, group.start, behind=behind)
    if marker is not None:
        return _marked(toks, group, marker, parent, before)
    return _unmarked(toks, group, floor, parent, before)


def _marked(
    toks: Tokens, group: Group, at: int, parent: int | None, before: list[Clause]
) -> Clause:
    low, tail = toks[at].low, (at, at)
    subject = split_lead(toks, at + 1, group.start)[1]
    broken = toks[group.start - 1].low == "," and group.start - 1 > at
    if broken and low == "that" and before and at >= before[-1].group.end:
        # "said that the drug, trenadol, had come": an apposition, no aside
        subject, broken = _past_verbless(toks, at + 1, group.start)[1], False
    loose = low in words.LOOSE_SUBORDINATORS  # "after the owner, a fund, sued"
    if broken and (loose or apposed(toks, at + 1, group.start)):
        subject, broken = split_lead(toks, at + 1, group.start, closed=True)[1], False
    if broken and before and low != "whose":
        return resumed(toks, group, before)
    if broken and not before and at and toks[at - 1].low == ",":
        lead, found = _past_verbless(toks, 0, at)
        return Clause("main", group, lead[0], group.end, found, lead, parent, "")
    comma = comma_after(toks, at, group.start)
    of = low == "that" and toks[0].low == "of"  # "Of the doors that she tried, two"
    if comma and (of or low not in {"that", "what"}) and (at == 0 or not before):
        lead, found = split_lead(toks, comma + 1, group.start)
        # "Of those who voted, 40 percent …"
        lead = (0, found[0]) if toks[0].low == "of" else lead
        return Clause("main", group, lead[0], group.end, found, lead, parent, "")
    if low == "that" and before:
        return _behind_that(toks, group, at, subject, parent, before)
    if low == "what":
        return Clause("what", group, at, group.end, subject, tail, parent, low)
    if low in words.RELATIVES:
        return relative_clause(toks, group, at, subject, parent, before)
    if _contrasts(toks, at, subject, opens=not before):
        return Clause("main", group, subject[0], group.end, subject, tail, parent)
    at -= len(("by", "the")) * (low == "time")
    at -= counted_time(toks, at) * (low in {"after", "before"})
    return Clause("adverbial", group, at, group.end, subject, tail, parent, low)


def _contrasts(toks: Tokens, at: int, subject: Range, *, opens: bool) -> bool:
    """“…, though it admits no guilt”, "While the rival grew, …": told beside the rest.

    "…, while he waited" only tells when, and "those of Acme" lean on what came before.
    """
    leans = subject[0] >= subject[1] or toks[subject[0]].low in _LEANING
    apart = toks[at].low != "while" or not leans
    parted = not at if opens else toks[at - 1].low == ","
    return toks[at].low in words.CONTRASTING and parted and apart


def _behind_that(
    toks: Tokens, group: Group, at: int, subject: Range, parent: int | None,
    before: list[Clause],
) -> Clause:  # fmt: skip
    """What is reported, or tells more of a noun."""
    all_ = all_that(toks, group)
    if all_:
        whose, host = (all_[1], group.start), len(before) - 1
        return Clause("relative", group, all_[1], group.end, whose, all_, host)
    owned = subject[0] < subject[1] or at == before[-1].group.end
    role = that_role(toks, before, at, group) if owned else "relative"
    if role == "said" and before[-1].role == "relative":
        parent = len(before) - 1  # "a letter, in which she added that"
    listed = before[-1].role == "said" and toks[at - 1].low == ","
    if role == "said" and (listed or joins(toks, at)):
        parent = next((c.parent for c in before if c.role == "said"), parent)
    noun = host_noun(toks, at, before[-1].group.end)
    return Clause(role, group, at + 1, group.end, subject, noun, parent)


def _unmarked(
    toks: Tokens, group: Group, floor: int, parent: int | None, before: list[Clause]
) -> Clause:
    led = led_in(toks, group, floor, before)
    if led:
        return led
    cut, end = cut_before(toks, floor, group.start, before), group.end
    aside = bool(before) and before[-1].role in ASIDE
    broke_in = aside and resumes(toks, group, before[-1])
    again = broke_in or still_aside(toks, group, before)
    again = again or goes_on(toks, group, before)
    broken = None if again else broken_off(toks, group, before)
    if again or broken:
        return resumed(toks, group, before, broken)
    if before and [t.low for t in toks[group.start - 2 : group.start]] == [",", "then"]:
        cut = group.start - 1  # "rose, from 12 to 40, then fell"
    between = [t for t in toks[cut : group.start] if t.is_word]
    # "Said there was no deal": "there" is no place, but the subject
    exists = group.lemma == "be" and [t.low for t in between][-1:] == ["there"]
    if before and only_adverbs(between) and not exists:
        return _added(toks, group, cut, parent, before)
    reports = bool(before) and before[-1].group.lemma in REPORTING
    behind = reports and apposed(toks, floor, group.start)
    if behind or (before and cut == floor and (parent is not None or reports)):
        return _embedded(toks, group, floor, before)
    lead, subject = split_lead(toks, cut, group.start)
    also = bool(before) and before[-1].role == "said" and cut > floor
    if also and (bare_and(toks, cut) or lists_on(toks, cut, before)):
        host = before[-1].parent
        return Clause("said", group, cut, end, subject, lead, host)
    if not before and subject[0] >= subject[1]:
        lead, subject = _past_verbless(toks, floor, group.start)
    whose = toks[min(end, len(toks) - 1)].low not in words.SUBJECT_PRONOUNS
    bare = subject[1] - subject[0] <= (subject == (0, 1) and toks[0].low in _SELDOM)
    if bare and whose and toks[group.start - 1].low in _ALSO:
        not_only = [t.low for t in toks[max(group.start - 2, 0) : group.start]]
        only = not_only == ["not", "only"]  # "Not only did he know"
        lead = group.start - 1 - only, group.start
        subject = group.start, group.start
    return Clause("main", group, lead[0], end, subject, lead, parent)


def _added(
    toks: Tokens, group: Group, cut: int, parent: int | None, before: list[Clause]
) -> Clause:
    """A verb that shares a subject: the one before, or that of a relative clause."""
    start, end = group.start, group.end
    apart = [t.low for t in toks[start - 2 : start]] == [",", "and"]
    if apart and parent and before[-1].role == "what":
        parent = hanging_on(
            before[:-1]
        )  # "…, a third of what she had sought, and left"
    if told_in_relative(toks, group, before):
        host = before[-1].lead
        return Clause("relative", group, start, end, host, host, parent, "that")
    aside = goes_with_aside(toks, group, before)
    # "The log records that a request was made and turned down"
    lacks = group.passive and end - start == 1 and before[-1].group.passive
    aside |= lacks and before[-1].role == "relative"
    if aside or agrees_not(toks, group, parent, before):
        owner = before[-1].subject
        return Clause("relative", group, start, end, owner, (cut, cut), parent)
    parent = reporter(toks, group, parent, before)
    return Clause("verb", group, start, end, (cut, cut), (cut, cut), parent)


def _past_verbless(toks: Tokens, lo: int, hi: int) -> tuple[Range, Range]:
    """The subject before an aside whose verb was not known: "Voll, who chairs it, said"."""
    return split_lead(toks, lo, comma_after(toks, lo, hi) or hi)


def _embedded(toks: Tokens, group: Group, floor: int, before: list[Clause]) -> Clause:
    """A clause right behind a verb: what is said without "that", else a relative."""
    host = before[-1]
    if host.group.lemma in REPORTING:
        floor = behind_day(toks, floor, group.start)
        floor = behind_saying(toks, floor, group.start)
    subject = split_lead(toks, floor, group.start)[1]
    at = len(before) - 1
    finds = toks[group.start].low in words.AUXILIARIES  # "found the car was stolen"
    finds &= toks[floor].low not in words.PREPOSITIONS  # but "the strain found in"
    needs = NEEDS_THAT - (_FINDING if finds else frozenset())
    told = host.group.lemma in REPORTING and host.group.lemma not in needs
    told &= not was_told(toks, host)
    if host.group.lemma in TO_SOMEBODY and not host.group.passive:
        heard, subject = subject[0], behind_audience(toks, *subject)
        floor = floor if subject[0] == heard else subject[0]  # no part of what is told
    told &= toks[floor].low != "to"  # "points to figures showing the river floods"
    said = told and not (host.group.passive and host.group.lemma not in TO_SOMEBODY)
    if said and host.role != "part" and not lacks_its_object(toks, host):
        return Clause("said", group, floor, group.end, subject, (floor, floor), at)
    return Clause("relative", group, subject[0], group.end, subject, subject, at)


def _host(toks: Tokens, at: int, floor: int, before: list[Clause]) -> Range:
    """The noun phrase that a participle behind it belongs to."""
    if before and before[-1].role == "part" and toks[at - 1].low in {"and", "or"}:
        return before[-1].subject
    stop = at - 1 if at and toks[at - 1].low == "," else at
    if not before:
        return split_lead(toks, min(floor, stop), stop)[1]
    start = max(floor, phrase_start(toks, stop))
    return trim(toks, start + (toks[start].low == "that"), stop)
