"""What stands against a contradiction, however likely its signs make it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.apart import past_year, points
from monitor.core.comparison.doings import excludes
from monitor.core.comparison.messages import message, other_ends
from monitor.core.comparison.objects import suffers
from monitor.core.comparison.pair import CHARGES
from monitor.core.comparison.profile import is_denied
from monitor.core.comparison.rules.answers import answers_barely
from monitor.core.comparison.rules.causes import cause
from monitor.core.comparison.rules.limits import within
from monitor.core.comparison.rules.opposing import might, tentative
from monitor.core.comparison.unlike import one_left_open
from monitor.core.linkage.doers import of_others
from monitor.core.words import stem, stems

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.profile import Party, Profile

_CONFIRM = stems("confirm reaffirm reiterate corroborate")
_TAKE_BACK = stems("withdraw retract")
_VALUED = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:an? |the )?(?:\w+ ){0,2}(?:welcome|relief|triumph"
    r"|vindication|victory|disgrace|scandal|insult|shame|pity|step forward"
    r"|(?:good|bad|great|terrible) news)\b",
    re.IGNORECASE,
)
_FIRST, _FIRST_SUFFERS = frozenset({"i", "we"}), frozenset({"me", "us"})
_TIE = re.compile(
    r"(?P<no>nothing )?\b(?:to do with|linked to|connected (?:with|to)"
    r"|related to|caused by|to blame for|responsible for) (?P<what>.+)"
)
_WAITS = re.compile(r"\bwould (?:wait|decide|consider|review|look into)\b")
_HAS_NOT = re.compile(r"\b(?:has|have)(?: not|n['’]t)\b", re.IGNORECASE)
_SO_FAR = re.compile(r"\b(?:so far|yet|still|for now|currently)\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:in|at|on|from|to|by) (?:another|a different|the other) (?P<what>\w+)",
    re.IGNORECASE,
)
_MATTERS = frozenset({"of", "about", "over", "for"})
_ANY = re.compile(r"\b(?:no|none|nothing|nobody|any\w*)\b", re.IGNORECASE)
_HE = frozenset({"he", "she"})
_NAMELESS = re.compile(r"(?:an?|the|one|another) [^A-Z]*$")
_THIS = re.compile(r"(?:this|that|these|those)$", re.IGNORECASE)


def no_opposition(pair: Pair) -> bool:
    """Whether one points at what its own article tells, or both are of one sentence.

    "He did not" may answer what stands right before it, and nothing else.
    """
    return (
        pair.nested
        or _untied(pair)
        or of_others(pair)
        or _values(pair)
        or _long_ago(pair)
        or pair.developed
        or _by_now(pair)
        or _in_another(pair)
        or _takes_back(pair)
        or one_left_open(pair)
        or _twice_turned(pair)
        or _turned_round(pair)
        or _to_others(pair)
        or _of_another_effect(pair)
        or _of_another_matter(pair)
        or _yet_to_come(pair)
        or _one_share(pair)
        or within(pair)
        or (_of_its_own_article(pair) and not pair.same_article)
        or (points(pair.before.text, pair.b.content))
    )


def plain_facts(pair: Pair) -> bool:
    """Whether an article tells one of two things itself, and nobody says no to it.

    What it tells of an accusation ("the accusation is a first") no accusation disputes.
    """
    accuses = pair.now.alleges and pair.b.subject.noun not in CHARGES
    no = pair.a.negative or pair.b.negative or pair.now.denies or accuses
    return (
        pair.same_article and pair.before.speaker is None and not (no or pair.opposite)
    )


def confirms(pair: Pair) -> bool:
    """Whether a claim only says again what is known: "confirmed its figure of 11"."""
    return pair.a.action in _CONFIRM and not (pair.a.negative or pair.now.denies)


def _of_its_own_article(pair: Pair) -> bool:
    """Whether only its own article tells of what, or of whom, one of the two is."""
    answers = any(answers_barely(one) for one in (pair.now, pair.before))
    return pair.pointing or answers or _this(pair) or _of_him(pair)


def _this(pair: Pair) -> bool:
    """“This was a triumph": of what, only its own article tells."""
    return any(_THIS.match(one.frame.subject) for one in (pair.now, pair.before))


def _of_him(pair: Pair) -> bool:
    """“She had been asked to go": who she is, only its own article tells.

    A nurse without a name who said that she had called speaks of herself.
    """
    return any(
        one.frame.subject.casefold() in _HE
        and (suffers(one) or not _NAMELESS.match(one.speaker or ""))
        for one in (pair.now, pair.before)
    )


def _untied(pair: Pair) -> bool:
    """“It had nothing to do with the fire": only what tells of both ties it to a fire."""
    ends = (pair.now, pair.a, pair.b), (pair.before, pair.b, pair.a)
    return any(
        (tie := _TIE.search(one.text)) is not None
        and (is_denied(one) or one.frame.negated or tie["no"])
        and (what := stems(tie["what"]))
        and (what.isdisjoint(other.content) or _unnamed(of.subject, other))
        for one, of, other in ends
    )


def _unnamed(subject: Party, other: Profile) -> bool:
    """Whether a claim does not tell of somebody or something that is called by a noun."""
    told = stems(subject.text)
    return bool(told) and told.isdisjoint(other.content | stems(other.actor.text))


def _values(pair: Pair) -> bool:
    """Whether one only says what it is worth: "the apology was welcome"."""
    return any(
        _VALUED.search(one.text) is not None or one.frame.action == "welcome"
        for one in (pair.now, pair.before)
    )


def _long_ago(pair: Pair) -> bool:
    """“The door would not open”, "the store opened in 2021": only one is of years ago."""
    told = pair.candidate.published
    years = [past_year(one.quote) for one in (pair.now, pair.before)]
    if told is None or (years[0] is None) == (years[1] is None):
        return False
    return (years[0] or years[1] or told.year) < told.year - 1 and not pair.same_subject


def _by_now(pair: Pair) -> bool:
    """“No oil has leaked so far”, "oil is leaking": it has come about since."""
    told = pair.b.negative and not pair.a.negative and not pair.same_article
    return told and _SO_FAR.search(pair.before.text) is not None


def _takes_back(pair: Pair) -> bool:
    """“Withdrew its statement that doors were checked": of what it said it says no more."""
    taken = not _TAKE_BACK.isdisjoint({pair.a.action, pair.b.action})
    return taken and not pair.same_action


def _in_another(pair: Pair) -> bool:
    """“No blast in that hall", "the blast was in another hall": both can be so."""
    ends = (pair.now, pair.a, pair.b), (pair.before, pair.b, pair.a)
    return any(
        not of.negative
        and other.negative
        and (found := _ANOTHER.search(one.text)) is not None
        and stem(found["what"].lower()) in other.content
        for one, of, other in ends
    )


def _twice_turned(pair: Pair) -> bool:
    """“Passed every test”, "never failed a test": an opposite denied agrees."""
    apart = pair.a.negative != pair.b.negative
    return excludes(pair.a.action, pair.b.action) and apart


def _turned_round(pair: Pair) -> bool:
    """“We asked them”, "they have not asked me": whose doing the one is, the other suffers."""
    ends = (pair.now, pair.before), (pair.before, pair.now)
    return pair.same_speaker and pair.same_action and any(
        one.frame.subject.casefold() in _FIRST
        and any(s.text.casefold() in _FIRST_SUFFERS for s in other.frame.slots)
        for one, other in ends
    )  # fmt: skip


def _to_others(pair: Pair) -> bool:
    """“We wrote to the mayor", "the school had no letter": two parties, two letters."""
    now, before = message(pair.now), message(pair.before)
    return now is not None and before is not None and other_ends(now, before)


def _of_another_effect(pair: Pair) -> bool:
    """“Caused the fire", "was not the cause of the delay"."""
    now, before = cause(pair.now), cause(pair.before)
    if now is None or before is None or not (now.of and before.of):
        return False
    return now.of.isdisjoint(before.of)


def _one_share(pair: Pair) -> bool:
    """“87 percent voted yes", "87 percent backed it": who gives one share agrees on it."""
    shares = [
        {v.low for v in x.values if v.kind == "percent"}
        for x in (pair.now, pair.before)
    ]
    return not shares[0].isdisjoint(shares[1]) and not (
        pair.same_action or pair.opposite
    )


def _yet_to_come(pair: Pair) -> bool:
    """“Had decided nothing", "would wait before they decided": both can be so.

    So can "would be paid on Friday" and "has not been paid".
    """
    ends = (pair.now, pair.before), (pair.before, pair.now)
    if any(
        tentative(ahead) and not tentative(so_far) and _HAS_NOT.search(so_far.text)
        for ahead, so_far in ends
    ):
        return True
    now, before = (
        might(one.text) or _WAITS.search(one.text) is not None
        for one in (pair.now, pair.before)
    )  # fmt: skip
    return now != before


def _of_another_matter(pair: Pair) -> bool:
    """“Acquitted of fraud", "convicted of bribery"."""
    one = pair.same_action or excludes(pair.a.action, pair.b.action)
    return one and any(
        d.role in _MATTERS
        and d.unlike
        and not (_ANY.match(d.now) or _ANY.match(d.before))
        for d in pair.slots.differences
    )
