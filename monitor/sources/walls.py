"""What a page shows in the place of its article: a wall of consent, payment or doubt."""

from __future__ import annotations

import re

from monitor.sources.markup import clean_line

LEAST = 0.5
"""Share of the words that such talk has on a wall. A plea for subscribers below an
article, or an article about such pleas that quotes one, has less."""

# Only what speaks to the reader: a dispute may be about consent, cookies and payment.
_TALK = re.compile(
    r"\bwe (?:value|care about|respect) your privacy\b"
    r"|\bwe and our (?:[\d,]+ )?(?:\w+ )?partners\b"
    r"|\b(?:we|this (?:site|website)) uses? cookies\b"
    r"|\b(?:give|withdraw|change|manage|withhold) your (?:consent|preferences|choices)\b"
    r"|\byou (?:may|can) (?:click|choose|manage|change|withdraw|accept|refuse)\b"
    r"|\b(?:accept|reject|refuse) (?:all|cookies)\b"
    r"|\b(?:subscribe|sign in|log in|register|sign up)\b[^.]{0,40}\bto (?:continue|read)\b"
    r"|\bto (?:continue|keep) reading\b"
    r"|\b(?:already|not) (?:a|yet a) subscriber\b"
    r"|\byour (?:first month|free articles?|subscription)\b"
    r"|\b(?:enable|turn on|switch on) (?:java ?script|cookies)\b"
    r"|\b(?:verify|confirm|prove|check(?:ing)?)\b[^.]{0,20}\byou(?:'|’| a)re (?:a )?(?:human|not a robot)\b"
    r"|\bchecking (?:your|the) browser\b"
    r"|\bunusual (?:traffic|activity) from your\b"
    r"|\byou (?:do not|don['’]t) have (?:permission|access)\b",
    re.IGNORECASE,
)


def is_wall(text: str) -> bool:
    """Say whether a text is for the most part talk about reading the page itself."""
    paragraphs = [line for part in text.split("\n\n") if (line := clean_line(part))]
    sizes = [len(paragraph.split()) for paragraph in paragraphs]
    talk = [
        size
        for paragraph, size in zip(paragraphs, sizes, strict=True)
        if _TALK.search(paragraph)
    ]
    return sum(talk) >= LEAST * sum(sizes) > 0
