"""A machine that sleeps in the middle of a pass: nothing lost, nothing twice."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

DAY_ONE = "2024-12-09T12:00:00Z"


@pytest.fixture
def sleep():
    """Stop a process, and let it go on after some seconds; both happened in the end."""
    timers = []

    def put(pid, seconds):
        os.kill(pid, signal.SIGSTOP)
        timers.append(threading.Timer(seconds, os.kill, [pid, signal.SIGCONT]))
        timers[-1].start()

    yield put
    for timer in timers:
        timer.join()


def asleep(pid):
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("phase", ["collecting", "sending", "taken"])
def test_a_pass_that_slept_beyond_its_deadlines_loses_and_doubles_nothing(
    project, peace, stand, postbox, zygote, sleep, figure, phase
):
    """What was asked for may be too late then; it is asked for in the next pass."""
    slept = []

    def nap():
        sleep(zygote.pid, 1.5)
        slept.append(any(asleep(zygote.pid) for _ in range(100_000)))

    page = stand.pages["/feed.xml"]
    if phase == "collecting":
        stand.pages["/feed.xml"] = lambda _: (slept or nap(), page)[1]
    else:
        step = {"sending": "DATA", "taken": "TAKEN"}[phase]
        postbox.trouble = lambda at, *_: nap() if at == step and not slept else None
    here = project()
    toml = here.folder / "monitor.toml"
    toml.write_text(toml.read_text().replace("[fetch]", '[fetch]\ndeadline = "1s"'))
    ended = here.run(mail_seconds=0.5)
    stand.pages["/feed.xml"] = page
    assert slept == [True], ended.said
    assert ended.plain, ended.said
    assert ended.status in {0, 3, 4}, ended.said
    again = here.run("2024-12-09T14:00:00Z")
    assert again.status == 0, again.said
    assert here.sound()
    holds, copies, _ = peace[DAY_ONE]
    known = here.holds()
    for table in ("articles", "mentions", "claims"):
        assert told(known[table]) == told(holds[table])
    assert {to for to, _ in postbox.taken} == {to for to, _ in copies}
    assert len(postbox.taken) == len(copies)
    figure(
        f"copies of mails after a sleep while {phase}", sum(postbox.copies().values())
    )


def told(rows):
    """Rows without the times: what came too late is seen in the second pass."""
    return sorted(
        tuple(
            str(value)
            for value in row
            if "T12:" not in str(value) and "T14:" not in str(value)
        )
        for row in rows
    )
