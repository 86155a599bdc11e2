"""Reviews: kept with their history, applied, and applied again after a replay."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.core.evaluation.matching import nearest
from monitor.errors import UsageError
from monitor.store.base import conditions
from monitor.store.codec import stamp, stamp_or_none
from monitor.store.passages import label_of, label_text
from monitor.store.regrouping import RegroupingStore
from monitor.types import Action, PassageKey, Reapplied, Review, Span, Verdict

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from monitor.types import Label

PASSAGE = (
    *("article_key", "revision_number", "topic", "start_offset", "end_offset"),
    *("quote", "place"),
)
OF_PASSAGE = " AND ".join(f"{column} = ?" for column in PASSAGE)

KNOWN = """
SELECT claim_id, engine,
  told OR id <= (SELECT coalesce(max(last_mention), 0) FROM digests) AS told
FROM mentions WHERE id = ?
"""

NEARBY = """
SELECT m.id, m.start_offset, m.end_offset
FROM mentions m JOIN claims c ON c.id = m.claim_id JOIN topics t ON t.id = c.topic_id
JOIN revisions r ON r.id = m.revision_id JOIN articles a ON a.id = r.article_id
WHERE a.key = ? AND r.number = ? AND t.name = ? AND m.kind IS NOT 'withdrawn'
ORDER BY m.id
"""


class ReviewStore(RegroupingStore):
    """What readers said of verdicts."""

    def review_of(self, mention: int) -> Review | None:
        """The review of a mention that is in force; one that undoes is one too."""
        return next(
            self._found("replaced_by IS NULL AND mention_id = ?", mention), None
        )

    def reviews(
        self,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        claim: int | None = None,
    ) -> Iterator[Review]:
        """Every review by number; ``since`` < reviewed <= ``until``.

        ``claim`` is a number that the reader knew the claim by.
        """
        where, values = conditions(
            {
                "reviewed > ?": stamp_or_none(since),
                "reviewed <= ?": stamp_or_none(until),
                "? IN (claim, gave_up)": claim,
            }
        )
        yield from self._found(where, *values)

    def untold_reviews(self) -> Sequence[Review]:
        """Those that were given after what digests cover."""
        last = "(SELECT coalesce(max(last_review), 0) FROM digests)"
        return list(self._found(f"id > {last}"))

    def reviewed(self) -> Sequence[tuple[Verdict, bool]]:
        """(the engine's verdict, whether it was right) for each reviewed mention."""
        rows = self._rows(
            "SELECT json_extract(judged, '$.verdict'), correct FROM reviews "
            "WHERE replaced_by IS NULL AND action <> 'undo'"
        )
        return [(Verdict(verdict), bool(right)) for verdict, right in rows]

    def holding(self, mention: int) -> Label:
        """What holds of a mention, with what its review says."""
        before = self.review_of(mention)
        dismissed = before is not None and before.label.dismissed
        return replace(self.label(mention), dismissed=dismissed)

    def add_review(
        self,
        mention: int,
        action: Action,
        label: Label,
        note: str | None,
        now: datetime,
    ) -> Review:
        """Keep a review and let its label hold; it takes the place of a former one.

        Raises ``UsageError`` where what the label is against is no earlier mention
        of the topic.
        """
        with self.transaction():
            before = self.review_of(mention)
            engine_now = before.engine_now if before else self.label(mention)
            passage = before.passage if before else self.passage(mention)
            (claim, engine, told) = self._rows(KNOWN, [mention])[0]
            number = self._insert(
                "reviews",
                action=action.value,
                **dict(zip(PASSAGE, passage, strict=True)),
                judged=label_text(engine_now),
                former=label_text(self.holding(mention)),
                label=label_text(label),
                engine_now=label_text(engine_now),
                correct=label.says(engine_now),
                dismissed=label.dismissed,
                engine=engine,
                told=told,
                claim=claim,
                note=note,
                reviewed=stamp(now),
            )
            self._write(
                f"UPDATE reviews SET replaced_by = ? WHERE {OF_PASSAGE} "  # noqa: S608
                "AND replaced_by IS NULL AND id <> ?",
                [number, *passage, number],
            )
            self._name(passage, mention)
            if before is not None and before.gave_up is not None:
                self._give_back(before, before.gave_up)
            self._apply(mention, label, before.claim if before else None)
            return next(self._found("id = ?", number))

    def keep_number(self, mention: int, number: int) -> None:
        """Let the claim that a review merged be known by ``number``, if that is free.

        The review remembers the number that the claim gives up.
        """
        with self.transaction():
            claim = self._rows(KNOWN, [mention])[0]["claim_id"]
            if claim != number and self.renumber(claim, number):
                self._write(
                    "UPDATE reviews SET gave_up = ? "
                    "WHERE mention_id = ? AND replaced_by IS NULL",
                    [claim, mention],
                )

    def _give_back(self, merged: Review, number: int) -> None:
        """Let the claim that was merged with another one have its number again."""
        target = merged.label.against and self.mention_at(merged.label.against)
        if target is not None:
            self.renumber(self._rows(KNOWN, [target])[0]["claim_id"], number)

    def reapply_reviews(self) -> Reapplied:
        """Let every review hold again in a ledger whose mentions have new numbers.

        A passage whose quote the engine cuts otherwise now is known by its overlap.
        What the engine says now is remembered, for a review may be undone. Doing
        it twice does nothing more. The reviews of purged articles are left out.
        """
        with self.transaction():
            self._name_anew()
            reviews = list(
                self._found("replaced_by IS NULL AND quote <> '' AND action <> 'undo'")
            )
            lost: list[Review] = []
            changed = 0
            for review in reviews:
                if review.mention is None:
                    lost.append(review)
                    continue
                try:
                    changed += self._apply(review.mention, review.label, None)
                except UsageError:
                    self._name(review.passage, None)  # it says nothing of it now
                    lost.append(review)
            return Reapplied(len(reviews) - len(lost), changed, tuple(lost))

    def _found(self, where: str, *values: object) -> Iterator[Review]:
        query = f"SELECT * FROM reviews WHERE {where} ORDER BY id"  # noqa: S608
        yield from map(_review, self._rows(query, values))

    def _name(self, passage: PassageKey, mention: int | None) -> None:
        """Note which number the mention of a passage has now, if any."""
        self._write(
            f"UPDATE reviews SET mention_id = ? WHERE {OF_PASSAGE}",  # noqa: S608
            [mention, *passage],
        )

    def _name_anew(self) -> None:
        """Find the mentions of reviews that have none, exact passages first."""
        nameless = "replaced_by IS NULL AND quote <> '' AND mention_id IS NULL"
        for find in (self.mention_at, self._near):
            for review in list(self._found(nameless)):
                mention = find(review.passage)
                if mention is None or self.review_of(mention) is not None:
                    continue
                self._name(review.passage, mention)
                self._write(
                    "UPDATE reviews SET engine_now = ? WHERE id = ?",
                    [label_text(self.label(mention)), review.review],
                )

    def _near(self, passage: PassageKey) -> int | None:
        """The mention whose quote overlaps most, by the measure of ``evaluate``."""
        if passage.place:
            return None
        rows = self._rows(NEARBY, passage[:3])
        spans = [Span(row["start_offset"], row["end_offset"]) for row in rows]
        best = nearest(Span(passage.start, passage.end), spans)
        return None if best is None else int(rows[best]["id"])

    def _apply(self, mention: int, label: Label, claim: int | None) -> bool:
        """Let a label hold; says whether anything had to be changed."""
        against = self._target(mention, label)
        present = self._rows(
            "SELECT verdict, kind, against_mention_id FROM mentions WHERE id = ?",
            [mention],
        )[0]
        if tuple(present) == (label.verdict, label.kind, against):
            return False
        self.relabel(mention, label, against, claim)
        return True

    def _target(self, mention: int, label: Label) -> int | None:
        """The number of what a label is against; an earlier one of the topic."""
        if label.verdict is Verdict.NEW:
            return None
        passage = label.against
        if passage is None or not passage.quote:
            raise UsageError(
                f"what mention {mention} was against is not kept any more; say with "
                "'reject --as' what holds"
            )
        found = self.mention_at(passage) or self._near(passage)
        if found is None:
            raise UsageError(f"“{passage.quote}” is no mention any more")
        if found == mention or self.in_order([found, mention])[0] != found:
            raise UsageError(
                f"mention {found} came after mention {mention}: a verdict is about "
                "what was said before"
            )
        if passage.topic != self.passage(mention).topic:
            raise UsageError(
                f"mention {found} is of the topic {passage.topic}, mention {mention} "
                "of another; claims of two topics are not compared"
            )
        return found


def _review(row: sqlite3.Row) -> Review:
    return Review(
        review=row["id"],
        action=Action(row["action"]),
        passage=PassageKey(*(row[column] for column in PASSAGE)),
        judged=label_of(row["judged"]),
        former=label_of(row["former"]),
        label=label_of(row["label"]),
        engine_now=label_of(row["engine_now"]),
        correct=bool(row["correct"]),
        engine=row["engine"],
        told=bool(row["told"]),
        claim=row["claim"],
        reviewed=datetime.fromisoformat(row["reviewed"]),
        note=row["note"],
        mention=row["mention_id"],
        replaced=row["replaced_by"] is not None,
        gave_up=row["gave_up"],
    )
