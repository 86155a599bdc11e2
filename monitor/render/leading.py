"""What a quote is led by that does not tell on its own of whom it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.types import MentionRecord

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_POSSESSIVE = ("'s", "’s")
_OWNING = frozenset(["his", "her", "its", "their", "my", "our", "your"])
# A claim led by these alone says no more of whom it is than the quote.
_ARTICLES = frozenset(("the", "a", "an"))
_PRONOUNS = frozenset(
    [
        "it",
        "he",
        "she",
        "they",
        "we",
        "i",
        "this",
        "that",
        "would",
        "will",
        "is",
        "was",
        "has",
        "had",
        "have",
        "are",
        "were",
    ]
)


def lead(record: MentionRecord) -> str:
    """What makes a quote stand alone that begins otherwise than its claim; else empty.

    The words that the claim begins with, up to where it goes on as the quote does ("The
    statement … “left little room”"), else the whole claim. Not who speaks, nor a name
    that the quote begins with in short.
    """
    claim, quote = (list(_WORD.finditer(t)) for t in (record.text, record.quote))
    told, said = ([word[0].casefold() for word in words] for words in (claim, quote))
    own, skipped = _meet(told, said)
    if not own or _PRONOUNS.issuperset(told[:own]):
        return ""
    goes_on = told[own:] == said[skipped:] != []
    if own > len(told) - own and not goes_on:
        return record.text
    if told[own - 1].endswith(_POSSESSIVE) and not _owned(said[:skipped]):
        own += 1
    head = [_bare(word) for word in told[:own]]
    speaker = [_bare(w) for w in _WORD.findall((record.speaker or "").casefold())]
    named = speaker and head[: len(speaker)] == speaker and own <= len(speaker) + 1
    short = _bare(said[0]) in head
    fuller = not skipped and record.quote[quote[0].start()].isupper()
    known = set(head) - _ARTICLES <= set(speaker)
    led = not (named or known or short or fuller)
    return f"{record.text[: claim[own - 1].end()]} …" if led else ""


def _meet(told: Sequence[str], said: Sequence[str]) -> tuple[int, int]:
    """How many words each begins with before two of them are the same."""
    meetings = (
        (own + skipped, own, skipped)
        for own in range(len(told))
        for skipped in range(len(said))
        if told[own : own + 2] == said[skipped : skipped + 2]
    )
    _, own, skipped = min(meetings, default=(0, len(told), len(said)))
    return own, skipped


def _owned(words: Sequence[str]) -> bool:
    """Whether words say whose something is: "her", "the company's"."""
    return any(word in _OWNING or word.endswith(_POSSESSIVE) for word in words)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")
