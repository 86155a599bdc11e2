"""The sign of life: given after good runs only, and never worth a failed run."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime

import pytest
from werkzeug import Response

NOW = datetime(2024, 12, 9, 12, tzinfo=UTC)
SECRET = "a1b2c3-nobody-else-knows"  # noqa: S105 - made up


@pytest.fixture
def file(project, configure):
    configure('[heartbeat]\nfile = "alive"')
    return project / "alive"


@pytest.fixture
def pinged(httpserver, configure):
    """The requests for the configured address; ``answers`` sets its status."""

    class Pinged(list):
        def answers(self, status):
            def answer(request):
                self.append(request)
                return Response(status=status)

            httpserver.expect_request(f"/{SECRET}").respond_with_handler(answer)

    configure(f'[heartbeat]\nurl = "{httpserver.url_for(SECRET)}"')
    return Pinged()


def test_a_good_run_writes_the_time_into_the_file(monitor, file):
    monitor("run")
    assert file.read_text() == "2024-12-09T12:00:00+00:00\n"
    monitor("-q", "run", now=NOW.replace(day=10))
    assert file.read_text() == "2024-12-10T12:00:00+00:00\n"


def test_one_broken_feed_beside_what_could_be_read_is_life(
    monitor, file, feed, httpserver
):
    httpserver.clear()
    monitor("run")
    assert file.exists()


def test_a_run_in_which_every_source_failed_is_no_life(
    monitor, file, feed, httpserver, project
):
    httpserver.clear()
    (project / "seeds" / "first.txt").unlink()
    monitor("run", status=3)
    assert not file.exists()


def test_waiting_for_feeds_that_all_fail_is_no_life(
    monitor, file, feed, httpserver, project
):
    """Politeness asks a broken feed ever less often; silence must not hide that."""
    httpserver.clear()
    (project / "seeds" / "first.txt").unlink()
    monitor("run", status=3)
    assert "1 not due yet" in monitor("run").stdout
    assert not file.exists()
    feed("40 ships wait for the port strike to end.")
    monitor("run", now=NOW.replace(day=10))
    assert file.exists()


def test_a_delivery_that_failed_is_no_life(monitor, file, project):
    (project / "state").mkdir()
    (project / "state" / "digests").write_text("in the way")
    monitor("run", status=4)
    assert not file.exists()


def test_a_run_that_came_to_nothing_is_no_life(monitor, file, project):
    (project / "state").mkdir()
    (project / "state" / "ledger.db").write_text("not a database" * 99)
    monitor("run", status=1)
    assert not file.exists()


def test_a_rehearsal_is_no_life(monitor, file):
    monitor("run", "--dry-run")
    assert not file.exists()


def test_a_file_that_cannot_be_written_is_a_warning(monitor, configure):
    configure('[heartbeat]\nfile = "absent/alive"')
    told = monitor("run").stderr
    assert 'level=warning msg="heartbeat failed" run=1 file=absent/alive' in told
    assert 'reason="No such file or directory"' in told
    assert monitor("-q", "run").output == ""


def test_a_good_run_asks_for_the_address_once(monitor, pinged):
    pinged.answers(200)
    assert monitor("-q", "run").output == ""
    (request,) = pinged
    assert request.method == "GET"
    assert request.headers["User-Agent"].startswith("claim-monitor/")


def test_an_address_that_answers_badly_is_no_failed_run(monitor, pinged):
    pinged.answers(404)
    assert 'msg="heartbeat failed" run=1 host=localhost' in monitor("run").stderr
    assert "ended" in monitor("runs", "show", "1").stdout


def test_an_address_that_answers_badly_is_a_warning_without_the_secret(process, pinged):
    pinged.answers(500)
    run = process("-m", "monitor", "-v", "run", stderr=subprocess.PIPE)
    told = "".join(run.communicate())
    assert run.returncode == 0
    assert 'msg="heartbeat failed" run=1 host=localhost' in told
    assert 'reason="answered 500"' in told
    assert SECRET not in told


def test_an_address_that_nobody_listed_is_not_asked(monitor, pinged, project):
    pinged.answers(200)
    toml = project / "monitor.toml"
    toml.write_text(toml.read_text().replace("allow_hosts", "# allow_hosts"))
    told = monitor("run")
    assert "heartbeat failed" in told.stderr
    assert SECRET not in told.output
    assert pinged == []


def test_an_address_that_leads_elsewhere_is_told_without_the_secret(
    monitor, pinged, httpserver
):
    httpserver.expect_request(f"/{SECRET}").respond_with_data(
        "", status=302, headers={"Location": f"ftp://x.example/{SECRET}"}
    )
    told = monitor("run")
    assert "heartbeat failed" in told.stderr
    assert SECRET not in told.output


@pytest.mark.parametrize("wrong", ["ftp://x.example/", "https://u:p@x.example/", "x y"])
def test_a_wrong_address_is_refused_without_being_shown(monitor, configure, wrong):
    configure(f'[heartbeat]\nurl = "{wrong}{SECRET}"')
    told = monitor("run", status=2).stderr
    assert "[heartbeat] url: is no web address" in told
    assert SECRET not in told
