"""Figures that a claim does not tell: by them it only says what it speaks of.

"Of the 40 jobs", "the fire that killed five people", "which members rejected by 76
percent", "will ask how it came to cost £9m": whoever writes so tells something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.types import Assertion, Value

_THE_WHOLE = re.compile(r"\bof (?:the|these|those|its|their|his|her) $", re.IGNORECASE)
_THE_ONE = re.compile(r"(?:the|this|that|its|their|his|her) ", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|its|their|his|her)(?: last)? $", re.IGNORECASE)
_WHICH = re.compile(
    r"\b(?:an?|the|its|their|his|her) (?:[\w-]+ ){1,2}(?:that|which|who) (?:[\w-]+ ){1,3}$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:how|why|whether) [^,;]*$", re.IGNORECASE)
_BESIDE = re.compile(
    r"\bby (?:\w+ )?$|, (?:which|who|whose|where)\b[^,;]*$", re.IGNORECASE
)


def only_named(assertion: Assertion, figure: Value) -> bool:
    """Whether a figure only says what is spoken of: "of the 40 jobs", "the bid of $9 is"."""
    frame = assertion.frame
    ahead = _ahead(assertion, figure)
    if _THE_WHOLE.search(ahead):
        return bool(frame.slots)
    if figure.kind != "date" and (_WHICH.search(ahead) or _ASKED.search(ahead)):
        return True
    if figure.kind == "money" and definite(assertion, figure):
        return True  # "the £40m sale"
    named = f" of {figure.text.strip()}" in frame.subject
    return named and bool(_THE_ONE.match(frame.subject))


def definite(assertion: Assertion, figure: Value) -> bool:
    """Whether a figure is of those known already: "the two missing men"."""
    return _DEFINITE.search(_ahead(assertion, figure)) is not None


def beside(assertion: Assertion, figure: Value) -> bool:
    """Whether a figure is of a vote or a side remark: "which 76 percent rejected"."""
    return _BESIDE.search(_ahead(assertion, figure)) is not None


def _ahead(assertion: Assertion, figure: Value) -> str:
    return assertion.quote[: max(figure.span.start - assertion.span.start, 0)]
