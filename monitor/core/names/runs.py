"""Runs of capitalised words that name somebody or something."""

from __future__ import annotations

import re
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
from monitor.core.lexicon.given import MEN, WOMEN, sex_of
from monitor.core.lexicon.wordlist import word_set
from monitor.core.names.believing import believable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.core.text import Tokens

VERSION = re.compile(r"v?\d+(?:\.\d+)+|v?\d{1,2}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOINERS = word_set("of for de van von der la le al")
_FEASTS = word_set("christmas easter ramadan hanukkah thanksgiving halloween passover")
_FUNCTION = (
    DETERMINERS | PREPOSITIONS | SUBORDINATORS | LOOSE_SUBORDINATORS | CONJUNCTIONS
    | SUBJECT_PRONOUNS | LEADING_ADVERBS | ADVERBS | AUXILIARIES
    | word_set("""
her him them us me one two three four five six no yes let expect nobody everybody
everyone someone anyone nothing something everything people whoever whatever
""")
)  # fmt: skip
# What its members have: "Tenants' Alliance".
_MEMBERS = people.BODY_NOUNS | word_set("""
guild alliance league federation society club trust campaign forum front coalition
""")
_PLURALS = word_set("women men children people")
# What a name may have behind "of": "Film Society of Leeds", "Duke of York".
_OWNING = (
    _MEMBERS
    | people.TITLES
    | people.LAW_NOUNS
    | people.PLACE_NOUNS
    | word_set("""
minister secretary society chamber house kingdom republic state states city town port
order knights sons daughters friends duke earl king queen prince princess museum church
temple tower gulf sea straits hall army legion world cup battle game book heart land
nations department institute bureau mission network lords commons community cathedral
free royal national international united people body council councils ministers south
north east west new old great
""")
)
# "The Centre for Water", "Secretary for Health"
_HEADING = word_set("""
department ministry minister secretary committee office society centre institute
""")
_BELONGING = word_set("member shareholder supporter opponent critic user investor")
# They stand before names, also with the capital of a sentence: "Carmaker Volta".
_TRADES = word_set("""
retailer manufacturer brewer lender
convenor convener organiser organizer rival neighbour striker defender goalkeeper midfielder sprinter biologist chemist
climber skier rider whistleblower campaigner investor negotiator shareholder
""")
_UNTITLED = people.PERSON_NOUNS - people.TITLES
_GIVEN = MEN | WOMEN
_CAUSES = frozenset(("save", "stop", "keep", "free", "protect", "defend", "reclaim"))
_ENDS = frozenset(".!?:")
# "Leeds-based", "State-run": they describe, even with a capital; "Bo-ra" does not.
_DESCRIBING = re.compile(r"-(?!(?!run|led|made|born|wide|old|ray)[a-z]{2,4}$)[a-z]")


def name_runs(toks: Tokens, sentence_starts: Iterable[int]) -> list[tuple[int, int]]:
    """The names of a text as token index ranges, first words of sentences weighed."""
    firsts = _first_words(toks, frozenset(sentence_starts))
    runs = _runs(toks, firsts)
    seen = {toks[i].low for a, b in runs for i in range(a, b) if i not in firsts}
    lower = {t.text for t in toks if t.text.islower()} - people.PLACES
    runs = [_without_role(toks, r, lower) if r[0] in firsts else r for r in runs]
    return [r for r in runs if r[0] not in firsts or believable(toks, r, seen, lower)]


def _without_role(
    toks: Tokens, run: tuple[int, int], lower: set[str]
) -> tuple[int, int]:
    """“Striker Lamine Traore” without what the text goes on to call "the striker"."""
    start, end = run
    longer = end - start > len(("Lamine", "Traore"))
    role = longer and toks[start].low in lower - people.TITLES
    return (start + 1, end) if role and toks[start + 1].text[0].isupper() else run


def _first_words(toks: Tokens, starts: frozenset[int]) -> frozenset[int]:
    """Indices of tokens that are in capitals only because a sentence begins."""
    found = set()
    for i, tok in enumerate(toks):
        opened = i > 0 and (toks[i - 1].text in "“\"'‘" or toks[i - 1].text in _ENDS)
        if tok.start in starts or opened:
            found.add(i)
    return frozenset(found)


def _runs(toks: Tokens, firsts: frozenset[int]) -> list[tuple[int, int]]:
    """Runs of capitalised tokens, as index ranges."""
    found, i = [], 0
    while i < len(toks):
        if not _opens(toks, i, firsts):
            i += 1
            continue
        end = _run_end(toks, i)
        described = i in firsts and _describes(toks, i, end)
        skipped = len(("Members", "of")) if i in firsts and _many(toks, i, end) else 0
        run = _shaved(toks, i + (skipped or described), end)  # "Jailed Ada Holm"
        describes = end < len(toks) and _DESCRIBING.search(toks[end].text)
        if run and not (describes and toks[end].start == toks[end - 1].end + 1):
            found.append(run)
        i = end
    return found


def _describes(toks: Tokens, i: int, end: int) -> bool:
    """“Jailed Ada Holm”, "Chemist Jon Berg": a first word that is no part of a name."""
    low = toks[i].low
    role = low in _UNTITLED or low.endswith("ist")
    cause = _MEMBERS | {"rights", "watch", "aid", "action"}
    role &= cause.isdisjoint(t.low for t in toks[i:end])  # "Passenger Rights Watch"
    second = toks[i + 1].low if end - i > len(("Jon", "Berg")) else ""
    if (low in _TRADES or low.endswith("maker")) and end - i > 1:
        return True
    role |= second in _GIVEN and not (low in _GIVEN or low in people.TITLES)
    return (low.endswith("ed") and end - i > 1) or (
        role and end - i > len(("Jon", "Berg")) and toks[i + 1].text.istitle()
    )


def _many(toks: Tokens, i: int, end: int) -> bool:
    """“Shareholders of Acme”: people at the head of a sentence are no part of a name."""
    low, one = toks[i].low, toks[i].low.removesuffix("s")
    people_ = low != one and one in people.PERSON_NOUNS | _BELONGING
    return (
        people_
        and low not in _OWNING
        and [t.low for t in toks[i + 1 : end]][:1] == ["of"]
    )


def _opens(toks: Tokens, i: int, firsts: frozenset[int]) -> bool:
    tok = toks[i]
    if _YEAR.fullmatch(tok.text):
        return False
    if not tok.text[0].isupper() or tok.low in WEEKDAYS | MONTHS | _FEASTS:
        return False
    if _DESCRIBING.search(tok.text):
        return False
    return tok.low not in _FUNCTION or (
        tok.text.isupper() and len(tok.text) > 1 and i not in firsts
    )


def _run_end(toks: Tokens, i: int) -> int:
    """The index after the run that begins at ``i``; at most a dozen tokens."""
    end = i + 1
    while end < min(len(toks), i + 12):
        step = _joined(toks, i, end)
        if not step:
            break
        end += step
    return end


def _joined(toks: Tokens, i: int, at: int) -> int:
    """How many tokens from ``at`` carry the run on; 0 if it ends."""
    tok, before = toks[at], toks[at - 1]
    if tok.text == "." and before.low in people.TITLES | {"st"}:
        return 1 if at + 1 < len(toks) and toks[at + 1].text[0].isupper() else 0
    if tok.start > before.end + 1:
        return 0
    if _DESCRIBING.search(tok.text):
        return 0
    if before.low in _CAUSES and at == i + 1 and tok.low in {"the", "our"}:
        named = at + 1 < len(toks) and toks[at + 1].text[0].isupper()
        return 2 if named else 0  # "Save the Marsh"
    if tok.text[0].isupper() and tok.low not in WEEKDAYS | MONTHS | {"i"}:
        return 1
    if tok.text in {"'", "’", "'s", "’s"}:
        return _owned_body(toks, at)
    if VERSION.fullmatch(tok.text) and before.text[0].isupper():
        after = toks[at + 1].low if at + 1 < len(toks) else "."
        return int(
            "." in tok.text
            or not after[0].isalpha()
            or after in AUXILIARIES | people.PRODUCT_NOUNS
        )
    return _joiner(toks, i, at)


def _owned_body(toks: Tokens, at: int) -> int:
    """“Dockers' Guild”, "Women's League": an owner that is part of the name."""
    owner, ahead = toks[at - 1], at + 1
    many = owner.low.endswith("s") or owner.low in _PLURALS
    if toks[at].start != owner.end or not many or ahead >= len(toks):
        return 0
    named = toks[ahead].text[0].isupper() and toks[ahead].low in _MEMBERS
    return 2 if named and (len(toks[at].text) == 1 or owner.low in _PLURALS) else 0


def _joiner(toks: Tokens, i: int, at: int) -> int:
    """Joining words are part of a name between capitals: "Bank of Arden"."""
    low, ahead = toks[at].low, at + 1
    apart = low == "for" or (ahead < len(toks) and toks[ahead].low == "the")
    apart |= low == "of" and toks[i].low not in people.TITLES
    if low in {"of", "for"} and _person(toks[i:at], apart=apart):
        return 0  # "Inspector Jon Berg of Leeds Police", "Ada Holm of Munich"
    if ahead < len(toks) and toks[ahead].low == "the" and low in {"of", "for"}:
        ahead += 1
    if ahead >= len(toks) or not toks[ahead].text[0].isupper():
        return 0
    if low == "&":
        return 2  # "Procter & Gamble"
    if low in _JOINERS and (
        low != "of" or toks[at - 1].low not in people.COMMON_INITIALS
    ):
        fits = low != "for" or _heads_body(toks[i:at])
        return ahead - at + 1 if fits else 0
    if low in {"and", ","}:
        tail = toks[_run_end(toks, ahead) - 1].low if low == "and" else ""
        listed = _heads_body(toks[i:at]) and toks[at - 1].low not in people.BODY_NOUNS
        if low == "," and sex_of(" ".join(t.text for t in toks[ahead : ahead + 2])):
            return 0  # "the Minister for Health, Ada Holm,"
        one = tail in people.LAW_NOUNS | people.BODY_NOUNS and low == "and"
        return ahead - at + 1 if listed or one else 0
    return 0


def _person(run: Tokens, *, apart: bool) -> bool:
    """Whether a run is somebody's name: with a title, or a given name.

    Before "of" (``apart``) any two words are that tell of no body.
    """
    words = [t.text for t in run if t.text != "."]
    led = run[0].low in _UNTITLED | _TRADES - people.TITLES
    words = words[led and len(words) > len(("Lea", "Fox")) :]  # "Analyst Lea Fox of"
    two = len(words) == len(("Lea", "Fox"))
    if apart and two and not {w.lower() for w in words} & _OWNING:
        return True
    told = [w for w in words if w.lower() not in people.TITLES]
    titled = len(words) - len(told) > 0 and run[0].low in people.TITLES
    return bool(told) and (titled or sex_of(" ".join(told)) is not None)


def _heads_body(run: Tokens) -> bool:
    words = {t.low for t in run}
    offices = people.BODY_NOUNS | {"minister", "secretary"}
    edges = len(run) == 1 or run[0].low in offices or run[-1].low in offices
    return edges and not words.isdisjoint(_HEADING)


def _shaved(toks: Tokens, start: int, end: int) -> tuple[int, int] | None:
    """Take everyday initials and nationalities off the edges of a run."""
    edge = people.COMMON_INITIALS | people.NATIONALITIES
    law = toks[end - 1].low in people.LAW_NOUNS
    one = end - start == 1
    led = start > 0 and toks[start - 1].low in {"the", "a"}  # "the Finn"
    if one and (
        toks[start].low in people.NATIONALITIES
        or (led and toks[start].low in people.PEOPLES)
    ):
        return None
    while not law and start < end and toks[start].low in people.COMMON_INITIALS:
        start += 1
    while start < end and toks[end - 1].low in edge:
        end -= 1
    if end - start > len(("Ada", "Holm")) and toks[end - 1].text in people.HONOURS:
        end -= 1
    if start < end and toks[start].low in {"act", "bill"} and end - start == 1:
        return None
    return (start, end) if start < end else None
