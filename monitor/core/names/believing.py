"""Whether the first word of a sentence is a name or only a first word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.lexicon import people
from monitor.core.lexicon.function_words import AUXILIARIES
from monitor.core.lexicon.inflection import readings
from monitor.core.lexicon.nominal import MASS
from monitor.core.lexicon.reporting import SPEAKER_NOUNS
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.text import Tokens

_COMMON_ENDINGS = ("tion", "ment", "ness", "ity", "ing", "ism", "ance", "ence", "ship")
# "Acme never paid", "Acme no longer makes"
_BETWEEN = frozenset(("never", "no", "longer", "also", "already", "still", "now"))
# Only a name, or a noun for one, stands before these.
_RULES = frozenset(
    (
        "'s",
        *word_set("""
has had is was said says will would did does could cannot may might must should
"""),
    )
)
_OF_ONE = frozenset(("'s", "has", "is", "was", "said", "says"))
_APPOSED = frozenset(("the", "a", "an", "who", "whose"))


def believable(
    toks: Tokens, run: tuple[int, int], seen: set[str], lower: set[str]
) -> bool:
    """Whether a run at the head of a sentence is a name and not just a first word."""
    start, end = run
    first = toks[start]
    if end - start > 1 or any(c.isdigit() for c in first.text):
        return True
    person = first.low.removesuffix("s") in people.PERSON_NOUNS | SPEAKER_NOUNS
    spoken = first.low in SPEAKER_NOUNS or person
    shouted = first.text.isupper() and len(first.text) > 1
    if first.low in people.PLACES or (shouted and not spoken):
        return True
    if first.low in lower or (spoken and (shouted or first.text[1:].islower())):
        return False
    if first.low in seen:
        return True
    if readings(first.low) or first.low.endswith(_COMMON_ENDINGS) or first.low in MASS:
        return False
    plural = first.low.endswith("s") and not first.low.endswith(
        ("ss", "us", "is", "as")
    )
    return _acts(toks, end, plural=plural)


def _acts(toks: Tokens, at: int, *, plural: bool) -> bool:
    """Whether what follows a bare first word treats it as one somebody or thing."""
    while at + 1 < len(toks) and toks[at].low in _BETWEEN:
        at += 1
    after = toks[at].low if at < len(toks) else ""
    if after in _RULES:
        return not plural or after in _OF_ONE  # "Tickets had been sold"
    if after == "," and at + 1 < len(toks):
        ahead = toks[at + 1].low
        kin = [t.low for t in toks[at + 1 : at + 4]]
        if kin[:1] in (["his"], ["her"]) and kin[2:] == [","]:
            return kin[1] in people.PERSON_NOUNS  # "Holm, her coach, …"
        if ahead in _APPOSED or any(f.tense == "ing" for f in readings(ahead)):
            return True  # "Holm, the mayor, …", "Acme, breaking its silence, …"
    forms = {f.tense for f in readings(after) if after not in AUXILIARIES}
    return bool(forms & {"past", "s"}) and not plural
