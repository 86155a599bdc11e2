"""Rules about one event told twice: values, details, conflicts, repetition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.apart import namesakes
from monitor.core.comparison.pair import SAME_WORDS, SHARED_MATTER
from monitor.core.comparison.questions import (
    about_slot,
    about_value,
)
from monitor.core.comparison.rules.charges import vaguer_charge
from monitor.core.comparison.rules.dates import due
from monitor.core.comparison.rules.finding import (
    Finding,
    changed,
    contradicted,
    repeated,
)
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.comparison.rules.tallies import counts_things
from monitor.core.comparison.rules.things import new_version
from monitor.core.comparison.slots import Likeness
from monitor.core.words import containment, ordered_stems, stem, stems
from monitor.types import Kind, Modality

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.slots import SlotDifference
    from monitor.types import Assertion

# A judge this sure in both directions says that two texts are one claim.
JUDGED_SAME = 0.9
# More differing roles than this tell of another event.
MOST_DIFFERENCES = 2
# A repetition may tell more than the first telling or less, but not both: the one
# text must hold most of the other's words, and that other some of the one's.
MOST_SHARED = 0.6
LEAST_SHARED = 0.3
# One speaker who fills so many roles alike, and none otherwise, says the same.
ROLES_ALIKE = 2
SURE = 0.75
_DENY = stem("deny")

# Done once in one place: two kinds of place for it cannot both be true.
_ONE_PLACE = stems("file appeal register sue bring hear")
_AGAIN = re.compile(
    r"\b(?:again|once more|repeated(?:ly)?|reiterated)\b", re.IGNORECASE
)
_THE_PLAIN = re.compile(r"the [a-z]+(?: [a-z]+)?")
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "another", "other"})
# What may come is not said to be so.
OPEN = frozenset({Modality.PREDICTED, Modality.POSSIBLE})


@rule(Standing.ANEW)
def value(pair: Pair) -> Finding | None:
    """One figure differs in an event that is otherwise the same."""
    difference = pair.value
    if difference is None or not pair.one_doing or not _one_matter(pair):
        return None
    if pair.historic:
        return None
    question = about_value(pair, difference.now)
    return changed(pair, Kind.VALUE, difference.why, question, pair.relation)


@rule(Standing.ANEW)
def detail(pair: Pair) -> Finding | None:
    """A role is filled by another, or more exactly."""
    if not pair.one_event or pair.value or pair.opposite:
        return None
    differences = pair.slots.differences
    if any(namesakes(d.now, d.before) for d in differences):
        return None
    if not 0 < len(differences) <= MOST_DIFFERENCES:
        return None
    rival = next((d for d in differences if _excludes(pair, d)), None)
    if rival is not None:
        question = about_slot(pair, rival)
        return contradicted(pair, Kind.CONFLICT, rival.why, question, SURE)
    if vaguer_charge(pair):
        return None
    chosen = differences[0]
    if not _kept(pair, len(differences)) or _may_be_one(chosen):
        return None
    return changed(
        pair, Kind.DETAIL, chosen.why, about_slot(pair, chosen), pair.relation
    )


@rule(Standing.ANEW)
def happened(pair: Pair) -> Finding | None:
    """What was expected is now reported as fact."""
    was_open = pair.before.modality in OPEN and pair.now.modality is Modality.ASSERTED
    if not was_open or not pair.one_event or pair.value:
        return None
    if due(pair.now) or pair.slots.differences:
        return None
    return changed(pair, Kind.DETAIL, "now reported as fact, was expected", None, SURE)


@rule(Standing.LEVEL, Standing.PARTY)
def same(pair: Pair) -> Finding | None:
    """The same claim, whatever the words around it."""
    if not _one_stance(pair) or pair.wordless:
        return None
    if not _subjects_agree(pair) or pair.other_scope or pair.opposite or pair.value:
        return None
    again = _again(pair)
    worded = pair.likeness >= SAME_WORDS and pair.same_action
    alike = again or worded or pair.agreement >= JUDGED_SAME
    if not (alike or pair.one_event):
        return None  # looked at first: it ends most pairs, and costs least
    # Where several figures differ, which stands for which is a guess.
    if pair.clashing or (not again and (_differs(pair) or _requoted(pair))):
        return None
    if alike:
        sure = max(pair.relation, pair.likeness, SURE if again else 0.0)
        return repeated(pair, sure, rank=1)
    if vaguer_charge(pair):
        return repeated(pair, pair.relation, rank=1)
    filled = pair.same_speaker and pair.slots.same >= ROLES_ALIKE
    if not (filled or _same_told(pair)):
        return None
    return repeated(pair, pair.relation)


def _requoted(pair: Pair) -> bool:
    """Whether an answer is quoted with words that the earlier one has not."""
    return pair.now.denies and bool(pair.a.quoted - pair.b.quoted)


def _again(pair: Pair) -> bool:
    """Whether one says again what one has said: the same doing to the same thing."""
    if not (pair.one_doing and _AGAIN.search(pair.now.quote)) or pair.same_article:
        return False
    heads = [
        {ordered_stems(s.text)[-1:] for s in x.frame.slots if s.role == "object"}
        for x in (pair.now, pair.before)
    ]
    return bool(heads[0] & heads[1] - {()})


def _one_stance(pair: Pair) -> bool:
    """Whether both deny or neither does; an account of one's own may be either."""
    account = pair.same_speaker and _DENY not in {pair.a.action, pair.b.action}
    return account or pair.now.denies == pair.before.denies


def _same_told(pair: Pair) -> bool:
    """Whether neither text tells much that the other does not."""
    shares = sorted(
        (
            containment(pair.a.matter, pair.b.matter),
            containment(pair.b.matter, pair.a.matter),
        )
    )
    return shares[0] >= LEAST_SHARED and shares[1] >= MOST_SHARED


def _differs(pair: Pair) -> bool:
    """Whether a role, a version or the step from plan to fact differs."""
    return (
        (bool(pair.slots.differences) and not vaguer_charge(pair))
        or new_version(pair) is not None
        or happened(pair) is not None
        or _other_quotes(pair)
    )


def _other_quotes(pair: Pair) -> bool:
    """Whether one speaker is quoted with other words."""
    quoted = pair.a.quoted and pair.b.quoted
    known = stems(" ".join(pair.before.quoted))
    other = bool(quoted) and not stems(" ".join(pair.now.quoted)) <= known
    return other and (pair.same_speaker or pair.now.denies)


def _subjects_agree(pair: Pair) -> bool:
    return pair.same_subject or (pair.same_speaker and pair.likeness >= SAME_WORDS)


def _one_matter(pair: Pair) -> bool:
    """One event; differing roles beside the figure would make it another."""
    others = [d for d in pair.slots.differences if not holds_value(pair, d)]
    # Who has counted some in one place may count others as well.
    recount = pair.same_speaker and counts_things(pair)
    if _nth(pair.now) != _nth(pair.before):
        return False  # "a third miner"
    apart = (pair.other_part and not recount) or pair.other_names
    return pair.one_event and not others and not apart


def _may_be_one(difference: SlotDifference) -> bool:
    """“Warned the home club”, "warned Elm Park": the one may go by the name of the other."""
    told = difference.now, difference.before
    plain = [_THE_PLAIN.fullmatch(one) is not None for one in told]
    named = [one[:1].isupper() for one in told]
    whom = difference.role in {"object", "by", "to", "with"}
    return whom and any(plain) and any(named)


def _nth(assertion: Assertion) -> frozenset[str]:
    """Which of several the subject is."""
    return frozenset(assertion.frame.subject.lower().split()) & _ORDINALS


def holds_value(pair: Pair, difference: SlotDifference) -> bool:
    """Whether the fillers of a role hold the figures in which two claims differ."""
    found = pair.value
    return found is not None and (
        found.now.text in difference.now or found.before.text in difference.before
    )


def _excludes(pair: Pair, difference: SlotDifference) -> bool:
    return difference.likeness is Likeness.RIVAL and pair.a.action in _ONE_PLACE


def _kept(pair: Pair, differing: int) -> bool:
    """Whether enough is the same to speak of one event with a detail changed."""
    if pair.slots.same >= differing:
        return True
    if any(d.role == "object" and d.unlike for d in pair.slots.differences):
        return False
    return bool(pair.a.names) and len(pair.matter) >= SHARED_MATTER
