"""What has no name but is told of again: "A recount", the recount."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.extraction.references.meant import Thing
from monitor.core.extraction.references.nouns import head_noun, one_person
from monitor.core.lexicon import people
from monitor.core.lexicon.function_words import DETERMINERS, PREPOSITIONS
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.text import Token
    from monitor.types import Name

_LONGEST_THING = 6
_LONGEST_JOINED = 10
_SHORT = 3
_DAY = re.compile(r" on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_WHO = frozenset(("who", "which", "whose"))
_FIRMS = frozenset(("company", "corporation", "group"))
_NO_THINGS = word_set("""
nothing nobody none neither everything everybody none some others all both many few most one two three nine ten nobody each it this that
these those there such half i he she we you they
""")


def undated(text: str) -> str:
    """“Prosecutors on Thursday” without the day on which they did something."""
    return _DAY.sub("", text)


def joined(toks: Sequence[Token], lo: int, hi: int) -> bool:
    """Whether a subject is two: "Ada Holm and Jon Berg", "the mayor and his wife"."""
    at = next((i for i in range(lo + 1, hi - 1) if toks[i].low == "and"), hi)
    if (
        at == hi
        or hi - lo > _LONGEST_JOINED
        or any(t.low in PREPOSITIONS - {"of"} for t in toks[lo:hi])
    ):
        return False
    named = toks[lo].text[0].isupper() and toks[lo].low not in DETERMINERS
    after = toks[at + 1]
    both = named and (after.text[0].isupper() or after.low in DETERMINERS)
    return both or {toks[lo].low, after.low} <= DETERMINERS


def thing_of(toks: Sequence[Token], lo: int, hi: int, text: str) -> Thing | None:
    """What a subject without a name may be called again: "A recount", the recount."""
    first = toks[lo].low
    text = undated(text)
    text = text.split(" who ", maxsplit=1)[0].split(" which ", maxsplit=1)[0]
    hi = next((i for i in range(lo + 1, hi) if toks[i].low in _WHO), hi)
    stop = next((i for i in range(lo, hi) if toks[i].low in PREPOSITIONS), hi)
    if not lo < stop or not toks[stop - 1].low.isalpha():
        return None
    noun = toks[stop - 1].low
    if hi - lo > _LONGEST_THING and stop - lo < _LONGEST_THING and one_person(noun):
        # "An officer of the Ruritanian army in Leeds": the officer
        text = text.split(f" {toks[stop].text} ", maxsplit=1)[0]
        hi = stop
    if hi - lo > _LONGEST_THING:
        return None
    if noun in _NO_THINGS:
        return None
    plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    plural |= noun in people.PLURALS or noun.endswith("men")
    if first in {"a", "an", "the"}:
        text = "the " + text.split(" ", 1)[1] if " " in text else text
    elif "'s " in text.replace("’", "'"):
        pass
    elif first in DETERMINERS or (not plural and hi - lo > _SHORT):
        return None
    if plural:
        return Thing(text[:1].lower() + text[1:], "plural")
    body = noun in people.BODY_NOUNS | people.COMPANY_NOUNS
    if first not in DETERMINERS and "'s " not in text.replace("’", "'"):
        text = text[:1].lower() + text[1:]
    one = one_person(noun) or noun in people.TITLES
    kind = "person" if one else "body" if body else "thing"
    return Thing(text, kind)


def is_body(text: str, names: Sequence[Name]) -> bool:
    """“The UK government”: a body that is named by its kind and a name or people."""
    words = text.lower().split()
    known = bool(names) or any(w in people.NATIONALITIES for w in words)
    hangs = any(w in {"at", "in", "from", "with", "by"} for w in words)
    ends = bool(words) and words[-1] in people.BODY_NOUNS - _FIRMS and not hangs
    led = one_person(head_noun(text)) or head_noun(text) == "head"
    return ends and known and not led and "'s" not in text
