"""Whom a sentence talks to: what the outlet tells its readers is no claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.wordlist import word_set
from monitor.core.text import covered

if TYPE_CHECKING:
    from monitor.core.extraction.reading import Sentence
    from monitor.core.grammar.clause import Clause
    from monitor.core.text import Tokens

_COMMANDS = word_set("""
expect imagine let consider think remember note look scratch take ask forget suppose
picture see read click subscribe follow sign share
""")

# What whoever writes does as a writer; a party that writes tells its deeds as "we".
_EDITING = word_set("""
update correct report publish print cover explain know hear understand learn
""")


def readable(sentence: Sentence) -> bool:
    """Whether a sentence can hold claims at all: no question, command or advice."""
    toks = sentence.toks
    own = [t for t in toks if not covered(t.start, sentence.quotes)]
    if not own:
        return True
    if own[-1].text == "?" or any(t.text == "?" for t in own):
        return False
    opener = next((t.low for t in own if t.is_word), "")
    second = next((t.low for t in own[1:] if t.is_word), "")
    if opener in _COMMANDS or (opener in words.LEADING_ADVERBS and second in _COMMANDS):
        return False
    return not any(t.low in words.READER_WORDS for t in own)


def writes(speaker: str) -> bool:
    """Whether a speaker is whoever writes: "We believe that …" is the outlet's own."""
    return speaker.lower() in {"we", "i"}


def of_its_work(toks: Tokens, clause: Clause) -> bool:
    """Whether an outlet tells of its own work: "We will update this page"."""
    lo, hi = clause.subject
    ours = hi - lo == 1 and writes(toks[lo].low)
    return ours and clause.group.lemma in _EDITING


def says_much(told: Tokens) -> bool:
    """Whether "the article names …" goes on with something: "expects more of the same"."""
    empty = words.DETERMINERS | words.PREPOSITIONS | {"same"}
    full = any(t.is_word and t.low not in empty for t in told)
    return full and all(t.low != "whether" for t in told)
