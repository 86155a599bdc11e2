"""Whether a past form is a verb of its own or a participle: “the deal signed by Acme”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.between import narrows_apposition
from monitor.core.grammar.neighbours import (
    another_follows,
    says_when,
)
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.inflection import Form, reading
from monitor.core.lexicon.reporting import DOCUMENT_NOUNS, REPORTING
from monitor.core.lexicon.verbs import ACTIVE
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.grammar.clause import Group
    from monitor.core.text import Token

# "made public", "held responsible": what follows the verb is no noun of its own.
MADE = word_set("public known available redundant responsible liable")
FINITE = words.AUXILIARIES - word_set("having being be been 's 're 'm 've 'll 'd")
_SUBJECTS = word_set("that which who whom he she it they")
# At the head "asked whether …" and "told that …" are said of who is asked and told.
_SAYING = frozenset(REPORTING) - {"ask", "tell", "inform", "accuse", "charge", "blame"}
_OBJECTS = frozenset(("that", "which", "whom"))
_NEAR = 6
_OCCASION = 5
_ONLY = word_set("only solely partly mainly largely simply twice")

# "Asked whether", "told by": who is told is led in so, and what is told is not.
_LEADING = words.PREPOSITIONS | words.SUBORDINATORS


def opening(
    toks: Sequence[Token], i: int, hi: int, forms: tuple[Form, ...]
) -> tuple[Form, str] | None:
    """At the head: "Founded by …" is a participle, "said a spokesman" a verb."""
    after = toks[i + 1].low if i + 1 < hi else "."
    past = next((f for f in forms if f.tense == "past"), None)
    said = past and past.lemma in _SAYING and after not in _LEADING
    if past and said:
        return past, "finite"
    part = next((f for f in forms if f.tense == "part"), None)
    led = words.PREPOSITIONS | {"whether", "if", "to"}
    return (part, "part") if part and after in led else None


def kind_of(toks: Sequence[Token], i: int, hi: int, before: str, form: Form) -> str:
    """A past form may be a participle: before "by", or where another verb rules."""
    if form.tense != "past" or not reading(toks[i].low, "part"):
        return "finite"
    after = toks[i + 1].low if i + 1 < hi else "."
    said = form.lemma == "say" or (form.lemma in REPORTING and says_when(toks, i, hi))
    said |= form.lemma == "turn" and after == "out"  # "turned out to be forged"
    if said or before in _SUBJECTS or form.lemma in ACTIVE:
        return "finite"  # "Holm, said in court", "it dated from", "talks collapsed"
    led = any(t.low in {"that", "which", "who"} for t in toks[max(0, i - 4) : i])
    if after in FINITE and toks[i + 1].text != "May" and not led:
        return "part"  # "the number of shops affected has risen"
    named = form.lemma == "call" and i + 1 < hi and toks[i + 1].text[0].isupper()
    at = i + 1 + (after in _ONLY)  # "identified only as"
    hangs = at < hi and toks[at].low in words.PREPOSITIONS | MADE | {"as"}
    ever = toks[i - 1].low == "ever" and _ranked(toks[max(0, i - _NEAR) : i])
    named &= before == "," or _names_it(toks, i, hi)
    if ever or named or (before == "," and hangs):
        return "part"
    if _of_object(toks, i):
        return "finite"
    figure = i + 2 < hi and toks[i + 2].text[0] in "0123456789$€£"
    narrows = after in words.PREPOSITIONS and narrows_apposition(toks, i, hi)
    by = after == "by" and not figure
    part = narrows or by or another_follows(toks, i + 1, hi, after)
    return "part" if part else "finite"


def _ranked(phrase: Sequence[Token]) -> bool:
    """“The highest fine ever imposed”, "the first bank ever saved"."""
    firsts = {"first", "last", "only", "most", "worst", "best"}
    return any(t.low in firsts or t.low.endswith("est") for t in phrase)


def _names_it(toks: Sequence[Token], i: int, hi: int) -> bool:
    """“A developer called Northgate, …”: the name of what has no other."""
    at = i + 1
    while at < hi and toks[at].text[0].isupper():
        at += 1
    opens = any(t.low in {"a", "an"} for t in toks[max(0, i - _NEAR) : i])
    closes = at < hi and toks[at].low in words.AUXILIARIES | {",", "."}
    return opens and closes


def _of_object(toks: Sequence[Token], i: int) -> bool:
    """“The photograph which Acme published as its own”: "which" is what it published."""
    at = i - 1
    while at > max(0, i - _NEAR) and toks[at].is_word and toks[at].low not in _OBJECTS:
        at -= 1
    named = toks[at + 1].text[0].isupper() or toks[at + 1].low in words.DETERMINERS
    return 0 < at < i - 1 and toks[at].low in _OBJECTS and named


def tells_which(
    toks: Sequence[Token], i: int, form: Form, found: Sequence[Group]
) -> bool:
    """Whether a past form only tells which letter, or whom, is meant."""
    paper = bool(found) and _of_paper(toks, i, form, found[-1])
    return paper or _called(toks, i, form)


def _called(toks: Sequence[Token], i: int, form: Form) -> bool:
    """“A student named Mo said”: what somebody is called rules no clause."""
    one = i > 1 and toks[i - 2].low in {"a", "an"} and form.lemma in {"name", "call"}
    return one and i + 1 < len(toks) and toks[i + 1].text[0].isupper()


def _of_paper(toks: Sequence[Token], i: int, form: Form, last: Group) -> bool:
    """“Said in a letter dated 3 May that …”: which letter it was."""
    near = i - last.end <= _OCCASION and last.lemma in REPORTING
    near &= form.tense == "past"
    paper = near and toks[i - 1].low in DOCUMENT_NOUNS
    return paper and toks[last.end].low in words.PREPOSITIONS
