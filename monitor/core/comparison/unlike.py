"""What keeps two claims from being one, however alike they are.

"With a permit" and "without a permit" share every word that comparison counts. So do
"police shot the man" and "the man shot police", or a thing and "it is unclear whether"
it is so. What is found here is asked last, of a pair that a rule or the weight of signs
takes for one claim told twice.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.comparison.names import shared_names
from monitor.core.comparison.objects import doer, done_to
from monitor.core.comparison.parties import same_party
from monitor.core.comparison.values import one_time
from monitor.core.lexicon.contraries import contrary
from monitor.core.lexicon.wordlist import word_set
from monitor.core.values.figures import SMALL
from monitor.core.words import STOP_WORDS, stems, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.profile import Profile
    from monitor.types import Assertion, Value

# Words of relation and degree: where each text has one of a pair that the other lacks,
# the claims are turned against each other.
_TURNS = {
    frozenset(pair.split())
    for pair in (
        "with without", "before after", "more less", "more fewer", "over under",
        "above below", "up down", "inside outside", "for against", "most few",
        "all none", "many few", "most least", "majority minority", "profit loss",
        "surplus deficit", "on off",
    )
}  # fmt: skip
_TURNING = frozenset(word for pair in _TURNS for word in pair)
# Of these some belong to a figure, which may move from "more than 40" to "under 30".
BOUNDS = word_set("more less fewer over under above below up down most least")
# Figures are compared as figures, and of the other small words each has many uses.
_SMALL = STOP_WORDS | SMALL.keys()
# What rises in one telling does not fall in the other, whatever the verb.
_RISES = stems("rise jump surge soar leap rally advance")
_FALLS = stems("fall plunge tumble slide slip dive crash")
# Texts that share less than this differ by more than the one word that turns them.
_ALIKE = 0.4
# What is not known yet is told as so by nobody.
_LEFT_OPEN = re.compile(
    r"\b(?:un(?:clear|certain|known|confirmed|decided)"
    r"|not (?:yet )?(?:been )?(?:clear|certain|known|decided|confirmed"
    r"|established|determined|identified|settled)"
    r"|(?:not|n['’]t|refused? to|declined? to) (?:confirm|say)\b|too early to"
    r"|remains to be seen|(?:asked|decid\w+|wonder\w*|question\w*) whether"
    r"|(?:check|examin|investigat|review|stud|assess|establish)\w* (?:whether|if)"
    r"|no (?:certainty|guarantee)\b"
    r"|(?:turn|depend|hinge|rest)(?:s|ed)? on (?:whether|if|who|what|how))\b",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"(?<!even )(?<!as )(?<!ask )(?<!asked )(?<!see )(?<!know )(?<!unclear )"
    r"(?<!clear )\b(?:if|unless|provided that)\b",
    re.IGNORECASE,
)
# What is only said to be so corroborates nothing.
_HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|rumou?red"
    r"|(?:is|are|was|were) (?:said|believed|thought|alleged|reported|claimed) to)\b",
    re.IGNORECASE,
)
# Who tries, threatens or is asked to do a thing may not have done it.
_SHORT_OF = {
    "try": r"tr(?:y|ies|ied|ying)|attempt\w*|sought|seek\w*|efforts?|bid",
    "threaten": r"threat\w*",
    "refuse": r"refus\w*|declin\w*",
    "ask": r"asked|urged|invited|offered",
}
_SHORT = re.compile(
    "|".join(
        rf"\b(?P<{kind}>{verbs}) (?:in vain )?to\b" for kind, verbs in _SHORT_OF.items()
    )
    + r"|\b(?P<nearly>(?:almost|nearly|all but) [a-z]+(?:ed|t|n)\b)"
    + r"|\b(?P<hardly>hardly|scarcely|scant)\b"
    + r"|\b(?P<passing>interim|acting(?= [a-z])|provisional(?:ly)?|preliminary)\b",
    re.IGNORECASE,
)
# "Rose by 10 percent" is not "rose to 10 percent".
_STEP = re.compile(
    r"\b(by|to|from) (?:about |some |around |nearly )?(?=[$€£¥]?\d)", re.IGNORECASE
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
# From so many days on a date is a period: what is told of one is not told of another.
_PERIOD_DAYS = 27
_ASKED = 1024  # few pairs come so far


class _Told(NamedTuple):
    """What of a text sets it apart from others, found once for each text."""

    words: frozenset[str]
    steps: frozenset[str]
    left_open: bool
    on_terms: bool
    short_of: frozenset[str]
    hearsay: bool


@lru_cache(maxsize=_ASKED)
def _told(assertion: Assertion) -> _Told:
    # The text on its own may leave out an adverb such as "almost".
    said = assertion.quote
    return _Told(
        frozenset(words(assertion.text)),
        frozenset(step.lower() for step in _STEP.findall(said)),
        _LEFT_OPEN.search(said) is not None,
        _TERMS.search(said) is not None,
        frozenset(match.lastgroup or "" for match in _SHORT.finditer(said)),
        _HEARSAY.search(said) is not None,
    )


def unlike(pair: Pair) -> bool:
    """Whether something keeps two claims from being one claim told twice."""
    now, before = _told(pair.now), _told(pair.before)
    return (
        (now.left_open, now.on_terms) != (before.left_open, before.on_terms)
        or (now.short_of, now.hearsay) != (before.short_of, before.hearsay)
        or opposed(pair)
        or _other_money(pair)
        or _other_figures(pair)
        or other_period(pair)
        or other_names(pair)
    )


def one_on_terms(pair: Pair) -> bool:
    """Whether only one of two claims is of what holds under a condition."""
    return _told(pair.now).on_terms != _told(pair.before).on_terms


def one_left_open(pair: Pair) -> bool:
    """Whether only one of two claims is of what is not known."""
    return _told(pair.now).left_open != _told(pair.before).left_open


def opposed(pair: Pair, besides: frozenset[str] = frozenset()) -> bool:
    """Whether the words that differ, ``besides`` some, turn two claims round."""
    return pair.opposite or _turned(pair, besides) or _swapped(pair)


def _turned(pair: Pair, besides: frozenset[str]) -> bool:
    """Whether a word of relation, degree or a pair of opposites differs."""
    now, before = _told(pair.now), _told(pair.before)
    if now.steps and before.steps and now.steps.isdisjoint(before.steps):
        return True
    own, theirs = pair.a.content - pair.b.content, pair.b.content - pair.a.content
    if (own & _RISES and theirs & _FALLS) or (own & _FALLS and theirs & _RISES):
        return True
    if pair.likeness < _ALIKE:
        return False
    a, b = now.words - before.words - besides, before.words - now.words - besides
    if any({x, y} in _TURNS for x in a & _TURNING for y in b & _TURNING):
        return True
    return any(contrary(x, y) for x in a - _SMALL for y in b - _SMALL)


def _swapped(pair: Pair) -> bool:
    """Whether who does it in the one claim suffers it in the other."""
    a, b = doer(pair.now, pair.a), doer(pair.before, pair.b)
    if not pair.same_action or a is None or b is None or same_party(a, b):
        return False
    suffered = stems(a.text) & done_to(pair.before)
    return bool(suffered and stems(b.text) & done_to(pair.now))


def _other_money(pair: Pair) -> bool:
    """Whether sums are in other currencies, or only the known claim tells a sum."""
    untold = not _currencies(pair.now) and _currencies(pair.before)
    return bool(untold or other_currency(pair))


def other_currency(pair: Pair) -> bool:
    """Whether both tell money, and no currency of the one is one of the other."""
    now, before = _currencies(pair.now), _currencies(pair.before)
    return bool(now and before) and now.isdisjoint(before)


def _currencies(assertion: Assertion) -> frozenset[str]:
    return frozenset(v.unit for v in assertion.values if v.kind == "money")


def _other_figures(pair: Pair) -> bool:
    """Whether each has a figure that is no quantity and that the other has not."""
    now, before = _bare_figures(pair.now), _bare_figures(pair.before)
    return bool(now - before and before - now)


@lru_cache(maxsize=_ASKED)
def _bare_figures(assertion: Assertion) -> frozenset[str]:
    """The figures of a claim that stand for no quantity: ages, scores, numbers."""
    text = assertion.quote
    for value in assertion.values:
        text = text.replace(value.text.strip(), " ")
    return frozenset(_FIGURE.findall(text))


def other_period(pair: Pair) -> bool:
    """Whether both tell of months, quarters or years, and of none in common."""
    if pair.a.scope and pair.b.scope and pair.a.scope.isdisjoint(pair.b.scope):
        return not one_time(pair.now.values, pair.before.values)
    now, before = _periods(pair.now.values), _periods(pair.before.values)
    apart = not any(a.low <= b.high and b.low <= a.high for a in now for b in before)
    return bool(now and before) and apart


def _periods(values: Sequence[Value]) -> list[Value]:
    return [
        value
        for value in values
        if value.kind == "date"
        and value.comparator == "="
        and value.high - value.low >= _PERIOD_DAYS
    ]


def other_names(pair: Pair) -> bool:
    """Whether each names somebody or some place that the other does not.

    Of texts that are put otherwise only what fills one role is held against each
    other, and whose the subject is.
    """
    now, before = _beside(pair.a), _beside(pair.b)
    known, told = shared_names(before, pair.a.names), shared_names(now, pair.b.names)
    own, theirs = now - told, before - known
    if pair.likeness >= _ALIKE or not (own and theirs):
        return bool(own and theirs)
    ends = pair.a.subject, pair.b.subject
    filled = any(
        d.role != "object" and _names_one(d.now, own) and _names_one(d.before, theirs)
        for d in pair.slots.differences
    )
    named = [end.names | end.owners for end in ends]
    return filled or not (named[0].isdisjoint(own) or named[1].isdisjoint(theirs))


def _names_one(phrase: str, names: frozenset[str]) -> bool:
    return any(name in phrase for name in names)


def _beside(of: Profile) -> frozenset[str]:
    """The names of a claim but those of its speaker."""
    if of.speaker is None:
        return of.names
    by = of.speaker.text.casefold()
    told = frozenset(name for name in of.names if name.casefold() in by)
    return of.names - told - shared_names(of.names, of.speaker.names)
