"""The face of the program: help, usage, exit statuses, speed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from monitor.cli import cli
from monitor.errors import LedgerError
from monitor.lock import hold


def commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for name, command in group.commands.items():
        found.append((*path, name))
        if isinstance(command, click.Group):
            found += commands(command, (*path, name))
    return found


def test_all_commands_of_the_contract_are_there():
    expected = {
        *("init", "run", "daemon", "check", "digest", "articles", "export", "doctor"),
        *("claims", "claims show", "claims history"),
        *("watch", "watch list", "watch add", "watch remove", "watch test"),
        *("feeds", "feeds list", "feeds add", "feeds remove", "feeds check"),
        *("feeds import", "feeds export"),
    }
    assert expected <= {" ".join(path) for path in commands(cli)}


@pytest.mark.parametrize("path", commands(cli), ids=" ".join)
def test_every_command_has_help(path):
    result = CliRunner().invoke(cli, [*path, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith("Usage: cli")
    assert len(result.output.splitlines()) > 4
    assert "..." not in result.output.partition("Commands:")[2]


@pytest.mark.parametrize("path", commands(cli), ids=" ".join)
def test_every_option_says_what_it_does(path):
    command: click.Command = cli
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    told = [one for one in command.params if isinstance(one, click.Option)]
    assert [one.name for one in told if not (one.help or one.hidden)] == []


def test_every_command_is_listed_with_a_whole_sentence():
    told = CliRunner().invoke(cli, ["--help"]).output.partition("Commands:")[2]
    assert "..." not in told
    assert all(line.endswith(".") for line in told.split("\n")[1:-1])


def test_help_needs_neither_configuration_nor_heavy_libraries(program):
    code = (
        "import sys; from click.testing import CliRunner; from monitor.cli import cli\n"
        "assert CliRunner().invoke(cli, ['--help']).exit_code == 0\n"
        "heavy = {'pydantic', 'apscheduler', 'trafilatura', 'jinja2', 'sqlite_utils',"
        " 'feedparser', 'rich', 'httpx2'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_version_is_told(program):
    done = program("--help")
    assert done.returncode == 0
    assert "Follow a dispute in the news" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nonsense"], "No such command"),
        (["--now", "noon", "run"], "is no time"),
        (["-q", "-v", "run"], "exclude each other"),
        (["--config", "absent.toml", "run"], "monitor init"),
        (["claims", "show", "x"], "'x' is not a valid number"),
        (["claims", "show", "99"], "there is no claim 99"),
        (["claims", "show", str(10**30)], "there is no claim"),
        (["claims", "--topic", "x"], "there is no topic 'x'"),
        (["claims", "--since", "yesterday"], "is no time"),
        (["claims", "--since", "d"], "is no time"),
        (["claims", "--since", "9999999d"], "'9999999d' is before the calendar begins"),
        (["backup", "no/copy.db"], "no/copy.db cannot be written: make no first"),
        (
            ["digest", "--since", "2024-12-02", "--until", "2024-12-01"],
            "before --until",
        ),
        (["digest", "--since", "2124-12-02"], "--since must be before now"),
        (["digest", "--format", "pdf"], "Invalid value"),
        (["watch", "test", "a AND"], "column 6"),
        (["watch", "add", "NOT a"], "matches nearly every article"),
        (["feeds", "add", "ftp://x"], "no web address"),
        (["feeds", "check", "x"], "no web address"),
        (["feeds", "remove", "https://x.example/"], "has no feed"),
        (["init"], "is there already"),
    ],
)
def test_wrong_usage_is_status_2_with_the_reason(project, monitor, words, said):
    monitor("run")
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert result.stdout == ""


def test_a_faulty_configuration_is_status_2_and_nothing_runs(program, project):
    (project / "monitor.toml").write_text('[digest]\natt = "x"\nformats = "md"\n')
    done = program("run")
    assert done.returncode == 2
    assert (
        'monitor.toml:2: [digest] att: unknown key; did you mean "at"?' in done.stderr
    )
    assert "monitor.toml:3: [digest] formats: must be a list" in done.stderr
    assert done.stdout == ""
    assert not (project / "state").exists()


def test_a_second_instance_is_status_5_and_names_the_first(program, project):
    with hold(project / "state" / "monitor.lock"):
        done = program("run")
    assert done.returncode == 5
    assert f"process {os.getpid()} holds" in done.stderr


def test_a_broken_ledger_is_status_1_and_is_left_as_it_is(monitor, project):
    (project / "state").mkdir()
    ledger = project / "state" / "ledger.db"
    ledger.write_bytes(b"not a database at all, but long enough to look" * 40)
    before = ledger.read_bytes()
    result = monitor("claims", status=LedgerError.exit_status)
    assert result.stderr.startswith("monitor: ")
    assert ledger.read_bytes() == before


def test_init_writes_a_place_to_start_from(monitor, project):
    result = monitor("init", "new")
    assert "Wrote new/monitor.toml" in result.stdout
    assert monitor("--config", "new/monitor.toml", "watch", "list").exit_code == 0
    quiet = monitor("-q", "init", "other")
    assert quiet.output == ""


def test_no_room_for_the_output_is_a_message_and_no_traceback(
    program, project, environment
):
    program("run", "--no-send")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "monitor", "claims"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=environment,
        )  # fmt: skip
    assert done.returncode == 1
    assert "could not be used: No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
