"""Rules about what became of somebody or something: suspended, then dismissed.

One step of a course takes the place of an earlier one, and both reports were right:
what was shut has reopened, who was in a grave condition is out of danger.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.apart import past_year
from monitor.core.comparison.names import share_name
from monitor.core.comparison.objects import suffers
from monitor.core.comparison.rules.finding import changed
from monitor.core.comparison.rules.opposing import tentative
from monitor.core.words import stems
from monitor.types import Kind
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding
    from monitor.types import Assertion

STEP = 0.6
# Of each line what was so, and what it may have come to.
_COURSES = tuple(
    tuple(re.compile(rf"\b(?:{step})\b", re.IGNORECASE) for step in line.split(" > "))
    for line in r"""
suspended|(?:placed|put) on leave > dismissed|sacked|fired|reinstated|taken \w+(?: \w+)? back
(?:critical|grave|serious|life-threatening) condition|intensive care > out of danger|stable|recover(?:ed|ing)|discharged
closed|shut|shut down > reopened|open again
banned|suspended for > lifted (?:the|his|her|their|its) (?:ban|suspension)|cleared to
stripped of > restored|reinstated|given back
awarded to|won by|won > stripped of|withdrawn from|taken away from
arrested|detained|in custody|house arrest > released|freed|set free|lifted
offer(?:ed|s)? \w+ resignation|resigned > (?:took|taken|takes) back \w+ resignation|withdr[ae]wn? \w+ resignation
""".strip().splitlines()
)
_OF_ANY = re.compile(r"(?:an?|some|other|another) ", re.IGNORECASE)
_WHOM = frozenset({"object", "on", "to", "from", "of"})


def moved_on(pair: Pair) -> Finding | None:
    """One step of a course, where another was known: "dismissed, was suspended"."""
    if pair.same_article or pair.a.negative or pair.b.negative:
        return None
    steps = _steps(pair)
    if steps is None or tentative(pair.now) or tentative(pair.before):
        return None
    long_ago = past_year(pair.before.quote) is not None
    if pair.now.denies or pair.before.denies or long_ago or not _of_one(pair):
        return None
    return changed(pair, Kind.DETAIL, f"{steps[0]}, was {steps[1]}", strength=STEP)


def _steps(pair: Pair) -> tuple[str, str] | None:
    """The later step and the earlier one, in the words of the two claims."""
    for was, words in _come_to(pair.now):
        before = was.search(pair.before.text)
        if before:
            return words, before[0]
    return None


@lru_cache(maxsize=SOMETIMES)
def _come_to(assertion: Assertion) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What was so at first, and in what words the claim tells the later step."""
    text = assertion.text
    told = ((was, came.search(text)) for was, came in _COURSES)
    return tuple((was, now[0]) for was, now in told if now and not was.search(text))


def _of_one(pair: Pair) -> bool:
    """Whether both tell of one person or thing, by its name or else by its noun."""
    now, before = _whom(pair.now), _whom(pair.before)
    if _counted(pair.now, now) or _counted(pair.before, before):
        return False  # two of the three who were arrested have been released
    named = [
        frozenset(name for name in of.names if name in whom)
        for of, whom in ((pair.a, now), (pair.b, before))
    ]
    if all(named):
        return share_name(*named)
    if pair.other_names or pair.other_part or _OF_ANY.match(now):
        return False
    if any(named):
        held = pair.now.frame.subject in now and pair.before.frame.subject in before
        return pair.same_subject and held
    return bool(stems(now) & stems(before))


def _counted(assertion: Assertion, whom: str) -> bool:
    return any(v.kind == "number" and v.text.strip() in whom for v in assertion.values)


def _whom(assertion: Assertion) -> str:
    """Whom or what it is done to, or of whom it is so."""
    told = [s.text for s in assertion.frame.slots if s.role in _WHOM]
    acts = any(s.role == "object" for s in assertion.frame.slots)
    if suffers(assertion) or not acts:
        told.insert(0, assertion.frame.subject)
    return " ".join(told)
