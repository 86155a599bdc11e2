"""What stands against a link, however likely its signs make it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.apart import points
from monitor.core.comparison.doings import excludes
from monitor.core.comparison.fields import per, wanted
from monitor.core.comparison.objects import doer, suffers
from monitor.core.comparison.parties import same_party
from monitor.core.comparison.profile import is_denied
from monitor.core.comparison.rules.judged import figure_apart
from monitor.core.comparison.rules.measures import only_named
from monitor.core.comparison.rules.opposing import might, tentative
from monitor.core.comparison.units import converted
from monitor.core.comparison.unlike import of_another, one_left_open, other_period
from monitor.core.lexicon.calendar import WEEKDAYS
from monitor.core.lexicon.inflection import participle, past
from monitor.core.linkage.signs import on_terms
from monitor.core.words import stems, words
from monitor.types import Modality

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.values import ValueDifference
    from monitor.types import Assertion, Value

# Figures of one thing seldom differ by more than a digit: 90 days, 25 years.
MOST_TIMES = 10.0
_MISTAKES = stems("assumption mistake misunderstanding invention misprint")
_CONFIRM = stems("confirm reaffirm reiterate corroborate")
# What ranks a thing, and what says as much: "the first of its kind", "never before".
_RANKED = re.compile(
    r"\b(?:first|only|sole|most|best|worst"
    r"|(?:larg|bigg|small|old|young|high|low|long|short|great)\w*est)\b",
    re.IGNORECASE,
)
_RANKS_TOO = re.compile(
    r"\b(?:never|before|new|main|chief|top|record|alone|unprecedented|leading)\b",
    re.IGNORECASE,
)
# Claims with fewer words in common than this are one by their sense alone.
_FEW_WORDS = 0.3
_GIVES = stems("give grant provide pay offer promise award lend receive get")
_DAYS = stems(" ".join(WEEKDAYS))
# "A seventh of what the others ask" measures one thing by another.
_OF_WHAT = re.compile(
    r"\b(?:half|(?:a|one) (?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"|double|twice|times)\b[^.,;]{0,20} what\b",
    re.IGNORECASE,
)
_FIRST, _FIRST_SUFFERS = frozenset({"i", "we"}), frozenset({"me", "us"})
_TIE = re.compile(
    r"(?P<no>nothing )?\b(?:to do with|linked to|connected (?:with|to)"
    r"|related to|caused by|to blame for|responsible for) (?P<what>.+)"
)
_NONE_OF_THEM = re.compile(r"(?:no|none|neither|not (?:one|a)) ", re.IGNORECASE)
_THE = re.compile(r"(?:the|all|both|its|their|his|her|our|.*['’]s?) ", re.IGNORECASE)
_THIS = re.compile(r"(?:this|that|these|those)$", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|a further)\s+$", re.IGNORECASE)


def no_repetition(pair: Pair) -> bool:
    """Whether a figure, a day, a name or a doubt speaks against a repetition.

    So do a condition, a request, other words in quotation marks, no word that tells
    what ("she did"), what is called a mistake, and a rank that only one of them gives.
    """
    apart = pair.clashing or figure_apart(pair) is not None or pair.other_names
    apart |= _other_days(pair) or _given(pair) or _to_come(pair) or _aside(pair)
    apart |= _counted_once(pair)
    mistaken = not _MISTAKES.isdisjoint(pair.a.content - pair.b.content)
    doubted = (
        on_terms(pair) or might(pair.now.text) != might(pair.before.text) or mistaken
    )
    doubted |= pair.likeness < _FEW_WORDS and _ranked_once(pair)
    return apart or doubted or pair.wordless or other_quotes(pair)


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
        or ((pair.pointing or _this(pair)) and not pair.same_article)
        or (points(pair.before.text, pair.b.content))
    )


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
        _NONE_OF_THEM.match(none.subject.text) is not None
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


def _other_days(pair: Pair) -> bool:
    """Whether the days that they tell are apart, and have no name in common."""
    return pair.days_apart > 0 and _DAYS.isdisjoint(pair.a.content & pair.b.content)


def _to_come(pair: Pair) -> bool:
    """Whether what the one has yet to see done was done in the other.

    "Deputies are to vote", "the fair goes on because deputies voted".
    """
    ends = (pair.now, pair.before), (pair.before, pair.now)
    return any(
        one.modality is Modality.PREDICTED
        and (one.frame.action, one.modality) != (other.frame.action, other.modality)
        and past(one.frame.action) != one.frame.action
        and past(one.frame.action) in words(other.text)
        and not re.search(rf"\bbe \W?{past(one.frame.action)}\b", other.text)
        for one, other in ends
    )


def _aside(pair: Pair) -> bool:
    """Whether one only names a figure that the other tells: "of the 40 jobs, ..."."""
    return any(
        only_named(pair.now, now) != only_named(pair.before, before)
        for now in pair.now.values
        for before in pair.before.values
        if now.kind == before.kind and now.low == before.low
    )


def _given(pair: Pair) -> bool:
    """Whether what one asks for is given in the other: asked for is not promised."""
    asks = wanted(pair.now) != wanted(pair.before)
    return asks and not _GIVES.isdisjoint({pair.a.action, pair.b.action})


def _counted_once(pair: Pair) -> bool:
    """“Twenty staff were laid off”, "staff were sent home": some of them, and all."""
    if pair.same_action or pair.a.subject.noun != pair.b.subject.noun:
        return False
    ends = (pair.now, pair.before), (pair.before, pair.now)
    return any(
        _THE.match(other.frame.subject) is None
        and any(v.kind == "number" and v.text.strip() in one.frame.subject for v in one.values)
        and not any(v.kind == "number" for v in other.values)
        for one, other in ends
    )  # fmt: skip


def _ranked_once(pair: Pair) -> bool:
    """“The first such case of the decade”, and a claim that ranks nothing."""
    now, before = pair.now.text, pair.before.text
    ranked = [_RANKED.search(one) is not None for one in (now, before)]
    other = before if ranked[0] else now
    return ranked[0] != ranked[1] and _RANKS_TOO.search(other) is None


def other_quotes(pair: Pair) -> bool:
    """Whether both quote, and neither quotes what the other says."""
    quoted = pair.a.quoted, pair.b.quoted
    said = (
        set(words.split()) <= other.content
        for mine, other in zip(quoted, (pair.b, pair.a), strict=True)
        for words in mine
    )
    return all(quoted) and not any(said)


def plain_facts(pair: Pair) -> bool:
    """Whether an article tells one of two things itself, and nobody says no to it."""
    no = pair.a.negative or pair.b.negative or pair.now.denies or pair.now.alleges
    return (
        pair.same_article and pair.before.speaker is None and not (no or pair.opposite)
    )


def confirms(pair: Pair) -> bool:
    """Whether a claim only says again what is known: "confirmed its figure of 11"."""
    return pair.a.action in _CONFIRM and not (pair.a.negative or pair.now.denies)


def one_figure(pair: Pair, figure: ValueDifference) -> bool:
    """Whether two figures can be of one thing at all."""
    if pair.pointing and not pair.same_article:
        return False
    if figure.now.kind == "date":
        return not _other_dates(pair)
    if (
        pair.one_earlier
        or of_another(pair)
        or pair.historic
        or _years_apart(pair)
        or pair.opposite
    ):
        return False  # a figure of another year; risen by so much, fallen by so much
    rates = {per(pair.now, figure.now), per(pair.before, figure.before)} - {""}
    if len(rates) > 1:
        return False  # so much a month, so much a year
    size = _times(figure.now, figure.before)
    alone = not (_beside(figure.now, pair.before) or _beside(figure.before, pair.now))
    if _OF_WHAT.search(pair.now.text) or _OF_WHAT.search(pair.before.text):
        return False
    more = _ANOTHER.search(pair.now.text.partition(figure.now.text)[0])
    return size <= MOST_TIMES and alone and not more


def _other_dates(pair: Pair) -> bool:
    """Whether the dates are of two doings: installed in 2019, serviced in December.

    So they are where they date figures: what was earned in 2020, in 2021. Dates of what
    is yet to come are of one plan, however it is put.
    """
    a, b = pair.a, pair.b
    if tentative(pair.now) and tentative(pair.before):
        return False
    one_doing = a.action in b.content | {b.action} or b.action in a.content
    told = (any(v.kind != "date" for v in x.values) for x in (pair.now, pair.before))
    return not one_doing or (other_period(pair) and all(told))


def _years_apart(pair: Pair) -> bool:
    """Whether both name years, and none in common."""
    now, before = ({s for s in one.scope if s.isdigit()} for one in (pair.a, pair.b))
    return bool(now and before) and now.isdisjoint(before)


def _times(one: Value, other: Value) -> float:
    """How many times the smaller figure the larger is."""
    factor = converted(one, other) or 1.0
    sizes = sorted((one.low * factor or one.high * factor, other.low or other.high))
    return sizes[1] / sizes[0] if sizes[0] > 0 else 1.0


def _beside(figure: Value, told: Assertion) -> bool:
    """Whether the other claim tells that very number too, of whatever."""
    return any(one.low == figure.low for one in told.values if one.kind == figure.kind)
