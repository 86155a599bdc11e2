"""What every test may ask for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner, Result

from monitor.cli import cli
from monitor.store.sqlite import open_ledger

NOON = datetime(2024, 12, 9, 12, tzinfo=UTC)

STRIKE = """\
[monitor]
timezone = "Europe/London"

[[topic]]
name = "port-strike"
title = "The port strike"
seeds = ["seeds"]
watch = ['strike AND (port OR docks)']

[digest]
at = "07:30"
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--soak", action="store_true", help="run the long form of the reliability tests"
    )


@pytest.fixture(scope="session")
def soak(pytestconfig: pytest.Config) -> bool:
    """Whether to run the long form: every case instead of a seeded slice."""
    return bool(pytestconfig.getoption("--soak"))


@pytest.fixture(scope="session")
def strike() -> str:
    """A configuration that follows one dispute, from seeds; more may be added."""
    return STRIKE


@pytest.fixture(scope="session")
def command():
    """Run a command in this process, at a time or some days later.

    Gives click's result.
    """

    def run(
        *words: str, status: int = 0, now: datetime | str = NOON, days: int = 0, **more
    ) -> Result:
        at = now if isinstance(now, str) else f"{now + timedelta(days=days):%FT%TZ}"
        result = CliRunner().invoke(cli, ["--now", at, *words], **more)
        assert result.exit_code == status, (result.output, result.exception)
        return result

    return run


@pytest.fixture
def monitor(project, command):
    """Run a command in the project of the folder's own conftest."""
    return command


@pytest.fixture
def path(tmp_path):
    """Where a ledger may be begun."""
    return tmp_path / "state" / "ledger.db"


@pytest.fixture
def ledger(path):
    """A new ledger."""
    with open_ledger(path) as ledger:
        yield ledger
