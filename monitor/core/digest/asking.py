"""A claim turned into the question that it answers: "Did the dam leak?", "How many died?"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from monitor.core.grammar.clauses import find_clauses
from monitor.core.lexicon.function_words import (
    AUXILIARIES,
    DO,
    HAVE,
    LEADING_ADVERBS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from monitor.core.lexicon.inflection import past, reading, third
from monitor.core.lexicon.people import TITLES
from monitor.core.lexicon.reporting import REPORTING
from monitor.core.lexicon.wordlist import word_set
from monitor.core.names import find_names
from monitor.core.text import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.text import Token

# By these a claim tells who says what; it is that which is disputed.
_SAYING = frozenset(REPORTING) - word_set("find show ask order hold decide") | word_set(
    "sue contradict"
)
# "No boat left", "nobody left": whether one did is the question.
_OF_NONE = {"no": "any", "none": "any", "nobody": "anybody", "nothing": "anything"}
_NONE = re.compile(r"^((?:\w+ ){0,2})(no|none|nobody|nothing)\b(?! \d)")
_OPEN = re.compile(r"[\"“”:;]|\b(?:nor|neither)\b")
# What is itself a figure: "the bill for hotels", "the number of those injured".
_MEASURE = re.compile(
    r"the (?:[a-z]+ )?(?:number|toll|bill|price|cost|turnout|total|share)"
    r"(?: (?:of|for|in)(?: \w+){1,4}?)?"
    r"(?= (?:is|are|was|were|has|have|had|stands?|stood|rose|fell|closed|will)\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?<= )(?:[a-z]+s|people|men|women|children|aircraft)$")
# What is said beside a figure asks nothing: ", four of them children", "rather than six".
_BESIDE = re.compile(
    r"(?:,(?!\d)| (?:and )?(?:rather|instead|not|from)\b).*$", re.DOTALL
)
_BY_PLACE = frozenset(("on", "with", "for", "in", "by"))
# "Had yet to be counted", "had to leave" ask otherwise.
_OWED = frozenset(("yet", "to"))


def whether(text: str) -> str | None:
    """The question whether a claim is so; None where it cannot be asked safely.

    Negations are left out, for the question is the same either way.
    """
    said = _ended(text)
    toks = tokens(said)
    clauses = find_clauses(toks, 0, len(toks)) if not _OPEN.search(said) else ()
    if not clauses:
        return None
    main = clauses[0]
    at = main.group.start
    group = main.group
    plain = main.role == "main" and group.kind == "finite" and main.subject == (0, at)
    told = group.lemma in _SAYING and not group.passive
    joined = any(clause.role == "verb" for clause in clauses) or _goes_on(toks, at)
    if not plain or told or joined:
        return None
    subject = _subject(said, toks, at)
    verb = _verb(toks, at, group.lemma)
    if subject is None or verb is None:
        return None
    first, rest = verb
    asked = _NONE.sub(lambda found: found[1] + _OF_NONE[found[2]], rest)
    return f"{first.capitalize()} {subject} {asked}".rstrip() + "?"


def how_many(text: str, value: str) -> str | None:
    """The question that a figure in a claim answers; None where none is plain."""
    said = _BESIDE.sub("", _ended(text))
    measured = _MEASURE.match(said)
    if value and measured and value.casefold() not in measured[0].casefold():
        return f"What is {measured[0][:1].lower()}{measured[0][1:]}?"
    unit = _COUNTED.search(value)
    before, found, after = said.partition(value or said)
    if not value or not found:
        return None
    if not before or before == "Only ":
        counts = f" {unit[0]}" if unit else ""
        return f"How many{counts}{after}?" if unit or after.startswith(" of ") else None
    asked = whether(said)
    return _fronted(asked, value, unit[0]) if asked and unit else None


def _ended(text: str) -> str:
    """A claim without its full stop, unless that is also of "7 p.m."."""
    return text.strip() if text.endswith(".m.") else text.strip().rstrip(".")


def _fronted(asked: str, value: str, unit: str) -> str | None:
    """A question with what is counted first: "How many boats had sunk?"."""
    before, found, after = asked.partition(f" {value}")
    head, _, last = before.rpartition(" ")
    by = last if last in _BY_PLACE else ""
    if not found or (last in PREPOSITIONS and not by):
        return None
    kept = head if by else before
    opens = f"{by.capitalize()} how many" if by else "How many"
    return f"{opens} {unit} {kept[:1].lower()}{kept[1:]}{after}"


def _goes_on(toks: Sequence[Token], at: int) -> bool:
    """Whether a second verb shares the subject: "broke and started a fire".

    In "the boats damaged stand at 9" the second is the only one.
    """
    tense = "s" if toks[at].low.endswith("s") else "past"
    beside = [tok.low for tok in toks[at + 1 : at + 2] if toks[at].low.endswith("ed")]
    return any(reading(word, "s", "base") for word in beside) or any(
        one.low in {"and", "but", "or"} and reading(other.low, tense) is not None
        for one, other in pairwise(toks[at + 1 :])
    )


def _subject(said: str, toks: Sequence[Token], end: int) -> str | None:
    """The subject as it stands within a sentence."""
    first, words = toks[0], {tok.low for tok in toks[:end]}
    opens = first.low in SUBJECT_PRONOUNS | PREPOSITIONS | SUBORDINATORS | AUXILIARIES
    of_whom = first.low == "none" and toks[1].low != "of"
    if opens or of_whom or words & LEADING_ADVERBS:
        return None
    rest = said[first.end : toks[end - 1].end]
    if first.low in _OF_NONE:
        return _OF_NONE[first.low] + rest
    named = find_names(toks, [0]).within(0, toks[end - 1].end)
    keeps = any(name.span.start == 0 for name in named) or first.low in TITLES
    return (first.text if keeps else first.low) + rest


def _verb(toks: Sequence[Token], at: int, lemma: str) -> tuple[str, str] | None:
    """The auxiliary that asks, and what follows the subject."""
    word = toks[at]
    if word.text.startswith(("'", "’")) or word.low in {"wo", "ca", "cannot"}:
        return None
    after = toks[at + 1 :]
    if not after and word.low in AUXILIARIES:
        return None
    alone = word.low in HAVE | DO and lemma in {"have", "do"}
    if word.low in AUXILIARIES and not alone:
        if after[0].low in _OWED:
            return None
        return word.low, _unnegated(after)
    if lemma == "have" and after and after[0].low in _OWED | LEADING_ADVERBS:
        return None
    forms = {lemma: "do", third(lemma): "does", "has": "does", past(lemma): "did"}
    asks = forms.get(word.low)
    return (asks, f"{lemma} {_text(after)}") if asks else None


def _unnegated(toks: Sequence[Token]) -> str:
    """What stands behind a verb, without the "not" or the "never" of it."""
    if not toks:
        return ""
    first, rest = toks[0], toks[1:]
    if first.low in {"not", "n't"}:
        return _text(rest)
    return f"ever {_text(rest)}" if first.low == "never" else _text(toks)


def _text(toks: Sequence[Token]) -> str:
    """Tokens as they stood, with the blanks between them."""
    told = ""
    for place, token in enumerate(toks):
        gap = place and token.start > toks[place - 1].end
        told += f" {token.text}" if gap else token.text
    return told
