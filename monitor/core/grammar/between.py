"""What stands between commas behind a subject: “Ada Holm, the mayor's sister, pleaded”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.joining import linked
from monitor.core.grammar.neighbours import counts, in_phrase, narrowed, plural, ruled
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import people
from monitor.core.lexicon.inflection import reading
from monitor.core.text import covered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.grammar.clause import Range
    from monitor.core.text import Token, Tokens
    from monitor.types import Span

DASH = frozenset("–—")
_SAYING = frozenset(("say", "tell", "add", "write", "reply", "answer", "warn"))
_NEAR = 6
_BESIDE = frozenset(("however", "though", "meanwhile", "too", "nevertheless"))
_BLANK = "¶"


def in_relative(toks: Tokens, i: int, lo: int) -> bool:
    """Whether a comma before a form closes what "who" or "which" has opened."""
    openers = [j for j in range(lo + 1, i - 1) if toks[j].low in words.OPENS_ASIDE]
    return bool(openers) and toks[openers[-1] - 1].low == ","


def behind_one(toks: Tokens, i: int) -> bool:
    """“The ban on night flights comes”, “a log which it gave to investigators puts”."""
    if in_phrase(toks, i):
        return True
    openers = (j for j in range(i - 1, 1, -1) if toks[j].low in {"which", "that"})
    at = next(openers, 0)
    opens = any(t.low in {"a", "an"} for t in toks[max(0, at - 4) : at])
    one = narrowed(toks, at) or (opens and not plural(toks[at - 1]))
    return at > 0 and one and all(t.is_word for t in toks[at:i])


def in_apposition(toks: Tokens, i: int, hi: int, lo: int) -> bool:
    """Whether a comma before a form closes what tells who the subject is.

    "Ada Holm, the mayor's sister, pleaded guilty": two commas, no verb between or
    behind them that could be the sentence's own.
    """
    lo = linked(toks, lo, i) or lo
    commas = [j for j in range(lo, i) if toks[j].low == ","]
    if len(commas) != len((",", ",")) or commas[0] - lo < 1:
        return False
    first = toks[commas[0] + 1]
    offices = people.ROLE_NOUNS | people.TITLES | {"head"}
    named = any(t.low in offices for t in toks[commas[0] + 1 : commas[1]])
    capitals = toks[commas[0] + 1 : commas[1]]
    known = people.ROLE_NOUNS | people.TITLES | people.PERSON_NOUNS
    office = any(
        t.low in known for t in toks[lo : commas[0]]
    )  # "the mayor of Hale, Ada"
    named |= all(t.text[0].isupper() or t.text == "&" for t in capitals) and (
        (office or not toks[commas[0] - 1].text[0].isupper())
        and toks[lo].low not in words.PREPOSITIONS
    )  # "The line's operator, Sudrail, blamed thieves"
    aged = first.low in {"now", "then"} and counts(toks[commas[0] + 2])  # ", now 17,"
    apposed = first.low in words.ARTICLES | {"no"} or counts(first) or named or aged
    another = (
        j for j in range(i + 1, hi - 1)
        if toks[j].low in {"that", "who", "which", ";"}
        or (toks[j].low in {"and", "but"} and toks[j + 1].low in words.AUXILIARIES)
    )  # fmt: skip
    return apposed and not ruled(toks, i + 1, next(another, hi))


def narrows_apposition(toks: Tokens, i: int, hi: int) -> bool:
    """“Holm, the engineer blamed for it, left”: the verb is behind the next comma."""
    opened = next((j for j in range(i - 1, 0, -1) if toks[j].low == ","), 0)
    closed = next((j for j in range(i + 1, hi - 1) if toks[j].low == ","), 0)
    begins = opened + 1 + (toks[opened + 1].low in words.PREPOSITIONS)
    if not (opened and closed) or toks[begins].low not in words.ARTICLES:
        return False  # "The bishop, in a letter read out in May, denied it"
    at = closed + 1
    while at < hi - 1 and words.is_adverb(toks[at].low):
        at += 1
    ruled = toks[at].low in words.AUXILIARIES
    return ruled or reading(toks[at].low, "past", "s") is not None


def introduced(toks: Tokens, quotes: Sequence[Span]) -> list[Token]:
    """The tokens with the comma of “Holm told the court, "I never …"” as a colon."""
    starts, told = {q.start for q in quotes}, list(toks)
    for i in range(2, len(toks) - 2):
        opens = toks[i].low == "," and toks[i + 1].start in starts
        if opens and toks[i + 2].text[0].isupper() and _leads_up(toks, i):
            told[i] = toks[i]._replace(text=":", low=":")
    return told


def _leads_up(toks: Tokens, comma: int) -> bool:
    """Whether a subject, a verb of saying and whoever listens stand before a comma."""
    for i in range(comma - 1, max(0, comma - _NEAR), -1):
        form = reading(toks[i].low, "past", "s") if toks[i].is_word else None
        if form is None and toks[i].is_word:
            continue
        ruled = i > 0 and toks[i - 1].low not in words.BE
        return form is not None and form.lemma in _SAYING and ruled
    return False


def plainly(toks: Tokens, partial: Sequence[Span]) -> list[Token]:
    """The tokens with partial quotations and asides blanked: they head no clause.

    Dashes around an apposition are commas.
    """
    lo, hi = _aside_in_dashes(toks)
    verbless = not _rules(toks[lo + 1 : hi])
    plain = _without_break(toks)
    for i, tok in enumerate(toks):
        if tok.low == "," and _in_date(toks, i):
            plain[i] = tok._replace(text=_BLANK, low=_BLANK)
        elif i in {lo, hi}:
            plain[i] = tok._replace(low=",")
        elif (verbless and lo < i < hi) or (
            tok.is_word and covered(tok.start, partial)
        ):
            plain[i] = tok._replace(low=_BLANK)
    return plain


def _without_break(toks: Tokens) -> list[Token]:
    """“Has never, in 12 years, paid”: what breaks in counts as one more "never"."""
    plain = list(toks)
    for i in range(1, len(toks) - 2):
        if toks[i].low in _BESIDE and _breaks_in(toks, i):
            plain[i - 1 : i + 2] = [
                t._replace(text="also", low="also") for t in toks[i - 1 : i + 2]
            ]
    for i in range(len(toks) - 1):
        if (toks[i].low, toks[i + 1].low) != ("never", ","):
            continue
        inner = (j for j in range(i + 2, len(toks)) if not toks[j].is_word)
        stop = next(inner, i)
        led = toks[min(i + 2, len(toks) - 1)].low in words.PREPOSITIONS
        if led and toks[stop].low == "," and not _rules(toks[i + 2 : stop]):
            plain[i + 1 : stop + 1] = [
                t._replace(text="never", low="never") for t in toks[i + 1 : stop + 1]
            ]
    return plain


def _breaks_in(toks: Tokens, at: int) -> bool:
    """“The bureau, however, recorded”, "she confirmed, though, that": no new clause."""
    apart = toks[at - 1].low == toks[at + 1].low == ","
    after = toks[at + 2].low
    rules = reading(after, "past", "s") is not None and after not in words.AUXILIARIES
    return apart and (after == "that" or rules)


def _in_date(toks: Tokens, at: int) -> bool:
    """The comma of "on August 19, 2017", which parts nothing."""
    day = at > 1 and toks[at - 1].text.isdigit() and toks[at - 2].low in words.MONTHS
    year = toks[at + 1].text if at + 1 < len(toks) else ""
    return day and year.isdigit() and len(year) == len("2017")


def _aside_in_dashes(toks: Tokens) -> Range:
    """The dashes around an apposition: "the tools – saws, drills – are".

    What it leans on may have a verb: "the fault – a belt that can open – has been".
    """
    dashes = [i for i, t in enumerate(toks) if t.low in DASH]
    if len(dashes) != len(("–", "–")) or not dashes[0] or dashes[1] + 1 >= len(toks):
        return -1, -1
    lo, hi = dashes
    inner = toks[lo + 1 : hi]
    which = (i for i, t in enumerate(inner) if t.low in {"that", "which", "who"})
    noun = inner[: next(which, 0)]
    apposed = len(noun) > 1 and noun[0].low in {"a", "an"} and not _rules(noun)
    goes_on = toks[hi + 1].low in words.AUXILIARIES
    return (lo, hi) if goes_on and (apposed or not _rules(inner)) else (-1, -1)


def _rules(toks: Tokens) -> bool:
    tells = words.AUXILIARIES | words.SUBJECT_PRONOUNS | words.SUBORDINATORS
    return any(t.low in tells or reading(t.low, "past") for t in toks)


def told_of_name(toks: Tokens, lo: int, at: int) -> bool:
    """“She met Ada Holm, a nurse honoured in May”: who that is, told behind a name."""
    comma = next((i for i in range(at - 1, lo, -1) if not toks[i].is_word), lo)
    named = toks[comma].low == "," and toks[comma - 1].text[0].isupper()
    return named and toks[comma + 1].low in {"a", "an"}
