"""Whether a phrase is of one or of several, for sentences made of it."""

from __future__ import annotations

import re

_SEVERAL = frozenset(["people", "men", "women", "children", "police"])
_UNCLEAR = frozenset(
    [
        "rest",
        "majority",
        "most",
        "half",
        "all",
        "some",
        "none",
        "more",
        "others",
        "staff",
    ]
)
_COUNTED = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "several",
        "many",
    ]
)
_BESIDE = re.compile(r" (?:of|in|at|for|from|to|with|by|on|against|close) ")


def is_plural(phrase: str, text: str = "") -> bool | None:
    """Whether a subject is of several; None where neither its verb nor its form tells.

    ``text`` may have its verb. A bare name is that of one person or house, whatever
    letter it ends in.
    """
    verb = re.search(
        rf"\b{re.escape(phrase)} (?:(?P<several>are|were|have|do)|is|was|has|does)\b",
        text,
        re.IGNORECASE,
    )
    if verb:
        return verb["several"] is not None
    words = _BESIDE.split(phrase)[0].split() or [""]
    last = words[-1]
    if "and" in words or last.lower() in _SEVERAL or words[0].lower() in _COUNTED:
        return True
    if last.lower() in _UNCLEAR:
        return None
    ends = last.endswith("s") and not last.endswith(("ss", "us", "is", "'s", "’s"))
    if ends and last[:1].isupper():
        return None if words[0] == "the" else False
    return ends


def says(who: str | None, one: str, several: str) -> str:
    """A speaker with the verb that agrees: "Ada Holm denies", "managers deny"."""
    told = (who or "somebody").removeprefix("according to ")
    return f"{told} {several if is_plural(told) else one}"
