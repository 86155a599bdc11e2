"""Verbs in a row: “moved the money, bought two horses and lied about both”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.clause import Group
from monitor.core.grammar.neighbours import counts, plural
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
leave lend refuse bring call name make elect appoint cause sentence declare find
""")
_ASKING = frozenset(("ask", "apply", "wait", "hope", "appeal"))
_PARTICLES = frozenset(("up", "off", "out", "down", "away", "over", "back"))
_THEN = frozenset(("then", "later"))
_STANDING = word_set("sit stand lie run work live travel walk grow last stay go come")
_UNITS = word_set("minute hour day week month year decade")
_WHEN = word_set("""
day week month year hour evening morning afternoon night days weeks months years hours
""")
_APART = len((",", "the", "old", "machine"))


def in_row(
    toks: Sequence[Token], i: int, hi: int, found: Sequence[Group]
) -> Group | None:
    """The second of three verbs: the comma before it is that of a list."""
    last = found[-1] if found else None
    if last is None or last.kind != "finite" or toks[i - 1].low != ",":
        return None
    if last.passive and not _in_relative(toks, found):
        return _done_too(toks, i, hi, last)
    if _in_relative(toks, found) or not all(t.is_word for t in toks[last.end : i - 1]):
        return None
    form = _like(toks, i, hi, last)
    if form is None or not _closes(toks, i + 1, hi, form.tense):
        return None
    return Group(
        i, i + 1, form.lemma, modal=last.modal, predicted=last.predicted,
        negated=last.negated and bool(last.modal),
    )  # fmt: skip


def _done_too(toks: Sequence[Token], i: int, hi: int, last: Group) -> Group | None:
    """“Was sent in May, opened the same day and answered in June”: done to one thing."""
    form = reading(toks[i].low, "part")
    if form is None or form.lemma in ACTIVE or i + 2 >= hi:
        return None
    when = toks[i + 1].low in words.PREPOSITIONS or _timed(toks, i)
    inside = all(t.is_word for t in toks[last.end : i - 1])
    closes = _closes(toks, i + 1, hi, "part")
    return (
        Group(i, i + 1, form.lemma, passive=True)
        if when and inside and closes
        else None
    )


def _timed(toks: Sequence[Token], i: int) -> bool:
    """“Answered | a day later”, "opened | the same evening"."""
    return any(t.low in _WHEN for t in toks[i + 2 : i + 4])


def _in_relative(toks: Sequence[Token], found: Sequence[Group]) -> bool:
    since = found[-2].end if len(found) > 1 else 0
    return any(t.low in _RELATIVES for t in toks[since : found[-1].start])


def narrows_on(toks: Sequence[Token], i: int, hi: int, found: Sequence[Group]) -> int:
    """Where “people who had moved, died or never existed” ends: all tell which."""
    last = found[-1] if found else None
    if last is None or toks[i - 1].low != "," or last.end != i - 1:
        return 0
    opener = next((j for j in range(last.start - 1, 0, -1) if not toks[j].is_word), 0)
    closed = toks[opener].low == "," and toks[opener + 1].low in _RELATIVES
    form = (
        _like(toks, i, hi, last) if _in_relative(toks, found) and not closed else None
    )
    return _closes(toks, i + 1, hi, "part") if form else 0


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
    takes |= counts(after) and not _ago(toks, at, hi)
    if (
        tense in {"past", "part"}
        and reading(toks[i].low, "part")
        and form.lemma not in ACTIVE
    ):
        return form if takes else None
    return form if takes or not noun_like(form) else None


def _ago(toks: Sequence[Token], at: int, hi: int) -> bool:
    """“…, shot two weeks earlier, …”: a count that tells when."""
    return at + 1 < hi and toks[at + 1].low.removesuffix("s") in _UNITS


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
    """“Was fined and lost his licence”: what has an object is no passive."""
    after = toks[i + 1].low if i + 1 < len(toks) else ""
    if after == "for" and form.lemma in _ASKING:
        return True
    return after in _OBJECTS - {"that"} and not (
        form.lemma in _GIVING or _timed(toks, i)
    )


def lacks_was(toks: Sequence[Token], i: int, form: Form, last: Group) -> bool:
    """“Was suspended, then reinstated”: the auxiliary of the first verb is its own."""
    then = toks[i - 1].low in _THEN and toks[i - 2].low == ","
    return last.passive and then and form.lemma not in ACTIVE


def was_too(toks: Sequence[Token], i: int, last: Group) -> bool:
    """“Were missing, damaged or stolen”: what is listed behind "was" is one state."""
    rules = toks[last.start].low in words.BE and last.end - last.start > 1
    away = toks[last.end].low in _PARTICLES
    alone = last.end + away == i - 1 and toks[i - 1].low == ","
    alone &= i + 1 < len(toks) and toks[i + 1].low in {"and", "or"}
    return rules and alone and reading(toks[i].low, "part") is not None


def turned_nor(toks: Sequence[Token], at: int) -> bool:
    """“…, nor did anybody see it”, but not "…, but neither expects a deal"."""
    before, behind = toks[at - 1].low, toks[min(at + 1, len(toks) - 1)].low
    turned = toks[at].low in words.AUXILIARIES
    turned &= behind in words.DETERMINERS | words.SUBJECT_PRONOUNS
    return before == "nor" or (before == "neither" and turned)


def gapped(toks: Sequence[Token], end: int, i: int) -> bool:
    """“The thief was held, the machine sold and its disk wiped”: told with one "was"."""
    if toks[end].low != ",":
        return False
    if _two_words(toks, end, i):
        return True
    at = end
    while at < i and toks[at].low in {",", "and"}:
        stop = at + 1 + (toks[at + 1].low == "and")
        if toks[stop].low not in words.DETERMINERS:
            return False
        limit = min(i, stop + _APART)
        part = next(
            (j for j in range(stop + 1, limit + 1) if reading(toks[j].low, "part")),
            None,
        )
        form = reading(toks[part].low, "part") if part else None
        if part is None or form is None or form.lemma in ACTIVE | set(REPORTING):
            return False
        after = toks[part + 1] if part + 1 < len(toks) else toks[part]
        if after.low in _OBJECTS or after.text[0].isupper() or counts(after):
            return False
        if part == i:
            return True
        at = part + 1
        while at < i and toks[at].low not in {",", "and"}:
            at += 1
    return False


def counted_before(toks: Sequence[Token], i: int) -> bool:
    """“Five seriously injured”: whether a number stands before, adverbs passed over."""
    while i > 1 and words.is_adverb(toks[i - 1].low):
        i -= 1
    return i > 0 and counts(toks[i - 1])


def _two_words(toks: Sequence[Token], end: int, i: int) -> bool:
    """“Trains were stopped, roads blocked”: one plural, and no auxiliary of its own."""
    link, noun = toks[i - 2].low, toks[i - 1]
    ends = not toks[i + 1].is_word if i + 1 < len(toks) else True
    alone = (
        toks[end].low == ","
        and link in {",", "and"}
        and i - end <= len((",", "roads", "shut", "and", "and"))
    )
    ended = ends or toks[i + 1].low in {"and", "in", "on"}
    return alone and ended and plural(noun.low, noun)
