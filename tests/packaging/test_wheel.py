"""What a wheel carries: the package, and the templates inside it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = "Acme has recalled 40,000 vans over brakes, the company said on Monday.\n"
TOML = '[[topic]]\nname = "vans"\nseeds = ["seeds"]\nwatch = ["vans"]\n'


@pytest.fixture
def installed(tmp_path):
    """The package as the wheel lays it out; a folder to work in beside it."""
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = build["tool"]["hatch"]["build"]["targets"]["wheel"]
    site, work = tmp_path / "site", tmp_path / "work"
    for package in wheel["packages"]:
        shutil.copytree(
            ROOT / package, site / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    for source, target in wheel["force-include"].items():
        shutil.copytree(ROOT / source, site / target)
    (work / "seeds").mkdir(parents=True)
    (work / "seeds" / "vans.txt").write_text(SEED)
    (work / "monitor.toml").write_text(TOML)

    def run(*words):
        return subprocess.run(  # noqa: S603
            [sys.executable, "-m", "monitor", *words],
            cwd=work, env={"PYTHONPATH": str(site), "PATH": "/usr/bin:/bin"},
            capture_output=True, text=True, check=True,
        )  # fmt: skip

    return work, run


def test_an_installed_package_writes_digests_in_an_empty_folder(installed):
    work, run = installed
    told = run("--now", "2024-12-10T09:00:00Z", "run").stdout
    assert told.rstrip().endswith("2024-12-10.html")
    for form in ("md", "html"):
        digest = work / "state" / "digests" / f"2024-12-10.{form}"
        assert "40,000 vans" in digest.read_text(encoding="utf-8")
