"""Noun phrases and what stands around them, as ranges of token indices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.neighbours import counts, plural
from monitor.core.grammar.trimming import is_loose, trim
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.calendar import EARLIER, UNITS
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.grammar.clause import Range
    from monitor.core.text import Tokens

_BREAKS = frozenset((",", ";", ":", "–", "—", "(", ")"))
_SETTING = word_set(
    "with without in on at since during until under by after before for within from because "
    "outside inside through via"
)
_BEFORE_COUNT = word_set(
    "last next first past final nearly almost than only just least most"
)
_ABOUT = word_set("some about around nearly almost over")
_IN_SUM = frozenset((("so", "far"), ("in", "all"), ("in", "total")))
_OPENS = word_set("""
the a an its their his her our my those he she it they there i we nobody nothing everybody everyone
everything such no both neither another each every
""")
_MANY = word_set("most many some all several few others")
_SPEAKERS = word_set("""
counsel police prosecutors lawyers officials investigators doctors ministers residents
witnesses campaigners workers
""")
_DEPARTMENTS = word_set("department ministry minister secretary committee office")
_PARTS = frozenset(
    ("morning", "evening", "night", "afternoon", "summer", "time", "end")
)
_SCENE = (
    words.PREPOSITIONS | words.LEADING_ADVERBS | words.SUBORDINATORS
    | words.LOOSE_SUBORDINATORS | {"that's", "asked"}
)  # fmt: skip
_LASTING = frozenset(f"{unit}s" for unit in UNITS)  # "In six months | buses …"
WHERE = frozenset(("cases", "places", "instances"))  # "In some cases | records …"
_HOURS = word_set("then now noon midnight dawn dusk")
_LONGEST = 4
_LEADS_LIST = frozenset(("from", "of", "in", "at", "between", "for", "by"))
_NO_LIST = words.PREPOSITIONS | words.ADVERBS | {"earlier", "ago"}


def split_lead(
    toks: Tokens, lo: int, hi: int, *, closed: bool = False
) -> tuple[Range, Range]:
    """Part "In May, however, the board" into the lead and the subject.

    ``closed``: a comma closes what stands behind the subject, such as ", a bank,".
    """
    alone = hi - lo == len(("the", "first")) and toks[lo].low in words.DETERMINERS
    while hi - 1 > lo and is_loose(toks[hi - 1]) and not alone:
        if toks[hi - 1].low == "there":
            break
        hi -= 1  # "the mayor, a lawyer, now"
    while lo + 1 < hi and toks[lo].text in {"-", "•", "*"}:
        lo += 1  # a point of a list
    chunks = _chunks(toks, lo, hi)
    first = 0
    while first < len(chunks) - 1 and _is_scene(toks, chunks[first]):
        first += 1
    rest = chunks[first:]
    if not rest:
        return (lo, lo), trim(toks, lo, hi)
    begins = parted(toks, *rest[0])
    if begins and len(rest) == 1:
        return (lo, begins), trim(toks, begins, rest[0][1])
    lead = (lo, rest[0][0])
    if len(rest) == 1:
        return lead, trim(toks, *rest[0])
    if any(toks[a].low in {"and", "or"} for a, _ in rest[1:]):
        return lead, trim(toks, rest[0][0], rest[-1][1])
    closed = closed or toks[hi - 1].low in {",", "–", "—", ")"}
    if not closed and (_listed(toks, rest) or _lists_within(toks, rest)):
        return lead, trim(toks, rest[0][0], rest[-1][1])
    return lead, trim(toks, *(rest[0] if closed else rest[-1]))


def behind_day(toks: Tokens, lo: int, hi: int) -> int:
    """Where what is said begins in "said on Monday it", "said late on Friday the"."""
    first = [t.low for t in toks[lo:hi]][:2]
    if first[:1] == ["last"] and first[1:] and first[1] in UNITS:
        return lo + 2
    for at in range(lo, min(hi - 1, lo + 3)):
        if toks[at].low in words.WEEKDAYS | {"yesterday", "today"}:
            return at + 1
    return lo


def _chunks(toks: Tokens, lo: int, hi: int) -> list[Range]:
    found, start = [], lo
    for i in range(lo, hi):
        if toks[i].low in {",", "–", "—"} and not _in_title(toks, start, i, hi):
            found.append((start, i))
            start = i + 1
    found.append((start, hi))
    return [(a, b) for a, b in found if a < b]


def parted(toks: Tokens, lo: int, hi: int) -> int | None:
    """Where the subject begins in "In Spain the drug" or "In 2019 Acme"."""
    if tuple(t.low for t in toks[lo : lo + 2]) in _IN_SUM and lo + 2 < hi:
        return lo + 2
    timed = _moment(toks, lo, hi)
    if timed:
        return timed
    as_of = [t.low for t in toks[lo : lo + 2]] == ["as", "of"]
    if toks[lo].low not in _SETTING and not as_of:
        return None
    for j in range(lo + 2, hi):
        before = toks[j - 1]
        if before.low in words.PREPOSITIONS | words.CONJUNCTIONS | words.DETERMINERS:
            continue
        timed = before.text[0].isdigit() or before.low in words.WEEKDAYS | words.MONTHS
        timed |= before.low in _HOURS
        timed &= toks[j].low not in words.MONTHS  # "On 4 May the council"
        counted = counts(toks[j]) and before.low not in _BEFORE_COUNT
        about = toks[j].low in _ABOUT and j + 1 < hi and counts(toks[j + 1])
        many = toks[j].low in _MANY and not words.is_adverb(before.low)
        if (
            toks[j].low in _OPENS
            or (before.low in _LASTING | WHERE and plural(toks[j]))
            or (many and before.low not in _BEFORE_COUNT)
            or (
                toks[j].low in _SPEAKERS
                and (j + 1 == hi or toks[j + 1].low in words.PREPOSITIONS)
            )
            or counted
            or about
            or (timed and toks[j].text[0].isupper())
        ):
            return j
    return _named_last(toks, lo, hi)


def _moment(toks: Tokens, lo: int, hi: int) -> int | None:
    """Where the subject begins in "A week earlier the court", "Last year Acme"."""
    low = [t.low for t in toks[lo : lo + 3]]
    if len(low) < len(("last", "week", "acme")):
        return None
    unit = low[1].removesuffix("s") in UNITS
    if unit and low[2] in {"before", "after"}:  # "An hour before the vote the mayor"
        return parted(toks, lo + 2, hi)
    begins = lo + 3 if unit and low[2] in EARLIER else 0
    if unit and low[0] in {"last", "this", "next"}:
        begins = lo + 2
    opens = begins and begins < hi and toks[begins - 1].text.islower()
    if not opens or not (toks[begins].low in _OPENS or toks[begins].text[0].isupper()):
        return None
    return begins


def _named_last(toks: Tokens, lo: int, hi: int) -> int | None:
    """Where the subject begins in "In its answer to the complaint Acme"."""
    at = hi
    while at > lo and toks[at - 1].text[0].isupper():
        at -= 1
    if at == hi or at - lo < len(("in", "its", "answer")):
        return None
    before = toks[at - 1].low
    plain = before.isalpha() and not words.is_adverb(before)
    linked = words.PREPOSITIONS | words.CONJUNCTIONS | words.DETERMINERS | {"s"}
    return at if plain and before not in linked else None


def _in_title(toks: Tokens, start: int, comma: int, hi: int) -> bool:
    """The comma of "the Department for Science, Innovation and Technology"."""
    if comma + 3 >= hi or toks[comma + 2].low != "and":
        return False
    capitals = toks[comma + 1].text[0].isupper() and toks[comma + 3].text[0].isupper()
    return capitals and any(
        t.low in _DEPARTMENTS and t.text[0].isupper() for t in toks[start:comma]
    )


def _is_scene(toks: Tokens, chunk: Range) -> bool:
    """Whether a chunk before the subject only sets the scene."""
    first = toks[chunk[0]].low
    behind = [t.low for t in toks[chunk[1] : chunk[1] + 2]]
    points = first == "that" and chunk[1] - chunk[0] > 1  # "that guide, a German, has"
    points &= behind in ([",", "a"], [",", "an"])
    if points or _leads_subject(toks, *chunk):
        return False
    return first in _SCENE or words.is_adverb(first) or first.endswith("ing")


def _leads_subject(toks: Tokens, lo: int, hi: int) -> bool:
    """“But Ada Holm, the head, later said”: she does, and "but the next day" does not."""
    if toks[lo].low not in words.CONJUNCTIONS or lo + 1 >= hi:
        return False
    named = toks[lo + 1].text[0].isupper() or toks[lo + 1].low in {"the", "a", "an"}
    rest = {t.low.removesuffix("s") for t in toks[lo + 1 : hi]}
    return named and rest.isdisjoint(UNITS | words.WEEKDAYS | words.MONTHS | _PARTS)


def phrase_start(toks: Tokens, at: int) -> int:
    """Where the noun phrase that ends at an offset begins: after a mark or verb."""
    i = at - 1
    if i >= 0 and toks[i].low == ",":
        i -= 1
    while i >= 0 and toks[i].low not in _BREAKS:
        i -= 1
    return i + 1


def headed(toks: Tokens, i: int) -> bool:
    """Whether a name or an article opens the phrase that ends before a form."""
    at = i - 1
    stops = words.CONJUNCTIONS | (words.AUXILIARIES - {"'s"}) | {",", ";", ":"}
    while at >= 0 and toks[at].low not in stops:
        if toks[at].text[0].isupper() or toks[at].low in words.DETERMINERS:
            return True
        at -= 1
    return False


def _listed(toks: Tokens, chunks: Sequence[Range]) -> bool:
    """“Doctors, nurses and cleaners”, "Holm, Berg and Ott": one subject."""
    (lo, hi), (start, stop) = chunks[0], chunks[-1]
    first = toks[lo:hi]
    joined = any(t.low in {"and", "or"} for t in toks[start:stop])
    plain = all(t.is_word and t.low not in _NO_LIST for t in first)
    timed = {toks[hi - 1].low.removesuffix("s")} & UNITS
    many = toks[hi - 1].low.endswith("s") and not timed
    named = toks[hi - 1].text[0].isupper() and toks[start].text[0].isupper()
    return joined and plain and len(first) <= _LONGEST and (many or named)


def _lists_within(toks: Tokens, chunks: Sequence[Range]) -> bool:
    """“Samples from the drain, the cheese and the milk”: one subject, and its list."""
    (lo, hi), (start, stop) = chunks[0], chunks[-1]
    at = next((i for i in range(lo, hi) if toks[i].low in _LEADS_LIST), lo)
    parts = [toks[at + 1], *(toks[a] for a, _ in chunks[1:])] if at + 1 < hi else []
    alike = len(parts) > 1 and len({t.low for t in parts}) == 1
    joined = any(t.low == "and" for t in toks[start:stop])
    many = at > lo and toks[at - 1].low.endswith("s")
    timed = any(t.low.removesuffix("s") in UNITS | EARLIER for t in toks[lo:at])
    led = alike and joined and parts[0].low in words.DETERMINERS
    named = joined and at + 2 == hi and all(t.text[0].isupper() for t in parts)
    named &= len(parts) > 1  # "Groups in Spain, Italy and Greece"
    return (led or named) and many and not timed
