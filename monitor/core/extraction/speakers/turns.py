"""Who speaks in a paragraph: hearings, interviews, the entries of a live blog."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.lexicon import people

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = r"(?:[A-Z][\w'’-]*\.? ){0,4}[A-Z][\w'’-]+"
# As in "HANA MOFFAT: ", "Ms Holm again: ", "Berg, through a megaphone: ".
_LABEL = re.compile(
    rf"(?P<who>[QA](?=:)|{_NAME})(?: \([^)\n]{{1,40}}\))?"
    r"(?P<how>,? (?:again|through|on|in|by|via|from|at)\b[^:.\n]{0,40})?:\s+(?=\S)"
)
# As in "Five questions for Ada Holm", "Interview with Ada Holm".
_ASKED = re.compile(
    r"(?i:questions (?:for|to)|(?:interview|conversation) with|interview:|talks? (?:to|with)"
    rf"|asked) (?P<who>{_NAME})"
)
# As in "Ada Holm: “We counted twice”", "Harbour master: “We counted twice”".
_QUOTES_ONE = re.compile(rf"(?:(?P<who>{_NAME})|[^\"“:]+): [\"“'‘]")
_YOURS = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_MINE = re.compile(r"\b(?:I|my|me|mine|we|our)\b")
_OURS = re.compile(r"\b(?:I|we|our|my|me|you|your)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_FULL_NAME = re.compile(r"(?P<who>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+)")
_HEADED = re.compile(
    r"(?:Postscript|Note|Correction|Clarification|Update|Background)\b"
)
# "Yours, Ada Holm": whose letter it is, all of it.
_SIGNED = re.compile(
    r"\n\s*(?:Yours(?: \w+)?|Sincerely|(?:Kind |Best |With best )?[Rr]egards|Best wishes)"
    rf",?\s+(?P<who>{_NAME})\s*$"
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_CLOSING = 200  # characters at the end of a letter
_INITIALS = 3  # "BBC", "MP"
_OFTEN = 2  # a label that comes again is a speaker's, not a heading


class Turn(NamedTuple):
    """Where the words of a paragraph begin, and who says them."""

    start: int
    speaker: str | None
    goes_on: bool = True
    """Whether the sentences behind the first are the speaker's too."""


def find_turns(
    text: str, paragraphs: Sequence[tuple[int, int]], title: str, dated: frozenset[int]
) -> dict[int, Turn]:
    """The turns by the starts of their paragraphs, given as (start, end).

    ``dated`` are those that begin behind a time of day, the entries of a live blog.
    """
    labels = {lo: m for lo, hi in paragraphs if (m := _LABEL.match(text, lo, hi))}
    often = Counter(m["who"] for m in labels.values() if not m["how"])
    spoken = {who for who, times in often.items() if times >= _OFTEN}
    spoken |= {who for who in often if who.split()[-1] in spoken}
    told = [
        text[labels[lo].end() : hi]
        for lo, hi in paragraphs
        if lo in labels and labels[lo]["who"] in spoken
    ]
    if len(spoken) >= _OFTEN and _talk(told):
        return _hearing(text, paragraphs, labels, spoken, title)
    counts = Counter(_WORD.findall(text)) if dated & labels.keys() else Counter[str]()
    entries = {
        lo: m for lo, m in labels.items() if lo in dated and _somebody(m, counts)
    }
    if entries:
        return {
            lo: Turn(m.end(), _cased(m["who"]), goes_on=False)
            for lo, m in entries.items()
        }
    if signed := _SIGNED.search(text, max(0, len(text) - _CLOSING)):
        return {lo: Turn(lo, signed["who"]) for lo, _ in paragraphs}
    asked = _asked(text, paragraphs, title)
    return _interview(text, paragraphs, asked) if asked else {}


def _asked(text: str, paragraphs: Sequence[tuple[int, int]], title: str) -> str | None:
    """Who is asked, by the title; one that only quotes him is told of in the lead."""
    if named := _ASKED.search(title):
        return named["who"]
    quoted = _QUOTES_ONE.match(title)
    lead = quoted and paragraphs and _FULL_NAME.search(text, *paragraphs[0])
    full = lead["who"] if lead else None
    who = quoted["who"] if quoted else None
    return who if who and " " in who else full


def _talk(told: Sequence[str]) -> bool:
    """Whether labels stand before what people say: they ask, or speak of themselves.

    "Price: 40 euros", "Pros: light" head no words of anybody's.
    """
    ours = sum(_OURS.search(one) is not None for one in told)
    return any(map(_asks, told)) or ours * _OFTEN >= len(told)


def _hearing(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    labels: dict[int, re.Match[str]],
    spoken: set[str],
    title: str,
) -> dict[int, Turn]:
    """Each paragraph as a turn of whoever was named last before it.

    "A" answers in an interview: the first who is named in its title or lead. Labels
    end where a paragraph has another one: "Postscript. …".
    """
    turns: dict[int, Turn] = {}
    first = next(iter(labels))
    named = _ASKED.search(title) or _FULL_NAME.search(text, 0, first)
    answers = named["who"] if named else None
    speaker: str | None = None
    for lo, hi in paragraphs:
        start = lo
        if lo in labels and labels[lo]["who"] in spoken:
            speaker, start = labels[lo]["who"], labels[lo].end()
        elif _HEADED.match(text, lo, hi):
            speaker = None
        if speaker:
            turns[lo] = Turn(start, _who(speaker, answers))
    return turns


def _who(label: str, answers: str | None) -> str | None:
    """Whose label it is: "Q" is nobody's that matters, "A" is whoever answers."""
    if label.lower() in {"q", "question", "reporter"}:
        return None
    return answers if label.lower() in {"a", "answer"} else _cased(label)


def _interview(
    text: str, paragraphs: Sequence[tuple[int, int]], speaker: str
) -> dict[int, Turn]:
    """The answers of one who is asked: behind a question, or told as "I"."""
    turns, asked = {}, False
    questions = sum(_asks(text[lo:hi]) for lo, hi in paragraphs)
    if questions < _OFTEN:
        return {}
    begun = False
    for lo, hi in paragraphs:
        told = text[lo:hi]
        if _asks(told) or (not asked and _puts_to(told)):
            asked = begun = True
            continue
        if asked or (begun and _MINE.search(_QUOTED.sub("", told))):
            turns[lo] = Turn(lo, speaker)
        asked = False
    return turns


def _puts_to(paragraph: str) -> bool:
    """“The council says that you were told.”: a question without its mark."""
    told = _QUOTED.sub("", paragraph)
    return _YOURS.search(told) is not None and _MINE.search(told) is None


def _asks(paragraph: str) -> bool:
    return paragraph.rstrip().endswith("?")


def _somebody(label: re.Match[str], counts: Counter[str]) -> bool:
    """Whether a label names somebody: with a title, or told of elsewhere too."""
    first, _, rest = label["who"].partition(" ")
    titled = bool(rest) and first.lower().rstrip(".") in people.TITLES
    return titled or counts[_WORD.findall(rest or first)[-1]] >= _OFTEN


def _cased(who: str) -> str:
    """“HANA MOFFAT” as her name is written elsewhere."""
    return who.title() if who.isupper() and len(who) > _INITIALS else who
