"""Verbs in a row: “moved the money, bought two horses and lied about both”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.clause import Group
from monitor.core.grammar.listing import UNITS
from monitor.core.grammar.neighbours import counts
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.inflection import Form, noun_like, reading
from monitor.core.lexicon.reporting import REPORTING
from monitor.core.lexicon.verbs import ACTIVE
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.text import Token

_TENSES = ("past", "s", "base")

_RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))

_ENDS = frozenset((";", ":", "–", "—", "(", ")"))

_OBJECTS = words.DETERMINERS | {"him", "her", "it", "them", "himself", "itself"}
# "Its yard, called the Pit, and": a name is no further deed.
_NAMING = word_set("call name dub entitle nickname make")

# Of these a passive has an object: "was sacked and offered a job".
_GIVING = word_set("""
give offer award grant pay send deny promise ask tell hand order allow show teach charge
leave lend refuse bring call name make elect appoint cause sentence declare find fine
jail ban suspend hold cut raise lower move
""")
_LENGTHS = word_set("metre meter kilometre mile foot feet yard percent per point time")
_PARTICLES = frozenset(("up", "off", "out", "down", "away", "over", "back"))

_THEN = frozenset(("then", "later"))
_STANDING = word_set("sit stand lie run work live travel walk grow last stay go come")


def in_row(
    toks: Sequence[Token], i: int, hi: int, found: Sequence[Group]
) -> Group | None:
    """The second of three verbs: the comma before it is that of a list."""
    last = found[-1] if found else None
    if last is None or last.kind != "finite" or toks[i - 1].low != ",":
        return None
    inside = all(t.is_word for t in toks[last.end : i - 1])
    if last.passive or _in_relative(toks, found) or not inside:
        return None
    form = _like(toks, i, hi, last)
    if form is None or not _closes(toks, i + 1, hi, form.tense):
        return None
    return Group(
        i, i + 1, form.lemma, modal=last.modal, predicted=last.predicted,
        negated=last.negated and bool(last.modal),
    )  # fmt: skip


def _in_relative(toks: Sequence[Token], found: Sequence[Group]) -> bool:
    since = found[-2].end if len(found) > 1 else 0
    return any(t.low in _RELATIVES for t in toks[since : found[-1].start])


def _like(toks: Sequence[Token], i: int, hi: int, last: Group) -> Form | None:
    """The verb at a place in the form of the one before."""
    plain = last.end - last.start == 1 or last.plain
    at = i + 1 + (i + 2 < hi and toks[i + 1].low in _PARTICLES)  # "swept away a bridge"
    head, after = toks[last.start].low, toks[at] if at < hi else toks[i]
    tense = "base" if last.modal or last.predicted else None
    tense = "part" if last.perfect and not last.modal else tense
    if tense is None and plain and not last.copular:
        tense = next((t for t in _TENSES if reading(head, t)), None)
    form = reading(toks[i].low, tense) if tense else None
    if form is None or form.lemma in REPORTING or form.lemma in _NAMING:
        return None
    takes = (
        form.lemma in _STANDING
        or after.low in _OBJECTS
        or after.text[0].isupper()
        or after.text[0] in "$€£"
    )
    takes |= counts(after)
    if (
        tense in {"past", "part"}
        and reading(toks[i].low, "part")
        and form.lemma not in ACTIVE
    ):
        return form if takes else None
    return form if takes or not noun_like(form) else None


def _closes(toks: Sequence[Token], at: int, hi: int, tense: str) -> int:
    """Where the last verb of the row ends that "and" adds, in the form of the others."""
    for j in range(at, hi - 1):
        if toks[j].low in _ENDS or toks[j].low in words.AUXILIARIES - {"'s"}:
            return 0
        if toks[j].low not in {"and", "or"}:
            continue
        k = j + 1
        while k + 1 < hi and (words.is_adverb(toks[k].low) or toks[k].low in _THEN):
            k += 1
        form = reading(toks[k].low, tense)
        alone = form is not None and k + 1 < hi and toks[k].text.islower()
        noun = form is not None and noun_like(form) and tense not in {"past", "part"}
        if alone and (not noun or toks[k + 1].low in _OBJECTS):
            return k + 1
    return 0


def takes(toks: Sequence[Token], i: int, form: Form) -> bool:
    """“Was fined and lost his licence”, “and carried 4 million”: no passive has one."""
    after = toks[i + 1].low if i + 1 < len(toks) else ""
    unit = next((t.low for t in toks[i + 2 :] if not counts(t)), "")
    measured = unit.removesuffix("s") in UNITS | _LENGTHS  # "closed | ten days later"
    amount = after[:1].isdigit() and not measured
    return (after in _OBJECTS - {"that"} or amount) and form.lemma not in _GIVING


def lacks_was(toks: Sequence[Token], i: int, form: Form, last: Group) -> bool:
    """“Was suspended, then reinstated”: the auxiliary of the first verb is its own."""
    then = toks[i - 1].low in _THEN and toks[i - 2].low == ","
    return last.passive and then and form.lemma not in ACTIVE


def turned_nor(toks: Sequence[Token], at: int) -> bool:
    """“…, nor did anybody see it”, but not "…, but neither expects a deal"."""
    before, behind = toks[at - 1].low, toks[min(at + 1, len(toks) - 1)].low
    turned = toks[at].low in words.AUXILIARIES
    turned &= behind in words.DETERMINERS | words.SUBJECT_PRONOUNS
    as_well = before == "as" and toks[at - 2].low == ","  # "…, as did the mayor"
    return before == "nor" or ((before == "neither" or as_well) and turned)


def counted_before(toks: Sequence[Token], i: int) -> bool:
    """“Five seriously injured”: whether a number stands before, adverbs passed over."""
    while i > 1 and words.is_adverb(toks[i - 1].low):
        i -= 1
    dated = i > 1 and toks[i - 2].low in words.PREPOSITIONS | words.MONTHS
    year = dated and len(toks[i - 1].text) == len("1974")
    return i > 0 and counts(toks[i - 1]) and not year
