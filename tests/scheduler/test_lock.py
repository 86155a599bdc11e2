"""The lock: one holder, named, gone with its process."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from typing import Any

import pytest

from monitor.errors import LedgerError, LockHeld
from monitor.lock import hold

HOLDER = """
import sys
from pathlib import Path
from monitor.lock import hold
with hold(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state" / "monitor.lock"


@pytest.fixture
def holder(path):
    """Another process that holds the lock until its input ends."""
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.stdin.close()


def test_the_holder_writes_its_number_and_wipes_it(path):
    with hold(path):
        assert path.read_text() == f"{os.getpid()}\n"
    assert path.read_text() == ""


def test_the_lock_can_be_taken_again(path):
    with hold(path):
        pass
    with hold(path):
        assert path.exists()


def test_it_is_given_back_after_an_error(path):
    with pytest.raises(RuntimeError), hold(path):
        raise RuntimeError
    with hold(path):
        assert path.exists()


def test_a_second_process_is_refused_and_told_by_whom(path, holder):
    with (
        pytest.raises(LockHeld, match=f"process {holder.pid} holds") as caught,
        hold(path),
    ):
        pass
    assert caught.value.pid == holder.pid
    assert caught.value.exit_status == 5


def test_a_killed_holder_leaves_nothing_behind(path, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with hold(path):
        assert path.read_text() == f"{os.getpid()}\n"


@pytest.mark.parametrize("written", ["", "rubbish", "999999999999999999999"])
def test_a_holder_that_cannot_be_named_is_refused_all_the_same(
    path, holder, written, monkeypatch
):
    monkeypatch.setattr("monitor.lock._TRIES", 1)
    path.write_text(written)
    with pytest.raises(LockHeld, match="an unknown process") as caught, hold(path):
        pass
    assert caught.value.pid is None


def test_a_number_of_somebody_elses_process_counts(path, holder, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr("monitor.lock.os.kill", refuse)
    with pytest.raises(LockHeld, match=f"process {holder.pid}"), hold(path):
        pass


def test_a_state_folder_that_cannot_be_made_is_an_error(tmp_path):
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(LedgerError, match=r"file is no folder; .* \[monitor\] state"),
        hold(tmp_path / "file" / "monitor.lock"),
    ):
        pass


def test_of_two_processes_that_race_one_wins(path):
    """Both start together; the loser names the winner."""
    code = HOLDER.replace("with hold", "sys.stdin.readline()\nwith hold")
    racers: list[Any] = [
        subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", code, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for racer in racers:
        racer.stdin.write("go\n")
        racer.stdin.flush()
    # The loser ends by itself; the winner waits for the end of its input.
    ended, _, _ = select.select([racer.stderr for racer in racers], [], [])
    (loser,) = [racer for racer in racers if racer.stderr in ended]
    (winner,) = [racer for racer in racers if racer is not loser]
    _, said = loser.communicate()
    out, _ = winner.communicate()
    assert out == "held\n"
    assert f"process {winner.pid} holds" in said
    assert (winner.returncode, loser.returncode) == (0, 1)
