"""Attributions without a verb of saying: “In the view of the board, …”, “As it sees it”.

And who is sure of something behind a comma: “Fish will return, Holm is convinced.”
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.references.nouns import one_person
from monitor.core.extraction.speakers import speaker_phrases
from monitor.core.extraction.speakers.attribution import Attribution, reporting_verb
from monitor.core.grammar.groups import find_groups
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.inflection import guess
from monitor.core.lexicon.reporting import DOCUMENT_NOUNS, REPORTING, Stance
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.text import Token

_LONGEST = 12
_VIEWS = word_set("""
view views opinion eyes words judgment judgement estimation estimate assessment account
reckoning telling version count figures admission
""")
_LEADS = frozenset(("in", "by", "on"))
_THEIRS = frozenset(("his", "her", "its", "their"))
_OWNING = word_set(
    "admitted admits admit acknowledged acknowledges concedes conceded has"
)
_CLEARLY = [
    [verb, *rest]
    for verb in ("made", "makes", "make")
    for rest in (["clear"], ["it", "clear"], ["it", "plain"])
] + [["let", "it", "be", "known"], ["lets", "it", "be", "known"]]
# "Holm's argument is that …"
_POSITIONS = word_set("""
view opinion position argument contention belief stance case point explanation version
account assessment message line answer reply theory complaint fear hope defence response claim
testimony reaction conclusion advice suspicion verdict
""")
_SURE = word_set("convinced certain sure confident adamant")
_STILL = frozenset(("is", "are", "was", "remains", "remain"))
# "Her message to staff was that"
_TO = frozenset(("to", "of", "on", "for", "about", "at"))
# "Let it be known through her lawyer"
_THROUGH = frozenset(("through", "via", "by", "in", "on", "to"))
_SOURCED = frozenset(("citing", "quoting"))
_PUTS = word_set("put see tell")
# "He did not resign, as the opposition demanded": the outlet tells that.
_SHOWS = {v for v, how in REPORTING.items() if how is not Stance.DEMAND} | {"prove"}
_WHEN = (
    words.WEEKDAYS
    | words.MONTHS
    | word_set("on in last this week month year yesterday today earlier")
)


def viewed(toks: Sequence[Token], lo: int, hi: int) -> Attribution | None:
    """The attribution that such a phrase makes, at the head or behind a comma."""
    led = _quoted(toks, lo, hi) or _made_clear(toks, lo, hi) or _held(toks, lo, hi)
    led = led or _script(toks, lo, hi) or _citing(toks, lo, hi)
    if led:
        return led
    for start in range(lo, hi - 1):
        behind = start > lo and toks[start - 1].low == ","
        if start > lo and not behind:
            continue
        stop = next((i for i in range(start, hi) if toks[i].low in {",", ".", ";"}), hi)
        stop = _view_ends(toks, start, stop)
        if stop - start > _LONGEST:
            continue
        put = _as_put(toks, start, stop)
        if put and behind and toks[put[1]].low in _OWNING:
            continue  # ", as the museum has admitted": the outlet takes it for true
        heard = _hearsay(toks, start, stop)
        who = put or heard or _in_view(toks, start, stop)
        who = who or (_sure(toks, start, stop) if behind else None)
        if who is None or who[0] == who[1]:
            continue  # "If one believes", and no more
        own = toks[who[0]].low in _THEIRS
        own |= heard is not None and speaker_phrases.may_speak(toks, *heard)
        if own or speaker_phrases.speaks(toks, *who):
            comma = stop < hi and toks[stop].low == ","
            goes_on = comma and stop + 1 < hi
            links = words.CONJUNCTIONS | words.CONTRASTING
            end = stop + (goes_on and toks[stop + 1].low not in links)
            return Attribution(who, "say", start - behind, end)
    return None


def quoted_as(
    toks: Sequence[Token], lo: int, hi: int
) -> tuple[tuple[int, int], int] | None:
    """Who is heard in "The Mail quotes Holm as saying", and where that ends."""
    at = next(
        (i for i in range(lo, min(lo + _LONGEST, hi)) if _quotes(toks[i].low)), hi
    )
    end = next(
        (i for i in range(at, min(at + _LONGEST, hi)) if toks[i].low == "as"), hi
    )
    if end + 1 >= hi or toks[end + 1].low != "saying":
        return None
    passive = at > lo and toks[at - 1].low in words.BE
    who = (lo, at - 1) if passive else (at + 1, end)
    plain = all(t.is_word for t in toks[lo:at]) and who[0] < who[1]
    fits = plain and speaker_phrases.may_speak(toks, *who)
    return (who, end + 2) if fits else None


def _quoted(toks: Sequence[Token], lo: int, hi: int) -> Attribution | None:
    """“The Mail quotes Holm as saying that …”, “Holm was quoted as saying that …”."""
    found = quoted_as(toks, lo, hi)
    if found is None or found[1] >= hi or toks[found[1]].text == ".":
        return None
    who, end = found
    return Attribution(who, "say", lo, end + (toks[end].low == "that"))


def _made_clear(toks: Sequence[Token], lo: int, hi: int) -> Attribution | None:
    """“Holm made it clear that …”, “Holm, who left, let it be known by letter that …”."""
    low = [t.low for t in toks[lo : min(lo + 2 * _LONGEST, hi)]]
    ats = ((i, i + len(one)) for i in range(len(low)) for one in _CLEARLY
           if low[i : i + len(one)] == one)  # fmt: skip
    verb, known = next(ats, (0, 0))
    that = next((i for i in range(known, len(low)) if low[i] == "that"), 0)
    through = low[known:that]
    while verb > 1 and (low[verb - 1] in words.HAVE or words.is_adverb(low[verb - 1])):
        verb -= 1
    commas = [i for i in range(that) if low[i] == ","]
    stop = commas[0] if commas[1:] == [verb - 1] else verb
    apart = commas and stop == verb
    if not stop or not that or apart or not _THROUGH.issuperset(through[:1]):
        return None
    last = toks[lo + stop - 1]
    speaks = last.low in speaker_phrases.SPEAKERS | DOCUMENT_NOUNS
    speaks |= last.text[0].isupper() or low[:stop] in (["he"], ["she"], ["they"])
    if not speaks or not speaker_phrases.speaks(toks, lo, lo + stop):
        return None  # "The fog made it clear that …"
    return Attribution((lo, lo + stop), "say", lo, lo + that + 1)


def _held(toks: Sequence[Token], lo: int, hi: int) -> Attribution | None:
    """“Holm's view is that …”, “Her message to staff was that …”, “Holm is sure that”."""
    low = [t.low for t in toks[lo : min(lo + 2 * _LONGEST, hi)]]
    if "that" not in low or "that" in low[:2]:
        return None
    that = low.index("that")
    sure = low[that - 1] in _SURE and low[that - 2] in _STILL and "," not in low[:that]
    owned = _whose(low[: that - 1]) if low[that - 1] in _STILL else 0
    who = lo, lo + (that - 2 if sure and that > len(("Holm", "is")) else owned)
    if low[:1] in (["his"], ["her"]):
        fits = owned == 1 and who[1] == lo + 1
    else:
        fits = who[1] > lo and low[0] != "it" and speaker_phrases.speaks(toks, *who)
    return Attribution(who, "say", lo, lo + that + 1) if fits else None


def _whose(low: Sequence[str]) -> int:
    """Where the owner ends in "Holm's argument, put to the board,"; 0 for nobody's."""
    ends = (i for i, word in enumerate(low) if i and word in _POSITIONS)
    noun = next(ends, 0)
    rest = [*low[noun + 1 :]]
    aside = rest[:1] == rest[-1:] == [","] and rest.count(",") == len((",", ","))
    if not noun or "," in low[:noun] or (rest and not aside and rest[0] not in _TO):
        return 0
    his = noun == 1 and low[0] in {"his", "her"}
    return noun - 1 + his if his or low[noun - 1] in {"'s", "'"} else 0


def _script(toks: Sequence[Token], lo: int, hi: int) -> Attribution | None:
    """“Mayor Ada Holm: “The plant is safe.””, "Her office again: it is": with no verb."""
    colon = next((i for i in range(lo, hi - 1) if toks[i].text == ":"), hi)
    if not lo < colon < hi or find_groups(toks, lo, colon):
        return None
    quoted = toks[colon + 1].text in {'"', "“"}
    stop = _heading(toks, lo, colon) or (_named_alone(toks, lo, colon) if quoted else 0)
    fits = stop > lo and speaker_phrases.speaks(toks, lo, stop)
    fits &= (
        toks[stop - 1].text[0].isupper()
        or toks[stop - 1].low in speaker_phrases.SPEAKERS
    )
    return Attribution((lo, stop), "say", lo, colon + 1) if fits else None


def _heading(toks: Sequence[Token], lo: int, colon: int) -> int:
    """Where who speaks ends in "Holm again:", "Holm's version:"; 0 if nobody does."""
    low = [t.low for t in toks[lo:colon]]
    owned = low[-1] in _POSITIONS and low[-2:-1] in (["'s"], ["'"])
    behind = 1 if low[-1] == "again" else 2 if owned else len(low)
    return 0 if "," in low else colon - behind


def _named_alone(toks: Sequence[Token], lo: int, colon: int) -> int:
    """Where a name in full ends, or whoever is told of "in a letter", before a colon."""
    stop = next((i for i in range(lo, colon) if toks[i].text == ","), colon)
    if stop < colon and toks[stop + 1].low in words.PREPOSITIONS:
        return stop
    plain = [i for i in range(lo, stop) if toks[i].text[0].islower()]
    name = plain[-1] + 1 if plain and one_person(toks[plain[-1]].low) else lo
    named = all(speaker_phrases.of_name(t) for t in toks[name:stop])
    return stop if stop - name > 1 and named else 0


def _citing(toks: Sequence[Token], lo: int, hi: int) -> Attribution | None:
    """“The Mail reported, citing two aides, that …”: the paper says so."""
    at = next((i for i in range(lo, hi - 1) if toks[i].text == ","), hi)
    if at - lo < len(("Acme", "said")) or at == hi or toks[at + 1].low not in _SOURCED:
        return None
    end = next((i for i in range(at + 1, hi - 1) if toks[i].text == ","), hi)
    that = end < hi and toks[end + 1].low == "that"
    says = that and reporting_verb(toks[at - 1].low)
    if not says or not speaker_phrases.speaks(toks, lo, at - 1):
        return None
    return Attribution((lo, at - 1), says, lo, end + 2)


def _quotes(low: str) -> bool:
    return low in {"quote", "quotes", "quoted"}


def _as_put(toks: Sequence[Token], lo: int, stop: int) -> tuple[int, int] | None:
    """“As the board puts it”, “as photographs prove”."""
    if toks[lo].low != "as" or stop - lo < len(("as", "Holm", "says")):
        return None
    last = stop - 1 - ([t.low for t in toks[stop - 1 : stop]] == ["out"])
    while last > lo + 1 and toks[last].low in _WHEN:
        last -= 1  # "as the Sentinel revealed on Sunday"
    it = toks[last].low == "it"
    verb = last - it
    forms = {f.lemma for f in guess(toks[verb].low) if f.tense in {"s", "past", "base"}}
    if not forms & (_PUTS if it else _SHOWS):
        return None
    while verb > lo + 1 and (
        words.is_adverb(toks[verb - 1].low) or toks[verb - 1].low in {"by", "has"}
    ):
        verb -= 1  # "as the authorities by now admit"
    return (lo + 1, verb) if verb > lo + 1 else None


def _in_view(toks: Sequence[Token], lo: int, stop: int) -> tuple[int, int] | None:
    """“In the view of biologists”, “by Holm's own account”."""
    if toks[lo].low not in _LEADS or stop - lo < len(("in", "her", "view")):
        return None
    if toks[lo + 1].low in _THEIRS and toks[lo + 2].low == "own":
        four = stop == lo + len(("by", "his", "own", "account"))
        fits = four and toks[lo].low == "by" and toks[lo + 3].low in _VIEWS
        return (lo + 1, lo + 2) if fits else None
    if stop == lo + len(("in", "her", "view")):
        view = toks[lo + 1].low in {"his", "her"} and toks[lo + 2].low in _VIEWS
        return (lo + 1, lo + 2) if view else None
    if [toks[lo + 1].low, toks[lo + 3].low] == ["the", "of"]:
        return (lo + 4, stop) if toks[lo + 2].low in _VIEWS and lo + 4 < stop else None
    at = stop - 1 - (toks[stop - 2].low == "own" and toks[stop - 1].low in _VIEWS)
    owner = toks[at - 1].low in {"'s", "’s", "'", "’"}
    return (lo + 1, at - 1) if owner and toks[stop - 1].low in _VIEWS else None


def _view_ends(toks: Sequence[Token], lo: int, stop: int) -> int:
    """Where the view ends in "In Holm's view the deal is dead", without a comma."""
    led = toks[lo].low in _LEADS
    ends = (
        i + 1 for i in range(lo + 2, stop - 1)
        if toks[i].low in _VIEWS - {"count", "version", "figures"}
        and toks[i - 1].low in {"'s", "’s", "'", "’"}
        and toks[i + 1].low in words.DETERMINERS | words.SUBJECT_PRONOUNS
    )  # fmt: skip
    return next(ends, stop) if led else stop


def _hearsay(toks: Sequence[Token], lo: int, stop: int) -> tuple[int, int] | None:
    """“To hear Holm tell it”, “if one believes Holm”, “or so Holm says”."""
    low = [t.low for t in toks[lo:stop]]
    if low[:2] == ["to", "hear"] and low[-2:] == ["tell", "it"]:
        return lo + 2, stop - 2
    if low[:1] == ["if"] and low[-3:] == ["to", "be", "believed"]:
        return lo + 1, stop - len(("is", "to", "be", "believed"))
    if low[:3] == ["if", "one", "believes"]:
        return lo + len(("if", "one", "believes")), stop
    if low[:2] == ["or", "so"] and reporting_verb(low[-1]):
        return lo + 2, stop - 1
    return None


def _sure(toks: Sequence[Token], lo: int, stop: int) -> tuple[int, int] | None:
    """“…, Holm is convinced”, “…, Holm let it be known through his lawyer”."""
    at = stop - 1
    low = [t.low for t in toks[lo:stop]]
    let = next((i for i, word in enumerate(low) if word in {"let", "lets"}), 0)
    if let and low[let + 1 : let + 4] == ["it", "be", "known"]:
        return lo, lo + let - (low[let - 1] in words.HAVE)
    if cited := quoted_as(toks, lo, stop):
        return cited[0]
    if toks[at].low not in _SURE:
        return None
    be = at - 1
    while be > lo and words.is_adverb(toks[be].low):
        be -= 1
    return (lo, be) if be > lo and toks[be].low in words.BE else None
