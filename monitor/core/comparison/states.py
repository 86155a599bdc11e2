"""Counts of people by the state that they are in: dead, hurt, missing, in hospital.

“Nine people are still being treated in hospital” counts what “eleven patients remain in
hospital” counted, and no more than that: how many were hurt is another number.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.units import counted_as, counts_persons
from monitor.core.lexicon.inflection import reading
from monitor.core.values.figures import SMALL, singular
from monitor.core.words import STOP_WORDS, stem, stems
from monitor.types import Span, Value
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.types import Assertion

# Who "is treated in hospital" is there: the first that fits is the state.
_STATES = {
    line.split(":")[0]: re.compile(rf"\b(?:{line.split(': ')[1]})\b", re.IGNORECASE)
    for line in r"""
dead: die[sd]?|dead|deaths?|toll|kill(?:s|ed|ing)?|fatalit(?:y|ies)|drowned|lost their lives|bodies
safe: alive|unharmed|unhurt|rescued|survived|found safe
critical: intensive care|(?:critical|grave|life-threatening) condition|fighting for (?:their|his|her) li(?:ves|fe)
hospital: (?:in|to leave) (?:the )?hospitals?|hospitali[sz]ed
hurt: hurt|injur(?:ed?|es|ing|y|ies)|wounded|(?:received|given) treatment|treated
missing: missing|unaccounted for|looked for|searched for|trapped|(?:not|yet to) be(?:en)? found
ill: ill|sick(?:ened)?|cases?|infections?|infected|poisoned|caught (?:the|it\b)|contracted
affected: affected|caught up|(?:had|have|with) (?:their|the personal) (?:data|details|records)|(?:data|details|records) (?:of|(?:was|were|had been|have been|has been) (?:stolen|taken|copied|leaked|exposed))
signed: sign(?:ed|atures?)|names
held: arrested|detained|in custody
freed: released|freed|set free
moved: (?:moved|taken|transferred|sent) (?:to (?:other|another)|elsewhere)|evacuat(?:ed|ion)|moved out|(?:forced|driven) from their homes|(?:told|ordered|asked|forced|had|have) to leave(?= (?:their (?:homes|houses|flats|rooms)|the (?:area|valley|town|village|building|island)|ha[sd]|rose|stands)\b|[.,;]?$)
""".strip().splitlines()
}
# How many are in these may fall as well; who has died stays dead.
PASSING = frozenset({"critical", "hospital", "missing"})
_MANY = 100
# Others are arrested or let go on the next day: no earlier number of these moves.
_BY_DAY = frozenset({"held", "freed", "safe"})
# Nouns for whoever it happens to.
_ANYBODY = stems(
    "person victim patient casualty dead death fatality life body case infection"
    " signature name"
)
_TREATED = re.compile(r"\btreat(?:ed|ing) $", re.IGNORECASE)
_OF_ILLNESS = re.compile(r" for (?!\w* ?(?:injur|wound|burn|cut|bruise|shock|smoke))")
_PART = re.compile(r"[,;:]|\b(?:and|but|after|when|while|among|as|who|whose|with)\b")
# Some of them, or some beside them: "another three", "two of them", "four more".
_BEFORE_SOME = re.compile(
    r"\b(?:bod(?:y|ies) of(?: the)?(?: last)?|among (?:them|the \w+)|includ\w+|another|further|additional|extra|of (?:the|its"
    r"|their|all|these|those)|as many as)(?: are| were)? $",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:more(?! than)|others?|another|further|additional|extra)\b", re.IGNORECASE
)
_TALLY = re.compile(r"\b(?:number|tally|total|count)\b", re.IGNORECASE)
_ORDINALS = (
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth",
)  # fmt: skip
# "A third patient has died" tells that three have.
_NTH = re.compile(
    rf"\b(?:an?|the) ({'|'.join(_ORDINALS)}) ([a-z]+)(?= (?:has |had |have )?died\b)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r" ?of (?:them|the|its|their|these|those|whom)\b", re.IGNORECASE)
# Who of the injured is in hospital is all that are there.
_OF_ALL = re.compile(
    r" ?of (?:the|those) (?:injured|wounded|hurt|survivors|victims|casualties)\b",
    re.IGNORECASE,
)
# Nobody's age counts anybody: "a woman of 34 died", "he was 82 when he died".
_AGE = re.compile(
    r"\b(?:(?:man|woman|boy|girl|child|baby) of|aged|(?:[A-Z][\w’'-]+|he|she|who) (?:is|was)) $"
)
_DEAD_WHAT = re.compile(r"\bdead ([a-z]+) ")
# Beside the dead and the hurt: "a further five are missing".
_BESIDE = re.compile(r"\b(?:another|further)(?: \w+)? $", re.IGNORECASE)
_STILL = re.compile(r" (?:are|were|remain(?:ed)?)\b", re.IGNORECASE)


@lru_cache(maxsize=SOMETIMES)
def by_state(assertion: Assertion) -> dict[str, Value]:
    """The counts of people in a claim by their state; left out where two fit."""
    found: dict[str, list[Value]] = {}
    for value in assertion.values:
        if (name := state_of(assertion, value)) and name not in _BY_DAY:
            found.setdefault(name, []).append(value)
    if nth := _NTH.search(assertion.text):
        found["dead"] = [*found.get("dead", ()), _as_count(nth, assertion.span.start)]
    return {name: values[0] for name, values in found.items() if len(values) == 1}


def _as_count(nth: re.Match[str], start: int) -> Value:
    """How many there are with the third of them."""
    count = float(_ORDINALS.index(nth[1].lower()) + 2)
    unit = nth[2].lower() if stem(nth[2]) not in _ANYBODY else "person"
    span = Span(start + nth.start(), start + nth.end())
    return Value("number", count, count, unit, "=", nth[0], span)


def state_of(assertion: Assertion, value: Value) -> str:
    """The state of those whom a figure counts, all of them; "" for none told."""
    state, some = _counted(assertion, value)
    return "" if some else state


def _counted(assertion: Assertion, value: Value) -> tuple[str, bool]:
    """The state of those whom a figure counts, and whether it counts only some."""
    text, figure = assertion.text, value.text.strip()
    at = text.casefold().find(figure.casefold())
    if at < 0 or not _of_people(value):
        return "", False
    ahead, behind = text[at + len(figure) :], text[:at]
    ill = _TREATED.search(behind) and _OF_ILLNESS.match(ahead)
    if ill or _AGE.search(behind) or _of_beasts(behind):
        return "", False
    own = figure + _PART.split(ahead)[0]
    name = _state(own) or _state(_PART.split(behind)[-1])
    return name, bool(name) and _of_some(name, figure, ahead, behind)


def _of_beasts(behind: str) -> bool:
    """“The number of dead fish stands at": what died is named, and is no person."""
    found = _DEAD_WHAT.search(behind)
    if found is None or found[1] in STOP_WORDS or reading(found[1], "s", "past"):
        return False
    return not counts_persons(singular(found[1]))


def _of_some(state: str, figure: str, ahead: str, behind: str) -> bool:
    """Whether a figure counts only some in a state, or some beside those known."""
    beside = _BESIDE.search(behind) and _STILL.match(ahead)
    if state in PASSING and (beside or _OF_ALL.match(ahead)):
        return False
    counting = figure.rsplit(maxsplit=1)[-1].casefold()
    bare = counting in SMALL or not counting.isalpha()  # "three of the miners"
    if _BEFORE_SOME.search(behind) or (bare and _OF_THEM.match(ahead)):
        return True
    return bool(_SOME.search(figure) or _SOME.match(ahead.lstrip()))


def _of_people(value: Value) -> bool:
    if value.kind != "number":
        return False
    return not value.unit or stem(value.unit) in _ANYBODY or counts_persons(value.unit)


def _state(text: str) -> str:
    return next((name for name, told in _STATES.items() if told.search(text)), "")


def same_people(a: Value, b: Value, state: str) -> bool:
    """Whether two counts are of one kind of people: nine officers are no nine inmates.

    "Three are still missing" needs no noun: who else would be?
    """
    bare = state in PASSING and not (a.unit and b.unit)
    if state == "moved" and (not a.unit or of_anybody(a)) and counts_persons(b.unit):
        return b.low >= _MANY  # 3,500 residents, 5,200 people; not six prisoners
    if bare or state == "affected" or (of_anybody(a) and of_anybody(b)):
        return True
    falls = a.low <= b.low
    if state == "critical" and falls and of_anybody(b) and counts_persons(a.unit):
        return True  # they are few: "two men are still in intensive care"
    return counted_as(a.unit) == counted_as(b.unit)


def of_anybody(value: Value) -> bool:
    """Whether a count is of people of whatever kind."""
    return not value.unit or counted_as(value.unit) in _ANYBODY


def in_other_states(
    now: Assertion, before: Assertion, figures: Sequence[Value]
) -> bool:
    """Whether two figures count people in two states, or only one in any.

    A tally need not say of what: "the number of patients has climbed to 21".
    """
    told = tuple(zip((now, before), figures, strict=True))
    here, there = (state_of(one, value) for one, value in told)
    of_some = [_counted(one, value)[0] for one, value in told]
    if all(of_some) and of_some[0] != of_some[1]:
        return True  # five of the miners were brought out alive, three were dead
    open_ = (not state_of(*one) and _TALLY.search(one[0].text) for one in told)
    return here != there and "affected" not in {here, there} and not any(open_)


def other_people(now: tuple[Assertion, Value], before: tuple[Assertion, Value]) -> bool:
    """Whether those of one state are others: three children, two firefighters died.

    Some of them are no count of all either: six of the patients, eleven people.
    """
    (state, some), (known, part) = _counted(*now), _counted(*before)
    if not state or state != known:
        return False
    return some != part or not same_people(now[1], before[1], state)
