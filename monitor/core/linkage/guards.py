"""What stands against a link, however likely its signs make it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.another import of_another, other_filler
from monitor.core.comparison.apart import points
from monitor.core.comparison.doings import excludes
from monitor.core.comparison.fields import per, wanted
from monitor.core.comparison.objects import suffers
from monitor.core.comparison.rules.judged import figure_apart
from monitor.core.comparison.rules.measures import only_named
from monitor.core.comparison.rules.opposing import tentative
from monitor.core.comparison.rules.yielding import SPEECH
from monitor.core.comparison.units import converted
from monitor.core.comparison.unlike import one_left_open, other_period
from monitor.core.lexicon.calendar import WEEKDAYS
from monitor.core.lexicon.inflection import participle, past
from monitor.core.linkage.signs import on_terms
from monitor.core.words import stems, words
from monitor.types import Modality

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.values import ValueDifference
    from monitor.types import Assertion, Value

# Figures of one thing seldom differ by more than a digit: 90 days, 25 years. What is
# revised grows, a toll or an offer; it seldom falls to a third, unless two dispute it.
MOST_TIMES = 10.0
LEAST_SHARE = 1 / 3
# "May" also permits, and what one could see was seen.
_MIGHT = re.compile(r"\b(?:could|might) (?!not\b|see\b|hear\b|feel\b)")
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
# A case, a search or a deal goes on from one of these to the next.
_STEPS = tuple(
    map(
        stems,
        (
            "seek look search hunt investigate suspect",
            "arrest",
            "charge indict",
            "convict sentence jail",
            "acquit clear",
            "talk negotiate discuss consider weigh",
            "agree agreed sign",
        ),
    )
)
# Texts that share so much beside their subjects are of two things.
_ALIKE = 0.4
_FIRST, _FIRST_SUFFERS = frozenset({"i", "we"}), frozenset({"me", "us"})
_ANOTHER = re.compile(r"\b(?:another|a further)\s+$", re.IGNORECASE)


def no_repetition(pair: Pair) -> bool:
    """Whether a figure, a day, a name or a doubt speaks against a repetition.

    So do a condition, a request, other words in quotation marks, no word that tells
    what ("she did"), what is called a mistake, and a rank that only one of them gives.
    """
    apart = pair.clashing or figure_apart(pair) is not None or pair.other_names
    apart |= _other_days(pair) or _given(pair) or _to_come(pair) or _aside(pair)
    might = [_MIGHT.search(one.text) is not None for one in (pair.now, pair.before)]
    mistaken = not _MISTAKES.isdisjoint(pair.a.content - pair.b.content)
    doubted = on_terms(pair) or might[0] != might[1] or mistaken
    doubted |= pair.likeness < _FEW_WORDS and _ranked_once(pair)
    apart |= _other_subject(pair) or _other_step(pair)
    return apart or doubted or pair.wordless or other_quotes(pair)


def _other_subject(pair: Pair) -> bool:
    """“The road was closed", "the school was closed": alike but for what it is of.

    So is who was the first to do it, or who declined to comment.
    """
    a, b = pair.a.subject, pair.b.subject
    if not pair.same_action or pair.same_subject or not (a.noun and b.noun):
        return False
    if pair.a.action in SPEECH:
        return True
    if a.noun in pair.b.content or b.noun in pair.a.content:
        return False
    ranked = all(_RANKED.search(one.text) for one in (pair.now, pair.before))
    plain = not (a.names or b.names)
    return ranked or (plain and pair.likeness >= _ALIKE)


def _other_step(pair: Pair) -> bool:
    """“Is charged with fraud”, "was convicted of fraud": the one comes of the other."""
    now, before = _steps(pair.a.content), _steps(pair.b.content)
    return bool(now and before) and now.isdisjoint(before)


def _steps(content: frozenset[str]) -> frozenset[int]:
    return frozenset(n for n, step in enumerate(_STEPS) if not step.isdisjoint(content))


def no_opposition(pair: Pair) -> bool:
    """Whether one points at what its own article tells, or both are of one sentence.

    "He did not" may answer what stands right before it, and nothing else.
    """
    return (
        pair.nested
        or pair.other_kind
        or one_left_open(pair)
        or _twice_turned(pair)
        or _turned_round(pair)
        or _another_gift(pair)
        or (pair.pointing and not pair.same_article)
        or (points(pair.before.text, pair.b.content))
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


def confirms(pair: Pair) -> bool:
    """Whether a claim only says again what is known: "confirmed its figure of 11"."""
    return pair.a.action in _CONFIRM and not (pair.a.negative or pair.now.denies)


def one_figure(pair: Pair, figure: ValueDifference) -> bool:
    """Whether two figures can be of one thing at all."""
    if pair.pointing and not pair.same_article:
        return False
    if figure.now.kind == "date":
        return not _other_dates(pair)
    if of_another(pair) or _years_apart(pair) or pair.opposite:
        return False  # a figure of another year; risen by so much, fallen by so much
    rates = {per(pair.now, figure.now), per(pair.before, figure.before)} - {""}
    if len(rates) > 1:
        return False  # so much a month, so much a year
    times = _times(figure.now, figure.before)
    alone = not (_beside(figure.now, pair.before) or _beside(figure.before, pair.now))
    if _OF_WHAT.search(pair.now.text) or _OF_WHAT.search(pair.before.text):
        return False
    more = _ANOTHER.search(pair.now.text.partition(figure.now.text)[0])
    disputed = pair.a.speaker and pair.b.speaker and not pair.same_speaker
    least = 1 / MOST_TIMES if disputed else LEAST_SHARE
    return least <= times <= MOST_TIMES and alone and not more


def _other_dates(pair: Pair) -> bool:
    """Whether the dates are of two doings: installed in 2019, serviced in December.

    So they are where they date figures: what was earned in 2020, in 2021. Dates of what
    is yet to come are of one plan, however it is put.
    """
    a, b = pair.a, pair.b
    if tentative(pair.now) and tentative(pair.before):
        return False
    if other_filler(pair):
        return True
    one_doing = a.action in b.content | {b.action} or b.action in a.content
    told = (any(v.kind != "date" for v in x.values) for x in (pair.now, pair.before))
    return not one_doing or (other_period(pair) and all(told))


def _years_apart(pair: Pair) -> bool:
    """Whether both name years, and none in common."""
    now, before = ({s for s in one.scope if s.isdigit()} for one in (pair.a, pair.b))
    return bool(now and before) and now.isdisjoint(before)


def _times(now: Value, before: Value) -> float:
    """How many times the known figure the later one is."""
    factor = converted(now, before) or 1.0
    size, known = now.low * factor or now.high * factor, before.low or before.high
    return size / known if min(size, known) > 0 else 1.0


def _beside(figure: Value, told: Assertion) -> bool:
    """Whether the other claim tells that very number too, of whatever."""
    return any(one.low == figure.low for one in told.values if one.kind == figure.kind)
