"""One name for a person whom some articles name in short: "Chief Abelard", "Abelard"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.lexicon import people
from monitor.core.lexicon.given import sex_of
from monitor.core.words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from monitor.types import MentionRecord

_LEADING = r"((?:[A-Z][\w.'’-]* ){1,4})"
_NOT_OF = {"she": people.MEN_TITLES, "he": people.WOMEN_TITLES}
_BEFORE_NAMES = people.TITLES | people.OFFICES | people.STYLES | people.PERSON_NOUNS


def surname_of(speaker: str) -> str | None:
    """The surname of one who is named by it alone, or behind a title or a rank."""
    *titles, surname = speaker.split() or [""]
    plain = surname.isalpha() and surname.istitle()
    place = surname.lower() in people.PLACES | people.NATIONALITIES
    return surname if plain and not place and all(map(_is_title, titles)) else None


def full_name(speaker: str, texts: Iterable[str]) -> str | None:
    """The one full name that the texts of a dispute have with a speaker's surname.

    None where there are two, or where a "Mr" or "Ms" is not of its sex.
    """
    surname = surname_of(speaker)
    if surname is None:
        return None
    found: set[str] = set()
    titles = {_plain(word) for word in speaker.split()[:-1]}
    for text in texts:
        for leading in re.findall(rf"\b{_LEADING}{surname}\b(?!-)", text):
            own = re.split(r"['’]s ", leading)[-1].split()
            given = _given(own)
            titles |= {_plain(word) for word in own if word not in given}
            found |= {" ".join((*given, surname))} if given else set()
    name = found.pop() if len(found) == 1 else ""
    sex = sex_of(name)
    return name if sex is not None and titles.isdisjoint(_NOT_OF[sex]) else None


def named(record: MentionRecord, names: Mapping[tuple[str, str], str]) -> MentionRecord:
    """A mention whose speaker, and that of what it is against, is named in full."""
    against = named(record.against, names) if record.against is not None else None
    why = record.why
    for one in filter(None, (record, record.against)):
        full = names.get((record.topic, one.speaker or ""))
        if why and one.speaker and full and full not in why:
            why = re.sub(rf"\b{re.escape(one.speaker)}\b", full, why)
    speaker = names.get((record.topic, record.speaker or ""), record.speaker)
    if (speaker, against, why) == (record.speaker, record.against, record.why):
        return record
    return replace(record, speaker=speaker, against=against, why=why)


def _given(words: list[str]) -> list[str]:
    """The given names before a surname: from one that is known, else what is no title."""
    known = (n for n, word in enumerate(words) if sex_of(f"{word} ?"))
    first = next(known, 1 if words and words[0].lower() in STOP_WORDS else 0)
    return [word for word in words[first:] if not _is_title(word)]


def _is_title(word: str) -> bool:
    """Whether a word before a surname is no given name: "Ms", "Chief", "ACC"."""
    rank = len(word) > 1 and word.isupper()
    return rank or _plain(word) in _BEFORE_NAMES


def _plain(word: str) -> str:
    return word.rstrip(".").lower()
