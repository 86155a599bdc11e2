"""The signs by which an incoming claim and a known one may belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from monitor.core.comparison.pair import pair_up
from monitor.core.comparison.parties import mentions, same_party
from monitor.core.comparison.rules.answers import is_answer
from monitor.core.comparison.values import comparable, compatible
from monitor.core.lexicon.emphasis import ABSOLUTE, ON_TERMS, OTHERWISE
from monitor.core.lexicon.reporting import REPLYING
from monitor.core.linkage.weighing import log_odds
from monitor.core.words import containment, stems
from monitor.types import Modality

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.profile import Party, Profile
    from monitor.types import Assertion, Candidate, Evidence

    Alike = Callable[[bytes, Sequence[bytes]], Sequence[float]]
    Both = tuple[Evidence, Evidence]

NEAR = (
    "alike",
    "alike above .5",
    "alike above .7",
    "the most alike",
    "more alike than the next",
    "alike at most",
    "early among candidates",
    "rare words in common",
    "same subject",
    "same action",
    "same speaker",
    "relation",
    "words in common",
    "holds the known",
    "held by the known",
    "other scope",
    "other names",
    "other part",
    "a figure apart",
    "a figure in common",
    "a name in common",
    "historic",
    "words of the matter in common",
    "opposites",
    "told by the outlet",
    "known from the outlet",
    "denied",
    "known as denied",
    "ahead",
    "known as ahead",
    "disputes",
    "known as a charge",
    "not, on one side",
    "an answer",
    "known of its speaker",
    "of the known speaker",
    "in one article",
    "apart in the article",
    "told next",
    "a reply",
    "says otherwise",
    "absolute",
    "known as absolute",
    "on terms, on one side",
    "of one house",
    "length",
    "length of the known",
)
"""Signs that cost nothing: of vectors, words, frames and speakers."""

_JUDGED = (
    "follows",
    "open",
    "excluded",
    "follows, turned",
    "open, turned",
    "excluded, turned",
    "excluded both ways",
    "follows both ways",
    "follows either way",
)

SIGNS = NEAR + _JUDGED
"""Those, and log-odds of a judge's answers in both directions."""

EXCLUDED = 0.15
"""From this share of contradiction on a judge is asked the other way round too, for
what excludes does so both ways. From .5 on instead it asks a quarter less and macro-F1
on disputes left out is lower by .005; asking about all pairs gains nothing more."""

_NAME = re.compile(r"\b(?!The\b|A\b|An\b)[A-Z][\w-]+")
_AHEAD = frozenset({Modality.PREDICTED, Modality.POSSIBLE})
# Of each claim only so many known ones are looked at, those whose vectors are nearest,
# of other articles and of its own each. With five, macro-F1 on disputes left out is a
# little lower, not higher.
_LOOKED_AT = 2
# Who answers in the same article mostly answers what was told last.
_TOLD_LAST = 2
_NONE: Mapping[int, Pair] = MappingProxyType({})
# Lengths are told in hundreds of characters, to be of the size of the other signs.
_HUNDRED = 100
# In the same hundreds: what stands further apart is just far.
_FAR = 10.0


@dataclass(frozen=True, slots=True)
class Beside:
    """An incoming claim beside a known one: the pair, and its signs as ``NEAR``."""

    pair: Pair
    signs: tuple[float, ...]


def beside(
    now: Assertion,
    others: Sequence[Candidate],
    here: Sequence[Candidate],
    article: int,
    alike: Alike,
    paired: Mapping[int, Pair] = _NONE,
) -> tuple[Beside, ...]:
    """The claim beside the known ones that are most alike, of those that have vectors.

    ``others`` are of other articles; of what its own article has told before
    (``here``), only the word of another speaker is looked at, for what an article says
    twice is left to rules. ``alike`` gives the cosines of a vector with others,
    ``paired`` are the pairs that rules have looked at, by the known mention.
    """
    told = [one for one in here if now.speaker not in (None, one.assertion.speaker)]
    return (
        *_nearest(now, others, article, alike, paired),
        *_nearest(now, told, article, alike, _NONE, _TOLD_LAST),
    )


def _nearest(
    now: Assertion,
    candidates: Sequence[Candidate],
    article: int,
    alike: Alike,
    paired: Mapping[int, Pair],
    last: int = 0,
) -> Iterator[Beside]:
    known = [one for one in candidates if one.assertion.embedding and now.embedding]
    if not known:
        return
    shares = alike(now.embedding, [one.assertion.embedding for one in known])
    likest = sorted(range(len(known)), key=lambda place: -shares[place])[:_LOOKED_AT]
    latest = range(max(len(known) - last, 0), len(known))
    rare = _Rarity(now, known)
    for place in sorted({*likest, *latest}):
        one = known[place]
        pair = paired.get(one.mention) or pair_up(now, one, article)
        # How early it comes among those that share words; in one article nothing.
        early = 0.0 if pair.same_article else 1 / (1 + place)
        seen = *_likeness(place, shares), early, rare(pair)
        yield Beside(pair, (*seen, *_of_pair(pair)))


def worth_turning(answer: Evidence) -> bool:
    """Whether a judge should be asked the other way round, by what it has answered."""
    return answer.contradiction > EXCLUDED


def on_terms(pair: Pair) -> bool:
    """Whether one claim is of whatever meets a condition: "Once a secret leaks, ..."."""
    terms = [ON_TERMS.match(one.text) is not None for one in (pair.now, pair.before)]
    return terms[0] != terms[1]


def of_one_house(pair: Pair) -> bool:
    """Whether who speaks is told by one name: "an Acme engineer", "sources at Acme"."""
    told = [by.text if by else "" for by in (pair.a.speaker, pair.b.speaker)]
    return not set(_NAME.findall(told[0])).isdisjoint(_NAME.findall(told[1]))


def with_judge(found: Beside, evidence: Both) -> tuple[float, ...]:
    """All of ``SIGNS``: those at hand, and what a judge says of the pair."""
    there, back = evidence
    answers = (
        *there.shares,
        *back.shares,
        min(there.contradiction, back.contradiction),
        min(there.entailment, back.entailment),
        max(there.entailment, back.entailment),
    )
    return (*found.signs, *map(log_odds, answers))


def _likeness(place: int, alike: Sequence[float]) -> Iterator[float]:
    """How alike the pair is, by itself and among the other candidates."""
    this = alike[place]
    most = max(alike)
    others = max((*alike[:place], *alike[place + 1 :]), default=0.0)
    yield this
    yield max(this - 0.5, 0.0)
    yield max(this - 0.7, 0.0)
    yield float(this == most)
    yield this - others
    yield most


class _Rarity:
    """How much of what few candidates say a pair has in common."""

    def __init__(self, now: Assertion, known: Sequence[Candidate]) -> None:
        told = [stems(one.assertion.text) for one in known]
        self._weights = {
            word: 1 / (1 + sum(word in content for content in told))
            for word in stems(now.text)
        }
        self._all = sum(self._weights.values()) or 1.0

    def __call__(self, pair: Pair) -> float:
        """Of the words of the incoming claim, each weighed by how rare it is."""
        shared = pair.a.content & pair.b.content
        return sum(self._weights[word] for word in shared) / self._all


def _figure_in_common(pair: Pair) -> bool:
    return any(
        comparable(now, known) and compatible(now, known)
        for now in pair.now.values
        for known in pair.before.values
    )


def _of_pair(pair: Pair) -> Iterator[float]:
    now, before = pair.now, pair.before
    apart = max(now.span.start - before.span.end, 0) / _HUNDRED
    yield from map(
        float,
        (
            pair.same_subject,
            pair.same_action,
            pair.same_speaker,
            pair.relation,
            pair.likeness,
            containment(pair.b.content, pair.a.content),
            containment(pair.a.content, pair.b.content),
            pair.other_scope,
            pair.other_names,
            pair.other_part,
            pair.value is not None,
            _figure_in_common(pair),
            not pair.a.names.isdisjoint(pair.b.names),
            pair.historic,
            len(pair.matter),
            pair.opposite,
            now.speaker is None,
            before.speaker is None,
            now.modality is Modality.DENIED,
            before.modality is Modality.DENIED,
            now.modality in _AHEAD,
            before.modality in _AHEAD,
            now.denies,
            before.alleges,
            pair.a.negative != pair.b.negative,
            is_answer(now),
            _speaks_of(pair.b, pair.a.speaker),
            _speaks_of(pair.a, pair.b.speaker),
            pair.same_article,
            min(apart, _FAR) if pair.same_article else 0.0,
            pair.follows,
            now.verb in REPLYING,
            _says_otherwise(now.text),
            _absolute(now.text),
            _absolute(before.text),
            on_terms(pair),
            of_one_house(pair),
            len(now.text) / _HUNDRED,
            len(before.text) / _HUNDRED,
        ),
    )


@lru_cache(maxsize=256)
def _says_otherwise(text: str) -> bool:
    return OTHERWISE.search(text) is not None


@lru_cache(maxsize=8192)
def _absolute(text: str) -> bool:
    return ABSOLUTE.search(text) is not None


def _speaks_of(told: Profile, speaker: Party | None) -> bool:
    """Whether a claim tells of the one who says the other."""
    if speaker is None:
        return False
    return mentions(speaker, None, told.names) or same_party(told.subject, speaker)
