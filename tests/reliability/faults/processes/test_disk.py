"""A disk that is full, read-only or held by others: told plainly, nothing lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime

import pytest

from monitor.config import parse
from monitor.errors import MonitorError
from monitor.scheduler import Action, Daemon

DAY_ONE = "2024-12-09T12:00:00Z"


@pytest.fixture
def untroubled(peace):
    """What the ledger holds after the same pass on a disk with room."""
    return peace[DAY_ONE][0]


@pytest.fixture
def recovered(peace, postbox):
    """Check that a pass that failed said so and sent nothing unmarked, and that the
    next one sends the rest; gives what the ledger holds then.
    """

    def check(here, ended, words):
        assert ended.status in {1, 4}, ended.said
        assert ended.plain, ended.said
        assert any(word in ended.said for word in words), ended.said
        _, copies, _ = peace[DAY_ONE]
        if here.database.exists():
            assert here.sound()
            sent = {row[1] for row in here.holds()["outbox"] if row[4] == "sent"}
            assert {to for to in sent if "@" in to} <= {to for to, _ in postbox.taken}
        again = here.run()
        assert again.status == 0, again.said
        assert here.sound()
        more = postbox.copies() - copies
        assert not copies - postbox.copies()
        assert more.total() <= 1
        assert more.keys() <= copies.keys()
        return here.holds()

    return check


SIZE = 280_000  # bytes that a ledger of one pass takes, or a little more
FULL = ("the disk is full", "disk reported an error", "File too large", "No space left")


def test_a_full_disk_at_any_point_is_told_and_made_good(
    project, recovered, untroubled, postbox, soak, chance, figure
):
    """By the most pages SQLite may use, and by the largest file anybody may write."""
    counts = chance.sample(range(2, SIZE // 4096), 20 if soak else 2)
    sizes = chance.sample(range(8192, SIZE), 20 if soak else 2)
    points = [{"pages": n} for n in counts] + [{"largest": n} for n in sizes]
    for number, limit in enumerate(points):
        postbox.taken.clear()
        here = project(f"full{number}")
        assert recovered(here, here.run(**limit), FULL) == untroubled
    figure("points at which the disk was full", len(points))


@pytest.fixture
def small_disk(project):
    """A project whose state lies on a disk of its own; None where none can be had."""
    mounted = []

    def make(name, kilobytes):
        here = project(name)
        state = here.folder / "state"
        state.mkdir()
        words = [
            "mount",
            "-t",
            "tmpfs",
            "-o",
            f"size={kilobytes}k",
            "tmpfs",
            str(state),
        ]
        if subprocess.run(words, check=False, capture_output=True).returncode:  # noqa: S603
            pytest.skip("no disk can be mounted here")
        mounted.append(state)
        return here, lambda options: subprocess.run(  # noqa: S603
            ["mount", "-o", f"remount,{options}", str(state)],  # noqa: S607
            check=True,
        )

    yield make
    for state in mounted:
        subprocess.run(["umount", "-l", str(state)], check=True)  # noqa: S603, S607


def test_a_real_disk_that_is_full_and_gets_room(
    small_disk, recovered, untroubled, postbox, soak, chance, figure
):
    """With the real program's workers, which have nothing to add to its message."""
    sizes = chance.sample(range(40, SIZE // 1024, 4), 10 if soak else 1)
    for number, size in enumerate(sizes):
        postbox.taken.clear()
        here, remount = small_disk(f"disk{number}", size)
        ended = here.wait(here.start())
        remount("size=16m")
        assert recovered(here, ended, FULL) == untroubled
    figure("real disks that were full", len(sizes))


def test_on_a_full_disk_no_mail_is_sent_in_pass_after_pass(
    small_disk, postbox, soak, figure
):
    """What waits in the outbox could not be marked; so it keeps waiting.

    The rooms that are left reach from none to enough to open a log and write little.
    """
    rooms = range(0, 80, 4) if soak else (36,)
    most = 0
    for room in rooms:
        postbox.reset()
        here, _ = small_disk(f"flood{room}", 16_384)
        postbox.trouble = lambda step, *_: "451 later" if step == "RCPT" else None
        assert here.run().status == 4
        postbox.trouble = None
        filler = fill(here.database.with_name("filler"), leave=room * 1024)
        for _ in range(4):
            ended = here.run()
            assert ended.plain, ended.said
        most = max([most, *Counter(to for to, _ in postbox.taken).values()])
        filler.unlink()
        assert here.run().status == 0
        assert len({to for to, _ in postbox.taken}) == 3
        assert max(postbox.copies().values()) <= 2
    assert most <= 1
    figure("the most copies of a mail sent in four passes on a full disk", most)


def fill(path, leave):
    """Fill the disk that a file lies on."""
    try:
        with path.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(1024))
    except OSError:
        os.truncate(path, path.stat().st_size - leave)
    return path


def test_a_read_only_disk_is_told(small_disk, recovered, untroubled):
    here, remount = small_disk("read-only", 16_384)
    remount("ro")
    ended = here.run()
    remount("rw")
    assert recovered(here, ended, ["Read-only file system"]) == untroubled


@pytest.mark.skipif(
    os.geteuid() == 0 and sys.platform != "linux",
    reason="nothing is forbidden to root, who can give up that right on Linux alone",
)
@pytest.mark.parametrize("what", ["folder", "ledger"])
def test_missing_rights_are_told(project, postbox, what):
    here = project()
    root = {"bound": True} if os.geteuid() == 0 else {}
    assert here.run(**root).status == 0
    postbox.taken.clear()
    closed = here.database.parent if what == "folder" else here.database
    mode = closed.stat().st_mode
    closed.chmod(mode & ~0o222)
    ended = here.run("2024-12-10T12:00:00Z", **root)
    closed.chmod(mode)
    assert (ended.status, ended.plain) == (1, True), ended.said
    assert closed.name in ended.said
    assert not postbox.taken
    assert here.run("2024-12-10T12:00:00Z").status == 0
    assert len(postbox.taken) == 3


def test_a_ledger_that_another_program_holds_is_told(project, postbox):
    here = project()
    assert here.run().status == 0
    (here.folder / "seeds" / "new.txt").write_text("The port strike is over, he said.")
    postbox.taken.clear()
    with closing(sqlite3.connect(here.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        held = here.run("2024-12-10T12:00:00Z", patience=0.05)
        assert (held.status, held.plain) == (1, True), held.said
        assert "another program is writing to it" in held.said
        assert not postbox.taken
        other.execute("ROLLBACK")
    assert here.run("2024-12-10T12:00:00Z").status == 0
    assert len(postbox.taken) == 3


def test_the_daemon_outlives_a_full_disk(tmp_path):
    """Whatever met it first: the ledger, or a temporary file of the workers."""
    path = tmp_path / "monitor.toml"
    path.write_text("")
    said = []

    class Listener:
        def passed(self, report): ...

        def reloaded(self, config): ...

        def refused(self, error): ...

        def troubled(self, error):
            said.append(error)

    def run_pass(config, should_stop):
        raise OSError(28, os.strerror(28), "/tmp/pymp-x")  # noqa: S108

    daemon = Daemon(
        parse("", path), lambda: datetime(2024, 12, 9, tzinfo=UTC), Listener(), run_pass
    )
    assert daemon.tick() is Action.PASS
    (fault,) = said
    assert isinstance(fault, MonitorError)
    assert "No space left" in str(fault)
