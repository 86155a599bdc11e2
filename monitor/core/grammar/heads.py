"""Whether the noun that a whole phrase leans on is a plural: “lawyers for the firm say”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.neighbours import LEANS
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import people
from monitor.core.lexicon.inflection import plural_form, reading, readings
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.text import Tokens


_LONGEST = len(("the", "old", "town", "hall"))
# Of these "for the hotel group say" can be no noun.
_MANY = word_set("many some most others those several few all")
_COLLECTIVE = (
    people.BODY_NOUNS
    | people.COMPANY_NOUNS
    | word_set("""
club union team board family management crew side panel jury band opposition couple
""")
)
_NOUNS_TOO = frozenset(("want", "expect", "think"))
_LINKS = words.SUBORDINATORS - {"who", "whose"}
_SAID_BY_MANY = word_set("""
say argue believe insist think deny maintain admit concede allege contend want expect
know
""")


def plural_head(toks: Tokens, i: int) -> bool:
    """“The models of Acme use …”: a plural that a name leans on with "of" or "at"."""
    at = i - 1
    while at > 0 and toks[at].text[0].isupper():
        at -= 1
    leans = at < i - 1 and at > 0 and toks[at].low in LEANS
    head = toks[at - 1] if leans else None
    if head is None:
        tests = counted_head, _bare_head, _narrowed_head
        return any(test(toks, i) for test in tests)
    return plural_form(head.low)


def _bare_head(toks: Tokens, i: int) -> bool:
    """“Cars without brakes block the road”: a plural, and one bare noun behind it."""
    if i < len(("cars", "without", "plates")):
        return False
    head, leans, noun = toks[i - 3 : i]
    link = leans.low in LEANS | {"without", "under"} - {"of"}
    follows = i + 1 < len(toks) and toks[i + 1].low in words.DETERMINERS
    plain = noun.text.islower() and noun.low not in words.DETERMINERS
    return link and plain and follows and plural_form(head.low)


def _narrowed_head(toks: Tokens, i: int) -> bool:
    """“Photographs taken on the day show …”: a plural, and what narrows it."""
    at = i - 1
    while at > 1 and i - at <= _LONGEST and toks[at].low not in words.PREPOSITIONS:
        at -= 1
    form = reading(toks[at - 1].low, "part") if at > 1 else None
    by = toks[at].low == "by"  # "records kept by Acme show"
    bare = form is not None and (by or reading(toks[at - 1].low, "past") is None)
    inside = toks[at + 1 : i]
    plain = bool(inside) and all(t.is_word and (by or t.text.islower()) for t in inside)
    head = toks[at - 2]
    return bare and plain and plural_form(head.low)


def many_speak(toks: Tokens, i: int, lemma: str) -> bool:
    """“Lawyers for the hotel group say”: a plural that a whole phrase leans on."""
    if lemma == "show" and toks[min(i + 1, len(toks) - 1)].low in words.DETERMINERS:
        return _narrowed_many(toks, i)  # "Papers seen by the Mail show the …"
    if lemma not in _SAID_BY_MANY:
        return False
    ruled = any(t.low in words.AUXILIARIES for t in toks[max(0, i - _LONGEST) : i])
    if toks[i - 1].low in _COLLECTIVE and not ruled and lemma not in _NOUNS_TOO:
        return True  # "The club say they have paid"
    start = i
    while start > 0 and toks[start - 1].is_word and not _leads(toks[start - 1].low):
        start -= 1
    stop = next(
        (j for j in range(start + 1, i) if toks[j].low in words.PREPOSITIONS), i
    )
    head = toks[stop - 1]
    if _narrowed_many(toks, i):
        return True
    joined = start < i and start > 1 and toks[start - 1].low == "and"
    if joined and _several(toks, start, i):
        return True
    many = head.low in people.PLURALS or plural_form(head.low)
    return start < stop < i and many


def _narrowed_many(toks: Tokens, i: int) -> bool:
    """“Opponents led by Ada Holm say”, “staff who were on shift say”: who they are."""
    start = i
    while start > 0 and toks[start - 1].is_word and toks[start - 1].low not in _LINKS:
        start -= 1
    narrows = (
        j for j in range(start + 1, i)
        if toks[j].low in {"who", "whose"} or reading(toks[j].low, "part", "ing")
    )  # fmt: skip
    at = next(narrows, start)
    heads = [
        t for t, after in zip(toks[start:at], toks[start + 1 : at + 1], strict=True)
        if after is toks[at] or after.low in words.PREPOSITIONS
    ]  # fmt: skip
    return any(t.low in _MANY | people.PLURALS or plural_form(t.low) for t in heads)


def _several(toks: Tokens, start: int, stop: int) -> bool:
    """“Both the firm and the council say”: two phrases that "and" joins."""
    at = start - 1
    while at > 0 and toks[at - 1].is_word and not _leads(toks[at - 1].low):
        at -= 1
    first = toks[at : start - 1]
    opens = words.DETERMINERS - {"that", "which", "what"}
    phrases = first, toks[start:stop]
    return all(
        bool(one) and (one[0].low in opens or one[0].text[0].isupper())
        and not any(readings(t.low) for t in one if t.text.islower())
        for one in phrases
    )  # fmt: skip


def _leads(low: str) -> bool:
    """Whether a word stands before a clause, so that the subject begins behind it."""
    return low in words.CONJUNCTIONS | words.SUBORDINATORS | words.AUXILIARIES - {"'s"}


def counted_head(toks: Tokens, i: int) -> bool:
    """“Breaches of the code carry …”: a plural before "of the" and one noun."""
    at = i - 2
    while at > i - len(("the", "left", "bank")) - 1 and toks[at].text.islower():
        if toks[at].low in words.ARTICLES or at < len(("breaches", "of")):
            break
        at -= 1
    if at < len(("breaches", "of")) or toks[at].low not in words.ARTICLES:
        return False
    head = toks[at - 2]
    leans = toks[at - 1].low in LEANS
    return leans and plural_form(head.low)
