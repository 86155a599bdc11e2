"""Which sentences and clauses assert something that can be checked.

In the outlet's own voice a claim needs somebody or something named, or a figure,
and a verb of the news. What somebody is reported to say is a claim as such.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import people
from monitor.core.lexicon.reporting import DOCUMENT_NOUNS, OUTLET_NOUNS
from monitor.core.lexicon.verbs import EVENT
from monitor.core.lexicon.wordlist import word_set
from monitor.core.text import covered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.clauses import Clause
    from monitor.core.extraction.reading import Sentence
    from monitor.core.text import Token
    from monitor.types import Name, Value

_COMMANDS = word_set("""
expect imagine let consider think remember note look scratch take ask forget suppose
picture see read click subscribe follow sign share
""")
_CONDITIONS = word_set("if unless whether once when whenever while")
_UNSAFE_SUBJECTS = word_set("""
this that these those it they he she there here some others one such each every no
nobody nothing everything everyone what who which
""")
_OPEN_MODALS = word_set("""
may might could can cannot would should must shall ought ca
""")
# What a body does in public; told in an aside it is news all the same.
_PUBLIC_ACTS = word_set("""
issue announce launch open order publish approve block ban fine sue file reject refuse
""")
_SHOWING = word_set("show find reveal indicate suggest confirm prove")
_EVIDENCE = word_set("research data figures results test tests poll polls records")
_PERIODS = word_set("days weeks months hours week month year")
# Verbs that tell nothing without a figure or a second name.
_LIGHT = word_set("""
draw set take give make bring keep hold put come leave lay open stand face lead share
carry drive serve move meet reach win own show hear slow go remain stay last continue know
""") - {"win", "reach"}
_IDIOMATIC = word_set("draw set lay carry slow")
_FIGURES = word_set("""
precedent line lines stage tone door shadow light picture path soul sand way ground
chord wave waves storm heart
""")


def readable(sentence: Sentence) -> bool:
    """Whether a sentence can hold claims at all: no question, command or advice."""
    toks = sentence.toks
    own = [t for t in toks if not covered(t.start, sentence.quotes)]
    if not own:
        return True
    if own[-1].text == "?" or any(t.text == "?" for t in own):
        return False
    opener = next((t.low for t in own if t.is_word), "")
    second = next((t.low for t in own[1:] if t.is_word), "")
    if opener in _COMMANDS or (opener in words.LEADING_ADVERBS and second in _COMMANDS):
        return False
    return not any(t.low in words.READER_WORDS for t in own)


def of_the_outlet(toks: Sequence[Token], sentence: Sentence) -> bool:
    """Whether the outlet talks of itself or its readers ("we", "our")."""
    for i, tok in enumerate(toks):
        if tok.text == "US":
            continue
        if tok.low in words.OUTLET_WORDS and not covered(tok.start, sentence.quotes):
            told = i > 0 and toks[i - 1].low in {"told", "to", "with", "tell"}
            if not told:
                return True
    return False


def of_its_own_text(toks: Sequence[Token], clauses: Sequence[Clause]) -> bool:
    """Whether the outlet speaks of its own piece: "The writer expects …"."""
    main = next((c for c in clauses if c.role == "main"), None)
    if main is None:
        return False
    lo, hi = main.subject
    own = hi - lo == len(("the", "article")) and toks[lo].low in {"the", "this"}
    return own and toks[hi - 1].low in OUTLET_NOUNS


def is_absolute(toks: Sequence[Token], clause: Clause) -> bool:
    """“With 98% of votes counted”: a circumstance, no clause of its own."""
    lo, hi = clause.subject
    return lo < hi and toks[lo].low in {"with", "despite", "amid", "by", "from", "in"}


def worth_telling(
    toks: Sequence[Token], clause: Clause, clauses: Sequence[Clause],
    names: Sequence[Name], values: Sequence[Value], head: str | None,
) -> bool:  # fmt: skip
    """Whether a clause in the outlet's own voice is a claim.

    ``head`` is the name the subject comes down to; ``names`` and ``values`` are
    those of the whole clause.
    """
    if _unfit(toks, clause, clauses, head):
        return False
    group = clause.group
    none = toks[clause.subject[0]].low in {"neither", "nobody", "no"}
    if group.lemma in {"comment", "respond"} and (group.negated or none):
        return head is not None or bool(names)
    if group.copular:
        return _defines(toks, clause, names, values, head)
    if group.lemma == "have":
        return (head is not None or _is_office(toks, clause)) and bool(values)
    if group.plain == "expect" or (
        group.lemma in {"expect", "schedule", "project"} and group.passive
    ):
        return bool(values or names) or _soon(toks, clause)
    if group.lemma in _SHOWING and _is_document(toks, clause):
        return clause.end > group.end
    if group.lemma in _LIGHT:
        told = [n for n in names if n.canonical != head]
        return bool(values) or (group.lemma not in _IDIOMATIC and bool(told))
    figures = head is not None and any(v.kind != "date" for v in values)
    return figures or (_acts(clause) and bool(names or values))


def _unfit(
    toks: Sequence[Token],
    clause: Clause,
    clauses: Sequence[Clause],
    head: str | None,
) -> bool:
    """Whether a clause hangs on a condition, a guess, or on who knows whom."""
    group = clause.group
    lo, hi = clause.subject
    vague = lo < hi and toks[lo].low in _UNSAFE_SUBJECTS and head is None
    conditional = any(
        c.role == "adverbial" and c.marker in _CONDITIONS and c.end <= clause.start + 1
        for c in clauses
    ) or (toks[clause.lead[0]].low in _CONDITIONS and clause.lead[0] < clause.lead[1])
    open_guess = group.modal in _OPEN_MODALS and not (head and _acts(clause))
    likely = group.modal in {"will", "'ll"} and any(
        t.low == "likely" for t in toks[group.start : group.end + 1]
    )
    figurative = clause.end > group.end and _figurative(toks, clause)
    return vague or conditional or open_guess or likely or figurative


def _is_document(toks: Sequence[Token], clause: Clause) -> bool:
    """Whether the subject is something that was measured or written down."""
    lo, hi = clause.subject
    return lo < hi and toks[hi - 1].low in DOCUMENT_NOUNS | _EVIDENCE


def _is_office(toks: Sequence[Token], clause: Clause) -> bool:
    """Whether the subject is a body told by its kind: "the competition authority"."""
    lo, hi = clause.subject
    return lo < hi and toks[lo].low == "the" and toks[hi - 1].low in people.BODY_NOUNS


def _figurative(toks: Sequence[Token], clause: Clause) -> bool:
    """“Draws a line”, “sets a precedent”: said of anything and checked by nothing."""
    first = toks[clause.group.end : clause.group.end + 4]
    return any(t.low in _FIGURES for t in first)


def _soon(toks: Sequence[Token], clause: Clause) -> bool:
    return any(t.low in _PERIODS for t in toks[clause.group.end : clause.end])


def _acts(clause: Clause) -> bool:
    return clause.group.lemma in EVENT


def _defines(
    toks: Sequence[Token], clause: Clause, names: Sequence[Name],
    values: Sequence[Value], head: str | None,
) -> bool:  # fmt: skip
    """“Acme is the Leeds-based firm behind Kite”; “the fine is $3m”."""
    at, end = clause.group.end, clause.end
    if at >= end:
        return False
    after = [n for n in names if n.span.start >= toks[at].start]
    ruled = [
        n
        for n in names
        if n.span.end <= toks[clause.group.start].start and head != n.canonical
    ]
    figures = [v for v in values if v.kind != "date"]
    if figures:
        return True
    opener = toks[at].low
    noun = opener in {"a", "an", "the"} or opener in words.PREPOSITIONS
    return head is not None and ((noun and bool(after)) or bool(ruled))


def tells_of_aside(
    clause: Clause,
    names: Sequence[Name],
    values: Sequence[Value],
    toks: Sequence[Token],
) -> bool:
    """Whether an aside (", released in May, …") is newsworthy by itself."""
    if not _acts(clause):
        return False
    if clause.role == "relative" and clause.group.lemma in _PUBLIC_ACTS:
        lo, hi = clause.subject
        return bool(names) and any(t.text[0].isupper() for t in toks[lo:hi])
    if any(v.kind == "date" for v in values):
        return True
    venue = toks[clause.group.end].low if clause.group.end < clause.end else ""
    filed = clause.group.lemma in {
        "file",
        "lodge",
        "submit",
        "register",
        "bring",
        "release",
        "sign",
    }
    return filed and venue in {"in", "with", "at", "before", "to", "on"} and bool(names)
