"""What a page shows in the place of its article: a wall of consent, payment or doubt."""

from __future__ import annotations

import re

LEAST = 0.5
"""Share of the words that such talk has on a wall. A plea for subscribers below an
article, or an article about such pleas that quotes one, has less."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")

# Only what speaks to the reader: a dispute may be about consent, cookies and payment.
_TALK = re.compile(
    r"\bwe (?:value|care about|respect) your privacy\b"
    r"|\bwe and our (?:[\d,]+ )?(?:\w+ )?partners\b"
    r"|\b(?:we|this (?:site|website|page)) uses? cookies\b"
    r"|\baccept all cookies\b"
    r"|\byou (?:may|can) click\b"
    r"|\b(?:change|manage|withdraw|give|set|refuse) your "
    r"(?:consent|preferences|choices|settings)\b"
    r"|^(?:please )?(?:subscribe|sign (?:in|up)|log in|register)\b.{0,40}"
    r"\bto (?:continue|read|keep)\b"
    r"|\bto (?:continue|keep) reading\b"
    r"|\b(?:already|not) (?:a|yet a) subscriber\b"
    r"|\byour (?:first month|free articles?|subscription)\b"
    r"|\b(?:enable|turn on|switch on) (?:java ?script|cookies)\b"
    r"|\b(?:verify|confirm|prove|check|checking)\b.{0,20}"
    r"\byou(?:['’]| a)re (?:a )?(?:human|not a robot)\b"
    r"|\bchecking (?:your|the) browser\b"
    r"|\bunusual (?:traffic|activity) from your\b"
    r"|^you (?:do not|don['’]t) have (?:permission|access)\b",
    re.IGNORECASE,
)


def is_wall(text: str) -> bool:
    """Say whether a text is for the most part talk about reading the page itself."""
    sentences = _SENTENCE.split(text)
    talk = [one for one in sentences if _TALK.search(one)]
    return sum(map(_size, talk)) >= LEAST * sum(map(_size, sentences)) > 0


def _size(sentence: str) -> int:
    return len(sentence.split())
