"""The words that lead a clause: "that", "which", "after", or none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from monitor.core.grammar.neighbours import counts
from monitor.core.grammar.phrases import parted
from monitor.core.grammar.thats import TO_SOMEBODY
from monitor.core.grammar.trimming import before_adverbs
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.calendar import UNITS
from monitor.core.lexicon.inflection import noun_like, reading, readings
from monitor.core.lexicon.reporting import DENYING, REPORTING, VERDICT_VERBS
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.text import Tokens

DASHES = frozenset((";", ":", "–", "—"))
# These lead a clause behind another without a comma: "talks failed after he left".
_IN_TIME = frozenset(("after", "before", "since", "until"))
_ASKED = frozenset(("whether", "how", "what", "when", "where", "who"))
_AMOUNTS = frozenset(("much", "many", "few", "little"))
# When a thing was: "a solicitor that day", "the boats | that summer".
TIMES = word_set("""
day night morning afternoon evening week month year spring summer time moment
""")
_PLACES = word_set("outside inside afterwards beforehand")
_LEADERS = words.CONTRASTING | DASHES | {"that", "and", "but", ","}


def marker_before(toks: Tokens, floor: int, stop: int, *, behind: bool) -> int | None:
    """The last subordinating word between two verbs, if it leads this clause."""
    for i in range(stop - 1, floor - 1, -1):
        low = toks[i].low
        points = low == "that" and _points(toks, i)
        points |= low == "that" and _wished(toks, i, stop)
        points |= low in _ASKED and toks[i + 1].low == "to"  # "on whether to strike"
        points |= low == "once" and i + 1 == stop  # "and once flew to Leeds"
        points |= low == "once" and _apposed(toks, i, stop)
        points |= low in {"because", "as"} and toks[i + 1].low == "of"
        if low in words.SUBORDINATORS and not points:
            return i
        if low == "time" and [t.low for t in toks[max(0, i - 2) : i]] == ["by", "the"]:
            return i
        if (
            low in words.LOOSE_SUBORDINATORS
            and not points
            and _leads_clause(toks, i, floor, stop, behind=behind)
        ):
            return i
        if low in DASHES:
            return None
    return None


def _wished(toks: Tokens, at: int, stop: int) -> bool:
    """“Asked that it be shut, and the mayor agreed”: "that" leads what is to be."""
    be = next((i for i in range(at + 2, stop) if toks[i].low == "be"), at)
    before = before_adverbs(toks, be, at + 1) - 1
    rules = words.AUXILIARIES | {"to"}
    return before > at and toks[before].is_word and toks[before].low not in rules


def _apposed(toks: Tokens, at: int, stop: int) -> bool:
    """“Acme, once the largest mill in Hale, has”: what it was, between commas."""
    closed = comma_after(toks, at, stop) is not None
    return closed and at > 0 and toks[at - 1].low == ","


def parts_whole(toks: Tokens, at: int) -> int:
    """How many words of “…, most | of whom are ill”, "…, a copy | of which" lead it."""
    before = [t.low for t in toks[max(0, at - 4) : at]]
    if toks[at].low not in {"whom", "which"} or before[-1:] != ["of"]:
        return 0
    if before[-3:-2] == [","]:
        return 1
    led = before[:1] == [","] and before[1] in words.DETERMINERS
    return 2 if led else 0


def counted_time(toks: Tokens, at: int) -> int:
    """How many words tell how long after: "hours | after", "two weeks | before"."""
    unit = at > 0 and toks[at - 1].low.removesuffix("s") in UNITS
    counted = at > 1 and (counts(toks[at - 2]) or toks[at - 2].low in {"a", "an"})
    many = at > 0 and toks[at - 1].low.endswith("s")
    lasts = at > 1 + counted and toks[at - 2 - counted].low in {"for", "within"}
    told = unit and (counted or many) and not lasts  # "banned for two years after he"
    return (1 + counted) if told else 0


def _points(toks: Tokens, i: int) -> bool:
    """Whether "that" is a determiner or pronoun ("that case was …")."""
    before = toks[i - 1].low if i else ""
    at = i + 1 + (i + 1 < len(toks) and toks[i + 1].low in {"very", "same"})
    after = toks[at].low if at < len(toks) else ""
    reports = any(f.lemma in REPORTING for f in readings(before))
    if after in TIMES and not reports:
        return True  # "everybody in the bar that night"
    named = i > 1 and toks[i - 2].low in words.DETERMINERS  # "on a call that"
    if not named and any(f.lemma in VERDICT_VERBS for f in readings(before)):
        return True  # "called that figure invented"
    if before == "out" and any(f.lemma == "point" for f in readings(toks[i - 2].low)):
        return False  # "points out that the rope was old"
    if before in _PLACES and any(
        f.lemma in REPORTING for f in readings(toks[i - 2].low)
    ):
        return False  # "said outside that the case was closed"
    if before == "before" and i > 1 and toks[i - 2].low in TIMES:
        # "Told investors only a day before that the cash would last"
        verbs = (reading(t.low, "past", "part") for t in toks[max(0, i - 9) : i - 2])
        return not any(form and form.lemma in TO_SOMEBODY for form in verbs)
    first = all(t.low != "that" for t in toks[:i])
    if before in {"and", "but", ";"} and not (before == ";" and first):
        return after in words.AUXILIARIES
    denies = any(f.lemma in DENYING for f in readings(before))
    said = reading(before, "past", "s")
    says = said is not None and said.lemma in REPORTING and not noun_like(said)
    if (denies and after == ",") or (says and after in words.BE):
        return True  # "denies that, and has appealed", "said that was a lie"
    return not before or before in words.PREPOSITIONS | words.CONJUNCTIONS | {";"}


def _leads_clause(toks: Tokens, i: int, floor: int, stop: int, *, behind: bool) -> bool:
    """Whether "as" or "since" leads the words up to the verb without a comma."""
    if toks[i].low == "as" and toks[i + 1].low in words.HAVE | words.BE:
        return True  # "as had been reported"
    if stop == i + len(("since", "he")) and toks[i + 1].low in words.SUBJECT_PRONOUNS:
        return toks[i].low != "so"
    if toks[stop - 1].low in words.CONJUNCTIONS:
        return False
    began = i == floor and (toks[i - 2].low == "what" or _of_object(toks, i))
    if toks[i].low == "as" and (began or toks[i + 1].low in _AMOUNTS):
        return False  # "As much as 450 tonnes are lost"
    if toks[i].low == "so" and (toks[i + 1].low == "far" or i == 0):
        return False  # "So the mayor resigned"
    if toks[i].low in _IN_TIME and _dated(toks, i + 1):
        return False  # "since January and 140 people have died"
    comma = next((j for j in range(stop, len(toks)) if toks[j].low == ","), len(toks))
    closed = any(
        t.low in words.AUXILIARIES or reading(t.low, "past", "s")
        for than, t in pairwise(toks[comma:])
        if than.low not in {"than", "as"}  # "…, fewer than planned"
    )
    opens = i - counted_time(toks, i) == floor  # "Hours after the vote failed"
    opens |= toks[i - 1].low in {"and", "but"}  # "and after five days the judge"
    if toks[i].low in _IN_TIME and opens and not closed and parted(toks, i, stop):
        return False  # "Since the fire the rent has doubled"
    trails = behind and toks[i].low in _IN_TIME
    opens |= i == floor or trails or not toks[i - 1].is_word
    between = [t.low for t in toks[i + 1 : stop]]
    apposed = between[-1:] == [","] and between.count(",") == len((",", ","))
    return opens and bool(between) and (apposed or "," not in between)


def _of_object(toks: Tokens, at: int) -> bool:
    """“The photograph which she published as her own | was": no verb of it so far."""
    opener = next((i for i in range(at - 1, 0, -1) if toks[i].low == "which"), at)
    before = toks[:opener]
    ruled = any(
        t.low in words.AUXILIARIES or reading(t.low, "past", "s") for t in before
    )
    return opener < at - 2 and not ruled and all(t.is_word for t in toks[opener:at])


def _dated(toks: Tokens, at: int) -> bool:
    """“Since 2019”, "until Monday": a time, and no clause."""
    year = len(toks[at].text) == len("2019") and toks[at].text.isdigit()
    month = toks[at].low in words.MONTHS - {"may", "march"}
    owns = at + 1 < len(toks) and toks[at + 1].low in {"'s", "'"}
    return (year or month or toks[at].low in words.WEEKDAYS) and not owns


def comma_after(toks: Tokens, at: int, stop: int) -> int | None:
    """The comma behind a leading phrase such as "As in 2019, …"."""
    return next((i for i in range(at, stop) if toks[i].low == ","), None)


def before_mark(toks: Tokens, at: int, floor: int) -> int:
    """Step back over the marker, conjunction and comma that lead a clause."""
    back = at
    while back > floor and (
        words.is_adverb(toks[back - 1].low) or toks[back - 1].low in {"then", "once"}
    ):
        back -= 1  # "and later flew"
    if back > floor and toks[back - 1].low in {"and", "but", ","}:
        at = back
    while at > floor and toks[at - 1].low in _LEADERS:
        object_ = not toks[at].is_word or toks[at].low in words.CONJUNCTIONS
        if toks[at - 1].low == "that" and object_:
            break  # "rejected that: nobody had …", "ashamed of that but that …"
        at -= 1
    return at
