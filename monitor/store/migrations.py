"""How the ledger's schema came to be: append only, never edited afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlite_utils import Migrations

from monitor.errors import LedgerNewer
from monitor.store.schema import TABLES, VIEWS

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.db import Table

migrations = Migrations("claim-monitor")


@migrations()
def m001_tables(db: Database) -> None:
    """Articles, claims, mentions and what is sent."""
    for statement in TABLES.split(";"):
        if statement.strip():
            db.execute(statement)


@migrations()
def m002_search_and_views(db: Database) -> None:
    """Full-text search over articles and claims, and views for people."""
    cast("Table", db["revisions"]).enable_fts(["title", "text"], create_triggers=True)
    cast("Table", db["claims"]).enable_fts(["text"], create_triggers=True)
    for statement in VIEWS.split(";"):
        if statement.strip():
            db.execute(statement)


def migrate(db: Database, name: str) -> None:
    """Bring a database up to date; what is there already is left alone.

    Raises ``LedgerNewer`` where a later version of claim-monitor has been at it.
    """
    known = {m.name for m in migrations.pending(db)} | {
        m.name for m in migrations.applied(db)
    }
    ours = {m001_tables.__name__, m002_search_and_views.__name__}
    if unknown := sorted(known - ours):
        raise LedgerNewer(
            f"{name} was written by a later version of claim-monitor "
            f"(it knows {', '.join(unknown)}). Nothing was changed. Upgrade "
            "claim-monitor, or name another folder under [monitor] state."
        )
    if migrations.pending(db):
        migrations.apply(db)
