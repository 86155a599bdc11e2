"""What stands against a contradiction, however likely its signs make it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.another import two_subjects
from monitor.core.comparison.apart import points
from monitor.core.comparison.doings import excludes
from monitor.core.comparison.objects import doer, suffers
from monitor.core.comparison.parties import same_party
from monitor.core.comparison.profile import is_denied
from monitor.core.comparison.unlike import one_left_open
from monitor.core.lexicon.inflection import participle
from monitor.core.words import stems

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.types import Assertion

_CONFIRM = stems("confirm reaffirm reiterate corroborate")
_NO = re.compile(r"(?:no|not a single|not one) (?!one\b)", re.IGNORECASE)
_FIRST, _FIRST_SUFFERS = frozenset({"i", "we"}), frozenset({"me", "us"})
_TIE = re.compile(
    r"(?P<no>nothing )?\b(?:to do with|linked to|connected (?:with|to)"
    r"|related to|caused by|to blame for|responsible for) (?P<what>.+)"
)
_THIS = re.compile(r"(?:this|that|these|those)$", re.IGNORECASE)


def no_opposition(pair: Pair) -> bool:
    """Whether one points at what its own article tells, or both are of one sentence.

    "He did not" may answer what stands right before it, and nothing else.
    """
    return (
        pair.nested
        or _untied(pair)
        or _by_others(pair)
        or one_left_open(pair)
        or _twice_turned(pair)
        or _turned_round(pair)
        or _another_gift(pair)
        or _of_other_kind(pair)
        or ((pair.pointing or _this(pair)) and not pair.same_article)
        or (points(pair.before.text, pair.b.content))
    )


def plain_facts(pair: Pair) -> bool:
    """Whether an article tells one of two things itself, and nobody says no to it."""
    no = pair.a.negative or pair.b.negative or pair.now.denies or pair.now.alleges
    return (
        pair.same_article and pair.before.speaker is None and not (no or pair.opposite)
    )


def confirms(pair: Pair) -> bool:
    """Whether a claim only says again what is known: "confirmed its figure of 11"."""
    return pair.a.action in _CONFIRM and not (pair.a.negative or pair.now.denies)


def _this(pair: Pair) -> bool:
    """“This was a triumph": of what, only its own article tells."""
    return any(_THIS.match(one.frame.subject) for one in (pair.now, pair.before))


def _untied(pair: Pair) -> bool:
    """“Had nothing to do with the fire": what does not tell of a fire ties nothing to it."""
    ends = (pair.now, pair.b), (pair.before, pair.a)
    return any(
        (tie := _TIE.search(one.text)) is not None
        and (is_denied(one) or one.frame.negated or tie["no"])
        and (what := stems(tie["what"]))
        and what.isdisjoint(other.content)
        for one, other in ends
    )


def _by_others(pair: Pair) -> bool:
    """“No guard hit him”, "he was hit by fellow prisoners": others did it."""
    ends = (pair.a, pair.before, pair.b), (pair.b, pair.now, pair.a)
    return any(
        _NO.match(none.subject.text) is not None
        and not did.negative
        and (by := doer(one, did)) is not None
        and by != did.subject
        and not same_party(by, none.subject)
        for none, one, did in ends
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


def _another_gift(pair: Pair) -> bool:
    """“She was never shown the plan”, "the bill was shown to all": of another thing."""
    ends = (pair.now, pair.before), (pair.before, pair.now)
    return pair.same_action and any(
        (gift := _given_to(one)) and suffers(other) and not _given_to(other)
        and gift.isdisjoint(stems(other.text))
        for one, other in ends
    )  # fmt: skip


def _given_to(assertion: Assertion) -> frozenset[str]:
    """What somebody was given: "she was shown the plan"."""
    told = (s.text for s in assertion.frame.slots if s.role == "object")
    done = re.escape(participle(assertion.frame.action))
    passive = re.search(rf"\b(?:was|were|been) (?:\w+ )?{done}\b", assertion.text)
    return stems(" ".join(told)) if passive else frozenset()


def _of_other_kind(pair: Pair) -> bool:
    """“No student was suspended”, "three lecturers were suspended"."""
    no = pair.now if pair.a.negative else pair.before
    none = _NO.match(no.frame.subject) is not None
    return none and pair.a.negative != pair.b.negative and two_subjects(pair)
