"""Verbs without an auxiliary: whether a form is one here, by its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar import participle
from monitor.core.grammar.between import in_apposition, in_relative
from monitor.core.grammar.neighbours import (
    alone_behind,
    another_follows,
    at_last,
    counts,
    instead,
    may_be_part,
    measured,
    plural,
    ruled,
    sure_to_say,
)
from monitor.core.grammar.participle import MADE, kind_of, opening
from monitor.core.grammar.tenses import AFTER_VERB, after_it, base, past, third
from monitor.core.grammar.trimming import before_adverbs
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.inflection import Form, guess, noun_like, reading
from monitor.core.lexicon.reporting import PARTICLES, REPORTING
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.text import Tokens

_MAY_END_SUBJECT = word_set(
    "this that all both some many which what more most each another neither several few"
)
_PARTICLES = word_set("up off over out down")
# "A woman living opposite said"
_WHERE = word_set("opposite inside outside above below")
# Adjectives that stand before a noun and hardly ever end a subject: "its next talks".
_BEFORE_NOUN = word_set("""
next last new recent previous latest final initial further large small similar same
main key major early own additional joint annual fresh
""")
_NO_SUBJECT_END = (
    (words.DETERMINERS - _MAY_END_SUBJECT)
    | (words.PREPOSITIONS - _PARTICLES - _WHERE)
    | (words.BE | words.HAVE | {"'", "very", "more", "most", "to"})
    | _BEFORE_NOUN
)


def bare_verb(
    toks: Tokens, i: int, lo: int, hi: int, *, resumed: bool, parallel: bool
) -> tuple[Form, str] | None:
    """The verb at ``i`` with its kind (finite, ing, part), if there is one.

    ``resumed``: an aside stands between the subject and a comma before ``i``.
    ``parallel``: a finite verb came before, that "and" may add another to.
    """
    tok = toks[i]
    forms = guess(tok.low)
    if not forms or (tok.text[0].isupper() and i > lo):
        return None
    last = at_last(toks, i, lo, forms)
    before = toks[i - 2].low if last else _before(toks, i, lo)
    if any(f.tense == "ing" for f in forms):
        return _ing(toks, i, before, forms)
    if i == lo:
        return opening(toks, i, hi, forms)
    opens = i == lo + 1 and before in {"most", "more"}  # "Most fled", "these include"
    if before in {"these", "those"}:
        opens |= any(f.tense == "base" and not noun_like(f) for f in forms)
    if (
        toks[i - 1].low == "not"  # "was sold but not closed"
        or participle.loaded(toks, i)
        or participle.grants(toks, i, hi)
        or participle.kept(toks, i)
        or (before in _NO_SUBJECT_END and not opens and not sure_to_say(toks, i, lo))
        or _leads_noun(toks, i, hi)
        or instead(toks, i, lo)
    ):
        return None
    also = sure_to_say(toks, i, lo)
    if resumed and before == ",":
        also = _gone_on(toks, i, lo, hi)
    elif parallel and toks[i - 1].low in {"and", "but"}:
        also = _added(toks, i, hi, forms)
    if also:
        return also, "finite"
    return _by_neighbours(toks, i, hi, before, resumed=resumed)


def _leads_noun(toks: Tokens, i: int, hi: int) -> bool:
    """“Says that split shifts were agreed”, "paid it to each bereaved family"."""
    behind = toks[i - 2].low if i > 1 else ""
    if toks[i - 1].low in {"worst", "best", "hardest"}:
        return behind == "the"  # "the worst affected"
    if toks[i - 1].low == "each":
        return behind in words.PREPOSITIONS | {"to"}
    said = reading(behind, "past", "s", "ing") if toks[i - 1].low == "that" else None
    reports = said is not None and said.lemma in REPORTING and not noun_like(said)
    return reports and ruled(toks, i + 1, hi)


def _by_neighbours(
    toks: Tokens, i: int, hi: int, before: str, *, resumed: bool
) -> tuple[Form, str] | None:
    """The verb at ``i`` as what stands around it has it."""
    if _is_noun(toks, i, hi, before):
        return None
    forms = guess(toks[i].low)
    for tense, test in (("past", past), ("s", third), ("base", base)):
        form = next((f for f in forms if f.tense == tense), None)
        if form and test(toks, i, hi, before, form):
            alone = resumed and not ruled(toks, i + 1, hi)
            alone &= before == "," or not participle.given(toks, i, hi, form)
            return form, "finite" if alone else kind_of(toks, i, hi, before, form)
    return None


def _is_noun(toks: Tokens, i: int, hi: int, before: str) -> bool:
    """“No college of that name ever existed”, "no knife or saw had touched it"."""
    if before == "that" and toks[i - 1].low == "that" and i > 1:
        return toks[i - 2].low in words.PREPOSITIONS
    return before == "or" and i + 1 < hi and toks[i + 1].low in participle.FINITE


def _gone_on(toks: Tokens, i: int, lo: int, hi: int) -> Form | None:
    """The verb behind an aside's comma: "The fund, which holds 9 percent, backs"."""
    forms, after = guess(toks[i].low), after_it(toks, i, hi)
    spoken = any(after in PARTICLES.get(f.lemma, ()) for f in forms)  # "pointed out"
    told = spoken or after not in words.PREPOSITIONS | MADE
    told |= in_relative(toks, i, lo) and alone_behind(toks, i, lo, hi)
    apposed = in_apposition(toks, i, hi, lo)
    # "The MP for Hale, Ada Holm, asked for it", "the auditor, Acme, signed off …"
    tells = {"who", "which", "whose", ";"}  # "…, who had driven there"
    ends = next((j - 1 for j in range(i, hi) if toks[j].low in tells), hi)
    told |= apposed and all(t.low != "," for t in toks[i:ends])
    alone = apposed or in_relative(toks, i, lo)
    sure = not may_be_part(forms) or (told and alone)
    tenses = {"base", "s", "past"} if sure else {"base", "s"}
    form = next((f for f in forms if f.tense in tenses), None)
    opens = i + 1 < hi and (counts(toks[i + 1]) or after in AFTER_VERB)
    if form and form.tense == "base" and not opens:
        return form if form.lemma == "say" else None
    return form


def _added(toks: Tokens, i: int, hi: int, forms: tuple[Form, ...]) -> Form | None:
    """A verb that "and" adds to one before: "and injured two", "and keeps to"."""
    form = next((f for f in forms if f.tense in {"past", "s"}), None)
    listed = plural(toks[i - 2])
    if form is None:
        return None
    after = after_it(toks, i, hi)
    if noun_like(form) and form.tense == "s" and listed:
        return form if measured(toks, i + 1, hi) or after in words.ARTICLES else None
    if noun_like(form) and measured(toks, i + 1 + (after in _PARTICLES), hi):
        return form  # "and turns out 900 a day"
    if form.tense == "past" and reading(toks[i - 2].low, "part") and listed is False:
        return None  # "licensed and inspected"
    sure = form.tense == "past" or not noun_like(form)
    ruled = another_follows(toks, i + 1, hi, "in")
    return form if (sure or after in AFTER_VERB) and not ruled else None


def _before(toks: Tokens, i: int, lo: int) -> str:
    """The word before, adverbs passed over."""
    at = i - 1
    if at - 1 > lo and [t.low for t in toks[at - 1 : i]] == ["no", "longer"]:
        at -= 2
    at = before_adverbs(toks, at + 1, lo + 1) - 1
    return toks[at].low if at >= lo else ""


def _ing(
    toks: Tokens, i: int, before: str, forms: tuple[Form, ...]
) -> tuple[Form, str] | None:
    form = next(f for f in forms if f.tense == "ing")
    told = form.lemma in REPORTING and after_it(toks, i, len(toks)) == "that"
    if before in {",", "–", "—"} or (before in {"and", "but"} and told):
        return form, "ing"
    return None
