"""Rules about answers that do not say again what they answer.

"Denied both charges", "rejected that", "that is a lie": what is meant is the charge
against whoever answers, or what another has just said in the same article.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.comparison.agreement import says
from monitor.core.comparison.parties import same_party
from monitor.core.comparison.profile import party, profile
from monitor.core.comparison.rules.finding import Finding, changed, contradicted
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.comparison.values import comparable
from monitor.core.lexicon.reporting import DOCUMENT_NOUNS
from monitor.core.lexicon.wordlist import word_set
from monitor.core.words import stem, stems, words
from monitor.types import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.comparison.pair import Pair
    from monitor.types import Assertion

SURE = 0.75
# "She is wrong" calls nothing false that was shown.
_PERSONS = frozenset(("i", "you", "he", "she", "we", "they"))
_PRODUCES = stems("quote cite publish show produce release leak circulate")
# "That" is what the sentence before says: between the two stands no more, in
# characters, than ", the union said on Tuesday evening." What was said of the party
# itself may stand a few sentences back.
NEXT = 60
NEAR = 400
_CONTRADICT, _WHOM = stem("contradict"), word_set("him her them")
_DENY, _BE, _PLEAD = stem("deny"), stem("be"), stem("plead")
_CHARGED = stems("charge accuse indict sue suspect prosecute")
# "Called the allegation absurd": a judgement on what somebody else said.
_JUDGES = stems("call label describe brand term dub deride condemn")
_DISPUTES = stems("deny dispute contest contradict rubbish challenge question")
_FALSE = stems(
    "absurd nonsense baseless groundless unfounded false untrue ridiculous lie lies"
    " fabrication gossip invention slander smear propaganda fantasy rubbish wrong"
    " preposterous incorrect inaccurate erroneous invented fabricated forgery forged fake hoax exaggeration"
    " exaggerated overblown misleading myth distortion distorted scaremongering"
    " speculation guesswork rumour rumours rumor spoiled flawed unreliable worthless"
    " libel fiction fairy laughable outrageous disgraceful unfair insult insulting shot"
)
_DOCUMENTS = stems(" ".join(DOCUMENT_NOUNS)) | {"mail"}
_TRUE = stems("true so case right correct accurate")
# What an answer is about when it does not say it again.
_THAT = word_set("that this it them these those both all any")
_TOLD = stems(
    "accusation claim complaint charge suspicion report assertion figure number"
    " account version story suggestion remark statement estimate count criticism"
    " blame finding conclusion insinuation rumour rumor testimony depiction portrayal"
)
# "The claim that it bullied staff" says itself what is disputed.
_SAID = re.compile(
    r"\b(?:accusations?|claims?|complaints?|charges?|reports?|assertions?|figures?"
    r"|accounts?|stor(?:y|ies)|allegations?|suggestions?|statements?|remarks?"
    r"|estimates?|ideas?)\s+(?:that|of|about|by|from|in|on|against|for)\b"
)
# "Would not" is of one's own plans.
_REPORTS = re.compile(
    r"(?i)^(?:reports?|claims?|rumours?|suggestions?|talk) (?:that|of)\b"
)
_HAD_NOT = re.compile(
    r"\b(?:ha[ds]|have|d(?:id|o|oes)|is|are|was|were)(?: not|n['’]t)[.\"'”’]*$"
)
# How an answer is put; none of it is a matter of its own.
_MANNER = stems("strongly firmly flatly categorically again repeatedly both all")
# How somebody looked on is no claim to be called absurd.
_LOOKS_ON = stems("sit stand shake nod shrug weep cry smile laugh frown sigh stare")
_GUILT = stems("wrongdoing guilt guilty")


def is_answer(assertion: Assertion) -> bool:
    """Whether a claim answers another, perhaps without a word of it."""
    says_no = assertion.speaker is not None and profile(assertion).negative
    return (
        assertion.denies or says_no or _answers_barely(assertion) or _pleads(assertion)
    )


def answers_barely(assertion: Assertion) -> bool:
    """Whether a claim says no to another, and no more than that."""
    rejects = stem(assertion.frame.action) == _DENY and assertion.denies
    bare = rejects and stems(_object(assertion)) & _TOLD
    told = bare and not _SAID.search(assertion.text)
    return bool(told) or _answers_barely(assertion) or _pleads(assertion)


@rule()
def to_charge(pair: Pair) -> Finding | None:
    """The accused says no to a charge that was told without an accuser.

    "Vos is charged with fraud", "Vos denied both charges".
    """
    if pair.b.action not in _CHARGED or pair.b.negative:
        return None
    if not (_answers_barely(pair.now) or _pleads(pair.now)):
        return None
    charged = not any(s.role == "object" for s in pair.before.frame.slots)
    if not charged or not same_party(pair.a.actor, pair.b.subject):
        return None
    why = f"{says(pair.now.frame.subject, 'denies', 'deny')} the charge"
    return _denied(pair, why, rank=2 + pair.same_article)


@rule(Standing.HERE, Standing.AFFIRMED)
def to_claim(pair: Pair) -> Finding | None:
    """A party disputes in the same article what another has just said or cited.

    What is said of that party itself is meant before what merely stands nearest.
    """
    speaker = pair.b.speaker
    if speaker is None:
        return None
    of_itself = same_party(pair.a.actor, pair.b.subject)
    barely = _answers_barely(pair.now) or (of_itself and _pleads(pair.now))
    cited = not barely and _calls_cited_false(pair)
    if not (barely or cited) or same_party(speaker, pair.a.actor):
        return None
    if _REPORTS.match(pair.now.text) and not pair.matter:
        return None  # "Reports that it was sold are untrue": that, not what precedes
    if pair.b.action in _LOOKS_ON and not (cited or _points(pair.now)):
        return None
    # "Called that a lie" means what stands nearest, "the charge" what is said of it.
    reach = NEAR if of_itself and not (cited or _points(pair.now)) else NEXT
    if not 0 <= pair.now.span.start - pair.before.span.end <= reach:
        return None
    return _denied(pair, rank=int(of_itself and not cited))


def _calls_cited_false(pair: Pair) -> bool:
    """Say "called the memo a forgery" of what another has told from a memo."""
    judges = stem(pair.now.frame.action) in _JUDGES and _says_false(pair.now)
    return judges and bool(stems(_object(pair.now)) & (_DOCUMENTS | pair.b.content))


@rule()
def to_figure(pair: Pair) -> Finding | None:
    """A figure is called wrong: "the figure of 530 votes was wrong"."""
    frame = pair.now.frame
    if pair.a.action != _BE or pair.a.negative or not _SAID.match(frame.subject[4:]):
        return None
    called = [v for v in pair.now.values if v.text.strip() in frame.subject]
    same = (
        v.low == w.low and comparable(v, w) for v in called for w in pair.before.values
    )
    if pair.before.denies or not any(same) or not stems(_object(pair.now)) & _FALSE:
        return None
    why = f"{called[0].text.strip()} is called wrong"
    if pair.same_speaker:
        return changed(pair, Kind.WITHDRAWN, why, strength=SURE)
    kind = Kind.DENIAL if pair.now.speaker else Kind.CONFLICT
    return contradicted(pair, kind, why, strength=SURE)


def to_reported(pairs: Sequence[Pair]) -> Finding | None:
    """“The claim” is what somebody was told to say before being quoted on it."""
    answered = (pair for pair in pairs if (found := to_claim(pair)) and not found.rank)
    last = max(answered, key=lambda pair: pair.before.span.start, default=None)
    if last is None or _points(last.now) or not _verbatim(last.before):
        return None
    for pair in pairs:
        one, other = last.b.speaker, pair.b.speaker
        gap = last.before.span.start - pair.before.span.end
        near = pair.same_article and 0 <= gap <= NEXT
        if not near or one is None or other is None or not same_party(one, other):
            continue
        if not (_verbatim(pair.before) or pair.before.denies):
            return _denied(pair, rank=1)
    return None


def _verbatim(assertion: Assertion) -> bool:
    """Whether a claim stands in quotation marks as a whole."""
    return any(assertion.quote in quoted for quoted in assertion.quoted)


@rule(Standing.AFFIRMED)
def to_source(pair: Pair) -> Finding | None:
    """A party calls the source itself false: "the memo is a forgery"."""
    speaker = pair.b.speaker
    if pair.now.speaker is None:
        return None
    named = speaker if speaker is not None and speaker.names else None
    if named and not (pair.matter and same_party(named, pair.a.subject)):
        return None  # who has a name says much else: of what they are wrong is told
    if pair.same_speaker:
        return None  # who calls himself wrong denies nobody's word
    if pair.a.action != _BE or pair.a.negative:
        return None
    source = speaker.noun if speaker else _produced(pair.before)
    somebody = pair.now.frame.subject.casefold() in _PERSONS
    if somebody or source != pair.a.subject.noun or not _says_false(pair.now):
        return None
    if not source and not (pair.follows and pair.b.action not in _LOOKS_ON):
        return None
    why = f"{says(pair.now.speaker, 'calls', 'call')} {pair.before.speaker or 'the source'} false"
    return _denied(pair, why)


def _produced(assertion: Assertion) -> str:
    """The noun of what somebody quotes or shows: "quoted an email from the desk"."""
    if stem(assertion.frame.action) not in _PRODUCES:
        return ""
    told = next((s.text for s in assertion.frame.slots if s.role == "object"), "")
    return party(told, frozenset()).noun if told else ""


def _denied(pair: Pair, why: str = "", rank: int = 0) -> Finding:
    """A denial; where not told otherwise of what the earlier speaker says."""
    who = pair.now.speaker or pair.now.frame.subject
    said = says(pair.before.speaker or "", "says", "say")
    why = why or f"{says(who, 'denies', 'deny')} what {said}"
    return replace(contradicted(pair, Kind.DENIAL, why, strength=SURE), rank=rank)


def _answers_barely(assertion: Assertion) -> bool:
    """Whether a claim disputes another without saying what that one said."""
    if _breaks_off(assertion):
        return True
    if assertion.frame.negated and stem(assertion.frame.action) != _BE:
        return False
    return _disputes(assertion) or _calls_false(assertion)


def _breaks_off(assertion: Assertion) -> bool:
    """Say "it had not", "he did not": what, the sentence before has told."""
    found = _HAD_NOT.search(assertion.text)
    return assertion.speaker is not None and found is not None


def _disputes(assertion: Assertion) -> bool:
    """Say "denied that", "rejected the claim", "called the allegation absurd"."""
    verb = stem(assertion.frame.action)
    judges = verb in _JUDGES and (assertion.denies or _says_false(assertion))
    if not judges and verb not in _DISPUTES | {_DENY}:
        return False
    if verb == _CONTRADICT and set(words(_object(assertion))) & _WHOM:
        return True
    return _means_another(_object(assertion)) and not _SAID.search(assertion.text)


def _points(assertion: Assertion) -> bool:
    """Whether "that" or "this" is all that is said of what is answered."""
    return bool({"that", "this"} & set(words(_object(assertion))[:1]))


def _means_another(phrase: str) -> bool:
    """Whether a phrase stands for what somebody else said: "that", "the claim"."""
    about = stems(phrase) - _MANNER - _FALSE
    return about <= _TOLD and bool(about or set(words(phrase)) & _THAT)


def _calls_false(assertion: Assertion) -> bool:
    """Say "that is a lie", "it is not true"."""
    frame = assertion.frame
    if assertion.speaker is None or stem(frame.action) != _BE:
        return False
    told = stems(_object(assertion))
    meant = frame.subject.lower() in _THAT or bool(
        stems(frame.subject) and stems(frame.subject) <= _TOLD
    )
    return meant and bool(told & (_TRUE if frame.negated else _FALSE))


def _says_false(assertion: Assertion) -> bool:
    told = [_object(assertion), *(s.text for s in assertion.frame.slots)]
    return bool(stems(" ".join(told)) & _FALSE)


def _pleads(assertion: Assertion) -> bool:
    """Say "denies wrongdoing", "pleaded not guilty"."""
    verb = stem(assertion.frame.action)
    guilt = bool(stems(_object(assertion)) & _GUILT)
    pleads = verb == _PLEAD and " not guilty" in assertion.text
    return pleads or (verb == _DENY and guilt)


def _object(assertion: Assertion) -> str:
    """What stands for the object; where no role is told, what follows the verb."""
    told = " ".join(s.text for s in assertion.frame.slots if s.role == "object")
    if told or assertion.frame.slots:
        return told
    verb = stem(assertion.frame.action)
    parts = assertion.text.split()
    at = next((i for i, w in enumerate(parts) if stem(w.strip(".,")) == verb), None)
    return " ".join(parts[at + 1 :]) if at is not None else ""
