"""Mentions by where they stand, and labels as the ledger keeps them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from monitor.store.arriving import IN_ORDER
from monitor.store.base import Connected
from monitor.types import Kind, Label, PassageKey, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STANDING_THERE = """
FROM mentions m JOIN claims c ON c.id = m.claim_id JOIN topics t ON t.id = c.topic_id
JOIN revisions r ON r.id = m.revision_id JOIN articles a ON a.id = r.article_id
"""

# Earlier mentions of the very same passage are counted, for its place among them.
KEY = f"""
SELECT a.key, r.number, t.name, m.start_offset, m.end_offset, m.quote,
  (SELECT count(*) FROM mentions o JOIN claims oc ON oc.id = o.claim_id
   WHERE o.revision_id = m.revision_id AND o.start_offset = m.start_offset
   AND o.end_offset = m.end_offset AND oc.topic_id = c.topic_id AND o.id < m.id)
{STANDING_THERE} WHERE m.id = ?
"""  # noqa: S608 - our own words

AT = f"""
SELECT m.id {STANDING_THERE}
WHERE a.key = ? AND r.number = ? AND t.name = ? AND m.start_offset = ?
AND m.end_offset = ? AND m.quote = ? ORDER BY m.id LIMIT 1 OFFSET ?
"""

JUDGED = """
SELECT verdict, kind, against_mention_id, confidence, why, question, held
FROM mentions WHERE id = ?
"""


class PassageStore(Connected):
    """Mentions by where they stand."""

    def in_order(self, mentions: Iterable[int]) -> Sequence[int]:
        """Mentions in the order in which they came in."""
        query = f"SELECT {IN_ORDER} FROM mentions m WHERE m.id IN ({{}})"  # noqa: S608
        rows = self._rows_in(query, sorted(mentions))
        return [row[-1] for row in sorted(map(tuple, rows))]

    def passage(self, mention: int) -> PassageKey:
        """Where a mention stands; it must exist."""
        return PassageKey(*self._rows(KEY, [mention])[0])

    def mention_at(self, passage: PassageKey) -> int | None:
        """The number that the mention of a passage has now, if there is one."""
        row = self._row(AT, passage)
        return int(row["id"]) if row else None

    def text_at(self, passage: PassageKey) -> str:
        """The text of the revision that a passage stands in; it must exist."""
        (row,) = self._rows(
            "SELECT r.text FROM revisions r JOIN articles a ON a.id = r.article_id "
            "WHERE a.key = ? AND r.number = ?",
            passage[:2],
        )
        return str(row["text"])

    def label(self, mention: int) -> Label:
        """What holds of a mention; that it was dismissed stands in its review."""
        row = self._rows(JUDGED, [mention])[0]
        against = row["against_mention_id"]
        return Label(
            Verdict(row["verdict"]),
            Kind(row["kind"]) if row["kind"] else None,
            None if against is None else self.passage(against),
            confidence=row["confidence"],
            why=row["why"],
            question=row["question"],
            held=Verdict(row["held"]) if row["held"] else None,
        )


def label_text(label: Label) -> str:
    """A label as one line of JSON, with the names of its fields."""
    data = {
        "verdict": label.verdict,
        "kind": label.kind,
        "against": label.against and label.against._asdict(),
        "dismissed": label.dismissed,
        "confidence": label.confidence,
        "why": label.why,
        "question": label.question,
        "held": label.held,
    }
    return json.dumps(data, separators=(",", ":"))


def label_of(text: str) -> Label:
    """The label that ``label_text`` was given."""
    data = json.loads(text)
    return Label(
        **{
            **data,
            "verdict": Verdict(data["verdict"]),
            "kind": Kind(data["kind"]) if data["kind"] else None,
            "against": PassageKey(**data["against"]) if data["against"] else None,
            "held": Verdict(data["held"]) if data["held"] else None,
        }
    )
