"""Figures that tests measure, feeds of others, hostile servers, and whole passes."""

from __future__ import annotations

import json
import socket
import threading
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from monitor.cli import cli
from monitor.sources.exchange import FetchSettings
from monitor.sources.http import Fetcher

TOML = """\
[monitor]
timezone = "Europe/London"

[[topic]]
name = "port-strike"
title = "The port strike"
seeds = ["seeds"]
watch = ["strike"]

[fetch]
allow_hosts = {allowed}
host_spacing = "0s"
deadline = "5s"
"""
FEED = """
[[feed]]
url = "{url}"
full_text = {full_text}
"""
ITEM = """<item><title>{title}</title><link>{link}</link><guid>{link}</guid>
<pubDate>Mon, 09 Dec 2024 10:00:00 GMT</pubDate>
<description>{text}</description></item>"""
SAID = (
    "The dockers' union said on Monday that 900 workers had joined the port strike. "
    "Harbour Holdings rejected the claim that pay had fallen."
)

TLS = b"\x16"  # how a handshake begins (RFC 8446, 5.1)

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


class Wire:
    """A server that sends given bytes; a path's answer may also be a function."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self.asked: list[str] = []
        self._answers: dict = {}
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def __call__(self, path, *parts, hold=False):
        """Answer ``path`` with ``parts``, each bytes or a function of the line."""
        self._answers[path] = (parts, hold)
        return f"http://127.0.0.1:{self.port}{path}"

    def drip(self, part, pause=0.05):
        """Send a part one byte at a time until the other side has enough."""

        def slowly(line):
            for byte in part:
                if self.over.wait(pause):
                    return
                line.sendall(bytes([byte]))

        return slowly

    def close(self):
        self.over.set()
        # Closing alone would leave the thread waiting in accept().
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(10)

    def _accept(self):
        with suppress(OSError):
            while True:
                line, _ = self._listener.accept()
                thread = threading.Thread(target=self._serve, args=[line], daemon=True)
                thread.start()
                self._threads.append(thread)

    def _serve(self, line):
        with line, suppress(OSError):
            request = line.recv(65536)
            if not request:  # the other side has given up already
                return
            if request[:1] == TLS:  # whoever says this waits for a hello
                self.over.wait(60)
                return
            path = request.split(b" ")[1].decode()
            self.asked.append(path)
            parts, hold = self._answers.get(path, ([answer(b"", status=404)], False))
            for part in parts:
                part(line) if callable(part) else line.sendall(part)
            if hold:
                self.over.wait(60)


def answer(body, *headers, status=200):
    """An HTTP answer as bytes."""
    told = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join([*told, "Connection: close", "", ""]).encode("latin-1") + body


@pytest.fixture
def wire():
    """A server of raw bytes on loopback."""
    with closing(Wire()) as server:
        yield server


@pytest.fixture(scope="module")
def lasting_wire():
    """Such a server for all tests of a module."""
    with closing(Wire()) as server:
        yield server


@pytest.fixture(scope="session")
def http():
    """Write an HTTP answer: body, header lines, status."""
    return answer


@pytest.fixture(scope="session")
def rss():
    """Write a feed: (title, link, text) triples, each as it should stand there."""

    def write(*items, title="The Buoy"):
        told = [ITEM.format(title=t, link=link, text=text) for t, link, text in items]
        return (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>'
            f"<language>en</language>{''.join(told)}</channel></rss>"
        ).encode()

    return write


@pytest.fixture
def good(wire, http, rss):
    """Two feeds as they should be; gives their addresses and a word of each."""
    urls = {}
    for name in ("Leeds", "Bristol"):
        text = SAID.replace("port", name)
        body = rss((f"Strike in {name}", f"https://news.example/{name}", text))
        urls[wire(f"/good-{name}", http(body, "Content-Type: text/xml"))] = name
    return urls


@pytest.fixture
def fetcher():
    """A fetcher that may ask this machine and gives up after one second."""
    allowed = ("127.0.0.1",)
    settings = FetchSettings("test/1", allowed, deadline=1.0, host_spacing=0.0)
    with Fetcher(settings) as one:
        yield one


@pytest.fixture(scope="session")
def write_project():
    """Write the configuration of a project into a folder."""

    def write(folder, *feeds, allowed=("127.0.0.1",), full_text=False, more=""):
        told = "".join(
            FEED.format(url=url, full_text=json.dumps(full_text)) for url in feeds
        )
        head = TOML.format(allowed=json.dumps(allowed))
        (folder / "seeds").mkdir(exist_ok=True)
        (folder / "monitor.toml").write_text(f"{head}{more}{told}")
        return folder

    return write


@pytest.fixture
def project(tmp_path, monkeypatch, write_project):
    """Write the configuration of a project, and work in its folder."""
    monkeypatch.chdir(tmp_path)
    return partial(write_project, tmp_path)


@pytest.fixture(scope="session")
def monitor():
    """Run a command in this process, its colours kept; gives click's result."""

    def run(*words: str, status: int | None = 0, day: int = 9, **more) -> Result:
        now = f"2024-12-{day:02}T12:00:00Z"
        result = CliRunner().invoke(cli, ["--now", now, *words], color=True, **more)
        told = (result.output, result.exception)
        assert status is None or result.exit_code == status, told
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return run
