"""kill -9 of a pass at any point: nothing lost, nothing doubled but one mail."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import suppress
from pathlib import Path

import pytest

DAY_ONE, DAY_TWO = "2024-12-09T12:00:00Z", "2024-12-10T12:00:00Z"
LATER = "The union filed its complaint over the port strike with a court in Hull."


def a_pass(here, day):
    prepare(here, day)
    ended = here.run(day)
    assert ended.status == 0, ended.said
    return ended


def prepare(here, day):
    if day == DAY_TWO:
        (here.folder / "seeds" / "later.txt").write_text(LATER)


@pytest.fixture
def disturbed(project, peace, postbox):
    """Kill the pass of a day as ``kill`` does it, and repeat it to its end."""

    def check(name, day, kill):
        postbox.taken.clear()
        here = project(name)
        if day == DAY_TWO:
            a_pass(here, DAY_ONE)
        prepare(here, day)
        kill(here, day)
        postbox.trouble = None
        a_pass(here, day)
        assert here.sound()
        holds, copies, _ = peace[day]
        known = here.holds()
        for table in holds:
            assert known[table] == holds[table], (name, table)
        more = postbox.copies() - copies
        assert not copies - postbox.copies(), f"{name}: a mail is missing"
        assert more.total() <= 1, f"{name}: more than one mail was doubled"
        assert more.keys() <= copies.keys(), f"{name}: a mail is not the same again"
        return more.total()

    return check


def test_a_kill_before_any_statement_loses_and_doubles_nothing(
    disturbed, peace, soak, chance, figure
):
    points = [(day, at) for day, told in peace.items() for at in range(1, told[2])]
    chosen = chance.sample(points, 120 if soak else 4)

    def killing(at):
        def kill(here, now):
            assert here.run(now, signal_at=at).status == -signal.SIGKILL

        return kill

    doubled = sum(
        disturbed(f"{day[8:10]}-{at}", day, killing(at)) for day, at in chosen
    )
    figure("kills before a statement", len(chosen))
    figure("mails doubled by them", doubled)


def test_a_kill_between_a_mail_and_its_mark_doubles_that_mail_at_most(
    disturbed, postbox, zygote, soak, figure
):
    """Before the server answered, after it answered, and while it says good-bye."""
    every = [
        (day, step, number)
        for day in (DAY_ONE, DAY_TWO)
        for step in ("DATA", "TAKEN", "QUIT")
        for number in (1, 2, 3)
    ]
    chosen = (every * 3)[:40] if soak else every[3:8:2] + every[-1:]

    def killing(step, number):
        def kill(here, now):
            seen = []

            def trouble(where, to, server):
                seen.append(where)
                if where == step and seen.count(step) == number:
                    os.kill(zygote.pid, signal.SIGKILL)

            postbox.trouble = trouble
            assert here.run(now).status == -signal.SIGKILL

        return kill

    doubled = sum(
        disturbed(f"{day[8:10]}{step}{number}-{turn}", day, killing(step, number))
        for turn, (day, step, number) in enumerate(chosen)
    )
    assert doubled, "no kill fell between a mail and its mark"
    figure("kills between a mail and its mark", len(chosen))
    figure("mails sent again by them, byte for byte", doubled)


def test_a_kill_of_the_real_program_after_any_time(disturbed, soak, chance, figure):
    """With its worker processes, none of which stays behind."""
    lives = [chance.uniform(0.3, 1.6) for _ in range(40 if soak else 1)]
    left = []

    def killing(seconds):
        def kill(here, now):
            process = here.start(now)
            timer = threading.Timer(seconds, process.kill)
            timer.start()
            here.wait(process)
            timer.cancel()
            left.append(process.pid)

        return kill

    for turn, seconds in enumerate(lives):
        disturbed(f"real{turn}", DAY_ONE, killing(seconds))
    assert not [pid for pid in left if alive(pid)]
    figure("kills of the real program", len(lives))


def alive(session: int) -> list[str]:
    """The processes of a session that still live (proc(5): fields 3 and 6 of stat)."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = path.read_text().rpartition(")")[2].split()
            if fields[0] != "Z" and int(fields[3]) == session:
                found.append(path.parent.name)
    return found
