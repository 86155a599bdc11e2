"""Whom "they" and "it" mean at the head of what somebody says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.conditions import STAND_INS
from monitor.core.extraction.references.calling import (
    client_of,
    speaks_for_another,
)
from monitor.core.extraction.references.discourse import HIS
from monitor.core.extraction.references.meant import Party
from monitor.core.extraction.references.nouns import CANNOT_BE, head_noun, one_person
from monitor.core.extraction.references.rivals import tells_of_thing
from monitor.core.grammar.impersonal import of_nobody
from monitor.core.grammar.neighbours import plural
from monitor.core.lexicon.function_words import MODALS, PREPOSITIONS
from monitor.core.lexicon.given import sex_of
from monitor.core.lexicon.people import PLURALS
from monitor.core.lexicon.wordlist import word_set
from monitor.types import Name, Span

if TYPE_CHECKING:
    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.grammar.clause import Clause

_COLLECTIVES = word_set(
    "family couple crew team band jury committee panel group police"
)
_BACK = 3000  # characters in which whoever speaks was told of before
_PERSON = frozenset(("he", "she"))
_TELLING = word_set("tell inform warn assure remind advise promise")
_HIM = {"he": "she", "she": "he"}
_OTHER = {"he": frozenset(("her",)), "she": frozenset(("him",))}
_THEM = frozenset(("it", "they"))
_CHARGING = frozenset(("allege", "claim", "accuse", "charge"))
# Of whom a pronoun cannot be said.
_NOT_OF = {"body": _PERSON, "place": _PERSON, "person": frozenset(("it",))}


def speaker_stands_in(parsed: ParsedSentence, at: int, speaker: str) -> None:
    """Let the speaker be the subject of a clause that opens with "they" or "it"."""
    discourse = parsed.discourse
    lo, hi = parsed.subject_range(at)
    if of_nobody(parsed.toks, lo):
        return
    low = parsed.toks[lo].low if hi - lo == 1 else ""
    if low in _PERSON:
        speaker = client_of(discourse.reading.directory, speaker) or speaker
    known = discourse.people.copy(), discourse.latest.copy()
    if _of_strangers_own(parsed, at, speaker):
        words = parsed.source.words(parsed.toks, lo, hi)
        parsed.subjects[at] = (words, words, None, ())
    elif _left_open(parsed, at, low, speaker):
        parsed.subjects[at] = (low, low, None, ())
        discourse.people, discourse.latest = known
    elif _of_another(parsed, at, low, speaker):
        return
    elif speaker in parsed.source.directory.kinds:
        _named_stands_in(parsed, at, low, speaker)
    elif low in STAND_INS and _described(speaker, low):
        parsed.subjects[at] = (speaker, speaker, None, ())


def _named_stands_in(parsed: ParsedSentence, at: int, low: str, speaker: str) -> None:
    """Let a speaker with a name be "it", "he" or "she"."""
    discourse, lo = parsed.discourse, parsed.subject_range(at)[0]
    kind = discourse.kind(speaker)
    if kind == "other" and sex_of(speaker):
        kind = "person"
    elif kind == "other" and speaker in discourse.neuter:
        kind = "body"
    before = discourse.subject, discourse.thing, discourse.rivals
    pleads = speaks_for_another(parsed.source.directory, speaker)
    if low not in _PERSON or not (pleads or kind in {"body", "place"}):
        discourse.subject, discourse.thing = Party(speaker, kind), None
    discourse.rivals = frozenset()
    others = _NOT_OF.get(kind, frozenset()) | (_PERSON if pleads else frozenset())
    if kind == "person" or one_person(head_noun(speaker)):
        others = others | {"they"}  # "Ada Holm said they had won"
    beside = parsed.set_off  # "She will sue, Holm said" is of another
    if beside and parsed.sentence.toks[beside.hi - 1].low != "that":
        others = others | _PERSON
    if low in STAND_INS - others:
        where = Span(parsed.toks[lo].start, parsed.toks[lo].end)
        stand_in = Name(parsed.toks[lo].text, speaker, None, where)
        parsed.subjects[at] = (speaker, speaker, speaker, (stand_in,))
    else:
        parsed.subject(at)
    if parsed.subject(at)[2] == speaker:
        discourse.note_pronoun(speaker, low)
    discourse.subject, discourse.thing, discourse.rivals = before


def _left_open(parsed: ParsedSentence, at: int, low: str, speaker: str) -> bool:
    """Whether the text leaves open whom a pronoun means."""
    clause = parsed.clauses[at]
    if low in _THEM and (_of_accused(parsed, clause) or _of_case(parsed, clause)):
        return True
    if low in _PERSON:
        stranger = _of_stranger(parsed, speaker) or _of_hearer(parsed, at, low)
        stranger |= _of_other_sex(parsed, at, low, speaker) or _of_firm(
            parsed, at, speaker
        )
        return _of_owner(parsed, at, low, speaker) or stranger
    if low == "they" and not parsed.set_off and _of_some(parsed, speaker):
        return True  # "Two pilots said that they did not believe it"
    bare = clause.group.lemma in MODALS and clause.group.end == clause.end
    if low in _THEM and (tells_of_thing(parsed, at, low, speaker) or bare):
        return True  # "The herders say it will die. The firm says it will not"
    if low == "they":  # "Acme said the pumps ran and that they had been tested"
        said = (c for c in parsed.clauses[:at] if c.role in {"said", "noun"})
        return any(_many_things(parsed, c.subject) for c in said)
    # "Acme put the sum at £9, and said that it was withheld"
    host = parsed.clauses[clause.parent] if clause.parent is not None else clause
    shared = parsed.subjects.get(clause.parent or at) if clause.role == "verb" else None
    if shared and low == "it" and shared[:2] == (low, low):
        return True  # "… that it was withheld and had never been paid"
    before = parsed.clauses[host.parent] if host.parent is not None else host
    behind = [t.low for t in parsed.toks[before.group.end : before.group.end + 2]]
    told = behind[behind[:1] == ["that"] :][:1] in (["the"], ["a"], ["an"])
    return low == "it" and clause.group.passive and host.role == "verb" and told


def _of_case(parsed: ParsedSentence, clause: Clause) -> bool:
    """“The court struck the law down, ruling that it was unfair”: no court is told of."""
    host = parsed.clauses[clause.parent] if clause.parent is not None else clause
    return host.group.lemma in {"rule", "hold"} and not host.group.passive


def _of_accused(parsed: ParsedSentence, clause: Clause) -> bool:
    """“Acme sued Borel, alleging that it had copied the chip”: rather Borel had."""
    host = parsed.clauses[clause.parent] if clause.parent is not None else clause
    at = parsed.clauses.index(host)
    if host.role != "ing" or host.group.lemma not in _CHARGING or not at:
        return False
    lo, hi = parsed.clauses[at - 1].group.end, host.start
    span = parsed.toks[lo].start, parsed.toks[max(lo, hi - 1)].end
    return lo < hi and bool(parsed.source.names_in(*span))


def _of_owner(parsed: ParsedSentence, at: int, low: str, speaker: str) -> bool:
    """“Holm's office denied that she had asked”: she is not somebody told of before.

    So it is with "a person close to Holm", and with "her lawyer" where Holm is not
    known to be a woman.
    """
    clause, told = parsed.clauses[at], parsed.discourse
    known = speaker not in told.reading.directory.kinds or speaker in told.people
    known |= told.kind(speaker) == "person"
    behind = {t.low for t in parsed.toks[clause.group.end : clause.end]}
    if (
        behind & _OTHER[low]
        and not known
        and not client_of(told.reading.directory, speaker)
    ):
        return True  # "Holm said that he called her"
    owner = speaker.replace("’", "'").partition("'s ")
    if " close to " in speaker or owner[1]:
        whose = told.latest.get(low) == owner[0] or told.people.get(owner[0]) == low
        sure = (
            whose
            or client_of(told.reading.directory, speaker)
            or sex_of(owner[0]) == low
        )
        own = parsed.set_off is not None and told.thing is not None
        if own and told.thing and told.thing.text == owner[0]:
            return False  # "A guard was held. He had slept, his lawyer said"
        return not (owner[1] and sure and parsed.subject(at)[2] == owner[0])
    host, party = (
        parsed.clauses[parsed.clauses[at].parent or 0],
        parsed.discourse.subject,
    )
    theirs = HIS.get(parsed.toks[host.subject[0]].low) == low
    if not theirs or party is None or party.kind != "other":
        return False
    return parsed.subject(at)[2] not in {None, party.name}


def _of_hearer(parsed: ParsedSentence, at: int, low: str) -> bool:
    """“Holm told him that he had won”: most likely it was he who heard it."""
    clause = parsed.clauses[at]
    host = parsed.clauses[clause.parent] if clause.parent is not None else clause
    told = parsed.toks[host.group.end : clause.start]
    if host.group.lemma not in _TELLING or not told:
        return False
    alone = {t.low for t in told if one_person(t.low)}
    named = parsed.source.names_in(told[0].start, told[-1].end)
    people = [
        n.canonical for n in named if parsed.discourse.kind(n.canonical) == "person"
    ]
    fits = any(parsed.discourse.fitting(low, name) for name in people)
    return fits or bool(_OTHER[_HIM[low]] & {t.low for t in told} or alone)


def _of_some(parsed: ParsedSentence, speaker: str) -> bool:
    """Whether several who are only counted speak: "two pilots", "friends of Holm"."""
    named = speaker in parsed.source.directory.kinds
    return not named and " " in speaker and not _described(speaker, "they")


def _of_firm(parsed: ParsedSentence, at: int, speaker: str) -> bool:
    """“A cook said so. Kite says he was sacked”: Kite may be a firm, and he the cook."""
    told = parsed.discourse
    if parsed.set_off or not parsed.clauses[at].group.passive:
        return False
    if told.kind(speaker) != "other" or " " in speaker or told.of_sex(speaker):
        return False
    heard = told.heard if told.heard not in told.reading.directory.kinds else None
    return told.person_thing() is not None or one_person(head_noun(heard or ""))


def _of_other_sex(parsed: ParsedSentence, at: int, low: str, speaker: str) -> bool:
    """“The judge did not believe Holm. He had lied, she said”: he is not the judge.

    Nor is he in "She said that she had asked and that he had lied".
    """
    host = parsed.clauses[at].parent
    lo, hi = parsed.subject_range(host) if host is not None else (0, 0)
    said = parsed.toks[lo].low if hi - lo == 1 else ""
    if parsed.set_off:
        lo, hi = parsed.set_off.speaker
        said = parsed.sentence.toks[lo].low if hi - lo == 1 else ""
    if said != _HIM[low] or speaker in parsed.source.directory.kinds:
        return False
    return head_noun(parsed.subject(at)[0]) == head_noun(speaker)


def _of_strangers_own(parsed: ParsedSentence, at: int, speaker: str) -> bool:
    """“The seller said her husband paid”, "the union said its dues": rather theirs."""
    lo, hi = parsed.subject_range(at)
    first, head = parsed.toks[lo].low if hi - lo > 1 else "", head_noun(speaker)
    if parsed.set_off or speaker in parsed.source.directory.kinds:
        return False
    fits = one_person(head) and first in HIS and head not in CANNOT_BE[HIS[first]]
    fits |= first == "its" and _described(speaker, "it")
    return fits and not parsed.subject(at)[1].lower().startswith(speaker.lower())


def _of_stranger(parsed: ParsedSentence, speaker: str) -> bool:
    """“A guest said that she saw it”: the guest, or whoever was told of before."""
    if parsed.set_off or speaker in parsed.source.directory.kinds:
        return False
    first = speaker.lower().partition(" ")[0]
    one = one_person(head_noun(speaker)) and first in {"a", "an", "one"}
    unknown = " " not in speaker and speaker[:1].isupper()  # a name that none knows
    return one or unknown or first == "another" or speaker.lower().startswith("one of ")


def _many_things(parsed: ParsedSentence, where: tuple[int, int]) -> bool:
    """“The pumps”: a plural that is told of before."""
    lo, hi = where
    return lo + 1 < hi and plural(parsed.toks[hi - 1])


def _of_another(parsed: ParsedSentence, at: int, low: str, speaker: str) -> bool:
    """Whether a pronoun cannot mean whoever says it."""
    if low == "they":
        return parsed.set_off is not None  # "They began in May, Holm said"
    if low == "it" and parsed.set_off and not _told_before(parsed, speaker):
        return True  # "An inquiry will follow. It is to meet in May, her office said"
    if low in _PERSON and parsed.discourse.kind(speaker) in {"person", "other"}:
        return not parsed.discourse.fitting(low, speaker)  # "Ada Holm says he signed"
    # "The rope was old, but it had held, Acme said"
    return low == "it" and _of_thing(parsed, at)


def _told_before(parsed: ParsedSentence, speaker: str) -> bool:
    """Whether a sentence before, if there is one, has told of whoever speaks."""
    start, source = parsed.sentence.span.start, parsed.source
    first = source.sentences[0].span.start == start
    if first or speaker not in source.directory.kinds:
        words = speaker.lower().replace("’", "'")
        said = source.text[max(0, start - _BACK) : start].lower().replace("’", "'")
        return first or words.rpartition("'s ")[2].split()[-1] in said
    named = source.names_in(max(0, start - _BACK), start)
    return any(name.canonical == speaker for name in named)


def _described(speaker: str, low: str) -> bool:
    """Whether a pronoun may mean a speaker without a name: "the board", "Acme's chief"."""
    if speaker.replace("’", "'").endswith("'s"):
        return low == "it"  # "Dolby's says it sold none"
    owner = low in _PERSON and "'s " in speaker  # "He is ill, the clerk's wife says"
    known = (speaker.lower().startswith("the ") or "'s " in speaker) and not owner
    known |= low == "they" and " " not in speaker  # "Passengers say they are waiting"
    head = head_noun(speaker)
    several = (head.endswith("s") or head in PLURALS - {"staff"}) and low == "it"
    if low == "they" and not (head.endswith("s") or head in PLURALS | _COLLECTIVES):
        return False  # "The board says they were late": others were
    return known and not several and one_person(head_noun(speaker)) == (low in _PERSON)


def _of_thing(parsed: ParsedSentence, at: int) -> bool:
    """Whether a clause before, of those that somebody says, is about a thing."""
    for lo, hi in map(parsed.subject_range, range(at if parsed.set_off else 0)):
        ends = (i for i in range(lo, hi) if parsed.toks[i].low in PREPOSITIONS)
        noun = parsed.toks[next(ends, hi) - 1] if hi > lo else None
        if noun and parsed.toks[lo].low in {"the", "a", "an"} and noun.text.islower():
            return True
    return False
