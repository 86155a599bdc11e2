"""Where "it" and "they" may mean a thing as well as whoever was told of last.

“The diocese has sold a chalice. It was bought by a dealer”: the chalice was, and the
word stays as it was written. “It will appeal” only somebody does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.references.nouns import head_noun, no_firm, one_person
from monitor.core.grammar.neighbours import plural
from monitor.core.lexicon.calendar import UNITS
from monitor.core.lexicon.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    is_adverb,
)
from monitor.core.lexicon.people import PLURALS
from monitor.core.lexicon.reporting import (
    ACCUSATION_NOUNS,
    DOCUMENT_NOUNS,
    SPEAKER_NOUNS,
)
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.grammar.clause import Clause
    from monitor.core.text import Token

_THEY = frozenset(("they", "their"))
_POINTING = frozenset(("it", "its")) | _THEY
_LEADS = (DETERMINERS - {"no", "any", "such", "what", "which"}) | {"'s", "’s"}
_PAPER = "a paper that has spoken"
_NAMED = frozenset(("body", "other", "product"))
# Of a time nothing is told again as "it".
_TIMES = UNITS | word_set("""
morning afternoon evening weekend century spring summer autumn winter start end
""")
# Only a party has these, and no ship or letter.
_OF_PARTIES = word_set("""
rival rivals lawyer lawyers counsel attorney attorneys spokesman spokeswoman spokesperson
adviser advisers president chairman chairwoman shareholders members leader leaders
secretary treasurer shares profits profit boss bosses staff workers employees customers
headquarters board directors chief
""")
# What is done to somebody, and to nothing else.
_DONE_TO = word_set("""
tell inform warn notify consult ask order urge instruct advise accuse charge fine sue
prosecute criticise blame suspect acquit convict mislead deceive cheat trick oblige
force compel invite entitle promise assure bribe outbid prepare determine commit
satisfy surprise disappoint shock appal concern worry reassure sadden encourage approach
contact astonish alarm amaze dismay
""")
_FEELING = word_set("""
aware unaware sorry disappointed confident proud ready prepared willing unwilling
determined surprised shocked pleased satisfied grateful responsible committed concerned
worried innocent guilty bankrupt insolvent able unable keen reluctant certain sure
convinced happy unhappy angry appalled saddened opposed astonished alarmed dismayed amazed
""")
# What an act or a thing does rather than somebody: "it would harm drivers".
_EFFECTS = word_set("""
harm hurt ruin damage destroy undermine threaten cost benefit help mean cause create raise
lower reduce increase improve cure kill save last begin start end happen occur fail leave
contain belong require bring need carry
""")
# What is told of things as often.
_EITHER = word_set("""
have show hang lie stand sit fall rise date weigh measure run sink burn break burst
collapse cover close open expire oblige include exclude make pass come arrive turn
disappear arise consist depict describe portray resemble match move grow shrink double
halve exceed reach total amount drop stay depend result follow prove reveal confirm
allow enable prevent ban bar forbid bear affect apply violate breach originate derive
survive become report examine hear
""")


def of_party(toks: Sequence[Token], clause: Clause) -> bool:
    """Whether only somebody is or undergoes it, and no act or thing does it."""
    group = clause.group
    if group.passive:
        return group.lemma in _DONE_TO
    if group.copular:
        behind = (t.low for t in toks[group.end : clause.end] if not is_adverb(t.low))
        return next(behind, "") in _FEELING
    return group.lemma not in _EFFECTS


def tells_of_thing(parsed: ParsedSentence, at: int, low: str, speaker: str) -> bool:
    """“The merger was blocked. The office said it would harm drivers”: the merger."""
    clause, discourse = parsed.clauses[at], parsed.discourse
    person = discourse.kind(speaker) == "person" or one_person(head_noun(speaker))
    if person or of_party(parsed.toks, clause):
        return False  # nobody is "it"
    party, thing = discourse.subject, discourse.thing
    before = party.name if party else thing.text if thing else speaker
    many = thing is not None and thing.kind == "plural"
    another = (low == "it" or many) and before != speaker
    return another or low in discourse.rivals | _before(parsed, at)


def note_rivals(parsed: ParsedSentence, first: int | None) -> None:
    """Remember what else than its subject a sentence tells of."""
    lo, hi = parsed.clauses[first].subject if first is not None else (0, 0)
    stop = len(parsed.toks)
    found = _things(parsed, hi, stop) | _others(parsed, (lo, hi), stop)
    parsed.discourse.rivals = frozenset(found | _paper(parsed))


def _before(parsed: ParsedSentence, at: int) -> set[str]:
    """What a sentence has told of besides who speaks, before what is said."""
    clause = parsed.clauses[at]
    host = parsed.clauses[clause.parent] if clause.parent is not None else clause
    begins = parsed.subject_range(parsed.clauses.index(host))[1]
    return _things(parsed, begins, clause.start)


def _things(parsed: ParsedSentence, at: int, stop: int) -> set[str]:
    """Which pronouns may mean the nouns that stand behind the subject."""
    toks, found = parsed.toks, set[str]()
    verbs = {i for c in parsed.clauses for i in range(c.group.start, c.group.end)}
    for i in range(at, stop):
        if i in verbs or not toks[i].text[0].isalpha():
            continue
        if plural(toks[i]) or toks[i].low in PLURALS:
            found |= set() if toks[i].low.removesuffix("s") in _TIMES else _THEY
        elif toks[i].low in _LEADS:
            noun = _noun(toks, i + 1, stop, verbs)
            if noun and noun not in _TIMES and not one_person(noun):
                found |= {"it"} if noun in ACCUSATION_NOUNS else {"it", "its"}
    return found


def _paper(parsed: ParsedSentence) -> set[str]:
    """“The dam leaks, a report says. It was written in May”: the report was."""
    if parsed.set_off is None:
        return set()
    lo, hi = parsed.set_off.speaker
    told = " ".join(t.low for t in parsed.sentence.toks[lo:hi])
    return {"it", _PAPER} if head_noun(told) in DOCUMENT_NOUNS else set()


def _noun(toks: Sequence[Token], at: int, stop: int, verbs: set[int]) -> str | None:
    """The noun that a determiner leads, unless it is a plural."""
    end = at
    ends = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | {"who", "that", "'s", "’s"}
    while end < stop and end not in verbs and toks[end].is_word:
        if toks[end].low in ends:
            break
        end += 1
    last = toks[end - 1]
    return None if end == at or plural(last) else last.low


def _others(parsed: ParsedSentence, subject: tuple[int, int], stop: int) -> set[str]:
    """Whether another firm or body is named behind the subject."""
    lo, hi = subject
    toks, told = parsed.toks, parsed.discourse
    if hi >= stop:
        return set()
    own = {n.canonical for n in parsed.source.names_in(toks[lo].start, toks[hi].end)}
    names = parsed.source.names_in(toks[hi].start, toks[stop - 1].end)
    fits = (n for n in names if told.kind(n.canonical) in _NAMED)
    others = any(n.canonical not in own and not told.of_sex(n.canonical) for n in fits)
    return {"it", "its"} if others else set()


def open_between(parsed: ParsedSentence, at: int) -> bool:
    """Whether the pronoun that opens a clause may mean a thing as well as a party."""
    toks, told, clause = parsed.toks, parsed.discourse, parsed.clauses[at]
    lo, hi = parsed.subject_range(at)
    low = toks[lo].low if lo < hi else ""
    if low not in _POINTING or low not in _rivals(parsed, at):
        return False
    if low in {"its", "their"}:
        return toks[hi - 1].low not in _OF_PARTIES and _of_somebody(parsed, low)
    # "The office said the firm had lied. It had been warned": either had
    heard = clause.group.before and told.heard is not None
    open_ = heard or not of_party(toks, clause) or clause.group.lemma in _EITHER
    of_either = _PAPER in told.rivals or _of_somebody(parsed, low)
    return hi - lo == 1 and open_ and of_either


def _rivals(parsed: ParsedSentence, at: int) -> set[str] | frozenset[str]:
    """What is told of besides, in the main clause before or the sentence before."""
    clause = parsed.clauses[at]
    mains = [c for c in parsed.clauses[:at] if c.role == "main"]
    if mains and clause.role == "main":
        return _things(parsed, mains[-1].subject[1], clause.start)
    said = [c for c in parsed.clauses[:at] if c.role in {"said", "noun"}]
    here = set[str]()
    if said and clause.role == "said":  # "said the firm knew of the line and that its"
        here = _things(parsed, said[0].subject[1], clause.start)
    host = parsed.clauses[clause.parent] if clause.parent is not None else clause
    if host.role == "adverbial":  # "shut its pumps after a test showed that they leak"
        here |= _things(parsed, parsed.clauses[0].subject[1], host.start) & _THEY
    return parsed.discourse.rivals | here


def _of_somebody(parsed: ParsedSentence, low: str) -> bool:
    """Whether it would be a party that the pronoun is taken for."""
    told = parsed.discourse
    thing, party = told.thing, told.subject
    if thing is None:
        return party is not None and party.kind in {"body", "other", "place"}
    bare = " " not in thing.text  # "Fire broke out in a mill. It belonged to Acme"
    if thing.kind == "plural":
        return low in _THEY and no_firm(head_noun(thing.text).removesuffix("s"))
    speaks = head_noun(thing.text) in SPEAKER_NOUNS or thing.text == told.heard
    return thing.kind == "body" or speaks or (thing.kind == "thing" and bare)
