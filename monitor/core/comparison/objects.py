"""Who does a thing and to what, whether it is told in the active or the passive."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.parties import same_party
from monitor.core.comparison.profile import party
from monitor.core.comparison.units import counts_persons
from monitor.core.lexicon.inflection import participle
from monitor.core.lexicon.wordlist import word_set
from monitor.core.words import stem, stems, words
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.profile import Party, Profile
    from monitor.types import Assertion

_PRONOUNS = word_set("""
one it them that this those these any so her him anyone anybody anything nobody nothing
none no
""")
_ANY = word_set("anyone anybody anything nobody nothing none")
_NOBODY = word_set("nobody none noone")
# Particles whose phrase is what the verb is done to: "handed out a leaflet".
_PARTICLES = word_set("out off down up over back away")
_ARTICLES = word_set("the a an its his her their our")
# What a passive may come to, beside what it is done to.
_RESULTS = frozenset({"guilty", "dead", "open", "off"})
_TO_BE = r"\b(?:is|are|was|were|be|been|being)"
_ADVERBS = (
    r"(?:(?:\w+ly|never|not|also|now|then|later|first|last|ever|still|already|since"
    r"|again|twice|once|only)\s+){0,2}"
)
# "Cancelled", "canceled"
_EITHER = re.compile(r"eled$")
_DIE = stem("die")
_EMPTY = stems("single one any part whole all every two three several")


def same_doer(pair: Pair) -> bool:
    """Whether one party does it in both, or nobody does it in one of them.

    Where a passive names nobody ("no ballots were lost") what it is done to tells.
    """
    a, b = doer(pair.now, pair.a), doer(pair.before, pair.b)
    if a is None or b is None:
        return pair.follows or bool(done_to(pair.now) & done_to(pair.before))
    return same_party(a, b) or _is_nobody(a) or _is_nobody(b)


def objects_agree(pair: Pair) -> bool:
    """Whether both do it to the same thing, as far as either says to what."""
    now, before = done_to(pair.now), done_to(pair.before)
    if now and before:
        return now <= before or before <= now
    if not (now or before):
        referred = _by_pronoun(pair.now) and _by_pronoun(pair.before)
        return pair.same_subject or (pair.follows and referred)
    # A pronoun stands for whatever the other names; silence does not.
    return _by_pronoun(pair.now) if not now else _by_pronoun(pair.before)


@lru_cache(maxsize=SOMETIMES)
def done_to(assertion: Assertion) -> frozenset[str]:
    """The stems of what the action is done to, without figures and measure words."""
    found = stems(_done_to(assertion))
    for value in assertion.values:
        if value.kind != "number":
            found -= stems(value.text)
    empty = _EMPTY | stems(" ".join(_PRONOUNS))
    return frozenset(s for s in found - empty if not s[0].isdigit())


def _done_to(assertion: Assertion) -> str:
    if suffers(assertion):
        return assertion.frame.subject
    slots = assertion.frame.slots
    direct = [s.text for s in slots if s.role == "object"]
    return " ".join(direct or [s.text for s in slots if s.role in _PARTICLES])


def of_any(assertion: Assertion) -> bool:
    """Whether it is done to nobody and nothing at all: "never paid anyone"."""
    return bool(set(words(_done_to(assertion))) & _ANY) and not done_to(assertion)


def _by_pronoun(assertion: Assertion) -> bool:
    told = words(_done_to(assertion))
    return bool(told) and set(told) <= _PRONOUNS


def _agent(assertion: Assertion) -> str | None:
    """Who does it in a passive: "proposed by the city"."""
    slots = assertion.frame.slots
    if any(slot.role == "object" for slot in slots):
        return None
    return next((s.text for s in slots if s.role == "by" and _is_party(s.text)), None)


def _is_party(text: str) -> bool:
    """Leave out "by Friday" and "by 1,204 votes"."""
    first, last = text.partition(" ")[0], text.rsplit(" ", 1)[-1]
    persons = not first[:1].isdigit() and counts_persons(last.removesuffix("s"))
    return first[:1].isupper() or first in _ARTICLES or persons


@lru_cache(maxsize=SOMETIMES)
def suffers(assertion: Assertion) -> bool:
    """Whether the subject is who it is done to: in a passive, or by dying."""
    told = any(slot.role == "object" for slot in assertion.frame.slots)
    dies = stem(assertion.frame.action) == _DIE and not told
    return dies or _agent(assertion) is not None or _passive(assertion)


def _passive(assertion: Assertion) -> bool:
    """Whether the subject suffers the action: "was lost", "was found guilty"."""
    told = [s.text for s in assertion.frame.slots if s.role == "object"]
    done = _EITHER.sub("ell?ed", re.escape(participle(assertion.frame.action)))
    found = re.search(rf"{_TO_BE}\s+{_ADVERBS}{done}\b", assertion.text)
    return found is not None and set(told) <= _RESULTS


@lru_cache(maxsize=SOMETIMES)
def was_given(assertion: Assertion) -> bool:
    """Whether the subject of a passive is who gets it: "she was told nothing"."""
    done = re.escape(participle(assertion.frame.action))
    passive = re.search(rf"{_TO_BE}\s+{_ADVERBS}{done}\b", assertion.text)
    return passive is not None and any(
        s.role == "object" for s in assertion.frame.slots
    )


def doer(assertion: Assertion, profile: Profile) -> Party | None:
    """Who does it, also in a passive; None where nobody is named."""
    agent = _agent(assertion)
    if agent:
        return party(agent, profile.names)
    return None if suffers(assertion) else profile.subject


def _is_nobody(doer: Party) -> bool:
    first = set(words(doer.text)[:1])
    return bool(first & _NOBODY) or doer.text.lower() == "no one"


def narrower(one: Assertion, other: Assertion) -> bool:
    """Whether a claim tells a time, place or way that the other leaves open."""
    dated = (v.kind == "date" for v in other.values)
    if any(v.kind == "date" for v in one.values) and not any(dated):
        return True
    known = stems(other.text)
    beside = (s for s in one.frame.slots if s.role not in {"object", "by"})
    return any(
        s.role not in _PARTICLES and stems(s.text) and not stems(s.text) & known
        for s in beside
    )
