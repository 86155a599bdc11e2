"""Small parts of the command line, each on its own."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from monitor.cli.progress import progress
from monitor.cli.summary import exit_status, summary
from monitor.cli.times import parse_instant
from monitor.cli.words import plain
from monitor.errors import LedgerError
from monitor.types import JudgeUse, RunReport, SourceFault

NOON = datetime(2024, 12, 9, 12, tzinfo=UTC)
A, B = "https://a.example/", "https://b.example/"


def report(**counts) -> RunReport:
    return RunReport(NOON, NOON, **counts)


def told_of(*, verbose: bool = False, **counts) -> str:
    told = report(**counts)
    return summary(told, today=False, timezone="Europe/London", verbose=verbose)


@pytest.mark.parametrize(
    ("counts", "strict", "status"),
    [
        ({}, False, 0),
        ({"feeds_polled": 2, "sources_total": 2, "faults": (A,)}, False, 0),
        ({"feeds_polled": 2, "sources_total": 2, "faults": (A,)}, True, 3),
        ({"feeds_polled": 2, "sources_total": 2, "faults": (A, B)}, False, 3),
        ({"feeds_polled": 1, "sources_total": 2, "faults": (A,)}, False, 0),
        ({"feeds_polled": 1, "sources_total": 2, "faults": (A, "no")}, False, 3),
        ({"feeds_polled": 1, "sources_total": 1, "faults": (A + "item",)}, False, 0),
        ({"sources_total": 1, "deliveries_failed": ("x",)}, False, 4),
        (
            {
                "feeds_polled": 1,
                "sources_total": 1,
                "faults": (A,),
                "deliveries_failed": ("x",),
            },
            False,
            3,
        ),
    ],
)
def test_exit_statuses(counts, strict, status):
    faults = tuple(SourceFault(one, "no answer") for one in counts.pop("faults", ()))
    assert exit_status(report(**counts, faults=faults), [A, B], strict=strict) == status


def test_a_summary_tells_copies_and_foreign_articles():
    told = told_of(articles_new=3, copies=1, foreign=2)
    assert "1 of them a copy of a known story" in told
    assert "2 not in English" in told


@pytest.mark.parametrize(
    ("known", "told"),
    [(0, "Nothing new."), (1, "Nothing new; 1 article known.")],
)
def test_a_summary_counts_what_is_known_only_where_it_was_looked_at(known, told):
    assert told in told_of(articles_known=known).splitlines()


def test_a_summary_without_a_digest_of_today_names_the_newest():
    told = told_of(last_digests=("state/digests/x.md",))
    assert told.endswith("The newest digest is at:\n  state/digests/x.md")


def test_the_judge_that_comes_along_is_counted_only_for_who_asks():
    learned = JudgeUse("learned", 19)
    assert "Judge" not in told_of(judge=learned)
    assert "Judge learned: 19 pairs asked." in told_of(judge=learned, verbose=True)
    assert "Judge onnx:x: 19 pairs" in told_of(judge=replace(learned, name="onnx:x"))
    assert "the rules went on" in told_of(judge=replace(learned, fault="no memory"))


@pytest.mark.parametrize(
    ("failing", "hours", "told"),
    [
        (5, 1, "5 not due yet (all failed last time; next try 13:30)."),
        (2, 12, "5 not due yet (2 of them failed last time; next try 10 Dec 00:30)."),
        (0, None, "5 not due yet."),
    ],
)
def test_a_summary_tells_that_feeds_that_wait_have_failed(failing, hours, told):
    then = NOON + timedelta(hours=hours, minutes=30) if hours else None
    counts = {"feeds_not_due": 5, "feeds_failing": failing, "next_try": then}
    said = told_of(**counts)
    assert said.splitlines()[0] == f"Feeds: none asked, {told}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-07-01", "2024-06-30T23:00:00+00:00"),
        ("2024-07-01T08:00", "2024-07-01T07:00:00+00:00"),
        ("2024-07-01T08:00Z", "2024-07-01T08:00:00+00:00"),
        ("2024-07-01T08:00+05:30", "2024-07-01T02:30:00+00:00"),
    ],
)
def test_times_are_on_local_clocks_unless_they_say_otherwise(text, expected):
    instant = parse_instant(text, ZoneInfo("Europe/London"))
    assert instant.isoformat() == expected


def test_a_time_before_all_times_is_a_fault():
    with pytest.raises(ValueError, match="0001"):
        parse_instant("0001-01-01T00:00+05:00", UTC)


def test_text_from_outside_is_one_line_without_controls():
    assert plain("a\x1b[2J\n b\u202e\tc") == "a[2J b c"


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_is_drawn_on_a_terminal_only(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with progress(quiet=False) as on_progress:
        on_progress("Asking feeds", 2)()
    assert "Asking feeds" in terminal.getvalue()


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()])
def test_progress_is_silent_for_q_and_pipes(monkeypatch, stream):
    monkeypatch.setattr("sys.stderr", stream)
    with progress(quiet=stream.isatty()) as on_progress:
        on_progress("Asking feeds", 2)()
    assert stream.getvalue() == ""


class Served:
    """Stands in for the waiting of the service: each tick is made at once."""

    def __init__(self, monkeypatch, *, ended: bool) -> None:
        self.exits: list[int] = []
        self.between: list = []
        monkeypatch.setattr("monitor.scheduler.serve", self)
        monkeypatch.setattr("monitor.cli.running.os._exit", self.exits.append)
        self._ended = ended

    def __call__(self, daemon) -> bool:
        daemon.tick()
        for change in self.between:
            change()
            daemon.tick()
        return self._ended


def test_the_daemon_tells_what_it_does(monitor, project, monkeypatch):
    served = Served(monkeypatch, ended=True)
    toml = project / "monitor.toml"
    good = toml.read_text()
    served.between = [
        lambda: toml.write_text("x"),
        lambda: toml.write_text(good.replace("07:30", "09:00")),
    ]
    told = monitor("daemon").stderr
    assert "every=0:15:00 digest=07:30 timezone=Europe/London" in told
    assert 'msg="pass done" run=1 seconds=' in told
    assert "the configuration before it stays in force" in told
    assert "not valid TOML" in told
    assert "was edited; the new one is in force" in told
    assert told.endswith("msg=Stopped.\n")
    assert served.exits == []


def test_a_daemon_whose_pass_hangs_is_ended_all_the_same(monitor, monkeypatch):
    served = Served(monkeypatch, ended=False)
    assert "in the middle of a pass" in monitor("daemon").stderr
    assert served.exits == [0]


def test_a_pass_that_fails_is_told_even_with_q(monitor, monkeypatch):
    Served(monkeypatch, ended=True)

    def fail(config, clock):
        raise LedgerError("the disk is full")

    monkeypatch.setattr("monitor.scheduler.open_app", fail)
    (line,) = monitor("-q", "daemon").output.splitlines()
    assert "level=error msg=trouble kind=LedgerError" in line
    assert line.endswith('error="the disk is full"')


def test_a_draft_that_is_too_large_is_not_read(monitor, project):
    (project / "book.txt").write_bytes(b"word " * 900_000)
    monitor("run")
    told = monitor("check", "book.txt", status=1)
    assert "book.txt is larger than 4 MB" in told.stderr
