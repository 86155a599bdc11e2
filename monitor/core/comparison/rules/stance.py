"""Rules about who stands where: denials, withdrawals, wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.comparison.agreement import says
from monitor.core.comparison.pair import CHARGES, SHARED_MATTER
from monitor.core.comparison.parties import mentions, same_party
from monitor.core.comparison.questions import about_answer, about_charge
from monitor.core.comparison.rules.finding import (
    Finding,
    changed,
    contradicted,
    repeated,
)
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.words import containment, stem, stems
from monitor.types import Kind, Modality, Verdict

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.profile import Profile
    from monitor.types import Assertion

# A denial repeats what it disputes; below this share it may dispute another thing.
SAME_PROPOSITION = 0.6
SURE = 0.75
# A denial holds all of the claim that it is against, but for a word of time.
WHOLE = 0.75
TOLD_WHOLE = 4

# A party that has been accused but does not say no disputes it only by an account
# of its own that clears it; praise of itself is no denial.
_CLEARING = stems(
    "independently own publicly lawful lawfully legal legally law complied comply"
    " consent permission licence license authorised authorized original genuine"
    " never nothing proper properly innocent unaware false untrue evidence"
)
NO_CLEAR_DENIAL = 0.5

_DENY = stem("deny")
# "Called it a fairy tale" rejects as "rejected it as a fairy tale" does.
_CALL = stems("call label describe brand characterise characterize condemn deride")
_WITHDRAW = frozenset({stem("withdraw"), "drop", "abandon", "take back"})
_DROPS = frozenset({"drop", "abandon"})
_WRONG = stems("wrong mistaken incorrect")
_ERRS = stems("err apologise apologize")
_BE = stem("be")
_THAT = frozenset({"this", "that", "it"})
_SUITS, _SUE = stems("lawsuit"), stem("sue")
_ABOUT = frozenset({"about", "over", "for", "on"})
_WITHDRAWABLE = stems(
    "accusation claim complaint lawsuit statement remark comment charge appeal"
    " objection"
)


@rule(Standing.ELSEWHERE)
def withdrawal(pair: Pair) -> Finding | None:
    """The one who said or filed it takes it back, or owns to have been wrong."""
    if _was_wrong(pair):
        who = pair.now.speaker or pair.now.frame.subject
        return changed(pair, Kind.WITHDRAWN, f"{who} was wrong about it", strength=SURE)
    drops = pair.now.frame.action in _DROPS
    if (pair.a.action not in _WITHDRAW and not drops) or pair.b.action in _WITHDRAW:
        return None
    if pair.now.frame.negated:
        return None
    alike = same_party(pair.a.actor, pair.b.actor) or pair.same_subject
    if not alike or not _took_back(pair):
        return None
    who = pair.now.speaker or pair.now.frame.subject
    return changed(pair, Kind.WITHDRAWN, f"{who} has withdrawn it", strength=SURE)


def _was_wrong(pair: Pair) -> bool:
    """Whether a speaker owns to an error in what the same speaker said."""
    now, said_by = pair.now.frame, pair.b.speaker
    if pair.same_article or now.negated or said_by is None:
        return False
    if pair.a.action != _BE and pair.a.action not in _ERRS:
        return False
    told = " ".join(s.text for s in now.slots if s.role == "object")
    wrong = pair.a.action in _ERRS or bool(stems(told) & _WRONG)
    about = stems(" ".join(s.text for s in now.slots if s.role in _ABOUT))
    own = same_party(pair.a.subject, said_by) and same_party(pair.a.actor, said_by)
    return own and wrong and bool(about & pair.b.content)


def _took_back(pair: Pair) -> bool:
    """Whether what is taken back is what the earlier mention said or filed."""
    taken_back = stems(_slot(pair.now, "object")) & _WITHDRAWABLE
    if not taken_back:
        return False
    if taken_back & pair.b.content or (taken_back & _SUITS and pair.b.action == _SUE):
        return True
    said = pair.before.alleges or pair.b.speaker is not None
    return said and bool(pair.matter - _WITHDRAWABLE)


@rule(Standing.DENIES, Standing.DENIED)
def answer(pair: Pair) -> Finding | None:
    """A denial beside an earlier one of the same party: its words may differ."""
    if not _same_answer(pair):
        return None
    if pair.a.quoted and pair.b.quoted and not _said_before(pair):
        return _reworded(pair)
    if _rejects(pair.now, pair.a):
        # New quoted words beside a bare denial: another answer may fit better.
        bare = pair.a.quoted and not _said_before(pair)
        return repeated(pair, SURE, rank=-1 if bare else 1)
    return None


def _said_before(pair: Pair) -> bool:
    """Whether the earlier quotes hold all the quoted words: a part is not new."""
    known = stems(" ".join(pair.before.quoted))
    return stems(" ".join(pair.now.quoted)) <= known


def _same_answer(pair: Pair) -> bool:
    """Whether one party gives one accuser the same answer twice."""
    both = pair.now.denies and pair.before.denies
    if not (both and _one_party(pair) and _one_target(pair)) or pair.other_kind:
        return False
    pointed = _slot(pair.before, "object").lower() in _THAT
    if pointed and not pair.same_article:
        return False  # what "denied this" meant stands in its own article
    if _rejects(pair.now, pair.a) and _rejects(pair.before, pair.b):
        return _one_matter(pair) or pair.slots.same > 0
    return pair.one_event


def _rejects(assertion: Assertion, profile: Profile) -> bool:
    """Whether the claim rejects outright, as "denied" or "called it nonsense" do."""
    return profile.action == _DENY or (
        assertion.denies and profile.action in _CALL and bool(assertion.quoted)
    )


def _clears(pair: Pair) -> bool:
    """Whether an answer says no, or gives an account that would clear its party."""
    return (
        _rejects(pair.now, pair.a)
        or pair.now.frame.negated
        or bool(stems(pair.now.text) & _CLEARING)
        or len(pair.matter) >= SHARED_MATTER
    )


@rule(Standing.LEVEL, Standing.ELSEWHERE, Standing.SPEAKER, Standing.AFFIRMS)
def wording(pair: Pair) -> Finding | None:
    """The same speaker, the same stance, other quoted words."""
    if not (pair.a.quoted and pair.b.quoted) or pair.a.quoted & pair.b.quoted:
        return None
    if _said_before(pair):
        return None
    objects_differ = any(d.role == "object" for d in pair.slots.differences)
    if pair.one_event and pair.value is None and not objects_differ:
        return _reworded(pair)
    return None


@rule(Standing.DENIES, Standing.AFFIRMED)
def denial(pair: Pair) -> Finding | None:
    """The accused disputes what the accuser alleges, or a party what was reported."""
    if _one_party(pair):
        return None
    if _answers(pair):
        # The charge itself before what else the accuser says; this article's first.
        return Finding(
            pair,
            Verdict.CONTRADICTED,
            Kind.DENIAL,
            _denial_why(pair),
            about_charge(pair.before),
            SURE,
            rank=2 * _accuses(pair.before) + pair.same_article,
            doubt=0.0 if _clears(pair) else NO_CLEAR_DENIAL,
        )
    if not pair.before.alleges and _disputes_report(pair):
        return contradicted(pair, Kind.DENIAL, _denial_why(pair), strength=SURE)
    return None


@rule(Standing.ELSEWHERE, Standing.DENIED, Standing.AFFIRMS)
def told_after_all(pair: Pair) -> Finding | None:
    """What a party has called false in so many words is told as true.

    "Dismissed as gossip a report that Acme offered $9", "Acme had offered $9".
    """
    if pair.b.action != _DENY or pair.a.negative or pair.other_scope:
        return None
    if pair.now.modality is not Modality.ASSERTED or pair.clashing:
        return None
    told = pair.a.content
    enough = len(told & pair.b.content) >= TOLD_WHOLE
    if not enough or containment(told, pair.b.content) < WHOLE or pair.value:
        return None
    why = f"{pair.before.speaker or pair.before.frame.subject} had denied it"
    return contradicted(pair, Kind.CONFLICT, why, strength=SURE)


def _one_party(pair: Pair) -> bool:
    return pair.same_actor or pair.same_speaker


def _one_target(pair: Pair) -> bool:
    """Whether two answers go to the same accuser, as far as the texts say."""
    one, other = pair.now.target, pair.before.target
    return (
        not one
        or not other
        or mentions(pair.b.actor, one, frozenset())
        or (bool(stems(one) & stems(other)))
    )


def _one_matter(pair: Pair) -> bool:
    """Two bare denials ("X denied the claims") share all that they say."""
    one = stems(_slot(pair.now, "object"))
    other = stems(_slot(pair.before, "object"))
    return (
        not one
        or not other
        or bool(one & other)
        or bool(one & CHARGES and other & CHARGES)
    )


def reworded(pair: Pair) -> str:
    """The quoted words of both in plain words."""
    return f"{_quotes(pair.now)}, was {_quotes(pair.before)}"


def _reworded(pair: Pair) -> Finding | None:
    question = about_answer(pair) if pair.now.denies else None
    return changed(pair, Kind.WORDING, reworded(pair), question, SURE)


def _quotes(assertion: Assertion) -> str:
    return " and ".join(f'"{q.strip(" ,.")}"' for q in assertion.quoted)


def _answers(pair: Pair) -> bool:
    """Whether the accused answers the one who accuses."""
    if not pair.before.alleges or pair.other_scope:
        return False
    accused = mentions(pair.a.actor, pair.before.target, pair.b.names)
    accuser = pair.b.actor
    to_accuser = pair.now.target is None or mentions(
        accuser, pair.now.target, frozenset()
    )
    return accused and to_accuser


def _disputes_report(pair: Pair) -> bool:
    """Whether a denial repeats the proposition that an earlier report holds."""
    said = pair.b.content - {pair.b.action}
    if pair.a.action != _DENY and not pair.now.frame.negated:
        return False
    if pair.other_scope or pair.value or not pair.matter:
        return False
    shared = pair.matter | ({pair.b.action} & pair.a.content)
    return (
        containment(said, pair.a.content) >= SAME_PROPOSITION
        and len(shared) >= SHARED_MATTER
    )


def _accuses(assertion: Assertion) -> bool:
    return stem(assertion.frame.action) == stem("accuse")


def _denial_why(pair: Pair) -> str:
    who = pair.now.speaker or pair.now.frame.subject
    other = pair.before.speaker or (
        pair.before.frame.subject if pair.before.alleges else "was reported"
    )
    denies = says(who, "denies", "deny")
    if other == "was reported":
        return f"{denies} what was reported"
    return f"{denies} what {says(other, 'alleges', 'allege')}"


def _slot(assertion: Assertion, role: str) -> str:
    return " ".join(s.text for s in assertion.frame.slots if s.role == role)
