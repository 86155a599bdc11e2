"""What stands around a form that may be a verb: asides, plurals, other verbs."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from monitor.core.grammar.trimming import before_adverbs
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.inflection import (
    Form,
    noun_like,
    plural_form,
    reading,
    readings,
)
from monitor.core.lexicon.reporting import REPORTING
from monitor.core.lexicon.verbs import ACTIVE
from monitor.core.lexicon.wordlist import word_set
from monitor.core.values.figures import SMALL

if TYPE_CHECKING:
    from monitor.core.text import Token, Tokens

LEANS = word_set("of at in from on for with")
COUNTS = frozenset(SMALL)
# But for those of "for having said" and "to be", which rule no clause.
_RULING = words.AUXILIARIES - word_set("'s having being be been")
# Words of the longest phrase before a noun that is looked at: "than the old daily".
_PHRASE = 6
_BEFORE_VERB = word_set("that which who has have had")
_WILLS = words.MONTHS | word_set("""
last new old first second final contested original earlier later forged handwritten
""")
_ABOUT = frozenset(("about", "around", "nearly", "almost", "some"))
_BOUNDS = frozenset(
    (("less", "than"), ("more", "than"), ("at", "least"), ("at", "most"), ("up", "to"))
)


def at_last(toks: Tokens, i: int, lo: int, forms: tuple[Form, ...]) -> bool:
    """Whether "last" tells when: "its crews last struck in May"."""
    past = any(f.tense == "past" and not noun_like(f) for f in forms)
    irregular = not toks[i].low.endswith("ed")
    if i - 2 < lo or toks[i - 1].low != "last" or not (past or irregular):
        return False
    behind = toks[i - 2].low
    opens = words.DETERMINERS | words.PREPOSITIONS | words.BE | words.HAVE | {"'s", "'"}
    return any(f.tense == "past" for f in forms) and behind not in opens


def measured(toks: Tokens, at: int, hi: int) -> bool:
    """Whether a figure follows: "and costs about €40"."""
    at += at + 1 < hi and toks[at].low in _ABOUT
    bound = tuple(t.low for t in toks[at : min(hi, at + 2)]) in _BOUNDS
    figured = at < hi and toks[at].text[0] in "0123456789$€£"
    return figured or (bound and at + 2 < hi and counts(toks[at + 2]))


def instead(toks: Tokens, i: int, lo: int) -> bool:
    """“Rather than the old boycott threats”: what is named there does nothing."""
    start = max(lo, i - _PHRASE)
    told = [t.low for t in toks[start:i]]
    while "," in told:
        told = told[told.index(",") + 1 :]  # "Rather than appeal, the firm paid"
    return any(pair == ("rather", "than") for pair in itertools.pairwise(told))


def is_noun(toks: Tokens, i: int, hi: int) -> bool:
    """“The will that split them”, "his last will": a testament, and no modal."""
    if toks[i].low != "will":
        return False
    owned = words.DETERMINERS - {"this", "that", "these", "those"} | {"'s", "last"}
    after = toks[i + 1].low if i + 1 < hi else "."
    described = i > 1 and toks[i - 1].low in _WILLS and toks[i - 2].low in owned
    stands = toks[i - 1].low in owned or described
    return stands and reading(after, "base") is None


def is_contraction(toks: Tokens, i: int) -> bool:
    """Whether "'s" is "is": after a pronoun."""
    return i > 0 and toks[i - 1].low in words.SUBJECT_PRONOUNS | {"what", "who"}


def ruled(toks: Tokens, at: int, hi: int) -> bool:
    """Whether a sure verb comes later, so that a participle may stand here."""
    return any(
        toks[i].low in _RULING and toks[i].text != "May" and not is_noun(toks, i, hi)
        for i in range(at, hi)
    )


_HE = words.SUBJECT_PRONOUNS - {"that", "this", "these", "those"}


def another_follows(toks: Tokens, at: int, hi: int, after: str) -> bool:
    """Whether a sure verb comes before any comma, marker or conjunction."""
    if after not in words.PREPOSITIONS | {"there", "here"}:
        return False
    for i in range(at, hi):
        low = toks[i].low
        if low in words.SUBORDINATORS | words.CONJUNCTIONS or not toks[i].is_word:
            return False
        if low in words.LOOSE_SUBORDINATORS and toks[min(i + 1, hi - 1)].low in _HE:
            return False  # "worked in a mill until she was sixty"
        if is_noun(toks, i, hi):
            continue
        if low in _RULING and toks[i].text != "May":
            return True
        forms = readings(low)
        if any(f.tense == "s" and not noun_like(f) for f in forms):
            return True
        done = toks[min(i + 1, hi - 1)].low in {"it", "him", "them"}
        if forms and all(f.tense == "past" and not noun_like(f) for f in forms):
            return True  # "the man accused of theft took the stand"
        tells = any(f.lemma in REPORTING and f.tense in {"past", "s"} for f in forms)
        tells |= low == "show"
        done &= any(f.tense == "past" for f in forms)  # "described it as a bluff"
        tells &= toks[i - 1].low not in words.DETERMINERS
        if done or (tells and toks[min(i + 1, hi - 1)].low == "that"):
            return True  # "a letter sent to parents said that"
    return False


def leaned_on(toks: Tokens, i: int) -> bool:
    """Whether a phrase that hangs on a preposition ends here: "for its sonar files"."""
    at = i - 1
    while (
        at > 0
        and toks[at].text.islower()
        and toks[at].low not in words.ARTICLES | LEANS
    ):
        at -= 1
    owned = (
        at > 0
        and toks[at].low in words.ARTICLES
        and i - at <= len(("its", "sonar", "log"))
    )
    return owned and at > 1 and toks[at - 1].low in LEANS


def as_noun(toks: Tokens, i: int, hi: int) -> bool:
    """Whether what looks like a noun is one here.

    "90 wooden trains", "that trains on the line will stop", "its forces never left",
    "for its sonar files", "admitted paying bribes".
    """
    before, after = toks[i - 1].low, toks[i + 1].low if i + 1 < hi else "."
    counted = (j for j in range(max(0, i - 3), i) if counts(toks[j]))
    if after in {"of", "which", "who", "whose"} or any(
        not _names(toks, j) for j in counted
    ):
        return True
    if before == "that" and another_follows(toks, i + 1, hi, "in"):
        return not narrowed(toks, i - 1)
    then = reading(toks[i + 2].low, "past") if i + 2 < hi else None
    ruled_behind = words.is_adverb(after) and then is not None
    ruled_behind |= _compound(toks, i)
    leans = leaned_on(toks, i) and not (after == "at" and measured(toks, i + 2, hi))
    leans &= after not in {"nobody", "nothing", "no", "how", "whether"}
    return ruled_behind or leans or behind_gerund(toks, i)


def _names(toks: Tokens, i: int) -> bool:
    """“Local 9”, “a letter from 2016”: a number that counts nothing."""
    before = toks[i - 1] if i else None
    if before is None or not toks[i].text.isdigit():
        return False
    if {before.low, toks[i + 1].low if i + 1 < len(toks) else ""} & words.MONTHS:
        return True
    year = len(toks[i].text) == len("2016") and before.low in words.PREPOSITIONS
    plain = words.PREPOSITIONS | words.DETERMINERS | words.CONJUNCTIONS
    named = before.text[0].isupper() and before.low not in plain
    return year or (named and not words.is_adverb(before.low))


def _compound(toks: Tokens, i: int) -> bool:
    """“A storm that emptied shop shelves”: the object of the verb before."""
    if i <= len(("that", "emptied")) or toks[i - 3].low not in _BEFORE_VERB:
        return False
    made = reading(toks[i - 2].low, "past")
    return made is not None and toks[i - 1].text.islower()


def narrowed(toks: Tokens, that: int) -> bool:
    """“The hook that clamps the cabin”: one thing stands before, which does it."""
    noun = toks[that - 1]
    said = reading(noun.low, "past", "s") is not None
    one = noun.text.islower() and not plural(noun) and not said
    return that > 1 and one and toks[that - 2].low in words.DETERMINERS


def in_phrase(toks: Tokens, i: int) -> bool:
    """Whether a plural hangs on a singular: "the ban on night flights comes"."""
    at = next((j for j in range(i - 1, max(0, i - 4), -1) if toks[j].low in LEANS), 0)
    return at > 0 and toks[at - 1].is_word and not plural(toks[at - 1])


def behind_gerund(toks: Tokens, i: int) -> bool:
    """“Admitted paying bribes”: what is owned up to has its object behind it."""
    gerund = i > 1 and toks[i - 1].low.endswith("ing")
    at = before_adverbs(toks, i - 1, 1) - 1  # "denied ever owning shares"
    return gerund and reading(toks[at].low, "past", "s", "base") is not None


def plural(tok: Token) -> bool:
    """Whether a word is a plural noun that may end a subject, and no name."""
    return plural_form(tok.low) and tok.text[0].islower()


def may_be_part(forms: tuple[Form, ...]) -> bool:
    """Whether a form may be a participle: "made", not "took", "died"."""
    return any(f.tense == "part" and f.lemma not in ACTIVE for f in forms)


def counts(tok: Token) -> bool:
    """Whether a token is a number, in figures or in words."""
    return tok.text[0].isdigit() or tok.low in COUNTS


def sure_to_say(toks: Tokens, i: int, lo: int) -> Form | None:
    """“Dolby's says it sold none”, "a man close to her says that": who ends so, speaks."""
    last = toks[i - 1].low
    if i - 2 < lo or not (toks[i].low == "says" or last in {"'s", "his", "her"}):
        return None
    behind = toks[i - 2]
    named = last == "'s" and behind.text[0].isupper()
    named &= behind.low not in words.SUBJECT_PRONOUNS | words.SUBORDINATORS
    hers = last in {"her", "his"} and behind.low in words.PREPOSITIONS
    # "The manager who dismissed her said that"
    hers |= last == "her" and reading(behind.low, "past") is not None
    after = toks[i + 1].low if i + 1 < len(toks) else "."
    opens = words.DETERMINERS | words.SUBJECT_PRONOUNS
    said = toks[i].low in {"says", "said"} and after in opens
    said |= named and after == "to" and reading(toks[i].low, "past") is not None
    sure = named or hers or (toks[i].low == "says" and toks[i - 1].is_word)
    return reading(toks[i].low, "s", "past") if said and sure else None


def narrowed_many(toks: Tokens, i: int, hi: int) -> bool:
    """“40 planned sailings had been put off”: a count, and its noun rules a verb."""
    part = reading(toks[i].low, "part") is not None and i + 2 < hi
    noun = toks[i + 1] if part else toks[i]
    return part and plural(noun) and toks[i + 2].low in _RULING


def alone_behind(toks: Tokens, i: int, lo: int, hi: int) -> bool:
    """“Work on the quay, which sank, began in May”: no verb before it or to come."""
    opener = next(j for j in range(lo, i) if toks[j].low in words.OPENS_ASIDE)
    said = (j for j in range(opener, lo, -1) if toks[j].low == "that")
    before = toks[next(said, lo) : opener]
    if any(t.low in words.AUXILIARIES or reading(t.low, "past", "s") for t in before):
        return False
    ends = (j for j in range(i + 1, hi) if toks[j].low in {",", "that"})
    stop = next(ends, hi)
    return not ruled(toks, i + 1, stop) and toks[min(stop, hi - 1)].low != ","


def several(before: str) -> bool:
    """“Of its 8,000 staff, 2,600 work there”: a figure, but no year."""
    return before[0].isdigit() and not (before.isdigit() and len(before) == len("2019"))
