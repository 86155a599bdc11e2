"""SIGTERM and Ctrl-C in every phase of a pass: what was collected is kept."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import threading
import time
from contextlib import contextmanager, nullcontext

import pytest

DAY_ONE, DAY_TWO = "2024-12-09T12:00:00Z", "2024-12-10T12:00:00Z"
SIGNALS = [signal.SIGTERM, signal.SIGINT]
OK = {"ETag": '"b"'}


@pytest.fixture
def finishes(peace, postbox):
    """Check that a pass that was stopped ended well, and that the next one ends it."""

    def check(here, ended, *, same_order=True):
        left = "left for the next run" in ended.said
        # A signal that comes when all is done and told may still end the interpreter.
        assert (ended.status == 1) if left else ended.status <= 0, ended.said
        assert ended.plain, ended.said
        assert "Aborted" not in ended.said
        postbox.trouble = None
        again = here.run()
        assert again.status == 0, again.said
        holds, copies, _ = peace[DAY_ONE]
        known = here.holds()
        if same_order:
            assert known == holds
            assert postbox.copies() == copies
        for table, columns in {"articles": 4, "items": 3, "digests": 3}.items():
            assert cut(known[table], columns) == cut(holds[table], columns)
        quotes = [sorted(row[1] for row in one["mentions"]) for one in (known, holds)]
        assert quotes[0] == quotes[1]
        assert sorted(to for to, _ in postbox.taken) == sorted(to for to, _ in copies)

    return check


def cut(rows, columns):
    return [row[:columns] for row in rows]


@pytest.fixture
def second_feed(stand):
    """Follow a second feed, whose server tells the program to stop and then hangs."""
    over = threading.Event()

    def add(here, tell, path="/slow.xml"):
        def hang(_):
            tell()
            over.wait(20)
            return 200, OK, stand.feed("The port strike is over, the union said.")

        stand.pages[path] = hang
        toml = here.folder / "monitor.toml"
        more = f'[[feed]]\nurl = "{stand.address}{path}"\nfull_text = false\n'
        toml.write_text(toml.read_text() + more)
        return toml, more

    yield add
    over.set()


@pytest.mark.parametrize("number", SIGNALS)
def test_while_collecting_what_had_been_answered_is_stored(
    project, second_feed, finishes, zygote, number
):
    """The one feed has answered, the other hangs: the first is kept, the run ends."""
    here = project()
    toml, more = second_feed(here, lambda: os.kill(zygote.pid, number))
    ended = here.run()
    assert "Told to stop" in ended.said
    assert "1 feed not asked" in ended.said
    assert "the digest" in ended.said
    known = here.holds()
    assert len(known["items"]) == 3
    assert [feed[0][-9:] for feed in known["feeds"]] == ["/feed.xml"]
    assert len(known["articles"]) == 3  # those of the feed; seeds are still there
    toml.write_text(toml.read_text().replace(more, ""))
    finishes(here, ended, same_order=False)  # seeds come after the feed now


def test_while_pages_are_read_those_that_came_are_stored(  # noqa: PLR0915
    project, stand, postbox, zygote
):
    """The feed is asked again: its validators are not kept before all its items."""
    over = threading.Event()
    page = b"<html><body><article><h1>Port strike</h1><p>%s</p></article></body></html>"

    def hang(_):
        os.kill(zygote.pid, signal.SIGTERM)
        over.wait(20)
        return 200, {}, b""

    def story(text):
        return 200, {"Content-Type": "text/html"}, page % (text * 6)

    stand.pages["/story/0"] = story(
        b"The union said that 700 workers joined the strike. "
    )
    stand.pages["/story/1"] = hang
    stand.pages["/story/2"] = story(
        b"The baker said that the port strike cost him 9 pounds."
    )
    here = project()
    toml = here.folder / "monitor.toml"
    toml.write_text(toml.read_text().replace("full_text = false", "full_text = true"))
    try:
        ended = here.run()
    finally:
        over.set()
    assert ended.status == 1
    assert "articles not read" in ended.said
    known = here.holds()
    assert known["feeds"] == []
    assert any("/story/0" in article[0] for article in known["articles"])
    assert not any("/story/1" in article[0] for article in known["articles"])
    stand.pages["/story/1"] = story(b"The firm said that 12 cranes stood still. ")
    assert here.run().status == 0
    known = here.holds()
    assert len([a for a in known["articles"] if "/story/" in a[0]]) == 3
    assert len(known["feeds"]) == 1
    asked = [path for path, _ in stand.asked]
    assert asked.count("/story/0") == 1, "a page that was stored is not read again"


def test_before_any_statement_a_stop_keeps_what_there_was(
    project, finishes, peace, postbox, soak, chance, figure
):
    """Storing, reading, freezing, marking: one signal at each of many points."""
    points = chance.sample(range(1, peace[DAY_ONE][2]), 80 if soak else 4)
    for turn, at in enumerate(points):
        postbox.taken.clear()
        here = project(f"at{at}")
        number = SIGNALS[turn % 2]
        ended = here.run(signal_at=at, signal=number)
        # Seeds that were left come after the feed in the next pass.
        finishes(here, ended, same_order="not read" not in ended.said)
        assert "Told to stop" in ended.said
    figure("stops before a statement", len(points))


def test_while_sending_the_mail_in_hand_is_finished_and_the_rest_waits(
    project, finishes, postbox, zygote
):
    def trouble(step, to, server):
        if step == "DATA" and len(postbox.taken) == 1:
            os.kill(zygote.pid, signal.SIGTERM)

    postbox.trouble = trouble
    here = project()
    ended = here.run()
    assert len(postbox.taken) == 2
    assert "left for the next run: 1 delivery" in ended.said
    finishes(here, ended)


@pytest.mark.parametrize("hanging", ["greeting", "RCPT", "QUIT"])
def test_a_mail_server_that_hangs_does_not_hold_up_a_stop(
    project, finishes, postbox, zygote, figure, hanging
):
    """Before it has the mail, and once it has said that it took it."""
    told = []

    def tell():
        told.append(time.monotonic())
        os.kill(zygote.pid, signal.SIGTERM)

    async def hang():
        tell()
        await asyncio.sleep(25)

    here = project()
    postbox.trouble = lambda step, *_: hang() if step == hanging else None
    with mute(here, tell) if hanging == "greeting" else nullcontext():
        ended = here.run()
        seconds = time.monotonic() - told[0]
    assert seconds < 3
    assert len(postbox.taken) == (hanging == "QUIT")
    left = 3 - len(postbox.taken)
    assert f"left for the next run: {left} deliver" in ended.said
    finishes(here, ended)
    figure(
        f"seconds to a stop while a mail server hangs at {hanging}", f"{seconds:.1f}"
    )


def test_a_server_that_has_the_mail_is_heard_out(project, finishes, postbox, zygote):
    """Or the mail would be sent again although it was taken."""

    async def think():
        os.kill(zygote.pid, signal.SIGTERM)
        await asyncio.sleep(0.5)  # longer than between two looks

    here = project()
    postbox.trouble = lambda step, *_: think() if step == "DATA" else None
    ended = here.run()
    assert len(postbox.taken) == 1
    assert "left for the next run: 2 deliveries" in ended.said
    finishes(here, ended)


@contextmanager
def mute(here, tell):
    """Another mail server, which takes a connection, tells, and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        toml = here.folder / "monitor.toml"
        well = toml.read_text()
        port = server.getsockname()[1]
        toml.write_text(well.replace("port = ", f"port = {port} # "))

        def take():
            call, _ = server.accept()
            with call:
                tell()
                call.recv(1)

        thread = threading.Thread(target=take, daemon=True)
        thread.start()
        yield
        thread.join(5)
        toml.write_text(well)


def test_a_second_signal_ends_it_at_once(project, zygote, postbox):
    """Here in the middle of a mail, which is sent again."""

    def trouble(step, to, server):
        if step in {"RCPT", "DATA"} and len(postbox.taken) == 1:
            os.kill(zygote.pid, signal.SIGINT)

    postbox.trouble = trouble
    here = project()
    ended = here.run()
    assert (ended.status, ended.plain) == (1, True)
    assert "Ended at once" in ended.said
    postbox.trouble = None
    assert here.run().status == 0
    assert sorted({to for to, _ in postbox.taken}) == sorted(
        to for (_, to, *_) in here.holds()["outbox"] if "@" in to
    )


def test_a_quiet_run_that_is_stopped_still_says_so(project, second_feed, zygote):
    here = project()
    second_feed(here, lambda: os.kill(zygote.pid, signal.SIGTERM))
    ended = here.do("-q", "--now", DAY_ONE, "run")
    assert ended.status == 1
    assert "left for the next run" in ended.said


@pytest.mark.parametrize("phase", ["collecting", "reading", "sending"])
def test_the_daemon_ends_with_0_and_keeps_what_it_had(
    project, second_feed, postbox, zygote, phase
):
    here = project()

    def tell():
        os.kill(zygote.pid, signal.SIGTERM)

    faults = {}
    if phase == "collecting":
        second_feed(here, tell)
    elif phase == "reading":
        faults = {"signal_at": 350, "signal": signal.SIGTERM}
    else:
        postbox.trouble = lambda step, *_: tell() if step == "DATA" else None
    ended = here.do("--now", DAY_ONE, "daemon", **faults)
    assert (ended.status, ended.plain) == (0, True), ended.said
    assert ended.said.endswith("Stopped.\n")
    assert "left for the next run" in ended.said
    assert len(here.holds()["items"]) == 3
    # The daemon hears a signal in another thread: one more mail may have gone.
    assert len(postbox.taken) in ({1, 2} if phase == "sending" else {0})


def test_a_stop_of_the_whole_group_is_no_fault_of_the_texts(
    project, finishes, stand, postbox, soak, chance, figure
):
    """Ctrl-C and service managers tell the workers as well."""
    asked, page = threading.Event(), stand.pages["/feed.xml"]

    def answer(_):
        asked.set()
        return page

    stand.pages["/feed.xml"] = answer
    for turn in range(40 if soak else 1):
        postbox.taken.clear()
        here = project(f"group{turn}")
        asked.clear()
        process = here.start()
        assert asked.wait(60)
        wait = chance.uniform(0, 0.5)
        timer = threading.Timer(wait, os.killpg, [process.pid, SIGNALS[turn % 2]])
        timer.start()
        ended = here.wait(process)
        timer.cancel()
        finishes(here, ended, same_order=False)
    figure("stops of the whole group", turn + 1)
