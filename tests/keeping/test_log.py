"""The daemon's log: one event a line, with its run, and without secrets."""

from __future__ import annotations

import json
import logging
import re
import signal
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug import Response

from monitor.app.events import of_run, tell
from monitor.cli.logs import Handler, Lines, start

NOW = datetime(2024, 12, 9, 12, tzinfo=UTC)
PAIR = re.compile(r'(\w+)=("(?:[^"\\]|\\.)*"|[^\s"=]+)(?: |$)')
SECRET = "correct-horse-battery"  # noqa: S105 - made up
PING = "a1b2c3-nobody-else-knows"


def parse(line):
    """A line of logfmt, all of it."""
    pairs = PAIR.findall(line)
    assert " ".join("=".join(pair) for pair in pairs) == line, line
    return {
        key: json.loads(value) if value.startswith('"') else value
        for key, value in pairs
    }


def line(form="logfmt", level=logging.INFO, msg="pass done", name="monitor", **fields):
    record = logging.LogRecord(name, level, "file", 1, msg, (), None)
    record.fields = fields
    return Lines(lambda: NOW, form).format(record)


def test_an_event_is_one_line_of_pairs():
    told = line(run=3, seconds=1.25, target="a b.md", ok=True, none=None)
    assert told == (
        'ts=2024-12-09T12:00:00+00:00 level=info msg="pass done" run=3 seconds=1.2 '
        'target="a b.md" ok=true none=null'
    )


def test_an_event_as_json_is_one_object():
    told = json.loads(line("json", run=3, target=Path("a b.md")))
    assert told == {
        "ts": "2024-12-09T12:00:00+00:00",
        "level": "info",
        "msg": "pass done",
        "run": 3,
        "target": "a b.md",
    }


@given(st.text())
def test_any_value_is_one_line_that_can_be_read_back(value):
    told = line(reason=value)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", told)
    assert set(parse(told)) == {"ts", "level", "msg", "reason"}
    assert json.loads(line("json", reason=value))["reason"] == value


def test_a_trace_is_a_field_of_its_line():
    with pytest.raises(RuntimeError) as died:
        raise RuntimeError("a bug")
    trace = (died.type, died.value, died.tb)
    record = logging.LogRecord("apscheduler", 40, "f", 1, "died", (), trace)
    told = Lines(lambda: NOW).format(record)
    assert "\n" not in told
    fields = parse(told)
    assert fields["logger"] == "apscheduler"
    assert fields["trace"].endswith("RuntimeError: a bug")


@pytest.fixture
def kept():
    """The logging as it was before, afterwards."""
    root, ours = logging.getLogger(), logging.getLogger("monitor")
    before = root.level, ours.level, list(root.handlers)
    yield
    root.level, ours.level, root.handlers[:] = before


def test_the_run_is_named_in_every_event_of_it(kept, capsys):
    start(lambda: NOW, level=logging.INFO, others=logging.ERROR)
    with of_run(7):
        tell(logging.INFO, "inside", a=1)
        tell(logging.DEBUG, "too fine")
    tell(logging.WARNING, "outside")
    inside, outside = capsys.readouterr().err.splitlines()
    assert inside.endswith("msg=inside run=7 a=1")
    assert outside.endswith("level=warning msg=outside")


def test_libraries_are_heard_only_when_asked_for(kept, capsys):
    """A library that sets a level of its own is kept down all the same."""
    noisy = logging.getLogger("noisy")
    noisy.setLevel(logging.DEBUG)
    start(lambda: NOW, level=logging.INFO, others=logging.ERROR)
    noisy.warning("about nothing")
    start(lambda: NOW, level=logging.INFO, others=logging.INFO)
    noisy.warning("about something")
    (told,) = capsys.readouterr().err.splitlines()
    assert told.endswith('msg="about something" logger=noisy')


def test_a_log_that_nobody_reads_any_more_stops_nothing(kept, monkeypatch):
    tried = []

    def broken(message, err):
        tried.append(message)
        raise BrokenPipeError

    monkeypatch.setattr("monitor.cli.logs.click.echo", broken)
    monkeypatch.setattr(logging, "raiseExceptions", False)
    Handler().emit(logging.LogRecord("monitor", 20, "f", 1, "x", (), None))
    assert len(tried) == 1


def log_of(process, *words, until, send=signal.SIGTERM, env=None):
    """The lines that a daemon of its own says until a word, and until it ended."""
    daemon = process(
        "-m", "monitor", *words, stderr=subprocess.PIPE, env=env or {}, bufsize=1
    )
    said = []
    for one in daemon.stderr:
        said.append(one.removesuffix("\n"))
        if until in one:
            daemon.send_signal(send)
    assert daemon.wait() == 0, said
    return said


def test_every_line_of_a_daemon_is_an_event(process, feed, httpserver, configure):
    configure('[[feed]]\nurl = "http://127.0.0.1:9/broken"')
    feed("40 ships wait for the port strike to end, the union said.")
    said = [parse(one) for one in log_of(process, "daemon", until="pass done")]
    assert [one["msg"] for one in said] == [
        "following",
        "a new ledger is begun",
        "source failed",
        "digest delivered",
        "digest delivered",
        "pass done",
        "Stopped.",
    ]
    assert {one.get("run") for one in said[2:6]} == {"1"}
    assert said[2]["source"] == "http://127.0.0.1:9/broken"
    assert said[2]["level"] == "warning"
    assert (said[5]["feeds"], said[5]["failed"], said[5]["articles"]) == ("2", "1", "2")


def test_with_v_the_stages_are_told_too_and_the_log_can_be_json(process, feed):
    words = ("-v", "daemon", "--log-format", "json")
    told = list(map(json.loads, log_of(process, *words, until="pass done")))
    ours = {one["msg"]: one for one in told if "logger" not in one}
    assert {"pass begins", "stage", "feed answered"} <= set(ours)
    assert ours["feed answered"]["items"] == 1
    assert ours["stage"]["run"] == ours["pass done"]["run"] == 1
    assert isinstance(ours["pass done"]["seconds"], float)


def test_with_q_a_good_daemon_says_nothing(process, configure, httpserver):
    alive = Event()

    def answer(request):
        alive.set()
        return Response()

    httpserver.expect_request(f"/{PING}").respond_with_handler(answer)
    configure(f'[heartbeat]\nurl = "{httpserver.url_for(PING)}"')
    Path("state").mkdir()
    daemon = process("-m", "monitor", "-q", "daemon", stderr=subprocess.PIPE)
    assert alive.wait(60)
    daemon.send_signal(signal.SIGTERM)
    assert daemon.communicate()[1] == ""


@pytest.mark.parametrize("lost", ["state", "state/ledger.db"])
def test_a_ledger_that_is_lost_and_begun_anew_is_told_even_with_q(
    process, monitor, feed, lost
):
    """By a daemon also where its folder is gone, as an unmounted disk leaves it."""
    feed("40 ships wait for the port strike to end, the union said.")
    monitor("run")
    moved = Path(lost)
    moved.rename("away")
    (begun,) = log_of(process, "-q", "daemon", until="a new ledger is begun")
    assert parse(begun)["level"] == "error"
    if lost == "state/ledger.db":
        moved.unlink()
        told = monitor("-q", "run", days=1).stderr
        assert "state/ledger.db is gone, and a new one is begun" in told


def test_no_line_holds_a_secret(process, configure, httpserver, feed):
    """A mail server that is not there, and a heartbeat that is refused."""
    feed("40 ships wait for the port strike to end, the union said.")
    httpserver.expect_request(f"/{PING}").respond_with_data("no", status=403)
    configure(
        f'[heartbeat]\nurl = "{httpserver.url_for(PING)}"\n[email]\n'
        'to = ["a@b.example"]\nfrom = "m@b.example"\nhost = "127.0.0.1"\nport = 9\n'
        'security = "none"\nuser = "m"\npassword_env = "OURS"'
    )
    env = {"OURS": SECRET}
    said = log_of(process, "-v", "daemon", until="pass done", env=env)
    failed = [one for one in said if "delivery failed" in one]
    assert failed
    assert "level=error" in failed[0]
    assert not [one for one in said if SECRET in one or PING in one]
    assert not [one for one in said if "heartbeat" in one], "a delivery had failed"
