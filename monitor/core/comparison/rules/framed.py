"""Rules about one scene told in other words: hidden or published, safe or cracked.

A claim's scene has a sign: "suppressed the study" and "did not publish the study"
stand on one side, "published the study" on the other. Two claims of one scene and
one thing on different sides exclude each other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.agreement import says
from monitor.core.comparison.objects import objects_agree, suffers
from monitor.core.comparison.pair import CHARGES, SHARED_MATTER
from monitor.core.comparison.parties import same_party
from monitor.core.comparison.profile import party, profile
from monitor.core.comparison.questions import about_charge
from monitor.core.comparison.rules.answers import answers_barely
from monitor.core.comparison.rules.finding import contradicted, otherwise
from monitor.core.comparison.rules.opposing import could, passing, tentative
from monitor.core.comparison.rules.rule import rule
from monitor.core.lexicon.frames import KINDS, MISDEEDS, UNITS
from monitor.core.lexicon.wordlist import word_set
from monitor.core.words import STOP_WORDS, ordered_stems, stem, stems, words
from monitor.types import Kind
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding
    from monitor.types import Assertion

SURE = 0.75
# Within so many words a particle follows its verb: "voted the closure down".
_REACH = 4
_PARTICLES = word_set("down off out up back")
_BY_WORD: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
_ADVERBS = frozenset(map(stem, ("openly", "publicly")))
for _unit in UNITS:
    _stems = tuple(stem(word) for word in _unit.words)
    _BY_WORD.setdefault(_stems[0], []).append((_stems, _unit.scene, _unit.sign))
# "Out of action" is found by "action".
_HINTS: dict[str, set[str]] = {}
for _unit in UNITS:
    _told = next((w for w in _unit.words if w not in STOP_WORDS), _unit.words[0])
    _HINTS.setdefault(stem(_told), set()).add(_unit.scene)
_SCENE_WORDS = frozenset(stem(word) for unit in UNITS for word in unit.words)
_DENY = stem("deny")
_NO = word_set("no none nobody not nothing neither")
_ALL = word_set("all every each")
_MATTERS = word_set("of over for about on against")
_SOME = re.compile(
    r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|some|several|many|most"
    r"|few|half|part|a (?:few|number|third|quarter|part))\b"
)
# What any undertaking may be called where one doer decides on it.
_ANYTHING = stems("plan scheme project proposal")
_ANYBODY = word_set("anyone anybody anything all every everyone nobody")
# These tell a scene only as what is done: "an order", "back" are told of anything.
_VERBS = frozenset(map(stem, ("back", "order", "ask", "own", "copy", "spill", "wound")))
# "No fault was found": by these the subject tells the scene.
_FINDS = frozenset({"find", "detect", "discover"})
_THEMES = ("object", "in", "down")
_TAIL = re.compile(
    r"(?:\s(?:for|with|that|who|which|to|on|at|from)|(?<!\bthe)(?<!\ba)\s\w+ing)\s.*$",
    re.DOTALL,
)
_KIND_OF = {
    stem(noun): stem(line.split()[0]) for line in KINDS for noun in line.split()
}
_VAGUE = stems(
    "company firm people one person party group side member part kind thing charge"
    " nobody none nothing anything able twice once together completely accusation claim day week month year time number money any ever again such"
)


@lru_cache(maxsize=SOMETIMES)
def scenes(assertion: Assertion) -> Mapping[str, int]:
    """The scenes of a claim, each with the side on which the claim stands."""
    told = assertion.text
    if assertion.frame.action not in _FINDS:
        told = told.removeprefix(assertion.frame.subject)
    if assertion.alleges:
        charged = [s.text for s in assertion.frame.slots if s.role in {"of", "for"}]
        told = " ".join(charged)
    if answers_barely(assertion):
        return {}
    found: dict[str, int] = {}
    rejects = _rejects(assertion)
    low = words(told)
    stemmed, acts = [stem(word) for word in low], stem(assertion.frame.action)
    for at, word in enumerate(stemmed):
        if (word in _ADVERBS and not low[at].endswith("ly")) or (
            rejects and word == _DENY
        ):
            continue  # "openly" tells of a scene, "opened" of another
        for unit, scene, sign in _BY_WORD.get(word, ()):
            idle = len(unit) == 1 and word in _VERBS and word != acts
            if not idle and _matches(stemmed, at, unit):
                found.setdefault(scene, sign)
    denied = not assertion.alleges and (profile(assertion).negative or _none(low))
    return {s: -sign if denied != rejects else sign for s, sign in found.items()}


@lru_cache(maxsize=SOMETIMES)
def _hints(assertion: Assertion) -> frozenset[str]:
    """The scenes that a claim may tell, by the first words of their units that count."""
    told = _HINTS.keys() & profile(assertion).content
    return frozenset(scene for word in told for scene in _HINTS[word])


def _rejects(assertion: Assertion) -> bool:
    """Whether a claim only says that another does not hold: "denied having known"."""
    if profile(assertion).action != _DENY:
        return False
    told = " ".join(s.text for s in assertion.frame.slots if s.role == "object")
    charged = bool(stems(told) & CHARGES) or told.startswith(("having ", "that "))
    return assertion.frame.action == "deny" or charged


def _none(low: list[str]) -> bool:
    """Whether the claim is of none: "not a single ticket", "no longer any faith"."""
    return "no" in low and "longer" in low


def _matches(stemmed: list[str], at: int, unit: tuple[str, ...]) -> bool:
    if len(unit) == 1:
        return True
    if unit[-1] in _PARTICLES:
        return unit[1] in stemmed[at + 1 : at + 1 + _REACH]
    return tuple(stemmed[at : at + len(unit)]) == unit


@rule(tells=_hints)
def opposed(pair: Pair) -> Finding | None:
    """One scene and one thing, told as so and as not so, or by its opposite."""
    if _hints(pair.now).isdisjoint(_hints(pair.before)):
        return None
    now, before = scenes(pair.now), scenes(pair.before)
    shared = [s for s in now if s in before and now[s] != before[s]]
    if len(shared) != len(now.keys() & before.keys()) or not shared:
        return None
    if not _of_one_time(pair) or pair.now.alleges:
        return None
    if pair.before.alleges:
        return _answered(pair, shared)
    if pair.other_names or pair.other_part or not _one_thing(pair):
        return None
    if _parts(pair) or _other_matter(pair):
        return None
    return _conflict(pair)


def _of_one_time(pair: Pair) -> bool:
    """Whether nothing but the two sides of the scene sets the claims apart."""
    if pair.other_scope or pair.developed or passing(pair):
        return False
    if pair.days_apart > 0 or pair.value:
        return False
    if pair.same_subject and pair.opposite:
        return False  # other rules tell of those
    return not (could(pair.now) or could(pair.before))


def _conflict(pair: Pair) -> Finding | None:
    """Two voices against each other, two reports, or one speaker in two articles."""
    told = pair.now.speaker is not None and pair.before.speaker is not None
    turned = pair.same_speaker
    if not turned and (tentative(pair.now) or tentative(pair.before)):
        return None
    if pair.same_article and (turned or not told):
        return None
    says_no = pair.a.negative or pair.b.negative
    kind = Kind.DENIAL if told and (says_no or pair.same_article) else Kind.CONFLICT
    kind = Kind.REVERSAL if turned else kind
    return contradicted(pair, kind, otherwise(pair, kind), strength=SURE)


def _answered(pair: Pair, shared: list[str]) -> Finding | None:
    """The accused, or whoever speaks for them, says that it was not so."""
    if not set(shared) & MISDEEDS or pair.now.alleges:
        return None
    accuser, target = pair.b.actor, pair.before.target
    if pair.now.speaker is None or same_party(pair.a.actor, accuser):
        return None
    accused = party(target, pair.b.names) if target else pair.b.subject
    parties = [pair.a.actor, pair.a.subject]
    ours = any(same_party(one, accused) for one in parties)
    spoken_for = bool(pair.a.actor.owners) and any(
        name.casefold() in accused.text.casefold() for name in pair.a.actor.owners
    )
    first = set(words(pair.now.frame.subject)[:1])
    nobody = bool(first & (_NO | {"we", "i"}))
    same = _things(pair) >= 1 or not _themes(pair.now)
    if not (ours or spoken_for or (nobody and same)):
        return None
    charged = says(pair.before.speaker, "alleges", "allege")
    why = f"{says(pair.now.speaker, 'denies', 'deny')} what {charged}"
    question = about_charge(pair.before)
    return contradicted(pair, Kind.DENIAL, why, question, SURE)


def _one_thing(pair: Pair) -> bool:
    """Whether both tell it of the same thing, and of nobody else as its doer."""
    one, other = _themes(pair.now), _themes(pair.before)
    said = pair.same_speaker or (pair.same_article and pair.a.negative)
    if said and _ANYBODY & {
        *words(pair.now.text),
        *words(pair.before.text),
    }:
        # "All buyers get it back", "we cannot repay anyone"; but whom nobody asked?
        does = words(pair.now.frame.subject)[:1]
        return _ANYBODY.isdisjoint(does) or objects_agree(pair)
    if not (one and other):
        known = pair.b.content if other == () else pair.a.content
        named = (one or other)[-1:]
        spoken = pair.same_speaker and bool(named) and named[0] in pair.matter & known
        return spoken or (pair.same_subject and not named)
    if not _alike(one, other):
        return False
    doers = _doer(pair.now), _doer(pair.before)
    if not all(doers):
        return one[-1] == other[-1] or not _ANYTHING & {one[-1], other[-1]}
    if doers[0] <= doers[1] or doers[1] <= doers[0]:
        return True
    if len(doers[0] & doers[1]) >= SHARED_MATTER:
        return True
    return pair.same_speaker and pair.same_subject


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two things have one head, and nothing that tells them apart."""
    heads = {one[-1], other[-1]}
    general = {_KIND_OF.get(head) for head in heads}
    loose = (len(general) == 1 and general & heads) or heads & _ANYTHING
    if len(heads) > 1 and not loose:
        return False
    if len(heads) > 1 and heads & _ANYTHING:
        return True
    left = set(one[:-1]) - set(other), set(other[:-1]) - set(one)
    return not all(left)


@lru_cache(maxsize=SOMETIMES)
def _themes(assertion: Assertion) -> tuple[str, ...]:
    """The stems of the thing of which a scene is told, its head last."""
    slots = [s.text for s in assertion.frame.slots if s.role in _THEMES]
    told = slots if slots and not suffers(assertion) else [assertion.frame.subject]
    told = [*told, assertion.frame.subject, *slots]
    for text in told:
        head, _, rest = text.partition(" of ")
        found = [*_content(rest), *_content(_TAIL.sub("", head))]
        if found:
            return tuple(found)
    return ()


def _content(text: str) -> list[str]:
    drop = _VAGUE | _SCENE_WORDS
    return [s for s in ordered_stems(text) if s not in drop and not s[0].isdigit()]


@lru_cache(maxsize=SOMETIMES)
def _doer(assertion: Assertion) -> frozenset[str]:
    """The stems of who does it; empty where nobody is told, or the thing itself."""
    acts = any(s.role in _THEMES for s in assertion.frame.slots)
    if suffers(assertion) or not acts:
        return frozenset()
    return stems(assertion.frame.subject) - _VAGUE


def _parts(pair: Pair) -> bool:
    """Whether one is of some only: "three of the five piers", "the northern piers"."""
    subjects = [x.frame.subject.lower() for x in (pair.now, pair.before)]
    some = any(_SOME.match(subject) for subject in subjects)
    return some and not any(set(words(s)[:1]) & (_NO | _ALL) for s in subjects)


def _other_matter(pair: Pair) -> bool:
    """Acquitted of the one thing, convicted of another."""
    return any(
        d.role in _MATTERS and not stems(d.now) & stems(d.before)
        for d in pair.slots.differences
    )


def _things(pair: Pair) -> int:
    return len(_kinds(pair.now) & _kinds(pair.before))


@lru_cache(maxsize=SOMETIMES)
def _kinds(assertion: Assertion) -> frozenset[str]:
    """What a claim is about: the nouns of its subject and of what it is done to."""
    told = [assertion.frame.subject]
    told += [s.text for s in assertion.frame.slots if s.role not in {"on", "since"}]
    found = stems(" ".join(told)) - _VAGUE
    return frozenset(_KIND_OF.get(s, s) for s in found if not s[0].isdigit())
