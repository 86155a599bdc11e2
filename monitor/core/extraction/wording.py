"""How a claim reads on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.conditions import condition_of, condition_text
from monitor.core.extraction.references.resolving import standalone
from monitor.core.lexicon.function_words import DETERMINERS, MODALS, PREPOSITIONS
from monitor.core.lexicon.inflection import reading, third
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.parsed import ParsedSentence
    from monitor.core.grammar.clause import Clause
    from monitor.core.text import Token
    from monitor.types import Name

_CLITICS = {"'ve": "have", "'ll": "will", "'re": "are", "'s": "is", "'d": "would"}
_SINGULAR = {"have": "has", "are": "is", "were": "was", "do": "does"} | {
    modal: modal for modal in MODALS
}
_MODAL_OF = {"'ll": "will", "'d": "would", "wo": "will", "ca": "can"}
# What stands before a verb and changes how much it says.
_NEARLY = word_set("""
nearly almost barely hardly scarcely virtually practically partly partially roughly
""")
# Behind these stands what something is for, and it is the whole that is told of.
_AIMED = frozenset(("for", "on", "about", "against", "into"))
_NEAR = 5
_PAIRS = {"“": "”", "‘": "’", '"': '"', "'": "'"}


def _balanced(text: str) -> str:
    """Without an opening mark that nothing closes, or a closing one alone."""
    closing = _PAIRS.get(text[:1])
    if closing and closing not in text[1:]:
        text = text[1:]
    elif closing and text.find(closing, 1) == len(text) - 1:
        return text[1:-1]
    if text[-1:] in '”"' and text.count(text[-1]) % 2 and "“" not in text:
        text = text[:-1].rstrip(" .,;:")
    left = text.count('"') % 2 == 1
    if left or text.count("“") == text.count("”") + 1:
        mark = '"' if left else "”"
        stop = "." if text.endswith(".") else ""
        text = text.removesuffix(".") + mark + stop  # its end went with the speaker
    return text


def text_of(
    parsed: ParsedSentence, at: int, clause: Clause, lo: int, hi: int
) -> tuple[str, tuple[Name, ...]]:
    """The claim on its own: its subject written out, then what is told of it."""
    _, subject, _, names = parsed.subject(at)
    told, more = standalone(parsed.toks, clause.group.start, hi, parsed.discourse)
    told = _agreeing(parsed, at, told)
    more = (
        *parsed.source.names_in(parsed.toks[lo].start, parsed.toks[hi - 1].end),
        *more,
    )
    if clause.role == "part":
        told = f"{_was(parsed, clause)} {told}"
    told = f"{_shared_auxiliary(parsed, clause)}{told}"
    if not subject.endswith(("more than", *_NEARLY)):
        told = f"{_nearly(parsed, clause)}{told}"
    lead, where = "", parsed.lead(clause)
    condition = condition_of(parsed, clause)
    if condition and clause.subject[1] <= condition.start < clause.group.start:
        set_in, extra = standalone(
            parsed.toks, condition.start, clause.group.start, parsed.discourse
        )
        subject, more = f"{subject}, {set_in}", (*extra, *more)
    if where and condition and condition.subject[0] > condition.start:
        lead, extra = condition_text(parsed, condition, where[1])
        more = (*extra, *more)
    elif where:
        lead, extra = standalone(parsed.toks, *where, parsed.discourse)
        more = (*extra, *more)
    owned = clause.subject == clause.lead or clause.marker in {"where", "whose"}
    if clause.role == "relative" and not owned:
        told, extra = _with_object(parsed, clause, hi)
        more = (*extra, *more)
    words = " ".join(part for part in (lead, subject, told) if part)
    words = _balanced(words.strip(" .,;:"))
    unique = {(n.canonical, n.span): n for n in (*names, *more)}
    return words[:1].upper() + words[1:] + ".", tuple(unique.values())


def _nearly(parsed: ParsedSentence, clause: Clause) -> str:
    """“Nearly doubled its sales” is less, and “more than doubled” more, than doubled."""
    start = stop = clause.group.start
    while start and parsed.toks[start - 1].low in _NEARLY:
        start -= 1
    if [t.low for t in parsed.toks[start - 2 : start]] == ["more", "than"]:
        start -= 2
    return parsed.source.words(parsed.toks, start, stop) + " " if start < stop else ""


def _shared_auxiliary(parsed: ParsedSentence, clause: Clause) -> str:
    """“Were made in Leeds and sold in Hale”: sold were they, too."""
    group = clause.group
    if clause.role != "verb" or clause.parent is None:
        return ""
    if group.modal and parsed.toks[group.start].low not in MODALS:
        return f"{_MODAL_OF.get(group.modal, group.modal)} " + "not " * group.negated
    if not group.passive:
        return ""
    shares = parsed.clauses[clause.parent]
    while shares.role == "verb" and shares.parent is not None:
        if shares.group.end - shares.group.start > 1:
            break
        shares = parsed.clauses[shares.parent]
    host = shares.group
    if parsed.toks[group.start].low == "been":
        return f"{parsed.toks[host.start].text} "
    ahead = parsed.toks[group.end].low if group.end < clause.end else ""
    if ahead in {"nothing", "nobody", "it", "them"}:
        return ""  # "A deputy was sent but found nothing"
    if group.end - group.start > 1 or host.end - host.start <= 1:
        return ""
    return parsed.source.words(parsed.toks, host.start, host.end - 1) + " "


def _with_object(
    parsed: ParsedSentence, clause: Clause, hi: int
) -> tuple[str, tuple[Name, ...]]:
    """“…, which Acme released in May”: what was released, written out."""
    verb, _ = standalone(
        parsed.toks, clause.group.start, clause.group.end, parsed.discourse
    )
    sums = (i for i in range(*clause.lead) if parsed.toks[i].text[0] in "£$€")
    lo = next(sums, _whole_from(parsed, clause.lead[0]))  # "offered her | £9"
    thing, names = standalone(parsed.toks, lo, clause.lead[1], parsed.discourse)
    first, gap, behind = thing.partition(" ")
    thing = f"{first.lower()}{gap}{behind}" if first in {"The", "A", "An"} else thing
    mid = _past_hanging(parsed.toks, clause.group.end, hi)
    before, some = standalone(parsed.toks, clause.group.end, mid, parsed.discourse)
    rest, more = standalone(parsed.toks, mid, hi, parsed.discourse)
    told = (verb, before, thing, rest)
    return " ".join(p for p in told if p), (*names, *some, *more)


def _past_hanging(toks: Sequence[Token], lo: int, hi: int) -> int:
    """Behind the preposition that lacks its noun: "which the city paid for | in May"."""
    at = lo
    while at < hi and toks[at].low in PREPOSITIONS:
        at += 1
    if at == lo and toks[hi - 1].low in PREPOSITIONS:
        return hi  # "which the city had a right to"
    return at if at == hi else max(lo, at - 1)


def _whole_from(parsed: ParsedSentence, lo: int) -> int:
    """Where "the petition | for a vote, which Acme launched" begins: not the vote."""
    at, toks = lo - 1, parsed.toks
    if at < 1 or toks[at].low not in _AIMED:
        return lo
    begins = (i for i in range(at - 1, -1, -1) if toks[i].low in DETERMINERS)
    first = next(begins, lo)
    plain = first > at - _NEAR and all(t.is_word for t in toks[first:at])
    plain &= not any(first <= c.group.start < lo for c in parsed.clauses)
    return first if plain else lo


def _agreeing(parsed: ParsedSentence, at: int, told: str) -> str:
    """Let the verb agree with the name that took the place of "they"."""
    first, _, rest = told.partition(" ")
    first = _CLITICS.get(first.replace("’", "'"), first)
    lo, hi = parsed.subject_range(at)
    if hi - lo == 1 and parsed.toks[lo].low == "they" and parsed.subject(at)[2]:
        plain = reading(first.lower(), "base")
        first = _SINGULAR.get(first, third(plain.lemma) if plain else first)
    return f"{first} {rest}"


def _was(parsed: ParsedSentence, clause: Clause) -> str:
    lo, hi = clause.subject
    last = parsed.toks[hi - 1].low if lo < hi else ""
    return "were" if last.endswith("s") and not last.endswith("ss") else "was"
