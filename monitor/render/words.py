"""What templates say of a digest's values: dates, sources, speakers, counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from monitor.core.digest import (
    headline_of,
    in_words,
    is_denied,
    is_web,
    letters,
    local,
    shorten,
    told_why,
)
from monitor.types import Kind, Trust

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from monitor.types import (
        ArticleRecord,
        Correction,
        DigestItem,
        MentionRecord,
        Passage,
        RepeatedClaim,
        ReviewCount,
        TopicDigest,
        Verdict,
    )

# A source's name stands inside a line of text and must not fill it.
SOURCE_CHARACTERS = 48

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ARTICLE = re.compile(r"^\W*(?:the|an?)\s")
_MODALITY = {"alleged": "alleged", "predicted": "predicted", "possible": "possible"}


def moved(topic: TopicDigest) -> str:
    """What a topic's part tells: "2 contradicted, 31 new"; else that nothing changed."""
    return headline_of([topic], Trust())


def count(n: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 story", "no copies", "1,204 articles"."""
    number = f"{n:,}" if n else "no"
    return f"{number} {noun if n == 1 else plural or f'{noun}s'}"


def when(moment: datetime, timezone: str) -> str:
    """A date and time on the reader's clock: "Tuesday 10 December 2024, 07:30"."""
    here = local(moment, timezone)
    return f"{in_words(here)}, {here:%H:%M}"


def short_date(moment: datetime, timezone: str) -> str:
    """A date on the reader's clock: "10 Dec 2024"."""
    return short_day(local(moment, timezone))


def short_day(day: date) -> str:
    """A date in short: "10 Dec 2024"."""
    _, number, month, year = in_words(day).split()
    return f"{number} {month[:3]} {year}"


def source(article: ArticleRecord) -> str:
    """What to call where an article stands: outlet, host, file or title."""
    url = article.url or ""
    host = urlsplit(url).hostname if is_web(url) else None
    file = (article.path or "").rpartition("/")[2].partition(".")[0]
    name = article.outlet or (host or "").removeprefix("www.") or file or article.title
    return shorten(" ".join(name.split()), SOURCE_CHARACTERS)


def published(article: ArticleRecord, timezone: str) -> str:
    """When an article appeared, or when it was first seen."""
    if article.published is not None:
        return short_date(article.published, timezone)
    return f"seen {short_date(article.seen, timezone)}"


def piece(article: ArticleRecord, timezone: str) -> tuple[str, str]:
    """What an article's part is headed with, and what stands behind; no name twice."""
    place, day = source(article), published(article, timezone)
    if letters(article.title) in {"", letters(place)}:
        return place, day
    return article.title, f"{place}, {day}"


def speaker(record: MentionRecord) -> str:
    """Who says it; the outlet where nobody is named, be it that of a party itself."""
    return record.speaker or source(record.article)


def credit(record: MentionRecord) -> str:
    """Who says it, to stand before a quote that does not begin with that itself."""
    who = _unless_named(record.speaker, record.quote)
    return who[:1].upper() + who[1:]


def teller(claim: RepeatedClaim) -> str:
    """Who says it in all tellings, unless the claim begins with that itself."""
    return _unless_named(claim.speaker, claim.text)


def _unless_named(speaker: str | None, said: str) -> str:
    by, text = (_ARTICLE.sub("", one.casefold()) for one in (speaker or "", said))
    named = _WORD.findall(by)
    return "" if _WORD.findall(text)[: len(named)] == named else speaker or ""


def firmness(record: MentionRecord) -> str:
    """How firmly it is put, where it is not simply asserted; else empty.

    What somebody denied is marked so, unless the quote itself says that it is denied.
    """
    if is_denied(record):
        return "denied"
    return _MODALITY.get(record.modality, "")


def score(confidence: float) -> str:
    """A confidence with two figures, never rounded up to certainty."""
    return f"{min(confidence, 0.99):.2f}" if confidence < 1 else "1.00"


def standing(record: MentionRecord, confidence: float) -> str:
    """How sure a verdict is: by its confidence, or because a reader has said so."""
    if record.review is not None and not record.review.right:
        return "Corrected by a reader"
    read = ", confirmed by a reader" if record.review is not None else ""
    return f"Confidence {score(confidence)}{read}"


def stories(claim: RepeatedClaim) -> str:
    """How many stories tell a claim.

    Stories that all quote one speaker are not independent of one another in that.
    """
    kind = "" if claim.speaker else "independent "
    return count(claim.sources, f"{kind}story", f"{kind}stories")


def in_same_words(claim: RepeatedClaim) -> bool:
    """Whether it is said again as it was said before."""
    now, before = (
        letters(said.record.quote).casefold() if said else ""
        for said in (claim.now, claim.before)
    )
    return now == before


def repetition(claim: RepeatedClaim) -> str:
    """How many stories tell a claim, and whether they could have put it so."""
    told = stories(claim)
    return told if claim.shared else f"so told first; {told}, in other words too"


def reason(item: DigestItem) -> str:
    """How an answer moved and why: "value: 60 days, was 45 days"; no quote again."""
    kind, why = str(item.kind or item.verdict), told_why(item.now.record)
    now, before = (
        letters(side.record.quote).casefold() if side else ""
        for side in (item.now, item.before)
    )
    quoted = letters(why).casefold() == f"{now}was{before}"
    said = quoted or why[:1].upper() + why[1:] == item.heading
    return f"{kind}: {why}" if why and not said else kind


def correction_line(correction: Correction) -> str:
    """What was told and what holds: "told as changed (value); corrected to new"."""
    told = _with_kind(correction.told, correction.told_kind)
    if correction.dismissed:
        return f"told as {told}; dismissed, for it is not worth telling"
    return f"told as {told}; corrected to " + _with_kind(
        correction.verdict, correction.kind
    )


def _with_kind(verdict: Verdict, kind: Kind | None) -> str:
    return f"{verdict} ({kind})" if kind else str(verdict)


def review_line(counts: Sequence[ReviewCount]) -> str:
    """The share of reviewed verdicts that were right; empty where none was reviewed."""
    of, right = sum(one.of for one in counts), sum(one.right for one in counts)
    if not of:
        return ""
    if of == 1:
        return f"1 verdict reviewed, and {'right' if right else 'wrong'}."
    # Never rounded up to all, nor down to none.
    share = round(100 * right / of)
    share = share if right in {0, of} else min(max(share, 1), 99)
    each = ", ".join(f"{one.verdict} {one.right} of {one.of}" for one in counts)
    told = f"{of:,} verdicts reviewed, {right:,} of them right ({share} %)"
    return f"{told}: {each}." if len(counts) > 1 else f"{told}."


def other_side(item: DigestItem) -> str:
    """What the known passage is called: of one article neither came before."""
    before, now = item.before, item.now.record
    edited = item.kind in {Kind.CORRECTION, Kind.WITHDRAWN}
    here = before is not None and before.record.article.id == now.article.id
    return "against" if here and not edited else "before"


def withdrawn(item: DigestItem) -> bool:
    """Whether the item only tells that the earlier passage is gone."""
    before = item.before
    return before is not None and item.now.record.quote == before.record.quote


def retold(passage: Passage) -> str:
    """How many stories tell what a passage tells; empty where it was not said again.

    The claim has its number there, for it is not told below once more.
    """
    told = count(passage.stories, "independent story", "independent stories")
    return (
        f"told in {told} (claim {passage.record.claim})" if passage.stories > 1 else ""
    )


def first_of(items: Sequence[Any], most: int) -> Sequence[Any]:
    """As many items as are shown: ``most``, or one more where that is the last."""
    return items if len(items) <= most + 1 else items[:most]


def more(left: int, noun: str = "") -> str:
    """How many are left out: "… and 280 more articles"."""
    return f"… and {left:,} more" + (
        f" {noun}{'' if left == 1 else 's'}" if noun else ""
    )


def more_articles(groups: Sequence[tuple[int, list[DigestItem]]], shown: int) -> str:
    """How many articles are left out behind those shown, and what they tell."""
    left = groups[shown:]
    told = count(sum(len(items) for _, items in left), "new claim")
    return f"{more(len(left), 'article')} with {told}"


def by_article(items: Sequence[DigestItem]) -> list[tuple[int, list[DigestItem]]]:
    """Items in their order, those of one article together."""
    groups: dict[int, list[DigestItem]] = {}
    for item in items:
        groups.setdefault(item.now.record.article.id, []).append(item)
    return list(groups.items())
