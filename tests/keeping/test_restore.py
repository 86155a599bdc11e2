"""Putting a copy back: what is refused, and what is kept."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from monitor.errors import LedgerDamaged, LedgerError, LedgerNewer
from monitor.store import migrations as steps
from monitor.store.copying import back_up, restore
from monitor.store.sqlite import open_ledger


def titles(path):
    with open_ledger(path, create=False) as ledger:
        return [article.title for article in ledger.articles()]


@pytest.fixture
def copy(path, desk_of):
    """A copy from before the second article, which the ledger has."""
    with open_ledger(path) as ledger:
        desk = desk_of(ledger)
        desk.article("one", text="word " * 50_000)
        back_up(path, path.with_name("copy.db"))
        desk.article("two")
    return path.with_name("copy.db")


@pytest.fixture
def aside(path):
    return path.with_name("aside.db")


def test_a_copy_takes_the_place_of_the_ledger_which_is_kept(path, copy, aside):
    assert restore(copy, path, aside).articles == 1
    assert titles(path) == ["one"]
    assert titles(aside) == ["one", "two"]
    names = {one.name for one in path.parent.iterdir()}
    assert names == {"ledger.db", "copy.db", "aside.db"}


def test_after_a_restore_the_next_run_reads_what_is_missing(monitor, project):
    later = {"now": datetime(2024, 12, 10, 12, tzinfo=UTC)}
    monitor("run")
    monitor("backup", "copy.db")
    (project / "seeds" / "second.txt").write_text("40 ships wait for the port strike.")
    monitor("run", **later)
    result = monitor("restore", "copy.db", **later)
    assert "Restored copy.db: 1 article, " in result.stdout
    assert "kept as state/ledger-20241210-120000-replaced.db" in result.stderr
    assert "Articles: 1 new" in monitor("run", **later).stdout
    monitor("verify")
    assert len(titles(project / "state/ledger-20241210-120000-replaced.db")) == 2


def truncate(content, copy):
    copy.write_bytes(content[: len(content) // 2])


def scribble(content, copy):
    content[4096 * 20 : 4096 * 40] = b"\xff" * 4096 * 20
    copy.write_bytes(content)


def spoil_one_page(content, copy):
    content[4096 * 10 : 4096 * 10 + 200] = b"\x07" * 200
    copy.write_bytes(content)


def empty(content, copy):
    copy.write_bytes(b"")


def replace_by_text(content, copy):
    copy.write_text("not a database " * 500)


def replace_by_bookmarks(content, copy):
    copy.unlink()
    with closing(sqlite3.connect(copy)) as other:
        other.execute("CREATE TABLE bookmarks (url)")


def lose_a_table(content, copy):
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("DROP TABLE mentions")


def lose_a_claim(content, copy):
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("INSERT INTO threads (topic_id) VALUES (404)")


@pytest.mark.parametrize(
    "harm",
    [
        truncate,
        scribble,
        spoil_one_page,
        empty,
        replace_by_text,
        replace_by_bookmarks,
        lose_a_table,
        lose_a_claim,
    ],
)
def test_a_damaged_copy_is_refused_and_nothing_is_changed(path, copy, aside, harm):
    harm(bytearray(copy.read_bytes()), copy)
    files = {one: one.read_bytes() for one in path.parent.iterdir()}
    with pytest.raises(LedgerDamaged, match="left as it is"):
        restore(copy, path, aside)
    assert {one: one.read_bytes() for one in path.parent.iterdir()} == files


def test_a_copy_of_a_later_version_is_refused(path, copy, aside):
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('claim-monitor', 'm999_future', '2030-01-01')"
        )
    with pytest.raises(LedgerNewer, match=r"m999_future.*Nothing was changed"):
        restore(copy, path, aside)
    assert titles(path) == ["one", "two"]


def test_a_copy_of_an_earlier_version_is_brought_up_to_date(path, ledger, aside):
    old = path.with_name("old.db")
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        steps.migrations.apply(
            Database(connection), stop_before=steps.STEPS[-1].__name__
        )
    before = old.read_bytes()
    ledger.close()
    restore(old, path, aside)
    assert old.read_bytes() == before
    with closing(sqlite3.connect(path)) as connection:
        done = connection.execute("SELECT name FROM _sqlite_migrations").fetchall()
    assert [name for (name,) in done] == [step.__name__ for step in steps.STEPS]


def test_what_the_log_of_a_copy_still_holds_is_restored_too(path, copy, aside):
    """A file that was copied by hand, together with its -wal."""
    with open_ledger(path) as ledger:
        ledger._insert("topics", name="in the log")
        by_hand = path.with_name("by-hand.db")
        by_hand.write_bytes(path.read_bytes())
        log = path.with_name("ledger.db-wal").read_bytes()
    by_hand.with_name("by-hand.db-wal").write_bytes(log)
    restore(by_hand, path, aside)
    with open_ledger(path) as ledger:
        assert [row["name"] for row in ledger._rows("SELECT name FROM topics")]


@pytest.mark.parametrize(
    "damaged", [b"SQLite format 3\0" + b"\xff" * 9000, b"", b"text"]
)
def test_a_damaged_ledger_is_replaced_and_kept_byte_by_byte(path, copy, aside, damaged):
    path.write_bytes(damaged)
    path.with_name("ledger.db-wal").write_bytes(b"its log")
    restore(copy, path, aside)
    assert titles(path) == ["one"]
    assert aside.read_bytes() == damaged
    assert aside.with_name("aside.db-wal").read_bytes() == b"its log"


def test_where_there_is_no_ledger_the_copy_becomes_it(path, copy, aside):
    path.unlink()
    restore(copy, path, aside)
    assert titles(path) == ["one"]
    assert not aside.exists()


def test_a_ledger_that_another_program_has_open_is_not_moved(path, copy, aside):
    """Renaming a database under its users is a known way to damage it."""
    with closing(sqlite3.connect(path)) as browser:
        browser.execute("SELECT count(*) FROM articles").fetchone()
        browser.execute("BEGIN")
        browser.execute("SELECT count(*) FROM articles").fetchone()
        monkey = pytest.MonkeyPatch()
        with monkey.context() as patched:
            patched.setattr("monitor.store.copying.PATIENCE", 0.01)
            with pytest.raises(LedgerError, match="another program"):
                restore(copy, path, aside)
    assert titles(path) == ["one", "two"]
    assert not aside.exists()


def test_the_lock_of_a_running_instance_is_respected(monitor, project, process):
    monitor("run")
    monitor("backup", "copy.db")
    holder = (
        "import sys; from pathlib import Path; from monitor.lock import hold\n"
        "with hold(Path('state/monitor.lock')):\n"
        "    print('held', flush=True); sys.stdin.read()"
    )
    running = process("-c", holder)
    assert running.stdout.readline() == "held\n"
    assert f"process {running.pid}" in monitor("restore", "copy.db", status=5).stderr


def test_a_failure_at_the_last_step_leaves_the_ledger_in_its_place(
    path, copy, aside, monkeypatch
):
    def fail(self, target):
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(LedgerError, match="No space left"):
        restore(copy, path, aside)
    monkeypatch.undo()
    assert titles(path) == ["one", "two"]
    assert not [one for one in path.parent.iterdir() if one.name.startswith(".")]


KILLED = """
import os, signal, sys
from pathlib import Path
from monitor.store import copying

left = int(sys.argv[1])

def mortal(step):
    def call(*words, **more):
        global left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
        return step(*words, **more)
    return call

os.link, os.fsync = mortal(os.link), mortal(os.fsync)
Path.replace, Path.rename = mortal(Path.replace), mortal(Path.rename)
copying.restore(*map(Path, sys.argv[2:]))
"""


def test_a_restore_that_is_killed_at_any_step_loses_nothing(path, copy, process):
    """At every moment there is a whole ledger in its place, and the old one is kept."""
    whole, kept, fate = copy.read_bytes(), path.read_bytes(), -9
    for steps_left in range(20):
        aside = path.with_name(f"aside-{steps_left}.db")
        path.write_bytes(kept)
        child = process("-c", KILLED, steps_left, copy, path, aside)
        child.communicate()
        fate = child.returncode
        old = aside if fate == 0 or titles(path) == ["one"] else path
        assert titles(old) == ["one", "two"]
        assert copy.read_bytes() == whole
        path.unlink()  # by any of its names it may be the file that was kept
        if fate == 0:
            break
    assert fate == 0
    assert steps_left > 3


def test_a_file_system_without_links_keeps_the_ledger_by_renaming(
    path, copy, aside, monkeypatch
):
    def no_links(source, target):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    restore(copy, path, aside)
    monkeypatch.undo()
    assert (titles(path), titles(aside)) == (["one"], ["one", "two"])


def test_the_ledger_cannot_be_restored_from_itself_nor_over_what_is_kept(
    path, copy, aside
):
    with pytest.raises(LedgerError, match="the ledger itself"):
        restore(path, path, aside)
    aside.write_text("kept")
    with pytest.raises(LedgerError, match="exists"):
        restore(copy, path, aside)
    assert aside.read_text() == "kept"


def test_what_is_no_copy_is_told_apart_from_a_damaged_ledger(monitor, project):
    monitor("run")
    (project / "notes.txt").write_text("no copy")
    said = monitor("restore", "notes.txt", status=1).stderr
    assert "name another copy; the ledger was not touched" in said
    assert "to begin a new ledger" not in said


def test_a_file_that_is_not_there_is_told(monitor):
    monitor("run")
    assert (
        "There is no file absent.db" in monitor("restore", "absent.db", status=2).stderr
    )
