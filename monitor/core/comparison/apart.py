"""What sets two claims apart that have their words in common.

News tells things of one kind apart by a few words: the doctors' and the teachers'
union, the pilot and the co-pilot, a second study. Classes of such words are closed
(grades, ranks: Quirk et al. 1985, 7.35 and 7.43, on adjectives that classify), unlike
those by which one thing is described in turn.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.comparison.units import counts_persons
from monitor.core.lexicon.calendar import MONTHS
from monitor.core.lexicon.reporting import REPORTING
from monitor.core.values.figures import SMALL
from monitor.core.words import stem, stems
from monitor.types import Modality

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.types import Assertion

# These set apart whatever they stand before, also from what has none of them.
_RANKED = re.compile(
    r"\b(?:co-|deputy |vice[- ]|assistant |acting |ex-|under-?secretary)(?=\w)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|separate|unrelated|repeat(?:ed)?)"
    r" (?!time\b|half\b|quarter\b|day\b|week\b|year\b|place\b|largest\b|term\b)[a-z]"
    r"|\b(?:run-?off|re-?run|rematch)\b",
    re.IGNORECASE,
)
# What these report need not be led by "that".
_SAYING = frozenset(("say", "admit", "confirm", "deny", "announce", "claim"))
# "I never said so" answers whoever said that it was so.
_MYSELF = frozenset(("i", "we"))
_OF_CLAUSE = re.compile(r"\b(?:that|whether)\b")
_OF_PERSONS = re.compile(r"\b([a-z]+)s['’] ")
# What would have been was not.
_UNREAL = re.compile(
    r"\b(?:would|could|should|might)(?: not|n['’]t)? have (?:been )?\w+"
)
_OPEN = re.compile(r"\b(?:would|could|might|may|will|st(?:oo|an)ds? to)\b")
_ONE_MORE = re.compile(r"\banother [a-z]")
_LATER = re.compile(r"\b(?:days?|weeks?|months?|years?|hours?) later\b", re.IGNORECASE)
_IN_ONE = re.compile(r"\b(?:in|at|during|after|by|from|of) an? ([a-z]+)")

_WHEN = re.compile(r"\b(?:(?:19|20)\d\d|last (?:year|month|winter|summer)|ago)\b")

# What is decided once, sooner or later: not to have done it yet denies nothing.
_DECIDED_ONCE = """
rule decide sign approve announce concede agree choose appoint reply respond publish vote
begin open start finish complete pay make receive reach arrive die arrest charge
suspend dismiss resign
"""
_PENDING = frozenset(map(stem, _DECIDED_ONCE.split()))
_NOBODY_YET = re.compile(
    r"(?:nobody|no one|none(?: of .+?)?) ha(?:s|ve) ", re.IGNORECASE
)
_NOT_YET = re.compile(
    r"\b(?:has|have|had)(?: not|n['’]t)\b|^no .+ (?:has|have|had) been\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:has|have|had|did|was|were|ha[sd]n|didn|wasn|weren)\b")
_NEVER = re.compile(r"\b(?:never|ever|nobody|none|nothing|any)\b", re.IGNORECASE)
_STOPS_FOR = re.compile(
    r"\b(?:clos|shut|suspend|stop|halt|paus)\w* .*?\bfor (?:about |around )?[\w-]+"
    r" (?:hours?|days?|weeks?|months?|nights?)\b"
)
_FULL_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
_MONTH = rf"(?:(?:{'|'.join(MONTHS)}) )?"
_IN_YEAR = re.compile(rf"(?i)\b(?:in|during|for|of) {_MONTH}((?:19|20)\d\d)\b")
# "Four million of it": a part; "an hour later": since when, not how long.
_OF_A_PART = re.compile(r"\s+of (?:it|this|that|which)\b")
_FOR = re.compile(r"\bfor (?:[a-z]+ )?$")
_WITHIN = re.compile(r"\bwithin (?:[a-z]+ )?$")
_SINCE = re.compile(r"\s+(?:after|before|ahead|later|earlier|ago)\b")
_BOUNDS = stems("fewer less more about around nearly almost")
_THE_ONE = re.compile(
    r"(?:it|this|that|they|these|those) (?:is|was|are|were) the (?:ones?|same)\b",
    re.IGNORECASE,
)


def _persons(subject: str) -> frozenset[str]:
    """Whose body a subject is: "doctor" of "the doctors' union"."""
    found = _OF_PERSONS.findall(subject.lower() + " ")
    return frozenset(noun for noun in found if counts_persons(noun))


class _Traits(NamedTuple):
    """What of a text may set it apart from another, found once for each text."""

    marked: tuple[bool, bool]
    one_more: bool
    real: bool | None
    occasions: tuple[str, ...]
    timed: bool


@lru_cache(maxsize=8192)
def _traits(text: str) -> _Traits:
    return _Traits(
        (_ANOTHER.search(text) is not None, _LATER.search(text) is not None),
        _ONE_MORE.search(text) is not None,
        _real(text),
        tuple(_IN_ONE.findall(text)),
        _WHEN.search(text) is not None,
    )


def _real(text: str) -> bool | None:
    """Whether a text tells what was; None where it may still come."""
    if _UNREAL.search(text):
        return False
    return None if _OPEN.search(text) else True


def set_apart(now: Assertion, before: Assertion) -> bool:
    """Whether one claim is of another thing of the same kind, or of what was not."""
    a, b = _traits(now.text), _traits(before.text)
    if a.marked != b.marked or (a.one_more and not b.one_more):
        return True
    if a.real is not b.real and None not in {a.real, b.real}:
        return True
    if _another_occasion(a, b, before.text):
        return True
    whose, theirs = _whose(now.frame.subject), _whose(before.frame.subject)
    if whose[0] != theirs[0]:
        return True
    return bool(whose[1] and theirs[1]) and not whose[1] & theirs[1]


def only_spoken_of(now: Assertion, before: Assertion) -> bool:
    """Whether one claim is that something was not said, or is to be: not that it is so.

    "Police have not confirmed that he was armed" neither repeats nor denies that.
    """
    if now.frame.action == before.frame.action:
        return False
    return _unsaid(now) != _unsaid(before)


def _unsaid(assertion: Assertion) -> bool:
    frame = assertion.frame
    if frame.negated:
        unsaid = frame.subject.lower() not in _MYSELF
    else:
        unsaid = assertion.modality in {Modality.PREDICTED, Modality.POSSIBLE}
    if not unsaid or frame.action in _SAYING:
        return unsaid
    return frame.action in REPORTING and _OF_CLAUSE.search(assertion.text) is not None


@lru_cache(maxsize=8192)
def _whose(subject: str) -> tuple[str, frozenset[str]]:
    """The rank and the people that a subject names: "deputy", "doctors'"."""
    return _ranked(subject), _persons(subject)


def _ranked(subject: str) -> str:
    found = _RANKED.search(subject)
    return found[0].strip(" -").lower() if found else ""


def _another_occasion(a: _Traits, b: _Traits, before: str) -> bool:
    """“In the fire” is not "in a fire in Arden last year"."""
    return a.timed and not b.timed and any(f"the {n}" in before for n in a.occasions)


def developed(now: Assertion, before: Assertion, told: datetime | None) -> bool:
    """Whether what had not come about has come about since.

    "The court has not ruled", "the court ruled on Thursday"; ``told`` is when the
    earlier claim was published.
    """
    pending = stem(before.frame.action) in _PENDING
    if pending and _NOBODY_YET.match(before.text):
        return True  # "nobody has died", so far
    if _NEVER.search(before.text) or not before.frame.negated:
        return False
    if pending and _NOT_YET.search(before.text):
        return True
    if _STOPS_FOR.search(now.text) and not _STOPS_FOR.search(before.text):
        return True  # a plant that will not close may close for repairs
    past = _PAST.search(before.quote) is not None
    if told is None or not past or before.modality is not Modality.ASSERTED:
        return False
    day = told.toordinal()
    return any(
        v.kind == "date" and v.comparator == "=" and v.low > day for v in now.values
    )


def points(text: str, content: frozenset[str]) -> bool:
    """Whether a text says what, or which, only by pointing at what stands before it.

    "He did", "it was under 900", "it is the one that lay on top".
    """
    told = (word for word in content if not word[0].isdigit())
    return SMALL.keys() | _BOUNDS >= set(told) or _THE_ONE.match(text) is not None


def reckoned_otherwise(now: Assertion, before: Assertion) -> bool:
    """Whether the figures of one are of a part, or of when and not how long."""
    a, b = _reckoned(now), _reckoned(before)
    kinds = {kind for kind, *_ in a} & {kind for kind, *_ in b}
    return bool(kinds) and a.isdisjoint(b)


@lru_cache(maxsize=4096)
def _reckoned(assertion: Assertion) -> frozenset[tuple[str, bool, bool]]:
    """The figures of a claim by kind: whether of a part, whether since or until when."""
    start, quote = assertion.span.start, assertion.quote
    return frozenset(
        (
            v.kind,
            _OF_A_PART.match(quote, v.span.end - start) is not None,
            v.kind == "duration" and when,
        )
        for v in assertion.values
        if v.kind != "date"
        for when in _tells_when(
            quote[: v.span.start - start], quote[v.span.end - start :]
        )
    )


def _tells_when(ahead: str, behind: str) -> tuple[bool, ...]:
    """Whether a time tells when: "an hour later", not "for an hour", "within" either."""
    if _WITHIN.search(ahead):
        return True, False
    return (_SINCE.match(behind) is not None and _FOR.search(ahead) is None,)


@lru_cache(maxsize=4096)
def past_year(text: str) -> int | None:
    """The year that a claim is of: "in 2019"."""
    found = _IN_YEAR.search(text)
    return int(found[1]) if found else None


def namesakes(now: str, before: str) -> bool:
    """Whether two phrases name two persons of one surname."""
    return any(
        one != other and one.split()[-1] == other.split()[-1]
        for one in _FULL_NAME.findall(now)
        for other in _FULL_NAME.findall(before)
    )
