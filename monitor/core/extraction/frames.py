"""From a clause to its frame: subject, action and what fills its roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.references.resolving import standalone
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import people
from monitor.core.lexicon.reporting import VERDICT_VERBS
from monitor.core.lexicon.verbs import EVENT, OTHER
from monitor.core.lexicon.wordlist import word_set
from monitor.types import Frame, Slot, Span

if TYPE_CHECKING:
    from monitor.core.extraction.references.discourse import Discourse
    from monitor.core.grammar.clause import Clause
    from monitor.core.text import Token, Tokens

# Verbs whose "of" asks a question of its own: accused of what?
_OF_VERBS = word_set("""
accuse convict acquit suspect warn inform notify deprive rob consist dispose clear
strip find assure remind die complain speak
""")
_ROLES = (words.PREPOSITIONS - {"of", "like", "past", "off", "outside"}) | {"using"}
_STOPS = words.SUBORDINATORS | {";", ":", "–", "—"}
_LONGEST_SLOT = 30
_NONE = frozenset(("no", "none", "neither", "nobody"))
_NOT_ANY = (["not", "one"], ["not", "any"], ["not", "a", "single"])
# "No more than 900 have joined" tells how many have.
_BOUNDS = frozenset(("more", "fewer", "less", "later", "earlier"))
_PLAIN = frozenset(("a", "an", "no", "too", "mere", "pure", "simply", '"', "“"))
_QUOTES = frozenset("\"“‘'")
_NO_OBJECT = _ROLES | _STOPS | {"of", "to", ","}
_ACTS = EVENT | OTHER


def frame_of(toks: Tokens, clause: Clause, subject: str, discourse: Discourse) -> Frame:
    """Fill a frame from a clause whose subject is already written out."""
    slots = list(_slots(toks, clause, discourse))
    slots += _lead_slots(toks, clause, discourse)
    if clause.group.passive:
        subject, slots = _turned(subject, slots, toks, clause, discourse)
    negated = clause.group.negated != _of_none(toks, *clause.subject)
    return Frame(subject, clause.group.lemma, tuple(slots), negated)


def _of_none(toks: Tokens, lo: int, hi: int) -> bool:
    """Whether the subject is none at all: "no mill", "not a single mill"."""
    while lo < hi and toks[lo].low in _QUOTES:
        lo += 1
    said = [tok.low for tok in toks[lo:hi]]
    if said[:1] == ["not"]:  # "not one in ten" tells how few
        few = said[2:3] == ["in"]
        return any(said[: len(none)] == none for none in _NOT_ANY) and not few
    return not _NONE.isdisjoint(said[:1]) and _BOUNDS.isdisjoint(said[1:2])


def _turned(
    subject: str, slots: list[Slot], toks: Tokens, clause: Clause, discourse: Discourse
) -> tuple[str, list[Slot]]:
    """“was filed by Acme” says the same as “Acme filed”: a named doer leads."""
    doer = next((s for s in slots if s.role == "by"), None)
    if doer is None or doer.text not in discourse.reading.directory.kinds:
        return subject, slots
    lo, hi = clause.subject
    where = Span(toks[lo].start, toks[hi - 1].end) if lo < hi else doer.span
    rest = [s for s in slots if s is not doer]
    return doer.text, [Slot("object", subject, where), *rest]


def _slots(toks: Tokens, clause: Clause, discourse: Discourse) -> list[Slot]:
    edges = _edges(toks, clause)
    stops = [*(at - 1 for _, at in edges[1:]), clause.end]
    slots = (
        _slot(toks, role, at, stop, discourse)
        for (role, at), stop in zip(edges, stops, strict=False)
    )
    return [slot for slot in slots if slot]


def _edges(toks: Tokens, clause: Clause) -> list[tuple[str, int]]:
    """(role, first token) of each phrase behind the verb."""
    at, end = clause.group.end, clause.end
    edges: list[tuple[str, int]] = []
    points = _points(toks, at, end, clause.group.lemma)
    plain = at < end and toks[at].low not in _NO_OBJECT
    if points or plain:
        edges.append(("object", at))
    at += points
    for i in range(at, end):
        low = toks[i].low
        if low in _QUOTES and i > at and clause.group.lemma in VERDICT_VERBS:
            if not _has(edges, "as"):
                edges.append(("as", i + 1))
            continue
        if low in _STOPS:
            edges.append(("", i + 1))
            break
        if (low == "," and _breaks(toks, i, end)) or _infinitive(toks, i, end):
            edges.append(("", i + 1))
        elif low == "of" and clause.group.lemma in _OF_VERBS and not _has(edges, "of"):
            edges.append(("of", i + 1))
            break
        elif low in _ROLES and not _glued(toks, i):
            edges.append((low, i + 1))
    return edges


def _infinitive(toks: Tokens, i: int, end: int) -> bool:
    """Whether "to" tells what for, and not where to: "took her to see a doctor"."""
    if toks[i].low != "to" or i + 2 >= end or toks[i + 1].low not in _ACTS:
        return False
    after = toks[i + 2]
    return after.low in words.DETERMINERS or after.text[0].isupper()


def _points(toks: Tokens, at: int, end: int, lemma: str) -> bool:
    """Whether "that" is an object: "called that an invention", "that view a joke"."""
    ahead = at + 1 < end and (toks[at + 1].low in _PLAIN or lemma in VERDICT_VERBS)
    return ahead and toks[at].low == "that"


def _has(edges: list[tuple[str, int]], role: str) -> bool:
    return any(r == role for r, _ in edges)


def _breaks(toks: Tokens, i: int, end: int) -> bool:
    """A comma before a participle or an apposition ends a phrase; in lists not."""
    after = toks[i + 1].low if i + 1 < end else ""
    return after.endswith("ing") or after in words.DETERMINERS | words.PREPOSITIONS


def _glued(toks: Tokens, i: int) -> bool:
    """Prepositions inside a name or a comparator lead no phrase."""
    after = toks[i + 1].low if i + 1 < len(toks) else ""
    before = toks[i - 1].low if i else ""
    both = (
        toks[i - 1].text[0].isupper()
        and i + 1 < len(toks)
        and toks[i + 1].text[0].isupper()
    )
    joined = both and toks[i].low == "for" and before in people.BODY_NOUNS
    return (
        joined
        or (toks[i].low == "at" and after == "least")
        or (toks[i].low in {"about", "around", "over", "under"} and after[:1].isdigit())
        or (toks[i].low == "up" and after == "to")
    )


def _slot(
    toks: Tokens, role: str, lo: int, hi: int, discourse: Discourse
) -> Slot | None:
    while hi > lo and not toks[hi - 1].is_word and toks[hi - 1].text not in "”\"')":
        hi -= 1
    while hi > lo and toks[hi - 1].low in {"and", "but", ",", "both"}:
        hi -= 1
    while lo < hi and words.is_adverb(toks[lo].low) and role == "object":
        lo += 1
    while hi > lo + 1 and words.is_adverb(toks[hi - 1].low) and role == "object":
        hi -= 1
    hi = min(hi, lo + _LONGEST_SLOT)
    if not role or lo >= hi:
        return None
    role, hi = _untimed(toks, role, lo, hi, discourse)
    text = phrase(toks, lo, hi, discourse).replace("’", "'")
    return Slot(role, text, Span(toks[lo].start, toks[hi - 1].end)) if text else None


def _untimed(
    toks: Tokens, role: str, lo: int, hi: int, discourse: Discourse
) -> tuple[str, int]:
    """Take a date off the end of a phrase; a phrase that is a date tells when."""
    start, end = toks[lo].start, toks[hi - 1].end
    dates = [v for v in discourse.reading.values_in(start, end) if v.kind == "date"]
    if not dates or dates[-1].span.end != end:
        return role, hi
    cut = dates[-1].span.start
    if cut == start:
        return ("on" if role == "object" else role), hi
    stop = next(i for i in range(lo, hi) if toks[i].start >= cut)
    while stop > lo + 1 and (
        not toks[stop - 1].is_word or toks[stop - 1].low in words.PREPOSITIONS
    ):
        stop -= 1
    return role, stop


def phrase(toks: Tokens, lo: int, hi: int, discourse: Discourse) -> str:
    """A noun phrase written out; "US lab Acme" and "Acme, a US lab" are "Acme"."""
    name = head_name(toks, lo, hi, discourse)
    return name or standalone(toks, lo, hi, discourse)[0].strip(" \"“”‘’',")


def several(toks: Tokens, lo: int, hi: int) -> bool:
    """“Ada Holm, Jon Berg and Eva Lund”, “the mayor, the judge, and the clerk”."""
    commas = [i for i in range(lo, hi - 2) if toks[i].low == ","]
    link = next((i for i in range((commas or [hi])[-1], hi - 1) if _and(toks[i])), lo)
    if link <= lo:
        return False
    starts = {lo, *(i + 1 + _and(toks[i + 1]) for i in commas), link + 1}
    first = [toks[i] for i in starts]
    of = {t.low for t in toks[lo:hi]} & words.PREPOSITIONS
    roles = any(t.low in words.DETERMINERS | people.ROLE_NOUNS for t in first)
    named = not roles and not of and all(t.text[0].isupper() for t in first)
    return named or all(t.low == "the" for t in first)


def _and(tok: Token) -> bool:
    return tok.low == "and"


_NOT_IN_NAME = words.PREPOSITIONS | {"'s", "'", "who", "whom", "which"}


def head_name(toks: Tokens, lo: int, hi: int, discourse: Discourse) -> str | None:
    """The name that a noun phrase comes down to, if it does."""
    if lo >= hi or several(toks, lo, hi):
        return None
    reading = discourse.reading
    comma = next((i for i in range(lo, hi) if toks[i].low in {",", "("}), hi)
    comma -= comma - lo > 1 and toks[comma - 1].text in people.HONOURS  # "Ada Holm KC"
    name = reading.directory.ending_at(toks[comma - 1].end, toks[lo].start)
    if name is None:
        return None
    before = [t for t in toks[lo:comma] if t.end <= name.span.start]
    if before and before[-1].low in words.CONJUNCTIONS:
        return None
    plain = all(
        (t.is_word or t.text == ".") and t.low not in _NOT_IN_NAME for t in before
    )
    listed = any(t.low in words.CONJUNCTIONS for t in before)
    others = len(reading.names_in(toks[lo].start, name.span.start))
    return name.canonical if plain and not (listed and others) else None


def _lead_slots(toks: Tokens, clause: Clause, discourse: Discourse) -> list[Slot]:
    """What stands before the subject: "Under the Act, …", "In London, …"."""
    lo, hi = clause.lead
    if clause.role != "main" or lo >= hi or toks[lo].low not in _ROLES:
        return []
    start, end = toks[lo].start, toks[hi - 1].end
    reading = discourse.reading
    if not (reading.names_in(start, end) or reading.values_in(start, end)):
        return []
    slot = _slot(toks, toks[lo].low, lo + 1, hi, discourse)
    return [slot] if slot else []
