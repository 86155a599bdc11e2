"""The name of a speaker: canonical where named, with the body they speak for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.frames import head_name
from monitor.core.extraction.references.discourse import HIS, UNNAMED, head_noun
from monitor.core.extraction.references.epithets import stands_for
from monitor.core.extraction.references.resolving import standalone
from monitor.core.extraction.speakers.speaker_phrases import without_matter
from monitor.core.lexicon import people
from monitor.core.lexicon.function_words import AUXILIARIES, PREPOSITIONS, WEEKDAYS
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.reporting import (
    ACCUSATION_NOUNS,
    DOCUMENT_NOUNS,
    SPEAKER_NOUNS,
)
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.references.discourse import Discourse
    from monitor.core.text import Token


# "A statement by the company" is what the company says.
_BODIES = people.BODY_NOUNS | people.COMPANY_NOUNS | {"union", "police", "council"}
_ISSUED = word_set("""
statement release announcement message notice letter email count tally analysis test
tests audit memo
""")
_MAKING = word_set(
    "write draw compile make keep prepare publish send issue release file"
)
_OWN = frozenset(("its", "their"))
_SELF = word_set("himself herself itself themselves both all each")
# "Emails seen by the paper": where they come from tells no one from another.
_PAPERS = frozenset(noun for noun in DOCUMENT_NOUNS if noun.endswith("s"))
NOMINATIVE = {"him": "he", "her": "she", "them": "they"}
_ANYBODY = word_set("person source man woman people official")
_LEADS = word_set("earlier later in on last yesterday meanwhile")
_DETERMINED = word_set("the a an his her its their our my")
_COMMON = word_set("""
a an the one some two three several its his her their sources internal both those
most many all another
""")
_OTHERS = frozenset(("colleagues", "others", "co-authors", "allies", "supporters"))
_INDEFINITE = word_set("a an one two three four five several some")
_BEHIND = word_set("by in at with on for from to under near")
_SHORT_ASIDE = 8  # "the man who wrote the report"
# "on Monday"
_OCCASION = 2


def speaker_name(toks: Sequence[Token], lo: int, hi: int, discourse: Discourse) -> str:
    """Write out a speaker's phrase; a bare "spokesman" speaks for the last body."""
    lo = _past_time(toks, lo, hi)
    hi = without_occasion(toks, lo, hi)
    while hi - 1 > lo and toks[hi - 1].low in _SELF:
        hi -= 1  # "Ada Holm herself", "the union and the firm both"
    maker = _maker(toks, lo, hi)
    if maker:
        return speaker_name(toks, *maker, discourse)
    hi = _alone(toks, lo, _unnarrowed(toks, lo, without_matter(toks, lo, hi)))
    name = head_name(toks, lo, hi, discourse) or _person_named(toks, lo, hi, discourse)
    if hi - lo > 1 and toks[hi - 1].low in {"there", "here"}:
        hi -= 1  # "police there"
    low = NOMINATIVE.get(toks[lo].low, toks[lo].low)
    again = discourse.speaks_again(low) if hi - lo == 1 else None
    again = again or _same(toks, lo, hi, discourse)
    if name or again:
        return discourse.in_full(name) if name else again or ""
    stop = next((i for i in range(lo, hi) if toks[i].low == ","), hi)
    person = _apposed(toks, stop, hi, discourse)
    person = person or stands_for(toks, lo, stop, discourse)
    return person or _described(toks, lo, stop, discourse)


def _past_time(toks: Sequence[Token], lo: int, hi: int) -> int:
    """Where "Earlier on Thursday his daughter" names somebody."""
    if toks[lo].low not in _LEADS:
        return lo
    named = (i for i in range(lo + 1, hi) if toks[i].low in _DETERMINED)
    return next(named, lo)


def unnamed(speaker: str) -> str:
    """Whoever speaks where the text does not tell whom a pronoun means."""
    return UNNAMED.get(speaker.lower(), speaker)


def without_occasion(toks: Sequence[Token], lo: int, hi: int) -> int:
    """Where "prosecutors on Thursday" ends without when they spoke."""
    paper = _in_paper(toks, lo, hi)
    if paper < hi:
        return paper
    on = hi - lo > _OCCASION and toks[hi - 2].low == "on"
    if not on or toks[hi - 1].low not in WEEKDAYS:
        return hi
    hi -= _OCCASION
    given = hi - lo > _OCCASION and reading(toks[hi - 1].low, "part")
    return hi - 1 if given and toks[hi - 1].text.islower() else hi  # "a writ lodged"


def _in_paper(toks: Sequence[Token], lo: int, hi: int) -> int:
    """Where "the board in a report published today" ends without its report."""
    for i in range(lo + 1, hi - 2):
        if toks[i].low == "in" and toks[i + 1].low in {"a", "an", "its"}:
            told = any(t.low in DOCUMENT_NOUNS for t in toks[i + 2 : hi])
            return i if told else hi
    return hi


def _person_named(
    toks: Sequence[Token], lo: int, hi: int, discourse: Discourse
) -> str | None:
    """“Sergeant Holm of the Leeds police”, “Acme's Ada Holm”: a person, with a body."""
    stop = next((i for i in range(lo + 1, hi) if toks[i].low in PREPOSITIONS), hi)
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


def _same(toks: Sequence[Token], lo: int, hi: int, discourse: Discourse) -> str | None:
    """“That person”, “the same source”: who has spoken last, if described so."""
    low, voice = [t.low for t in toks[lo:hi]], discourse.voice
    points = low[:1] in (["this"], ["that"]) or low[:2] == ["the", "same"]
    if not points or len(low) > len(("the", "same", "source")) or voice is None:
        return None
    described = voice not in discourse.reading.directory.kinds
    return voice if described and low[-1] in people.PERSON_NOUNS | _ANYBODY else None


def _unnarrowed(toks: Sequence[Token], lo: int, hi: int) -> int:
    """Where "a docker who was there" ends, and "papers obtained by the Mail"."""
    for i in range(lo + 1 + (toks[lo].low == "those"), hi - 1):
        if toks[i].low in {"who", "which", "that"} or _narrows(toks, lo, i):
            told_apart = toks[lo].low == "the" and toks[i - 1].low in _ANYBODY
            return hi if told_apart and hi - i <= _SHORT_ASIDE else i
        study = toks[i - 1].low in DOCUMENT_NOUNS and not toks[i - 1].low.endswith("s")
        if study and toks[i].low in {"in", "on", "about", "into"}:
            return i  # "the study in the journal Origins"
    return hi


def _maker(toks: Sequence[Token], lo: int, hi: int) -> tuple[int, int] | None:
    """Whose "a list which Ada Holm has drawn up" is: it says what she does."""
    for i in range(lo + 1, hi - 2):
        if toks[i].low not in {"which", "that"}:
            continue
        made = (j for j in range(i + 2, hi) if _makes(toks[j].low))
        stop = next(made, i + 1)
        while stop - 1 > i and toks[stop - 1].low in AUXILIARIES | {"'s"}:
            stop -= 1
        papers = toks[i - 1].low in DOCUMENT_NOUNS | {"list"}
        return (i + 1, stop) if papers and stop > i + 1 else None
    return None


def _makes(low: str) -> bool:
    form = reading(low, "past", "part")
    return form is not None and form.lemma in _MAKING


def _alone(toks: Sequence[Token], lo: int, hi: int) -> int:
    """“Ada Holm and five colleagues” without those who are not named."""
    also = next((i for i in range(lo + 1, hi) if toks[i].low == "and"), hi)
    others = hi - also > 1 and toks[hi - 1].low in _OTHERS
    return also if others and toks[also - 1].text[0].isupper() else hi


def _narrows(toks: Sequence[Token], lo: int, i: int) -> bool:
    """Whether "hired by her ministry", "filed in Delaware" only says which is meant."""
    low, after = toks[i].low, toks[i + 1].low
    noun, plain = toks[i - 1], toks[i].text.islower()
    if after not in _BEHIND or not reading(low, "part") or not plain:
        return False
    if noun.low in _PAPERS:
        return after == "by"
    if noun.low in DOCUMENT_NOUNS | {"text", "agreement", "contract", "treaty"}:
        return True  # "the text signed in Leeds"
    indefinite = toks[lo].low in _INDEFINITE and noun.low not in _ANYBODY
    return indefinite and noun.text.islower() and not noun.low.endswith("s")


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
    text = lowered(text.strip(" ,\"“”'‘’"))
    return text[:1].lower() + text[1:] if _opens(toks, lo, text, discourse) else text


def _opens(
    toks: Sequence[Token], lo: int, text: str, discourse: Discourse
) -> bool:
    """Whether only the head of a sentence gave a phrase its capital: "Shop owners"."""
    reading, first = discourse.reading, toks[lo]
    heads = any(s.toks and s.toks[0].start == first.start for s in reading.sentences)
    named = reading.names_in(first.start, toks[-1].end)
    plain = first.text[1:].islower() and first.low not in people.NATIONALITIES
    plain &= all(name.span.start != first.start for name in named)
    return heads and plain and text.startswith(first.text)


def _own_papers(
    toks: Sequence[Token], lo: int, stop: int, discourse: Discourse
) -> str | None:
    """“Its accounts show”: whoever "its" is, where the text leaves one."""
    alone = stop - lo == len(("its", "accounts")) and toks[lo].low in _OWN
    if toks[lo].low in HIS and toks[stop - 1].low in DOCUMENT_NOUNS:
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
        return f"{thing.text}'s {words[-1]}"
    if body is None and words[0] in {"a", "its"} and _body_heard(discourse):
        return f"{discourse.heard}'s {words[-1]}"
    return f"a {body} {words[-1]}" if body else " ".join(words)


def _body_heard(discourse: Discourse) -> bool:
    """Whether a body has spoken in the sentence before."""
    heard = discourse.heard or ""
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
    first = found[0] if found else None
    at = comma + 1
    while at < hi - 1 and (toks[at].low in people.TITLES or toks[at].text == "."):
        at += 1
    if first and first.span.start == toks[at].start:
        return first.canonical
    return None


def lowered(text: str) -> str:
    """Without the capital that only the head of a sentence gave."""
    first, _, rest = text.partition(" ")
    low = first.lower()
    common = low in _COMMON or low in SPEAKER_NOUNS | people.PLURALS
    common |= low.removesuffix("s") in people.PERSON_NOUNS and low.endswith("s")
    office = low in people.TITLES and rest.startswith(("for ", "of "))
    return f"{first.lower()} {rest}".strip() if common and not office else text
