"""Removing articles, and whatever only they told; nothing that others rest on."""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor.errors import LedgerError
from monitor.store.base import conditions
from monitor.store.claims import RETOLD, ClaimStore
from monitor.store.codec import stamp, stamp_or_none
from monitor.store.stories import StoryStore
from monitor.store.telling import TellingStore
from monitor.store.wording import INDEXED, UNINDEX, indexed
from monitor.types import Candidacy, Origin, Purge

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

    from monitor.types import Selection

ARTICLE = """
SELECT a.*, max(a.seen, r.seen) AS latest FROM articles a
JOIN revisions r ON r.id = a.current_revision_id
"""

TIES = """
SELECT DISTINCT m.article_id AS later, t.article_id AS earlier
FROM mentions m JOIN mentions t ON t.id = m.against_mention_id
WHERE m.article_id <> t.article_id
"""

LABELS = ("judged", "former", "label", "engine_now")
"""Columns of reviews that hold a label, and words of two articles with it."""

# SQLite gives the number of a last row anew: what comes next must not pass for told.
TOLD_SO_FAR = """
UPDATE digests SET last_mention =
  min(last_mention, (SELECT coalesce(max(id), 0) FROM mentions))
"""

OF_ARTICLES = (
    "mentions WHERE article_id",
    "term_places WHERE article_id",
    "article_topics WHERE article_id",
    "revision_topics WHERE article_id",
    "revisions WHERE article_id",
    "articles WHERE id",
)


class PurgeStore(ClaimStore, StoryStore, TellingStore):
    """What is forgotten, and remembered to be so."""

    def purged(self, keys: Iterable[str]) -> set[str]:
        """Those of ``keys`` whose article was purged: they must not come back."""
        rows = self._rows_in("SELECT key FROM purged_articles WHERE key IN ({})", keys)
        return {row["key"] for row in rows}

    def plan_purge(self, selection: Selection) -> Purge:
        """Say what ``purge`` would remove; nothing is written.

        An article stays where a mention that stays is judged against one of its
        mentions: without it, that verdict could no longer be shown.
        """
        meant = {row["id"]: row for row in self._meant(selection)}
        seeds = {n for n, row in meant.items() if _spared(row, selection)}
        going = meant.keys() - seeds
        tied = self._tied(going) if going else set()
        going -= tied
        told = self._told(going)
        orphans = self._orphans(told)
        return Purge(
            articles=tuple(_candidacy(meant[n]) for n in sorted(going)),
            mentions=told.total(),
            claims=tuple((row["id"], row["text"]) for row in orphans),
            tied=tuple(_candidacy(meant[n]) for n in sorted(tied)),
            seeds=len(seeds),
            digests=self._telling(going),
        )

    def purge(self, plan: Purge, now: datetime) -> None:
        """Remove what ``plan`` names, all of it or nothing, for good.

        The plan must be of the ledger as it stands: the caller keeps writers out.
        """
        articles = [article.id for article in plan.articles]
        claims = [claim for claim, _ in plan.claims]
        with self._without_references():
            self._keep_numbers()
            left = self._concerned(articles) - set(claims)
            threads = self._ids("thread_id FROM claims WHERE id", claims)
            stories = self._ids("story_id FROM articles WHERE id", articles)
            # A seed that lies there again is meant to come back.
            self._write_many(
                "INSERT OR IGNORE INTO purged_articles "
                "SELECT key, ? FROM articles WHERE id = ? AND origin <> 'seed'",
                [(stamp(now), article) for article in articles],
            )
            self._forget_reviews(article.key for article in plan.articles)
            self._forget_words(articles)
            for article in articles:
                self._forget_sketch(article)
            self._untell(articles)
            for table in OF_ARTICLES:
                self._write_many(
                    f"DELETE FROM {table} = ?",  # noqa: S608 - our own words
                    [(number,) for number in articles],
                )
            self._write(TOLD_SO_FAR)
            self._drop_terms(self._unindex(claims))
            self._drop_claims(claims)
            self._write_many(RETOLD, [(claim,) for claim in left])
            self._drop_empty("threads", "claims WHERE thread_id", threads)
            self._drop_empty("stories", "articles WHERE story_id", stories)

    def forget_parcels(self, before: datetime) -> int:
        """Drop the bytes of digests frozen earlier that are all handed over.

        That they were sent stays known, and the newest digest stays whole.
        """
        with self.transaction():
            return self._write(
                "DELETE FROM outbox WHERE digest_id IN (SELECT id FROM digests d "
                "WHERE frozen < ? AND id < (SELECT max(id) FROM digests) AND NOT "
                "EXISTS (SELECT 1 FROM outbox WHERE digest_id = d.id "
                "AND state <> 'sent'))",
                [stamp(before)],
            ).rowcount

    def _meant(self, selection: Selection) -> Iterator[sqlite3.Row]:
        before = stamp_or_none(selection.before)
        where, values = conditions(
            {
                "a.seen < ?": before,
                "r.seen < ?": before,
                "a.feed_url = ?": selection.feed,
            }
        )
        for rows in self._pages(ARTICLE, where, values, "a.id"):
            yield from (row for row in rows if _is_of(row["url"], selection.host))

    def _tied(self, going: Collection[int]) -> set[int]:
        """Those of ``going`` that others rest on, directly or through each other."""
        earlier = defaultdict(list)
        for row in self._rows(TIES):
            earlier[row["later"]].append(row["earlier"])
        tied: set[int] = set()
        open_ends = [later for later in earlier if later not in going]
        while open_ends:
            for article in earlier[open_ends.pop()]:
                if article in going and article not in tied:
                    tied.add(article)
                    open_ends.append(article)
        return tied

    def _told(self, articles: Collection[int]) -> Counter[int]:
        """How many mentions of each claim stand in ``articles``."""
        told: Counter[int] = Counter()
        for row in self._rows_in(
            "SELECT claim_id, count(*) AS mentions FROM mentions "
            "WHERE article_id IN ({}) GROUP BY claim_id",
            articles,
        ):
            told[row["claim_id"]] += row["mentions"]
        return told

    def _orphans(self, told: Counter[int]) -> list[sqlite3.Row]:
        """The claims that are told nowhere else."""
        rows = self._rows_in(
            "SELECT id, text, (SELECT count(*) FROM mentions WHERE claim_id = c.id) "
            "AS mentions FROM claims c WHERE id IN ({})",
            sorted(told),
        )
        return [row for row in rows if row["mentions"] == told[row["id"]]]

    def _concerned(self, articles: Collection[int]) -> set[int]:
        """The claims whose standing may change once ``articles`` are gone."""
        told = self._ids("claim_id FROM mentions WHERE article_id", articles)
        judged = self._ids(
            "b.claim_id FROM mentions m JOIN mentions b "
            "ON b.id = m.against_mention_id WHERE m.article_id",
            articles,
        )
        return told | judged

    def _ids(self, what: str, among: Collection[int]) -> set[int]:
        query = f"SELECT {what} IN ({{}})"
        return {row[0] for row in self._rows_in(query, among)}

    def _forget_words(self, articles: Collection[int]) -> None:
        """Take texts out of the index of words, row by row: they may be many."""
        for article in articles:
            rows = self._rows(f"{INDEXED} WHERE a.id = ?", [article])
            self._write_many(UNINDEX, map(indexed, rows))

    def _forget_reviews(self, keys: Iterable[str]) -> None:
        """Leave of reviews how many there were and how many were right, no words."""
        of_both = ", ".join(f"{one} = json_set({one}, '$.why', NULL)" for one in LABELS)
        passage = "quote = '', note = NULL, mention_id = NULL"
        for key in keys:
            self._write(
                f"UPDATE reviews SET {passage}, {of_both} WHERE article_key = ?",  # noqa: S608
                [key],
            )
            for one in LABELS:
                self._write(
                    f"UPDATE reviews SET {one} = json_set({one}, '$.against.quote', '', "  # noqa: S608
                    f"'$.why', NULL) WHERE json_extract({one}, '$.against.article') = ?",
                    [key],
                )

    def _drop_empty(self, table: str, inside: str, ids: Collection[int]) -> None:
        self._write_many(
            f"DELETE FROM {table} WHERE id = ? AND NOT EXISTS "  # noqa: S608
            f"(SELECT 1 FROM {inside} = ?)",
            [(number, number) for number in ids],
        )

    @contextmanager
    def _without_references(self) -> Iterator[None]:
        """A transaction whose references are checked once, at its end.

        Row by row SQLite would look through whole tables: few columns that point
        elsewhere have an index. The pragma does nothing inside a transaction
        (sqlite.org/pragma.html#pragma_foreign_keys).
        """
        self._write("PRAGMA foreign_keys = OFF")
        try:
            with self.transaction():
                yield
                if loose := self._row("PRAGMA foreign_key_check"):
                    raise LedgerError(
                        f"{self.path}: a row of {loose['table']} would point to a "
                        f"missing row of {loose['parent']}, so nothing was removed. "
                        "'monitor verify' says whether the ledger is at fault."
                    )
        finally:
            self._write("PRAGMA foreign_keys = ON")


def _is_of(url: str | None, host: str | None) -> bool:
    if host is None:
        return True
    try:
        found = urlsplit(url or "").hostname or ""
    except ValueError:
        return False
    return f".{found}".endswith(f".{host.casefold()}")


def _spared(row: sqlite3.Row, selection: Selection) -> bool:
    if row["origin"] != Origin.SEED.value:
        return False
    return selection.spared is None or row["key"] in selection.spared


def _candidacy(row: sqlite3.Row) -> Candidacy:
    return Candidacy(
        id=row["id"],
        key=row["key"],
        title=row["title"],
        outlet=row["outlet"],
        seen=datetime.fromisoformat(row["latest"]),
    )
