"""Rules about none, some and all: "nobody was hurt", "two people suffered burns".

A claim about none of a kind excludes one about some of them, and a claim about all
of a kind one about an exception, in the same event.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.doings import event_of, excludes
from monitor.core.comparison.objects import narrower
from monitor.core.comparison.parties import part_of, same_party
from monitor.core.comparison.persons import (
    DIE,
    HURT,
    MADE_OF,
    befalls_somebody,
    harm,
    knows,
    noun_of,
    of_persons,
    told_of_more,
)
from monitor.core.comparison.profile import profile
from monitor.core.comparison.rules.opposing import against, of_theirs, tentative
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.words import ordered_stems, stem, stems, words
from monitor.types import Modality
from monitor.types.text import REMEMBERED

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding
    from monitor.types import Assertion

_NOBODY = re.compile(r"^(?:nobody|no one|none)\b", re.IGNORECASE)
_ABOARD = re.compile(r"(?:nobody|no one|none) (?:aboard|inside) (.+)", re.IGNORECASE)
# Who denied that "any door" was locked says that none was.
_NO = re.compile(r"^(?:no|any|not a single|not one) (.+)$", re.IGNORECASE)
_ALL = re.compile(
    r"^(?:all|every|each)(?: of)?(?: the| its| their)? (.+)$", re.IGNORECASE
)
_NOT_ALL = re.compile(r"\bnot (?:\w+ )?(?:all|every|each)\b|\bn['’]t (?:\w+ )?every\b")
_LATE = re.compile(r"\b(?:late|delayed|behind schedule)\b", re.IGNORECASE)
_ON_TIME = re.compile(
    r"\b(?:on time|punctually|on schedule|as planned|as scheduled)\b", re.IGNORECASE
)
# What excludes that nobody came to the first of them.
_HARMS = {HURT: frozenset({HURT, DIE}), DIE: frozenset({DIE})}
_BE = stem("be")
_OF_IT = re.compile(r"\b(?:of|about|on) (?:it|this|that|them|these|those)\b")
_OPEN_ROLES = frozenset({"object", "by", "before", "after", "since"})
_WHERE = frozenset({"before", "in", "at", "on"})
_MANNERS = frozenset({"in", "with", "without", "under"})
# A thing or place mostly has an article: "in the mill", "in bad faith".
_BARE = re.compile(r"(?!(?:the|a|an|this|that|its|his|her|their|our) )[a-z]")


@rule(Standing.FLIPPED)
def nobody(pair: Pair) -> Finding | None:
    """None in the one claim, some in the other: "sent nobody", "sent four"."""
    no, yes = pair.no_and_yes
    if not _none_some(pair, no, yes) or _apart(pair, no, yes):
        return None
    return against(pair, flipped=True)


@rule()
def exception(pair: Pair) -> Finding | None:
    """All in the one claim, and in the other some that were not so."""
    one, other = pair.now, pair.before
    firm = [a for a in (one, other) if _all_of(a) and not _NOT_ALL.search(a.text)]
    if len(firm) != 1:
        return None
    whole, part = (one, other) if firm[0] is one else (other, one)
    every = _all_of(whole)
    if every is None or profile(whole).negative:
        return None
    if tentative(one) != tentative(other) or pair.other_time:
        return None
    if (
        not _of_kind(part, every)
        or not _unlike(whole, part)
        or told_of_more(part, whole)
    ):
        return None
    parts = part_of(pair.a.subject), part_of(pair.b.subject)
    if pair.other_names or (all(parts) and not parts[0] & parts[1]):
        return None
    return against(pair, flipped=True)


def _none_some(pair: Pair, no: Assertion, yes: Assertion) -> bool:
    """Whether one event has none in the one claim and some in the other."""
    if _NOBODY.match(no.frame.subject):
        aboard = _ABOARD.match(no.frame.subject)
        if aboard and stems(aboard[1]).isdisjoint(profile(yes).content):
            return False  # "Nobody aboard the cutter was hurt", "three anglers were"
        alike = _harmed(no, yes) or (knows(no) and knows(yes) and _names(no, yes))
        alike = alike or (pair.same_action and _matters(pair, no, yes))
        return alike and befalls_somebody(yes)
    if (kind := _NO.match(no.frame.subject)) is not None:
        same = pair.same_action or _harmed(no, yes)
        alike = _of_kind(yes, _head(kind[1])) and _as_told(kind[1], yes)
        return same and alike and _matters(pair, no, yes)
    return _object_none(pair, no, yes)


def _object_none(pair: Pair, no: Assertion, yes: Assertion) -> bool:
    """“Sent nobody”, "hired no nurses", "there will be no closures"."""
    what = next((s for s in no.frame.slots if s.role == "object"), None)
    if what is None:
        return False
    if no.frame.subject.casefold() == "there":
        kind = _NO.match(what.text)
        event = event_of(noun_of(kind[1])) if kind else ""
        counted = any(v.kind == "number" for v in yes.values)
        if event and event == profile(yes).action:
            return counted
        units = {stem(v.unit) for v in yes.values if v.kind == "number" and v.unit}
        alike = kind is not None and _head(kind[1]) in units
        return kind is not None and alike and _as_told(kind[1], yes)
    ours = pair.same_subject or _own(no, pair) or _own(yes, pair)
    if not (pair.same_action and ours):
        return False
    told = [s for s in yes.frame.slots if s.role == "object"]
    if _NOBODY.match(what.text):
        return any(of_persons(s, yes) for s in told)
    kind = _NO.match(what.text)
    return kind is not None and any(_head(s.text) == _head(kind[1]) for s in told)


def _as_told(kind: str, yes: Assertion) -> bool:
    """Whether what some are is what none are said to be: "no 300 unpaid bills".

    Of bills, of unpaid ones, of so many: the figure tells which are meant by itself.
    """
    said = stems(" ".join(words(MADE_OF.sub("", kind))[:-1]))
    figures = frozenset(s for s in said if s[0].isdigit())
    return (figures or said) <= stems(yes.text)


def _own(assertion: Assertion, pair: Pair) -> bool:
    """Whether "we" speak of what the party itself is told to have done."""
    subject = assertion.frame.subject.casefold()
    ours, theirs = (pair.a, pair.b) if assertion is pair.now else (pair.b, pair.a)
    if subject not in {"we", "i"} or ours.speaker is None:
        return False
    told = stems(theirs.subject.text) <= stems(ours.speaker.text)
    return told or same_party(ours.speaker, theirs.subject)


def _apart(pair: Pair, no: Assertion, yes: Assertion) -> bool:
    """Whether time, place, names or mood set the two apart."""
    if pair.other_time or pair.other_names:
        return True
    if Modality.POSSIBLE in {no.modality, yes.modality}:
        return True
    if any(d.role not in _OPEN_ROLES for d in pair.slots.differences):
        return True
    if pair.same_article and not (no.speaker or yes.speaker):
        return True
    if of_theirs(pair):
        return True
    if any(v[:1].isupper() and v not in yes.text for v in _places(no)):
        return True  # "no dismissals in Norway"
    placed = _placed(no) or _in_a_manner(no)
    return tentative(no) != tentative(yes) or (placed and narrower(no, yes))


def _places(assertion: Assertion) -> list[str]:
    return [s.text for s in assertion.frame.slots if s.role in {"in", "at", "near"}]


def _placed(no: Assertion) -> bool:
    """Whether the claim of none is bound to a place or time of its own."""
    return any(v.kind == "date" and v.comparator == "=" for v in no.values)


def _in_a_manner(no: Assertion) -> bool:
    """Whether it is only said not to be done so: "in bad faith", "with intent"."""
    return any(
        s.role in _MANNERS and _BARE.match(s.text) is not None for s in no.frame.slots
    )


def _harmed(no: Assertion, yes: Assertion) -> bool:
    """Whether the one says that nobody came to the harm that the other tells of."""
    return harm(yes) in _HARMS.get(harm(no), frozenset({harm(no)}) - {""})


def _names(no: Assertion, yes: Assertion) -> bool:
    """Whether the claim of none names what the other is of, be it as "of it"."""
    named = profile(no).matter & stems(yes.text)
    return bool(named) or _OF_IT.search(no.quote) is not None


def _matters(pair: Pair, no: Assertion, yes: Assertion) -> bool:
    """Whether both are of one matter, as far as the claim of none names one."""
    stands = profile(no).action == _BE  # "at risk" is no place then, but what is said
    aside = frozenset({"before"}) if stands else _WHERE
    told = [s.text for s in no.frame.slots if s.role not in aside]
    named = stems(" ".join(told))
    if told and not (named or stands):
        return pair.follows  # "nobody asked us for any": of what, others must tell
    return not (named or stands) or bool(named & stems(yes.text))


@lru_cache(maxsize=REMEMBERED)
def _all_of(assertion: Assertion) -> str | None:
    """The noun of which a claim says something of all; None if of no such."""
    told = [assertion.frame.subject]
    told += [s.text for s in assertion.frame.slots if s.role == "object"]
    found = next((m for t in told if (m := _ALL.match(t)) is not None), None)
    return _head(found[1]) if found else None


def _of_kind(assertion: Assertion, noun: str) -> bool:
    """Whether a claim is about some of a kind: its subject's or object's noun."""
    told = [assertion.frame.subject]
    told += [s.text for s in assertion.frame.slots if s.role == "object"]
    return bool(noun) and any(_head(_strip(t)) == noun for t in told)


def _strip(phrase: str) -> str:
    found = _ALL.match(phrase) or _NO.match(phrase)
    return found[1] if found else phrase


def _unlike(whole: Assertion, part: Assertion) -> bool:
    """Whether what is said of some is the opposite of what is said of all."""
    a, b = profile(whole), profile(part)
    same = a.action == b.action
    if same and a.negative != b.negative:
        return True
    if same and not a.negative:
        late = bool(_ON_TIME.search(whole.text) and _LATE.search(part.text))
        return late or bool(_LATE.search(whole.text) and _ON_TIME.search(part.text))
    return not (a.negative or b.negative) and excludes(a.action, b.action)


@lru_cache(maxsize=4096)
def _head(phrase: str) -> str:
    """The stem of a phrase's noun: "nurses" of "no nurses in the ward"."""
    found = ordered_stems(MADE_OF.sub("", phrase))
    return found[-1] if found else ""
