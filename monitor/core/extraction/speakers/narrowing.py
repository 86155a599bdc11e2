"""Where the phrase of a speaker begins and ends: without when, where and in what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.speakers.speaker_phrases import without_matter
from monitor.core.lexicon.function_words import (
    AUXILIARIES,
    DETERMINERS,
    MONTHS,
    WEEKDAYS,
)
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.people import AFFECTED
from monitor.core.lexicon.reporting import DOCUMENT_NOUNS
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.text import Token

_MAKING = word_set(
    "write draw compile make keep prepare publish send issue release file"
)
_SELF = word_set("himself herself itself themselves both all each")
# "Emails seen by the paper": where they come from tells no one from another.
_PAPERS = frozenset(noun for noun in DOCUMENT_NOUNS if noun.endswith("s"))
ANYBODY = word_set("person source man woman people official")
_LEADS = word_set("earlier later in on last yesterday meanwhile")
_DETERMINED = word_set("the a an his her its their our my")
_OTHERS = frozenset(("colleagues", "others", "co-authors", "allies", "supporters"))
_INDEFINITE = word_set("a an one two three four five several some")
_BEHIND = word_set("by in at with on for from to under near")
_SHORT_ASIDE = 8  # "the man who wrote the report"
# "on Monday", "last week"
_OCCASION = 2
_SPANS = word_set("week month year night spring summer autumn winter")


def speaker_range(toks: Sequence[Token], lo: int, hi: int) -> tuple[int, int]:
    """Whoever speaks in "earlier on Monday the mayor herself in a letter to staff"."""
    lo = _past_time(toks, lo, hi)
    hi = _without_occasion(toks, lo, hi)
    done = toks[hi - 1].text.islower() and reading(toks[hi - 1].low, "part")
    noun = hi - lo > 1 and toks[hi - 2].low not in DETERMINERS  # "the accused"
    if done and noun and toks[hi - 1].low not in AFFECTED:
        hi -= 1  # "a suit filed", "figures published"
    while hi - 1 > lo and toks[hi - 1].low in _SELF:
        hi -= 1  # "Ada Holm herself", "the union and the firm both"
    maker = _maker(toks, lo, hi)
    if maker:
        return speaker_range(toks, *maker)
    return lo, _alone(toks, lo, _unnarrowed(toks, lo, without_matter(toks, lo, hi)))


def _past_time(toks: Sequence[Token], lo: int, hi: int) -> int:
    """Where "Earlier on Thursday his daughter" names somebody."""
    if toks[lo].low not in _LEADS:
        return lo
    named = (i for i in range(lo + 1, hi) if toks[i].low in _DETERMINED)
    return next(named, lo)


def _without_occasion(toks: Sequence[Token], lo: int, hi: int) -> int:
    """Where "prosecutors on Thursday" ends without when they spoke."""
    paper = _in_paper(toks, lo, hi)
    if paper < hi:
        return paper
    when = [t.low for t in toks[hi - 2 : hi]] if hi - lo > _OCCASION else ["", ""]
    dated = when[0] == "on" and when[1] in WEEKDAYS
    dated |= (
        when[0] == "in" and when[1] in MONTHS and hi - lo == len(("Acme", "in", "May"))
    )
    if not dated and (when[0] != "last" or when[1] not in _SPANS):
        return hi
    hi -= _OCCASION
    given = hi - lo > _OCCASION and reading(toks[hi - 1].low, "part")
    return hi - 1 if given and toks[hi - 1].text.islower() else hi  # "a writ lodged"


def _in_paper(toks: Sequence[Token], lo: int, hi: int) -> int:
    """Where "the board in a report published today" ends without its report."""
    for i in range(lo + 1, hi - 2):
        if toks[i].low == "in" and toks[i + 1].low in {"a", "an", "its"}:
            told = any(t.low in DOCUMENT_NOUNS for t in toks[i + 2 : hi])
            return i if told else hi
    return hi


def _unnarrowed(toks: Sequence[Token], lo: int, hi: int) -> int:
    """Where "a docker who was there" ends, and "papers obtained by the Mail"."""
    for i in range(lo + 1 + (toks[lo].low == "those"), hi - 1):
        if toks[i].low in {"who", "which", "that"} or _narrows(toks, lo, i):
            told_apart = toks[lo].low == "the" and toks[i - 1].low in ANYBODY
            return hi if told_apart and hi - i <= _SHORT_ASIDE else i
        study = toks[i - 1].low in DOCUMENT_NOUNS and not toks[i - 1].low.endswith("s")
        if study and toks[i].low in {"in", "on", "about", "into", *_DETERMINED}:
            return i  # "the study in the journal Origins", "a memo the bank sent"
    return hi


def _maker(toks: Sequence[Token], lo: int, hi: int) -> tuple[int, int] | None:
    """Whose "a list which Ada Holm has drawn up" is: it says what she does."""
    for i in range(lo + 1, hi - 2):
        if toks[i].low not in {"which", "that"}:
            continue
        made = (j for j in range(i + 2, hi) if _makes(toks[j].low))
        stop = next(made, i + 1)
        while stop - 1 > i and toks[stop - 1].low in AUXILIARIES | {"'s"}:
            stop -= 1
        papers = toks[i - 1].low in DOCUMENT_NOUNS | {"list"}
        return (i + 1, stop) if papers and stop > i + 1 else None
    return None


def _makes(low: str) -> bool:
    form = reading(low, "past", "part")
    return form is not None and form.lemma in _MAKING


def _alone(toks: Sequence[Token], lo: int, hi: int) -> int:
    """“Ada Holm and five colleagues” without those who are not named."""
    also = next((i for i in range(lo + 1, hi) if toks[i].low == "and"), hi)
    others = hi - also > 1 and toks[hi - 1].low in _OTHERS
    return also if others and toks[also - 1].text[0].isupper() else hi


def _narrows(toks: Sequence[Token], lo: int, i: int) -> bool:
    """Whether "hired by her ministry", "filed in Delaware" only says which is meant."""
    low, after = toks[i].low, toks[i + 1].low
    noun, plain = toks[i - 1], toks[i].text.islower()
    if after not in _BEHIND or not reading(low, "part") or not plain:
        return False
    if noun.low in _PAPERS:
        return after == "by"
    if noun.low in DOCUMENT_NOUNS | {"text", "agreement", "contract", "treaty"}:
        return True  # "the text signed in Leeds"
    indefinite = toks[lo].low in _INDEFINITE and noun.low not in ANYBODY
    return indefinite and noun.text.islower() and not noun.low.endswith("s")
