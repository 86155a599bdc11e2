"""Verbs that share what stands before or behind them: “was held and fined”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.clause import Group
from monitor.core.grammar.neighbours import counts
from monitor.core.grammar.thats import TO_SOMEBODY
from monitor.core.grammar.trimming import before_adverbs
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.calendar import UNITS
from monitor.core.lexicon.inflection import Form, noun_like, reading
from monitor.core.lexicon.reporting import REPORTING
from monitor.core.lexicon.verbs import ACTIVE
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.text import Token, Tokens

_AUDIENCE = 4
_COMING = word_set("""
come appear emerge return stand rise go step take phone ring call telephone write
""")
_TIMES = frozenset(("until", "within"))
_OWN = frozenset("$€£")
_ENDS = frozenset(".,;!")
_LINKS = frozenset(("and", "or", "but"))
_OBJECTS = words.DETERMINERS | word_set("""
up one two three four five six seven eight nine ten about around nearly almost more
hundreds thousands dozens him her them it
""")
_TAKEN = words.DETERMINERS | {"him", "her", "it", "them", "himself", "itself"}
# Of these a passive has an object: "was sacked and offered a job".
_GIVING = word_set("""
give offer award grant pay send deny promise ask tell hand order allow show teach charge
leave lend refuse bring call name make elect appoint cause sentence declare find fine
jail ban suspend hold cut raise lower move
""")
_LENGTHS = word_set("metre meter kilometre mile foot feet yard percent per point time")


def under_modal(toks: Tokens, i: int, hi: int, found: list[Group]) -> Group | None:
    """“Would cost £1m and create 40 jobs”: a plain verb under the modal before."""
    last = found[-1] if found else None
    if last is None or last.kind != "finite" or last.end > i - 2 or i + 1 >= hi:
        return None
    if not (last.modal or last.predicted) or toks[i - 1].low not in _LINKS:
        return None
    form = reading(toks[i].low, "base")
    lasting = toks[i + 1].low in _TIMES or (
        toks[i + 1].low in words.PREPOSITIONS and form is not None
        and not noun_like(form)
    )  # fmt: skip
    if form is None or not (lasting or _takes(toks[i + 1])):
        return None
    negated = last.negated and toks[i - 1].low == "or"
    return Group(
        i, i + 1, form.lemma, negated=negated, modal=last.modal,
        predicted=last.predicted,
    )  # fmt: skip


def under_perfect(toks: Tokens, i: int, hi: int, found: list[Group]) -> Group | None:
    """“Had asked for help and been laughed at”: a passive under the "had" before."""
    joined = toks[i].low == "been" and i and toks[i - 1].low in {"and", "or", "but"}
    if not joined or not found or not found[-1].perfect or i + 1 >= hi:
        return None
    form = reading(toks[i + 1].low, "part")
    last = found[-1]
    return form and Group(
        i, i + 2, form.lemma, passive=True, negated=last.negated, perfect=True,
        before=last.before,
    )  # fmt: skip


def come_to_say(toks: Tokens, i: int, hi: int, found: list[Group]) -> Group | None:
    """“Came down the steps to say that …”: who comes so far, says it."""
    if toks[i].low != "to" or i + 2 >= hi or found[-1:] == []:
        return None
    form = reading(toks[i + 1].low, "base")
    stop = next((j for j in range(i + 2, hi) if not toks[j].is_word), hi)
    audience = 0 if form is None or form.lemma not in TO_SOMEBODY else _AUDIENCE
    led = any(t.low == "that" for t in toks[i + 2 : min(stop, i + 3 + audience)])
    come = any(
        g.lemma in _COMING and not (g.modal or g.negated)
        and toks[g.start - 1].low not in {"who", "which", "that"}
        for g in found
    )  # fmt: skip
    says = form is not None and form.lemma in REPORTING
    return Group(i, i + 2, form.lemma) if form and says and led and come else None


def joins_participle(toks: Tokens, i: int, found: list[Group]) -> bool:
    """“The ship, built in Gdansk and sold in May, sank”: both tell of the ship."""
    last = found[-1] if found else None
    link = i - 1
    while link > 0 and (toks[link].low == "twice" or words.is_adverb(toks[link].low)):
        link -= 1  # "built in 1990 and twice sold since"
    if last is None or last.kind != "part" or toks[link].low not in {"and", "or"}:
        return False
    opens = not last.start or toks[last.start - 1].low == ","
    inside = all(t.is_word for t in toks[last.end : i])
    after = toks[i + 1].low if i + 1 < len(toks) else ""
    part = reading(toks[i].low, "part") is not None
    return opens and inside and part and after in words.PREPOSITIONS | {'"', "“"}


def _takes(tok: Token) -> bool:
    """Whether a word begins what a verb is done to: an article, a figure, a name."""
    figure = tok.text[0].isdigit() or tok.text[0] in "$€£"
    return figure or tok.text[0].isupper() or tok.low in _OBJECTS


def of_one(toks: Tokens, found: list[Group], at: int, hi: int) -> bool:
    """Whether two verbs tell one thing: "was held and fined", "fled and hid in a barn".

    Either nothing stands between them or nothing behind the second.
    """
    group, before = found[at], found[at - 1]
    alone = toks[group.start].low not in words.AUXILIARIES and not group.negated
    after = toks[group.end].low if group.end < hi else "."
    ends = group.end >= hi or toks[group.end].text in _ENDS
    if not alone or group.kind == "ing" or after == "that" or before.kind == "ing":
        return False
    if group.lemma in REPORTING and not ends:
        return False  # "was fined and told he would lose his licence"
    linked = toks[group.start - 1].low in {"and", "or"}
    own = group.end < hi and (counts(toks[group.end]) or after[0] in _OWN)
    shared = before.end == group.start - 1 and not (own and not before.passive)
    return (linked and (shared or ends)) or (
        toks[group.start - 1].low == "," and shared and after in {"and", ","}
    )


def takes(toks: Tokens, i: int, form: Form) -> bool:
    """“Was fined and lost his licence”, “and carried 4 million”: no passive has one."""
    after = toks[i + 1].low if i + 1 < len(toks) else ""
    unit = next((t.low for t in toks[i + 2 :] if not counts(t)), "")
    measured = unit.removesuffix("s") in UNITS | _LENGTHS  # "closed | ten days later"
    amount = after[:1].isdigit() and not measured
    return (after in _TAKEN - {"that"} or amount) and form.lemma not in _GIVING


def lacks_was(toks: Tokens, i: int, form: Form, last: Group) -> bool:
    """“Was suspended, then reinstated”: the auxiliary of the first verb is its own."""
    then = toks[i - 1].low in {"then", "later"} and toks[i - 2].low == ","
    return last.passive and then and form.lemma not in ACTIVE


def turned_nor(toks: Tokens, at: int) -> bool:
    """“…, nor did anybody see it”, but not "…, but neither expects a deal"."""
    before, behind = toks[at - 1].low, toks[min(at + 1, len(toks) - 1)].low
    turned = toks[at].low in words.AUXILIARIES
    turned &= behind in words.DETERMINERS | words.SUBJECT_PRONOUNS
    as_well = before == "as" and toks[at - 2].low == ","  # "…, as did the mayor"
    return before == "nor" or ((before == "neither" or as_well) and turned)


def counted_before(toks: Tokens, i: int) -> bool:
    """“Five seriously injured”: whether a number stands before, adverbs passed over."""
    i = before_adverbs(toks, i, 1)
    dated = i > 1 and toks[i - 2].low in words.PREPOSITIONS | words.MONTHS
    year = dated and len(toks[i - 1].text) == len("1974")
    return i > 0 and counts(toks[i - 1]) and not year
