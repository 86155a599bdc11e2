"""What stands against a repetition, however likely its signs make it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.another import other_filler, two_subjects
from monitor.core.comparison.apart import reckoned_otherwise
from monitor.core.comparison.aside import only_named
from monitor.core.comparison.fields import telling, wanted
from monitor.core.comparison.profile import party
from monitor.core.comparison.rules.judged import figure_apart
from monitor.core.comparison.rules.opposing import might
from monitor.core.comparison.rules.steps import steps_of
from monitor.core.comparison.rules.yielding import SPEECH
from monitor.core.comparison.values import comparable, within_range
from monitor.core.lexicon.calendar import WEEKDAYS
from monitor.core.lexicon.inflection import past
from monitor.core.linkage.signs import on_terms
from monitor.core.words import stem, stems, words
from monitor.types import Modality

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.types import Assertion

_MISTAKES = stems("assumption mistake misunderstanding invention misprint")
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
DAYS = stems(" ".join(WEEKDAYS))
# A case, a search or a deal goes on from one of these to the next.
_STEPS = tuple(
    re.compile(rf"\b(?:{step})\b", re.IGNORECASE)
    for step in (
        r"look\w* for|search\w* for|hunt\w*|investigat\w+|suspect\w*",
        r"arrest\w*",
        r"charged with|indict\w*",
        r"convicted|found guilty|sentenced|jailed",
        r"acquitted|cleared of",
        r"in talks|negotiating|considering|weighing",
        r"agreed|signed",
    )
)
# Texts that share so much beside their subjects are of two things.
_ALIKE = 0.4
_NOW = re.compile(
    r"\b(?:(?:is|are|was|were) now (?:expected|due|planned|scheduled|set|to)"
    r"|now (?:expected|due)|(?:will|would) now)\b",
    re.IGNORECASE,
)
_CAUSES = stems("cause start trigger spark ignite begin")
# So many may be any number of them.
_VAGUE = re.compile(
    r"\b(?:(?:several|a few|many) (?:dozen|hundred|thousand|million)"
    r"|(?:tens|hundreds) of thousands|dozens|scores|hundreds|thousands|millions)\b",
    re.IGNORECASE,
)
_OPENS = stems("open launch start begin order")
_STANDS = frozenset(map(stem, ("be", "have")))
_THE = re.compile(r"(?:the|all|both|its|their|his|her|our|.*['’]s?) ", re.IGNORECASE)


def no_repetition(pair: Pair) -> bool:
    """Whether a figure, a day, a name or a doubt speaks against a repetition.

    So do a condition, a request, other words in quotation marks, no word that tells
    what ("she did"), what is called a mistake, and a rank that only one of them gives.
    """
    return (
        pair.clashing
        or pair.wordless
        or figure_apart(pair) is not None
        or _other_names(pair)
        or _other_days(pair)
        or not _MISTAKES.isdisjoint(pair.a.content - pair.b.content)
        or might(pair.now.text) != might(pair.before.text)
        or on_terms(pair)
        or other_quotes(pair)
        or _given(pair)
        or _to_come(pair)
        or _aside(pair)
        or _counted_once(pair)
        or _other_first(pair)
        or _now_to_be(pair)
        or reckoned_otherwise(pair.now, pair.before)
        or _cause_told(pair)
        or _rate_untold(pair)
        or _in_a_range(pair)
        or _vague_once(pair)
        or steps_of(pair) is not None
        or (pair.likeness < _FEW_WORDS and _ranked_once(pair))
    )


def _other_names(pair: Pair) -> bool:
    """Whether they name others: not where a figure that few tell is of "Ostra Savings"
    in the one, of "Ostra" in the other, or of somebody without a name.
    """
    if not pair.other_names or not _one_figure(pair):
        return pair.other_names
    told = (of.names | of.subject.names for of in (pair.a, pair.b))
    named = [[name for name in names if name[:1].isupper()] for names in told]
    return all(named) and not any(
        set(now.split()) <= set(known.split()) or set(known.split()) <= set(now.split())
        for now in named[0]
        for known in named[1]
    )


def _one_figure(pair: Pair) -> bool:
    """Whether both give one exact figure that two reports hardly give by chance."""
    return any(
        comparable(now, known) and (now.low, now.high) == (known.low, known.high)
        for now in pair.now.values
        if now.kind != "date" and telling(now)
        for known in pair.before.values
    )


def told_apart(pair: Pair) -> bool:
    """Whether subject, object, step or a "not" differs in claims that are alike.

    The words may be two for one thing: a judge that finds one in the other knows better.
    """
    turned = pair.same_action and pair.a.negative != pair.b.negative
    return turned or _other_subject(pair) or _other_object(pair) or _other_step(pair)


def _other_subject(pair: Pair) -> bool:
    """“The road was closed", "the school was closed"; who else declined to comment."""
    if not two_subjects(pair):
        return False
    plain = not (pair.a.subject.names or pair.b.subject.names)
    return pair.a.action in SPEECH or (plain and pair.likeness >= _ALIKE)


def _other_first(pair: Pair) -> bool:
    """“Reed fired first”, "the man fired first": who did is what is told."""
    ranked = (_RANKED.search(one.text) for one in (pair.now, pair.before))
    return two_subjects(pair) and all(ranked)


def _other_object(pair: Pair) -> bool:
    """“Searched the offices of Orlo”, "searched the home of its chairman"."""
    if pair.likeness < _ALIKE:
        return False
    ends = (_heads(pair.now), pair.b.content), (_heads(pair.before), pair.a.content)
    other = all(heads and heads.isdisjoint(known) for heads, known in ends)
    return other_filler(pair) or (pair.one_doing and other)


def _heads(assertion: Assertion) -> frozenset[str]:
    """The nouns of what it is done to."""
    told = (s.text for s in assertion.frame.slots if s.role == "object")
    return frozenset(party(text, frozenset()).noun for text in told) - {""}


def _other_step(pair: Pair) -> bool:
    """“Is charged with fraud”, "was convicted of fraud": the one comes of the other."""
    now, before = _steps(pair.now.text), _steps(pair.before.text)
    return bool(now and before) and now.isdisjoint(before)


def _steps(text: str) -> frozenset[int]:
    return frozenset(n for n, step in enumerate(_STEPS) if step.search(text))


def _other_days(pair: Pair) -> bool:
    """Whether the days that they tell are apart, and have no name in common."""
    return pair.days_apart > 0 and DAYS.isdisjoint(pair.a.content & pair.b.content)


def _to_come(pair: Pair) -> bool:
    """Whether what the one has yet to see done was done in the other.

    "Deputies are to vote", "the fair goes on because deputies voted".
    """
    ends = (pair.now, pair.before), (pair.before, pair.now)
    return any(
        one.modality is Modality.PREDICTED
        and (one.frame.action, one.modality) != (other.frame.action, other.modality)
        and (_done(other) or _tells_done(other, one.frame.action))
        for one, other in ends
    )


def _done(assertion: Assertion) -> bool:
    """Whether a claim tells an act that is over: "flew over the valley", not "was full"."""
    action = assertion.frame.action
    acts = stem(action) not in _STANDS and past(action) != action
    plain = assertion.modality is Modality.ASSERTED
    told = re.search(
        rf"(?<!\bis )(?<!\bare )(?<!\bnow )\b{past(action)}\b", assertion.text
    )
    return acts and plain and told is not None


def _tells_done(assertion: Assertion, action: str) -> bool:
    """Whether an act that another claim has yet to see is told as done."""
    done = past(action)
    if done == action or done not in words(assertion.text):
        return False
    return not re.search(rf"\bbe \W?{done}\b", assertion.text)


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


def _now_to_be(pair: Pair) -> bool:
    """“A report is now expected in June”: what has moved is not told again."""
    now, before = (_NOW.search(one.text) is not None for one in (pair.now, pair.before))
    return now and not before


def _cause_told(pair: Pair) -> bool:
    """“A power line started the fire", "the fire started on Sunday": by what is new.

    So is who "opened an inquiry" where the cause was "under inquiry".
    """
    told = [s.text for s in pair.now.frame.slots if s.role == "object"]
    if any(text.endswith("ing") for text in told):
        return False  # "the tank started leaking"
    begun = pair.a.action in _CAUSES and pair.b.subject.noun in _heads(pair.now)
    if stem(pair.now.frame.action) in _OPENS and pair.b.action in _STANDS:
        begun |= not _heads(pair.now).isdisjoint(pair.b.content)
    return begun and pair.a.subject.noun not in pair.b.content


def _in_a_range(pair: Pair) -> bool:
    """“Damage of 7 to 10 million", "insured for 9 million": it may be any other figure."""
    return not pair.same_subject and any(
        comparable(now, before) and within_range(now, before)
        for now in pair.now.values
        for before in pair.before.values
    )


def _vague_once(pair: Pair) -> bool:
    """“Several hundred fish lay dead", "4,000 were found": only one of them has counted."""
    vague = [_VAGUE.search(x.text) is not None for x in (pair.now, pair.before)]
    exact = pair.before if vague[0] else pair.now
    counts = any(v.kind == "number" and telling(v) for v in exact.values)
    return vague[0] != vague[1] and counts


def _rate_untold(pair: Pair) -> bool:
    """“Trading was halted", "the shares lost 14 percent": the figure is another event."""
    if pair.same_action or pair.same_subject:
        return False
    rated = any(v.kind == "percent" for v in pair.before.values)
    return rated and all(v.kind == "date" for v in pair.now.values)


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
