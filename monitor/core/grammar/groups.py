"""Verb groups: where a clause says what is done.

Without a tagger, a form counts as a verb by its neighbours: an auxiliary before
it proves it; else what stands before it must be able to end a subject and what
follows must be able to follow a verb.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.grammar.bare import bare_verb
from monitor.core.grammar.between import in_apposition, told_of_name
from monitor.core.grammar.chained import after_auxiliary, chained, speaks_on
from monitor.core.grammar.clause import Group
from monitor.core.grammar.ending import ending_verb, lacks_object, leading_verb
from monitor.core.grammar.joining import listed_noun
from monitor.core.grammar.markers import parts_whole
from monitor.core.grammar.neighbours import (
    counts,
    is_contraction,
    is_noun,
    measured,
    plural,
)
from monitor.core.grammar.participle import tells_which
from monitor.core.grammar.sharing import (
    come_to_say,
    counted_before,
    joins_participle,
    lacks_was,
    of_one,
    takes,
    turned_nor,
    under_modal,
    under_perfect,
)
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.inflection import Form, guess, reading
from monitor.core.lexicon.reporting import REPORTING
from monitor.core.lexicon.verbs import ACTIVE
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.text import Tokens

# These report things, seldom a clause without "that".
_WITH_OBJECT = word_set("announce reveal report order propose cite describe find show")

# These open a group and never go on with one: "a keeper who did | has been moved".
_FIRST_ONLY = word_set("'s is are was were has had does did") | words.MODALS
# "Was last seen", "has herself lost"
_INSIDE = word_set("last first otherwise himself herself itself themselves")
_UNRULING = frozenset(("being", "having", "be", "been"))


def find_groups(toks: Tokens, lo: int, hi: int) -> list[Group]:
    """The verb groups of a stretch of tokens, left to right."""
    found: list[Group] = []
    i = lo
    while i < hi:
        group = (
            _auxiliary_group(toks, i, hi)
            or come_to_say(toks, i, hi, found)
            or under_perfect(toks, i, hi, found)
            or under_modal(toks, i, hi, found)
            or _bare(toks, i, lo, hi, found)
        )
        if group is None:
            i += 1
            continue
        group = chained(toks, _with_negation(toks, group, lo), hi)
        i = group.end
        if found and turned_nor(toks, group.start):
            i = next((j for j in range(i, hi) if not toks[j].is_word), hi)
        else:
            found.append(group)
    apart = [g for i, g in enumerate(found) if not i or not of_one(toks, found, i, hi)]
    if not apart:
        return ending_verb(toks, lo, hi)
    return [*leading_verb(toks, lo, apart), *apart]


def _parallel(toks: Tokens, i: int, found: list[Group]) -> bool:
    """Whether the last verb is one to which "and" may add another.

    After "was founded in May and" only what a figure follows: "turns out nine".
    """
    if not found or found[-1].kind != "finite" or found[-1].modal:
        return False
    last = found[-1]
    sent = last.perfect and not (last.passive or last.copular)
    if sent and reading(toks[i].low, "part") and not toks[i].low.endswith("ed"):
        return True  # "has sealed it and sent it away"
    plain = last.end - last.start == 1
    plain &= last.copular or toks[last.start].low not in words.AUXILIARIES
    particle = i + 1 < len(toks) and toks[i + 1].low in {"up", "out", "in", "off"}
    at = i + 1 + particle
    figured = at < len(toks) and (counts(toks[at]) or measured(toks, at, len(toks)))
    figured = figured and not plural(toks[i - 2])
    return (plain and not toks[last.start].low.endswith("ing")) or figured


def _with_negation(toks: Tokens, group: Group, lo: int) -> Group:
    """“Never paid”, “no longer makes”: what stands before a bare verb negates it."""
    at = group.start
    auxiliary = toks[at].low in words.BE | words.MODALS
    if group.kind != "finite" or at <= lo or auxiliary:
        return group
    if toks[at - 1].low == "never":
        while at > lo and toks[at - 1].low == "never":
            at -= 1
        return replace(group, start=at, negated=True)
    if at - 1 > lo and [t.low for t in toks[at - 2 : at]] == ["no", "longer"]:
        return replace(group, start=at - 2, negated=True)
    return group


def _bare(toks: Tokens, i: int, lo: int, hi: int, found: list[Group]) -> Group | None:
    """A verb without an auxiliary that does more than narrow a noun."""
    if not guess(toks[i].low) or (found and listed_noun(toks, i, hi, found[-1])):
        return None
    resumed, parallel = _aside_open(toks, lo, i, found), _parallel(toks, i, found)
    bare = bare_verb(toks, i, lo, hi, resumed=resumed, parallel=parallel)
    if bare is None or tells_which(toks, i, bare[0]):
        return None
    return _bare_group(toks, i, bare, found)


def _bare_group(
    toks: Tokens, i: int, bare: tuple[Form, str], found: list[Group]
) -> Group | None:
    """A bare verb; after "licensed and" it shares what stands before that."""
    form, kind = bare
    behind = bool(found) and found[-1].end == i and kind != "ing"
    narrowed = (
        behind
        and form.lemma == "say"
        and (found[-1].kind == "part" or toks[found[-1].start - 1].low == "who")
    )
    if behind and not narrowed and not lacks_object(toks, found):
        return None  # what stands right behind a verb begins its object
    # "40 were killed and 200 injured" tells both with one auxiliary
    also = found and found[-1].passive and counted_before(toks, i)
    if also or (found and _of_count(toks, i, found[-1])):
        return None
    also = found and found[-1].passive and toks[i - 1].low in {"and", "or", "but"}
    also = also and form.lemma not in ACTIVE and not takes(toks, i, form)
    also = also and kind == "finite" and not speaks_on(toks, i, form.lemma)
    if also and found[-1].negated and toks[i - 1].low == "but":
        return None  # "will not be closed but mothballed": one thing, told whole
    also = also or (found and lacks_was(toks, i, form, found[-1]))
    if also and reading(toks[i].low, "part"):
        return Group(i, i + 1, form.lemma, passive=True)
    if kind == "finite" and (
        _reduced(toks, i, form, found) or joins_participle(toks, i, found)
    ):
        return Group(i, i + 1, form.lemma, kind="part")
    joined = i > 1 and toks[i - 1].low in {"and", "or"}
    if joined and form.tense == "past" and reading(toks[i - 2].low, "part"):
        host = found[-1] if found and found[-1].end == i - 1 else None
        if host is None:
            return None
        return Group(i, i + 1, form.lemma, kind=host.kind, passive=host.passive)
    return Group(i, i + 1, form.lemma, kind=kind)


def _of_count(toks: Tokens, i: int, last: Group) -> bool:
    """“…, which own 23 of the 38 grounded aircraft, have”: no comma ends the aside."""
    opened = (
        toks[last.start - 1].low in words.OPENS_ASIDE
        and toks[last.start - 2].low == ","
    )
    inside = all(t.is_word for t in toks[last.end : i])
    noun = i + 1 < len(toks) and toks[i + 1].is_word
    return opened and inside and noun and counts(toks[i - 1])


def _reduced(toks: Tokens, i: int, form: Form, found: list[Group]) -> bool:
    """Whether a participle narrows an object: "banned ferries built before 1995"."""
    if not found or found[-1].kind != "finite" or form.tense != "past":
        return False
    last, after = found[-1], toks[i + 1].low if i + 1 < len(toks) else ""
    if (
        (form.lemma, after) == ("turn", "out")
        or not reading(toks[i].low, "part")
        or after not in words.PREPOSITIONS
    ):
        return False
    if form.lemma in ACTIVE:
        return False  # "the men who robbed the bank fled to Spain"
    if form.lemma not in REPORTING and told_of_name(toks, last.end, i):
        return True
    points = toks[last.end].low in {"to", "at"}  # "pointed to the money spent on"
    if last.lemma in REPORTING and last.lemma not in _WITH_OBJECT and not points:
        return False
    between = [t.low for t in toks[last.end : i]]
    parts = words.CONJUNCTIONS | words.SUBORDINATORS | words.SUBJECT_PRONOUNS | {","}
    plain = bool(between) and all(t.is_word for t in toks[last.end : i])
    return plain and not parts & set(between) and not last.passive


def _aside_open(toks: Tokens, lo: int, at: int, found: list[Group]) -> bool:
    """Whether the last verb belongs to an aside, so that the main one is to come."""
    if not found:
        return sum(t.low == "," for t in toks[lo:at]) > 1
    last = found[-1]
    if in_apposition(toks, at, len(toks), last.end):
        return True
    since = found[-2].end if len(found) > 1 else lo
    opened = any(t.low in words.OPENS_ASIDE for t in toks[since : last.start])
    opened |= any(parts_whole(toks, i) for i in range(since, last.start))
    return last.kind == "part" or opened or _in_aside(toks, lo, last.start)


def _in_aside(toks: Tokens, lo: int, at: int) -> bool:
    """“Falk, who was abroad when the news broke, …”: no comma since "who"."""
    for i in range(at - 1, lo, -1):
        if toks[i].low == ",":
            return i + 1 < at and toks[i + 1].low in words.OPENS_ASIDE
    return False


def _auxiliary_group(toks: Tokens, i: int, hi: int) -> Group | None:
    low = toks[i].low
    need = low == "need" and i + 2 < hi and toks[i + 1].low == "not"
    if not need and (low not in words.AUXILIARIES or low in _UNRULING):
        return None
    if low == "'s" and not is_contraction(toks, i):
        return None
    if i and (toks[i - 1].low == "to" or toks[i].text == "May"):
        return None
    if is_noun(toks, i, hi):
        return None
    seen, at, negated = [low], i + 1, low == "cannot"
    while at < hi and (toks[at].low in words.AUXILIARIES or _between(toks, at, hi)):
        if toks[at].low in _FIRST_ONLY:
            break
        negated |= toks[at].low in words.NEGATIONS | {"no", "cannot", "neither"}
        if toks[at].low in words.AUXILIARIES:
            seen.append(toks[at].low)
        at += 1
    return _main_verb(toks, (i, at, hi), seen, negated=negated)


def _between(toks: Tokens, at: int, hi: int) -> bool:
    """Whether an adverb stands inside a group rather than behind it."""
    low = toks[at].low
    if low == "so" and toks[min(at + 1, hi - 1)].low == "far":
        return True
    if "longer" in {low, toks[min(at + 1, hi - 1)].low} and "no" in {
        low,
        toks[at - 1].low,
    }:
        return True
    if low == "neither":
        return at + 1 < hi and reading(toks[at + 1].low, "part") is not None
    if low in _INSIDE:
        after = toks[at + 1].low if at + 1 < hi else ""
        return after in words.BE | words.HAVE or reading(after, "part") is not None
    if not words.is_adverb(toks[at].low):
        return False
    after = toks[at + 1].low if at + 1 < hi else ""
    return toks[at].low in words.NEGATIONS or bool(
        guess(after) or after in words.AUXILIARIES or words.is_adverb(after)
    )


def _main_verb(
    toks: Tokens, where: tuple[int, int, int], seen: list[str], *, negated: bool
) -> Group:
    start, at, hi = where
    modal = next((w for w in seen if w in words.MODALS), None)
    last = seen[-1]
    form = after_auxiliary(toks[at].low, last) if at < hi else None
    if form is None:
        lemma = "be" if last in words.BE else "have" if last in words.HAVE else last
        copular = last in words.BE
        perfect = len(seen) > 1 and seen[-2] in words.HAVE
        return Group(
            start, at, lemma, negated=negated, modal=modal, copular=copular,
            perfect=perfect,
        )  # fmt: skip
    passive = form.tense == "part" and last in words.BE
    perfect = any(w in words.HAVE for w in seen)
    before = perfect and seen[0] == "had"
    return Group(
        start, at + 1, form.lemma, passive=passive, negated=negated, modal=modal,
        perfect=perfect, before=before,
    )  # fmt: skip
