"""Where one clause ends and another begins: “Acme sold the mill and the mayor left”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from monitor.core.grammar.markers import DASHES
from monitor.core.grammar.neighbours import counts, plural
from monitor.core.grammar.phrases import phrase_start
from monitor.core.grammar.trimming import only_adverbs
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import people
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.reporting import REPORTING
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.grammar.clause import Clause, Group
    from monitor.core.text import Token, Tokens

# Behind these a clause may stand without "that": "knew Holm and Berg had met".
TAKES_CLAUSE = frozenset(REPORTING) | word_set("""
know learn feel understand realise realize see hear read mean ensure wish assume
imagine discover doubt notice remember forget
""")
_DAYS = words.MONTHS | words.WEEKDAYS
_PRONOUNS = word_set("they he she it both neither nobody none some others all")
_ARTICLES = words.DETERMINERS - word_set("which what whose that such")
# "Whether he slept is not known"
_ASKED = frozenset(("whether", "how", "why"))
_LONGEST = 12
_SHORT = 3


def cut_before(toks: Tokens, floor: int, stop: int, before: list[Clause]) -> int:
    """Where the clause begins between the last verb and this one."""
    at = floor
    begun = next(
        (i for i in range(stop - 1, floor - 1, -1) if toks[i].low == ";"), stop
    )
    for i in range(floor, stop):
        low = toks[i].low
        if begun < i - 1 and low == "and":
            continue  # "; the Bakers and Millers' Union says"
        if low == "but" and toks[i - 1].low in {"all", "none"}:
            continue  # "all but three settled"
        if (
            low in DASHES
            or (floor and low == "," and at == floor)
            or (
                floor
                and low in {"and", "but"}
                and (
                    _alone(toks, i, stop)
                    or _joined(toks, i, stop, before)
                    or apposed(toks, i + 1, stop)
                )
            )
        ):
            at = i + 1
    return at


def _alone(toks: Tokens, at: int, stop: int) -> bool:
    """Whether a verb stands right behind a conjunction, or a day or comma before it."""
    return toks[at - 1].low in _DAYS | {","} or only_adverbs(toks[at + 1 : stop])


def bare_and(toks: Tokens, cut: int) -> bool:
    """Whether "and" without a comma stands before a clause."""
    return toks[cut - 1].low in {"and", "but"} and toks[cut - 2].low != ","


def lists_on(toks: Tokens, cut: int, before: list[Clause]) -> bool:
    """“Found that A was shut, B had burned, and C had fallen”: three things found."""
    if toks[cut - 1].low == ",":
        later = any(t.low == "and" for t in toks[cut:])
        return later and toks[cut].low not in words.CONJUNCTIONS | words.CONTRASTING
    last = before[-1]
    began = toks[last.start - 1].low == "," and toks[last.start].low != "that"
    told = len(before) > 1 and before[-2].role == "said" == last.role
    return began and told and toks[cut - 1].low == "and" and toks[cut - 2].low == ","


def _joined(toks: Tokens, at: int, stop: int, before: list[Clause]) -> bool:
    """Whether "and" at ``at`` leads a clause of its own, up to the verb at ``stop``.

    One noun phrase must stand between: "the shop and the house his father built"
    joins two things, "sold the shop and his father left" two clauses.
    """
    if not before or before[-1].role not in {"main", "verb", "said"}:
        return False
    host = before[-1].group
    if host.lemma in TAKES_CLAUSE and not host.passive:
        return False
    inside = [t.low for t in toks[host.end : at]]
    listed = "," in inside or inside[-1:] in (["hundred"], ["thousand"])
    listed |= "between" in inside and inside[-1] not in {"them", "themselves"}
    if listed or words.SUBORDINATORS & set(inside):
        return False
    first = toks[at + 1]
    many = plural(first) or first.low in people.PLURALS
    ruled = toks[stop].low in words.AUXILIARIES and stop - at <= _SHORT
    return (many and ruled) or _one_phrase(toks[at + 1 : stop])


def _one_phrase(toks: Tokens) -> bool:
    while toks and words.is_adverb(toks[-1].low):
        toks = toks[:-1]
    if not toks or len(toks) > _LONGEST:
        return False
    first = toks[0]
    if first.low in _PRONOUNS and len(toks) == 1:
        return True
    opens = first.low in _ARTICLES or first.text[0].isupper() or counts(first)
    if not opens or not all(t.is_word for t in toks):
        return False
    for before, tok in pairwise(toks):
        named = tok.text[0].isupper() and before.text[0].islower()
        begins = tok.low in _ARTICLES | words.SUBJECT_PRONOUNS or named
        linked = before.low in words.PREPOSITIONS | _ARTICLES | {"'s", "'"}
        if tok.low in words.SUBORDINATORS | words.CONJUNCTIONS:
            return False
        if begins and not linked:
            return False
    return True


def listed_noun(toks: Tokens, i: int, hi: int, host: Group) -> bool:
    """“Depends on cheap diesel and rented cranes”: a participle before a second noun.

    The verb before stands in the present, or has its two nouns behind a preposition;
    what cannot be told from "sold fish and canned meat" is left alone.
    """
    if toks[i - 1].low not in {"and", "or"} or i + 1 >= hi or host.end >= i - 1:
        return False
    form, inside = reading(toks[i].low, "past"), toks[host.end : i - 1]
    noun = _bare(toks[i + 1]) and form and reading(toks[i].low, "part")
    if not noun or form is None or form.lemma in REPORTING:
        return False
    if any(not t.is_word for t in inside) or host.kind != "finite":
        return False
    low = toks[host.start].low
    plain = host.end - host.start == 1 and low not in words.AUXILIARIES
    if plain and reading(low, "past") is None:
        return True  # "sells fish and chilled meat"
    two = len(inside) > len(("on", "diesel")) and all(_bare(t) for t in inside[1:])
    return inside[0].low in words.PREPOSITIONS and two


def _bare(tok: Token) -> bool:
    """A noun, or an adjective before it, that no article leads."""
    other = (
        words.DETERMINERS | words.PREPOSITIONS | words.CONJUNCTIONS | words.AUXILIARIES
        | words.SUBORDINATORS | words.SUBJECT_PRONOUNS
        | {"to", "him", "her", "them", "us", "me"}
    )  # fmt: skip
    plain = tok.text.isalpha() and tok.text.islower() and tok.low not in other
    return plain and not words.is_adverb(tok.low) and not counts(tok)


def led_by_what(
    toks: Tokens, floor: int, group: Group, before: list[Clause]
) -> int | None:
    """“What they bought was a ruin”: where the clause begins that is the subject."""
    since = [t.low for t in toks[floor : group.start]]
    if not before or (since != [","] and not {",", *DASHES}.isdisjoint(since)):
        return None
    first, last = before[0], before[-1].start
    if before[-1].role == "what" and toks[last - 1].low in {"and", "but", ";"}:
        return last  # "It burned and what remains was sold"
    if any(c.role == "main" for c in before):
        return None
    if first.role == "part" and toks[first.subject[0]].low == "what":
        whole = first.group.end == group.start  # "What Acme sold was a ruin"
        return first.subject[0] if whole else None
    asked = first.role == "adverbial" and first.marker in _ASKED
    if first.role != "what" and not asked:
        return None
    at = first.start
    if 0 < at <= _SHORT + 1 and toks[at - 1].low == "of":
        return phrase_start(toks, at)  # "Half of what was lost"
    return at if not any(t.is_word for t in toks[:at]) else None


def share_of_what(toks: Tokens, group: Group, before: list[Clause]) -> int | None:
    """Where “said | half of what was spilled had gone” begins to tell what is said."""
    if len(before) <= 1 or before[-1].role != "what":
        return None
    host, what = before[-2].group, before[-1]
    since = toks[what.group.end : group.start]
    links = words.CONJUNCTIONS | words.SUBORDINATORS
    near = all(t.is_word and t.low not in links for t in since)
    between = toks[host.end : what.start]
    if host.lemma not in REPORTING or not near or not all(t.is_word for t in between):
        return None
    if not between or between[-1].low == "that":
        return what.start  # "said that what she had seen was a rehearsal"
    part = between[-1].low == "of" and not since
    return host.end + (between[0].low == "that") if part else None


def timed(clause: Clause, said: Clause, later: list[Clause]) -> bool:
    """“It began when men were told that …”: all of it tells when."""
    behind = [c for c in later if c.start < said.start]
    told = bool(behind) and behind[-1].role == "adverbial" and behind[-1].marker
    return told in {"when", "because"} and clause.role in {"main", "verb", "said"}


def apposed(toks: Tokens, lo: int, stop: int) -> bool:
    """“Said the dam, the oldest in Wales, leaks”, "said Ada Holm, 29, had left"."""
    marks = [i for i in range(lo, stop) if not (toks[i].is_word or toks[i].low in "-&")]
    last = toks[marks[-2] + 1 : stop - 1] if len(marks) > len((",", ",")) else ()
    if last and all(t.text[0].isupper() for t in last):
        del marks[-2]  # "the study, by its maker, Acme, was"
    closed = len(marks) == len((",", ",")) and marks[1] == stop - 1 and marks[0] > lo
    if not closed or any(toks[i].low != "," for i in marks):
        return False
    behind = toks[marks[0] + 1]
    told = behind.text.isdigit() or behind.low in _ARTICLES  # "Ada Holm, the mayor,"
    opens = toks[lo].low in _ARTICLES or counts(toks[lo])
    opens |= told and toks[lo].text[0].isupper()
    return opens and behind.low not in words.CONJUNCTIONS


def linked(toks: Tokens, lo: int, hi: int) -> int | None:
    """Where a clause begins behind the last ", and", ", while" or semicolon."""
    links = {"and", "but"} | words.CONTRASTING
    backwards = range(hi - 1, lo, -1)
    last = (
        i for i in backwards
        if toks[i].low == ";" or (toks[i].low in links and toks[i - 1].low == ",")
    )  # fmt: skip
    return next((i + 1 for i in last), None)
