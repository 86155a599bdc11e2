"""How two claims that exclude each other are told: denial, reversal or conflict."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.agreement import says
from monitor.core.comparison.doings import plans_nothing
from monitor.core.comparison.names import share_name
from monitor.core.comparison.parties import same_party
from monitor.core.comparison.rules.finding import (
    Finding,
    contradicted,
    otherwise,
    teller,
)
from monitor.core.lexicon.wordlist import word_set
from monitor.core.words import stem
from monitor.types import Kind, Modality

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.profile import Profile
    from monitor.types import Assertion

SURE = 0.75
_BE = stem("be")
# By these a speaker owns up to what was denied before.
ADMIT = word_set("admit concede acknowledge confess accept")
# What is feared or hoped is not said to be so.
_FEARS = word_set("fear worry hope dread wish")
# "May" also permits, and what one could see was seen.
_MIGHT = re.compile(r"\b(?:could|might) (?!not\b|see\b|hear\b|feel\b)")
# What is not so yet may be so tomorrow, and both reports were right.
_PASSING = re.compile(
    r"\b(?:yet|so far|still|for now|until|currently)\b", re.IGNORECASE
)
# What "them" are stands in the text that speaks of them: other lots, other cells.
_IN_THEM = re.compile(
    r"\b(?:in|at|on|from) (?:(?:any|either|each|all|both) of )?(?:them|these|those|it)\b",
    re.IGNORECASE,
)


def against(pair: Pair, *, flipped: bool) -> Finding | None:
    """The finding of a claim that excludes the earlier one, by who tells the two."""
    if flipped and (pair.developed or pair.now.verb in _FEARS):
        return None
    if pair.same_article and pair.same_speaker:
        return None  # of what one voice tells in one go, half is what others say
    turned = pair.same_speaker or owns_up(pair)
    kind = Kind.REVERSAL if turned else _kind(pair)
    if kind is None:
        return None
    if flipped:
        why = _turned_why(pair, turned=turned)
    else:
        why = _opposites(pair) or otherwise(pair, kind)
    return contradicted(pair, kind, why, strength=SURE)


def _kind(pair: Pair) -> Kind | None:
    """What it is that two who are not one speaker exclude, if they quarrel at all."""
    told = pair.now.speaker is not None and pair.before.speaker is not None
    if pair.same_article:
        # Two parties may be quoted against each other; one voice goes on telling.
        return Kind.DENIAL if told else None
    affirmed = not (pair.a.negative or pair.now.denies or pair.before.speaker)
    if affirmed or (pair.now.speaker is None and pair.before.speaker is None):
        return Kind.CONFLICT
    return Kind.DENIAL


def owns_up(pair: Pair) -> bool:
    """Whether somebody admits what the party itself, through another, denied."""
    speaker = pair.b.speaker
    return (
        pair.now.verb in ADMIT
        and pair.b.negative
        and speaker is not None
        and same_party(speaker, pair.a.subject)
    )


def tentative(assertion: Assertion) -> bool:
    """Whether a claim is of what may or will be, or would."""
    would = " would " in assertion.text or plans_nothing(assertion) is not None
    return would or assertion.modality in {Modality.PREDICTED, Modality.POSSIBLE}


def could(assertion: Assertion) -> bool:
    """Whether a claim is of what may be, or what somebody might or could do."""
    return assertion.modality is Modality.POSSIBLE or might(assertion.text)


def unsettled(pair: Pair) -> bool:
    """Whether one of two claims is of what may, will or could be."""
    return any(tentative(one) or could(one) for one in (pair.now, pair.before))


def might(text: str) -> bool:
    """Whether a text says "could" or "might"."""
    return _MIGHT.search(text) is not None


def elsewhere(pair: Pair) -> bool:
    """Whether a name or a role beside what it is done to sets the two apart."""
    differs = any(d.role not in {"object", "by"} for d in pair.slots.differences)
    now, before = _beside(pair.a), _beside(pair.b)
    apart = bool(now and before) and not share_name(now, before)
    return differs or pair.other_part or apart or of_theirs(pair)


def of_theirs(pair: Pair) -> bool:
    """Whether a claim of another article is of what only that one tells: "in them"."""
    told = (pair.now.quote, pair.before.quote)
    found = [_IN_THEM.search(quote) is not None for quote in told]
    return not pair.same_article and found[0] != found[1]


def _beside(of: Profile) -> frozenset[str]:
    """The names of neither the speaker nor the subject."""
    speaker = of.speaker.names if of.speaker else frozenset()
    return of.names - of.subject.names - speaker


def passing(pair: Pair) -> bool:
    """Whether the earlier claim says only that something is not so yet."""
    return pair.b.negative and bool(_PASSING.search(pair.before.text))


def _turned_why(pair: Pair, *, turned: bool) -> str:
    """Who says otherwise than whom; only what is said not to be so is denied."""
    now, before = pair.now.speaker or "this report", teller(pair)
    if turned:
        return f"{before} had {'said so' if pair.a.negative else 'denied it'}"
    if pair.a.negative:
        said = says(before, "says", "say")
        return f"{says(now, 'denies', 'deny')} what {said}"
    return f"{says(now, 'says', 'say')} otherwise than {before}"


def _opposites(pair: Pair) -> str | None:
    """The two verbs, where they alone tell the difference: "rose, was fell"."""
    told = {stem(pair.now.frame.action), stem(pair.before.frame.action)}
    plain = told == {pair.a.action, pair.b.action} and _BE not in told
    if plain and pair.a.action != pair.b.action:
        return f"{pair.now.frame.action}, was {pair.before.frame.action}"
    return None
