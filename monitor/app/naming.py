"""Whom a digest names in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.digest import full_name, surname_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.ports import Ledger
    from monitor.types import MentionRecord

NAMING_TEXTS = 50
"""Texts of a topic, newest first, that are looked into for whom a short name means."""


def full_names(
    ledger: Ledger, mentions: Sequence[MentionRecord]
) -> dict[tuple[str, str], str]:
    """Whom the articles of a topic name in short, by the one full name they have.

    The keys are a topic and a speaker as the article has it.
    """
    told = [one for m in mentions for one in (m, m.against) if one is not None]
    found: dict[tuple[str, str], str] = {}
    for topic, speaker in {(one.topic, one.speaker) for one in told if one.speaker}:
        surname = surname_of(speaker)
        if surname is None:
            continue
        texts = ledger.texts_with([topic], [surname], None, NAMING_TEXTS)
        if name := full_name(speaker, (text for _, text in texts)):
            found[topic, speaker] = name
    return found
