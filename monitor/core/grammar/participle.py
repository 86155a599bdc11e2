"""Whether a past form is a verb of its own or a participle: “the deal signed by Acme”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.between import narrows_apposition
from monitor.core.grammar.neighbours import another_follows, counts, ruled
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.inflection import Form, noun_like, reading
from monitor.core.lexicon.reporting import DOCUMENT_NOUNS, REPORTING
from monitor.core.lexicon.verbs import ACTIVE
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.text import Token, Tokens

# "made public", "held responsible": what follows the verb is no noun of its own.
MADE = word_set("""
public known available redundant responsible liable safe unsafe dead fit unfit guilty
void invalid bankrupt illegal unlawful missing
""")
_STATES = MADE | {"alive", "asleep", "empty", "unconscious"}
FINITE = words.AUXILIARIES - word_set("having being be been 's 're 'm 've 'll 'd")
_SUBJECTS = word_set("that which who whom he she it they")
_NEAR = 6
_WITHIN = frozenset(("in", "through", "by", "on"))
_OF = word_set("convict acquit accuse clear strip deprive rob suspect")

_PAPERS = DOCUMENT_NOUNS | {"message", "leaflet", "article", "announcement", "note"}
_SINCE = (["up", "from"], ["down", "from"], ["compared", "with"])
# "The bill passed by a majority of one"
_MARGINS = word_set("majority margin vote votes third quarter half fifth tenth")
_KEEPING = word_set("keep have get leave see find hold")
_ONLY = word_set("only solely partly mainly largely simply twice")


def opening(
    toks: Tokens, i: int, hi: int, forms: tuple[Form, ...]
) -> tuple[Form, str] | None:
    """At the head: "Founded by …" is a participle, "said a spokesman" a verb."""
    after = toks[i + 1].low if i + 1 < hi else "."
    part = next((f for f in forms if f.tense == "part"), None)
    led = words.PREPOSITIONS | {"whether", "if", "to"}
    return (part, "part") if part and after in led else None


def kind_of(toks: Tokens, i: int, hi: int, before: str, form: Form) -> str:
    """A past form may be a participle: before "by", or where another verb rules."""
    if form.tense != "past" or not reading(toks[i].low, "part"):
        return "finite"
    after = toks[i + 1].low if i + 1 < hi else "."
    if after == "of" and form.lemma in _OF and before not in words.CONJUNCTIONS:
        return "part"  # "a man accused of theft fled"
    if _told_of(toks, i, hi, form):
        return "part"
    said = form.lemma == "say"
    said |= form.lemma == "turn" and after in {"out", "up"}  # "turned out to be forged"
    if said or before in _SUBJECTS or form.lemma in ACTIVE:
        return "finite"  # "Holm, said in court", "it dated from", "talks collapsed"
    led = any(t.low in {"that", "which", "who"} for t in toks[max(0, i - 4) : i])
    rules = after in FINITE | {"say", "says"} and toks[i + 1].text != "May"
    if rules and not led:
        return "part"  # "the number of shops affected has risen"
    named = form.lemma == "call" and i + 1 < hi and toks[i + 1].text[0].isupper()
    at = i + 1 + (after in _ONLY)  # "identified only as"
    hangs = at < hi and toks[at].low in words.PREPOSITIONS | MADE | {"as"}
    hangs |= form.lemma == "date" and at < hi and _of_a_date(toks[at])
    named &= before == "," or _names_it(toks, i, hi)
    named |= form.lemma == "name" and _names_it(toks, i, hi)
    ever = toks[i - 1].low == "ever" and _ranked(toks[max(0, i - _NEAR) : i])
    if ever or named or (before == "," and hangs):
        return "part"
    if _of_object(toks, i):
        return "finite"
    figure = i + 2 < hi and toks[i + 2].text[0] in "0123456789$€£"
    behind = {t.low for t in toks[i + 1 : i + 5]}  # "second-hand from"
    narrows = not words.PREPOSITIONS.isdisjoint(behind)
    narrows &= narrows_apposition(toks, i, hi)
    margin = any(t.low in _MARGINS for t in toks[i + 2 : i + 5])
    by = after == "by" and not figure and not margin
    part = narrows or by or another_follows(toks, i + 1, hi, after)
    part |= after in words.PREPOSITIONS and _before_aside(toks, i, hi)
    return "part" if part else "finite"


def _told_of(toks: Tokens, i: int, hi: int, form: Form) -> bool:
    """“Letters said to prove it do not exist”, "a man found drowned had been ill"."""
    after, then = (toks[j].low if j < hi else "" for j in (i + 1, i + 2))
    told = form.lemma == "say" and after == "to" and reading(then, "base") is not None
    state = after in _STATES or reading(after, "part") is not None
    told |= form.lemma == "find" and state
    end = next((j for j in range(i, hi) if not toks[j].is_word), hi)
    return told and any(t.low in FINITE for t in toks[i + 2 : end])


def _of_a_date(tok: Token) -> bool:
    return tok.text[0].isdigit() or tok.low in words.MONTHS | words.WEEKDAYS


def _before_aside(toks: Tokens, i: int, hi: int) -> bool:
    """“Letters found at the mill, which prove it, were sold”: they were not finding."""
    marks = [j for j in range(i, hi - 1) if not toks[j].is_word][:2]
    if len(marks) < len((",", ",")) or any(toks[j].low != "," for j in marks):
        return False
    opened = toks[marks[0] + 1].low in words.OPENS_ASIDE
    alone = not any(reading(t.low, "past", "s") for t in toks[: i - 1])
    return opened and alone and toks[marks[1] + 1].low in FINITE


def _ranked(phrase: Tokens) -> bool:
    """“The highest fine ever imposed”, "the first bank ever saved"."""
    firsts = {"first", "last", "only", "most", "worst", "best"}
    return any(t.low in firsts or t.low.endswith("est") for t in phrase)


def _names_it(toks: Tokens, i: int, hi: int) -> bool:
    """“A developer called Northgate, …”: the name of what has no other."""
    at = i + 1
    while at < hi and toks[at].text[0].isupper():
        at += 1
    opens = any(t.low in {"a", "an"} for t in toks[max(0, i - _NEAR) : i])
    closes = at < hi and toks[at].low in words.AUXILIARIES | {",", "."}
    return opens and closes


def given(toks: Tokens, i: int, hi: int, form: Form) -> bool:
    """“Sold by Acme”, "a cleaner named Rosa Lind": no verb of its own."""
    by = i + 1 < hi and toks[i + 1].low == "by"
    return by or (form.lemma == "name" and _names_it(toks, i, hi))


def _of_object(toks: Tokens, i: int) -> bool:
    """“The photograph which Acme published as its own”: "which" is what it published."""
    at = i - 1
    while (
        at > max(0, i - _NEAR)
        and toks[at].is_word
        and toks[at].low not in words.OF_OBJECTS
    ):
        at -= 1
    named = toks[at + 1].text[0].isupper() or toks[at + 1].low in words.DETERMINERS
    return 0 < at < i - 1 and toks[at].low in words.OF_OBJECTS and named


def tells_which(toks: Tokens, i: int, form: Form) -> bool:
    """Whether a past form only tells which letter, or whom, is meant."""
    paper = _dated(toks, i, form) or _said_in(toks, i)
    return paper or _led_by_part(toks, i)


def _said_in(toks: Tokens, i: int) -> bool:
    """“Said in a statement issued on Friday that …”: the verb is "said"."""
    that = next((j for j in range(i + 1, len(toks)) if toks[j].low == "that"), i)
    at = next(
        (j for j in range(i - 2, max(0, i - _NEAR), -1) if toks[j].low in _WITHIN), 0
    )
    if toks[i - 1].low not in _PAPERS or not i < that <= i + 2 * _NEAR or not at:
        return False
    before = (reading(t.low, "past", "s") for t in toks[max(0, at - 4) : at])
    said = any(form and form.lemma in REPORTING for form in before)
    plain = all(t.is_word for t in toks[at:that])
    return said and plain and reading(toks[i].low, "part") is not None


def _dated(toks: Tokens, i: int, form: Form) -> bool:
    """“A letter dated 9 June”: with a day right behind it, it never rules a clause."""
    behind = [t.low for t in toks[i + 1 : i + 3]]
    first = behind[:1] and behind[0] in words.MONTHS | words.WEEKDAYS
    day = first or (behind[:1] and behind[0].isdigit() and behind[-1] in words.MONTHS)
    return i > 0 and toks[i - 1].is_word and form.lemma == "date" and bool(day)


def _led_by_part(toks: Tokens, i: int) -> bool:
    """“Shown copies on Monday, he left”: the noun behind a participle is no verb."""
    first = toks[0].low
    part = reading(first, "part") is not None and reading(first, "past", "base") is None
    return i == 1 and part and reading(toks[1].low, "s") is not None


def loaded(toks: Tokens, i: int) -> bool:
    """“12 guns, four of them loaded,”, "of the huts burned, six": they rule no clause."""
    some = [t.low for t in toks[max(0, i - 4) : i]]
    part = reading(toks[i].low, "part") is not None
    start = max((j + 1 for j in range(i) if toks[j].low == ","), default=i)
    if part and start and [t.low for t in toks[start : start + 2]] in _SINCE:
        return True  # "…, up from the 3 percent tabled in May"
    closed = i + 1 < len(toks) and toks[i + 1].low == ","
    ends = (j for j in range(i, len(toks) - 1) if toks[j].low == ",")
    comma = next(ends, i)  # "of the calls made in May, six were lost"
    closed |= comma > i and counts(toks[comma + 1]) and not ruled(toks, i, comma)
    begins = (j for j in range(i) if toks[j].low == "of")
    of = next((j for j in begins if not j or toks[j - 1].low == "that"), None)
    listed = of is not None and closed and all(t.is_word for t in toks[of:i])
    aside = some[:1] == [","] and some[2:] in (["of", "them"], ["of", "it"])
    aside &= toks[0].low not in words.SUBORDINATORS  # "Though it rained, two of them"
    return part and (listed or aside)


def grants(toks: Tokens, i: int, hi: int) -> bool:
    """“…, provided it is paid”, "provided that the vote is held": a condition."""
    after = toks[i + 1].low if i + 1 < hi else "."
    opens = after == "that" or after in words.SUBJECT_PRONOUNS
    opens |= after in words.DETERMINERS and ruled(toks, i + 1, hi)
    return toks[i].low == "provided" and toks[i - 1].low == "," and opens


def kept(toks: Tokens, i: int) -> bool:
    """“To keep the lane shut”, "to have the wing examined": the infinitive rules it."""
    first = max(i - _NEAR, 1)
    infinitive = (
        j for j in range(i - 2, first, -1)
        if toks[j].low in _KEEPING and toks[j - 1].low == "to"
    )  # fmt: skip
    at = next(infinitive, None)
    between = toks[at + 1 : i] if at else ()
    named = bool(between) and between[0].low in words.DETERMINERS
    named = named and all(t.text.isalpha() for t in between)
    # "The decision to leave the gate open angered them": no verb stands before.
    said = any(_rules(t.low) for t in toks[: at or 0])
    return named and said and reading(toks[i].low, "part") is not None


def _rules(low: str) -> bool:
    form = reading(low, "past", "s")
    return form is not None and not noun_like(form)
