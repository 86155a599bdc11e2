"""Which clauses only set a scene or a mood, or say how the writer finds something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.speakers.answering import only_answers
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import mood
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.reporting import CLOSING, PARTICLES, REPORTING
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.grammar.clause import Clause
    from monitor.core.text import Tokens


_ANYBODY = word_set("""
nobody anybody somebody everybody anyone someone everyone none one body
""")
# Of these the past is as well meant as it is said: "they crossed the line".
_MOVES = word_set("open cross hit leave hold lose win raise move")
_RUNNING = REPORTING.keys() | word_set("""
apologise apologize pay spend run own employ appoint hire dismiss suspend plan ask refuse
""")
_MOODS = mood.SUBJECTS | mood.FIGURES | mood.STANDINGS


def moody(toks: Tokens, clause: Clause) -> bool:
    """Whether a clause is about moods, or only says how the writer finds something."""
    lo, hi = clause.subject
    stop = next((i for i in range(lo, hi) if toks[i].low in words.PREPOSITIONS), hi)
    noun = toks[stop - 1] if lo < stop else None
    plain = noun is not None and (noun.text == noun.low or stop - lo == 1)
    body = noun is not None and noun.low in _ANYBODY
    plain &= not (body and (stop < hi or _acted(toks, clause)))
    narrowed = hi < len(toks) and toks[hi].low in {"that", "which", "who"}
    plain &= body or not narrowed  # "some things that have been said"
    happened = noun is not None and noun.low in mood.EVENTS and _went(toks, clause)
    runs = noun is not None and noun.low == "trust" and stop == hi
    happened |= runs and clause.group.lemma in _RUNNING  # "the trust apologised"
    if noun is not None and plain and noun.low in mood.SUBJECTS and not happened:
        return True
    first = toks[clause.group.end : min(clause.group.end + 5, clause.end)]
    if figurative(toks, clause) or only_answers(toks, clause):
        return True
    if not clause.group.copular:
        return False
    said = [t.low for t in first if not words.is_adverb(t.low)]
    if lo < hi and toks[lo].low == "there" and _MOODS & set(_noun(said)):
        return True
    first_of = said[:2] == ["a", "first"] and said[2:3] in ([], [":"], [","])
    turned = said[:2] in (["without", "precedent"], ["without", "doubt"]) or first_of
    turned |= said[:2] == ["under", "fire"] or said == ["on"]
    placed = bool(said) and said[0] in words.PREPOSITIONS | {"up"}
    turned |= placed and bool(mood.STANDINGS & set(said[1:]))
    turned |= said[1:2] in (["his"], ["her"], ["their"]) and said[2:3] == ["court"]
    turned |= bool(mood.MANNERS & set(said[:1])) and said[1:2] in ([], [":"])
    turned |= toks[lo].low == "it" and said[:1] == ["for"]  # "It is for the court"
    turned |= toks[lo].low == "both" and said[:1] in (["true"], ["right"])
    found = said[:1] == ["nothing"] and len(said) > 1  # "nothing to show that"
    found |= said[1:2] == ["than"]  # "worse than first thought"
    return turned or (bool(said) and said[0] in mood.JUDGEMENTS and not found)


def _went(toks: Tokens, clause: Clause) -> bool:
    """“The road has reopened”, "the race began in May", "the battle was lost"."""
    group = clause.group
    past = reading(toks[group.end - 1].low, "past", "part") is not None
    past &= group.lemma not in mood.FIGURE_VERBS  # "the battle lines were drawn"
    ahead = group.passive and group.modal == "will"
    return past and not group.copular and (ahead or group.modal is None)


def _noun(said: Sequence[str]) -> Sequence[str]:
    """What there is: "no evidence | that anyone lied", but not "nothing in the file"."""
    leads = words.PREPOSITIONS | words.SUBORDINATORS
    stop = next((i for i, low in enumerate(said) if low in leads), len(said))
    return () if said[:2] == ["nothing", "in"] else said[:stop]


def _acted(toks: Tokens, clause: Clause) -> bool:
    """“Nobody paid it any attention”: what was done, or was not."""
    past = reading(toks[clause.group.end - 1].low, "past") is not None
    few = words.is_adverb(toks[clause.subject[0]].low)  # "hardly anyone voted"
    return past and (few or clause.end > clause.group.end)


def figurative(toks: Tokens, clause: Clause) -> bool:
    """“Draws a line”, “sets a precedent”: said of anything and checked by nothing."""
    first = toks[clause.group.end : min(clause.group.end + 5, clause.end)]
    if clause.group.lemma == "take" and first and first[0].low == "time":
        return True
    literal = clause.group.lemma not in mood.FIGURE_VERBS and not clause.group.copular
    literal |= clause.group.lemma in _MOVES and _past(toks, clause)
    return not literal and any(
        t.low in mood.FIGURES and t.text.islower() for t in first
    )


def _past(toks: Tokens, clause: Clause) -> bool:
    """“Had opened the door”, "crossed the line": done, and perhaps by somebody."""
    group = clause.group
    simple = group.end - group.start == 1 and not group.perfect
    past = reading(toks[group.end - 1].low, "past") is not None
    return group.before or (simple and past)


def is_absolute(toks: Tokens, clause: Clause) -> bool:
    """“With 98% of votes counted”: a circumstance, no clause of its own."""
    lo, hi = clause.subject
    leads = {"with", "despite", "amid", "by", "from", "in"}
    risen = [t.low for t in toks[lo : lo + 2]] in (["up", "from"], ["down", "from"])
    placed = clause.group.lemma == "be" and toks[lo].low == "in"
    placed &= toks[hi - 1].text.islower()  # "In his bag were 14 passports"
    return lo < hi and ((toks[lo].low in leads and not placed) or risen)


def wordless(toks: Tokens, clauses: Sequence[Clause], at: int) -> bool:
    """“The engineer says he did”, "she came out to say that": what, stands elsewhere."""
    clause = clauses[at]
    lo, hi = clause.subject
    if any(c.parent == at and toks[c.group.start].low == "to" for c in clauses):
        return True
    group = clause.group
    bare = clause.end == group.end and group.lemma in words.AUXILIARIES
    bare &= not group.negated
    bare &= hi - lo == 1 and toks[lo].low in words.SUBJECT_PRONOUNS
    bare |= (
        clause.role == "verb"
        and clause.end == group.end
        and group.lemma in (words.MODALS)
    )  # "It can appeal, and will"
    return bare or courteous(toks, clause)


def courteous(toks: Tokens, clause: Clause) -> bool:
    """“We thank them”, “we look forward to it”, “I was told wrong”."""
    (lo, hi), group = clause.subject, clause.group
    if hi - lo < 1 or toks[hi - 1].low not in words.SUBJECT_PRONOUNS:
        return False
    rest = [t.low for t in toks[group.end : clause.end] if t.is_word]
    ours = toks[hi - 1].low in {"we", "i"} and not group.perfect
    thanks = group.lemma == "thank" or (
        group.lemma == "look" and rest[:1] == ["forward"]
    )
    told = group.lemma == "tell" and rest in (["wrong"], ["so"], ["lies"])
    return (ours and thanks) or told


def only_says(toks: Tokens, clauses: Sequence[Clause]) -> bool:
    """“…, an audit found two years ago”: behind what it says, and nothing is said in it."""
    clause = clauses[-1]
    lo, group = clause.start, clause.group
    if all(c.role != "main" for c in clauses[:-1]):
        return False  # "After the pipe burst, the mayor told staff to leave"
    if clause.role != "main" or not lo or toks[lo - 1].low != "," or group.negated:
        return False
    after = [t for t in toks[group.end : clause.end] if t.is_word]
    back = group.lemma in PARTICLES and bool(after)
    back = back and after[0].low in PARTICLES[group.lemma]
    told = group.lemma in CLOSING or group.lemma == "emerge"
    if not told or (group.lemma in PARTICLES and not back):
        return False
    rest = after[back:]
    if not rest or rest[0].low in words.PREPOSITIONS | words.WEEKDAYS:
        return True
    if group.lemma in {"tell", "inform", "remind"}:
        return True
    return rest[-1].low in {"ago", "later", "earlier"} or words.is_adverb(rest[0].low)
