"""Every run is kept with its report, and how it ended."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest

from monitor.errors import LedgerError
from monitor.lock import hold
from monitor.store.sqlite import open_ledger
from monitor.types import RunReport, RunState, SourceFault, Verdict

NOW = datetime(2024, 12, 9, 12, tzinfo=UTC)
FAULT = SourceFault("https://quay.example/rss", "answered 500", 3)


def report(now, **rest):
    return RunReport(now, now + timedelta(seconds=4), **rest)


def test_a_report_comes_back_as_it_was(ledger, desk):
    now = NOW
    run = ledger.begin_run(now)
    kept = report(
        now,
        run=run,
        sources_total=3,
        faults=(FAULT, SourceFault("b", "gone", 1, now)),
        claims=9,
        verdicts={Verdict.NEW: 8, Verdict.CHANGED: 1},
        digests=("a.md", "b.html"),
        deliveries_failed=("refused",),
    )
    ledger.add_run(kept)
    (record,) = ledger.runs()
    assert (record.run, record.state, record.error) == (run, RunState.ENDED, None)
    assert record.report == kept


def test_runs_are_told_newest_first_and_so_many(ledger):
    for number in range(5):
        ledger.add_run(report(NOW + timedelta(hours=number)))
    assert [record.run for record in ledger.runs()] == [5, 4, 3, 2, 1]
    assert [record.run for record in ledger.runs(limit=2)] == [5, 4]
    assert [record.run for record in ledger.runs(run=3)] == [3]


def test_a_run_that_was_killed_is_seen(ledger):
    ledger.begin_run(NOW)
    assert ledger.runs()[0].state is RunState.BEGUN


def test_a_report_of_an_earlier_version_is_read(ledger):
    """It lacks what came later; one of a later version has more."""
    ledger.add_run(report(NOW, articles_new=2))
    told = json.loads(ledger._row("SELECT report FROM runs")["report"])
    del told["articles_purged"], told["run"], told["copies"]
    told |= {"coming": 3, "nested": {"a": 1}}
    ledger._write("UPDATE runs SET report = ?", [json.dumps(told)])
    (record,) = ledger.runs()
    assert record.report == report(NOW, articles_new=2, run=1)


def test_old_reports_go_but_never_the_newest(ledger):
    for hours in (0, 1, 2):
        ledger.add_run(report(NOW + timedelta(hours=hours)))
    assert ledger.forget_runs(NOW + timedelta(hours=1)) == 1
    assert ledger.forget_runs(NOW + timedelta(days=9)) == 1
    assert [record.run for record in ledger.runs()] == [3]
    ledger.add_run(report(NOW))
    assert ledger.runs()[0].run == 4


def test_the_list_tells_what_each_run_did(monitor, feed):
    monitor("run")
    monitor("run", now=NOW + timedelta(days=1))
    newest, first = monitor("runs").stdout.splitlines()
    assert "2  10 Dec 2024 12:00" in newest
    assert "0 new and 0 revised articles, 0 mentions" in newest
    assert "2 sources, 2 new and 0 revised articles" in first
    assert "2 delivered" in first
    assert len(monitor("runs", "--limit", "1").stdout.splitlines()) == 1


def test_the_list_as_json_is_one_run_a_line(monitor, feed):
    monitor("run")
    (told,) = map(json.loads, monitor("runs", "--json").stdout.splitlines())
    run = json.loads(monitor("run", "--json").stdout)
    assert (told["run"], told["state"], told["error"]) == (1, "ended", None)
    assert set(told) == {*run, "state", "seconds", "error"}
    assert run["run"] == 2
    shown = json.loads(monitor("runs", "show", "1", "--json").stdout)
    assert shown == told


def test_every_fault_of_a_run_is_shown_in_full(monitor, feed, httpserver):
    httpserver.clear()
    url = feed("x")
    httpserver.clear()
    monitor("run")
    told = monitor("runs", "show", "1").stdout
    assert told.startswith("Run 1\n09 Dec 2024 12:00")
    assert f"{url}: answered 500" in told
    assert f"{url} fails since 09 Dec 2024 12:00, 1 times" in told
    assert "1 failed" in monitor("runs").stdout


def test_a_run_that_came_to_nothing_is_kept_with_its_reason(monitor, project):
    toml = (project / "monitor.toml").read_text()
    folder = '[monitor]\ntemplates = "templates"'
    (project / "monitor.toml").write_text(toml.replace("[monitor]", folder))
    (project / "templates").mkdir()
    (project / "templates" / "digest.md.j2").write_text("{% if %}")
    assert "digest.md.j2, line 1, does not render" in monitor("run", status=1).stderr
    assert "failed: The template" in monitor("runs").stdout
    assert "failed: The template" in monitor("runs", "show", "1").stdout


def test_a_failure_that_cannot_be_kept_is_told_all_the_same(monitor, monkeypatch):
    def full(self, *rest):
        raise LedgerError("the disk is full")

    monkeypatch.setattr("monitor.store.outbox.OutboxStore.freeze_digest", full)
    monkeypatch.setattr("monitor.store.runs.RunStore.fail_run", full)
    assert "the disk is full" in monitor("run", status=1).stderr
    told = monitor("runs")
    assert "broken off: it was killed, or the power went" in told.stdout
    assert json.loads(monitor("runs", "--json").stdout)["finished"] is None


def test_a_run_is_at_work_while_its_lock_is_held(monitor, project):
    with open_ledger(project / "state" / "ledger.db") as ledger:
        ledger.begin_run(NOW)
    with hold(project / "state" / "monitor.lock"):
        assert monitor("runs").stdout.rstrip().endswith("at work")
        assert "runs: the last one" not in monitor("doctor").stdout
    told = "the last one, 1 of 09 Dec 2024 12:00, was broken off"
    assert told in monitor("doctor", status=1).stdout
    assert "broken off" in monitor("runs", "show", "1").stdout


def test_a_killed_process_leaves_its_run_open_and_the_next_is_another(
    monitor, project, process, httpserver, feed
):
    asked, release = Event(), Event()

    def runs():
        return [*map(json.loads, monitor("runs", "--json").stdout.splitlines())]

    def hang(request):
        asked.set()
        release.wait()

    feed("x")
    httpserver.clear()
    httpserver.expect_request("/feed.xml").respond_with_handler(hang)
    running = process("-m", "monitor", "run")
    assert asked.wait(60)
    running.kill()
    running.wait()
    release.set()
    assert [run["state"] for run in runs()] == ["broken-off"]
    feed("The port strike goes to talks.")
    assert "an earlier run was broken off" in monitor("run").stderr
    assert [run["state"] for run in runs()] == ["ended", "broken-off"]
    assert [run["finished"] is None for run in runs()] == [False, True]
    with open_ledger(project / "state" / "ledger.db") as ledger:
        assert ledger.runs()[1].state is RunState.BROKEN_OFF


def test_a_rehearsal_is_no_run(monitor):
    monitor("digest", "--send")
    assert json.loads(monitor("run", "--dry-run", "--json").stdout)["run"] is None
    assert monitor("runs").stdout == ""
    assert monitor("runs").stderr == "No runs yet.\n"


def test_a_run_that_never_was_is_named(monitor):
    monitor("run")
    assert "no run 7; 'monitor runs'" in monitor("runs", "show", "7", status=2).stderr
    monitor("runs", "show", "0", status=2)
    monitor("runs", "--limit", "0", status=2)


def test_without_a_ledger_there_are_no_runs(monitor):
    assert "There is no ledger" in monitor("runs", status=1).stderr


def test_runs_of_an_earlier_schema_ended(path, ledger):
    ledger.add_run(report(NOW))
    ledger.close()
    with closing(sqlite3.connect(path)) as connection:
        (default,) = connection.execute(
            "SELECT dflt_value FROM pragma_table_info('runs') WHERE name = 'state'"
        ).fetchone()
    assert default == "'ended'"


@pytest.mark.parametrize("words", [("runs",), ("runs", "show", "1")])
def test_what_steers_a_terminal_is_not_passed_on(monitor, path, words):
    with open_ledger(path) as ledger:
        fault = SourceFault("https://a.example", "\x1b[2J gone", 2, NOW)
        ledger.add_run(report(NOW, faults=(fault,)))
        run = ledger.begin_run(NOW)
        ledger.fail_run(run, "\x1b[2J failed", NOW)
    assert "\x1b[2J" not in monitor(*words, color=True).stdout
