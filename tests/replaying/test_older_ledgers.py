"""Ledgers from before there were replays."""

from __future__ import annotations

import pytest

from monitor.store.sqlite import open_ledger

A = "The dockers' union said that 900 workers had joined the port strike."
MORE = "The dockers' union said that 1,400 workers had joined the port strike."
B = "Ferries to Dublin were cancelled for a third day."
BEFORE = (
    *(f"DROP TABLE {name}" for name in ("revision_topics", "numbers", "replays")),
    *(f"ALTER TABLE revisions DROP COLUMN {name}" for name in ("outlet", "published")),
    "ALTER TABLE mentions DROP COLUMN told",
    "ALTER TABLE digests DROP COLUMN last_revision",
    "DELETE FROM _sqlite_migrations WHERE name LIKE 'm009_%' OR name LIKE 'm014_%'",
)


@pytest.fixture
def old(path, newsroom_of, alter):
    """A ledger with revisions, a told article and one that is not, as it was then."""
    with open_ledger(path) as ledger:
        newsroom = newsroom_of(ledger)
        newsroom.publish("a", f"{A} {B}", published=None)
        newsroom.publish("b", B, published=None)
        told = newsroom.now
        newsroom.publish("a", MORE, published=None)
        newsroom.publish("c", A, published=None)
    alter(
        path,
        *BEFORE,
        "INSERT INTO digests (local_date, window_since, window_until, title, headline, "
        "summary, frozen, last_mention) SELECT '2024-12-09', '', :told, '', '', '{}', "
        ":told, max(id) FROM mentions WHERE seen <= :told",
        told=told.isoformat(timespec="microseconds"),
    )
    return path


def test_a_replay_of_what_was_stored_before_changes_nothing(old, newsroom_of, rows):
    with open_ledger(old) as ledger:
        newsroom = newsroom_of(ledger)
        before = rows(old)
        assert before["digests"][0][-1] == 2  # the first texts of a and b
        untold = [one.mention for one in ledger.untold()]
        assert untold
        counts = newsroom.apply()
        assert (counts.articles, counts.texts) == (3, 4)
        assert rows(old) == before
        assert [one.mention for one in ledger.untold()] == untold
