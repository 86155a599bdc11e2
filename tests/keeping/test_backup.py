"""Copies of the ledger: whole, checked, and made while others write."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlite_utils import Database

from monitor.errors import LedgerDamaged, LedgerError
from monitor.store import migrations as steps
from monitor.store.copying import back_up
from monitor.store.sqlite import open_ledger

NOW = datetime(2024, 12, 9, 12, tzinfo=UTC)

WRITER = """
import sys
from pathlib import Path
from monitor.store.sqlite import open_ledger
with open_ledger(Path(sys.argv[1])) as ledger, ledger.transaction():
    ledger._insert("topics", name="not yet")
    print("inside", flush=True)
    sys.stdin.readline()
print("written", flush=True)
"""

BUSY = """
import sys
from pathlib import Path
from monitor.store.sqlite import open_ledger
with open_ledger(Path(sys.argv[1])) as ledger:
    number = 0
    while True:
        with ledger.transaction():
            for _ in range(50):
                number += 1
                ledger._insert("topics", name=f"topic {number} " + "x" * 400)
        if number == 50:
            print("busy", flush=True)
"""


def topics(path):
    with open_ledger(path, create=False) as ledger:
        return [row["name"] for row in ledger._rows("SELECT name FROM topics")]


def test_a_copy_is_named_by_its_time_and_says_what_it_holds(monitor, project):
    monitor("run")
    result = monitor("backup")
    assert result.stdout == "state/backups/ledger-20241209-120000.db\n"
    assert "1 article, " in result.stderr
    assert "1 digest; last run: 09 Dec 2024 12:00." in result.stderr
    copy = project / "state/backups/ledger-20241209-120000.db"
    with open_ledger(copy) as ledger:
        assert [a.title for a in ledger.articles()] == ["Dockers walk out"]
        assert not [look for look in ledger.verify() if look.faults]


def test_two_copies_of_one_second_are_two(monitor, project):
    monitor("run")
    monitor("backup")
    assert monitor("-q", "backup").output == ""
    names = sorted(path.name for path in (project / "state/backups").iterdir())
    assert names == ["ledger-20241209-120000-2.db", "ledger-20241209-120000.db"]


def test_a_copy_is_one_file_that_needs_no_log(path, desk, tmp_path):
    desk.article("one")
    back_up(path, tmp_path / "copies" / "copy.db")
    assert [one.name for one in (tmp_path / "copies").iterdir()] == ["copy.db"]
    uri = f"file:{tmp_path}/copies/copy.db?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() != ("wal",)
        assert copy.execute("SELECT title FROM articles").fetchall() == [("one",)]


def test_what_another_process_has_not_committed_is_not_in_the_copy(
    path, ledger, process, tmp_path
):
    ledger._insert("topics", name="committed")
    writer = process("-c", WRITER, path)
    assert writer.stdout.readline() == "inside\n"
    back_up(path, tmp_path / "copy.db")
    assert writer.poll() is None, "the copy waited for the writer"
    assert topics(tmp_path / "copy.db") == ["committed"]
    writer.stdin.write("\n")
    writer.stdin.flush()
    assert writer.stdout.readline() == "written\n"
    assert topics(path) == ["committed", "not yet"]


def test_copies_beside_a_busy_writer_are_whole(path, ledger, process, tmp_path):
    """Each holds whole transactions, and the next never less than the one before."""
    writer = process("-c", BUSY, path)
    assert writer.stdout.readline() == "busy\n"
    held = []
    for number in range(5):
        back_up(path, tmp_path / f"{number}.db")
        held.append(len(topics(tmp_path / f"{number}.db")))
    assert writer.poll() is None
    assert held == sorted(held)
    assert all(count % 50 == 0 for count in held)


def test_a_copy_is_made_while_a_daemon_holds_the_lock(monitor, project, process):
    monitor("run")
    holder = (
        "import sys; from pathlib import Path; from monitor.lock import hold\n"
        "with hold(Path('state/monitor.lock')):\n"
        "    print('held', flush=True); sys.stdin.read()"
    )
    assert process("-c", holder).stdout.readline() == "held\n"
    monitor("run", status=5)
    monitor("backup", "copy.db")
    assert (project / "copy.db").exists()


def test_a_copy_replaces_nothing(monitor, project):
    monitor("run")
    (project / "precious.db").write_text("precious")
    assert "exists" in monitor("backup", "precious.db", status=1).stderr
    assert (project / "precious.db").read_text() == "precious"


def test_a_name_that_is_taken_meanwhile_is_not_replaced(path, ledger, monkeypatch):
    target = path.with_name("copy.db")

    def while_another_writes(fresh):
        assert fresh.exists()
        target.write_text("faster")

    monkeypatch.setattr("monitor.store.copying._settle", while_another_writes)
    with pytest.raises(LedgerError, match="by now"):
        back_up(path, target)
    assert target.read_text() == "faster"


def test_a_file_system_without_links_gets_its_copy_by_renaming(
    path, desk, monkeypatch, tmp_path
):
    def no_links(source, target):
        raise OSError(95, "Operation not supported")

    desk.article("one")
    monkeypatch.setattr("os.link", no_links)
    assert back_up(path, tmp_path / "copy.db").articles == 1
    assert (tmp_path / "copy.db").exists()


def test_of_a_damaged_ledger_no_copy_is_made(path, desk_of):
    with open_ledger(path) as ledger:
        desk_of(ledger).article("long", text="word " * 50_000)
    content = bytearray(path.read_bytes())
    content[4096 * 20 : 4096 * 60] = b"\xff" * 4096 * 40
    path.write_bytes(content)
    with pytest.raises(LedgerDamaged, match="left as it is"):
        back_up(path, path.with_name("copy.db"))
    assert [one.name for one in path.parent.iterdir()] == ["ledger.db"]


def test_a_copy_that_cannot_be_written_is_told(monitor, project):
    monitor("run")
    (project / "file").write_text("")
    told = monitor("backup", "file/copy.db", status=1).stderr
    assert "cannot be written" in told


def test_before_the_first_run_there_is_nothing_to_copy(monitor, project):
    assert "There is no ledger at" in monitor("backup", status=1).stderr
    assert not (project / "state" / "backups").exists()


def test_a_ledger_of_an_earlier_version_is_copied_as_it_is(path, tmp_path):
    """A copy made before an upgrade must not be upgraded itself."""
    path.parent.mkdir()
    first = steps.STEPS[1].__name__
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        steps.migrations.apply(Database(connection), stop_before=first)
    before = path.read_bytes()
    back_up(path, tmp_path / "copy.db")
    assert path.read_bytes() == before
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        done = copy.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()
    assert done == (1,)


@pytest.fixture
def copies(monitor, project):
    """A pass, and a copy of each of four days; their folder."""
    monitor("run")
    for day in range(1, 5):
        monitor("backup", now=NOW - timedelta(days=day))
    return project / "state" / "backups"


def named(folder):
    return sorted(path.name.removeprefix("ledger-") for path in folder.iterdir())


def test_only_the_newest_copies_are_kept(monitor, copies):
    told = monitor("backup", "--keep", "3")
    assert named(copies) == [f"202412{day}-120000.db" for day in ("07", "08", "09")]
    assert "Removed 2 older copies: ledger-20241206-120000.db, " in told.stderr
    monitor("backup", "--keep", "1")  # within the same second
    assert named(copies) == ["20241209-120000-2.db"]
    assert "Removed" not in monitor("backup", "--keep", "9").stderr


def test_the_new_copy_stays_also_where_others_have_names_of_the_future(monitor, copies):
    monitor("backup", "--keep", "2", now=NOW - timedelta(days=30))
    assert named(copies) == ["20241109-120000.db", "20241208-120000.db"]


def test_what_is_not_surely_an_old_copy_is_not_removed(monitor, copies):
    (copies / "ledger-20200101-000000.db").write_text("notes " * 99)
    (copies / "before-the-move.db").write_bytes(
        (copies / "ledger-20241205-120000.db").read_bytes()
    )
    (copies / "ledger-20200102-000000.db").symlink_to(copies / "before-the-move.db")
    (copies / "ledger-20200103-000000.db").mkdir()
    monitor("backup", "--keep", "1")
    assert named(copies) == [
        "20200101-000000.db",
        "20200102-000000.db",
        "20200103-000000.db",
        "20241209-120000.db",
        "before-the-move.db",
    ]


def test_nothing_is_removed_unless_the_new_copy_is_whole(monitor, copies, path):
    before = named(copies)
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    path.write_bytes(content)
    monitor("backup", "--keep", "1", status=1)
    assert named(copies) == before


def test_copies_that_a_person_named_are_not_counted_out(monitor, copies, tmp_path):
    told = monitor("backup", str(tmp_path / "mine.db"), "--keep", "1", status=2)
    assert "--keep" in told.stderr
    assert len(named(copies)) == 4
    monitor("backup", "--keep", "0", status=2)
