"""From a clause to its frame: subject, action and what fills its roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.references import standalone
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import people
from monitor.types import Frame, Slot, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.clauses import Clause
    from monitor.core.extraction.references import Discourse
    from monitor.core.text import Token

# Verbs whose "of" asks a question of its own: accused of what?
_OF_VERBS = frozenset("""
accuse convict acquit suspect warn inform notify deprive rob consist dispose clear
strip accuse find assure remind die complain
""".split())
_ROLES = (words.PREPOSITIONS - {"of", "like", "past", "off", "outside"}) | {"using"}
_STOPS = words.SUBORDINATORS | {";", ":", "–", "—"}
_LONGEST_SLOT = 30


def frame_of(
    toks: Sequence[Token], clause: Clause, subject: str, discourse: Discourse
) -> Frame:
    """Fill a frame from a clause whose subject is already written out."""
    slots = list(_slots(toks, clause, discourse))
    slots += _lead_slots(toks, clause, discourse)
    if clause.group.passive:
        subject, slots = _turned(subject, slots, toks, clause, discourse)
    return Frame(subject, clause.group.lemma, tuple(slots), clause.group.negated)


def _turned(
    subject: str, slots: list[Slot], toks: Sequence[Token], clause: Clause,
    discourse: Discourse,
) -> tuple[str, list[Slot]]:  # fmt: skip
    """ "was filed by Acme" says the same as "Acme filed": a named doer leads."""
    doer = next((s for s in slots if s.role == "by"), None)
    if doer is None or doer.text not in discourse.reading.directory.kinds:
        return subject, slots
    lo, hi = clause.subject
    where = Span(toks[lo].start, toks[hi - 1].end) if lo < hi else doer.span
    rest = [s for s in slots if s is not doer]
    return doer.text, [Slot("object", subject, where), *rest]


def _slots(
    toks: Sequence[Token], clause: Clause, discourse: Discourse
) -> list[Slot]:
    edges = _edges(toks, clause)
    stops = [*(at - 1 for _, at in edges[1:]), clause.end]
    slots = (
        _slot(toks, role, at, stop, discourse)
        for (role, at), stop in zip(edges, stops, strict=False)
    )
    return [slot for slot in slots if slot]


def _edges(toks: Sequence[Token], clause: Clause) -> list[tuple[str, int]]:
    """(role, first token) of each phrase behind the verb."""
    at, end = clause.group.end, clause.end
    edges: list[tuple[str, int]] = []
    if at < end and toks[at].low not in _ROLES | _STOPS | {"of", "to", ","}:
        edges.append(("object", at))
    for i in range(at, end):
        low = toks[i].low
        if low in _STOPS:
            edges.append(("", i + 1))
            break
        if low == "," and _breaks(toks, i, end):
            edges.append(("", i + 1))
        elif low == "of" and clause.group.lemma in _OF_VERBS and not _has(edges, "of"):
            edges.append(("of", i + 1))
            break
        elif low in _ROLES and not _glued(toks, i):
            edges.append((low, i + 1))
    return edges


def _has(edges: list[tuple[str, int]], role: str) -> bool:
    return any(r == role for r, _ in edges)


def _breaks(toks: Sequence[Token], i: int, end: int) -> bool:
    """A comma before a participle or an apposition ends a phrase; in lists not."""
    after = toks[i + 1].low if i + 1 < end else ""
    return after.endswith("ing") or after in words.DETERMINERS | words.PREPOSITIONS


def _glued(toks: Sequence[Token], i: int) -> bool:
    """Prepositions inside a name or a comparator lead no phrase."""
    after = toks[i + 1].low if i + 1 < len(toks) else ""
    before = toks[i - 1].low if i else ""
    both = toks[i - 1].text[0].isupper() and i + 1 < len(toks) and toks[i + 1].text[0].isupper()
    joined = both and toks[i].low == "for" and before in people.BODY_NOUNS
    return joined or (toks[i].low == "at" and after == "least") or (
        toks[i].low in {"about", "around", "over", "under"} and after[:1].isdigit()
    ) or (toks[i].low == "up" and after == "to")


def _slot(
    toks: Sequence[Token], role: str, lo: int, hi: int, discourse: Discourse
) -> Slot | None:
    while hi > lo and not toks[hi - 1].is_word and toks[hi - 1].text not in "”\"')":
        hi -= 1
    while hi > lo and toks[hi - 1].low in {"and", "but", ",", "both"}:
        hi -= 1
    while lo < hi and words.is_adverb(toks[lo].low) and role == "object":
        lo += 1
    hi = min(hi, lo + _LONGEST_SLOT)
    if not role or lo >= hi:
        return None
    text = phrase(toks, lo, hi, discourse)
    return Slot(role, text, Span(toks[lo].start, toks[hi - 1].end)) if text else None


def phrase(toks: Sequence[Token], lo: int, hi: int, discourse: Discourse) -> str:
    """A noun phrase written out; "US lab Acme" and "Acme, a US lab" are "Acme"."""
    name = head_name(toks, lo, hi, discourse)
    return name or standalone(toks, lo, hi, discourse)[0].strip(" \"“”‘’',")


def head_name(
    toks: Sequence[Token], lo: int, hi: int, discourse: Discourse
) -> str | None:
    """The name that a noun phrase comes down to, if it does."""
    if lo >= hi:
        return None
    reading = discourse.reading
    comma = next((i for i in range(lo, hi) if toks[i].low in {",", "("}), hi)
    name = reading.directory.ending_at(toks[comma - 1].end, toks[lo].start)
    if name is None:
        return None
    before = [t for t in toks[lo:comma] if t.end <= name.span.start]
    plain = all(
        t.is_word and t.low not in words.PREPOSITIONS | words.CONJUNCTIONS | {"'s", "'"}
        for t in before
    )
    return name.canonical if plain else None


def _lead_slots(
    toks: Sequence[Token], clause: Clause, discourse: Discourse
) -> list[Slot]:
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
