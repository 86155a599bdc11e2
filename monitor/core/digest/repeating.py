"""What independent stories said again, in words that all of them share."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.digest.grouping import passage_of
from monitor.core.digest.marking import unmarked
from monitor.core.text import inside, quotations
from monitor.core.values.figures import SMALL
from monitor.core.words import stems, words
from monitor.types import RepeatedClaim, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from monitor.types import ClaimRecord, DigestItem, MentionRecord, Passage

_PRONOUN = re.compile(r"(?:he|she|it|they|this|that|these|those)\b", re.IGNORECASE)
# A claim said again matters only when an independent story says it.
_INDEPENDENT = 2


def repeated_claims(
    mentions: Iterable[MentionRecord],
    claims: Mapping[int, ClaimRecord],
    links_from: str | None,
) -> tuple[RepeatedClaim, ...]:
    """Claims that independent stories said again, the most told first."""
    again: dict[int, MentionRecord] = {}
    stories: dict[int, set[int]] = defaultdict(set)
    texts: dict[int, list[str]] = defaultdict(list)
    speakers: dict[int, set[str | None]] = defaultdict(set)
    for record in mentions:
        told = [record]
        if record.against is not None and record.against.claim == record.claim:
            told.insert(0, record.against)
        stories[record.claim] |= {one.article.story for one in told}
        texts[record.claim] += [one.text for one in told]
        speakers[record.claim] |= {one.speaker for one in told}
        if record.verdict is Verdict.REPEATED:
            first = again.setdefault(record.claim, record)
            again[record.claim] = record if _within_story(first) else first
    found = [
        _repeated(
            record, known.wordings or (known.text,), known.sources, speakers[claim]
        )
        if (known := claims.get(claim)) is not None
        else _repeated(record, texts[claim], len(stories[claim]), speakers[claim])
        for claim, record in again.items()
    ]
    independent = [
        _with_passages(claim, again[claim.claim], links_from)
        for claim in found
        if claim.sources >= _INDEPENDENT
    ]
    return tuple(sorted(independent, key=lambda claim: (-claim.sources, claim.claim)))


def _within_story(record: MentionRecord) -> bool:
    """Whether a story only says again what it has said itself."""
    before = record.against
    return before is not None and before.article.story == record.article.story


def _with_passages(
    claim: RepeatedClaim, record: MentionRecord, links_from: str | None
) -> RepeatedClaim:
    """A claim with both passages, by which a reader sees whether they say one thing."""

    def passage(said: MentionRecord) -> Passage:
        return passage_of(said, unmarked(said.quote), links_from)

    before = passage(record.against) if record.against is not None else None
    return replace(claim, now=passage(record), before=before)


def told_once(
    contradicted: tuple[DigestItem, ...],
    changed: tuple[DigestItem, ...],
    repeated: Sequence[RepeatedClaim],
) -> tuple[tuple[DigestItem, ...], tuple[DigestItem, ...], tuple[RepeatedClaim, ...]]:
    """What is told above is not told again as repeated: its stories are named there."""
    stories = {claim.claim: claim.sources for claim in repeated}
    items = [_counted(item, stories) for item in (*contradicted, *changed)]
    told = {
        passage.record.claim
        for item in items
        for passage in (item.now, item.before, *item.others)
        if passage is not None
    }
    rest = tuple(claim for claim in repeated if claim.claim not in told)
    first = len(contradicted)
    return tuple(items[:first]), tuple(items[first:]), rest


def _counted(item: DigestItem, stories: Mapping[int, int]) -> DigestItem:
    """An item with how many stories tell a passage's claim, once for each claim."""
    left = dict(stories)

    def counted(passage: Passage) -> Passage:
        return replace(passage, stories=left.pop(passage.record.claim, 0))

    before = counted(item.before) if item.before is not None else None
    now, others = counted(item.now), tuple(map(counted, item.others))
    return replace(item, now=now, before=before, others=others)


def _repeated(
    record: MentionRecord,
    texts: Sequence[str],
    sources: int,
    speakers: Collection[str | None],
) -> RepeatedClaim:
    text = _shared(texts)
    return RepeatedClaim(
        record.claim,
        texts[0] if text is None else text,
        sources,
        shared=text is not None,
        speaker=record.speaker if len(speakers) == 1 else None,
    )


def _shared(texts: Sequence[str]) -> str | None:
    """The shortest wording that quotes nothing but what all quote, if there is one.

    Rather one that says of whom it is than "she did", and none of another figure or in
    quite other words than the first: it may tell what the first does not.
    """
    quoted = [_quoted(text) for text in texts]
    plain = [
        text
        for text, words in zip(texts, quoted, strict=True)
        if all(
            any(word in other for other in others)
            for word in words
            for others in quoted
        )
    ]
    return min(plain, key=lambda text: _strange(text, texts[0]), default=None)


def _strange(text: str, first: str) -> tuple[bool, bool, bool, int]:
    """How far a wording is from standing for all, the first of which is given."""
    other = bool(_figures(text) - _figures(first))
    apart = stems(text).isdisjoint(stems(first))
    return other, apart, _PRONOUN.match(text) is not None, len(text)


def _figures(text: str) -> set[str]:
    return {word for word in words(text) if word[0].isdigit() or word in SMALL}


def _quoted(text: str) -> list[str]:
    """What stands in quotation marks, by its words alone."""
    return [
        " ".join(inside(span, text).casefold().split()) for span in quotations(text)
    ]
