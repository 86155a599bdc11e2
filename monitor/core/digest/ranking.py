"""In which order new claims of one article are told.

News is written so that it can be cut from below: what opens an article, and what its
title tells, is what its editors thought most worth knowing. Beyond that an act or a
decision, an accusation or a denial, a figure or a day, and a party to the dispute that
answers for it, make a claim worth checking; how things have long been and what somebody
went through do not. Whoever speaks is heard once before another is heard again, for in
a dispute the other side often stands further down. Marks are added up; of equal ones
the passage that stands first comes first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from monitor.core.digest.headings import is_answer
from monitor.core.lexicon.calendar import WEEKDAYS
from monitor.core.lexicon.reporting import OUTLET_NOUNS
from monitor.core.lexicon.verbs import ACTS, STANDING
from monitor.core.values.figures import SMALL
from monitor.core.words import STOP_WORDS, stem, stems
from monitor.types import Modality

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from monitor.types import MentionRecord

NEWS = 12  # it stands in the lead and tells what the title tells: the news itself
OPENS = 2  # it stands in the lead
TITLED = 2  # it tells what the title tells
ACTED = 2  # somebody acts or decides
DISPUTES = 2  # somebody is accused, or says that it is not so
PARTY = 2  # whoever says it is heard elsewhere too, or stands in the title
FIGURE = 1  # it has a figure or a day
NAMED = 1  # a speaker of a name says it
VOICE = 4  # of what its speaker says nothing has more marks; not for what has none
THIN = -2  # it says little: "there was a pause", "there were 34"
LIVED = -2  # told of oneself: "I found out from my son"
ANSWER = -8  # it denies what another says, and not what: "the port rejected that"
BACKGROUND = -2  # how things have long been: "the yard employs 400 people"; of a text
ASIDE = -9  # told in passing: "the model, released in May", "the union, which has ..."

# Where a lead ends: after the first sentence or two, by characters.
LEAD = 300
# Words that a claim has in common with the title of its article to tell what it tells.
_SHARED = 2
# A claim with fewer words than this that tell anything says little.
_FULL = 3

# In two stories a party to the dispute is heard, in one perhaps a bystander.
_STORIES = 2
# A name has a word of so many letters at least: "NHS", "Moll".
_LETTERS = 3

# "Ida Moll had never seen it", "we have no such list".
_NEGATED = re.compile(
    r"^(\w+(?: \w+){0,3}?) (?:\w+ )?(?:not|never|(?:had|has|have) (?:\w+ )?no)\b"
)
_ACTS = frozenset(map(stem, ACTS))
_SELF = frozenset(("I", "I'm", "I've", "me", "my", "My"))
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


def parties(mentions: Iterable[MentionRecord]) -> frozenset[str]:
    """The names, by their words, of those who are heard in more than one story."""
    stories: dict[str, set[int]] = defaultdict(set)
    for record in mentions:
        for word in _names(record.speaker or ""):
            stories[word].add(record.article.story)
    return frozenset(word for word, told in stories.items() if len(told) >= _STORIES)


def ranked(
    records: Sequence[MentionRecord], known: Collection[str] = ()
) -> list[MentionRecord]:
    """New claims of one article, what matters most first; ``known`` are ``parties``."""
    marks = {record.mention: importance(record, known) for record in records}

    def first(record: MentionRecord) -> tuple[int, int]:
        return -marks[record.mention], record.start

    heard: dict[str, int] = {}
    for record in sorted(records, key=first):
        if record.speaker:
            heard.setdefault(record.speaker, record.mention)
    for mention in heard.values():
        marks[mention] += VOICE if 0 < marks[mention] < NEWS else 0
    return sorted(records, key=first)


def importance(record: MentionRecord, known: Collection[str] = ()) -> int:
    """The sum of the marks of a new claim by itself."""
    aside, opens, titled = _is_aside(record), record.start < LEAD, _is_titled(record)
    if opens and titled and not aside:
        return NEWS
    told, names = stems(record.text), _names(record.speaker or "")
    disputes = record.modality in {Modality.DENIED, Modality.ALLEGED}
    disputes |= _clears_itself(record)
    marks = (
        (OPENS, opens),
        (TITLED, titled),
        (ACTED, not _ACTS.isdisjoint(told)),
        (DISPUTES, disputes),
        (PARTY, not names.isdisjoint({*known, *_names(record.article.title)})),
        (FIGURE, _FIGURE.search(record.quote) is not None),
        (NAMED, bool(names)),
        (THIN, len(told) < _FULL),
        (LIVED, not _SELF.isdisjoint(record.text.replace("’", "'").split())),
        (ANSWER, is_answer(record.text)),
        (BACKGROUND, _is_background(record)),
        (ASIDE, aside),
    )
    return sum(mark for mark, holds in marks if holds)


def _names(text: str) -> set[str]:
    """The words of a text that a name may have: "Ada Moll", "the NHS"."""
    words = (word for word in re.findall(r"\w+", text) if word[:1].isupper())
    return {w for w in words if len(w) >= _LETTERS and w.lower() not in STOP_WORDS}


def _clears_itself(record: MentionRecord) -> bool:
    """Whether somebody says of himself that it is not so: "I never offered to go"."""
    opening = _NEGATED.search(record.text)
    subject = _names(opening[1]) if opening else set()
    own = not _names(record.speaker or "").isdisjoint(subject)
    return opening is not None and (own or opening[1] in {"I", "We"})


def _is_background(record: MentionRecord) -> bool:
    """Whether nobody says it, and it tells how things have long been, or of a text."""
    told = record.text.casefold().split()
    of_text = not OUTLET_NOUNS.isdisjoint(told[:2])
    return not record.speaker and (of_text or not STANDING.isdisjoint(told))


def _is_titled(record: MentionRecord) -> bool:
    """Whether a claim tells something of the title, not only of whom it is."""
    title, text = stems(record.article.title), record.text
    plain = " ".join(word for word in text.split() if word.islower())
    return len(stems(text) & title) >= _SHARED and bool(stems(plain) & title)


def _is_aside(record: MentionRecord) -> bool:
    """Whether a quote tells its claim in passing: "the model, released in May"."""
    verbless = _BE & {*record.text.split()} - {*record.quote.split()}
    return bool(verbless) or _RELATIVE.fullmatch(record.quote) is not None
