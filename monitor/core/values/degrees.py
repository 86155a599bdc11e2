"""Temperatures, all in degrees Celsius, so that one told in Fahrenheit compares."""

from __future__ import annotations

import re

from monitor.types import Span, Value

_DEGREES = re.compile(
    r"(?P<sign>\s?°\s?|[\s-]degrees?\s)?(?P<scale>C|F|Celsius|Fahrenheit|centigrade)\b"
)
# A bare letter is a scale only where warmth is told of: a flight may be 104F, too.
_WARMTH = re.compile(
    r"\b(?:temperature|degree|warm|heat|hot|cold|cool|thermometer|mercury|fever|freez)",
    re.IGNORECASE,
)
_FREEZING, _STEP = 32.0, 1.8


def in_degrees(
    text: str, start: int, end: int, low: float, high: float, sign: str
) -> Value | None:
    """A figure that ends at ``end`` as a temperature; None where no scale follows."""
    found = _DEGREES.match(text, end)
    if found is None and text[end : end + 1] == " ":
        found = _DEGREES.match(text, end + 1)
    if found is None or not (
        found["sign"] or len(found["scale"]) > 1 or _WARMTH.search(text)
    ):
        return None
    if found["scale"].startswith("F"):
        low, high = (low - _FREEZING) / _STEP, (high - _FREEZING) / _STEP
    told = text[start : found.end()]
    return Value(
        "number", low, high, "degree Celsius", sign, told, Span(start, found.end())
    )
