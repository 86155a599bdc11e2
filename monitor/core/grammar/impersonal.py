"""Of whom nothing is said: “it was snowing”, “it emerged”, “one suspects”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.text import Tokens

# Of what "it" is said without meaning anything: "it was dark", "it seems that".
_SEEMS = word_set("""
follows seems seemed appears appeared emerged emerges turned turns rains rained snows
snowed
""")
_LONGEST_CLEFT = 8
_ASKED = frozenset(("how", "whether", "why", "what"))
_HELD = words.AUXILIARIES | words.NEGATIONS
_LINKING = word_set(
    "however therefore though nevertheless nonetheless moreover meanwhile"
)
_WEATHER = word_set("""
snowing raining pouring hailing freezing foggy windy stormy dark late early noon midnight
dawn dusk daylight
""")


def of_nobody(toks: Tokens, at: int) -> bool:
    """“It was snowing hard”, "it was still dark": no word before is meant by "it"."""
    i = at + 1
    while i < len(toks) and (
        toks[i].low in words.AUXILIARIES or words.is_adverb(toks[i].low)
    ):
        i += 1
    if toks[at].low == "it" and toks[at + 1 : at + 2] and toks[at + 1].low in _SEEMS:
        return True  # "It follows that …"
    between = {t.low for t in toks[at + 1 : i]}
    if toks[at].low != "it" or not between & words.BE or i >= len(toks):
        return False
    named = toks[i].low in words.DETERMINERS | {"not", "true", "clear", "said"}
    asked = i + 1 < len(toks) and toks[i + 1].low in _ASKED  # "is not known how"
    asked |= toks[i].low in _WEATHER
    return named or asked or "too" in between or cleft(toks, i)  # "too early to say"


def cleft(toks: Tokens, at: int) -> bool:
    """“It was Ada Holm who signed”: nothing is meant by "it" either."""
    for tok in toks[at : at + _LONGEST_CLEFT]:
        if tok.low in {"who", "that", "whom", "which"}:
            return True
        if tok.low in {",", ";"} or tok.low in words.AUXILIARIES - {"'s"}:
            return False
    return False


def without_hearsay(toks: Tokens) -> Tokens:
    """Without “, it emerged,” and "…, one suspects, …": how it came out is no claim.

    Nor is the "however" of "did not, however, resign".
    """
    for i in range(1, len(toks) - 3):
        if toks[i].low != ",":
            continue
        word, verb = toks[i + 1].low, toks[i + 2].low
        if word in _LINKING and verb == "," and toks[i - 1].low in _HELD:
            return without_hearsay([*toks[:i], *toks[i + 3 :]])
        ends = [j for j in range(i + 3, min(i + 7, len(toks))) if toks[j].low == ","]
        if word == "one" and verb != "of" and ends and reading(verb, "s"):
            return [*toks[:i], *toks[ends[0] + 1 :]]
        end = i + 3 + (toks[i + 3].low == "out")
        behind = [t.low for t in toks[end : end + 3]]
        if behind[:1] == ["on"] and behind[1:2] and behind[1] in words.WEEKDAYS:
            end, behind = end + 2, behind[2:]  # ", it emerged on Monday,"
        if word == "it" and verb in _SEEMS and behind[:1] in ([","], ["."]):
            return [*toks[:i], *toks[end + (toks[end].low == ",") :]]
    return toks
