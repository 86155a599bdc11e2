"""The words of a digest: titles, headlines, headings, days."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from monitor.core.lexicon.calendar import MONTHS, WEEKDAYS
from monitor.core.lexicon.inflection import readings
from monitor.core.lexicon.reporting import DENYING
from monitor.core.values.figures import SMALL
from monitor.core.words import words
from monitor.types import Kind, Modality

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from monitor.types import (
        Correction,
        Digest,
        DigestItem,
        MentionRecord,
        TopicDigest,
        Trust,
    )

# A figure that began its sentence: "three people, was At least two", "Seven, was 22".
_BEGAN = re.compile(
    r"(?:^|(?<=, was ))(?:(?:About|Almost|Around|As|At|Between|Fewer|Just|Less|More|Nearly"
    r"|Only|Over|Roughly|Some|Under|Up)\b(?= [a-z\d£$€])"
    rf"|(?:{'|'.join(word.capitalize() for word in sorted(SMALL))})(?=,| [a-z]|$))"
)
# What names may fill of a subject line, with room left for what changed.
TITLE_CHARACTERS = 48

NOTHING = "nothing changed"
NO_FEED = "no feed could be read"
NO_SEED = "nothing could be read"

_DENIAL = re.compile(r"\bden(?:y|ies|ied|ying|ial)\b", re.IGNORECASE)


def in_words(moment: date) -> str:
    """A local date in words: "Tuesday 10 December 2024"."""
    weekday, month = WEEKDAYS[moment.weekday()], MONTHS[moment.month - 1]
    return f"{weekday} {moment.day} {month} {moment.year}"


def local(moment: datetime, timezone: str) -> datetime:
    """The same instant on the clocks of ``timezone``."""
    return moment.astimezone(ZoneInfo(timezone))


def title_of(topics: Sequence[TopicDigest], trust: Trust) -> str:
    """What changed, for a subject line: the topics that moved, and how.

    Where their names fill more than a line, the first stands for them.
    """
    moved = [topic for topic in topics if _moved(topic)] or list(topics)
    names = ", ".join(topic.title for topic in moved)
    if len(moved) > 1 and len(names) > TITLE_CHARACTERS:
        more = len(moved) - 1
        names = f"{moved[0].title} and {more} more topic{'' if more == 1 else 's'}"
    told = _changes(topics) or _nothing(trust)
    return f"{names}: {told}" if names else told.capitalize()


def headline_of(topics: Sequence[TopicDigest], trust: Trust) -> str:
    """Say "3 contradicted, 4 changed, 31 new", without what did not happen."""
    counts = _counts(topics)
    words = ("contradicted", "changed", "new", "corrected")
    told = [f"{n:,} {word}" for n, word in zip(counts, words, strict=True) if n]
    return ", ".join(told) or _nothing(trust)


def is_quiet(digest: Digest) -> bool:
    """Whether a digest tells nothing new although feeds, if any, could be read."""
    return not any(map(_moved, digest.topics)) and not digest.trust.none_answered


def is_denied(record: MentionRecord) -> bool:
    """Whether a quote is what its speaker denies: "denied that *the dam had leaked*"."""
    return denied_by(record.verb, record.modality, record.quote)


def told_why(record: MentionRecord) -> str:
    """The reason of a verdict; a report that speaks for itself is called by its outlet.

    Where it tells that somebody has turned round, it is whom it tells of that had said
    otherwise, not the report.
    """
    who = record.article.outlet
    if record.kind is Kind.REVERSAL and record.against is not None:
        who = record.against.speaker or who
    why = _BEGAN.sub(lambda found: found[0].lower(), record.why or "")
    return re.sub(r"^this report\b", lambda _: who, why) if who else why


def denied_by(verb: str | None, modality: Modality, said: str) -> bool:
    """Whether words are what their speaker denies, and do not say so themselves.

    "Dismissed" is another verb there, however near "denied" it is in other places.
    """
    if modality is not Modality.DENIED or verb not in DENYING:
        return False
    told = {form.lemma for word in words(said) for form in readings(word)}
    return verb not in told and _DENIAL.search(said) is None


def settled(question: str | None, first: str | None) -> str | None:
    """A mention's question, in the words of its thread's first if they ask the same.

    They do if they begin and end alike and share a name: "Where were Ashe's claims
    filed?", "Where were Ashe's accusations against Holm filed?".
    """
    if not question or not first:
        return question or first
    (ours, theirs) = (one.rstrip("?").split() for one in (question, first))
    alike = (ours[:2], ours[-1]) == (theirs[:2], theirs[-1])
    names = {word for word in ours[1:] if word[:1].isupper()}
    return first if alike and names & set(theirs) else question


def shorten(text: str, length: int) -> str:
    """Cut ``text`` at a word's end so that it has at most ``length`` characters."""
    if len(text) <= length:
        return text
    kept = text[: length - 1]
    at_word = kept.rpartition(" ")[0] or kept
    return at_word.rstrip(" ,;:–-") + "…"


def _changes(topics: Sequence[TopicDigest]) -> str:
    contradicted, changed, new, corrected = _counts(topics)
    told = [_number(contradicted, "contradiction"), _number(changed, "change")]
    if not (contradicted or changed):
        told = [_number(new, "new claim")]
    told.append(_number(corrected, "correction"))
    return ", ".join(filter(None, told))


def _nothing(trust: Trust) -> str:
    if trust.none_answered:
        return NO_FEED if trust.feeds_total else NO_SEED
    return NOTHING


def _number(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}" if n else ""


def _moved(topic: TopicDigest) -> bool:
    return bool(topic.contradicted or topic.changed or topic.new or topic.corrected)


def _counts(topics: Sequence[TopicDigest]) -> tuple[int, int, int, int]:
    """What is told of each sort; what an article tells in two topics counts once."""
    return (
        _passages(item for topic in topics for item in topic.contradicted),
        _passages(item for topic in topics for item in topic.changed),
        _passages(item for topic in topics for item in topic.new),
        _passages(item for topic in topics for item in topic.corrected),
    )


def _passages(items: Iterable[DigestItem | Correction]) -> int:
    told = [(item.now.record, item.heading) for item in items]
    return len({(one.article.id, one.start, one.end, head) for one, head in told})
