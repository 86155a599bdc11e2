"""Which language a text is in."""

from __future__ import annotations

import re

ENOUGH = 60
"""Characters below which a guess is worth nothing: a headline has about so many."""

TAG = re.compile(r"[a-z]{2,8}", re.ASCII)

READ = 2000
"""Characters that are looked at; more do not change the answer."""

READ_IN = "en"


def detect(text: str) -> str | None:
    """The ISO 639-1 code of a text, or None where it is too short to say."""
    if len(text) < ENOUGH:
        return None
    # Loading the model takes a third of a second; many commands never need it.
    from py3langid.langid import classify  # noqa: PLC0415

    code, _ = classify(text[:READ])
    return str(code)


def primary(tag: str | None) -> str | None:
    """The language of a tag: "en" of "en-GB" (RFC 5646, 2.1), None if it is no tag."""
    code = (tag or "").replace("_", "-").partition("-")[0].strip().lower()
    return code if TAG.fullmatch(code) else None


def is_foreign(language: str | None) -> bool:
    """Whether claims are not read in a language; in an unknown one they are."""
    return language not in {None, READ_IN}
