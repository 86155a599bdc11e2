"""The starter is valid, and nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.config import load
from monitor.config.starter import local_timezone, write_starter
from monitor.errors import UsageError


def test_the_starter_loads_and_has_its_folders(tmp_path):
    written = write_starter(tmp_path / "new")
    config = load(tmp_path / "new" / "monitor.toml")
    assert [path.name for path in written] == [
        "monitor.toml",
        "state",
        "seeds",
        "templates",
    ]
    assert config.topics[0].seeds[0].is_dir()
    assert config.monitor.state.is_dir()


def test_the_starters_remarks_are_valid_settings(tmp_path):
    write_starter(tmp_path)
    path = tmp_path / "monitor.toml"
    out = [
        line.removeprefix("# ")
        if line.startswith("# ") and (" = " in line or line.startswith("# ["))
        else line
        for line in path.read_text().splitlines()
    ]
    path.write_text("\n".join(out))
    config = load(path)
    assert config.email is not None
    assert len(config.feeds) == 2


def test_the_configuration_of_the_repository_loads():
    path = Path(__file__).parents[2] / "monitor.toml"
    config = load(path)
    assert [topic.name for topic in config.topics] == ["anthropic-alibaba"]
    assert config.topics[0].seeds == (path.parent / "seeds",)
    assert len(config.feeds) == 5


def test_an_existing_configuration_is_left_alone(tmp_path):
    (tmp_path / "monitor.toml").write_text("# mine")
    with pytest.raises(UsageError, match="left as it is"):
        write_starter(tmp_path)
    assert (tmp_path / "monitor.toml").read_text() == "# mine"
    assert [path.name for path in tmp_path.iterdir()] == ["monitor.toml"]


def test_existing_folders_are_used(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "one.txt").write_text("x")
    write_starter(tmp_path)
    assert (tmp_path / "seeds" / "one.txt").exists()


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError):
        write_starter(tmp_path / "file" / "below")


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("/usr/share/zoneinfo/Europe/Vienna", "Europe/Vienna"),
        ("/usr/share/zoneinfo/Nowhere/Land", "UTC"),
        ("/etc/something", "UTC"),
    ],
)
def test_the_timezone_is_that_of_the_machine(tmp_path, target, name):
    link = tmp_path / "localtime"
    link.symlink_to(target)
    assert local_timezone(link) == name
