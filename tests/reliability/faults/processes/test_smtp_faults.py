"""Mail servers that refuse, hang and hang up: each digest arrives, and arrives once."""

from __future__ import annotations

import asyncio
import email
import re
import socket
import threading
from collections import Counter

DAYS = [f"2024-12-{day:02}T12:00:00Z" for day in range(9, 14)]


def refuses(step, to, server):
    return "450 try later" if step == "RCPT" else None


def puts_off_the_data(step, to, server):
    return "452 no room" if step == "DATA" else None


def takes_some(step, to, server):
    return "451 greylisted" if step == "RCPT" and to.startswith("night") else None


def hangs_up_after_the_data(step, to, server):
    if step == "DATA":
        server.transport.abort()
        return "451 gone"
    return None


def hangs(step, to, server):
    async def wait():
        await asyncio.sleep(1)
        return "451 too late"

    return wait() if step == "DATA" else None


def is_not_there(here):
    """Name a port at which nobody listens; give back what undoes it."""
    toml = here.folder / "monitor.toml"
    well = toml.read_text()
    toml.write_text(well.replace("port = ", "port = 1 # "))
    return lambda: toml.write_text(well)


SOME = (hangs_up_after_the_data,)
MORE = (takes_some, refuses, puts_off_the_data, hangs, is_not_there)


def test_after_three_runs_of_trouble_everybody_gets_each_digest_once(
    project, postbox, soak, figure
):
    troubles = SOME + MORE if soak else SOME
    mails = 0
    for trouble in troubles:
        postbox.taken.clear()
        here = project(trouble.__name__)
        got = after_three_runs(here, postbox, trouble)
        frozen = [row for row in here.holds()["outbox"] if row[0] == "email"]
        assert got == {(to, name): 1 for _, to, name, *_ in frozen}, trouble
        assert len(got) == 12
        assert {bytes(body) for _, body in postbox.taken} == {row[3] for row in frozen}
        mails += len(got)
    figure("ways in which the mail server failed for three runs", len(troubles))
    figure("mails that arrived afterwards, each once", mails)


def after_three_runs(here, postbox, trouble):
    """How often each recipient got each mail once the trouble was over."""
    if trouble is is_not_there:
        mend = is_not_there(here)
    else:
        postbox.trouble, mend = trouble, None
    for now in DAYS[:3]:
        ended = here.run(now, mail_seconds=0.1)
        assert (ended.status, ended.plain) == (4, True), ended.said
        assert "Not delivered: Mail to" in ended.said
    told = here.do("--now", DAYS[2], "doctor", mail_seconds=0.1)
    assert (told.status, told.plain) == (1, True)
    assert re.search("outbox: Mail to night@|could not be used.*; 12 mails", told.said)
    postbox.trouble = None
    if mend:
        mend()
    assert here.run(DAYS[3]).status == 0
    assert here.run(DAYS[3]).status == 0
    return Counter((to, identity(body)) for to, body in postbox.taken)


def identity(body):
    return email.message_from_bytes(body)["Message-ID"]


def test_a_refusal_for_good_is_told_in_the_next_digest_and_by_the_doctor(
    project, postbox
):
    def refuses_night(step, to, server):
        if step == "RCPT" and to.startswith("night"):
            return "550 no such mailbox"
        return None

    postbox.trouble = refuses_night
    here = project()
    first = here.run(DAYS[0])
    assert first.status == 4
    assert "refused it for good (550 no such mailbox)" in first.said
    assert len(postbox.taken) == 2
    assert here.run(DAYS[0]).status == 0, "a refusal is not tried again"
    doctor = here.do("--now", DAYS[0], "doctor")
    assert "night@example.org" in doctor.said
    assert "no such mailbox" in doctor.said
    assert here.run(DAYS[1]).status == 4
    for told in (digest(here, DAYS[1]), postbox.taken[-1][1].decode()):
        plain = told.replace("=\r\n", "").replace("\\", "")
        assert "night@example.org" in plain
        assert "no such mailbox" in plain
    postbox.trouble = None
    assert here.run(DAYS[2]).status == 0
    here.run(DAYS[3])
    assert "no such mailbox" not in digest(here, DAYS[3])
    counts = Counter(to for to, _ in postbox.taken)
    assert counts["night@example.org"] == 2
    assert counts["desk@example.org"] == 4


def digest(here, now):
    return (here.folder / "state" / "digests" / f"{now[:10]}.md").read_text()


def test_a_server_that_says_nothing_is_asked_once_in_a_pass(project, postbox):
    """Or fifty recipients would hold up a pass for fifty times the patience."""
    calls: list[socket.socket] = []
    here = project()
    with socket.create_server(("127.0.0.1", 0)) as silent:

        def take():
            while True:
                try:
                    calls.append(silent.accept()[0])
                except OSError:
                    return

        thread = threading.Thread(target=take, daemon=True)
        thread.start()
        toml = here.folder / "monitor.toml"
        port = silent.getsockname()[1]
        toml.write_text(toml.read_text().replace("port = ", f"port = {port} # "))
        ended = here.run(mail_seconds=0.2)
        silent.shutdown(socket.SHUT_RDWR)
    thread.join(5)
    for call in calls:
        call.close()
    assert ended.status == 4
    assert ended.said.count("did not answer in time") == 3
    assert len(calls) == 1
