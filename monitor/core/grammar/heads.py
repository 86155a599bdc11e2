"""Whether the noun that a whole phrase leans on is a plural: “lawyers for the firm say”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.neighbours import counts
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import people
from monitor.core.lexicon.inflection import plural_form, reading, readings
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.text import Token, Tokens


_LONGEST = len(("the", "old", "town", "hall"))
# Of these "for the hotel group say" can be no noun.
_MANY = word_set("many some most others those several few all both")
_COLLECTIVE = (
    people.BODY_NOUNS
    | people.COMPANY_NOUNS
    | word_set("""
club union team board family management crew side panel jury band opposition couple
""")
)
_NOUNS_TOO = frozenset(("want", "expect", "think"))
_WHO = frozenset(("who", "whose"))
_SAID_BY_MANY = word_set("""
say argue believe insist think deny maintain admit concede allege contend want expect
know
""")


def plural_head(toks: Tokens, i: int) -> bool:
    """“The models of Acme use …”, "cars without brakes block", "papers seen by us show"."""
    start = _begins(toks, i)
    ends = (
        j for j in range(start + 1, i)
        if toks[j].low in words.PREPOSITIONS or reading(toks[j].low, "part")
    )  # fmt: skip
    at = next(ends, i)
    head, begun = toks[at - 1], reading(toks[start].low, "past", "part")
    named = at > 1 and not head.text.islower()
    return start < at < i and many(head) and not (named or begun)


def many_speak(toks: Tokens, i: int, lemma: str) -> bool:
    """“Lawyers for the hotel group say”: a plural that a whole phrase leans on."""
    if lemma not in _SAID_BY_MANY:
        return False
    ruled = any(t.low in words.AUXILIARIES for t in toks[max(0, i - _LONGEST) : i])
    if toks[i - 1].low in _COLLECTIVE and not ruled and lemma not in _NOUNS_TOO:
        return True  # "The club say they have paid"
    who = next((j for j in range(i - 1, 0, -1) if toks[j].low in _WHO), 0)
    if many(toks[who - 1]) and who and all(t.is_word for t in toks[who:i]):
        return True  # "Residents who live below the dam say"
    start = _begins(toks, i)
    joined = start < i and start > 1 and toks[start - 1].low == "and"
    return joined and _several(toks, start, i)


def _several(toks: Tokens, start: int, stop: int) -> bool:
    """“Both the firm and the council say”: two phrases that "and" joins."""
    first = toks[_begins(toks, start - 1) : start - 1]
    opens = words.DETERMINERS - {"that", "which", "what"}
    phrases = first, toks[start:stop]
    return all(
        bool(one) and (one[0].low in opens or one[0].text[0].isupper())
        and not any(readings(t.low) for t in one if t.text.islower())
        for one in phrases
    )  # fmt: skip


def many(tok: Token) -> bool:
    """Whether a word means several, whatever its capital: "nurses", "six", "most"."""
    several = counts(tok) and tok.low != "one"  # "six of them remain"
    ends = plural_form(tok.low) or tok.low.endswith("men")
    return several or ends or tok.low in _MANY | people.PLURALS


def _begins(toks: Tokens, i: int) -> int:
    """Where the subject begins: behind what stands before a clause."""
    leads = words.CONJUNCTIONS | words.SUBORDINATORS | words.AUXILIARIES - {"'s"}
    while i > 0 and toks[i - 1].is_word and toks[i - 1].low not in leads:
        i -= 1
    return i
