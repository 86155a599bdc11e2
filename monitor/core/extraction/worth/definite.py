"""Whether a subject is somebody or something that a reader can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import people
from monitor.core.lexicon.inflection import plural_form
from monitor.core.lexicon.wordlist import word_set
from monitor.core.values.figures import SMALL

if TYPE_CHECKING:
    from monitor.core.grammar.clause import Clause
    from monitor.core.text import Tokens

UNSAFE_SUBJECTS = word_set("""
this that these those it they he she there here some others one such each every no
nobody nothing everything everyone what who which much little
""")
# "One has won, neither will pay": of those told of before.
_STAND_INS = frozenset(SMALL) | word_set("""
it he she they both neither none some others many most several few all
""")
_HARDLY = word_set("not hardly barely scarcely almost nearly virtually only even")
_KNOWN = word_set("the its their his her our my no every each why how")
_SOME = word_set("some many most several dozens hundreds thousands")


def definite(toks: Tokens, clause: Clause, *, done: bool = False) -> bool:
    """“The terminal”, “passengers”: somebody or something, not just anything.

    Of what was ``done`` "a jury" is told, too.
    """
    lo, hi = clause.subject
    while lo < hi and not toks[lo].is_word:
        lo += 1
    if lo >= hi:
        return True
    first = toks[lo].low
    hardly = first in _HARDLY and lo + 1 < hi
    if hardly or first in {"we", "i"}:
        return True  # "not every tenant", and whoever writes
    stop = next((i for i in range(lo, hi) if toks[i].low in words.PREPOSITIONS), hi)
    while stop - 1 > lo and toks[stop - 1].text.isdigit():
        stop -= 1  # "pages 40 to 46"
    last = toks[stop - 1].low if stop > lo else "-"
    plural = plural_form(last) or last in people.PLURALS or last.endswith("men")
    plural |= any(t.low == "and" for t in toks[lo:stop])
    vague = UNSAFE_SUBJECTS | words.DETERMINERS - {"a", "an"} | words.SUBJECT_PRONOUNS
    if done and first not in vague:
        return True
    if first in _SOME and (plural or toks[lo + 1].low == "of"):
        return True
    if done and plural and first in {"all", "both", "most", "more"}:
        return True
    if first in {"nobody", "none", "neither", "both", "half", "everyone", "everybody"}:
        return hi - lo > 1 or (done and first == "nobody")
    return first in _KNOWN or (plural and first not in words.DETERMINERS)


def stands_in(toks: Tokens, clause: Clause) -> bool:
    """Whether the subject is a pronoun: somebody told of before, whoever it is."""
    lo, hi = clause.subject
    return hi - lo == 1 and toks[lo].low in _STAND_INS


def known(toks: Tokens, clause: Clause, *, done: bool = False) -> bool:
    """Whether it is definite, or a pronoun that means somebody told of before."""
    return stands_in(toks, clause) or definite(toks, clause, done=done)
