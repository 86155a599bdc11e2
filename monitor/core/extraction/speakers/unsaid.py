"""What nobody has said: “has not said that …”, “may argue that …”, “no official says …”.

A verb of saying that is negated, or still to come, has no speaker. What stands behind
it is then part of one claim of the outlet's, and no claim of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.extraction.speakers.speaker_phrases import nobody
from monitor.core.grammar.groups import find_groups
from monitor.core.grammar.thats import hears
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.reporting import ACCUSING, CLOSING, REPORTING, Stance
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.extraction.speakers.attribution import Attribution
    from monitor.core.grammar.clause import Clause, Group, Range
    from monitor.core.text import Token

# "I would say", "we must admit": whoever says so says it.
_MYSELF = frozenset(("i", "we"))
# "Would later tell the court": from where the tale stands, and done by now.
_SINCE = word_set("later eventually subsequently then afterwards")
# "It must be said that": the outlet says it there and then.
_OWNING = frozenset(("must", "should", "ought", "can"))
_MORE_THAN = word_set("only just merely simply")
_SEEMING = frozenset(("appear", "seem"))
_IF = frozenset(("if", "unless", "whether", "lest", "once"))
_NOT_YET = frozenset(("until", "till", "before"))
_MARKS = frozenset("\"“‘'")
_WITHOUT = word_set("not never without than")


def whole(toks: Sequence[Token], clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses of a sentence, with what was not said inside of what tells so."""
    kept: list[Clause] = []
    place: dict[int, int] = {}  # of each clause among those that are kept
    for i, clause in enumerate(clauses):
        host = None if clause.parent is None else place[clause.parent]
        if _explains(toks, clauses, i):
            host = None
        if host is not None and _swallows(toks, clauses, i):
            place[i] = host
            kept[host] = replace(kept[host], end=max(kept[host].end, clause.end))
        else:
            place[i] = len(kept)
            kept.append(replace(clause, parent=host))
    return tuple(kept)


def _swallows(toks: Sequence[Token], clauses: Sequence[Clause], at: int) -> bool:
    """Whether a clause is told only as what somebody did not say."""
    clause = clauses[at]
    if clause.parent is None:
        return False
    host = clauses[clause.parent]
    if clause.role == "verb":
        return host.role == "said" and _swallows(toks, clauses, clause.parent)
    if clause.role == "main" and toks[clause.start - 1].text == ":":
        to_say = host.group.lemma in REPORTING and not host.group.negated
        return to_say and _unsaid(toks, clauses, host)
    if clause.role == "main":
        return host.role in {"main", "verb"} and _closes(toks, clauses, at)
    if clause.role == "ing":  # "left, never saying that …"
        told = toks[clause.group.start - 1].low in _WITHOUT
        return told and clause.group.lemma in REPORTING
    if clause.role != "said":
        return False
    bidden = _bidden(toks, host.group.end, clause.start)
    unsaid = bidden or _unsaid(toks, clauses, host)
    return unsaid or _swallows(toks, clauses, clause.parent)


def _closes(toks: Sequence[Token], clauses: Sequence[Clause], at: int) -> bool:
    """“Taxes will rise, the chancellor will say on Friday”: it ends in who will say so."""
    clause = clauses[at]
    last = at + 1 == len(clauses) and toks[clause.start - 1].low == ","
    group = clause.group
    says = group.lemma in REPORTING.keys() | CLOSING and not group.negated
    return last and says and _open(toks, clause.subject, group)


def _explains(toks: Sequence[Token], clauses: Sequence[Clause], at: int) -> bool:
    """“The court refused to order it: the papers were late”: behind a colon is why."""
    clause = clauses[at]
    if clause.role != "main" or clause.parent is None:
        return False
    host = clauses[clause.parent]
    if host.role == "said" and host.parent is not None:
        host = clauses[host.parent]  # "Holm says it is not safe: the roof leaks"
    quoted = toks[clause.start].text in _MARKS
    return toks[clause.start - 1].text == ":" and host.group.negated and not quoted


def _unsaid(toks: Sequence[Token], clauses: Sequence[Clause], host: Clause) -> bool:
    """Whether a clause tells that something was not said, or not yet."""
    if host.marker in _IF and host.role == "adverbial":
        return True
    above = clauses[host.parent].group.lemma if host.parent is not None else ""
    if host.role == "said" and REPORTING.get(above) is Stance.DEMAND:
        return True  # "demanded that Acme admit that …"
    past = reading(toks[host.group.end - 1].low, "past")
    if host.marker in _NOT_YET and host.role == "adverbial" and not past:
        return True
    subject, up = host.subject, host
    while up.role == "verb" and up.parent is not None:
        up = clauses[up.parent]
        subject = up.subject
    return _open(toks, subject, host.group)


def _open(toks: Sequence[Token], subject: Range, group: Group) -> bool:
    """Whether a verb of saying is negated, to come, or nobody's."""
    lo, hi = subject
    if lo < hi and (nobody(toks, lo, hi) or toks[lo].low == "not"):
        return True
    own = {t.low for t in toks[group.start : group.end + 1]}
    if group.negated:
        return not own & _MORE_THAN
    itself = hi - lo == 1 and toks[lo].low in _MYSELF
    if itself or group.modal == "can" or (group.passive and group.modal in _OWNING):
        return False
    if group.modal in {"would", "could"} and own & (_SINCE | _MORE_THAN):
        return False  # "would say only that"
    return bool(group.modal) or group.predicted or group.plain in _SEEMING


def _bidden(toks: Sequence[Token], lo: int, hi: int) -> bool:
    """“Was asked to confirm that …”, “was reported to have said that …”."""
    for i in range(lo, hi - 2):
        at = i + 1 + (toks[i + 1].low == "have")
        said = reading(toks[at].low, "base", "part") if toks[i].low == "to" else None
        if said and said.lemma in REPORTING:
            return True
    return False


def to_come(toks: Sequence[Token], told: Attribution) -> bool:
    """“…, the minister will say on Friday”: nobody has said it yet."""
    lo, hi = told.speaker
    if lo and toks[lo - 1].low == "if":
        return False  # "if Ada Holm is to be believed"
    for group in find_groups(toks, lo, len(toks)):
        if group.lemma in REPORTING.keys() | CLOSING:
            near = lo < group.start <= hi
            return near and _open(toks, (lo, group.start), group)
    return False


def by_nobody(parsed: ParsedSentence, clause: Clause) -> bool:
    """“It was announced that …”: said, and nobody is named who said it.

    What "had been reported" is told as what was thought before.
    """
    if clause.role != "said" or clause.parent is None:
        return False
    source = parsed.clauses[clause.parent]
    host, open_ = source.group, ACCUSING - {"allege"}
    unowned = host.passive and host.lemma not in open_ and not host.before
    return hears(source) or unowned
