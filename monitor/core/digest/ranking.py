"""In which order new claims of one article are told.

News is written so that it can be cut from below: what opens an article, and what its
title tells, is what its editors thought most worth knowing. Beyond that a figure or a
day, a denial, and somebody with a name who answers for it, make a claim worth checking;
and whoever speaks is heard once before another is heard again, for in a dispute the
other side often stands further down. Marks are added up; of equal ones the passage that
stands first comes first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.lexicon.calendar import WEEKDAYS
from monitor.core.values.figures import SMALL
from monitor.core.words import stems
from monitor.types import Modality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.types import MentionRecord

NEWS = 9  # it stands in the lead and tells what the title tells: the news itself
OPENS = 2  # it stands in the lead
TITLED = 2  # it tells what the title tells
FIGURE = 2  # it has a figure or a day
DENIES = 2  # somebody says that it is not so
VOICE = 4  # nothing that its speaker says in the article has more marks
NAMED = 1  # a speaker of a name says it
THIN = -3  # it says little: "there was a pause", "there were 34"
ASIDE = -9  # told in passing: "the model, released in May", "the union, which has ..."

# Where a lead ends: after the first sentence or two, by characters.
LEAD = 300
# Words that a claim has in common with the title of its article to tell what it tells.
_SHARED = 2
# A claim with fewer words than this that tell anything says little.
_FULL = 3

_BE = frozenset(("is", "are", "was", "were"))
# "One" is seldom a figure, "may" seldom a month.
_IN_WORDS = {
    *WEEKDAYS,
    *SMALL,
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
} - {"one"}
_RELATIVE = re.compile(r"[^,]+, (?:which|who|whose|where) [^,]+", re.IGNORECASE)
_FIGURE = re.compile(
    rf"\d|\b(?:{'|'.join(sorted(_IN_WORDS))}|tomorrow|next (?:week|month|year))\b",
    re.IGNORECASE,
)


def ranked(records: Sequence[MentionRecord]) -> list[MentionRecord]:
    """New claims of one article, what matters most first."""
    marks = {record.mention: importance(record) for record in records}

    def first(record: MentionRecord) -> tuple[int, int]:
        return -marks[record.mention], record.start

    heard: dict[str, int] = {}
    for record in sorted(records, key=first):
        if record.speaker:
            heard.setdefault(record.speaker, record.mention)
    for mention in heard.values():
        marks[mention] += VOICE
    return sorted(records, key=first)


def importance(record: MentionRecord) -> int:
    """The sum of the marks of a new claim by itself."""
    aside, opens, titled = _is_aside(record), record.start < LEAD, _is_titled(record)
    if opens and titled and not aside:
        return NEWS
    marks = (
        (OPENS, opens),
        (TITLED, titled),
        (FIGURE, _FIGURE.search(record.quote) is not None),
        (DENIES, record.modality is Modality.DENIED),
        (NAMED, any(word[:1].isupper() for word in (record.speaker or "").split())),
        (THIN, len(stems(record.text)) < _FULL),
        (ASIDE, aside),
    )
    return sum(mark for mark, holds in marks if holds)


def _is_titled(record: MentionRecord) -> bool:
    """Whether a claim tells something of the title, not only of whom it is."""
    title, text = stems(record.article.title), record.text
    plain = " ".join(word for word in text.split() if word.islower())
    return len(stems(text) & title) >= _SHARED and bool(stems(plain) & title)


def _is_aside(record: MentionRecord) -> bool:
    """Whether a quote tells its claim in passing: "the model, released in May"."""
    verbless = _BE & {*record.text.split()} - {*record.quote.split()}
    return bool(verbless) or _RELATIVE.fullmatch(record.quote) is not None
