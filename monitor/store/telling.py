"""What each frozen digest tells, and whether its bytes still say so."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from monitor.core.digest import letters, shown, told_by
from monitor.store.base import Connected
from monitor.store.codec import parcel_of
from monitor.store.rules import RESTORE
from monitor.types import Look

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from monitor.types import Digest, Parcel

QUOTES = "SELECT id, quote FROM mentions WHERE id IN ({})"

PROMISED = """
SELECT m.id, m.quote FROM digest_mentions d JOIN mentions m ON m.id = d.mention_id
WHERE d.digest_id = ? AND d.quoted
"""


class TellingStore(Connected):
    """The mentions behind the items of digests.

    A mention that goes takes its rows with it, and where a digest's bytes are
    forgotten the rows stay: that it told of the mention stays known.
    """

    def _remember_told(
        self, number: int, digest: Digest, parcels: Sequence[Parcel]
    ) -> None:
        """Note what a digest tells, and which quotes its parcels show.

        A template may leave some out.
        """
        pages = [shown(parcel) for parcel in parcels]
        self._write_many(
            "INSERT INTO digest_mentions VALUES (?, ?, ?)",
            [
                (number, row["id"], _stands(row["quote"], pages))
                for row in self._rows_in(QUOTES, sorted(told_by(digest)))
            ],
        )

    def _untell(self, articles: Collection[int]) -> None:
        """Forget that digests told of what stands in ``articles``."""
        self._write_many(
            "DELETE FROM digest_mentions WHERE mention_id IN "
            "(SELECT id FROM mentions WHERE article_id = ?)",
            [(article,) for article in articles],
        )

    def _telling(self, articles: Collection[int]) -> int:
        """How many digests tell of what stands in ``articles``."""
        rows = self._rows_in(
            "SELECT DISTINCT digest_id FROM digest_mentions WHERE mention_id IN "
            "(SELECT id FROM mentions WHERE article_id IN ({}))",
            articles,
        )
        return len({row["digest_id"] for row in rows})

    def _as_frozen(self) -> Look:
        """Look whether each parcel has its bytes, and they the quotes they had."""
        (count,) = self._rows("SELECT count(*) FROM outbox")[0]
        digests = [
            row[0] for row in self._rows("SELECT DISTINCT digest_id FROM outbox")
        ]
        faults = [fault for digest in digests for fault in self._altered(digest)]
        return Look("parcels as they were frozen", count, tuple(faults), RESTORE)

    def _altered(self, digest: int) -> Iterator[str]:
        rows = self._rows("SELECT * FROM outbox WHERE digest_id = ?", [digest])
        altered = [
            row for row in rows if row["sha256"] not in {None, sha256(row["body"])}
        ]
        for row in altered:
            yield (
                f"parcel {row['id']} to {row['target']}: its bytes are not those that "
                "were frozen"
            )
        if altered:  # what became of the quotes says nothing more
            return
        pages = [shown(parcel_of(row)) for row in rows]
        for mention in self._rows(PROMISED, [digest]):
            if not _stands(mention["quote"], pages):
                yield (
                    f"digest {digest}: the quote of mention {mention['id']}, which it "
                    "tells, is not in its parcels"
                )


def _stands(quote: str, pages: Sequence[str]) -> bool:
    wanted = letters(quote)
    return any(wanted in page for page in pages)


def sha256(body: bytes) -> str:
    """The hash by which a parcel's bytes are known again."""
    return hashlib.sha256(body).hexdigest()
