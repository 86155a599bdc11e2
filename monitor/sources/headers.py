"""What status and headers of an answer say of another time."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

LATER = {408, 425, 429}
"""Refusals that speak of another time (RFC 9110 and 6585), as all do from 500 on."""

SERVER_ERROR = 500


def later(status: int) -> bool:
    """Say whether there may be another answer another time."""
    return status >= SERVER_ERROR or status in LATER


def _digits(text: str) -> bool:
    """Say whether a header is a number; "²" is a digit to Python, but none to us."""
    return text.isascii() and text.isdigit()


def seconds_of(retry_after: str | None, now: float) -> float | None:
    """Seconds that a ``Retry-After`` asks for (RFC 9110, 10.2.3); ``now`` is POSIX."""
    if not retry_after:
        return None
    if _digits(retry_after.strip()):
        return float(retry_after)
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - now)
    except ValueError:
        return None


def max_age_of(cache_control: str) -> float | None:
    """Seconds of ``max-age`` in a ``Cache-Control`` (RFC 9111, 5.2.2.1)."""
    for directive in cache_control.split(","):
        name, _, value = directive.strip().partition("=")
        if name.lower() == "max-age" and _digits(value.strip('"')):
            return float(value.strip('"'))
    return None
