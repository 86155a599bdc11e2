"""Rules about what became of somebody or something: suspended, then dismissed.

One step of a course takes the place of an earlier one, and both reports were right:
what was shut has reopened, who was in a grave condition is out of danger.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.apart import past_year
from monitor.core.comparison.fields import ordinals
from monitor.core.comparison.names import share_name
from monitor.core.comparison.objects import suffers
from monitor.core.comparison.profile import party
from monitor.core.comparison.rules.finding import changed
from monitor.core.comparison.rules.opposing import tentative
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.lexicon.inflection import readings
from monitor.core.values.figures import SMALL
from monitor.core.words import stem, stems
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
closed|shut|shut down|blocked|sealed off > reopened|open again|cleared of
banned|suspended for > lifted|overturned|quashed|cleared to
grounded|halted|cut off|cancelled|out of service > resumed?|restored|running again|flying again|back in service
granted|issued|approved|approval|awarded > revoked|suspended|overturned|quashed|annulled|struck down|rescinded
began|begun|started|announced|on strike > called off|cancelled|suspended|(?:is|are|was|were) (?:off|over)
imposed|introduced > lifted|scrapped|repealed|abolished
charged|indicted > acquitted|cleared of|convicted|found guilty|dropped
stripped of > restored|reinstated|given back
awarded to|won by|won > stripped of|withdrawn from|taken away from
arrested|detained|in custody|house arrest > released|freed|set free|lifted|charged|indicted
missing|unaccounted for|disappeared|vanished > found(?! (?:to|that|guilty))|turned up|rescued
offer(?:ed|s)? \w+ resignation|resigned > (?:took|taken|takes) back \w+ resignation|withdr[ae]wn? \w+ resignation
""".strip().splitlines()
)
_OF_ANY = re.compile(r"(?:an?|some|other|another) ", re.IGNORECASE)
_AND = " | "
_OF = re.compile(r" (?:of|on|for|against|over|to|from) ")
_OWNERS = re.compile(r"\b([\w-]+?)(?:['’]s|s['’]) ")
_PASSIVE = re.compile(r"\b(?:was|were|been) (?:\w+ly )?(?:found|rescued|freed)\b")
_ALL = re.compile(
    rf"(?:both|(?:the|all)(?: the)? (?:\d|{'|'.join(SMALL)}))\b", re.IGNORECASE
)
_WHOM = frozenset({"object", "on", "to", "from", "of"})


@lru_cache(maxsize=SOMETIMES)
def _come_to(
    assertion: Assertion,
) -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    """What was so at first, and in what words the claim tells the later step."""
    text = assertion.text
    told = ((was, came, came.search(text)) for was, came in _COURSES)
    return tuple(
        (was, came, now[0])
        for was, came, now in told
        if now and (not was.search(text) or _acts(assertion, now[0]))
    )


@rule(Standing.REPORTED, Standing.PLAIN, tells=_come_to)
def moved_on(pair: Pair) -> Finding | None:
    """One step of a course, where another was known: "dismissed, was suspended"."""
    steps = steps_of(pair)
    if steps is None or tentative(pair.now) or tentative(pair.before):
        return None
    long_ago = past_year(pair.before.quote) is not None
    if long_ago or not _of_one(pair):
        return None
    now, was = steps
    was = "under way" if was.lower() in {"began", "begun"} else was
    return changed(pair, Kind.DETAIL, f"{now}, was {was}", strength=STEP)


def same_step(pair: Pair) -> bool:
    """Whether both tell one step of one thing: "the march is off", "was cancelled"."""
    now, before = (
        {came for _, came, _ in _come_to(x)} for x in (pair.now, pair.before)
    )
    return not now.isdisjoint(before) and _of_one(pair)


def steps_of(pair: Pair) -> tuple[str, str] | None:
    """The later step and the earlier one, in the words of the two claims."""
    for was, came, words in _come_to(pair.now):
        before = was.search(pair.before.text)
        if before and not came.search(pair.before.text):
            return words, before[0]
    return None


def _acts(assertion: Assertion, step: str) -> bool:
    """Whether a step is what the claim tells: "the missing boy was found"."""
    return stem(assertion.frame.action) in {stem(word) for word in step.split()} | {
        reading.lemma for word in step.split() for reading in readings(word)
    }


def _of_one(pair: Pair) -> bool:
    """Whether both tell of one person or thing, by its name or else by its noun."""
    now, before = _whom(pair.now), _whom(pair.before)
    counts = _counted(pair.now, now), _counted(pair.before, before)
    if any(counts):  # two of the three who were arrested have been released
        return counts[0] == counts[1] and _ALL.match(now) is not None
    named = [
        frozenset(name for name in of.names if name in whom)
        for of, whom in ((pair.a, now), (pair.b, before))
    ]
    if all(named):
        return share_name(*named)
    if ordinals(pair.now) != ordinals(pair.before) and ordinals(pair.now):
        return False
    if pair.other_names or pair.other_part or _OF_ANY.match(now):
        return False
    same = _one_thing(now, before) and not (_whose(now) - stems(pair.before.text))
    if any(named):
        held = pair.now.frame.subject in now and pair.before.frame.subject in before
        others = pair.b.names if named[0] else pair.a.names
        own = share_name(named[0] or named[1], others)
        return (pair.same_subject and held) or (own and same)
    return same


def _one_thing(now: str, before: str) -> bool:
    """Whether two phrases are of one thing: "the road", not "the port road".

    "The search of the house" is not that "for a man".
    """
    return any(
        (a[0] == b[0] and not (a[1:] and b[1:] and set(a[1:]).isdisjoint(b[1:])))
        or a[0] in b[1:]
        or b[0] in a[1:]
        for a in _nouns(now)
        for b in _nouns(before)
    )


def _nouns(whom: str) -> list[list[str]]:
    """The noun of each phrase, and those that it is of: "the ban", "on the player"."""
    return [
        [party(part, frozenset()).noun for part in _OF.split(phrase)]
        for phrase in whom.split(_AND)
    ]


def _whose(whom: str) -> frozenset[str]:
    """Whose a thing is said to be: "the nurses' strike"."""
    return stems(" ".join(_OWNERS.findall(whom)))


def _counted(assertion: Assertion, whom: str) -> float | None:
    """How many it happens to, if a number is told."""
    told = (v for v in assertion.values if v.kind == "number")
    return next((v.low for v in told if v.text.strip() in whom), None)


def _whom(assertion: Assertion) -> str:
    """Whom or what it is done to, or of whom it is so."""
    told = [s.text for s in assertion.frame.slots if s.role in _WHOM]
    acts = any(s.role == "object" for s in assertion.frame.slots)
    is_so = assertion.frame.action == "be" or _PASSIVE.search(assertion.text)
    if suffers(assertion) or is_so or not acts:
        told.insert(0, assertion.frame.subject)
    return _AND.join(told)
