"""Which clauses assert something that can be checked.

In the outlet's own voice every clause is one but for mood, advice, findings such as
"is risky", and what hangs on who knows whom. What somebody is reported to say is a
claim as such.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from monitor.core.extraction.worth.definite import (
    UNSAFE_SUBJECTS,
    definite,
    known,
    stands_in,
)
from monitor.core.extraction.worth.moods import moody
from monitor.core.extraction.worth.states import measures, ranks, states
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import mood
from monitor.core.lexicon.inflection import noun_like, reading
from monitor.core.lexicon.verbs import EVENT
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.grammar.clause import Clause
    from monitor.core.text import Tokens
    from monitor.types import Name, Value

# With a figure these are told of, whoever or whatever they are.
_PRONOUNS = word_set("there it he she they nothing nobody")


_AHEAD = frozenset(("will", "'ll", "would", "could", "may", "might"))


class _Held(NamedTuple):
    """What a clause holds: figures, counts, a date behind the verb, more names."""

    figures: bool
    counted: bool
    dated: bool
    told: bool


def worth_telling(
    toks: Tokens, clause: Clause, names: Sequence[Name],
    values: Sequence[Value], head: str | None, *, alone: bool = True,
) -> bool:  # fmt: skip
    """Whether a clause in the outlet's own voice is a claim.

    ``head`` is the name the subject comes down to; ``names`` and ``values`` are
    those of the whole clause; not ``alone`` is what has a condition before it.
    """
    alone &= not stands_in(toks, clause)
    verb = toks[clause.group.start].start
    figures = any(v.kind != "date" for v in values)
    held = _Held(
        figures=figures,
        counted=any(v.kind not in {"date", "duration"} for v in values),
        dated=any(v.span.start > verb for v in values),
        told=figures or any(n.span.start > verb for n in names),
    )
    if _unfit(toks, clause, head, held, alone=alone):
        return False
    group = clause.group
    anchored = bool(names or values or head)
    anchored |= _tells_what(toks, clause)
    lo, hi = clause.subject
    refused = group.negated or (lo < hi and toks[lo].low in {"neither", "nobody", "no"})
    if group.lemma in {"comment", "respond", "reply", "say"} and refused:
        return True
    if group.copular:
        return states(toks, clause, anchored=anchored, figures=figures)
    if clause.end == group.end and not group.passive:
        return _happens(toks, clause, anchored=anchored, figures=figures)
    vague = group.lemma in mood.VAGUE_VERBS and not acts(clause)
    return anchored or not vague or _done(toks, clause)


def _tells_what(toks: Tokens, clause: Clause) -> bool:
    """“What they found was a forgery”, “what it cost cannot be told”."""
    lo, hi = clause.subject
    if hi - lo < len(("what", "they", "found")) or toks[lo].low != "what":
        return False
    after = toks[clause.group.end].low if clause.group.end < clause.end else ""
    return (
        clause.group.passive or after in {"a", "an", "the", "that"} | words.PREPOSITIONS
    )


def _done(toks: Tokens, clause: Clause) -> bool:
    """Whether something has been done: "opened", "had opened"."""
    group = clause.group
    past = reading(toks[group.end - 1].low, "past") is not None
    past |= toks[group.start].low == "did"
    return (group.perfect or group.passive or past) and group.modal is None


def _happens(toks: Tokens, clause: Clause, *, anchored: bool, figures: bool) -> bool:
    """Whether a verb that nothing follows tells something: "The firm will appeal"."""
    group = clause.group
    still = group.modal == "must" and toks[group.end - 2].low == "still"
    if group.predicted or still or group.modal in _AHEAD:
        acted = stands_in(toks, clause) and acts(clause)
        return anchored or acted or definite(toks, clause, done=acts(clause))
    refused = toks[group.start].low == "did" and group.negated
    if (group.perfect or refused) and known(toks, clause, done=True):
        return True
    past = reading(toks[group.end - 1].low, "past") is not None
    going = reading(toks[group.end - 1].low, "ing") is not None  # "is staying"
    past |= going or (group.modal is None and _now(toks, clause))
    done = group.modal is None and (acts(clause) or going)
    if past and definite(toks, clause, done=done):
        return True  # "His widow wept", "the captain decides", "a bridge collapsed"
    if stands_in(toks, clause) and (_done(toks, clause) or group.plain):
        return True  # "Many never returned", "she refused to pay"
    return anchored and (acts(clause) or past or figures or group.perfect)


def _now(toks: Tokens, clause: Clause) -> bool:
    """Whether a verb in the present ends what is told: "the captain decides"."""
    low = toks[clause.group.end - 1].low
    ends = all(not t.is_word for t in toks[clause.end :])
    compared = any(t.low == "than" for t in toks[: clause.group.start])
    form = reading(low, "base")
    many = form is not None and not compared and (ends or not noun_like(form))
    return many or reading(low, "s") is not None


def _unfit(
    toks: Tokens, clause: Clause, head: str | None, held: _Held, *, alone: bool
) -> bool:
    """Whether a clause is mood or advice, or hangs on who knows whom."""
    group = clause.group
    lo, hi = clause.subject
    first = toks[lo].low if lo < hi else ""
    single = alone and hi - lo == 1 and first in UNSAFE_SUBJECTS - {"there"}
    told_whom = hi < len(toks) and toks[hi].low in {"who", "whom"}
    single &= not told_whom  # "those who stayed"
    points = first in {"this", "that", "these", "those", "such"} and not told_whom
    plainly = acts(clause) and group.modal is None
    plainly &= group.lemma not in mood.FIGURE_VERBS  # "this raises questions"
    plainly |= _done(toks, clause)
    acted = hi - lo > 1 and not group.copular and plainly
    vague = head is None and (single or (points and not (held.told or acted)))
    everybody = first in {"nobody", "everyone", "everybody"} and (
        group.passive or group.perfect
        or (_done(toks, clause) and clause.end > group.end)
    )  # fmt: skip
    everybody |= first == "nothing" and [t.low for t in toks[group.end : clause.end]][
        :1
    ] == ["of"]  # "Nothing remains of the mill"
    checked = held.counted or held.told or held.dated
    checked &= first in _PRONOUNS
    counts = measures(toks, clause)
    checked |= points and _points_out(toks, clause, held)
    if (vague and not checked and not everybody) or first == "here":
        return True
    advised = group.modal in {"should", "ought"} and not group.perfect
    advised |= group.modal == "shall" and first not in {"i", "we"}
    if advised and not held.dated:
        return True
    rest = [t.low for t in toks[group.end : clause.end]]
    if group.lemma == "mean" and hi - lo == 1 and first in UNSAFE_SUBJECTS:
        return True  # "If they lose, it means"
    if group.lemma == "do" and rest[:1] in (["so"], ["this"], ["that"], ["it"]):
        return True
    if group.lemma == "remain" and first == "it" and rest[:2] == ["to", "be"]:
        return True  # "It remains to be seen"
    if rest in (["this"], ["that"], ["so"]) or _sets_up(toks, clause):
        return True
    plain = held.figures or held.dated or everybody or counts
    return not plain and moody(toks, clause)


def _points_out(toks: Tokens, clause: Clause, held: _Held) -> bool:
    """“That lifts them to 17th”, "these include lead", "this was the second recall"."""
    group, first = clause.group, toks[clause.subject[0]].low
    if first in {"these", "those"}:
        counted = held.counted or group.lemma == "include"
    else:
        plain = not group.copular and group.lemma != "come"  # "This comes as …"
        counted = (held.told and plain) or measures(toks, clause)
        counted |= _figured(toks, clause)
        counted &= first != "such"
    return counted or ranks(toks, clause)


def _sets_up(toks: Tokens, clause: Clause) -> bool:
    """“Holm is asked about money”, "one expects a ruling": an answer follows, or none."""
    (lo, hi), group = clause.subject, clause.group
    anybody = hi - lo == 1 and toks[lo].low == "one" and toks[hi].is_word
    anybody &= reading(toks[group.start].low, "s") is not None
    after = toks[group.end].low if group.end < clause.end else ""
    anybody |= toks[lo].low == "few" and after == "it"  # "Few saw it coming"
    return anybody or (group.lemma == "ask" and group.passive and after == "about")


def _figured(toks: Tokens, clause: Clause) -> bool:
    """“That makes it theirs”, "that is closer to 97 million"."""
    rest = toks[clause.group.end : clause.end]
    made = clause.group.lemma == "make" and len(rest) > 1
    turned = made and rest[0].low in {"it", "him", "her", "them"}
    return turned or any(t.text[0].isdigit() for t in rest)


def acts(clause: Clause) -> bool:
    """Whether the verb is one of acts and changes."""
    return clause.group.lemma in EVENT
