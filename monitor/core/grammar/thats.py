"""What "that" does behind a verb: reports, fills a noun of speech, or is a relative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.grammar.phrases import only_adverbs
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.reporting import REPORTING, SPEECH_NOUNS
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.grammar.clause import Clause
    from monitor.core.text import Token

TO_SOMEBODY = word_set("tell warn remind assure inform notify")
_LIST = 40
_OCCASIONS = word_set(
    "on in at to through via by during outside inside late early last this"
)


def that_role(toks: Sequence[Token], before: list[Clause], at: int) -> str:
    """What "that" does: reports, fills a noun of speech, or is a relative."""
    host = before[-1]
    out = host.group.lemma == "point" and toks[host.group.end].low == "out"
    between = toks[host.group.end + out : at]
    reports = host.group.lemma in REPORTING
    spoken = bool(between) and toks[at - 1].low in SPEECH_NOUNS
    if spoken and not (reports and _where(between)):
        return "noun"
    if joins(toks, at) and any(c.role == "said" for c in before):
        return "said"
    own = host.marker in {"who", "whose"} or toks[host.start].low in words.PREPOSITIONS
    if not reports or (host.role == "relative" and not own):
        return "relative"  # "…, which would suggest that" is a guess of the outlet's
    plain = all(t.is_word for t in between)
    told = host.group.lemma in TO_SOMEBODY and plain
    told |= host.group.passive and plain and bool(between) and between[0].low == "by"
    return "said" if told or only_adverbs(between) or _where(between) else "relative"


def _where(between: Sequence[Token]) -> bool:
    """Whether "on Monday" or "in a statement" stands between a verb and "that"."""
    first = between[0].low if between else ""
    if [t.low for t in between] == ["for", "the", "first", "time"]:
        return True
    plain = all(t.is_word for t in between)
    return plain and (first in words.WEEKDAYS or first in _OCCASIONS)


def joins(toks: Sequence[Token], at: int) -> bool:
    """Whether "that" adds to what is said: "and that", "said that A, that B and"."""
    before, behind = toks[at - 1].low, toks[at : at + _LIST]
    low = [t.low for t in behind]
    listed = before == "," and ["and", "that"] in [
        low[i : i + 2] for i in range(len(low))
    ]
    return before in {"and", "but"} or listed
