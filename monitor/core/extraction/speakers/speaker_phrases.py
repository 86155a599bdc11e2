"""Which phrases can be somebody who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.groups import find_groups
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.people import BODY_NOUNS, PERSON_NOUNS, PLURALS
from monitor.core.lexicon.reporting import DOCUMENT_NOUNS, OUTLET_NOUNS, SPEAKER_NOUNS
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.text import Token

SPEAKERS = SPEAKER_NOUNS | PERSON_NOUNS

LONGEST_SPEAKER = 16
_ONES = word_set("the a an its their his her one two three four several many most")
_LONGEST_UNKNOWN = 6
_SHORT_TITLES = word_set(
    "dr mr mrs ms prof sen rep gov sgt lt col gen capt supt insp rev st"
)
_OWNING_UP = word_set("admit concede acknowledge confirm announce claim suggest")
_NOBODY = word_set("nobody none neither no-one few hardly")
_NO_SPEAKERS = word_set(
    "not which who that this what there whoever some others contrary unlike despite yes"
)


def nobody(toks: Sequence[Token], lo: int, hi: int) -> bool:
    """“No official”, “none of them”; "No 10" is somebody."""
    if lo >= hi:
        return False
    if toks[lo].low == "no" and lo + 1 < hi:
        return toks[lo + 1].text[0].islower()
    few = [t.low for t in toks[lo : min(hi, lo + 2)]] in (["not", "one"], ["not", "a"])
    return few or toks[lo].low in _NOBODY


def somebody(toks: Sequence[Token], lo: int, hi: int) -> bool:
    """“…, the coastguard said.”: whoever stands there speaks."""
    short = 1 < hi - lo <= _LONGEST_UNKNOWN and not _compared(toks, lo, hi)
    return toks[lo].low in _ONES and short


def _compared(toks: Sequence[Token], lo: int, hi: int) -> bool:
    """“…, 40 more than the ministry has admitted”, "a day later than the mayor said".

    "More than 2,000 people" are people.
    """
    bounds = lo + 2 < hi and toks[lo].low in {"more", "fewer", "less"}
    counted = bounds and toks[lo + 2].text[0].isdigit()
    return any(t.low == "than" for t in toks[lo + 2 * counted : hi])


def of_this_text(toks: Sequence[Token], lo: int, hi: int) -> bool:
    """“The article”, "the writer": the outlet, speaking of its own text."""
    plain = hi - lo == len(("the", "article")) and toks[lo].low in {"the", "this"}
    return plain and _of_outlet(toks, hi)


def _of_outlet(toks: Sequence[Token], hi: int) -> bool:
    """Whether a phrase ends in "the writer", who expects; one who "said" is another."""
    past = hi < len(toks) and reading(toks[hi].low, "past") is not None
    noun = toks[hi - 1].low
    return noun in OUTLET_NOUNS and not (past and noun in PERSON_NOUNS)


def may_speak(toks: Sequence[Token], lo: int, hi: int) -> bool:
    """Whether a phrase is a noun phrase at all: no clause, no stand-in."""
    first = toks[lo].low
    some = first in {"some", "others"} and hi - lo > 1  # "some in the party"
    none = (first in _NO_SPEAKERS and not some) or nobody(toks, lo, hi)
    if hi - lo > LONGEST_SPEAKER or none or _compared(toks, lo, hi):
        return False
    asked = any(t.low in words.PREPOSITIONS for t in toks[lo:hi])
    outlet = _of_outlet(toks, hi) and not asked  # "asked for this article"
    outlet |= _says_itself(toks, lo, hi)
    if outlet or _done_to(toks, lo, hi):
        return False
    leads = words.PREPOSITIONS | words.CONJUNCTIONS | words.SUBORDINATORS
    return first not in leads | words.LOOSE_SUBORDINATORS


def speaks(toks: Sequence[Token], lo: int, hi: int) -> bool:
    """Whether a phrase can be a speaker: a name, a person, or a speaking noun."""
    if lo >= hi or hi - lo > LONGEST_SPEAKER or nobody(toks, lo, hi):
        return False
    points = toks[lo].low == "this" and hi - lo > 1
    points |= toks[lo].low == "that" and [
        t.low in SPEAKERS for t in toks[lo + 1 : hi]
    ] == [True]
    if toks[lo].low in _NO_SPEAKERS and not points:
        return False
    if toks[lo].low in {"he", "she", "they", "it"}:
        return hi - lo == 1
    alone = hi - lo == 1 or toks[lo + 1].low == "of"
    if alone and toks[lo].low in {"one", "another"}:
        return True
    if toks[lo].low == "not" or _done_to(toks, lo, hi) or _says_itself(toks, lo, hi):
        return False
    if _compared(toks, lo, hi):
        return False
    leads = words.PREPOSITIONS | words.CONJUNCTIONS | words.SUBORDINATORS
    if toks[lo].low in leads and (not lo or toks[lo].text[0].islower()):
        return False
    named = any(t.text[0].isupper() for t in toks[lo:hi])
    of = next((i for i in range(lo + 1, hi) if toks[i].low == "of"), hi)
    last = toks[of - 1].low  # "a test of the ink"
    written = last in DOCUMENT_NOUNS and (hi - lo > 1 or last.endswith("s"))
    return (
        named
        or written
        or any(
            t.low in SPEAKERS or t.low.replace("ies", "ys")[:-1] in SPEAKERS
            for t in toks[lo:hi]
        )
    )


def _done_to(toks: Sequence[Token], lo: int, hi: int) -> bool:
    """“An offer that members” of "an offer that members rejected": a thing, and whose."""
    at = next((i for i in range(lo + 1, hi) if toks[i].low in {"that", "which"}), hi)
    return at + 1 < hi and not find_groups(toks, at, hi)


def _says_itself(toks: Sequence[Token], lo: int, hi: int) -> bool:
    """“Holm said nobody” of "…, Holm said nobody had told him"."""
    return any(t.low in {"said", "says"} for t in toks[lo + 1 : hi])


def of_name(tok: Token) -> bool:
    """Whether a token may stand in a name: a capital, or the stop of "Dr."."""
    return tok.text[0].isupper() or tok.text == "."


def titled(toks: Sequence[Token], at: int) -> bool:
    """The full stop of "Dr."."""
    return toks[at].text == "." and toks[at - 1].low in _SHORT_TITLES


def without_matter(toks: Sequence[Token], lo: int, hi: int) -> int:
    """Where "the head of Acme of the ruling" ends without what he speaks of."""
    ofs = [i for i in range(lo + 1, hi - 1) if toks[i].low == "of"]
    named = (i for i in ofs[1:] if toks[i - 1].text[0].isupper())
    at = next(named, hi - 1)
    told = at < hi - 1 and toks[at + 1].low in words.DETERMINERS
    return at if told else hi


def owned_up_to(verb: str | None, tok: Token) -> bool:
    """“Was arrested, admitted the theft”: a thing, and nobody who admits it."""
    several = tok.low.endswith("s") or tok.low in PLURALS
    somebody = tok.low in PERSON_NOUNS | BODY_NOUNS
    return verb in _OWNING_UP and not (tok.text[0].isupper() or several or somebody)
