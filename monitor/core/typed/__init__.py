"""What differs between two texts by type: figures, dates, negation, opposites, names.

Strict, as a judge of pairs must be: "more than 300" follows from 312, and 312 does
not follow from it. (The comparison of claims is lenient where news is: it takes 312
for an answer to "about 300".) Each mark is a fact about the texts, not yet a verdict;
what it weighs is fitted beside the network that it corrects.
"""

from __future__ import annotations

import re

from monitor.core.typed.days import of_days
from monitor.core.typed.figures import of_figures
from monitor.core.typed.places import of_words
from monitor.core.typed.values import of_values

MARKS = (
    "figure held",
    "figure apart",
    "figure open",
    "bound held",
    "bound apart",
    "bound open",
    "near bound held",
    "near bound apart",
    "date held",
    "date apart",
    "date open",
    "day apart",
    "opposite",
    "contrary in place",
    "not, same words",
)
"""What may be marked; ``marks`` gives those that hold."""

_IN_WORDS = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), figure)
    for words, figure in (
        (r"three[ -]quarters of a(?: percentage)? point", "0.75 percentage points"),
        (
            r"(?:a )?quarter(?: of a)?[ -](?:percentage )?point",
            "0.25 percentage points",
        ),
        (r"half(?: of)?(?: a)?[ -](?:percentage )?point", "0.5 percentage points"),
        (r"a year and a half", "18 months"),
        (r"half a year", "6 months"),
        (r"an hour and a half", "90 minutes"),
        (r"half an hour", "30 minutes"),
        (r"a fortnight", "14 days"),
        (r"a decade", "10 years"),
        (r"half a million", "500,000"),
        (r"half a billion", "500 million"),
        (r"three[ -]quarters of", "75 percent of"),
        (r"two[ -]thirds of", "67 percent of"),
        (r"half (?:of )?(?=the\b|all\b)", "50 percent of "),
        (r"a third of", "33 percent of"),
        (r"a quarter of", "25 percent of"),
    )
)
_BASIS_POINTS = re.compile(r"\b(\d{1,4}) basis points\b", re.IGNORECASE)
_AMOUNT = re.compile(r"half|quarter|third|fortnight|decade|basis", re.IGNORECASE)
_BLANK = re.compile(r"\s+(?=[,.;:%)])")
# A network reads no more of a text either.
_CHARACTERS = 4096


def marks(premise: str, hypothesis: str) -> frozenset[str]:
    """The marks that hold of a pair: how the hypothesis stands to the premise."""
    both = _tidy(premise), _tidy(hypothesis)
    return frozenset(
        (*of_values(*both), *of_days(*both), *of_figures(*both), *of_words(*both))
    )


def _tidy(text: str) -> str:
    """As much as counts, amounts in words as figures, no blanks before marks."""
    text = _BLANK.sub("", text[:_CHARACTERS])
    if not _AMOUNT.search(text):  # as nearly always
        return text
    for find, figure in _IN_WORDS:
        text = find.sub(figure, text)
    return _BASIS_POINTS.sub(lambda m: f"{float(m[1]) / 100:g} percentage points", text)
