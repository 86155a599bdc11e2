"""Verbs behind a verb: "is expected to testify", "agreed to buy"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.clause import Group
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.inflection import Form, reading
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.text import Tokens

_PREDICTIVE_ADJECTIVES = word_set("likely due set poised about scheduled ready")
# "expected to testify", "agreed to buy", "refused to pay": what the next verb is.
_PREDICTED = word_set("plan intend promise pledge vow expect hope aim mean")
_PREDICTED_PASSIVE = _PREDICTED | word_set("""
expect project forecast predict schedule slate set think
""")
# Nobody is said or insisted.
_SAYING = word_set("say add insist maintain argue claim contend concede admit")
_NEGATED = word_set("refuse fail decline")
_STATES = word_set("""
concerned worried divided interested limited uncertain unregulated
""")
_DONE = word_set("agree vote continue manage begin start appear seem stand")


def chained(toks: Tokens, group: Group, hi: int) -> Group:
    """Follow "is expected to testify" to what is really told."""
    at = group.end
    while at + 1 < hi and words.is_adverb(toks[at].low) and toks[at + 1].low == "to":
        at += 1
    while at + 2 < hi and group.copular and words.is_adverb(toks[at].low):
        at += 1  # "is now due to"
    adjective = group.copular and at < hi and toks[at].low in _PREDICTIVE_ADJECTIVES
    at += adjective
    if at + 1 < hi and toks[at].low == "on" and toks[at + 1].low in words.WEEKDAYS:
        at += len(("on", "Tuesday"))
    if at + 1 >= hi or toks[at].low != "to":
        return group
    at += 1
    while at + 1 < hi and words.is_adverb(toks[at].low):
        at += 1
    if not (reading(toks[at].low, "base") or toks[at].low in {"be", "have"}):
        return group
    foretold = adjective or group.lemma in (
        _PREDICTED_PASSIVE if group.passive else _PREDICTED
    )
    if group.copular and toks[at].low == "blame":
        return group  # "was to blame"
    foretold |= toks[group.end - 1].low == "going" and group.end - group.start > 1
    to_be = group.copular and group.modal is None and not adjective
    settled = group.lemma in _NEGATED | _DONE and not group.passive
    if not (foretold or to_be or settled):
        return group
    return _inner(toks, group, at, hi, predicted=foretold or to_be)


def _inner(toks: Tokens, outer: Group, at: int, hi: int, *, predicted: bool) -> Group:
    """The group of the verb after "to", with what the outer one adds to it."""
    perfect = False
    if toks[at].low == "have" and at + 1 < hi and reading(toks[at + 1].low, "part"):
        at, perfect = at + 1, True  # "appear to have rejected"
    form = reading(toks[at].low, "base", "part") or Form(toks[at].low, "base")
    passive, end = False, at + 1
    part = reading(toks[at + 1].low, "part") if at + 1 < hi else None
    if toks[at].low == "be" and part:
        form, passive, end = part, True, at + 2
    return Group(
        outer.start, end, form.lemma, passive=passive,
        negated=outer.negated != (outer.lemma in _NEGATED), modal=outer.modal,
        perfect=perfect,
        predicted=predicted or outer.predicted, plain=outer.lemma,
        copular=form.lemma == "be",
    )  # fmt: skip


def speaks_on(toks: Tokens, i: int, lemma: str) -> bool:
    """“Said it had been cut, and insisted that …”: behind a passive, and none itself."""
    parted = toks[i - 1].low == "but" or toks[i - 2].low == ","
    behind = toks[i + 1].low if i + 1 < len(toks) else "."
    owned = behind == "that" or behind.endswith("ing")  # "but denied having lied"
    owned &= lemma == "deny"
    return parted and (owned or (lemma in _SAYING and behind != "to"))


def after_auxiliary(word: str, auxiliary: str) -> Form | None:
    """The form behind an auxiliary: “has sold”, “did sell”, “is sold”."""
    if auxiliary in words.MODALS | {"need"}:
        return reading(word, "base") or _after_modal(word)
    if auxiliary in words.DO:
        return reading(word, "base")
    if auxiliary in words.HAVE:
        return reading(word, "part")
    return None if word in _STATES else reading(word, "part", "ing")


def _after_modal(word: str) -> Form | None:
    """What stands behind a modal is a verb, known or not."""
    other = (
        words.AUXILIARIES | words.DETERMINERS | words.PREPOSITIONS
        | words.SUBJECT_PRONOUNS | words.CONJUNCTIONS | words.SUBORDINATORS
    )  # fmt: skip
    plain = word.isalpha() and word not in other and not words.is_adverb(word)
    return Form(word, "base") if plain else None
