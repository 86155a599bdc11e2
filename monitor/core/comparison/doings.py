"""What is done, whatever the verb: "called off" is "cancelled".

Phrasal verbs and near synonyms of news, beside the classes of ``core.words``. Kept
few, because a wrong synonym costs a false match.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.units import counts_persons
from monitor.core.lexicon.inflection import participle
from monitor.core.lexicon.nominal import NOMINAL
from monitor.core.words import OPPOSITES, stem, words

if TYPE_CHECKING:
    from monitor.types import Assertion

# The verb, what follows it (a particle, or a bare object), and the verb that says so.
_PHRASES = """
call off cancel
turn down refuse
agree to accept
hand out distribute
give out distribute
take back withdraw
shut down close
close down close
lay off sack
take on hire
take over acquire
step down resign
stand down resign
vote for support
vote to support
be against oppose
find guilty convict
clear of acquit
rule out exclude
stay open keep
remain open keep
vote against oppose
vote down reject
throw out reject
strike down overturn
break off end
put forward propose
sign off approve
walk out strike
take part join
stop work strike
down tools strike
burn down destroy
tear down demolish
put off delay
go off sound
turn away bar
send away bar
call back recall
date from launch
fall ill sicken
fall sick sicken
go on_strike strike
take place happen
take office inaugurate
assume office inaugurate
swear in inaugurate
reduce to_ashes destroy
reduce to_rubble destroy
come about happen
""".strip()
_SAID_AS = {
    (stem(verb), after): stem(plain)
    for verb, after, plain in map(str.split, _PHRASES.splitlines())
}

# The first word of each line names the class.
_CLASSES = """
cancel scrap axe
close shut
destroy gut raze
delay postpone defer
distribute circulate
support back favour favor
appoint name
demand want seek
happen occur
telephone phone ring
resign leave
damage harm
rescue save
hide conceal
publish release
rent lease
inform tell notify
hire engage recruit
""".strip()
_CLASS_OF = {
    stem(word): stem(line.split()[0])
    for line in _CLASSES.splitlines()
    for word in line.split()
}
# Outcomes of one decision, beside those of ``core.words``. States that follow one
# another, such as open and closed, do not belong here.
_OPPOSITES = frozenset(
    frozenset((stem(one), stem(other)))
    for one, other in (
        ("support", "reject"),
        ("adopt", "reject"),
        ("hire", "sack"),
        ("sober", "drunk"),
        ("forge", "genuine"),
        ("fake", "genuine"),
        ("forgery", "genuine"),
        ("forgery", "authentic"),
        ("forge", "authentic"),
        ("true", "false"),
        ("asleep", "awake"),
        ("full", "empty"),
        ("voluntary", "forced"),
        ("intact", "broken"),
        ("close", "keep"),
        ("red", "green"),
    )
)


_GUILTY = re.compile(r"\bguilty\b(?! plea)")
_KNOWLEDGE = re.compile(r"\b(?:no|any|full)? ?knowledge of\b")
# Data that "were taken"; "taken to hospital" and "taken over" are something else.
_TAKEN = re.compile(
    r"\b(?:was|were|been|be)\s(?:not |never |also )?taken(?! (?:to|into|over|on|up|off))\b"
)
_MEANT = {
    "find": (_GUILTY, stem("convict")),
    "have": (_KNOWLEDGE, stem("know")),
    "take": (_TAKEN, stem("steal")),
}
_NOBODY = frozenset({"nobody", "one", "none"})
_UNDERGONE = re.compile(r"\b(?:is|are|was|were|be|been) (?:\w+ )?[a-z]+(?:ed|id)\b")
_HANGS_ON = re.compile(r"\s(?:of|at|in|from|for|with|on|who|that)\s.*$", re.DOTALL)
_DISMISSES = frozenset({"dismiss", "fire", "release", "lay"})
_CUTS = frozenset({"cut", "shed", "axe", "slash", "eliminate", "lose", "scrap"})
_JOB = re.compile(r"\b(?:jobs|posts|positions)\b")
_JOBS = frozenset(map(stem, ("job", "post", "position")))
_SACK = stem("sack")
_HAPPEN = stem("happen")
_NO_PLAN = re.compile(r"\bno (?:plans?|intention) (?:to|of) (\w+)")
# "Handed them out": the particle stands behind a pronoun.
_PARTED = re.compile(r"\w (?:it|them|him|her|this|that|these|those|one) (\w+)\b")


@lru_cache(maxsize=1024)  # its profile is what is kept
def doing(assertion: Assertion) -> str:
    """The stem of what the subject does, a phrasal verb as one; "" without a verb."""
    frame = assertion.frame
    if not frame.action:
        return ""
    if meant := _plainly(assertion):
        return meant
    verb = stem(frame.action.split()[-1].removeprefix("co-"))
    following = [f"{s.role}_{s.text}" for s in frame.slots if " " not in s.text]
    for slot in frame.slots:
        if slot.role == "object":  # "off 84 flights", or "part" alone
            following += [slot.text.casefold(), slot.text.partition(" ")[0]]
    # "Takes place on Saturday" takes nobody on.
    following += [slot.role for slot in frame.slots]
    following += _behind(assertion.text, frame.action)
    following += _PARTED.findall(assertion.text)
    said = (_SAID_AS.get((verb, after)) for after in following)
    found = next(filter(None, said), None) or _CLASS_OF.get(verb, verb)
    if _ends_jobs(assertion):
        return _SACK
    event = event_of(_last(frame.subject)) if found == _HAPPEN else ""
    return event or found


def _plainly(assertion: Assertion) -> str | None:
    """What is meant where the verb does not tell: "found guilty", "has no plans to"."""
    action, text = assertion.frame.action, assertion.text
    if planned := plans_nothing(assertion):
        if planned in _CUTS and _JOB.search(text):
            return _SACK
        return _CLASS_OF.get(stem(planned), stem(planned))
    pattern, meant = _MEANT.get(action, (None, ""))
    if pattern is not None and pattern.search(text):
        return meant
    return None


def _ends_jobs(assertion: Assertion) -> bool:
    """Whether people lose their jobs: "dismissed 40 workers", "cut 40 jobs"."""
    frame = assertion.frame
    told = [_last(s.text) for s in frame.slots if s.role == "object"]
    if frame.action in _CUTS:
        return any(stem(noun) in _JOBS for noun in told)
    if frame.action not in _DISMISSES:
        return False
    undergone = _UNDERGONE.search(assertion.text)
    whom = told or ([_last(frame.subject)] if undergone else [""])
    return any(counts_persons(noun) for noun in whom) or whom[0] in _NOBODY


@lru_cache(maxsize=4096)
def event_of(noun: str) -> str:
    """The doing that a noun names: of "closures" that of closing; "" for none."""
    for form in (noun, noun.removesuffix("s"), noun.removesuffix("ies") + "y"):
        if form in NOMINAL:
            verb = stem(NOMINAL[form])
            return _CLASS_OF.get(verb, verb)
    return ""


def _behind(text: str, lemma: str) -> list[str]:
    """The particle right behind a verb: "sworn in on Monday", "will walk out"."""
    form = rf"(?:{re.escape(participle(lemma))}|{re.escape(lemma)})"
    found = re.search(rf"\b{form} (in|off|out|up|down)\b", text)
    return [found[1]] if found else []


def _last(phrase: str) -> str:
    found = words(_HANGS_ON.sub("", phrase))
    return found[-1] if found else ""


def plans_nothing(assertion: Assertion) -> str | None:
    """The verb of what is not planned: "cut" in "has no plans to cut jobs"."""
    found = _NO_PLAN.search(assertion.text)
    return found[1] if found else None


_EXCLUDED: dict[str, frozenset[str]] = {}
for _pair in OPPOSITES | _OPPOSITES:
    _one, _other = min(_pair), max(_pair)
    _EXCLUDED[_one] = _EXCLUDED.get(_one, frozenset()) | {_other}
    _EXCLUDED[_other] = _EXCLUDED.get(_other, frozenset()) | {_one}
_NONE: frozenset[str] = frozenset()


def excluded(doing: str) -> frozenset[str]:
    """The opposite outcomes of a doing: of winning, losing."""
    return _EXCLUDED.get(doing, _NONE)


def excludes(one: str, other: str) -> bool:
    """Say whether two doings are opposite outcomes, such as win and lose."""
    return other in excluded(one)
