"""All or nothing, and in plain words where something stands in the way."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from monitor.errors import LedgerDamaged, LedgerError
from monitor.store.faults import plain_words
from monitor.store.sqlite import open_ledger


class Interrupted(BaseException):
    """Stands for a signal that ends the process in the midst of its work."""


def interrupted(around, work):
    """Do ``work`` and be interrupted before its end."""
    with around:
        work()
        raise Interrupted


def test_an_error_undoes_the_whole_article(ledger, desk):
    with pytest.raises(Interrupted):
        interrupted(
            ledger.transaction(), lambda: desk.tell(desk.article(), "called a strike")
        )
    assert list(ledger.articles()) == []
    assert list(ledger.claims()) == []


def test_a_topic_that_was_undone_is_made_anew(ledger, desk):
    with pytest.raises(Interrupted):
        interrupted(
            ledger.transaction(), lambda: desk.tell(desk.article(), "called a strike")
        )
    desk.tell(desk.article(), "called a strike")
    assert ledger.check() == []
    assert [m.topic for m in ledger.mentions()] == [desk.topic]


def test_a_commit_that_fails_undoes_it_all_and_ends(path, ledger, desk):
    desk.article("kept.txt")

    def orphan():
        with ledger.transaction():
            ledger._write("PRAGMA defer_foreign_keys = ON")  # until the end
            ledger._write("UPDATE revisions SET article_id = 99")

    with pytest.raises(sqlite3.IntegrityError):
        orphan()
    desk.article("next.txt")
    with closing(sqlite3.connect(path)) as reader:
        rows = reader.execute("SELECT article_id FROM revisions").fetchall()
    assert rows == [(1,), (2,)]


def test_a_nested_transaction_is_a_savepoint(ledger, desk):
    with ledger.transaction():
        desk.article("kept.txt")
        with pytest.raises(Interrupted):
            interrupted(ledger.transaction(), lambda: desk.article("undone.txt"))
        with ledger.transaction():
            desk.article("kept too.txt")
    assert [a.path for a in ledger.articles()] == ["kept.txt", "kept too.txt"]


def test_nothing_is_seen_from_outside_before_the_end(path, ledger, desk):
    with closing(sqlite3.connect(path)) as reader:
        with ledger.transaction():
            desk.article()
            count = reader.execute("SELECT count(*) FROM articles").fetchone()
        assert count == (0,)
        assert reader.execute("SELECT count(*) FROM articles").fetchone() == (1,)


def test_a_rehearsal_happens_and_is_undone(ledger, desk):
    with ledger.rehearsal():
        desk.tell(desk.article(), "called a strike")
        assert [m.quote for m in ledger.mentions()] == ["called a strike"]
    assert list(ledger.mentions()) == []
    desk.tell(desk.article(), "called a strike")
    assert ledger.check() == []


def test_an_error_ends_a_rehearsal_and_is_told(ledger, desk):
    with pytest.raises(Interrupted):
        interrupted(ledger.rehearsal(), desk.article)
    assert list(ledger.articles()) == []


def test_a_rehearsal_does_not_mind_a_reader(path, ledger, desk):
    desk.article()
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM articles").fetchone()
        with ledger.rehearsal():
            desk.article("draft.txt")
        reader.execute("ROLLBACK")
    assert [a.path for a in ledger.articles()] == ["a.txt"]


def test_another_writer_is_met_before_any_work(path, desk_of):
    with (
        open_ledger(path, patience=0.01) as ledger,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        reached = False
        with (
            pytest.raises(LedgerError, match="another program is writing"),
            ledger.transaction(),
        ):
            reached = True
        assert not reached
        other.execute("ROLLBACK")
        assert desk_of(ledger).article().id == 1


def test_a_ledger_that_may_only_be_read_is_told(ledger, desk):
    desk.article()
    ledger._db.execute("PRAGMA query_only = ON")
    with pytest.raises(LedgerError, match="read-only; give this user the right"):
        desk.article("b.txt")
    ledger._db.execute("PRAGMA query_only = OFF")
    assert [a.path for a in ledger.articles()] == ["a.txt"]


def test_a_full_disk_is_told_and_loses_nothing(ledger, desk):
    desk.article()
    pages = ledger._row("PRAGMA page_count")[0]
    ledger._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LedgerError, match="disk is full"):
        desk.article("b.txt", text="word " * 50_000)
    ledger._db.execute("PRAGMA max_page_count = 1000000")
    desk.article("c.txt")
    assert [a.path for a in ledger.articles()] == ["a.txt", "c.txt"]


KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from monitor.store.sqlite import open_ledger
from monitor.types import Origin, Piece

def add(name):
    piece = Piece(text=name, title=name, origin=Origin.SEED, path=name)
    ledger.add_article(piece, (1, 2, 3), None, datetime(2024, 12, 10, tzinfo=UTC))

ledger = open_ledger(Path(sys.argv[1]))
add("finished.txt")
with ledger.transaction():
    add("unfinished.txt")
    os.kill(os.getpid(), 9)
"""


def test_a_killed_process_loses_only_what_it_had_not_finished(path):
    done = subprocess.run(  # noqa: S603 - our own text
        [sys.executable, "-c", KILLED, str(path)], check=False
    )
    assert done.returncode == -signal.SIGKILL
    with open_ledger(path) as ledger:
        assert [a.path for a in ledger.articles()] == ["finished.txt"]
        assert ledger.similar_sketches((1,)) == [(1, 1, (1, 2, 3))]
        assert ledger.check() == []


def test_damage_inside_is_told(path, desk_of):
    with open_ledger(path) as ledger:
        desk = desk_of(ledger)
        desk.tell(desk.article(text="word " * 50_000), "word")
    content = bytearray(path.read_bytes())
    for page in range(0, len(content), 4096):
        if content.count(b"word ", page, page + 4096) > 800:  # all of it is the text
            content[page : page + 4] = b"\xee\xee\xee\xee"  # what page comes next
    path.write_bytes(content)
    with open_ledger(path) as ledger:
        with pytest.raises(LedgerDamaged, match="restore a copy"):
            ledger.find_article("a.txt")
        first, *_, last = ledger.check()
        assert first.startswith("integrity:")
        assert "restore a copy" in last


def test_mistakes_of_our_own_are_not_dressed_up(path):
    with pytest.raises(sqlite3.OperationalError), plain_words(path):
        sqlite3.connect(":memory:").execute("SELEC 1")


def test_an_error_without_a_code_is_not_dressed_up(path):
    with pytest.raises(sqlite3.ProgrammingError), plain_words(path):
        raise sqlite3.ProgrammingError("closed")
