"""The name of a speaker: canonical where named, with the body they speak for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.frames import head_name
from monitor.core.extraction.references import standalone
from monitor.core.lexicon import people
from monitor.core.lexicon.function_words import WEEKDAYS
from monitor.core.lexicon.reporting import ACCUSATION_NOUNS, DOCUMENT_NOUNS
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.discourse import Discourse
    from monitor.core.text import Token


# "A statement by the company" is what the company says.
_ISSUED = word_set("statement release announcement message notice letter email")
# "on Monday"
_OCCASION = 2


def speaker_name(toks: Sequence[Token], lo: int, hi: int, discourse: Discourse) -> str:
    """Write out a speaker's phrase; a bare "spokesman" speaks for the last body."""
    name = head_name(toks, lo, hi, discourse)
    if name:
        return name
    stop = next((i for i in range(lo, hi) if toks[i].low == ","), hi)
    person = _apposed(toks, stop, hi, discourse)
    if person:
        return person
    if toks[stop - 1].low in DOCUMENT_NOUNS and stop - lo > len("'s"):
        owned = next((i for i in range(lo, stop) if toks[i].low in {"'s", "'"}), lo)
        if owned > lo:
            return speaker_name(toks, lo, owned, discourse)
    by = next((i for i in range(lo, stop) if toks[i].low in {"by", "from"}), stop)
    if lo < by < stop - 1 and toks[by - 1].low in _ISSUED:
        return speaker_name(toks, by + 1, stop, discourse)
    words = [t.low for t in toks[lo:stop]]
    if words and words[-1] in people.SPOKESPEOPLE and len(words) <= len("ab"):
        last = discourse.subject
        body = last.name if last else None
        if last and last.kind == "person":
            body = discourse.body
        return f"a {body} {words[-1]}" if body else " ".join(words)
    if (
        hi - lo > _OCCASION
        and toks[hi - 1].low in WEEKDAYS
        and toks[hi - 2].low == "on"
    ):
        return speaker_name(toks, lo, hi - _OCCASION, discourse)
    pair = discourse.pair
    if pair and words and words[-1] in ACCUSATION_NOUNS and words[0] == "the":
        return pair[0]
    pronoun = stop - lo == 1 or toks[lo].low in {"its", "their", "his", "her"}
    text, _ = standalone(toks, lo, stop, discourse, subject=pronoun)
    return _lowered(text.strip(" ,\"“”'‘’"))


def _apposed(
    toks: Sequence[Token], comma: int, hi: int, discourse: Discourse
) -> str | None:
    """“The mayor, Ada Holm” is Ada Holm."""
    if comma >= hi:
        return None
    found = discourse.reading.names_in(toks[comma].start, toks[hi - 1].end)
    first = found[0] if found else None
    if first and first.span.start == toks[comma + 1].start:
        return first.canonical
    return None


def _lowered(text: str) -> str:
    """Without the capital that only the head of a sentence gave."""
    first, _, rest = text.partition(" ")
    common = first.lower() in {
        "a",
        "an",
        "the",
        "one",
        "some",
        "two",
        "three",
        "several",
        "its",
        "sources",
        "officials",
        "critics",
        "analysts",
        "experts",
        "researchers",
        "police",
        "internal",
    }
    return f"{first.lower()} {rest}".strip() if common else text
