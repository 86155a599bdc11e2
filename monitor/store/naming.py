"""Earlier texts of a dispute, for whom a short name means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.store.base import Connected, in_list

if TYPE_CHECKING:
    from collections.abc import Sequence

NEWEST = 100
"""Texts of a dispute that are searched, so that a long one costs milliseconds too."""

TEXTS = f"""
SELECT r.id, r.text FROM revisions r WHERE r.id IN (
  SELECT DISTINCT revision_id FROM revision_topics
  WHERE topic_id IN ({{}}) AND coalesce(compared_before - 1, revision_id) < ?
  ORDER BY revision_id DESC LIMIT {NEWEST})
AND {{}} ORDER BY r.id DESC LIMIT ?
"""  # noqa: S608 - our own words

HOLDS = "(instr(r.text, ?) OR instr(r.text, ?))"

SPEAKERS = """
SELECT speaker FROM mentions WHERE revision_id = ? AND speaker IS NOT NULL
GROUP BY speaker ORDER BY min(id)
"""

NO_END = 2**62
"""More than any row number."""


class NameStore(Connected):
    """The ledger as it is asked about names."""

    def texts_with(
        self,
        topics: Sequence[str],
        words: Sequence[str],
        before: int | None,
        limit: int,
    ) -> Sequence[tuple[int, str]]:
        """The newest texts of any of ``topics`` that hold all ``words``."""
        numbers = [n for n in map(self._topic, topics) if n is not None]
        if not numbers or not words:
            return ()
        rows = self._rows(
            TEXTS.format(in_list(numbers), " AND ".join([HOLDS] * len(words))),
            [
                *numbers,
                before or NO_END,
                *(form for word in words for form in (word, word.capitalize())),
                limit,
            ],
        )
        return [(row["id"], row["text"]) for row in rows]

    def speakers_in(self, revision: int) -> Sequence[str]:
        """Whom one revision quotes, each once, in the order of mentions."""
        return [row["speaker"] for row in self._rows(SPEAKERS, [revision])]
