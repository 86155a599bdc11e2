"""What whoever has just denied a charge says next: the account that is to clear them.

"Vos denied both charges. His lawyer said that he had been in Lisbon." The account
need not share a word with the charge; it disputes what the denial before it disputes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.agreement import says
from monitor.core.comparison.pair import pair_up
from monitor.core.comparison.parties import same_party
from monitor.core.comparison.profile import party, profile
from monitor.core.comparison.rules.answers import answers_barely, to_charge, to_claim
from monitor.core.comparison.rules.finding import contradicted
from monitor.core.comparison.rules.stance import denial
from monitor.types import Kind, Modality, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding
    from monitor.types import Assertion, Candidate

# The account follows at once, in characters: behind "His lawyer, Ada Holm, said that".
NEXT = 80
# Less than an outright denial: the account may be beside the point.
ACCOUNT = 0.6
_VOICE = re.compile(
    r"^(?:his|her|its|their|(?P<whom>.+?)['’]s?)\s+(?:\w+\s+){0,2}(?:lawyer|counsel"
    r"|attorney|solicitor|barrister|spokesman|spokeswoman|spokesperson|chairman"
    r"|chief executive)s?\b",
    re.IGNORECASE,
)
_OURS = frozenset({"i", "we", "nobody", "no one", "none of us"})
# "There is no such paper": the one that the charge is about.
_SUCH = re.compile(r"\b(?:such|one)\b")


def account(pairs: Sequence[Pair], article: int) -> Finding | None:
    """Against the charge, what its denier says right after denying it."""
    if not pairs or not _tells(pairs[0].now):
        return None
    denied = _denial_before(pairs)
    if denied is None:
        return None
    charge = _denied_by(denied, pairs, article)
    if charge is None or not _of_accused(charge, denied):
        return None
    who = charge.now.speaker
    why = f"{says(who, 'answers', 'answer')} {charge.before.speaker or 'the charge'}"
    return contradicted(charge, Kind.DENIAL, why, strength=ACCOUNT)


def _of_accused(charge: Pair, denied: Candidate) -> bool:
    """Whether the account is of the conduct of whoever is charged."""
    subject, before = charge.a.subject, charge.before
    accused = charge.b.subject
    if before.target is not None:
        accused = party(before.target, charge.b.names)
    denier = profile(denied.assertion).actor
    mine = _clears_us(charge.now) or subject.noun in charge.b.content
    return mine or same_party(subject, accused) or same_party(subject, denier)


def _clears_us(assertion: Assertion) -> bool:
    """Say "we never watched anybody": only the accused would."""
    own = assertion.frame.subject.casefold() in _OURS
    none = assertion.frame.subject.casefold() == "there" and _SUCH.search(
        assertion.text
    )
    return (own or bool(none)) and profile(assertion).negative


def _tells(assertion: Assertion) -> bool:
    """Whether somebody tells what was, rather than what may come or another did."""
    firm = assertion.modality is Modality.ASSERTED and " would " not in assertion.text
    told = firm and not assertion.alleges
    return told and assertion.speaker is not None and assertion.verb is not None


def _denial_before(pairs: Sequence[Pair]) -> Candidate | None:
    """The denial right before, of the same side, that says no more than no."""
    near = [
        p.candidate
        for p in pairs
        if p.same_article and 0 <= p.now.span.start - p.before.span.end <= NEXT
    ]
    last = max(near, key=lambda c: c.assertion.span.end, default=None)
    if last is None or last.verdict is not Verdict.CONTRADICTED:
        return None
    told = last.assertion
    barely = answers_barely(told)
    return last if barely and _one_side(pairs[0].now, told) else None


def _one_side(now: Assertion, denied: Assertion) -> bool:
    """Whether the denier speaks on, or somebody for the denier."""
    speaker = now.speaker or ""
    voice = _VOICE.match(speaker)
    if _clears_us(now) or (voice and voice["whom"] is None):
        return True
    a, b = profile(now), profile(denied)
    whom = voice["whom"] if voice else speaker
    return same_party(party(whom, a.names), b.actor)


def _denied_by(denied: Candidate, pairs: Sequence[Pair], article: int) -> Pair | None:
    """The pair of the incoming claim with what the denial was against."""
    found = []
    for pair in pairs:
        if pair.candidate.mention == denied.mention:
            continue
        beside = pair_up(denied.assertion, pair.candidate, article)
        answers = (rule(beside) for rule in (denial, to_charge, to_claim))
        found += [(f.rank, pair.candidate.mention, pair) for f in answers if f]
    return max(found, key=lambda each: each[:2])[2] if found else None
