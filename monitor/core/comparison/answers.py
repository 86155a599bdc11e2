"""Rules about a charge and what is said to it, beside the denials of ``stance``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.comparison.finding import Finding, contradicted, repeated
from monitor.core.comparison.pair import CHARGES, mentions, same_party
from monitor.core.comparison.profile import party
from monitor.core.lexicon.wordlist import word_set
from monitor.core.words import stem, stems, words
from monitor.types import Kind

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.types import Assertion

SURE = 0.75
RESTATED = 0.6
_DENY = stem("deny")
_CHARGED = stems("charge accuse indict sue suspect prosecute")
# "Called the allegation absurd": a judgement on what somebody else said.
_JUDGES = stems("call label describe brand term dub deride condemn dispute rubbish")
# Nouns that hold any thing of theirs, so that they tell nothing by themselves.
_UNSPECIFIC = stems(
    "technology product property asset material information work idea secret thing"
    " proprietary confidential own belong ai software data"
)
# "Of refusing to talk" is "did not talk".
_OMITS = stems("refuse fail decline neglect")
# What an answer is about when it does not say it again.
_BARE = word_set("that this it them these those both all any")
# How a charge or an answer is put; none of it is a matter of its own.
_MANNER = stems(
    "absurd nonsense baseless groundless unfounded false untrue ridiculous lie"
    " fabrication strongly firmly flatly categorically again repeatedly both all"
)


def to_charge(pair: Pair) -> Finding | None:
    """The accused says no to a charge that was told without an accuser.

    "Vos is charged with fraud", "Vos denied both charges".
    """
    if not _answers_barely(pair.now) or pair.b.action not in _CHARGED:
        return None
    charged = not any(s.role == "object" for s in pair.before.frame.slots)
    if not charged or pair.b.negative or not same_party(pair.a.actor, pair.b.subject):
        return None
    why = f"{pair.now.frame.subject} denies the charge"
    return replace(_denied(pair, why), rank=1 + pair.same_article)


def to_claim(pair: Pair) -> Finding | None:
    """A party disputes in the same article what another has just said of it."""
    if not (pair.same_article and _answers_barely(pair.now)):
        return None
    speaker = pair.b.speaker
    if speaker is None or pair.before.denies or same_party(speaker, pair.a.actor):
        return None
    if not same_party(pair.a.actor, pair.b.subject):
        return None
    why = f"{pair.now.frame.subject} denies what {pair.before.speaker} says"
    return _denied(pair, why)


def charged_again(pair: Pair) -> Finding | None:
    """What somebody is accused of, told as a claim of the accuser's.

    "Holm accused Vos of refusing to talk", "Holm repeated that Vos refused to talk".
    """
    before = pair.before
    if pair.same_article or not before.alleges or before.target is None:
        return None
    if not (pair.a.speaker and same_party(pair.a.speaker, pair.b.actor)):
        return None
    if pair.now.denies or pair.value is not None:
        return None
    charge = _charge(before)
    if pair.a.negative != bool(charge & _OMITS):
        return None
    told = (pair.a.matter | {pair.a.action}) - {""}
    accused = mentions(pair.a.subject, before.target, frozenset()) or same_party(
        pair.a.subject, party(before.target, pair.b.names)
    )
    if not (accused and charge and told <= charge and pair.a.action in charge):
        return None
    return repeated(pair, RESTATED)


def vaguer_charge(pair: Pair) -> bool:
    """Whether an accusation is repeated without what made it exact.

    "Of stealing technology" after "of stealing the design of its engines" tells
    nothing new; "of stealing its recipes" would.
    """
    both = pair.now.alleges and pair.before.alleges
    if not (both and pair.one_event and pair.now.target and pair.before.target):
        return False
    now, before = _charge(pair.now), _charge(pair.before)
    return bool(now & before) and now - _UNSPECIFIC <= before


def _charge(assertion: Assertion) -> frozenset[str]:
    return stems(" ".join(s.text for s in assertion.frame.slots if s.role == "of"))


def _denied(pair: Pair, why: str) -> Finding:
    return contradicted(pair, Kind.DENIAL, why, strength=SURE)


def _answers_barely(assertion: Assertion) -> bool:
    """Whether a claim says no to a charge without saying what the charge is."""
    verb = stem(assertion.frame.action)
    if not assertion.denies or verb not in _JUDGES | {_DENY}:
        return False
    told = " ".join(s.text for s in assertion.frame.slots if s.role == "object")
    about = stems(told) - _MANNER
    if not about:
        return bool(set(words(told)) & _BARE)
    return about <= CHARGES
