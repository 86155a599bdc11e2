"""Verbs in the past and in the present, by the words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.between import behind_one
from monitor.core.grammar.heads import many_speak, plural_head
from monitor.core.grammar.neighbours import (
    COUNTS,
    as_noun,
    counts,
    narrowed_many,
    plural,
    ruled,
    several,
)
from monitor.core.grammar.participle import FINITE, MADE
from monitor.core.grammar.phrases import headed
from monitor.core.grammar.trimming import before_adverbs
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import people
from monitor.core.lexicon.inflection import Form, guess, noun_like, plural_form
from monitor.core.lexicon.reporting import REPORTING
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.text import Tokens

_QUALITIES = word_set(
    "lower separate clear free open close slow narrow double complete"
)
_FEARED = word_set("fear claim hope estimate forecast")
_CONDITIONS = frozenset(("if", "unless", "once", "when"))
AFTER_VERB = (
    words.DETERMINERS | words.PREPOSITIONS | words.SUBJECT_PRONOUNS
    | {"to", "that", "him", "her", "them", "us", "itself", "themselves"}
    | {"how", "what", "whether", "why", "nothing", "nobody", "everything"}
) - {"of"}  # fmt: skip
_BEHIND = AFTER_VERB | words.CONJUNCTIONS | MADE
_PLURAL_SUBJECTS = COUNTS - {"one"} | word_set(
    "they we i you who people others some which that these those few many several most"
    " both all"
)
_WE = frozenset(("they", "we", "i", "you", "who"))


def after_it(toks: Tokens, i: int, hi: int) -> str:
    """The word behind a form; a full stop at the end."""
    return toks[i + 1].low if i + 1 < hi else "."


def past(toks: Tokens, i: int, hi: int, before: str, form: Form) -> bool:
    """A past form that does not stand before its noun ("the curated data")."""
    after = after_it(toks, i, hi)
    only = all(f.tense == "past" and not noun_like(f) for f in guess(toks[i].low))
    if only and before not in words.PREPOSITIONS:
        return True  # "took", "gave"
    later = before in {"than", "as"} and not after[0].isalpha()
    if later:
        return False  # "a week later than planned"
    counted = i + 1 < hi and counts(toks[i + 1])  # "…, lost two sons"
    if not after[0].isalpha() or counted or after in _BEHIND:
        return True
    if counts(toks[i - 1]) and narrowed_many(toks, i, hi):
        return False
    joined = before in {",", "and", "but"} and form.lemma == "say"
    if joined and toks[i + 1].text[0].islower():
        return after not in words.PREPOSITIONS  # "…, Ms Holm, said boats could"
    if before in words.CONJUNCTIONS | {","} and not words.is_adverb(toks[i - 1].low):
        return toks[i + 1].text[0].isupper() or words.is_adverb(after)
    return not (before in words.PREPOSITIONS and words.is_adverb(toks[i - 1].low))


def third(toks: Tokens, i: int, hi: int, before: str, form: Form) -> bool:
    """A form in -s that is a verb: "the ban holds", no noun as in "nine lives"."""
    after = after_it(toks, i, hi)
    counted = before in COUNTS - {"one"}
    if (before == "what" and after in {"is", "was"}) or before in {"he", "she"}:
        return True  # "What remains is safe"
    if counted or after in FINITE or (noun_like(form) and as_noun(toks, i, hi)):
        return False  # "nine lives"
    # "None of them pays", "Harbour Watch fears prices will rise", "What angers them is"
    one_of = before in {"them", "us"} and toks[i - 2].low == "of"
    named = i > 1 and toks[i - 1].text[0].isupper() and form.lemma in _FEARED
    one_of |= named and ruled(toks, i + 2, min(hi, i + 5))
    one_of |= before == "what" and any(t.low in {"is", "was"} for t in toks[i + 2 :])
    if one_of or before in {"who", "which", "he", "she", "it"}:
        return True
    if after == "," and toks[0].low in _CONDITIONS:
        return all(t.low != "," for t in toks[:i])  # "If the result stands, …"
    if after == "that" and (noun_like(form) or before in {",", "and", "but"}):
        return form.lemma in REPORTING  # "models that are", but "and recalls that"
    if noun_like(form) and after in words.PREPOSITIONS and not headed(toks, i):
        return False  # "and regular stress tests for"
    if before in {",", "and", "or"}:
        return not noun_like(form) and _may_follow(toks, i + 1, hi)
    many = plural(toks[before_adverbs(toks, i, 1) - 1])
    hangs = many and not noun_like(form) and behind_one(toks, i)
    plain = not (noun_like(form) or many)
    return plain or (_may_follow(toks, i + 1, hi) and (hangs or not many))


def base(toks: Tokens, i: int, hi: int, before: str, form: Form) -> bool:
    """A plain form that is the verb of several: "the miners want"."""
    after = after_it(toks, i, hi)
    asked = before in _WE and toks[i].low not in people.PLURALS
    # "What they want is a vote", "those who refuse will go"
    if not toks[i - 1].is_word or (after in FINITE and not asked):
        return False
    backs = form.lemma == "back" and after not in words.DETERMINERS
    if backs or (form.lemma == "close" and after == "to"):
        return False  # "sources close to the firm"
    tells = form.lemma == "show" or (form.lemma in REPORTING and not noun_like(form))
    tells |= form.lemma in REPORTING and toks[i - 1].low in {"also", "still", "now"}
    tells &= after == "that"  # "documents seen by the court show that"
    shares = before == "whom" and toks[i - 2].low == "of"  # "most of whom work"
    if tells or shares or before in {"they", "we", "i", "you", "who", "people"}:
        return True
    if before == "and" and not noun_like(form):
        return after in AFTER_VERB | COUNTS or after == "to"
    opens = i == 1 and before.isalpha()  # "Critics say": the capital is the head's
    lower = opens or toks[i - 1].text[0].islower()
    many = (
        (lower and plural_form(before)) or before in _PLURAL_SUBJECTS or several(before)
    )
    many |= before in people.PLURALS | {"percent", "cent"} or before.endswith("men")
    many |= before in people.AFFECTED and toks[i - 2].low == "the"
    named = form.lemma in REPORTING and toks[i - 2].low == "the"  # "The Kites believe"
    many |= named and plural_form(before)
    many = many or plural_head(toks, i) or many_speak(toks, i, form.lemma)
    rather = noun_like(form) or toks[i].low in _QUALITIES  # "two lower courts"
    how = form.lemma == "look" and after.isalpha()  # "the boxes look alike"
    return many and (how or not rather or _may_follow(toks, i + 1, hi))


def _may_follow(toks: Tokens, at: int, hi: int) -> bool:
    """Whether a token can begin what follows a verb."""
    if at >= hi:
        return False
    tok = toks[at]
    return (
        tok.low in AFTER_VERB | {"less", "more", "fewer", "half", "twice", "so"}
        or [t.low for t in toks[at - 1 : at + 1]] == ["dates", "back"]
        or tok.text[0].isupper()
        or tok.text[0] in "0123456789$€£“‘\"'"
        or tok.low in COUNTS
        or words.is_adverb(tok.low)
    )
