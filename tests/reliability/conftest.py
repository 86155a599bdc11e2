"""Figures that a test measures, and feeds that others wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

FIGURES = pytest.StashKey[dict[str, str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--corpora",
        metavar="DIR",
        help="a folder with the archives of feeds and strings that others wrote",
    )


def pytest_terminal_summary(terminalreporter, config: pytest.Config) -> None:
    """Print what was measured, whether the tests passed or not."""
    found = config.stash.get(FIGURES, {})
    if found:
        terminalreporter.section("figures")
    for name, value in found.items():
        terminalreporter.write_line(f"{name}: {value}")


@pytest.fixture
def figure(pytestconfig: pytest.Config):
    """Keep a figure under a name; all are printed when the tests are over."""
    kept = pytestconfig.stash.setdefault(FIGURES, {})

    def keep(name: str, value: object) -> None:
        kept[name] = str(value)

    return keep


@pytest.fixture(scope="session")
def corpora(pytestconfig: pytest.Config) -> Path:
    """The folder of ``--corpora``; without it the test is skipped."""
    # The option is unknown to a run that was not pointed at this folder.
    named = pytestconfig.getoption("--corpora", default=None)
    if not named:
        pytest.skip("needs --corpora DIR, a folder with feeds that others wrote")
    return Path(named)
