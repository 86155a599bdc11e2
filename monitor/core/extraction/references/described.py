"""Which one "the company", "the Chinese firm", "the accusations" are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from monitor.core.extraction.references.referred import (
    ANY_FIRM,
    body_of,
    company_of,
    may_be_firm,
    other_doer,
    titled_of,
)
from monitor.core.lexicon import people
from monitor.core.lexicon.function_words import PREPOSITIONS, SUBJECT_PRONOUNS
from monitor.core.lexicon.inflection import (
    Form,
    guess,
    noun_like,
    possessive,
    reading,
)
from monitor.core.lexicon.reporting import ACCUSATION_NOUNS, DENYING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.references.discourse import Discourse
    from monitor.core.text import Token

_ACCUSATIONS = ACCUSATION_NOUNS - {"case", "action", "charge", "charges", "petition"}


class Found(NamedTuple):
    """A reference at a token range, and what it stands for."""

    lo: int
    hi: int
    text: str
    name: str | None


def described(
    toks: Sequence[Token], i: int, hi: int, discourse: Discourse
) -> Found | None:
    """“The company”, “the Chinese firm”, “the office”, “the accusations”."""
    if toks[i].low != "the" or i + 1 >= hi:
        return None
    noun = toks[i + 1].low
    if noun in _ACCUSATIONS and not _owned_later(toks, i + 2, hi):
        return _accusations(i, discourse)
    adjective = noun if noun in people.NATIONALITIES and i + 2 < hi else None
    seat = i + 2 < hi and adjective is None and _says_where(toks, i + 1, discourse)
    at = i + 1 + (adjective is not None or seat)
    noun = toks[at].low
    if at + 1 < hi and toks[at + 1].text[0].isalpha() and not _closes(toks, at + 1):
        return None
    if noun in people.COMPANY_NOUNS and at + 1 < hi and toks[at + 1].low == "of":
        return None  # "the chain of command", "the group of men"
    # "The firm that owns it did not act": told of for the first time
    first = at + 1 == hi < len(toks) and toks[hi].low in {"that", "which", "who"}
    company = None if first else company_of(noun, adjective, discourse)
    if company and company == discourse.heard and _denies(toks, at + 1):
        # Nobody denies what he has said.
        alone = discourse.doers == (company,)
        company = other_doer(noun, discourse) or (company if alone else None)
    if company and not adjective and _other_firm(company, toks, i, discourse):
        return None  # "Borel said the offer undervalues the company"
    if company:
        if not i and noun in ANY_FIRM:
            discourse.neuter.add(company)  # "The firm said that he had left"
        return Found(i, at + 1, company, company)
    office = (
        at + 2 < len(toks)
        and toks[at + 1].low == "'s"
        and (toks[at + 2].low in people.BODY_NOUNS)
    )
    of = at + 1 < len(toks) and toks[at + 1].low == "of"  # "the mayor of Leeds"
    person = None if office or of else titled_of(noun, discourse)
    if person:
        return Found(i, at + 1, person, person)
    body = body_of(toks[at], adjective, discourse)
    return Found(i, at + 1, f"{toks[i].text} {body}", body) if body else None


def _other_firm(
    company: str, toks: Sequence[Token], i: int, discourse: Discourse
) -> bool:
    """Whether the sentence is first of another that may be the company."""
    named = discourse.reading.names_in(toks[0].start, toks[i].start)
    if not named or named[0].span.start > toks[0].end + 1:
        return False
    owns = discourse.reading.text[named[0].span.end :][:1] in {"'", "’"}
    first = named[0].canonical
    return first != company and not owns and may_be_firm(first, discourse)


def _says_where(toks: Sequence[Token], at: int, discourse: Discourse) -> bool:
    """“The Boston company”, "the low-cost carrier": it is the company all the same.

    "The Taroni company" is not, where the text tells of Taroni as of a party.
    """
    if toks[at + 1].low not in people.COMPANY_NOUNS:
        return False
    capital = toks[at].text[0].isupper()
    return "-" in toks[at].text or (capital and not _of_party(toks[at], discourse))


def _of_party(tok: Token, discourse: Discourse) -> bool:
    """Whether a name stands elsewhere too, and not behind "in", "of" or "from"."""
    text = discourse.reading.text
    return any(
        name.text == tok.text
        and name.span.start != tok.start
        and not PREPOSITIONS & set(text[: name.span.start].split()[-1:])
        for name in discourse.reading.directory.names
    )


def _closes(toks: Sequence[Token], at: int) -> bool:
    """Whether the word after a noun is not a noun itself, so that the phrase ends."""
    low = toks[at].low
    rules = [f for f in guess(low) if not (f.tense == "s" and _owned(toks, at, f))]
    return (
        low in PREPOSITIONS | {"'s", "and", "has", "is", "was", "had", "will", "to"}
        or bool(rules)
        or low.endswith("ly")
    )


def _owned(toks: Sequence[Token], at: int, form: Form) -> bool:
    """“The bank charges they had run up”: a noun, and whose it is."""
    after = toks[at + 1].low if at + 1 < len(toks) else ""
    return noun_like(form) and after in SUBJECT_PRONOUNS


def _denies(toks: Sequence[Token], at: int) -> bool:
    """“The company disputed that”: it answers another, unless it "denied that it paid"."""
    form = reading(toks[at].low, "past", "s") if at + 1 < len(toks) else None
    behind = [t.low for t in toks[at + 1 : at + 3] if t.is_word]
    answers = behind in (["that"], ["this"], ["it"]) or behind[:1] == ["the"]
    return form is not None and form.lemma in DENYING and answers


def _owned_later(toks: Sequence[Token], at: int, hi: int) -> bool:
    """“the claim of the union”, “the allegation that …” name their own owner."""
    return at < hi and toks[at].low in {"of", "by", "that", "against"}


def _accusations(i: int, discourse: Discourse) -> Found | None:
    pair = discourse.pair
    if pair is None:
        return None
    return Found(i, i + 1, possessive(pair[0]), pair[0])
