"""How the ledger's schema came to be: append only, never edited afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from monitor.errors import LedgerNewer
from monitor.store.arriving import COMPARED_LATER, REPLAYING
from monitor.store.feeds import CARRIED
from monitor.store.schema import (
    DIGESTED,
    KEEPING,
    QUESTIONS,
    REVIEWS,
    SEARCH,
    TABLES,
    TELLING,
    VECTORS,
    VIEWS,
    WATCHING,
)
from monitor.store.waiting import WAITING
from monitor.store.whole import written_whole
from monitor.store.wording import CURRENT, INDEX, indexed

if TYPE_CHECKING:
    from pathlib import Path

    from sqlite_utils import Database

migrations = Migrations("claim-monitor")

APPLICATION = 0x436C4D6F
"""Tells a ledger from other programs' databases ("ClMo", sqlite.org/fileformat2)."""


@migrations()
def m001_tables(db: Database) -> None:
    """Articles, claims, mentions and what is sent."""
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.executescript(TABLES)


@migrations()
def m002_search_and_views(db: Database) -> None:
    """Full-text search over articles and claims, and views for people."""
    db.executescript(SEARCH)
    db.executescript(VIEWS)


@migrations()
def m003_questions_of_mentions(db: Database) -> None:
    """What each difference is about, beside the thread's first question."""
    db.executescript(QUESTIONS)


@migrations()
def m004_watching(db: Database) -> None:
    """Where terms matched, and an index of words that they can be looked up in."""
    db.executescript(WATCHING)
    for row in db.conn.execute(CURRENT).fetchall():
        db.conn.execute(INDEX, indexed(row))


@migrations()
def m005_keeping(db: Database) -> None:
    """How each run ended, and which articles were purged."""
    db.executescript(KEEPING)


@migrations()
def m006_last_mention_of_digests(db: Database) -> None:
    """How far each digest reaches, which no clock that jumps can blur."""
    for statement in DIGESTED:
        db.execute(statement)


@migrations()
def m007_mentions_of_digests(db: Database) -> None:
    """Which mentions each digest tells, and the hash of the bytes it was frozen in."""
    for statement in TELLING:
        db.execute(statement)


@migrations()
def m008_reviews(db: Database) -> None:
    """What readers say of verdicts, and how far each digest has told of it."""
    for statement in REVIEWS:
        db.execute(statement)


@migrations()
def m009_replaying(db: Database) -> None:
    """What a replay goes by, and numbers that are never given twice."""
    for statement in REPLAYING:
        db.execute(statement)


@migrations()
def m010_vectors(db: Database) -> None:
    """What each mention means, as a vector by which near ones are found."""
    for statement in VECTORS:
        db.execute(statement)


@migrations()
def m011_numbers_of_merged_claims(db: Database) -> None:
    """Which number a claim gave up when it was merged, so that undoing gives it back."""
    db.execute("ALTER TABLE reviews ADD COLUMN gave_up INTEGER")


@migrations()
def m012_waiting_pages(db: Database) -> None:
    """Which pages are asked for again, and which texts are a feed's words."""
    for statement in WAITING:
        db.execute(statement)


@migrations()
def m013_no_search_of_claims(db: Database) -> None:
    """Claims are found by their terms: nothing asked the full-text index of them."""
    for trigger in ("added", "removed", "changed"):
        db.execute(f"DROP TRIGGER claims_fts_{trigger}")
    db.execute("DROP TABLE claims_fts")


@migrations()
def m014_texts_compared_later(db: Database) -> None:
    """Which texts were compared in a topic only once another feed had carried them."""
    for statement in COMPARED_LATER:
        db.execute(statement)


@migrations()
def m015_feeds_of_articles(db: Database) -> None:
    """Which feeds have carried an article, for each may be of topics of its own."""
    for statement in CARRIED:
        db.execute(statement)


STEPS = (
    m001_tables,
    m002_search_and_views,
    m003_questions_of_mentions,
    m004_watching,
    m005_keeping,
    m006_last_mention_of_digests,
    m007_mentions_of_digests,
    m008_reviews,
    m009_replaying,
    m010_vectors,
    m011_numbers_of_merged_claims,
    m012_waiting_pages,
    m013_no_search_of_claims,
    m014_texts_compared_later,
    m015_feeds_of_articles,
)


def refuse_newer(db: Database, path: Path) -> None:
    """Raise ``LedgerNewer`` where a later version of claim-monitor has been at it."""
    done = {migration.name for migration in migrations.applied(db)}
    if unknown := sorted(done - {step.__name__ for step in STEPS}):
        raise LedgerNewer(
            f"{path} was written by a later version of claim-monitor "
            f"(it has {', '.join(unknown)}). Nothing was changed. Upgrade "
            "claim-monitor, or name another folder under [monitor] state."
        )


def migrate(db: Database, path: Path) -> None:
    """Bring a database up to date, all or nothing; what it holds is kept.

    Raises ``LedgerNewer`` as ``refuse_newer`` does.
    """
    refuse_newer(db, path)
    if not migrations.pending(db):
        return
    with written_whole(db.conn):
        migrations.apply(db)  # looks again, should another process have been first
