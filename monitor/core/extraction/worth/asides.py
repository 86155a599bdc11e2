"""Which asides tell more than who or what somebody or something is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.extraction.worth.checkable import acts
from monitor.core.extraction.worth.definite import UNSAFE_SUBJECTS
from monitor.core.extraction.worth.moods import moody
from monitor.core.grammar.between import DASH
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.inflection import plural_form, reading
from monitor.core.lexicon.reporting import DENYING, FALSEHOODS, REPORTING
from monitor.core.lexicon.wordlist import word_set
from monitor.core.text import covered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.grammar.clause import Clause
    from monitor.core.text import Tokens
    from monitor.types import Name, Span, Value

_FILED = word_set("file lodge submit register bring release sign")
# ", which means that …" goes on with what the writer makes of it.
_VAGUE_LINKS = word_set(
    "see obtain mean suggest seem appear make raise include say show surface emerge"
)
# "…, who declined to be named": how a source is told of.
_DECLINING = frozenset(("decline", "refuse"))
_NAMING = frozenset(("name", "identify", "quote"))
_BLOWS = word_set("""
blow boost setback victory win defeat move twist turn sign step reversal climbdown snub
rebuke shift departure development
""")
_VIEWED = word_set("figure number claim charge allegation account version suggestion")
_CONTRADICTING = word_set("contradicting echoing rebutting refuting")
_NEAR = 6
_ONE = frozenset(("a", "an", "something", "twice", "half", "double"))
_COUNTED = frozenset(("raise", "make", "include"))  # ", who had raised £40,000"


def tells_of_aside(
    clause: Clause, names: Sequence[Name], values: Sequence[Value], toks: Tokens
) -> bool:
    """Whether an aside (", released in May, …") is newsworthy by itself.

    ``names`` and ``values`` are its own, without those of what it hangs on.
    """
    if clause.role == "relative":
        return _tells_more(clause, names, values, toks)
    if not acts(clause):
        return False
    if any(v.kind == "date" for v in values):
        return True
    venue = toks[clause.group.end].low if clause.group.end < clause.end else ""
    venues = {"in", "with", "at", "before", "to", "on"}
    return clause.group.lemma in _FILED and venue in venues and bool(names)


def _tells_more(
    clause: Clause, names: Sequence[Name], values: Sequence[Value], toks: Tokens
) -> bool:
    """“…, which holds 19 percent” tells more than who somebody is."""
    group, lo = clause.group, clause.lead[0]
    closed = clause.start > 0 and toks[clause.start - 1].text in {",", "(", "–", "—"}
    linked = clause.marker in words.OPENS_ASIDE
    if not linked or not closed or lo >= clause.lead[1]:
        return False
    last, verb = toks[clause.lead[1] - 1].low, toks[group.start].low
    one = (verb in {"is", "was", "has"} or reading(verb, "s")) and not group.modal
    if one and plural_form(last):
        named = toks[clause.lead[1] - 1].text[0].isupper()
        if not named:
            return False  # ", which leaves the island cut off": the whole of it does
    if group.modal == "should" and group.perfect:
        return False  # "the alarm, which should have rung"
    ends = toks[clause.end - 1].low in words.AUXILIARIES | words.NEGATIONS
    if ends and clause.marker == "which":
        return False  # "the ban, which its rival does not"
    alone = clause.lead[1] - lo == 1 and toks[lo - 1].low in words.BE
    if alone and clause.marker == "which" and not last.endswith("s"):
        return False  # "is exempt, which has caused anger"
    guess = group.modal in {"would", "could", "might", "should", "can"}
    figures = any(v.kind != "date" for v in values)
    vague = group.lemma in _VAGUE_LINKS and not (figures and group.lemma in _COUNTED)
    if (
        (guess and not figures)
        or (group.plain in _DECLINING and group.lemma in _NAMING)
        or (group.negated and group.lemma in {"authorise", "authorize"})
        or vague
        or group.lemma in DENYING | {"dispute"}
        or moody(toks, clause)
    ):
        return False
    if clause.marker == "who":
        return bool(values) or group.passive
    ahead = group.predicted or group.modal == "will"
    told = figures or bool(names or values) or ahead
    return told or group.negated or acts(clause)


def up_to_aside(
    toks: Tokens, clause: Clause, clauses: Sequence[Clause],
    told: Sequence[Clause], quotes: Sequence[Span],
) -> Clause:  # fmt: skip
    """A clause up to the comma behind which an aside tells its own claim.

    So it ends before what tells where, and what somebody else says of it.
    """
    clause = _up_to_writer(toks, clause, quotes)
    placed = (
        c
        for c in clauses
        if c.role == "relative" and (c.marker == "where" or _by_another(toks, c))
    )
    for aside in (*told, *placed):
        comma = toks[aside.start - 1].low == ","
        if aside.marker == "where" and not comma:
            continue
        if clause.group.end < aside.start and aside.end <= clause.end:
            stops = clause.end - aside.end <= 1
            return replace(clause, end=aside.start - 1) if stops else clause
    return clause


def _up_to_writer(toks: Tokens, clause: Clause, quotes: Sequence[Span]) -> Clause:
    """What is reported, up to what the writer adds: "…, in a blow to its rival, …"."""
    if clause.role != "said":
        return clause
    for i in range(clause.group.end + 1, clause.end - 2):
        if _adds(toks, i) and not covered(toks[i].start, quotes):
            return replace(clause, end=i)
    return clause


def _adds(toks: Tokens, mark: int) -> bool:
    """Whether a writer's own words begin behind a mark."""
    after = [*(t.low for t in toks[mark + 1 : mark + _NEAR]), "", "", ""]
    if toks[mark].low in DASH:
        return after[0] in words.CONTRASTING | {"but", "despite"}
    view = after[0] == "a" and after[1] in _VIEWED and after[2] != "of"
    blow = after[0] == "in" and after[1] in {"a", "an"} and bool(_BLOWS & set(after))
    own = view or blow or after[0] in _CONTRADICTING
    return toks[mark].low == "," and own


def _by_another(toks: Tokens, clause: Clause) -> bool:
    """“…, which the port says would cost millions”, "…, of whom it says 40 left"."""
    lo, hi = clause.subject
    form = reading(toks[hi - 1].low, "past", "s", "base") if lo < hi else None
    said = form is not None and form.lemma in REPORTING and hi - lo > 1
    said &= clause.marker == "which"
    led = toks[clause.start].low in words.PREPOSITIONS
    said |= led and clause.group.lemma in REPORTING
    return said and toks[clause.start - 1].low == ","


def of_those(toks: Tokens, clauses: Sequence[Clause], clause: Clause) -> bool:
    """“…, of whom it says there were 12”: without them it tells nothing.

    Nor does "said that is too little", but "said that was a lie" denies.
    """
    if [t.low for t in toks[slice(*clause.subject)]] == ["that"]:
        said = {t.low for t in toks[clause.group.end : clause.end]}
        return FALSEHOODS.isdisjoint(said)
    host = clauses[clause.parent] if clause.parent is not None else clause
    led = toks[host.start].low == "of"
    return host.role == "relative" and led and host.marker in {"whom", "which"}


def narrows(toks: Tokens, clauses: Sequence[Clause], clause: Clause) -> bool:
    """Whether a participle only tells which is meant: "ferries built in 1990"."""
    inside = any(c.group.end <= clause.start < c.end for c in clauses)
    behind = toks[clause.start - 1].is_word
    planned = clause.group.lemma in {"plan", "schedule", "expect", "set"}
    planned |= clause.subject[0] >= clause.subject[1]  # "Built in 1931, the bridge"
    planned |= toks[clause.subject[0]].low == "not"  # "heaped up, not rain, brought"
    return (behind and (inside or clause.start > 0)) or planned


def tells_where(toks: Tokens, clause: Clause) -> bool:
    """“…, where staff knew the guests”: at the end, what happened there."""
    lo, hi = clause.subject
    closes = all(not t.is_word for t in toks[clause.end :])
    if clause.marker != "where" or not closes or lo >= hi or lo <= clause.start:
        return False
    plain = toks[lo].low not in UNSAFE_SUBJECTS
    group = clause.group
    past = reading(toks[group.end - 1].low, "past") is not None
    plain &= group.perfect or (past and toks[group.start].low not in {"is", "are"})
    return toks[clause.start - 1].low == "," and plain and not moody(toks, clause)


def appended(toks: Tokens, clause: Clause) -> bool:
    """“… – a charge the firm rejects”: a noun with a clause of its own, no subject."""
    lo, hi = clause.subject
    if clause.role != "main" or not lo or toks[lo].low not in _ONE:
        return False
    if any(t.text[0].isdigit() for t in toks[lo : clause.end]):
        return False  # "…, a deal its members took by 90 votes to 7"
    opens = words.SUBJECT_PRONOUNS | {"the", "his", "her", "its", "their"}
    loose = words.PREPOSITIONS | words.CONJUNCTIONS
    return not toks[lo - 1].is_word and any(
        toks[i].low in opens and toks[i - 1].low not in loose for i in range(lo + 1, hi)
    )
