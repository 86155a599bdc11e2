"""The name of a speaker: canonical where named, with the body they speak for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.apposing import describes, many_for_one
from monitor.core.extraction.frames import head_name, several
from monitor.core.extraction.references.discourse import HIS, UNNAMED
from monitor.core.extraction.references.epithets import stands_for
from monitor.core.extraction.references.nouns import head_noun
from monitor.core.extraction.references.resolving import standalone
from monitor.core.extraction.speakers.narrowing import ANYBODY, speaker_range
from monitor.core.lexicon import people
from monitor.core.lexicon.function_words import PREPOSITIONS
from monitor.core.lexicon.inflection import possessive
from monitor.core.lexicon.reporting import (
    ACCUSATION_NOUNS,
    DOCUMENT_NOUNS,
    SPEAKER_NOUNS,
)
from monitor.core.lexicon.wordlist import word_set
from monitor.core.values.figures import SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.references.discourse import Discourse
    from monitor.core.text import Token


# "A statement by the company" is what the company says.
_BODIES = people.BODY_NOUNS | people.COMPANY_NOUNS | {"union", "police", "council"}
_ISSUED = word_set("""
statement release announcement message notice letter email count tally analysis test
tests audit memo reply answer
""")
_OWN = frozenset(("its", "their"))
NOMINATIVE = {"him": "he", "her": "she", "them": "they", "his": "he"}
_COMMON = word_set("""
a an the one some two three several its his her their sources internal both those
most many all another
""")


def speaker_name(toks: Sequence[Token], lo: int, hi: int, discourse: Discourse) -> str:
    """Write out a speaker's phrase; a bare "spokesman" speaks for the last body."""
    lo, hi = speaker_range(toks, lo, hi)
    if several(toks, lo, hi):
        return lowered(discourse.reading.words(toks, lo, hi))
    name = head_name(toks, lo, hi, discourse) or _person_named(toks, lo, hi, discourse)
    if hi - lo > 1 and toks[hi - 1].low in {"there", "here"}:
        hi -= 1  # "police there"
    low = NOMINATIVE.get(toks[lo].low, toks[lo].low)
    again = discourse.speaks_again(low) if hi - lo == 1 else None
    if low == "it":
        again = again or discourse.body_again()
    if again is None and hi - lo == 1:
        again = discourse.paragraph.only(low, discourse)
    again = again or _same(toks, lo, hi, discourse)
    if name or again:
        return discourse.in_full(name) if name else again or ""
    stop = next((i for i in range(lo, hi) if toks[i].low == ","), hi)
    many = many_for_one(toks, lo, stop)
    person = None if many else _apposed(toks, stop, hi, discourse)
    person = person or stands_for(toks, lo, stop, discourse)
    return person or _described(toks, lo, stop, discourse)


def unnamed(speaker: str) -> str:
    """Whoever speaks where the text does not tell whom a pronoun means."""
    low = speaker.lower()
    return UNNAMED.get(NOMINATIVE.get(low, low), speaker)


def _person_named(
    toks: Sequence[Token], lo: int, hi: int, discourse: Discourse
) -> str | None:
    """“Sergeant Holm of the Leeds police”, “Acme's Ada Holm”: a person, with a body."""
    stop = next((i for i in range(lo + 1, hi) if toks[i].low in PREPOSITIONS), hi)
    if chief := _office_held(toks, lo, stop, hi, discourse):
        return chief
    low = [t.low for t in toks[lo:stop]]
    owned = next((i for i, word in enumerate(low, lo) if word in {"'s", "'"}), None)
    if owned is not None and owned == hi - 1:
        return None  # a text that breaks off: "according to the board's"
    if owned is not None:
        name = head_name(toks, owned + 1, hi, discourse)
        first = toks[owned + 1].text[0].isupper()
        first |= name is not None and discourse.kind(name) == "person"
        fits = name and first and " " in name
        return name if fits else None
    if stop == hi or low[0] in PREPOSITIONS or "," in low:
        return None
    name = head_name(toks, lo, stop, discourse)
    person = name and discourse.kind(name) in {"person", "other"}
    names = discourse.reading.names_in(toks[lo].start, toks[stop - 1].end)
    return name if person and len(names) == 1 else None


def _office_held(
    toks: Sequence[Token], lo: int, of: int, hi: int, discourse: Discourse
) -> str | None:
    """“Chamber of commerce chief Ada Holm”: no article, and a name in full."""
    name = discourse.reading.directory.ending_at(toks[hi - 1].end, toks[lo].start)
    plain = toks[lo].text.islower() and toks[lo].low not in _COMMON
    if name is None or not plain or toks[lo].low.endswith("s") or of == hi:
        return None
    before = [t for t in toks[of:hi] if t.end <= name.span.start]
    held = len(before) > 1 and all(t.text.isalpha() for t in before)
    full = " " in name.canonical and discourse.kind(name.canonical) == "person"
    led = held and before[-1].low not in PREPOSITIONS | _COMMON
    return name.canonical if full and led else None


def _same(toks: Sequence[Token], lo: int, hi: int, discourse: Discourse) -> str | None:
    """“That person”, “the same source”: who has spoken last, if described so."""
    low, voice = [t.low for t in toks[lo:hi]], discourse.voice
    points = low[:1] in (["this"], ["that"]) or low[:2] == ["the", "same"]
    if not points or len(low) > len(("the", "same", "source")) or voice is None:
        return None
    described = voice not in discourse.reading.directory.kinds
    return voice if described and low[-1] in people.PERSON_NOUNS | ANYBODY else None


def _described(toks: Sequence[Token], lo: int, stop: int, discourse: Discourse) -> str:
    """A speaker without a name."""
    if (own := _own_papers(toks, lo, stop, discourse)) is not None:
        return own
    issued = _issuer(toks, lo, stop)
    if issued:
        return speaker_name(toks, *issued, discourse)
    stop = _without_addressee(toks, lo, stop)
    words = [t.low for t in toks[lo:stop]]
    if words and words[-1] in people.SPOKESPEOPLE and len(words) <= len("ab"):
        return _spokesperson(words, discourse)
    pair = discourse.pair
    if pair and words and words[-1] in ACCUSATION_NOUNS and words[0] == "the":
        return pair[0]
    pronoun = stop - lo == 1 or toks[lo].low in {"its", "their", "his", "her"}
    text, _ = standalone(toks, lo, stop, discourse, subject=pronoun)
    title, _, rest = text.partition(" ")
    addressed = title.lower() in {"mr", "mrs", "ms", "miss"} and bool(rest)
    return lowered((rest if addressed else text).strip(" ,\"“”'‘’"))


def _own_papers(
    toks: Sequence[Token], lo: int, stop: int, discourse: Discourse
) -> str | None:
    """“Its accounts show”: whoever "its" is, where the text leaves one."""
    alone = stop - lo == len(("its", "accounts")) and toks[lo].low in _OWN
    # "His head of research", "her own department's figures": another's
    of = any(t.low in PREPOSITIONS | {"'s", "'"} for t in toks[lo:stop])
    if toks[lo].low in HIS and toks[stop - 1].low in DOCUMENT_NOUNS and not of:
        who = HIS[toks[lo].low]
        return discourse.speaks_again(who) or discourse.one_nearby(who)
    if not alone or toks[stop - 1].low not in DOCUMENT_NOUNS:
        return None
    text, _ = standalone(toks, lo, lo + 1, discourse, subject=True)
    owner = text.replace("’", "'").removesuffix("'s").removesuffix("'")
    return lowered(owner) if owner != text else discourse.speaks_again("it")


def _issuer(toks: Sequence[Token], lo: int, stop: int) -> tuple[int, int] | None:
    """Whose the document is that speaks: "the firm's letter", "a count by the union"."""
    stop = _without_addressee(toks, lo, stop)
    if toks[stop - 1].low in DOCUMENT_NOUNS and stop - lo > len("'s"):
        owned = next((i for i in range(lo, stop) if toks[i].low in {"'s", "'"}), lo)
        if owned > lo:
            return lo, owned
    by = next((i for i in range(lo, stop) if toks[i].low in {"by", "from"}), stop)
    if lo < by < stop - 1 and toks[by - 1].low in _ISSUED:
        return by + 1, stop
    return None


def _without_addressee(toks: Sequence[Token], lo: int, stop: int) -> int:
    """Where "a letter to the council" ends without whom it is to."""
    to = next((i for i in range(lo + 1, stop) if toks[i].low == "to"), stop)
    return to if toks[to - 1].low in DOCUMENT_NOUNS else stop


def _spokesperson(words: list[str], discourse: Discourse) -> str:
    """For whom a bare "spokesman" speaks: the last body."""
    last = discourse.subject
    body = last.name if last else None
    if last and last.kind == "person" and words[0] not in HIS:
        body = discourse.body  # no "her spokesman"
    thing = discourse.thing
    if body is None and thing and thing.kind == "body" and words[0] == "its":
        return f"{possessive(thing.text)} {words[-1]}"
    heard = discourse.heard
    if (
        body is None
        and heard
        and words[0] in {"a", "its"}
        and _body_heard(heard, discourse)
    ):
        return f"{possessive(heard)} {words[-1]}"
    return f"a {body} {words[-1]}" if body else " ".join(words)


def _body_heard(heard: str, discourse: Discourse) -> bool:
    """Whether it is a body that has spoken in the sentence before."""
    if heard.startswith("the ") and heard.endswith((" hall", " palace", " house")):
        return True  # the town hall
    if heard in discourse.reading.directory.kinds:
        return discourse.kind(heard) in {"body", "other"}
    return head_noun(heard) in _BODIES


def _apposed(
    toks: Sequence[Token], comma: int, hi: int, discourse: Discourse
) -> str | None:
    """“The mayor, Ada Holm” is Ada Holm."""
    if comma >= hi:
        return None
    found = discourse.reading.names_in(toks[comma].start, toks[hi - 1].end)
    if not found:
        return None
    before = [t for t in toks[comma + 1 : hi] if t.start < found[0].span.start]
    return found[0].canonical if not before or describes(before) else None


def lowered(text: str) -> str:
    """Without the capital that only the head of a sentence gave."""
    first, _, rest = text.partition(" ")
    low = first.lower()
    common = low in _COMMON | SMALL.keys() | SPEAKER_NOUNS | people.PLURALS
    one = {low.removesuffix("s"), low.removesuffix("es")} - {low}
    common |= bool(one & people.PERSON_NOUNS)
    office = low in people.TITLES and rest.startswith(("for ", "of "))
    named = bool(rest) and all(word[0].isupper() for word in rest.split())
    if not common or office or named:  # "Doctors Without Borders"
        return text
    return f"{first.lower()} {rest}".strip()
