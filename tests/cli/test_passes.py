"""run, daemon, digest and check over a real ledger."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import threading

import pytest

DAY_TWO = "2024-12-10T12:00:00Z"


def test_a_first_run_reads_the_seeds_and_writes_the_digest(monitor, project):
    result = monitor("run")
    assert "Articles: 1 new" in result.stdout
    assert "state/digests/2024-12-09.md" in result.stdout
    digest = (project / "state/digests/2024-12-09.md").read_text()
    assert "900 workers" in digest
    headline = json.loads(monitor("runs", "--json").stdout)["headline"]
    assert f"Digest ({headline}):" in result.stdout
    assert f"**{headline}**" in digest


def test_a_feed_of_more_items_than_are_read_is_told_of(monitor, feed, httpserver):
    items = "".join(f"<item><title>{n}</title></item>" for n in range(1001))
    httpserver.clear()
    httpserver.expect_request("/feed.xml").respond_with_data(
        f'<rss version="2.0"><channel><title>All</title>{items}</channel></rss>',
        content_type="application/rss+xml",
    )
    told = monitor("run").stderr
    assert 'msg="feed is read up to the most items there may be"' in told
    assert f"source={feed} items=1000" in told
    assert "most items" not in monitor("run", now=DAY_TWO).stderr


def test_a_mistyped_key_of_front_matter_is_warned_of_once(monitor, project):
    seed = project / "seeds" / "first.txt"
    seed.write_text(seed.read_text().replace("published", "publishd"))
    told = monitor("run").stderr
    assert 'msg="front matter has a mistyped key" run=1 source=seeds/first.txt' in told
    assert "keys=publishd known=" in told
    assert "front matter" not in monitor("run").stderr


def test_a_seed_or_draft_that_is_too_long_is_cut_and_told_of(monitor, project):
    seed = project / "seeds" / "book.txt"
    seed.write_text("The dockers walked out.\n\n" + "Fine rope. " * 25_000)
    told = monitor("run").stderr
    assert 'msg="seed is read up to the longest there may be"' in told
    assert "source=seeds/book.txt characters=" in told
    assert "longest" not in monitor("run").stderr
    seed.rename(project / "draft.txt")
    told = monitor("check", "draft.txt").stderr
    assert re.search(r"Only the first \d{3},\d{3} characters are read", told)


def test_what_the_monitor_writes_is_no_seed(monitor, project, toml):
    told = toml.replace('seeds = ["seeds"]', 'seeds = ["."]')
    (project / "monitor.toml").write_text(told)
    monitor("run")
    assert "Nothing new" in monitor("run", days=1).stdout
    paths = [*map(json.loads, monitor("articles", "--json").stdout.splitlines())]
    assert [one["path"] for one in paths] == ["seeds/first.txt"]


def test_a_run_that_begins_a_ledger_says_so(monitor):
    assert "no ledger yet: state/ledger.db is begun" in monitor("run").stderr
    assert "begun" not in monitor("run").stderr


def test_a_second_run_says_that_nothing_is_new(monitor):
    monitor("run")
    result = monitor("run")
    assert "Nothing new" in result.stdout
    assert "The digest of today is at:\n  state/digests/2024-12-09.md" in result.stdout


def test_the_digest_of_today_is_named_also_where_a_wrong_clock_made_a_later_one(
    monitor,
):
    monitor("run", days=20)
    monitor("run")
    told = monitor("run").stdout
    assert "The digest of today is at:\n  state/digests/2024-12-09.md" in told


def test_with_q_a_success_prints_nothing(program):
    done = program("-q", "run")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_report_as_json(monitor):
    report = json.loads(monitor("run", "--json").stdout)
    assert report["articles_new"] == 1
    assert report["started"] == "2024-12-09T12:00:00+00:00"
    assert len(report["digests"]) == 2


def test_a_rehearsal_keeps_nothing(monitor, project):
    result = monitor("run", "--dry-run")
    assert "Articles: 1 new" in result.stdout
    assert "is begun" not in result.stderr
    assert not (project / "state").exists()
    monitor("run", "--no-send")
    before = monitor("runs", "--json").stdout
    assert "Nothing new" in monitor("run", "--dry-run").stdout
    assert monitor("runs", "--json").stdout == before


def test_no_send_writes_no_digest(monitor, project):
    monitor("run", "--no-send")
    assert not (project / "state" / "digests").exists()
    assert "No digest was due" in monitor("run", "--no-send").stdout


def test_a_feed_is_asked_once_and_then_not_before_it_is_due(monitor, feed):
    first = monitor("run")
    assert "Feeds: 1 asked" in first.stdout
    assert "Articles: 2 new" in first.stdout
    assert "1 not due yet" in monitor("run").stdout


def test_a_broken_feed_beside_seeds_is_told_and_is_no_failure(
    monitor, feed, httpserver
):
    httpserver.clear()
    result = monitor("run")
    assert f"1 source could not be read:\n  {feed}: " in result.stdout


def test_a_broken_feed_that_is_not_due_is_told_in_every_run(monitor, feed, httpserver):
    httpserver.clear()
    monitor("run")
    told = "1 not due yet (it failed last time; next try 13:00)"
    assert told in monitor("run", now="2024-12-09T12:15:00Z").stdout
    assert told in monitor("runs", "show", "2").stdout
    told = monitor("feeds", "list").stdout
    assert "; asked again 09 Dec 2024 13:00; for port-strike" in told
    told = monitor("feeds", "list", now=DAY_TWO).stdout
    assert "; asked again in the next run; for port-strike" in told
    report = json.loads(monitor("run", "--json", now="2024-12-09T12:15:00Z").stdout)
    assert report["feeds_failing"] == 1
    assert report["next_try"] == "2024-12-09T13:00:00+00:00"


def test_a_broken_feed_under_strict_is_status_3(monitor, feed, httpserver):
    httpserver.clear()
    assert feed in monitor("-q", "run", "--strict", status=3).stderr


def test_when_every_source_failed_the_status_is_3(monitor, feed, httpserver, project):
    httpserver.clear()
    (project / "seeds" / "first.txt").unlink()
    assert f"{feed}: answered 500" in monitor("run", status=3).stdout


def test_a_delivery_that_failed_is_status_4_and_kept(monitor, project):
    toml = project / "monitor.toml"
    toml.write_text(
        toml.read_text() + '\n[email]\nto = ["a@b.example"]\nfrom = "m@b.example"\n'
        'host = "127.0.0.1"\nport = 1\nsecurity = "none"\n'
    )
    told = (
        "Not delivered: Mail to a@b.example: the server 127.0.0.1:1 could not be used: "
        "connection refused. It is kept and tried again in the next run."
    )
    assert f"{told}\n" in monitor("run", status=4).stdout
    monitor("run", now=DAY_TWO, status=4)
    said = monitor("run", now="2024-12-11T12:00:00Z", status=4).stdout
    assert said.count("Not delivered") == 1
    assert f"{told} (3 deliveries)\n" in said
    digest = json.loads(monitor("digest", "--format", "json").stdout)
    assert digest["trust"]["undelivered"] == [f"{told[15:]} (3 deliveries)"]


def test_a_missing_password_holds_up_mail_and_nothing_else(monitor, project):
    toml = project / "monitor.toml"
    toml.write_text(
        toml.read_text() + '\n[email]\nto = ["a@b.example"]\nfrom = "m@b.example"\n'
        'host = "127.0.0.1"\nport = 1\nuser = "m"\npassword_env = "NEVER_SET_ANYWHERE"'
    )
    said = monitor("run", status=4).stdout
    assert (
        "Not delivered: a@b.example: [email] password: the environment variable "
        "NEVER_SET_ANYWHERE (password_env) is not set or empty; set it. It is kept"
    ) in said
    assert (project / "state/digests/2024-12-09.md").exists()
    assert "1 mail waits" in monitor("doctor", status=1).stdout


def test_a_digest_that_was_not_written_is_not_said_to_lie_there(monitor, project):
    (project / "state").mkdir()
    (project / "state" / "digests").write_text("in the way")
    said = monitor("run", status=4).stdout
    assert said.count("Not delivered: The digest could not be written to") == 2
    assert "digest of today" not in said
    assert "No digest was due" not in said


def test_check_compares_and_stores_nothing(monitor, second):
    monitor("run")
    result = monitor("check", str(second), "--json", now=DAY_TWO)
    mentions = [json.loads(line) for line in result.stdout.splitlines()]
    changed = [one for one in mentions if one["verdict"] == "changed"]
    assert "1,400" in changed[0]["quote"]
    assert "900" in changed[0]["against"]["quote"]
    assert len(monitor("articles", "--json").stdout.splitlines()) == 1


def test_check_says_that_a_repeated_claim_was_contradicted_since(monitor, project):
    (project / "seeds" / "second.txt").write_text(
        "---\npublished: 2024-12-10\noutlet: The Quay\n---\n"
        "The port strike goes on. The union filed its complaint with the arbitration "
        "office in Hull."
    )
    draft = project / "draft.txt"
    draft.write_text("The union filed its complaint with the labour court in Leeds.")
    monitor("run")
    told = monitor("check", str(draft), now=DAY_TWO).stdout
    assert "1 repeated" in told
    assert "since then contradicted (conflict)" in told
    assert "arbitration office" in told


def test_check_tells_a_person_both_quotes(monitor, second):
    monitor("run")
    told = monitor("check", str(second), now=DAY_TWO).stdout
    assert "changed (value)" in told
    assert told.index("now:") < told.index("before:") < told.index("why:")


def test_check_reads_standard_input(monitor, second):
    monitor("run")
    result = monitor("check", "-", input=second.read_text())
    assert "1,400" in result.stdout


def test_an_empty_draft_on_standard_input_is_named_so(monitor):
    monitor("run")
    said = monitor("check", "-", input="", status=1).stderr
    assert said == "monitor: standard input has no text\n"


def test_a_page_that_cannot_be_had_is_status_1(monitor, feed):
    monitor("run")
    page = feed.replace("feed.xml", "no")
    assert page in monitor("check", page, status=1).stderr


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("absent.txt", "absent.txt cannot be read: no such file or directory\n"),
        ("b.example/x", "directory; write https://b.example/x if it is a web address"),
        ("www.b.example", "; write https://www.b.example if it is a web address"),
        ("seeds", "seeds cannot be read: is a directory\n"),
        ("", "say what to check: a file, a web address, or - for standard input"),
    ],
)
def test_what_is_no_file_to_check_is_status_2(monitor, source, said):
    monitor("run")
    assert said in monitor("check", source, status=2).stderr


def test_a_run_that_follows_no_topic_says_so(monitor, project):
    (project / "monitor.toml").write_text("")
    told = "No topic is configured; add a [[topic]] to monitor.toml.\n"
    assert monitor("run").stderr.endswith(told)
    assert monitor("-q", "run").output == ""


@pytest.mark.parametrize(
    ("form", "start"), [("md", "# "), ("html", "<!doctype html>"), ("json", "{")]
)
def test_a_digest_of_any_window_in_any_format(monitor, form, start):
    monitor("run")
    result = monitor("digest", "--since", "7d", "--format", form)
    assert result.stdout.lower().startswith(start)
    assert "900 workers" in result.stdout


def test_an_empty_window_has_an_empty_digest(monitor):
    monitor("run")
    window = ["--since", "2024-01-01", "--until", "2024-01-02"]
    made = json.loads(monitor("digest", *window, "--format", "json").stdout)
    assert all(not topic["new"] for topic in made["topics"])


def test_a_digest_can_be_written_to_a_file(monitor, project):
    monitor("run")
    assert monitor("digest", "--out", "d.md").stdout == "d.md\n"
    assert "900 workers" in (project / "d.md").read_text()
    fault = monitor("digest", "--out", "no/d.md", status=2).stderr
    assert "no/d.md cannot be written: there is no folder no" in fault


def test_sending_a_window_twice_sends_it_once(monitor, project):
    monitor("run", "--no-send")
    first = monitor("digest", "--send")
    assert "state/digests/2024-12-09.md" in first.stdout
    again = monitor("digest", "--send")
    assert again.stdout == ""
    assert "which was sent" in again.stderr


@pytest.fixture
def daemon(project, environment):
    """The daemon in a process of its own, killed if it hangs."""
    with subprocess.Popen(
        [sys.executable, "-m", "monitor", "daemon"],
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        guard = threading.Timer(60, process.kill)
        guard.start()
        yield process
        guard.cancel()
        process.kill()


def test_the_daemon_makes_a_pass_and_ends_when_told(daemon, project):
    for line in daemon.stderr:
        if line.endswith(".html\n"):
            break
    daemon.send_signal(signal.SIGTERM)
    rest = daemon.stderr.read()
    assert daemon.wait() == 0
    assert rest.endswith("Stopped.\n")
    assert (project / "state" / "monitor.lock").read_text() == ""


def test_the_daemon_notices_an_edit_and_outlives_a_bad_one(daemon, project):
    toml = project / "monitor.toml"
    good = toml.read_text()
    said = []
    for line in daemon.stderr:
        said.append(line)
        if line.endswith(".html\n"):
            toml.write_text(good + 'att = "x"\n')
        if "did you mean" in line:
            toml.write_text(good.replace("07:30", "08:30"))
        if "was edited" in line:
            daemon.send_signal(signal.SIGINT)
            break
    daemon.stderr.read()
    assert daemon.wait() == 0
    assert sum("did you mean" in line for line in said) == 1


def test_a_window_that_is_named_is_sent_only_once(monitor):
    monitor("run", "--no-send")
    window = ["--since", "2024-12-01", "--until", "2024-12-10"]
    assert "state/digests" in monitor("digest", "--send", *window).stdout
    assert "sent already" in monitor("digest", "--send", *window).stderr


def test_a_second_digest_of_a_date_replaces_none(monitor, project):
    monitor("run")
    digests = project / "state" / "digests"
    first = (digests / "2024-12-09.md").read_text()
    later = "2024-12-09T14:00:00Z"
    monitor("digest", "--since", "7d", "--send", now=later)
    monitor("digest", "--since", "2024-12-02T14:00:00", "--send", now=later)
    assert (digests / "2024-12-09.md").read_text() == first
    assert (digests / "2024-12-09-2.md").is_file()
    assert not (digests / "2024-12-09-3.md").exists()


def test_an_edited_article_is_a_revision_with_corrections_and_withdrawals(
    monitor, project
):
    monitor("run")
    seed = project / "seeds" / "first.txt"
    edited = seed.read_text().replace("900 workers", "950 workers")
    edited = edited.replace(
        "The union filed its\ncomplaint", "The union made no\ncomment"
    )
    seed.write_text(edited.replace(" with the labour court in Leeds", ""))
    told = monitor("run", now=DAY_TWO).stdout
    assert "0 new, 1 revised" in told
    mentions = [
        json.loads(m) for m in monitor("export", "mentions").stdout.splitlines()
    ]
    found = {m["kind"]: m for m in mentions if m["verdict"] == "changed"}
    assert found["correction"]["why"] == "950 workers, was 900 workers"
    assert "labour court" in found["withdrawn"]["quote"]
    digest = (project / "state" / "digests" / "2024-12-10.md").read_text()
    assert "correction" in digest
    assert "withdrawn" in digest
    assert "Nothing new" in monitor("run", now="2024-12-10T12:05:00Z").stdout


def test_a_page_is_read_again_once_its_feed_moves_the_date_of_the_item(
    monitor, project, feed, httpserver
):
    toml = project / "monitor.toml"
    toml.write_text(toml.read_text().replace("full_text = false", ""))
    page = "<article><h1>Port strike</h1><p>{} workers have joined the port strike, "
    page += "the dockers' union said on Monday in Hull, where the talks began.</p>"

    def serve(workers: str, hour: str) -> None:
        body = f"""<rss version="2.0"><channel><title>The Buoy</title><item>
        <title>Port strike talks</title><link>{httpserver.url_for("/story")}</link>
        <guid>1</guid><pubDate>Mon, 09 Dec 2024 {hour}:00:00 GMT</pubDate>
        <description>The port strike.</description></item></channel></rss>"""
        httpserver.clear()
        httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
        httpserver.expect_request("/feed.xml").respond_with_data(body)
        httpserver.expect_request("/story").respond_with_data(page.format(workers))

    serve("900", "10")
    monitor("run")
    serve("950", "11")
    assert "0 new, 1 revised" in monitor("run", now=DAY_TWO).stdout


def test_a_changed_time_stamp_is_no_revision(monitor, project):
    monitor("run")
    seed = project / "seeds" / "first.txt"
    seed.write_text(f"{seed.read_text()}\n\nLast updated: 10:15 GMT\n")
    assert "Nothing new" in monitor("run", now=DAY_TWO).stdout


def test_a_digest_that_waits_keeps_its_name(monitor, project):
    (project / "state").mkdir()
    blocked = project / "state" / "digests"
    blocked.write_text("in the way")
    monitor("run", status=4)
    monitor("digest", "--since", "7d", "--send", status=4, now="2024-12-09T14:00:00Z")
    blocked.unlink()
    monitor("run", now="2024-12-09T15:00:00Z")
    names = sorted(path.name for path in blocked.glob("*.md"))
    assert names == ["2024-12-09-2.md", "2024-12-09.md"]
