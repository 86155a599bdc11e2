"""Who says it: direct speech, attributions set off by commas, unnamed speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from monitor.core.extraction.speakers.speaker_phrases import (
    LONGEST_SPEAKER,
    of_name,
    of_this_text,
    owned_up_to,
    somebody,
    speaks,
)
from monitor.core.extraction.speakers.trailing import ENDS, end_of_part
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.people import PERSON_NOUNS
from monitor.core.lexicon.reporting import REPORTING
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.text import Token

_SHORTEST = 3
_LONGEST_AUDIENCE = 5  # "told reporters in Leeds", verb and all
_SPEECH_MARKS = frozenset(':"“”‘')
# "said on Friday", "said in a statement late on Friday"
_WHEN = words.WEEKDAYS | word_set(
    "on late early earlier in a statement today yesterday this last week month morning"
    " evening afternoon night"
)
_DONE_TO = word_set("charge accuse blame call")  # "the driver charged in May"
_MEANWHILE = word_set("now also later then still again already")
_HEADS = word_set("after before since as had were")
_BASE_FORMS = word_set("say believe argue insist claim warn show suggest estimate")
_RULING = words.MODALS | words.BE | words.HAVE
_RELATIVES = frozenset(("who", "whose", "which", "whom"))
_ASIDES = frozenset(("who", "whose"))
_ARTICLES = frozenset(("a", "an", "the"))
_NARROWING = _RELATIVES | {"that"}
_OF_PLACE = frozenset(("of", "in", "at", "for", "from", "de", "van", "von", "&"))
# "…, accused the union of" goes on with a sentence; "…, said the mayor" closes one.
_CLOSING = word_set("""
say add note explain announce warn claim argue insist report estimate believe write
predict suggest concede admit acknowledge reckon state tell confirm
""")
# "said on condition of anonymity", "wrote in a letter to staff"
_OCCASIONS = words.WEEKDAYS | word_set("""
on in at during through via from after before under late early last this yesterday today
""")


class Attribution(NamedTuple):
    """Token ranges: the speaker's phrase, and all that must go from the claim."""

    speaker: tuple[int, int]
    verb: str
    lo: int
    hi: int


def reporting_verb(low: str) -> str | None:
    """The lemma of a finite reporting verb form, if the word is one."""
    form = reading(low, "past", "s")
    if form is None and low in _BASE_FORMS:
        return low
    return form.lemma if form and form.lemma in REPORTING else None


def set_off(toks: Sequence[Token], lo: int, hi: int) -> Attribution | None:
    """“…, Acme says, …”, “…, said the mayor.”, “according to Acme”, “what it calls”."""
    for i in range(lo, hi):
        low = toks[i].low
        if low == "what":
            found = _free_relative(toks, i, hi)
            if found:
                return found
        if low == "according" and i + 2 < hi and toks[i + 1].low == "to":
            told = _according(toks, i, lo, hi)
            return told if told.speaker[0] < told.speaker[1] else None
        if low == "," and i + 1 < hi and toks[i + 1].low != "according":
            at = past_mark(toks, i)
            found = _after_comma(toks, at, hi) or _apposed(toks, at, hi)
            if found:
                return found._replace(lo=i) if found.lo == at else found
    return None


def past_mark(toks: Sequence[Token], comma: int) -> int:
    """A comma, or the mark behind it that closes a quotation: “has no plan,” she said."""
    after = toks[comma + 1].text if comma + 1 < len(toks) else ""
    plain = after == '"' and sum(t.text == '"' for t in toks[:comma]) % 2 == 1
    return comma + (plain or after == "”")


def _free_relative(toks: Sequence[Token], at: int, hi: int) -> Attribution | None:
    """“… what Acme claims is theft”: the words up to "is" say who calls it so."""
    for i in range(at + 2, min(hi - 1, at + LONGEST_SPEAKER)):
        if toks[i].low in words.BE:
            verb = reporting_verb(toks[i - 1].low)
            unsaid = any(t.low in words.NEGATIONS for t in toks[at + 1 : i])
            if verb and not unsaid and speaks(toks, at + 1, i - 1):
                end = i + 1 + (toks[i + 1].low == "that")  # "What he said was that"
                return Attribution((at + 1, i - 1), verb, at, end)
            return None
    return None


def _according(toks: Sequence[Token], i: int, lo: int, hi: int) -> Attribution:
    stop = end_of_part(toks, i + 2, hi)
    told = stop = _past_name(toks, stop, hi)  # "its chief executive, Ada Holm"
    if i > lo:
        stop = _past_aside(toks, stop, hi)
    aside = end_of_part(toks, stop + 1, hi) if i == lo else hi
    if aside < hi and toks[stop + 1].low in {"a", "an", *_ASIDES}:
        told_of = toks[stop + 1].low in _ASIDES or _apposition(toks, stop, aside)
        stop = aside if told_of else stop  # "Holm, a miller, …", "Holm, who …, …"
    start = i - 1 if i > lo and toks[i - 1].low == "," else i
    between = start > lo and toks[start - 1].low in {"and", "but", "that"}
    end = stop + 1 if (i == lo or between) and stop < hi else stop
    return Attribution((i + 2, told), "say", start, end)


def _past_aside(toks: Sequence[Token], stop: int, hi: int) -> int:
    """Where what is told of a speaker ends: "Ada Holm, who led the study, …"."""
    if stop + 1 >= hi or toks[stop].low != ",":
        return stop
    end = end_of_part(toks, stop + 1, hi)
    says = any(reporting_verb(t.low) for t in toks[stop + 2 : end])
    if toks[stop + 1].low in _ASIDES or (toks[stop + 1].low == "which" and not says):
        return end
    if end == stop + 2 and toks[stop + 1].text.isdigit():
        return _past_aside(toks, end, hi)  # "said Lowe, 54, a coach"
    first, at = stop, end
    while _apposition(toks, stop, end) and at < hi and toks[at].low == ",":
        stop, end = at, (at := end_of_part(toks, at + 1, hi))
    last = at >= hi or toks[at].low == "."
    behind = first < stop < hi - 1 and toks[stop + 1].low in _RELATIVES
    return at if last and (behind or _apposition(toks, stop, end)) else first


def _apposition(toks: Sequence[Token], comma: int, end: int) -> bool:
    """Whether ", the chief of Acme, which sells it" tells no more than who it is."""
    narrowed = (i for i in range(comma + 1, end) if toks[i].low in _NARROWING)
    stop = next(narrowed, end)
    opens = _ARTICLES | PERSON_NOUNS | {"for"}  # "Ada Holm, for the family, told them"
    fits = stop > comma + 1 and toks[comma + 1].low in opens
    fits |= comma + 2 < stop and toks[comma + 2].low in PERSON_NOUNS
    return fits and not _has_verb(toks, comma + 1, stop)


def _has_verb(toks: Sequence[Token], lo: int, hi: int) -> bool:
    """Whether something is told between two places, and not just named."""
    return any(
        t.low in words.AUXILIARIES - {"'s"} or reading(t.low, "past", "s") is not None
        for t in toks[lo:hi]
        if t.text[0].islower()  # "Alpine Lifts" lifts nothing
    )


def _verb_before(toks: Sequence[Token], lo: int, stop: int) -> int:
    """The verb of an attribution, with whom was told and when passed over."""
    told = [i for i in range(lo + 1, stop) if toks[i].low in {"told", "tells"}]
    if told and stop - told[-1] <= _LONGEST_AUDIENCE:
        return told[-1]
    at = stop - 1
    while at > lo and toks[at].low in _WHEN:
        at -= 1
    said = at
    while said > lo and words.is_adverb(toks[said].low):
        said -= 1  # "two officials said privately"
    if said < at and reporting_verb(toks[said].low):
        at = said
    if reporting_verb(toks[at].low) is None:
        for i in range(lo + 1, stop - 1):
            if toks[i + 1].low in _OCCASIONS and reporting_verb(toks[i].low):
                thats = (j for j in range(i + 1, stop - 1) if toks[j].low == "that")
                more = any(toks[j + 1].low not in words.AUXILIARIES for j in thats)
                return stop - 1 if more else i  # "said on Friday that …"
    if toks[at].low in _BASE_FORMS:  # "said in a final estimate"
        verbs = (i for i in range(lo + 1, at) if reporting_verb(toks[i].low))
        return next((i for i in verbs if toks[i].low not in _BASE_FORMS), at)
    return at


def _apposed(toks: Sequence[Token], comma: int, hi: int) -> Attribution | None:
    """“…, its chief executive, Ada Holm, told reporters.”"""
    second = end_of_part(toks, comma + 1, min(hi, comma + LONGEST_SPEAKER))
    third = end_of_part(toks, second + 1, min(hi, second + LONGEST_SPEAKER))
    if third >= hi or toks[second].low != "," or toks[third].low != ",":
        return None
    fits = speaks(toks, comma + 1, second) or somebody(toks, comma + 1, second)
    if not fits:
        return None
    described = of_name(toks[second - 1]) or toks[comma + 1].low in {"one", "another"}
    described = described and _apposition(toks, second, third)
    if not described and not all(
        of_name(t) or t.low in _OF_PLACE for t in toks[second + 1 : third]
    ):
        return None
    stop = end_of_part(toks, third + 1, min(hi, third + LONGEST_SPEAKER))
    ahead = toks[third + 1].low if third + 1 < hi else ""
    told = ahead in {"told", "tells"} and all(t.low != "that" for t in toks[third:stop])
    verb_at = third + 1 if told else _verb_before(toks, third, stop)
    verb = reporting_verb(ahead) if verb_at == third + 1 else None
    if verb is None:
        return None
    end = _past_comma(toks, _past_aside(toks, stop, hi), hi)
    return Attribution((comma + 1, third), verb, comma, end)


def _after_comma(toks: Sequence[Token], comma: int, hi: int) -> Attribution | None:
    """A subject and a reporting verb, in either order, closed by a comma or the end."""
    stop = end_of_part(toks, comma + 1, min(hi, comma + LONGEST_SPEAKER))
    if stop - comma < _SHORTEST or (stop < hi and toks[stop].low not in ENDS):
        return None
    if _speaks_on(toks, comma + 1, stop):
        return None
    verb_at = _verb_before(toks, comma + 1, stop)
    end = _past_comma(toks, _past_aside(toks, stop, hi), hi)
    last = reporting_verb(toks[verb_at].low)
    done_to = last in _DONE_TO and verb_at + 1 < stop
    counts = last == "point" and toks[min(verb_at + 1, hi - 1)].low != "out"
    if done_to or counts or toks[verb_at - 1].low in {"than", "as"} | _RELATIVES:
        return None  # "the driver charged in May", "two weeks later than announced"
    fits = (
        speaks(toks, comma + 1, verb_at)
        or of_this_text(toks, comma + 1, verb_at)
        or (last in _CLOSING and somebody(toks, comma + 1, verb_at))
    )
    if last and fits:
        # "was promised, she says, a pension"
        more = toks[min(stop + 1, hi - 1)].low in _ARTICLES
        end = _past_comma(toks, stop, hi) if more else end
        stop = _subject_end(toks, comma + 1, verb_at)
        return Attribution((comma + 1, stop), last, comma, end) if stop else None
    first = reporting_verb(toks[comma + 1].low)  # "said the mayor"
    said = first in _CLOSING and reading(toks[comma + 1].low, "past", "s")
    # "…, said all passengers had been saved" goes on; "…, said the mayor" closes.
    clause = words.AUXILIARIES - {"'s"} | {"that"}
    asides = (i for i in range(comma + 2, stop) if toks[i].low in {"who", "which"})
    aside = next(asides, stop)
    reports = any(t.low in clause for t in toks[comma + 2 : aside])
    said_of = [t.low for t in toks[comma + 2 : stop]]
    ruled = bool(set(said_of) & _RULING) and not set(said_of) & _RELATIVES
    who = comma + 2, min(aside, verb_at + 1)
    if first == "tell" or ruled or owned_up_to(first, toks[who[1] - 1]):
        return None  # "told the jury", "…, said 900 workers would strike"
    if first and said and not reports and (speaks(toks, *who) or somebody(toks, *who)):
        named = _past_name(toks, stop, hi)
        if named > stop and verb_at + 1 == stop:
            end = _past_comma(toks, _past_aside(toks, named, hi), hi)
            verb_at = named - 1
        return Attribution((comma + 2, verb_at + 1), first, comma, end)
    return None


def _speaks_on(toks: Sequence[Token], lo: int, hi: int) -> bool:
    """“For Acme, Holm replied that the court had ruled”: what is said comes behind."""
    thats = (i for i in range(lo + 2, hi) if toks[i].low == "that")
    marked = any(t.text in _SPEECH_MARKS for t in toks[lo:hi])
    return marked or any(reporting_verb(toks[i - 1].low) for i in thats)


def _subject_end(toks: Sequence[Token], lo: int, verb: int) -> int:
    """Where the speaker ends in "the analysts now say"; 0 where nobody says it."""
    stop, between = verb, _MEANWHILE | words.HAVE | words.MODALS
    while stop - 1 > lo and (
        toks[stop - 1].low in between or words.is_adverb(toks[stop - 1].low)
    ):
        stop -= 1
    # "…, the court was told", "the mayor is expected to say"
    return 0 if toks[stop - 1].low in words.BE - {"'s"} | {"to"} else stop


def _past_name(toks: Sequence[Token], comma: int, hi: int) -> int:
    """Where the name ends in "…, said its manager, Ada Holm, and …"."""
    if comma + 1 >= hi or toks[comma].low != ",":
        return comma
    end = end_of_part(toks, comma + 1, hi)
    first = comma + 1 + 2 * (toks[comma + 1].low == "the")  # "the architect Ada Holm"
    named = first < end and all(of_name(t) for t in toks[first:end])
    return end if named and end - comma > len(("Ada", "Holm")) else comma


def _past_comma(toks: Sequence[Token], at: int, hi: int) -> int:
    """An attribution takes the comma behind it, unless that parts two clauses."""
    return at + (at < hi and toks[at].low == "," and not _parts(toks, at, hi))


def _parts(toks: Sequence[Token], comma: int, hi: int) -> bool:
    """Whether a comma also stands between two clauses: "If …, she said, …"."""
    after = toks[comma + 1].low if comma + 1 < hi else ""
    form = reading(after, "ing")
    adds = form is not None and form.lemma in REPORTING  # "…, she said, adding that"
    links = {"and", "but"} | words.CONTRASTING
    return adds or after in links or toks[0].low in words.SUBORDINATORS | _HEADS
