"""From the weight of signs to a verdict that a reader can check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.comparison.apart import only_spoken_of
from monitor.core.comparison.fields import telling
from monitor.core.comparison.names import share_name
from monitor.core.comparison.profile import is_denied
from monitor.core.comparison.rules.finding import compared_with, otherwise
from monitor.core.comparison.rules.judged import figure_apart, kind_of_opposition
from monitor.core.comparison.rules.stance import reworded
from monitor.core.comparison.unlike import unlike
from monitor.core.comparison.values import comparable, compatible
from monitor.core.linkage.figures import one_figure
from monitor.core.linkage.guards import (
    no_repetition,
    other_quotes,
    told_apart,
)
from monitor.core.linkage.oppositions import confirms, no_opposition, plain_facts
from monitor.core.linkage.signs import of_one_house, with_judge
from monitor.core.linkage.weighing import AS_IT_IS, RELATIONS
from monitor.core.words import stems
from monitor.types import Judgement, Kind, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.profile import Profile
    from monitor.core.linkage.signs import Beside, Both
    from monitor.core.linkage.weighing import Scaling, Weighing
    from monitor.types import Assertion, Value

# A judge this sure that one excludes the other is heard, whatever else connects them.
_EXCLUDED = 0.5
# What nobody says no to is not excluded for its signs alone: a judge finds so much.
_HARDLY = 0.15
# Of claims without a name or subject in common it must find this much that one follows:
# three houses that came to grief on one day are not one. On labelled disputes that
# costs 15 of 265 repetitions that are right and spares 6 of 36 that are not.
_NOTHING = 0.2
# Of claims that differ in one word that counts, so much.
_FOLLOWS = 0.5
# And the signs must be this sure of it: of labelled disputes, which are all of one
# matter, 22 of 258 right repetitions go and 4 of 32 wrong ones; of articles written as
# news is, four of the five that go were wrong.
UNRELATED = 0.7
# Two parties who tell of one thing are at odds by fewer signs, if the judge excludes
# the one by the other both ways.
_BOTH_WAYS = 0.8
_TWO_PARTIES = 0.45
_SURE = 1.0


class Looked(NamedTuple):
    """How new a claim seems beside known ones, nobody asked, and whom to ask about."""

    newness: float
    asked: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Linker:
    """Two models, and how sure each has to be.

    ``near`` weighs the signs of ``NEAR`` and decides who is worth a judge's time: a
    known claim that is some relation with the probability ``ask`` at least. ``full``
    weighs all ``SIGNS``; a relation counts from its share in ``bars`` on. ``scaling``
    turns how new a claim seems by these pairs into how likely it is new.
    """

    near: Weighing
    full: Weighing
    ask: float
    bars: Mapping[str, float]
    scaling: Scaling = AS_IT_IS

    def look(self, found: Sequence[Beside]) -> Looked:
        """Worth asking about: the nearest of other articles, and of its own, if any.

        Of equally near ones the one that was known first. Where no answer would lead
        to a verdict nobody is asked, but about the next one.
        """
        near = [1.0 - self.near.shares(one.signs)[0] for one in found]
        asked: dict[bool, Beside] = {}
        for place in sorted(range(len(found)), key=lambda place: -near[place]):
            pair = found[place].pair
            if near[place] < self.ask:
                break
            if pair.same_article not in asked and is_open(pair):
                asked[pair.same_article] = found[place]
        return Looked(1.0 - max(near, default=0.0), tuple(asked.values()))

    def certainty(self, newness: float) -> float:
        """The probability that a claim is new that seems so by its pairs."""
        return round(self.scaling(newness), 3)

    def link(self, found: Beside, evidence: Both) -> Judgement:
        """What the claim is to the known one, by all signs and a judge's answers.

        ``new`` where no relation is likely enough; its confidence is the probability
        that there is none.
        """
        shares = self.full.shares(with_judge(found, evidence))
        named = dict(zip(RELATIONS, shares, strict=True))
        likeliest = max(RELATIONS[1:], key=lambda relation: named[relation])
        share = round(named[likeliest], 3)
        if only_spoken_of(found.pair.now, found.pair.before):
            return Judgement(Verdict.NEW, round(named["other"], 3))
        if found.pair.same_article and likeliest != "contradicted":
            return Judgement(Verdict.NEW, round(1.0 - named["contradicted"], 3))
        sure = share >= self.bars[likeliest] or (
            likeliest == "contradicted" and _at_odds(found.pair, evidence, share)
        )
        if sure and (told := judgement_of(found.pair, evidence, likeliest, share)):
            return told
        held = _VERDICTS[likeliest] if share > named["other"] else None
        # What speaks against a relation that signs are sure of speaks for a new claim.
        other = named["other"] + (share if sure else 0.0)
        why = compared_with(found.pair) if held else None
        return Judgement(Verdict.NEW, round(other, 3), held=held, why=why)


def is_open(pair: Pair) -> bool:
    """Whether anything could be told of a pair, whatever a judge may say of it."""
    if only_spoken_of(pair.now, pair.before):
        return False
    # Within one article nothing changes, and what is said twice is left to rules.
    left = ("contradicted",) if pair.same_article else RELATIONS[1:]
    return any(_JUDGEMENTS[relation](pair, _SURE) for relation in left)


def judgement_of(
    pair: Pair, evidence: Both, relation: str, share: float
) -> Judgement | None:
    """A relation as a verdict, if nothing speaks against it."""
    if relation == "same" and _doubted(pair, evidence, share):
        return None
    if relation == "contradicted" and (
        _agrees(pair, evidence) or _nobody_says_no(pair, evidence)
    ):
        return None
    return _JUDGEMENTS[relation](pair, share)


def _at_odds(pair: Pair, evidence: Both, share: float) -> bool:
    """Whether two parties say of one thing what a judge is sure cannot both be true."""
    if not pair.disputed:
        return False
    now, before = _told_of(pair.now, pair.a), _told_of(pair.before, pair.b)
    sure = all(one.contradiction >= _BOTH_WAYS for one in evidence)
    return not now.isdisjoint(before) and sure and share >= _TWO_PARTIES


def _told_of(assertion: Assertion, of: Profile) -> frozenset[str]:
    """The words of a claim and its speaker's, without those of figures and days."""
    dated = stems(" ".join(v.text for v in assertion.values))
    return (of.content | stems(assertion.speaker or "")) - dated


def _agrees(pair: Pair, evidence: Both) -> bool:
    """Whether what is denied is excluded by what is known, so that both agree."""
    denial = is_denied(pair.now) != is_denied(pair.before)
    return denial and evidence[0].entailment >= _EXCLUDED


def _nobody_says_no(pair: Pair, evidence: Both) -> bool:
    """Whether a judge finds nothing that excludes, and the later claim disputes nothing.

    Of what is denied it must find something in the other, so or not so, where the two
    tell of different doings.
    """
    excludes = max(one.contradiction for one in evidence)
    if is_denied(pair.now) and not pair.same_action:
        return max(excludes, *(one.entailment for one in evidence)) < _HARDLY
    no = pair.a.negative or pair.now.denies or is_denied(pair.now)
    return not no and figure_apart(pair) is None and excludes < _HARDLY


def _doubted(pair: Pair, evidence: Both, share: float) -> bool:
    """Whether a judge finds that one claim excludes the other, or has nothing of it.

    That it leaves open whether one follows says little of claims that are related.
    """
    there, back = evidence
    follows = max(there.entailment, back.entailment)
    little = follows < _NOTHING or share < UNRELATED
    apart = follows < _FOLLOWS and told_apart(pair)
    return there.contradiction >= _EXCLUDED or apart or (little and not _related(pair))


def _related(pair: Pair) -> bool:
    """Whether two claims have a subject, a name, a telling figure or one's subject in common."""
    if pair.same_subject or share_name(pair.a.names, pair.b.names):
        return True
    figures = [v for v in pair.now.values if v.kind != "date" and telling(v)]
    if any(_one(v, other) for v in figures for other in pair.before.values):
        return True
    a, b = pair.a.subject.noun, pair.b.subject.noun
    return a in pair.b.content or b in pair.a.content


def _one(figure: Value, other: Value) -> bool:
    """Whether two figures are one: of homes or families, or put in other units."""
    counts = figure.kind == other.kind == "number" and figure.low == other.low
    return counts or (comparable(figure, other) and compatible(figure, other))


def _same(pair: Pair, share: float) -> Judgement | None:
    """A repetition, or the same stance of one speaker in other quoted words."""
    if other_quotes(pair) and pair.same_speaker:
        why = reworded(pair)
        return _of_its_own(pair, share, Verdict.CHANGED, Kind.WORDING, why)
    if no_repetition(pair) or unlike(pair):
        return None
    known = pair.candidate
    return Judgement(
        Verdict.REPEATED,
        share,
        against=known.mention,
        claim=known.claim,
        thread=known.thread,
    )


def _changed(pair: Pair, share: float) -> Judgement | None:
    """A change of a figure or a role; one that nobody can name, nobody could check."""
    if figure := figure_apart(pair):
        if not one_figure(pair, figure):
            return None
        kind, why = Kind.VALUE, figure.why
    elif (told := pair.slots.differences) and sum(d.unlike for d in told) <= 1:
        kind, why = Kind.DETAIL, told[0].why
    else:
        return None
    return _of_its_own(pair, share, Verdict.CHANGED, kind, why)


def _contradicted(pair: Pair, share: float) -> Judgement | None:
    """A contradiction, or another figure; one house does not quarrel in one article."""
    figure = None if pair.same_article else figure_apart(pair)
    if figure and not one_figure(pair, figure):
        return None
    if (
        plain_facts(pair)
        or no_opposition(pair)
        or (pair.same_article and of_one_house(pair))
    ):
        return None
    if figure:
        return _of_its_own(pair, share, Verdict.CHANGED, Kind.VALUE, figure.why)
    if confirms(pair):
        return None
    kind = kind_of_opposition(pair)
    return _of_its_own(pair, share, Verdict.CONTRADICTED, kind, otherwise(pair, kind))


def _of_its_own(
    pair: Pair, share: float, verdict: Verdict, kind: Kind, why: str
) -> Judgement:
    """A claim of its own, in the thread of the known one."""
    known = pair.candidate
    return Judgement(
        verdict, share, kind=kind, against=known.mention, thread=known.thread, why=why
    )


_VERDICTS = {
    "same": Verdict.REPEATED,
    "changed": Verdict.CHANGED,
    "contradicted": Verdict.CONTRADICTED,
}
_JUDGEMENTS = {"same": _same, "changed": _changed, "contradicted": _contradicted}
