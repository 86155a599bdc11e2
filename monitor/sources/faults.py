"""What other people's parsers raise on what they did not expect."""

from __future__ import annotations

LIBRARY_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""Raised by feedparser, trafilatura or lxml on two of 10,000 feeds with a few bytes
changed: "too many values to unpack", a number of 5,000 digits, a missing key. Caught
around calls of those libraries only: in our own code they are mistakes of ours."""
