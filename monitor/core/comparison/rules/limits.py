"""Rules about none beyond a limit, and one beyond it.

"No driver works more than six days in a row", "he was at work for nine days running";
"she was not told until Monday", "she was told on Friday".
"""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING

from monitor.core.comparison.messages import message, one_end, one_kind, other_ends
from monitor.core.comparison.objects import objects_agree
from monitor.core.comparison.profile import profile
from monitor.core.comparison.rules.opposing import (
    against,
    of_theirs,
    unsettled,
)
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.comparison.values import comparable
from monitor.core.lexicon.wordlist import word_set
from monitor.core.values.figures import SMALL
from monitor.core.words import ordered_stems, stems, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding
    from monitor.types import Assertion, Value

_NO = re.compile(r"(?:no|not a single|not one) (?P<kind>[a-z].*)$", re.IGNORECASE)
_NOBODY = re.compile(r"(?:nobody|no one|none)\b", re.IGNORECASE)
_MORE = re.compile(
    r"(?:more|longer|further|higher|over|above) ?(?:than)?\b", re.IGNORECASE
)
_NOT_BEFORE = re.compile(
    r"\b(?:not|n['’]t|nothing|never|ever|nobody|no one|none|no)\b.*\b(?:until|before)\b",
    re.IGNORECASE,
)
_ON_END = re.compile(
    r"\b(?:in a row|on the trot|running|consecutive|on end|straight|in succession)\b"
)
# Whom a pronoun means, only its own article tells: one of those of whom none did.
_ONE_OF_THEM = word_set("i we he she it they me us him her them")


@rule(Standing.FLIPPED, Standing.FIGURES)
def beyond(pair: Pair) -> Finding | None:
    """None of a kind goes beyond a figure in the one claim, some do in the other."""
    no, yes = pair.no_and_yes
    if not (any(_beyond(no, yes)) and _of_them(no, yes) and _one_measure(pair)):
        return None
    if pair.other_scope or pair.other_names or of_theirs(pair):
        return None
    if unsettled(pair):
        return None
    return against(pair, flipped=True)


def _dated(assertion: Assertion) -> bool:
    """Whether a claim has a date."""
    return any(value.kind == "date" for value in assertion.values)


@rule(Standing.FIGURES, tells=_dated)
def untimely(pair: Pair) -> Finding | None:
    """Not before a day, or not since, in the one claim; in the other it was then."""
    told = pair.candidate.published
    known = told.toordinal() if told else 0
    if not (
        _untimely(pair.now, pair.before)
        or _untimely(pair.before, pair.now, until=known)
    ) or not _one_doing(pair):
        return None
    if pair.other_kind or pair.other_names:
        return None
    if unsettled(pair):
        return None
    return against(pair, flipped=True)


def _untimely(no: Assertion, yes: Assertion, until: float = inf) -> bool:
    """Whether the day of the one lies where the other says that it was not yet, or no more.

    What was not so ``until`` it was told may be so from then on.
    """
    days = [v for v in yes.values if v.kind == "date" and v.comparator == "="]
    limits = [v for v in no.values if v.kind == "date" and v.comparator != "="]
    if not (days and limits) or profile(yes).negative or yes.denies:
        return False
    early = _NOT_BEFORE.search(no.text) is not None
    late = profile(no).negative
    return any(
        (early and limit.comparator == "<" and day.high < limit.high)
        or (late and limit.comparator in {">", ">="} and limit.low < day.low < until)
        for limit in limits
        for day in days
    )


def _one_doing(pair: Pair) -> bool:
    """Whether both tell of one doing, or of one message."""
    if pair.same_action and pair.same_subject and objects_agree(pair):
        return True
    now, before = message(pair.now), message(pair.before)
    if now is None or before is None or other_ends(now, before):
        return False
    return one_kind(now, before) and one_end(now, before)


def within(pair: Pair) -> bool:
    """“No more than six", "five": what is not so beyond a limit may be so within it."""
    if pair.a.negative == pair.b.negative:
        return False
    no, yes = pair.no_and_yes
    told = tuple(_beyond(no, yes))
    return bool(told) and not any(told)


def _beyond(no: Assertion, yes: Assertion) -> Iterator[bool]:
    """Whether each figure of the one goes beyond what nothing does in the other."""
    for limit in no.values:
        if limit.kind != "date" and _MORE.match(limit.text):
            known = (v for v in yes.values if comparable(limit, v))
            yield from (figure.low > _bound(limit) for figure in known)


def _bound(limit: Value) -> float:
    """What nothing goes beyond: "nobody" bounds a figure itself, "no driver" does not."""
    return limit.low if limit.comparator in {">", ">="} else limit.high


def _of_them(no: Assertion, yes: Assertion) -> bool:
    """Whether the one beyond may be one of those of whom the other says none is."""
    if _NOBODY.match(no.frame.subject) or _ONE_OF_THEM & set(words(yes.text)):
        return True
    kind = _NO.match(no.frame.subject)
    return kind is not None and ordered_stems(kind["kind"])[-1] in stems(yes.text)


def _one_measure(pair: Pair) -> bool:
    """Whether more than the unit tells that both measure one thing."""
    if all(_ON_END.search(one.text) for one in (pair.now, pair.before)):
        return True
    figures = " ".join(v.text for one in (pair.now, pair.before) for v in one.values)
    return bool((pair.a.matter & pair.b.matter) - stems(figures) - SMALL.keys())
