"""A project in processes that fail: killed, stopped, short of room."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import tomllib
from contextlib import closing, contextmanager
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
DAY_ONE, DAY_TWO = "2024-12-09T12:00:00Z", "2024-12-10T12:00:00Z"
LATER = "The union filed its complaint over the port strike with a court in Hull."
RECIPIENTS = ("desk@example.org", "night@example.org", "chief@example.org")

SEEDS = {
    "walkout.txt": "The dockers' union said on Monday that 900 workers had joined the "
    "port strike. Harbour Holdings rejected the claim that pay had fallen. The union "
    "filed its complaint with the labour court in Leeds.",
    "ferries.txt": "Ferries to Dublin were cancelled because of the port strike. The "
    "minister said that 40 ships were waiting outside the port.",
}


class Zygote:
    """Forks processes that have all loaded; see ``zygote.py``."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.process: Any = subprocess.Popen(  # noqa: S603
            [sys.executable, str(HERE / "zygote.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        self.environment, self.pid = environment, 0
        assert self._hears() == "ready\n"

    def _hears(self) -> str:
        return str(self.process.stdout.readline())

    def run(self, folder: Path, *words: str, **faults: Any) -> Ended:
        """Run one command to its end, whatever end that is."""
        out = folder / f"said{id(self)}"
        job = {"words": words, "folder": str(folder), "out": str(out), **faults}
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        self.pid = int(self.process.stdout.readline())
        status, statements = json.loads(self.process.stdout.readline())
        said = out.read_text(errors="replace") if out.exists() else ""
        return Ended(status, said, self.pid, statements)


@dataclass(frozen=True)
class Ended:
    """How a process ended: its status (negative for a signal), and what it said."""

    status: int
    said: str
    pid: int
    statements: int = 0

    @property
    def plain(self) -> bool:
        """Whether it spoke to a person, not to a programmer."""
        return "Traceback" not in self.said


@contextmanager
def begun() -> Iterator[Zygote]:
    made = Zygote({"PYTHONPATH": str(HERE.parents[3]), "LC_ALL": "C.UTF-8"})
    yield made
    made.process.stdin.close()
    made.process.wait(20)
    made.process.stdout.close()


@pytest.fixture(scope="session")
def zygote():
    with begun() as made:
        yield made


@pytest.fixture(scope="session")
def other_zygote():
    with begun() as made:
        yield made


class Project:
    """A folder with a configuration, seeds, a feed and three recipients."""

    def __init__(self, folder: Path, stand: Any, postbox: Any, zygote: Zygote) -> None:
        self.folder, self._zygote = folder, zygote
        (folder / "seeds").mkdir(parents=True)
        for name, text in SEEDS.items():
            (folder / "seeds" / name).write_text(text)
        toml = (HERE / "project.toml").read_text()
        for word, value in {
            "ADDRESS": stand.address,
            "TO": json.dumps(RECIPIENTS),
            "PORT": str(postbox.port),
        }.items():
            toml = toml.replace(word, value)
        (folder / "monitor.toml").write_text(toml)

    @property
    def database(self) -> Path:
        return self.folder / "state" / "ledger.db"

    def run(self, now: str = DAY_ONE, *words: str, **faults: Any) -> Ended:
        """One pass."""
        return self.do("--now", now, "run", *words, **faults)

    def do(self, *words: str, **faults: Any) -> Ended:
        """Any command."""
        return self._zygote.run(self.folder, *words, **faults)

    def through(self, zygote: Zygote) -> Project:
        """The same project, its commands in children of another process."""
        same = copy(self)
        same._zygote = zygote
        return same

    def start(self, now: str = DAY_ONE, said: str = "said") -> subprocess.Popen[bytes]:
        """Begin a pass of the real program, with its workers, in a session of its own."""
        with (self.folder / said).open("wb") as out:
            return subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", "monitor", "--now", now, "run"],
                cwd=self.folder,
                env=self._zygote.environment,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait(self, process: subprocess.Popen[bytes], said: str = "said") -> Ended:
        """How such a process ended."""
        status = process.wait(60)
        told = (self.folder / said).read_text(errors="replace")
        return Ended(status, told, process.pid)

    def holds(self) -> dict[str, list[tuple]]:
        """What the ledger knows, without row numbers and counts of tries."""
        with closing(sqlite3.connect(self.database)) as db:
            return {name: db.execute(sql).fetchall() for name, sql in KNOWN.items()}

    def sound(self) -> bool:
        """Whether SQLite finds nothing wrong with the file."""
        with closing(sqlite3.connect(self.database)) as db:
            return db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


KNOWN = tomllib.loads((HERE / "known.toml").read_text())


@pytest.fixture
def project(tmp_path, stand, postbox, zygote):
    """Make a project in a folder of its own."""

    def make(name: str = "project") -> Project:
        return Project(tmp_path / name, stand, postbox, zygote)

    return make


@pytest.fixture(scope="session")
def peace(web, mail, zygote, tmp_path_factory):
    """Two passes that nothing disturbs: (what is known, what was mailed, in how many
    statements) after each day.
    """
    web.reset()
    mail.reset()
    told = {}
    here = Project(tmp_path_factory.mktemp("peace") / "project", web, mail, zygote)
    for day in (DAY_ONE, DAY_TWO):
        if day == DAY_TWO:
            (here.folder / "seeds" / "later.txt").write_text(LATER)
        ended = here.run(day)
        assert ended.status == 0, ended.said
        told[day] = here.holds(), mail.copies(), ended.statements
    assert set(mail.copies().values()) == {1}
    assert len(mail.taken) == 6
    return told
