"""Who is named last: “Every mill will stay, the mayor wrote to families.”

What stands between the last comma and the end of a clause is an attribution if a
verb of saying rules it that nothing is said behind: whom it was told, when, where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.references.nouns import one_person
from monitor.core.extraction.speakers import attribution, speaker_phrases
from monitor.core.extraction.speakers.attribution import Attribution
from monitor.core.extraction.speakers.trailing import (
    TO_SOMEBODY,
    apposed_name,
    closed,
    end_of_part,
    past_office,
    past_source,
)
from monitor.core.extraction.speakers.unsaid import to_come
from monitor.core.extraction.speakers.viewing import viewed
from monitor.core.grammar.between import DASH
from monitor.core.grammar.groups import find_groups
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon import people
from monitor.core.lexicon.inflection import Form, guess, reading
from monitor.core.lexicon.reporting import CLOSING, PARTICLES
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.text import Token

_LONGEST = 24
_LONGEST_SPEAKER = 16
_RELATIVES = frozenset(("who", "which", "that", "whose"))
_BEFORE_VERB = words.HAVE | words.DO | {"can"}
# Whoever has learned something, or understands it, is the outlet itself.
LEARNED = frozenset(("learn", "understand", "hear"))
_MARKS = frozenset('"“”‘')
_LEADS = words.SUBORDINATORS - {"what"} | {"after", "before", "since"}
_NO_END = word_set("than a an the its their our no every")


def told_beside(toks: Sequence[Token], lo: int, hi: int) -> Attribution | None:
    """The attribution that stands beside a statement, wherever in the sentence."""
    found = attribution.set_off(toks, lo, hi) or _between_dashes(toks, lo, hi)
    if found and toks[found.lo].low == "," and found.speaker[0] <= found.lo + 2:
        verb = attribution.reporting_verb(toks[found.lo + 1].low)
        between = found.hi < hi and toks[found.hi - 1].low == ","
        between |= _alone(toks, lo, found.lo)
        if verb and not between and not _states(toks, lo, found.lo):
            found = None  # "Ada Holm, the mayor, said the council learned of it"
    found = found or closing(toks, lo, hi) or viewed(toks, lo, hi)
    ends = found is not None and not any(t.is_word for t in toks[found.hi : hi])
    if found and ends and to_come(toks, found):
        return None
    return found and found._replace(hi=past_source(toks, found.hi, hi))


def _alone(toks: Sequence[Token], lo: int, comma: int) -> bool:
    """Whether only "A disgrace" stands before "…, said the mayor"."""
    return all(t.is_word for t in toks[lo:comma])


def _between_dashes(toks: Sequence[Token], lo: int, hi: int) -> Attribution | None:
    """“Acme – Borel says – closed the mill”: dashes may stand for the commas."""
    at = [i for i in range(lo, hi) if toks[i].low in DASH]
    if len(at) != len(("–", "–")):
        return None
    plain = [t._replace(text=",", low=",") if t.low in DASH else t for t in toks]
    found = attribution.set_off(plain, lo, hi)
    return found if found and (found.lo, found.hi - 1) == (at[0], at[1]) else None


def closing(toks: Sequence[Token], lo: int, hi: int) -> Attribution | None:
    """The attribution behind a comma that ends a sentence, or a part of one."""
    for comma in range(lo + 1, hi - 2):
        if toks[comma].low != ",":
            continue
        stop = end_of_part(toks, comma + 1, hi)
        states = _states(toks, lo, comma) or _inside(toks, stop, hi)
        if not states and not _alone(toks, lo, comma):
            continue
        at = attribution.past_mark(toks, comma)
        found = (_normal(toks, at, stop) if states else None) or _inverted(
            toks, at, stop
        )
        if found is None:
            found, stop = _by_office(toks, at, hi) if states else None, hi
        if found:
            found = found._replace(lo=comma)
            own = found.verb in LEARNED and not toks[found.speaker[0]].text[0].isupper()
            if own and toks[found.speaker[1] - 1].text.islower():
                continue  # "…, her family learned"
            stop = found.hi
            more = stop + 1 < hi and toks[stop].low == ","
            links = {"and", "but"} | words.CONTRASTING
            end = stop + (more and toks[stop + 1].low not in links)
            return found._replace(hi=end)
    return None


def _inside(toks: Sequence[Token], stop: int, hi: int) -> bool:
    """“The captain, said an official, was not told”: a verb right behind."""
    ahead = toks[stop + 1].low if stop + 1 < hi and toks[stop].low == "," else ""
    rules = ahead in words.AUXILIARIES - {"'s"} or ahead == "never"
    return rules or reading(ahead, "past", "s") is not None


def _states(toks: Sequence[Token], lo: int, comma: int) -> bool:
    """Whether a statement of its own stands before the comma."""
    opens = words.DETERMINERS | words.SUBJECT_PRONOUNS
    points = toks[lo].low == "that" and toks[lo + 1].low not in opens
    if toks[lo].low in _LEADS and not points:
        first = end_of_part(toks, lo, comma)
        return first < comma and _states(toks, first + 1, comma)
    return any(
        g.kind == "finite" and not _aside(toks, lo, g.start)
        for g in find_groups(toks, lo, comma)
    ) or _ends_in_verb(toks, lo, comma)


def _ends_in_verb(toks: Sequence[Token], lo: int, comma: int) -> bool:
    """“Some 900 families benefit”: a plain verb, behind which nothing stands."""
    form = reading(toks[comma - 1].low, "base", "s")
    ahead = toks[comma - 2].low if comma - 2 > lo else "the"
    return form is not None and ahead.endswith("s") and toks[comma - 1].text.islower()


def _aside(toks: Sequence[Token], lo: int, at: int) -> bool:
    """Whether a verb belongs to a relative clause: "Acme, which owns it".

    Without a comma only the first one does: "Those who stayed were not told".
    """
    verb = at
    while at > lo and toks[at - 1].low != ",":
        at -= 1
        if toks[at].low in {"who", "which", "whose"}:
            return toks[at - 1].low == "," or not find_groups(toks, at, verb)
    return False


def _said(toks: Sequence[Token], at: int) -> Form | None:
    """The verb of saying at a place."""
    forms = [f for f in guess(toks[at].low) if f.lemma in CLOSING]
    tenses = ["past", "s", "base"]  # "the airline hit back"
    if toks[at - 1].low in words.HAVE:
        tenses.append("part")  # "…, the tests have shown"
    return next((f for t in tenses for f in forms if f.tense == t), None)


def _normal(toks: Sequence[Token], comma: int, stop: int) -> Attribution | None:
    """“…, the judge confirmed to this paper.”"""
    lo = comma + 1
    if stop - comma > _LONGEST or any(t.text in _MARKS for t in toks[lo:stop]):
        return None
    for at in range(lo + 1, min(stop, lo + _LONGEST_SPEAKER)):
        form = _said(toks, at)
        if form is None or toks[at].text[0].isupper() or toks[at - 1].low in _NO_END:
            continue  # "a month later than announced", "withdraw its claim"
        end = at
        while end > lo + 1 and _between(toks[end - 1].low):
            end -= 1
        if _speaker(toks, lo, end, form) and closed(toks, (lo, end), at, stop, form):
            return Attribution((lo, end), form.lemma, comma, stop)
    return None


def _by_office(toks: Sequence[Token], comma: int, hi: int) -> Attribution | None:
    """“…, the firm's chairwoman, Ada Holm, assured staff.”"""
    second = end_of_part(toks, comma + 1, hi)
    third = end_of_part(toks, second + 1, hi)
    if third >= hi or not toks[second].low == toks[third].low == ",":
        return None
    parts = toks[comma + 1 : second], toks[second + 1 : third]
    named = [_names(p) for p in parts]
    if not any(named) or not all(p and (_noun_phrase(p) or _names(p)) for p in parts):
        return None
    stop = end_of_part(toks, third + 1, hi)
    verb = third + 1
    while verb + 1 < stop and _between(toks[verb].low):
        verb += 1
    form = _said(toks, verb) if verb < stop else None
    who = (comma + 1, third) if named[1] else (comma + 1, second)
    if form is None or not closed(toks, who, verb, stop, form):
        return None
    return Attribution(who, form.lemma, comma, stop)


def _names(toks: Sequence[Token]) -> bool:
    """“Ada Holm”, "cellist Ada Holm"."""
    roles = (
        i
        for i, t in enumerate(toks)
        if t.low not in people.NATIONALITIES
        and (t.text[0].isupper() or not one_person(t.low))
    )
    name = toks[next(roles, 0) :]
    return bool(name) and all(speaker_phrases.of_name(t) for t in name)


def _noun_phrase(toks: Sequence[Token]) -> bool:
    opens = words.DETERMINERS | {"one", "another"}
    return toks[0].low in opens or toks[0].text[0].isupper()


def _between(low: str) -> bool:
    return low in _BEFORE_VERB or (words.is_adverb(low) and low != "there")


def _speaker(toks: Sequence[Token], lo: int, hi: int, form: Form) -> bool:
    """Whether a noun phrase stands there, and nothing else."""
    relative = next((i for i in range(lo, hi) if toks[i].low in _RELATIVES), hi)
    if relative == lo or not speaker_phrases.may_speak(toks, lo, hi):
        return False
    if any(t.low in words.AUXILIARIES - {"'s"} for t in toks[lo:relative]):
        return False
    last = toks[relative - 1]
    can = toks[hi].low == "can"
    if form.tense == "base" and not can and not _many(toks, lo, relative):
        return False
    if relative - lo == 1 and last.low in words.SUBJECT_PRONOUNS:
        return last.low in {"he", "she", "it", "they"}
    first = toks[lo]
    opened = first.low in words.DETERMINERS or first.text[0].isupper()
    plain = speaker_phrases.speaks(toks, lo, hi) or last.low.endswith("s")
    plain |= form.lemma == "say"  # "…, air traffic control said"
    return opened or plain or last.low in people.PLURALS | {"data"}


def _many(toks: Sequence[Token], lo: int, hi: int) -> bool:
    low = [t.low for t in toks[lo:hi]]
    head = next(
        (i for i, w in enumerate(low) if i and w in words.PREPOSITIONS), hi - lo
    )
    if head > 1 and head < len(low) and reading(low[head - 1], "part"):
        head -= 1  # "experts interviewed for this article"
    noun = low[head - 1]
    return (
        (noun.endswith("s") and not noun.endswith(("ss", "us")))
        or noun in people.PLURALS | {"they", "data", "both"}
        or "and" in low
    )  # fmt: skip


def _inverted(toks: Sequence[Token], comma: int, stop: int) -> Attribution | None:
    """“…, says a report by the auditors that the paper has seen.”"""
    at = comma + 1
    form = _said(toks, at)
    if form is None or (form.lemma, form.tense) == ("show", "past"):
        return None  # "…, showed papers that looked genuine"
    if form.lemma in PARTICLES:
        at += 1  # "points out Ada Holm"
        if at >= stop or toks[at].low not in PARTICLES[form.lemma]:
            return None
    named = [speaker_phrases.of_name(t) for t in toks[at + 1 : at + 3]] == [True, True]
    addressed = form.lemma in TO_SOMEBODY - {"promise" if named else ""}
    if addressed and (form.lemma, form.tense) != ("warn", "base"):
        return None
    end = next((i for i in range(at + 1, stop) if toks[i].low in _RELATIVES), stop)
    if at + 1 >= end or not speaker_phrases.speaks(toks, at + 1, end):
        return None
    if any(t.text in _MARKS or t.low == "to" for t in toks[at:end]):
        return None  # "…, expects Acme to argue that"
    if any(g.kind == "finite" for g in find_groups(toks, at + 1, end)):
        return None
    name = toks[end - 1].text[0].isupper()
    stop = apposed_name(toks, stop) if end == stop else stop
    many = _many(toks, at + 1, end)
    if form.tense != "past" and not name and many != (form.tense == "base"):
        return None
    last = stop if stop > end and toks[end].low == "," else end
    return Attribution((at + 1, last), form.lemma, comma, past_office(toks, stop))
