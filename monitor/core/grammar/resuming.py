"""Where a sentence goes on behind an aside that stands after its subject."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from monitor.core.grammar.clause import Clause
from monitor.core.grammar.groups import find_groups
from monitor.core.grammar.joining import linked
from monitor.core.grammar.markers import DASHES, TIMES, comma_after
from monitor.core.grammar.neighbours import plural
from monitor.core.grammar.phrases import phrase_start, split_lead
from monitor.core.grammar.thats import that_role
from monitor.core.grammar.trimming import before_adverbs, only_adverbs
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.reporting import NEEDS_THAT, REPORTING
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.grammar.clause import Group, Range
    from monitor.core.text import Tokens

_IN_ASIDE = frozenset(("relative", "said", "noun", "part", "verb", "adverbial"))
ASIDE = frozenset(("relative", "part"))
_ALL = word_set("nothing everything anything something all nobody everyone everybody")
_SET_IN = frozenset(("adverbial", "what", "relative", "part", "ing"))
_CONDITIONS = frozenset(("if", "unless", "once", "until", "whether"))
_BRIEF = frozenset(("if", "unless", "once"))  # "The deal, if approved, would"
# "Contrary to what", "after what": these stand before a clause that is set in.
_LEADING_IN = words.PREPOSITIONS | {"contrary", "to", "according", "unlike"}
# "Those who were there | that night": no clause begins there.
_THAT_DAY = frozenset(("that", time) for time in TIMES)
_NO_SUBJECT = (
    words.PREPOSITIONS | words.SUBORDINATORS | words.LOOSE_SUBORDINATORS | {","}
)


def bracketed(toks: Tokens) -> set[int]:
    """What stands in brackets and has a verb of its own: it is part of no clause."""
    found: set[int] = set()
    for lo in (i for i, t in enumerate(toks) if i and t.text == "("):
        hi = next((i for i in range(lo, len(toks)) if toks[i].text == ")"), lo)
        if any(g.kind == "finite" for g in find_groups(toks, lo + 1, hi)):
            found |= set(range(lo, hi + 1))
    return found


def closes_aside(toks: Tokens, lo: int, hi: int) -> bool:
    """“Acme, which owns the site, it says, sold”: whose comma the aside needs."""
    commas = [i for i in range(lo) if toks[i].low == ","]
    opened = bool(commas) and toks[commas[-1] + 1].low in words.OPENS_ASIDE
    return opened and toks[lo].low == "," and toks[hi - 1].low == ","


def still_aside(toks: Tokens, group: Group, before: list[Clause]) -> bool:
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
    lead = before[0].lead[0]
    apposed = (
        lead > 1 and toks[lead - 1].low == "," and toks[group.start - 1].low == ","
    )
    if apposed and before[0].subject == before[0].lead:
        return True  # "Holm, the clerk who told the court, left"
    if toks[before[0].start - 1].low == ",":
        return commas == 1 and only_adverbs(
            since[(comma_after(since, 0, len(since)) or 0) + 1 :]
        )
    leads = words.CONJUNCTIONS | words.SUBORDINATORS | DASHES
    return not commas and not any(
        t.low in leads and (t.low, after.low) not in _THAT_DAY
        for t, after in pairwise((*since, toks[group.start]))
    )


def broken_off(toks: Tokens, group: Group, before: list[Clause]) -> Range | None:
    """Where "Holm, as The Quay reported, did not resign" breaks off.

    The first clause that is set in, by its place in ``before``, and the comma that
    ends the subject. What is told with another clause set in beside a condition is
    left alone.
    """
    at, k = before_adverbs(toks, group.start), len(before)
    while k and _within(before, k - 1):
        k -= 1
    set_in = [c for c in before[k:] if c.role in {"adverbial", "what"}]
    if toks[at - 1].low != "," or not set_in:
        return None
    comma, floor = before[k].start - 1, before[k - 1].group.end if k else 0
    while comma > floor and toks[comma].low in _LEADING_IN:
        comma -= 1
    told = bool(k) and before[k - 1].group.lemma in REPORTING
    told &= toks[floor].low in words.DETERMINERS - {"that"}  # "said the deal, if"
    opened = not k or told or toks[floor].low in {"that", "and", "but", ";", ","}
    begins = floor + (bool(k) and not told)
    while toks[begins].low in {"and", "but", "that"}:
        begins += 1
    closed = toks[comma].low == "," and begins < comma
    scene = any(t.low == "," for t in toks[begins:comma])
    lead = _NO_SUBJECT - (words.PREPOSITIONS if scene else frozenset())
    starts = closed and toks[begins].low not in lead
    open_ = _CONDITIONS & {c.marker for c in set_in}
    plain = not open_ or (len(before[k:]) == 1 and open_ <= _BRIEF)
    return (k, comma) if opened and starts and plain else None


def _within(before: list[Clause], at: int) -> bool:
    """Whether a clause may be set in: "when she left Acme and joined Borel"."""
    role, parent = before[at].role, before[at].parent
    if role == "verb" and parent is not None:
        return _within(before, parent)
    return role in _SET_IN


def resumes(toks: Tokens, group: Group, aside: Clause) -> bool:
    """Whether the verb goes on where a relative clause or participle broke in."""
    leads = aside.role == "part" and not aside.group.start
    at = group.start - 1
    while toks[at].low != "then" and words.is_adverb(toks[at].low):
        at -= 1
    if any(t.low == ";" for t in toks[aside.group.end : group.start]):
        return False
    if toks[at].low == ",":
        return not leads  # "Asked about it, the mayor, Ada Holm, said"
    return aside.role == "part" and all(
        t.low not in {",", ";", "and", "but"}
        for t in toks[aside.group.end : group.start]
    )


def bare_relative(toks: Tokens, group: Group) -> Range | None:
    """The noun of "a solicitor he has hired", where "that" is left out."""
    at = group.start - 1
    there = toks[at].low == "there" and group.lemma != "be"  # "the studio there"
    if there or toks[at].low not in words.SUBJECT_PRONOUNS:
        at = _owner(toks, group)
    if at < len(("a", "solicitor")):
        return None
    lo = phrase_start(toks, at)
    noun = toks[at - 1].text.islower() and toks[lo].low in words.DETERMINERS
    loose = words.PREPOSITIONS | words.CONJUNCTIONS | words.SUBORDINATORS
    plain = noun and at - lo > 1 and toks[at - 1].low not in loose | words.WEEKDAYS
    dated = words.is_adverb(toks[at - 1].low) or toks[at - 1].low in TIMES
    return (lo, at) if plain and not dated else None


def all_that(toks: Tokens, group: Group) -> Range | None:
    """The word of "nothing he could have done", where "that" is left out."""
    at = group.start - 1
    whose = toks[at].low in words.SUBJECT_PRONOUNS and toks[at].low != "that"
    return (at - 1, at) if whose and toks[at - 1].low in _ALL else None


def _owner(toks: Tokens, group: Group) -> int:
    """Where "the miners" begins in "The pumps the miners rely on are", which is ruled."""
    at = group.start - 1
    while at > 0 and toks[at].low not in words.ARTICLES and toks[at].text.isalpha():
        at -= 1
    ruled = any(t.low in words.AUXILIARIES for t in toks[group.end :])
    opens = toks[at].low in words.ARTICLES and phrase_start(toks, at) == 0
    return at if opens and ruled and at < group.start - 1 else 0


def _first_aside(toks: Tokens, group: Group, before: list[Clause]) -> int:
    """Which of the clauses is the first of those that stand behind the subject."""
    k = 0 if still_aside(toks, group, before) else len(before)
    while k > 0 and before[k - 1].role in ASIDE:
        k -= 1
        lo, hi = before[k].lead
        if lo < hi and lo == linked(toks, 0, before[k].start):
            break  # "…, and the man who signed it | left"
    return k


def resumed(
    toks: Tokens, group: Group, before: list[Clause], broken: Range | None = None
) -> Clause:
    """The clause whose subject an aside stands behind: "The fine, set in May, is"."""
    k = broken[0] if broken else _first_aside(toks, group, before)
    floor = before[k - 1].group.end if k else 0
    aside = before[k] if k < len(before) else before[-1]
    bare = aside.role == "relative" and toks[aside.start - 1].low == "that"
    stop = broken[1] if broken else max(aside.start - bare, floor)
    thats = (i for i in range(stop - 1, floor - 1, -1) if i and toks[i].low == "that")
    # "A survey from that year, which …, gave"
    that = next((i for i in thats if toks[i - 1].low not in words.PREPOSITIONS), None)
    told = _asked(toks, group, before[:k], floor, stop) if that is None else None
    if told:
        return told
    if k and that is None and toks[floor].low in {",", "and", "but", ";"}:
        floor += 1
    floor = (linked(toks, floor, stop) if k and that is None else None) or floor
    start = floor if that is None else that + 1
    while stop > start and toks[stop - 1].low in words.RELATIVES:
        stop -= 1
    lead, subject = split_lead(toks, start, stop)
    if broken or (toks[stop - 1].low != "," and toks[group.start - 1].low == ","):
        lead, subject = split_lead(toks, start, stop, closed=True)
    role = "main"
    if that is not None and k:
        role = that_role(toks, before[:k], that)
    elif k and start == before[k - 1].group.end and _reports(toks, before[k - 1]):
        role = "said"
    return Clause(role, group, lead[0], group.end, subject, lead, k - 1 if k else None)


def _reports(toks: Tokens, host: Clause) -> bool:
    """“Said the gates, shut since May, …”: whether what is said begins behind a verb."""
    begins = toks[host.group.end]
    opens = begins.low in words.DETERMINERS or begins.text[0].isupper()
    opens |= plural(begins)
    active = not host.group.passive and host.group.lemma not in NEEDS_THAT
    return opens and active and host.group.lemma in REPORTING


def _asked(
    toks: Tokens, group: Group, before: list[Clause], lo: int, hi: int
) -> Clause | None:
    """“Judges will say whether the case, which …, goes on”: what "whether" leads."""
    leads = words.SUBORDINATORS - words.RELATIVES - words.CONTRASTING
    at = next((i for i in range(hi - 1, lo - 1, -1) if toks[i].low in leads), None)
    if not before or at is None:
        return None
    subject = split_lead(toks, at + 1, hi)[1]
    if subject[0] >= subject[1] or toks[hi - 1].low in leads:
        return None
    role, low, parent = "adverbial", toks[at].low, len(before) - 1
    return Clause(role, group, at, group.end, subject, (at, at), parent, low)


def turned(toks: Tokens, group: Group, before: list[Clause]) -> bool:
    """“…, had the crew been awake”: a condition behind what holds under it."""
    after = toks[group.start + 1].low if group.start + 1 < len(toks) else ""
    opens = after in words.ARTICLES | words.SUBJECT_PRONOUNS
    main = bool(before) and before[-1].role not in ASIDE
    return main and toks[group.start - 1].low == "," and opens


def hanging_on(before: list[Clause]) -> int | None:
    """The clause that a coordinated or reported one hangs on."""
    backwards = range(len(before) - 1, -1, -1)
    return next((i for i in backwards if before[i].role not in ASIDE), None)
