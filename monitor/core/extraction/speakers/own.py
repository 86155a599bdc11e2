"""What a party tells of itself: what it plans, wants, accepts, stands behind.

No verb of saying stands there, and yet only the party can have said so: "Acme
expects to cut 90 jobs", "The union announced an appeal".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.extraction.frames import head_name
from monitor.core.extraction.references.epithets import stands_for
from monitor.core.extraction.references.nouns import one_person
from monitor.core.extraction.references.things import undated
from monitor.core.extraction.speakers.continuing import still_told
from monitor.core.extraction.speakers.naming import lowered
from monitor.core.extraction.speakers.speaker_phrases import nobody
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import people
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.nominal import MASS
from monitor.core.lexicon.reporting import DOCUMENT_NOUNS, SPEAKER_NOUNS
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.extraction.stance import Standing
    from monitor.core.grammar.clause import Clause, Group
    from monitor.core.text import Token
    from monitor.types import Frame

# What is in somebody's mind now; of the past it is told by others, too.
_MIND = word_set("""
expect want intend plan hope mean aim wish demand insist seek regret doubt fear remember
""")
# These are said, whenever it was.
_SAID = word_set("""
announce defend hail praise criticise criticize condemn welcome deplore slam blast lambast
denounce contradict question promise pledge vow apologise apologize confirm reaffirm repeat reiterate
""")
# Before it is done only the party knows.
_ANNOUNCED = word_set("appeal contest challenge")
# "Accepted the decision" is an answer, "accepted 11 percent" a deed.
_ANSWERED = word_set("""
decision ruling verdict judgment judgement result outcome finding findings report blame
responsibility criticism penalty fine apology conclusion conclusions defeat sentence
""")
# "Claims £2m in damages", "seeks compensation"
_CLAIMED = word_set("damages compensation redress refund money repayment")
_SEEN = word_set("""
evidence reason grounds ground sign signs need proof basis fault cause case alternative
""")
# "Named Ada Holm as chair" is an appointment.
_OFFICES = people.TITLES | people.ROLE_NOUNS | word_set("chair head chief successor")
_TOGETHER = {
    "rule": frozenset(("out",)),
    "hit": frozenset(("back", "out")),
    "lash": frozenset(("out",)),
    "fire": frozenset(("back",)),
}
# "Is convinced", "has no doubt", "expressed regret", "called for a ban"
_CERTAIN = word_set(
    "convinced certain sure confident adamant sceptical skeptical doubtful"
)
_FELT = word_set("""
regret concern concerns confidence surprise dismay hope doubt doubts sympathy outrage
""")
_OWNED = word_set("his her its their what every")
_STATED = word_set("""
account report figure figures estimate claim claims story version statement decision
findings testimony forecast words remarks ruling verdict
""")
_UNSAID = word_set("rule confirm comment say discuss disclose reveal")
_UNKNOWN = word_set(
    "it he she they this that nobody who whoever which some others none"
)
_JUDGED = word_set("""
absurd excessive unfair unjust unlawful illegal lawful legal void invalid dangerous safe
unsafe wrong right justified unjustified reasonable unreasonable adequate inadequate
one-sided unconvincing convincing regrettable closed settled necessary unnecessary likely
unlikely probable improbable possible impossible plausible implausible proven permanent
""")
_COUNTED = word_set("""
half third quarter fifth tenth dozen hundred thousand million billion two three four
five six seven eight nine ten twelve twenty thirty forty fifty
""")
_MONEY_SIGNS = "$€£"
_REFLEXIVE = word_set("himself herself itself themselves")
_SELF = re.compile(r" (?:him|her|it|them)sel(?:f|ves)$")


def own_word(
    parsed: ParsedSentence, at: int, frame: Frame, standing: Standing
) -> Standing:
    """The standing of a clause in the outlet's voice, its subject heard in it."""
    clause = parsed.clauses[at]
    if standing.speaker and _nothing(parsed, clause):
        return replace(standing, speaker=None)
    if standing.speaker:
        told = _told_plainly(parsed, at, standing.speaker)
        return replace(standing, speaker=told if _speaks(parsed, at) else None)
    if still := still_told(parsed, at, frame):
        return replace(standing, speaker=still, verb="say")
    if not speaks_for_itself(parsed.toks, clause, frame):
        return standing
    if not _party(parsed, at):
        return standing
    verb = clause.group.plain or frame.action
    speaker = _told_plainly(parsed, at, frame.subject)
    return replace(standing, speaker=speaker, verb=verb)


def _nothing(parsed: ParsedSentence, clause: Clause) -> bool:
    """“It has admitted nothing”, "it neither admits nor denies it": nobody says so."""
    behind = parsed.toks[clause.group.end : clause.end]
    neither = parsed.toks[clause.group.start - 1].low == "neither"
    return neither or (bool(behind) and behind[0].low == "nothing")


def _told_plainly(parsed: ParsedSentence, at: int, subject: str) -> str | None:
    """“Acme's Ada Holm” is Ada Holm, "the mayor herself" the mayor."""
    lo, hi = parsed.subject_range(at)
    if subject.lower() in _UNKNOWN:
        return None
    if known := stands_for(parsed.toks, lo, hi, parsed.discourse):
        return known
    speaker = lowered(_SELF.sub("", undated(subject)))
    kinds = parsed.source.directory.kinds
    people_ = [n for n, kind in kinds.items() if kind == "person"]
    people_ += [n for n, kind in kinds.items() if kind == "other" and " " in n]
    of = (n for n in people_ if re.match(rf"(\w+ )?{re.escape(n)} (of|from) ", speaker))
    if name := next(of, None):
        return name
    named = next((n for n in people_ if speaker.endswith(f" {n}")), None)
    if named is None or speaker in kinds:
        return speaker
    before = speaker.removesuffix(named).lower().split()
    return speaker if words.PREPOSITIONS & set(before) else named


def _speaks(parsed: ParsedSentence, at: int) -> bool:
    """Whether a subject is somebody, or something written: no "Rules demand"."""
    lo, hi = parsed.subject_range(at)
    toks = parsed.toks
    alone = hi - lo == 1 and lo == 0 and toks[lo].text[1:].islower()
    if not alone or _party(parsed, at) or toks[lo].low in DOCUMENT_NOUNS:
        return True
    low = toks[lo].low
    return low not in MASS and reading(low, "s", "base", "ing") is None


def _party(parsed: ParsedSentence, at: int) -> bool:
    """Whether a subject is somebody at all: a person, a body, people."""
    lo, hi = parsed.subject_range(at)
    name = parsed.subject(at)[2]
    if name is not None:
        return parsed.discourse.kind(name) in {"person", "body", "other"}
    toks = parsed.toks
    stop = next((i for i in range(lo, hi) if toks[i].low in words.PREPOSITIONS), hi)
    first = head_name(toks, lo, stop, parsed.discourse) if stop > lo else None
    if first and parsed.discourse.kind(first) == "person":
        return True  # "Ada Holm of the dockers' union"
    if stop > lo and toks[stop - 1].low in _REFLEXIVE:
        stop -= 1
    noun = toks[stop - 1].low if stop > lo else ""
    one = noun in SPEAKER_NOUNS | people.PERSON_NOUNS | people.BODY_NOUNS
    one |= noun in people.COMPANY_NOUNS | people.PLURALS
    single = noun.removesuffix("s")
    many = single in SPEAKER_NOUNS or noun.endswith(("men", "women"))
    return (
        one
        or many
        or one_person(noun)
        or one_person(single)
        or parsed.subject(at)[1] != _own(parsed, lo, hi)
    )


def _own(parsed: ParsedSentence, lo: int, hi: int) -> str:
    return parsed.source.words(parsed.toks, lo, hi)


def speaks_for_itself(toks: Sequence[Token], clause: Clause, frame: Frame) -> bool:
    """Whether a clause in the outlet's voice tells what its subject says."""
    group = clause.group
    told = clause.role in {"main", "verb"} and group.kind == "finite"
    told &= not _is_expected(toks, group)
    none = _of_nobody(frame.subject) or nobody(toks, *clause.subject)
    done_to = group.passive and group.plain not in _MIND  # "expects to be re-elected"
    if not told or done_to or group.before or none:
        return False
    filled = {slot.role: slot.text for slot in frame.slots}
    verb = group.plain or group.lemma
    behind = [t.low for t in toks[group.end : clause.end]]
    if group.modal:
        itself = toks[clause.subject[0]].low not in words.SUBJECT_PRONOUNS
        announced = group.modal in {"will", "'ll"} and verb in _ANNOUNCED and itself
        refuses = group.modal in {"would", "will"} and group.negated
        what = behind[:1] != ["that"]  # of a refusal to say "that" the outlet tells
        return announced or (refuses and verb in _UNSAID and what)
    if verb in _MIND or (verb == "believe" and group.negated):
        undone = group.negated and group.perfect  # "has not demanded"
        return _of_now(toks, group) and bool(behind or group.plain) and not undone
    if group.copular:
        first = [low for low in behind if not words.is_adverb(low)][:1]
        return bool(_CERTAIN & set(first)) and len(behind) > 1
    if _taking_sides(verb, behind):
        return True
    return _of_its_object(toks, group, verb, filled) or _felt(toks, group, filled)


def _taking_sides(verb: str, behind: Sequence[str]) -> bool:
    """“Sticks to 2030”, "stands firmly behind her minister", not "by the river"."""
    if verb != "stand":
        down = verb == "put" and "down to" in " ".join(behind)
        sticks = verb == "disagree" or (verb == "stick" and behind[:1] == ["to"])
        return (
            down or sticks or bool(_TOGETHER.get(verb, frozenset()) & set(behind[:2]))
        )
    at = next((i for i, low in enumerate(behind[:3]) if low in {"by", "behind"}), 3)
    whom = behind[at + 1 : at + 4]
    return bool(whom) and (whom[0] in _OWNED or bool(_STATED & set(whom)))


def _of_its_object(
    toks: Sequence[Token], group: Group, verb: str, filled: dict[str, str]
) -> bool:
    """Whether what a verb is done to shows that it is done in words."""
    told = filled.get("object", "").replace("'s", "").lower().split()
    if verb in _SAID:
        asks = toks[group.end].low == "whether" if group.end < len(toks) else False
        return bool(filled or asks) and not group.negated
    if verb == "claim":
        claimed = " ".join(filled.values()).lower().split()
        paid = bool(told) and told[0][0] in _MONEY_SIGNS
        return _of_now(toks, group) and (paid or bool(_CLAIMED & set(claimed)))
    if verb == "see":
        return told[:1] == ["no"] and bool(_SEEN & set(told))
    if verb == "accept":
        return bool(_ANSWERED & set(told))
    if verb == "name" and "as" in filled:
        return not _OFFICES & set(filled["as"].lower().split())
    blames = verb == "put" and told[:2] == ["the", "blame"]
    if blames or (verb == "attribute" and told and "to" in filled):
        return True
    if verb == "count" and told:
        return told[0][0].isdigit() or told[0] in _COUNTED
    return verb in {"put", "reckon", "give"} and bool(told) and _measured(toks, group)


def _measured(toks: Sequence[Token], group: Group) -> bool:
    """“Put the number that had quit at 200”, "gives it as 9": at a figure, wherever."""
    rest, at = toks[group.end :], "as" if group.lemma == "give" else "at"
    behind = (rest[i + 1 : i + 5] for i, t in enumerate(rest[:-1]) if t.low == at)
    return any(
        ahead[0].text[0] in "0123456789$€£" or bool(_COUNTED & {t.low for t in ahead})
        for ahead in behind
    )


def _felt(toks: Sequence[Token], group: Group, filled: dict[str, str]) -> bool:
    """“Considers it void”, "expressed regret", "has no doubt", "called for a ban"."""
    told, verb = filled.get("object", "").lower().split(), group.lemma
    if verb == "call":
        return not told and bool({"for", "on"} & filled.keys())
    if not told:
        return False
    if verb in {"consider", "regard", "find", "deem", "think"}:
        likely = told[0] == "it" and bool(_JUDGED & set(told[1:3]))  # "found it likely"
        view = told[-1] in _JUDGED or verb == "regard" or "as" in filled
        return likely or ((view or "too" in told) and _of_now(toks, group))
    plain = verb in {"express", "voice"} or (verb == "have" and told[0] == "no")
    return plain and bool(_FELT & set(told[:3]))


def _of_now(toks: Sequence[Token], group: Group) -> bool:
    """Whether a verb stands in the present: "expects", "are hoping"."""
    at = group.start
    while at < group.end and words.is_adverb(toks[at].low):
        at += 1
    first = toks[at].low
    if first in {"is", "are", "has", "have", "does", "do"}:
        return True
    return reading(first, "s") is not None or reading(first, "past") is None


def _is_expected(toks: Sequence[Token], group: Group) -> bool:
    """“Is expected to testify”: others expect it."""
    first = [t.low for t in toks[group.start : group.end]]
    verb = next((i for i, low in enumerate(first) if low == "to"), 0)
    be = any(low in words.BE for low in first[:verb])
    return be and verb > 1 and not first[verb - 1].endswith("ing")


def _of_nobody(subject: str) -> bool:
    return not subject or subject.lower() in _UNKNOWN
