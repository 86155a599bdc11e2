"""A claim in the words in which it is compared: whoever says "I" is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.profile import is_denied
from monitor.types import Evidence

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.types import Assertion

    Both = tuple[Evidence, Evidence]

_FIRST_PERSON = re.compile(
    r"\b(?:(?:I(?!\.)|me|we|us)(?:['’](?P<short>m|ve|re|ll|d))?"
    r"|(?P<owned>my|our|mine|ours)|(?P<same>myself|ourselves))(?![\w'’-])",
    re.IGNORECASE,
)
_LONG = {"m": "is", "ve": "has", "re": "is", "ll": "will", "d": "would"}
# "US" is a country, "I." a number or an initial.
_OTHER = frozenset({"US", "Us", "i", "ME", "Me"})
# What goes with "not" alone makes a judge take "had ever been warned" for a denial.
_WITH_NOT = re.compile(
    r"\b(?P<any>[Aa]ny)(?=(?:thing|body|one|where)?\b)|\s*\b(?:ever|at all)\b"
)


def told(assertion: Assertion) -> str:
    """What is asserted, with the speaker's name for "I" and "we".

    "I took nothing" is near to nothing that others say, nor can a judge know whom it
    is about. What is denied is told as it was charged, see ``heard``. A text for
    programs: its grammar may suffer.
    """
    text, speaker = assertion.text, assertion.speaker
    if is_denied(assertion):
        text = _WITH_NOT.sub(_charged, text)
    if speaker is None:
        return text
    return _FIRST_PERSON.sub(lambda found: _named(found, speaker), text)


def heard(pair: Pair, answers: Both) -> Both:
    """What a judge's answers on two texts, as ``told``, say of the claims.

    Of what is denied the opposite: who denies that Ada was dismissed agrees with
    "she left by herself", which excludes it, and quarrels with "she was sent home".
    """
    if is_denied(pair.now) == is_denied(pair.before):
        return answers
    there, back = answers
    return _turned(there), _turned(back)


def _turned(answer: Evidence) -> Evidence:
    return Evidence(answer.contradiction, answer.neutral, answer.entailment)


def _charged(found: re.Match[str]) -> str:
    return {"any": "some", "Any": "Some"}.get(found["any"], "")


def _named(found: re.Match[str], speaker: str) -> str:
    if found[0] in _OTHER:
        return found[0]
    if found["same"]:
        return "themselves"
    if found["owned"]:
        return f"{speaker}'s"
    short = found["short"]
    return f"{speaker} {_LONG[short.lower()]}" if short else speaker
