"""How things stand, without a verb of the news: “the fine is $3m”, "is in custody"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from monitor.core.extraction.worth.definite import definite, known
from monitor.core.grammar.impersonal import cleft
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import mood, people
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.wordlist import word_set
from monitor.core.values.figures import SMALL, plural

if TYPE_CHECKING:
    from monitor.core.grammar.clause import Clause
    from monitor.core.text import Tokens

_OPEN_MODALS = word_set("""
may might could can cannot would should must shall ought ca
""")
_RANKS = word_set("""
largest biggest smallest oldest youngest highest lowest longest shortest first second
third fourth last only sole worst fastest slowest heaviest busiest
""")
_STATES = word_set("""
divided closed open shut sealed empty full safe unsafe alive dead missing ill unwell well
independent public private free available unavailable pregnant absent present aware
unaware liable guilty innocent responsible due ready willing unwilling able unable
illegal legal lawful unlawful valid invalid void bankrupt insolvent homeless jobless
vacant occupied operational contaminated infected injured asleep awake offline online
extinct flooded blocked married positive negative intact possible impossible worth
final unlikely likely unclear secret red blue green white black yellow orange grey gray brown
sober drunk wet dry true untrue false pending unknown uncertain undecided unresolved
unchanged unhurt unharmed unpaid outstanding overdue ongoing imminent incomplete optional
mandatory compulsory voluntary confidential
""")
_WHEREABOUTS = frozenset(("in", "on", "at", "under", "due", "pending"))
_NOW = frozenset(("is", "are", "'s", "'re"))
_COMPARED = word_set("""
lower higher worse better larger bigger smaller longer shorter older younger cheaper
dearer heavier lighter stronger weaker faster slower
""")
_PLACED = word_set("down up bottom top home back")
_SHARES = frozenset(SMALL) - {"one"} | word_set(
    "half third quarter quarters tenth twice"
)
_BOUNDS = word_set("""
less more fewer than nearly almost about around roughly only just some at least most
over under exactly a still now already
""")
_OFFICES = people.ROLE_NOUNS | people.TITLES


def states(toks: Tokens, clause: Clause, *, anchored: bool, figures: bool) -> bool:
    """“Acme is the Leeds-based firm behind Kite”; “the fine is $3m”."""
    at, end = clause.group.end, clause.end
    if at >= end:
        return False
    if figures or counted(toks, clause):
        return True
    first = next((i for i in range(at, end) if not words.is_adverb(toks[i].low)), at)
    opener = toks[first].low
    if anchored and opener in _OFFICES and not clause.group.modal:
        return True  # "has been mayor since 2012"
    state = opener in _STATES or reading(opener, "part", "ing") is not None
    state |= opener in words.PREPOSITIONS | _PLACED | _COMPARED or opener[0].isdigit()
    state |= measures(toks, clause)
    bare = first + 1 >= end or toks[first + 1].low in words.PREPOSITIONS - {"of"}
    bare &= toks[clause.subject[0]].low not in words.PREPOSITIONS | {"there"}
    finding = bare and toks[clause.group.start].low in _NOW
    finding &= opener in mood.OPINIONS or "-" in opener
    guess = clause.group.modal in _OPEN_MODALS and not clause.group.passive
    if not anchored:
        ranked = ranks(toks, clause)
        ranked |= plural(opener) and not clause.group.modal
        done = toks[clause.group.start].low in {"was", "were"} or clause.group.before
        told = definite(toks, clause, done=done) or opener == "the"
        told |= (
            toks[clause.subject[0]].low in {"he", "she", "there"} | words.PREPOSITIONS
        )
        told |= cleft(toks, at) and toks[clause.subject[0]].low == "it"
        kind = opener in {"a", "an"} and toks[clause.subject[0]].low in {"a", "an"}
        told &= not (finding or guess or (kind and not done))  # "a merger is a gamble"
        placed = opener in _WHEREABOUTS  # "a man is in custody"
        return told or ((state or ranked) and known(toks, clause, done=placed))
    bound = any(t.text[0].isupper() for t in toks[first:end])
    return bound or ((state or not finding) and not guess)


def ranks(toks: Tokens, clause: Clause) -> bool:
    """“The third strike in a year”, "every third year": a place among others."""
    behind = toks[clause.group.end : clause.end]
    told = (t for t in behind if t.low in _RANKS or not words.is_adverb(t.low))
    return any(t.low in _RANKS for t in islice(told, 3))


def measures(toks: Tokens, clause: Clause) -> bool:
    """“That is three quarters of it”, “less than a tenth”, “the vote was five to four”."""
    first = [t.low for t in toks[clause.group.end : clause.end]][:2]
    compared = first in (["less", "than"], ["fewer", "than"], ["more", "than"])
    return counted(toks, clause) or (clause.group.copular and compared)


def counted(toks: Tokens, clause: Clause) -> bool:
    """Whether what something is begins with a figure or a share."""
    at = clause.group.end
    while at < clause.end and toks[at].low in _BOUNDS:
        at += 1
    figure = at < clause.end and (toks[at].low in _SHARES or toks[at].text[0].isdigit())
    return clause.group.copular and figure
