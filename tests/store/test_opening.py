"""Opening a ledger: what is made, what is kept, and what is refused."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest

from monitor import durable
from monitor.errors import LedgerDamaged, LedgerError, LedgerNewer
from monitor.store import opening
from monitor.store.sqlite import open_ledger


def pragma(ledger, name):
    return ledger._row(f"PRAGMA {name}")[0]


def test_a_missing_folder_and_ledger_are_made_and_nothing_else(path):
    with open_ledger(path):
        pass
    assert [file.name for file in path.parent.iterdir()] == ["ledger.db"]


def test_what_was_stored_is_there_after_reopening(path, desk_of):
    with open_ledger(path) as ledger:
        desk_of(ledger).article("kept.txt")
    with open_ledger(path, create=False) as ledger:
        assert [a.path for a in ledger.articles()] == ["kept.txt"]


def test_a_ledger_survives_power_cuts_and_checks_its_references(ledger):
    assert pragma(ledger, "journal_mode") == "wal"
    assert pragma(ledger, "synchronous") == 2  # FULL
    assert pragma(ledger, "foreign_keys") == 1
    with pytest.raises(sqlite3.IntegrityError):
        ledger._insert("threads", topic_id=404)


def test_every_table_of_ours_is_strict(ledger):
    rows = ledger._rows(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT \"strict\""
    )
    loose = {row["name"] for row in rows}
    assert loose <= {"sqlite_schema", "sqlite_temp_schema", "_sqlite_migrations"}


def test_without_leave_to_create_nothing_is_made(path):
    with pytest.raises(LedgerError, match="no ledger at"):
        open_ledger(path, create=False)
    assert not path.parent.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "state").write_text("a file")
    with pytest.raises(LedgerError, match="cannot be made"):
        open_ledger(tmp_path / "state" / "ledger.db")


def test_a_folder_in_the_place_of_the_ledger_is_told(path):
    path.mkdir(parents=True)
    with pytest.raises(LedgerError, match="cannot be read"):
        open_ledger(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"short", "is not a database"),
        (b"<html>" * 100, "is not a database"),
        (b"SQLite format 3\0" + b"\x00" * 20, "is not a database"),
    ],
)
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(path, content, words):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(LedgerDamaged, match=words):
        open_ledger(path)
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir()] == ["ledger.db"]


def test_a_log_without_its_ledger_is_a_loss_and_not_a_fresh_start(path):
    path.parent.mkdir()
    path.with_name("ledger.db-wal").write_bytes(b"frames")
    with pytest.raises(LedgerDamaged, match=r"ledger\.db-wal lies beside it"):
        open_ledger(path)
    assert not path.exists()


def test_a_copy_that_was_cut_off_is_refused(path, desk_of):
    with open_ledger(path) as ledger:
        desk_of(ledger).article(text="word " * 20_000)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(LedgerDamaged, match="was cut off"):
        open_ledger(path)
    assert path.read_bytes() == whole[: len(whole) // 2]


def test_a_damaged_schema_is_refused(path):
    with open_ledger(path):
        pass
    content = bytearray(path.read_bytes())
    content[100:3000] = b"\xff" * 2900
    path.write_bytes(content)
    with pytest.raises(LedgerDamaged, match="left as it is"):
        open_ledger(path)
    assert path.read_bytes() == bytes(content)


def test_another_programs_database_is_refused(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url)")
    with pytest.raises(LedgerDamaged, match="not a ledger"):
        open_ledger(path)
    with closing(sqlite3.connect(path)) as other:
        tables = other.execute("SELECT name FROM sqlite_master").fetchall()
    assert tables == [("bookmarks",)]


def test_a_ledger_of_a_later_version_is_refused(path):
    with open_ledger(path) as ledger:
        ledger._insert(
            "_sqlite_migrations",
            migration_set="claim-monitor",
            name="m999_future",
            applied_at="2030-01-01",
        )
    before = path.read_bytes()
    with pytest.raises(LedgerNewer, match=r"m999_future.*Upgrade"):
        open_ledger(path)
    assert path.read_bytes() == before


def test_an_sqlite_without_strict_tables_is_told(path, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 0))
    with pytest.raises(LedgerError, match="newer Python"):
        open_ledger(path)


def test_a_ledger_that_another_process_began_first_is_not_replaced(path, monkeypatch):
    """Both find no ledger; the slower one must take the faster one's."""
    name = durable.rename_unless_taken

    def while_another_begins(fresh, target):
        monkeypatch.undo()
        with open_ledger(target) as faster:
            faster._insert("topics", name="of the faster one")
        return name(fresh, target)

    monkeypatch.setattr(opening, "rename_unless_taken", while_another_begins)
    with open_ledger(path) as ledger:
        (row,) = ledger._rows("SELECT name FROM topics")
    assert row["name"] == "of the faster one"
    assert [file.name for file in path.parent.iterdir()] == ["ledger.db"]


@pytest.mark.parametrize("taken", [False, True])
def test_a_file_system_without_links_gets_its_ledger_by_renaming(
    path, monkeypatch, taken
):
    def no_links(source, target):
        if taken:
            monkeypatch.undo()
            open_ledger(path).close()
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    with open_ledger(path) as ledger:
        assert ledger.check() == []
    assert [file.name for file in path.parent.iterdir()] == ["ledger.db"]
