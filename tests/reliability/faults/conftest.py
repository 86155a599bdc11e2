"""A project, its feeds and its mail server on loopback, and processes that fail."""

# ruff: noqa: N802, ARG002 - aiosmtpd and http.server name methods and arguments

from __future__ import annotations

import json
import random
import socket
import sqlite3
import subprocess
import sys
import threading
import tomllib
from collections import Counter
from contextlib import closing, contextmanager, suppress
from copy import copy
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from inspect import isawaitable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from aiosmtpd.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
DAY_ONE = "2024-12-09T12:00:00Z"
RECIPIENTS = ("desk@example.org", "night@example.org", "chief@example.org")

SEEDS = {
    "walkout.txt": "The dockers' union said on Monday that 900 workers had joined the "
    "port strike. Harbour Holdings rejected the claim that pay had fallen. The union "
    "filed its complaint with the labour court in Leeds.",
    "ferries.txt": "Ferries to Dublin were cancelled because of the port strike. The "
    "minister said that 40 ships were waiting outside the port.",
}
ITEMS = [
    "The union said that 1,400 workers had joined the port strike.",
    "Harbour Holdings said that 12 cranes stood still in the port strike.",
    "The bakers of the town have a new oven.",
]


@dataclass
class Newsstand:
    """What the web server answers: path to (status, headers, body), and who asked."""

    address: str
    pages: dict[str, Any] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def feed(self, *texts: str) -> bytes:
        items = "".join(
            f"<item><title>Port strike {n}</title><guid>{n}</guid>"
            f"<link>{self.address}/story/{n}</link><description>{text}</description>"
            f"<pubDate>Mon, 09 Dec 2024 0{n}:00:00 GMT</pubDate></item>"
            for n, text in enumerate(texts)
        )
        channel = f"<channel><title>The Buoy</title>{items}</channel>"
        return f'<rss version="2.0">{channel}</rss>'.encode()


@pytest.fixture(scope="session")
def web():
    class Handler(BaseHTTPRequestHandler):
        protocol_version, wbufsize = "HTTP/1.1", -1  # one packet for an answer

        def do_GET(self) -> None:
            kept.asked.append(
                (self.path, {k.lower(): v for k, v in self.headers.items()})
            )
            page = kept.pages.get(self.path, (404, {}, b""))
            status, headers, body = page(self) if callable(page) else page
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            with suppress(OSError):  # whoever asked may have been stopped
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    class Server(ThreadingHTTPServer):
        request_queue_size = 64  # many ask at once

    server = Server(("127.0.0.1", 0), Handler)
    kept = Newsstand(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield kept
    server.shutdown()
    server.server_close()


@pytest.fixture
def stand(web):
    """The newsstand with one feed of three items, one of which nobody watches for."""
    web.pages = {"/feed.xml": (200, {"ETag": '"a"'}, web.feed(*ITEMS))}
    web.asked.clear()
    return web


@dataclass
class Postbox:
    """What the mail server took; ``trouble`` may answer, raise or kill at a step.

    It is called with the step ("RCPT", "DATA", "QUIT"), the recipient and the
    number of messages so far, and gives an answer, or None for the usual one.
    """

    port: int
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    trouble: Any = None

    async def _ask(self, step: str, recipient: str, server: Any) -> str | None:
        answer = self.trouble(step, recipient, server) if self.trouble else None
        return await answer if isawaitable(answer) else answer

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = await self._ask("RCPT", address, server)
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 OK"

    async def handle_DATA(self, server, session, envelope):
        answer = await self._ask("DATA", envelope.rcpt_tos[0], server)
        if answer is None or answer.startswith("250"):
            self.taken.append((envelope.rcpt_tos[0], envelope.content))
            answer = await self._ask("TAKEN", envelope.rcpt_tos[0], server)
        return answer or "250 OK"

    async def handle_QUIT(self, server, session, envelope):
        await self._ask("QUIT", "", server)
        return "221 Bye"

    def copies(self) -> Counter[tuple[str, str]]:
        """How often each (recipient, bytes) was taken."""
        return Counter((to, sha256(body).hexdigest()) for to, body in self.taken)


@pytest.fixture(scope="session")
def _mail():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    box = Postbox(port)
    controller = Controller(box, hostname="127.0.0.1", port=port, decode_data=False)
    controller.start()
    yield box
    controller.stop()


@pytest.fixture
def postbox(_mail):
    """The mail server, empty and well."""
    _mail.taken, _mail.trouble = [], None
    return _mail


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
    made = Zygote({"PYTHONPATH": str(HERE.parents[2]), "LC_ALL": "C.UTF-8"})
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

    def __init__(
        self, folder: Path, stand: Newsstand, postbox: Postbox, zygote: Zygote
    ) -> None:
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


@pytest.fixture
def chance() -> random.Random:
    """The same points in every run; ``--soak`` takes more of them."""
    return random.Random(20241209)  # noqa: S311 - no secret


@pytest.fixture
def figure(capsys):
    """Tell a figure that a table of the documentation quotes."""

    def tell(name: str, value: object) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n  {name}: {value}\n")

    return tell
