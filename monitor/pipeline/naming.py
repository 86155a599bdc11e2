"""Naming in full who speaks, by what the ledger has of the same disputes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.core.names.known import Told, in_full, names_of, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.core.names.known import Shortened
    from monitor.pipeline.reading import Filed
    from monitor.ports import Ledger
    from monitor.types import StoredRevision

TEXTS = 12
"""Earlier texts that are looked into for one name, newest first: whom a dispute has
named in full it names so again, and each costs a few milliseconds once."""


class Naming:
    """Knows speakers by the earlier texts of the topics of an article."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def named(
        self,
        topics: Iterable[str],
        claims: Sequence[Filed],
        stored: StoredRevision | None = None,
    ) -> tuple[Filed, ...]:
        """The claims of an article, speakers named in full where one fits.

        Of a text that is ``stored`` already only those that came in before it are
        looked into.
        """
        known = tuple(topics)
        said = dict.fromkeys(one.assertion.speaker for one in claims)
        names: dict[str, str] = {}
        for speaker in said:
            short = shortened(speaker) if speaker else None
            name = self._in_full(short, known, stored) if short else None
            if speaker and name:
                names[speaker] = name
        return tuple(_renamed(one, names) for one in claims) if names else tuple(claims)

    def _in_full(
        self, short: Shortened, topics: Sequence[str], stored: StoredRevision | None
    ) -> str | None:
        before = stored.place if stored else None
        own = stored.article.revision if stored else None
        told = [
            Told(names_of(text), tuple(self._ledger.speakers_in(number)))
            for number, text in self._ledger.texts_with(
                topics, short.words, before, TEXTS
            )
            if number != own
        ]
        return in_full(short, told) if told else None


def _renamed(claim: Filed, names: dict[str, str]) -> Filed:
    speaker = claim.assertion.speaker
    if speaker not in names:
        return claim
    return claim._replace(assertion=replace(claim.assertion, speaker=names[speaker]))
