"""Who goes on between two sentences of his: “…, Holm said. … . …, she added.”"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from monitor.core.extraction.references.nouns import head_noun, one_person
from monitor.core.extraction.speakers.continuing import SEEN, is_figure
from monitor.core.lexicon.people import BODY_NOUNS
from monitor.core.lexicon.reporting import SPEAKER_NOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.core.extraction.reading import Reading
    from monitor.types import Assertion


def enclosed(found: Sequence[Assertion], reading: Reading) -> tuple[Assertion, ...]:
    """Give what one person is told to say before and behind to that person, too.

    Figures, dates and what anybody can see are rather what the outlet adds.
    """
    starts = [s.span.start for s in reading.sentences]
    told = {
        at: list(claims)
        for at, claims in groupby(
            found, lambda one: bisect_right(starts, one.span.start) - 1
        )
    }
    for at in sorted(told):
        voice = _around(told, at, reading)
        if voice and all(_may_be_said(one, reading) for one in told[at]):
            told[at] = [replace(one, speaker=voice, verb="say") for one in told[at]]
    return tuple(one for claims in told.values() for one in claims)


def _around(told: dict[int, list[Assertion]], at: int, reading: Reading) -> str | None:
    """The one person who is heard in the sentence before and in the one behind."""
    if at - 1 not in told or at + 1 not in told:
        return None
    here, behind = reading.sentences[at : at + 2]
    if here.opens_paragraph or behind.opens_paragraph:
        return None
    if any(is_figure(value) for value in reading.values_in(*here.span)):
        return None
    last, first = told[at - 1][-1], told[at + 1][0]
    voice = last.speaker
    if voice is None or first.speaker != voice:
        return None
    kinds = reading.directory.kinds
    person = (
        kinds[voice] == "person" if voice in kinds else one_person(head_noun(voice))
    )
    return voice if person else None


def _may_be_said(claim: Assertion, reading: Reading) -> bool:
    """Whether a claim is the outlet's so far, and not of what all could see.

    What another party does, or he himself by name, the outlet tells of.
    """
    subject = claim.frame.subject
    noun = head_noun(subject)
    party = {noun, noun.removesuffix("s")} & (SPEAKER_NOUNS | BODY_NOUNS)
    alone = claim.quote.partition(" ")[0].lower() in {"he", "she", "they", "it"}
    party |= {subject} & reading.directory.kinds.keys()
    return (
        claim.speaker is None
        and claim.frame.action not in SEEN
        and (alone or not party)
    )
