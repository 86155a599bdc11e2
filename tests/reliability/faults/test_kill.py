"""kill -9 of a pass at any point: nothing lost, nothing doubled but one mail."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import pytest

DAY_ONE, DAY_TWO = "2024-12-09T12:00:00Z", "2024-12-10T12:00:00Z"
LATER = "The union filed its complaint over the port strike with a court in Hull."


@pytest.fixture
def undisturbed(project, postbox, stand):
    """Two passes in peace: what is known and sent afterwards, and in how many steps."""
    peace = project("peace")
    first = peace.run()
    assert (first.status, len(postbox.taken)) == (0, 3), first.said
    (peace.folder / "seeds" / "later.txt").write_text(LATER)
    second = peace.run(DAY_TWO)
    assert second.status == 0, second.said
    holds, copies = peace.holds(), postbox.copies()
    assert set(copies.values()) == {1}
    assert len(copies) == 6
    postbox.taken.clear()
    return holds, copies, (first.statements, second.statements)


@pytest.fixture
def disturbed(project, undisturbed, postbox):
    """Two passes, one of them killed as ``kill`` does it, then repeated to its end."""
    holds, copies, _ = undisturbed

    def check(name, day, kill):
        postbox.taken.clear()
        here = project(name)
        for now in (DAY_ONE, DAY_TWO):
            if now == DAY_TWO:
                (here.folder / "seeds" / "later.txt").write_text(LATER)
            if now == day:
                kill(here, now)
                postbox.trouble = None
            again = here.run(now)
            assert again.status == 0, again.said
        assert here.sound()
        known = here.holds()
        for table in holds:
            assert known[table] == holds[table], (name, table)
        more = postbox.copies() - copies
        assert copies - postbox.copies() == {}, f"{name}: a mail is missing"
        assert more.total() <= 1, f"{name}: more than one mail was doubled"
        assert more.keys() <= copies.keys(), f"{name}: a mail is not the same again"
        return more.total()

    return check


def test_a_kill_before_any_statement_loses_and_doubles_nothing(
    disturbed, undisturbed, soak, chance, figure
):
    counts = dict(zip((DAY_ONE, DAY_TWO), undisturbed[2], strict=True))
    points = [(day, at) for day, total in counts.items() for at in range(1, total)]
    chosen = chance.sample(points, 120 if soak else 8)

    def killing(at):
        def kill(here, now):
            assert here.run(now, die_at=at).status == -signal.SIGKILL

        return kill

    doubled = sum(disturbed(f"{day[8:10]}-{at}", day, killing(at)) for day, at in chosen)
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


def test_a_kill_of_the_real_program_after_any_time(
    disturbed, environment, soak, chance, figure
):
    """With its worker processes, none of which stays behind."""
    lives = [chance.uniform(0.3, 1.6) for _ in range(40 if soak else 1)]
    left = []

    def killing(seconds):
        def kill(here, now):
            process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", "monitor", "--now", now, "run"],
                cwd=here.folder,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            timer = threading.Timer(seconds, process.kill)
            timer.start()
            process.wait()
            timer.cancel()
            left.append(process.pid)

        return kill

    for turn, seconds in enumerate(lives):
        disturbed(f"real{turn}", DAY_ONE, killing(seconds))
    assert not [pid for pid in left if alive(pid)]
    figure("kills of the real program", len(lives))


def alive(session: int) -> list[str]:
    """The processes of a session that still live."""
    said = subprocess.run(  # noqa: S603
        ["/bin/ps", "-o", "pid=,stat=,args=", "--sid", str(session)],
        capture_output=True,
        text=True,
        check=False,
    )
    return [line for line in said.stdout.splitlines() if " Z" not in line]
