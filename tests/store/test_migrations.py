"""Every earlier schema is brought up to date, with what it holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlite_utils import Database

from monitor.errors import LedgerError
from monitor.store import migrations as steps
from monitor.store.sqlite import open_ledger

NAMES = [step.__name__ for step in steps.STEPS]


def earlier(path, stop_before):
    """A ledger as an earlier version left it, with an article and a claim."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        db = Database(connection)
        steps.migrations.apply(db, stop_before=stop_before)
        connection.executescript("""
            INSERT INTO topics (id, name, claims) VALUES (1, 'strike', 1);
            INSERT INTO stories VALUES (1, '2024-12-10T08:00:00.000000+00:00');
            INSERT INTO articles (id, key, story_id, path, title, outlet, seen,
              status, origin) VALUES (1, 'a.txt', 1, 'a.txt', 'Walkout', 'Paper',
              '2024-12-10T08:00:00.000000+00:00', 'full', 'seed');
            INSERT INTO revisions (id, article_id, number, title, text, seen) VALUES
              (1, 1, 1, 'Walkout', 'Drivers walk out.',
              '2024-12-10T08:00:00.000000+00:00');
            UPDATE articles SET current_revision_id = 1;
            INSERT INTO threads (id, topic_id) VALUES (1, 1);
            INSERT INTO claims (id, thread_id, topic_id, text, status, first_seen,
              last_seen) VALUES (1, 1, 1, 'Drivers walk out', 'standing',
              '2024-12-10T08:00:00.000000+00:00',
              '2024-12-10T08:00:00.000000+00:00');
        """)
        if "article_words" in db.table_names():
            connection.execute(
                "INSERT INTO article_words (rowid, words) VALUES (1, 'drivers')"
            )


def test_the_list_of_steps_is_complete():
    db = Database(memory=True)
    try:
        assert [step.name for step in steps.migrations.pending(db)] == NAMES
    finally:
        db.close()


@pytest.mark.parametrize("stop_before", NAMES[1:])
def test_an_earlier_schema_becomes_the_newest_and_keeps_its_data(path, stop_before):
    earlier(path, stop_before)
    with open_ledger(path) as ledger, open_ledger(path.with_name("new.db")) as new:
        schema = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
        assert [tuple(r) for r in ledger._rows(schema)] == [
            tuple(r) for r in new._rows(schema)
        ]
        assert [a.title for a in ledger.articles()] == ["Walkout"]
        (claim,) = ledger._rows("SELECT text FROM claims")
        assert claim["text"] == "Drivers walk out"
        assert ledger.check() == []


def test_of_the_present_text_of_an_article_it_becomes_known_whose_words_it_is(path):
    earlier(path, "m012_waiting_pages")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript("""
            UPDATE articles SET status = 'feed-text';
            INSERT INTO revisions (id, article_id, number, title, text, seen)
              SELECT 2, 1, 2, title, 'They walked out.', seen FROM revisions;
            UPDATE articles SET current_revision_id = 2;
        """)
    with open_ledger(path) as ledger:
        rows = ledger._rows("SELECT status FROM revisions ORDER BY id")
        assert [row["status"] for row in rows] == [None, "feed-text"]


def test_a_step_that_fails_undoes_all_steps(path, monkeypatch):
    earlier(path, NAMES[1])
    before = path.read_bytes()

    def fail(db, path=None):
        raise sqlite3.OperationalError("no such table: imaginary")

    monkeypatch.setattr(steps.migrations._migrations[1], "fn", fail)
    with pytest.raises(sqlite3.OperationalError, match="imaginary"):
        open_ledger(path)
    assert path.read_bytes() == before


def test_a_migration_waits_for_no_writer_longer_than_it_is_told(path):
    earlier(path, NAMES[1])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another program"):
            open_ledger(path, patience=0.01)
        other.execute("ROLLBACK")
    with open_ledger(path) as ledger:
        assert ledger.check() == []


def test_opening_again_applies_nothing(path):
    def applied():
        with open_ledger(path) as ledger:
            return steps.migrations.applied(ledger._db)

    once = applied()
    assert [step.name for step in once] == NAMES
    assert applied() == once
