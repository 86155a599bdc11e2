"""What still belongs to an attribution behind its verb or its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.speakers import speaker_phrases
from monitor.core.grammar.groups import find_groups
from monitor.core.grammar.neighbours import counts
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.inflection import Form, reading
from monitor.core.lexicon.reporting import DOCUMENT_NOUNS, PARTICLES
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.text import Token

ENDS = frozenset((",", ".", ";", ":"))
# Whoever is told stands right behind these: "told reporters in Leeds".
TO_SOMEBODY = word_set("tell assure inform warn remind advise promise")
# Behind a noun their past is a participle: "the driver charged in May".
_PASSIVE = word_set("""
accuse charge call find report reveal disclose estimate expect announce allege predict
rule promise establish hear
""")
_NARROWING = frozenset(("that", "which", "who"))
# "A scheme that promised nine per cent, and said": nobody speaks in an aside.
_NO_SPEAKERS = words.CONJUNCTIONS | {"that", "which"}
_WHEN = words.WEEKDAYS | word_set("""
on late early earlier yesterday today tonight last this next again now then later
""")
_STATING = word_set("that whether how why what if")
_LATER = word_set("later earlier before afterwards ago")


def past_source(toks: Sequence[Token], end: int, hi: int) -> int:
    """Where "…, the paper reported, citing two officials" ends."""
    at = end + (end < hi and toks[end].low == ",")
    cites = at < hi and toks[at].low in {"citing", "quoting"}
    return end_of_part(toks, at, hi) if cites and toks[at - 1].low == "," else end


def later(rest: Sequence[Token]) -> bool:
    """“An hour later”, “the next day”, “when asked about it”."""
    low = [t.low for t in rest if t.is_word] or [""]
    if low[0] in {"when", "as", "while"}:
        return True
    counted = low[-1] in _LATER and (low[0] in {"a", "an"} or counts(rest[0]))
    return counted or (
        low[0] == "the" and low[1:2] in (["next"], ["following"], ["same"])
    )


def past_office(toks: Sequence[Token], stop: int) -> int:
    """Where "argues Ada Holm, president of the league" ends."""
    if stop + 1 >= len(toks) or toks[stop].low != ",":
        return stop
    end = next((i for i in range(stop, len(toks)) if toks[i].low in {".", ";"}), stop)
    rest = toks[stop + 1 : end]
    if len(rest) > 1 and rest[0].text.isdigit():  # "recalls Ada Holm, 54, who"
        return past_office(toks, stop + 2) if rest[1].low == "," else end
    if rest and rest[0].low in {"who", "whose", "which"}:
        return end
    joined = not rest or rest[0].low in words.CONJUNCTIONS
    goes_on = joined or reading(rest[0].low, "ing")
    return stop if goes_on or find_groups(toks, stop + 1, end) else end


def apposed_name(toks: Sequence[Token], stop: int) -> int:
    """Where "says its director, Ada Holm" ends."""
    if stop + 1 >= len(toks) or toks[stop].low != ",":
        return stop
    end = end_of_part(toks, stop + 1, len(toks))
    name = toks[stop + 1 : end]
    named = bool(name) and all(speaker_phrases.of_name(t) for t in name)
    return end if named else stop


def end_of_part(toks: Sequence[Token], at: int, hi: int) -> int:
    """The next mark that parts or ends a sentence."""
    while at < hi and (toks[at].low not in ENDS or speaker_phrases.titled(toks, at)):
        at += 1
    return at


def closed(
    toks: Sequence[Token], who: tuple[int, int], at: int, stop: int, form: Form
) -> bool:
    """Whether nothing is said behind the verb."""
    at += 1
    particles = PARTICLES.get(form.lemma)
    lacks = particles is not None and (at >= stop or toks[at].low not in particles)
    if lacks or toks[who[1] - 1].low in _NO_SPEAKERS:
        return False
    at += particles is not None
    if at >= stop:
        return True
    rest = toks[at:stop]
    if any(t.low in _STATING for t in rest[:1]):
        return False
    if later(rest):
        return True
    narrowed = next((i for i in range(at + 2, stop) if _narrows(toks, i)), stop)
    narrowed = narrowed if rest[0].low in words.PREPOSITIONS else stop
    if any(g.kind == "finite" for g in find_groups(toks, at, narrowed)):
        return False
    if form.lemma in TO_SOMEBODY and rest[0].low != "of":
        return True
    past = form.tense == "past" and reading(toks[at - 1].low, "part") is not None
    if past and (form.lemma in _PASSIVE or not speaker_phrases.speaks(toks, *who)):
        return False
    led = words.PREPOSITIONS - {"of"} | _WHEN
    about = rest[0].low == "of" and form.lemma in {"say", "write"}
    after = led | words.LEADING_ADVERBS
    return rest[0].low in after or about or words.is_adverb(rest[0].low)


def _narrows(toks: Sequence[Token], at: int) -> bool:
    """“In a paper that appears today”, "in a letter sent to staff"."""
    paper = toks[at - 1].low in DOCUMENT_NOUNS
    done = reading(toks[at].low, "part") is not None
    return toks[at].low in _NARROWING or (paper and done)
