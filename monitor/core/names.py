"""Names in a text, what kind each is, and the longest form the text gives.

A directory is learned from the text alone: "the Harbour Trade Office (HTO)"
makes HTO an alias, "Mr Holm" stands for the "Jonas Holm" told of before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from monitor.core.lexicon import people
from monitor.core.lexicon.function_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    LEADING_ADVERBS,
    LOOSE_SUBORDINATORS,
    MONTHS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    WEEKDAYS,
)
from monitor.core.lexicon.inflection import readings
from monitor.core.lexicon.wordlist import word_set
from monitor.types import Name, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.core.text import Token

_VERSIONED = re.compile(r"[A-Za-z][A-Za-z-]*?(\d+(?:\.\d+)*)")
_VERSION = re.compile(r"v?\d+(?:\.\d+)+|v?\d{1,2}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOINERS = word_set("of for de van von der la le al")
_FUNCTION = (
    DETERMINERS | PREPOSITIONS | SUBORDINATORS | LOOSE_SUBORDINATORS | CONJUNCTIONS
    | SUBJECT_PRONOUNS | LEADING_ADVERBS | ADVERBS | AUXILIARIES
    | word_set("""
her him them us me one two three four five six no yes let expect nobody everybody everyone someone anyone nothing something everything people
""")
)  # fmt: skip
_COMMON_ENDINGS = ("tion", "ment", "ness", "ity", "ing", "ism", "ance", "ence", "ship")
# Names of this many words are told of again by one of them.
_SHORTENED = frozenset((2, 3))
_ENDS = frozenset(".!?:")
# "Leeds-based", "state-run": they describe, even with a capital.
_DESCRIBING = re.compile(r"-[a-z]")


@dataclass(frozen=True, slots=True)
class Directory:
    """The names of one text: in order, by what they stand for, and their kinds.

    A kind is person, body (an institution), law, place, product or other.
    """

    names: tuple[Name, ...] = ()
    kinds: dict[str, str] = field(default_factory=dict)
    descriptors: dict[str, frozenset[str]] = field(default_factory=dict)
    starts: tuple[int, ...] = ()

    def within(self, start: int, end: int) -> tuple[Name, ...]:
        """The names that lie wholly in a stretch of the text."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        return tuple(n for n in self.names[first:last] if n.span.end <= end)

    def ending_at(self, end: int, start: int) -> Name | None:
        """The name that ends where a stretch ends, if any."""
        inside = self.within(start, end)
        return inside[-1] if inside and inside[-1].span.end == end else None

    def kind(self, canonical: str) -> str:
        """What kind of thing a canonical name names."""
        return self.kinds.get(canonical, "other")


def find_names(toks: Sequence[Token], sentence_starts: Iterable[int]) -> Directory:
    """Read the names of a whole text from its tokens."""
    firsts = _first_words(toks, frozenset(sentence_starts))
    runs = _runs(toks, firsts)
    seen = {w.low for a, b in runs for w in toks[a:b] if a not in firsts}
    lower = {t.text for t in toks if t.text.islower()} - people.PLACES
    kept = [r for r in runs if r[0] not in firsts or _believable(toks, r, seen, lower)]
    return _directory(toks, kept)


def _first_words(toks: Sequence[Token], starts: frozenset[int]) -> frozenset[int]:
    """Indices of tokens that are in capitals only because a sentence begins."""
    found = set()
    for i, tok in enumerate(toks):
        opened = i > 0 and (toks[i - 1].text in "“\"'‘" or toks[i - 1].text in _ENDS)
        if tok.start in starts or opened:
            found.add(i)
    return frozenset(found)


def _runs(toks: Sequence[Token], firsts: frozenset[int]) -> list[tuple[int, int]]:
    """Runs of capitalised tokens, as index ranges."""
    found, i = [], 0
    while i < len(toks):
        if not _opens(toks, i, firsts):
            i += 1
            continue
        end = _run_end(toks, i)
        run = _shaved(toks, i, end)
        describes = end < len(toks) and _DESCRIBING.search(toks[end].text)
        if run and not (describes and toks[end].start == toks[end - 1].end + 1):
            found.append(run)
        i = end
    return found


def _opens(toks: Sequence[Token], i: int, firsts: frozenset[int]) -> bool:
    tok = toks[i]
    if _YEAR.fullmatch(tok.text):
        return _is_law(toks, i + 1)
    if not tok.text[0].isupper() or tok.low in WEEKDAYS | MONTHS:
        return False
    if _DESCRIBING.search(tok.text):
        return False
    return tok.low not in _FUNCTION or (
        tok.text.isupper() and len(tok.text) > 1 and i not in firsts
    )


def _is_law(toks: Sequence[Token], i: int) -> bool:
    if i >= len(toks) or not toks[i].text[0].isupper():
        return False
    return toks[_run_end(toks, i) - 1].low in people.LAW_NOUNS


def _run_end(toks: Sequence[Token], i: int) -> int:
    """The index after the run that begins at ``i``; at most a dozen tokens."""
    end = i + 1
    while end < min(len(toks), i + 12):
        step = _joined(toks, i, end)
        if not step:
            break
        end += step
    return end


def _joined(toks: Sequence[Token], i: int, at: int) -> int:
    """How many tokens from ``at`` carry the run on; 0 if it ends."""
    tok, before = toks[at], toks[at - 1]
    if tok.text == "." and before.low in people.TITLES:
        return 1 if at + 1 < len(toks) and toks[at + 1].text[0].isupper() else 0
    if tok.start > before.end + 1:
        return 0
    if _DESCRIBING.search(tok.text):
        return 0
    if tok.text[0].isupper() and tok.low not in WEEKDAYS | MONTHS | {"i"}:
        return 1
    if _VERSION.fullmatch(tok.text) and before.text[0].isupper():
        after = toks[at + 1].low if at + 1 < len(toks) else "."
        return int(
            "." in tok.text
            or not after[0].isalpha()
            or after in AUXILIARIES | people.PRODUCT_NOUNS
        )
    return _joiner(toks, i, at)


def _joiner(toks: Sequence[Token], i: int, at: int) -> int:
    """Joining words are part of a name between capitals: "Bank of Arden"."""
    low, ahead = toks[at].low, at + 1
    if ahead < len(toks) and toks[ahead].low == "the" and low in {"of", "for"}:
        ahead += 1
    if ahead >= len(toks) or not toks[ahead].text[0].isupper():
        return 0
    if low in _JOINERS and (
        low != "of" or toks[at - 1].low not in people.COMMON_INITIALS
    ):
        return ahead - at + 1 if low != "for" or _heads_body(toks[i:at]) else 0
    if low in {"and", ","}:
        tail = toks[_run_end(toks, ahead) - 1].low if low == "and" else ""
        listed = _heads_body(toks[i:at]) and toks[at - 1].low not in people.BODY_NOUNS
        one = tail in people.LAW_NOUNS | people.BODY_NOUNS and low == "and"
        return ahead - at + 1 if listed or one else 0
    return 0


def _heads_body(run: Sequence[Token]) -> bool:
    words = {t.low for t in run}
    return bool(
        words
        & {
            "department",
            "ministry",
            "minister",
            "secretary",
            "committee",
            "office",
            "society",
            "centre",
            "institute",
        }
    ) and (
        len(run) == 1
        or run[0].low in people.BODY_NOUNS | {"minister", "secretary"}
        or run[-1].low in people.BODY_NOUNS | {"minister", "secretary"}
    )


def _shaved(toks: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Take everyday initials and nationalities off the edges of a run."""
    edge = people.COMMON_INITIALS | people.NATIONALITIES
    law = toks[end - 1].low in people.LAW_NOUNS
    if end - start == 1 and toks[start].low in people.NATIONALITIES:
        return None
    while not law and start < end and toks[start].low in people.COMMON_INITIALS:
        start += 1
    while start < end and toks[end - 1].low in edge:
        end -= 1
    if start < end and toks[start].low in {"act", "bill"} and end - start == 1:
        return None
    return (start, end) if start < end else None


def _believable(
    toks: Sequence[Token], run: tuple[int, int], seen: set[str], lower: set[str]
) -> bool:
    """Whether a run at the head of a sentence is a name and not just a first word."""
    start, end = run
    first = toks[start]
    if end - start > 1 or any(c.isdigit() for c in first.text):
        return True
    if first.low in people.PLACES or (first.text.isupper() and len(first.text) > 1):
        return True
    if first.low in lower:
        return False
    if first.low in seen:
        return True
    if readings(first.low) or first.low.endswith(_COMMON_ENDINGS):
        return False
    return _acts(toks, end, plural=first.low.endswith("s"))


def _acts(toks: Sequence[Token], at: int, *, plural: bool) -> bool:
    """Whether what follows a bare first word treats it as one somebody or thing."""
    after = toks[at].low if at < len(toks) else ""
    if after in {"'s", "has", "is", "was", "said", "says"}:
        return True
    forms = {f.tense for f in readings(after) if after not in AUXILIARIES}
    return bool(forms & {"past", "s"}) and not plural


def _directory(toks: Sequence[Token], runs: list[tuple[int, int]]) -> Directory:
    texts = [_untitled(toks, run) for run in runs]
    aliases = _aliases(toks, runs, texts)
    names = tuple(
        _name(toks, run, text, aliases) for run, text in zip(runs, texts, strict=True)
    )
    kinds: dict[str, str] = {}
    described: dict[str, set[str]] = {}
    for name, run in zip(names, runs, strict=True):
        kind = _kind(toks, run, name)
        if kind != "other" or name.canonical not in kinds:
            kinds.setdefault(name.canonical, kind)
            if kinds[name.canonical] == "other":
                kinds[name.canonical] = kind
        described.setdefault(name.canonical, set()).update(_described(toks, run))
    return Directory(
        names, kinds, {n: frozenset(w) for n, w in described.items()},
        tuple(n.span.start for n in names),
    )  # fmt: skip


def _untitled(toks: Sequence[Token], run: tuple[int, int]) -> str:
    """The words of a run without a leading title ("Dr. Ada Holm": "Ada Holm")."""
    words = toks[_first_untitled(toks, run) : run[1]]
    return " ".join(t.text for t in words).replace(" ,", ",")


def _first_untitled(toks: Sequence[Token], run: tuple[int, int]) -> int:
    start, end = run
    if toks[start].low not in people.TITLES or toks[start].low == "minister":
        return start
    while start < end - 1 and (
        toks[start].low in people.TITLES or toks[start].text == "."
    ):
        start += 1
    return start


def _aliases(
    toks: Sequence[Token], runs: list[tuple[int, int]], texts: list[str]
) -> dict[str, str]:
    """From a short form to the long one that the text gives."""
    aliases: dict[str, str] = {}
    known: dict[str, None] = {}
    for (start, end), text in zip(runs, texts, strict=True):
        previous = (
            next(
                (p for r, p in zip(runs, texts, strict=True) if r[1] == start - 1), None
            )
            if toks[start - 1].text == "(" and start
            else None
        )
        if previous and _initials_fit(text, previous):
            aliases[text] = previous
        titled = start > 0 and toks[start].low in people.TITLES
        if text not in known and text not in aliases:
            longer = _longer(text, known, titled=titled and end - start > 1)
            if longer:
                aliases[text] = longer
        known.setdefault(text)
    return aliases


def _initials_fit(short: str, full: str) -> bool:
    words = [w for w in full.split() if w[0].isupper()]
    initials = "".join(w if w.isupper() else w[0] for w in words)
    return (
        short.isupper()
        and len(words) > 1
        and initials.endswith(short[1:])
        and len(short) > 1
    )


def _longer(text: str, known: dict[str, None], *, titled: bool) -> str | None:
    """The only longer name told before that a short one can stand for."""
    if " " in text and not titled:
        return None
    if text.isupper():
        fits = [k for k in known if _initials_fit(text, k) and len(text) > len("UK")]
    elif text.lower() in people.PLACES:
        return None
    else:
        fits = [k for k in known if _short_for(text, k)]
    return fits[0] if len(fits) == 1 else None


def _short_for(text: str, full: str) -> bool:
    """“Holm” or “Kestrel” for “Ada Holm” or “Kestrel Foods”; no “Office”, no “Leeds”."""
    words = full.split()
    if len(words) not in _SHORTENED or words[-1].lower() in people.LAW_NOUNS:
        return False
    first = words[0].lower()
    if any(c.isdigit() for c in words[-1]) or first in people.PLACES:
        return False
    if text == words[-1]:
        return text.lower() not in people.BODY_NOUNS
    return text == words[0] and first not in people.BODY_NOUNS | people.NATIONALITIES


def _name(
    toks: Sequence[Token], run: tuple[int, int], text: str, aliases: dict[str, str]
) -> Name:
    start, end = toks[_first_untitled(toks, run)].start, toks[run[1] - 1].end
    last = toks[run[1] - 1].text
    glued = _VERSIONED.fullmatch(last)
    version = glued[1] if glued else None
    if not version and run[1] - run[0] > 1 and _VERSION.fullmatch(last):
        version = last.removeprefix("v")
    return Name(text, aliases.get(text, text), version, Span(start, end))


def _kind(toks: Sequence[Token], run: tuple[int, int], name: Name) -> str:
    start, end = run
    last, after = toks[end - 1].low, toks[end].low if end < len(toks) else ""
    if last in people.LAW_NOUNS:
        return "law"
    if name.canonical.lower() in people.PLACES:
        return "place"
    if last in people.BODY_NOUNS or toks[start].low in {
        "university",
        "department",
        "ministry",
        "bank",
        "court",
    }:
        return "body"
    if name.version or after in people.PRODUCT_NOUNS:
        return "product"
    return _person_or_firm(toks, run)


def _person_or_firm(toks: Sequence[Token], run: tuple[int, int]) -> str:
    start, end = run
    before = toks[start - 1].low if start else ""
    if toks[start].low in people.TITLES or before in people.ROLE_NOUNS:
        return "person"
    words = _described(toks, run)
    if words & people.COMPANY_NOUNS:
        return "body"
    two = end - start == len("ab") and all(
        t.text[:1].isupper() for t in toks[start:end]
    )
    if two and words & people.ROLE_NOUNS:
        return "person"
    return "other"


def _described(toks: Sequence[Token], run: tuple[int, int]) -> set[str]:
    """The words around a name that say what it is: before it, or after a comma."""
    start, end = run
    words: set[str] = set()
    for tok in reversed(toks[max(0, start - 4) : start]):
        if not tok.is_word or tok.low in PREPOSITIONS:
            break
        words.add(tok.low.removeprefix("us-").removesuffix("-based"))
    if end + 1 < len(toks) and toks[end].text == ",":
        tail = toks[end + 1 : end + 9]
        if tail[0].low in DETERMINERS | people.NATIONALITIES:
            for tok in tail:
                if tok.text == "," or tok.low in PREPOSITIONS:
                    break
                words.add(tok.low)
    return words
