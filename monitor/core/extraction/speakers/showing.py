"""What only shows something, so that another says it: “Tests found …, the board said”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.extraction.speakers.answering import somebody
from monitor.core.lexicon.function_words import PREPOSITIONS
from monitor.core.lexicon.reporting import DOCUMENT_NOUNS
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.extraction.parsed import ParsedSentence

_FINDINGS = DOCUMENT_NOUNS | word_set("test evidence statutes law laws rules contract")
SHOWING = word_set("show find reveal suggest indicate confirm prove")


def shown(parsed: ParsedSentence, host: int) -> bool:
    """“Tests found that …, the coastguard said”: the tests are part of what is said.

    "Scans show that …, the owner maintains": so is whatever is nobody.
    """
    lo, hi = parsed.subject_range(host)
    shows = parsed.clauses[host].group.lemma in SHOWING - {"confirm"}
    points = hi - lo == 1 and parsed.toks[lo].low in {"they", "it", "these", "this"}
    if shows and (points or not somebody(parsed, host)):
        return True  # "They show that she paid, she said"
    ends = (i for i in range(lo + 1, hi) if parsed.toks[i].low in PREPOSITIONS)
    return lo < hi and parsed.toks[next(ends, hi) - 1].low in _FINDINGS
