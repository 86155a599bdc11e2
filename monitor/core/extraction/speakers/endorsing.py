"""Who stands behind the sentence before: “So says Ada Holm.”, or nobody: “That is false.”"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.extraction.speakers import speaker_phrases
from monitor.core.extraction.speakers.attribution import reporting_verb
from monitor.core.extraction.speakers.naming import speaker_name
from monitor.core.lexicon.function_words import BE, CONJUNCTIONS, HAVE
from monitor.core.lexicon.wordlist import word_set
from monitor.types import Modality, Span

if TYPE_CHECKING:
    from monitor.core.extraction.reading import Sentence
    from monitor.core.extraction.references.discourse import Discourse
    from monitor.types import Assertion

_LEADS = (["so"], ["that", "is", "what"], ["this", "is", "what"])
# "It has also been widely claimed that …"
_HEARSAY = 7
_UNTRUE = word_set("""
false untrue wrong incorrect inaccurate mistaken baseless unfounded nonsense
""")
_TRUE = frozenset(("true", "correct", "accurate", "so"))
_POINTING = frozenset(("this", "that", "it", "these", "those"))
_SAYING = word_set("say claim argue tell insist maintain believe write")


def stands_behind(sentence: Sentence, discourse: Discourse) -> str | None:
    """Who says what was told before, in a sentence that says no more than that."""
    toks, low = sentence.toks, [t.low for t in sentence.toks]
    lead = next((len(w) for w in _LEADS if low[: len(w)] == w), 0)
    end = next((i for i in range(lead, len(low)) if low[i] in {",", "."}), len(low))
    if not lead or end - lead <= 1 or CONJUNCTIONS & set(low[end:]):
        return None
    if lead == 1 and reporting_verb(low[lead]) in _SAYING:
        who = lead + 1, end
    elif reporting_verb(low[end - 1]) in _SAYING:
        who = lead, end - 1
    else:
        return None
    speaks = speaker_phrases.speaks(toks, *who)
    return speaker_name(toks, *who, discourse) if speaks else None


def endorse(found: list[Assertion], before: Sentence, speaker: str) -> None:
    """Let somebody say what the outlet was thought to tell in the sentence before."""
    for i in range(len(found) - 1, -1, -1):
        if found[i].span.start < before.span.start:
            return
        if found[i].speaker is None:
            found[i] = replace(found[i], speaker=speaker, verb="say")


def withdraws(sentence: Sentence) -> bool:
    """“This is not correct.”: no more than that what was told before is not so."""
    low = [t.low for t in sentence.toks if t.is_word]
    points = low[:1] and low[0] in _POINTING and low[1:2] and low[1] in BE
    negated = low[2:3] in (["not"], ["n't"])
    told = low[2 + negated :]
    return (
        bool(points) and len(told) == 1 and told[0] in (_TRUE if negated else _UNTRUE)
    )


def withdraw(
    found: list[Assertion], before: Sentence, sentence: Sentence, text: str
) -> None:
    """Let what "it has been claimed" in the sentence before be denied.

    The quote goes on to the words that deny it, so that nobody reads it without them.
    """
    heard = [t.low for t in before.toks[:_HEARSAY]]
    if heard[:1] != ["it"] or heard[1] not in BE | HAVE or "that" not in heard:
        return
    for i in range(len(found) - 1, -1, -1):
        start = found[i].span.start
        if start < before.span.start:
            return
        if found[i].speaker is None:
            quote = text[start : sentence.span.end].rstrip(" .!")
            found[i] = replace(
                found[i], span=Span(start, start + len(quote)), quote=quote,
                verb="deny", modality=Modality.DENIED, denies=True,
            )  # fmt: skip
