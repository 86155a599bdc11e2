"""A claim in the words in which it is compared: whoever says "I" is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.types import Assertion

_FIRST_PERSON = re.compile(
    r"\b(?:(?:I(?!\.)|me|we|us)(?:['’](?P<short>m|ve|re|ll|d))?"
    r"|(?P<owned>my|our|mine|ours)|(?P<same>myself|ourselves))(?![\w'’-])",
    re.IGNORECASE,
)
_LONG = {"m": "is", "ve": "has", "re": "is", "ll": "will", "d": "would"}
# "US" is a country, "I." a number or an initial.
_OTHER = frozenset({"US", "Us", "i", "ME", "Me"})


def told(assertion: Assertion) -> str:
    """What is asserted, with the speaker's name for "I" and "we".

    "I took nothing" is near to nothing that others say, nor can a judge know whom it
    is about. A text for programs: its grammar may suffer.
    """
    speaker = assertion.speaker
    if speaker is None:
        return assertion.text
    return _FIRST_PERSON.sub(lambda found: _named(found, speaker), assertion.text)


def _named(found: re.Match[str], speaker: str) -> str:
    if found[0] in _OTHER:
        return found[0]
    if found["same"]:
        return "themselves"
    if found["owned"]:
        return f"{speaker}'s"
    short = found["short"]
    return f"{speaker} {_LONG[short.lower()]}" if short else speaker
