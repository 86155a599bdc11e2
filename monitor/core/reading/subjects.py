"""The noun phrase before a verb, without what is wrapped around it."""

from __future__ import annotations

import re

_LEADIN = re.compile(
    r"^(?:(?:however|yet|but|and|meanwhile|moreover|specifically|technically|for now|"
    r"also|still|today|then|thus|first|second)\b,?\s+)+",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"^(?:in|on|at|after|before|since|under|from|for|as|with|despite|during|by|"
    r"following|amid|unlike|according to|founded|when|while)\b[^,]*,\s+(?=\S)",
    re.IGNORECASE,
)
_APPOSITION = re.compile(r",\s[^,]*(?:,[^,]*)*,\s*$|,\s[^,]+,?\s*$")
_RELATIVE = re.compile(r",?\s+(?:which|who|that|whose|where)\b.*$", re.DOTALL)
LONGEST_SUBJECT = 12
"""Words of a subject; longer ones are clauses that were not understood."""


def subject_start(text: str) -> int:
    """Where the subject begins, after lead-ins such as "In a statement,"."""
    start = 0
    while found := _LEADIN.match(text[start:]) or _ADVERBIAL.match(text[start:]):
        start += found.end()
    return start


def bare_subject(text: str) -> str:
    """The head of a subject without appositions and relative clauses."""
    head = _APPOSITION.sub("", text.strip())
    head = _RELATIVE.sub("", head)
    return head.strip(" ,–—-")
