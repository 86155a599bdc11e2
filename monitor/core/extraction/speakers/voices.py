"""Who says a clause of a sentence, where it is somebody other than the outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.speakers import speaker_phrases
from monitor.core.extraction.speakers.answering import (
    OPPOSING,
    answers_first,
    somebody,
    who_answers,
)
from monitor.core.extraction.speakers.closing import LEARNED
from monitor.core.extraction.speakers.firms import note_firm
from monitor.core.extraction.speakers.leading import (
    GIVING,
    behind_colon,
    goes_on_behind,
    written_before,
)
from monitor.core.extraction.speakers.naming import (
    NOMINATIVE,
    lowered,
    speaker_name,
    unnamed,
)
from monitor.core.extraction.speakers.owners import (
    agent_of,
    body_before,
    mouth,
    named_within,
    of_teller,
    own_people,
    person_told,
    spoken_of,
    told_of_itself,
)
from monitor.core.extraction.speakers.reaching import (
    aside_of,
    own_view,
    reaches,
    reports,
)
from monitor.core.extraction.speakers.showing import SHOWING, shown
from monitor.core.lexicon.reporting import (
    ACCUSATION_NOUNS,
    DENYING,
    REPORTING,
)
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.extraction.speakers.attribution import Attribution
    from monitor.core.grammar.clause import Clause

# Only somebody does these, whatever noun stands for them.
_SAYS = word_set("""
say tell claim insist argue deny admit announce concede maintain testify complain
believe think contend allege add explain recall promise vow swear reply
""")

# Whoever does these answers another.
_REPLIES = word_set("reply respond answer counter retort object hit shoot")
_OWN = frozenset(("his", "her", "its", "their"))
_PRONOUNS = frozenset(("he", "she", "it", "they"))
_COLON_LEADS = GIVING | OPPOSING | {"be", "put", "read"}
# "Repeated its claim that …"
_VOICING = word_set("repeat reiterate renew make issue voice")
_SAID = frozenset(("said", "noun"))
_SHARES = {"verb": _SAID | {"verb"}, "relative": _SAID}
_ONLY_LEADS = DENYING | {"be", "put", "read"}


def told_by(parsed: ParsedSentence, i: int) -> tuple[str, str] | None:
    """(speaker, verb) of what somebody is reported to say."""
    clause = parsed.clauses[i]
    beside = None if _speaks_itself(parsed, i) else parsed.set_off
    aside = aside_of(parsed)
    told = i == aside or (clause.role in {"main", "verb"} and aside is None)
    if beside and told and reaches(parsed, clause):
        return _set_off(parsed, beside)
    if clause.parent is None:
        return None
    writer = written_before(parsed, i)
    if writer is not None or (clause.role == "main" and behind_colon(parsed, clause)):
        return _led_up_to(parsed, clause.parent if writer is None else writer)
    host = parsed.clauses[clause.parent]
    if clause.role == "said":
        return _said(parsed, clause.parent, host)
    if clause.role == "noun":
        return _of_noun(parsed, clause)
    if not _shares(parsed, i, host):
        return None
    return _shared(parsed, clause, clause.parent)


def _shared(parsed: ParsedSentence, clause: Clause, at: int) -> tuple[str, str] | None:
    """Who goes on speaking; behind ":" or ";" nothing is denied with what was before."""
    told, mark = told_by(parsed, at), parsed.toks[clause.start - 1].text
    if told and told[1] in DENYING and clause.role == "main" and mark in {":", ";"}:
        return (told[0], "say") if mark == ":" else None
    return told


def _shares(parsed: ParsedSentence, i: int, host: Clause) -> bool:
    """Whether a clause is said by whoever says the one that it hangs on."""
    clause = parsed.clauses[i]
    if clause.role != "main":
        return host.role in _SHARES.get(clause.role, ())
    if reports(parsed, i) or own_view(parsed, i):
        return False  # "Critics argue that …; the union says …"
    parted = parsed.toks[clause.start - 1].text in {";", ":"}
    return (parted and host.role == "said") or goes_on_behind(parsed, clause, host)


def _led_up_to(parsed: ParsedSentence, at: int) -> tuple[str, str] | None:
    """Who speaks behind a colon that a clause leads up to."""
    host = parsed.clauses[at]
    plainly = None if host.group.passive else _who(parsed, at, host)
    voice = _voice(parsed, at, host) or plainly
    plain = voice and voice[1] in _ONLY_LEADS  # "rejected it: nobody had …"
    return (voice[0], "say") if voice and plain else voice


def _said(parsed: ParsedSentence, at: int, host: Clause) -> tuple[str, str] | None:
    """Who says what a clause reports: "Holm said the box showed that it had leaked"."""
    if parsed.set_off and shown(parsed, at):
        return told_by(parsed, at)
    voice = _voice(parsed, at, host)
    if host.role != "said":
        return voice
    teller = told_by(parsed, at)
    if teller and of_teller(parsed, at, teller[0]):
        return teller
    return voice if voice and somebody(parsed, at) else teller or voice


def _speaks_itself(parsed: ParsedSentence, at: int) -> bool:
    """“Prices rose, the figures show, and the union says …”: another one speaks."""
    clause = parsed.clauses[at]
    if parsed.set_off is None or clause.start < parsed.set_off.lo or not at:
        return False
    apart = clause.role == "main" and own_view(parsed, at)
    return apart or reports(parsed, at)  # "…, Holm said; the board calls that a lie"


def note_heard(parsed: ParsedSentence) -> None:
    """Remember who speaks, or answers, in a sentence that made no claim."""
    if parsed.discourse.spoke or not (parsed.clauses or parsed.set_off):
        return
    if parsed.set_off is None:
        voice = who_answers(parsed) or _said_something(parsed)
        parsed.discourse.note_voice(voice)
        return
    if parsed.clauses:
        name = (_set_off(parsed, parsed.set_off) or ("",))[0]
    else:  # "“Never again”, the mayor vowed"
        found, toks = parsed.set_off, parsed.sentence.toks
        name = speaker_name(toks, *found.speaker, parsed.discourse)
    if name and name in parsed.source.directory.kinds:
        parsed.discourse.note_voice(name)


def _said_something(parsed: ParsedSentence) -> str | None:
    """Who speaks in "A diplomat said that was too early", whatever was said."""
    clause = parsed.clauses[0]
    told = clause.role == "main" and not clause.group.passive
    says = told and clause.group.lemma in _SAYS and somebody(parsed, 0)
    voice = _who(parsed, 0, clause) if says else None
    return voice[0] if voice else None


def _set_off(parsed: ParsedSentence, found: Attribution) -> tuple[str, str] | None:
    """The speaker between commas; "the article says" is the outlet itself."""
    lo, hi = found.speaker
    toks = parsed.sentence.toks
    if speaker_phrases.of_this_text(toks, lo, hi) or found.verb in LEARNED:
        return None
    if found.verb == "reveal" and any(t.low == "can" for t in toks[hi : found.hi]):
        return None  # "…, the Clarion can reveal": the outlet itself
    if toks[lo].low != "they":  # "Rust takes decades, they wrote": no rust does
        note_firm(parsed)
    own_account = hi - lo == 1 and toks[lo].low in _OWN
    if own_account and [t.low for t in toks[hi : hi + 1]] == ["own"]:
        # "Acme, by its own account, paid"
        plural = "they" if toks[lo].low == "their" else "it"
        told = person_told(parsed) or spoken_of(parsed, plural)
        return told or lowered(parsed.subject(0)[1]), found.verb
    own = own_people(parsed, lo, hi) or mouth(parsed, lo, hi)
    if own:
        return own, found.verb
    pronoun = NOMINATIVE.get(toks[lo].low, toks[lo].low) if hi - lo == 1 else ""
    again = _spoken_by(parsed, pronoun, found.verb) if pronoun in _PRONOUNS else None
    speaker = again or speaker_name(toks, lo, hi, parsed.discourse)
    parsed.discourse.note_pronoun(speaker, pronoun)
    return (unnamed(speaker), found.verb) if speaker.lower() != "it" else None


def _spoken_by(parsed: ParsedSentence, pronoun: str, verb: str) -> str | None:
    """Who "she" is in "…, she said"."""
    again = parsed.discourse.speaks_again(pronoun)
    if answers_first(parsed):  # "A second expert disagreed: the ink, he said, …"
        return person_told(parsed) or spoken_of(parsed, pronoun) or again
    if pronoun == "they":
        return again or spoken_of(parsed, pronoun) or parsed.discourse.several()
    if pronoun == "it":
        itself = spoken_of(parsed, pronoun)
        if itself and any(t.text == ";" for t in parsed.toks):
            return itself  # "The board said no; the price, it said, was too low"
        told = again or itself or parsed.discourse.body_again()
        return told or named_within(parsed, pronoun)
    if itself := told_of_itself(parsed):
        return itself
    told = parsed.discourse.fitting(pronoun, person_told(parsed))
    if parsed.sentence.opens_paragraph or again == unnamed(pronoun):
        again = told or again
    if verb in _REPLIES:
        again = parsed.discourse.answering(pronoun) or again
    again = again or told or parsed.discourse.person_thing()
    again = again or parsed.discourse.one_nearby(pronoun)
    again = again or parsed.discourse.latest_of(pronoun)
    return again or named_within(parsed, pronoun) or spoken_of(parsed, pronoun)


def _of_noun(parsed: ParsedSentence, clause: Clause) -> tuple[str, str] | None:
    """Whose "claim that …" it is: its owner's, or for an accusation the accuser's."""
    lo, hi = clause.lead
    owner = next((i for i in range(lo, hi) if parsed.toks[i].low in {"'s", "'"}), lo)
    if owner > lo and speaker_phrases.speaks(parsed.toks, lo, owner):
        return speaker_name(parsed.toks, lo, owner, parsed.discourse), "claim"
    pair = parsed.discourse.pair
    if pair and parsed.toks[hi - 1].low in ACCUSATION_NOUNS:
        return pair[0], "claim"
    host = parsed.clauses[clause.parent] if clause.parent is not None else None
    if host and host.group.lemma in _VOICING and not host.group.passive:
        return _who(parsed, clause.parent or 0, host)
    return None


def _can_speak(parsed: ParsedSentence, host: Clause, lo: int, hi: int) -> bool:
    """Whether a phrase speaks; of what "said that" is told, anything does."""
    if speaker_phrases.speaks(parsed.toks, lo, hi):
        return True
    return host.group.lemma in _SAYS and speaker_phrases.may_speak(parsed.toks, lo, hi)


def _voice(parsed: ParsedSentence, at: int, host: Clause) -> tuple[str, str] | None:
    """The speaker of a reporting clause and its verb."""
    if host.group.lemma not in REPORTING and host.role == "said":
        return told_by(parsed, at)  # "said it was old and that, once shut, it leaked"
    if host.group.lemma not in REPORTING | dict.fromkeys(_COLON_LEADS):
        return None
    told = host.group.lemma == "tell"  # "was fined and told"
    if host.group.passive and (told or host.group.end - host.group.start > 1):
        return agent_of(parsed, at, host)
    if host.role == "ing" and parsed.set_off:
        said = _set_off(parsed, parsed.set_off)
        return (said[0], host.group.lemma) if said else None
    return _who(parsed, at, host)


def _who(parsed: ParsedSentence, at: int, host: Clause) -> tuple[str, str] | None:
    """The subject of a clause as one who speaks, and its verb."""
    lo, hi = parsed.subject_range(at)
    if host.role == "ing":
        if host.group.lemma in SHOWING - {"confirm", "reveal"}:
            return None  # "Acme shares rose, suggesting that traders expect more"
        lo, hi = parsed.main_subject(at)
    if lo >= hi or not _can_speak(parsed, host, lo, hi):
        return None
    if hi - lo == 1 and parsed.toks[lo].low == "those":
        hi = host.group.start  # "those who live below the dam say"
    person = parsed.apposed_person(lo, hi)
    speaker = person or speaker_name(parsed.toks, lo, hi, parsed.discourse)
    if speaker.lower() == "it":
        paper = parsed.discourse.paper  # "… in a letter. It says that …"
        speaker = body_before(parsed, lo) or (f"the {paper}" if paper else speaker)
    if speaker.lower() in _PRONOUNS and parsed.discourse.spoke:
        speaker = parsed.discourse.spoke  # "…, he said, and they told him that …"
    return unnamed(speaker), host.group.lemma
