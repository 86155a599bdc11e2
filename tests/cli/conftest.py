from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest

FIRST = """\
---
title: Dockers walk out
outlet: The Tide
published: 2024-12-09
---
The dockers' union said on Monday that 900 workers had joined the port strike.
Harbour Holdings rejected the claim that pay had fallen. The union filed its
complaint with the labour court in Leeds.
"""

SECOND = """\
---
title: Strike grows
outlet: The Quay
published: 2024-12-10
---
The dockers' union said on Tuesday that 1,400 workers had joined the port strike.
Ferries to Dublin were cancelled for a third day. A mediator from the ministry will
meet both sides on Friday in Manchester.
"""


@pytest.fixture
def toml(strike: str) -> str:
    """A configuration that somebody has written by hand."""
    return f"# Ours.\n{strike}"


@pytest.fixture
def project(tmp_path: Path, monkeypatch, toml: str) -> Path:
    """A folder with a configuration and one seed; the working directory."""
    (tmp_path / "monitor.toml").write_text(toml)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "first.txt").write_text(FIRST)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


@pytest.fixture
def second(project: Path) -> Path:
    """A later article about the same strike, not yet read."""
    path = project / "second.txt"
    path.write_text(SECOND)
    return path


@pytest.fixture
def later(project) -> None:
    """The later article, among the seeds."""
    (project / "seeds" / "second.txt").write_text(SECOND)


@pytest.fixture
def environment() -> dict[str, str]:
    """The surroundings of a process of its own."""
    root = Path(__file__).parents[2]
    return {"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}


@pytest.fixture
def program(project, environment):
    """Run the program as a process of its own."""

    def run(*words: str, **more) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603
            [sys.executable, "-m", "monitor", *words],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
            **more,
        )

    return run


@pytest.fixture
def feed(project, toml, httpserver):
    """A feed on loopback that is followed; gives its address."""
    url = httpserver.url_for("/feed.xml")
    page = httpserver.url_for("/story")
    body = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Buoy</title>
<item><title>Port strike talks</title><link>{page}</link><guid>1</guid>
<pubDate>Mon, 09 Dec 2024 10:00:00 GMT</pubDate>
<description>The port strike goes to talks on Friday, the union said.</description>
</item></channel></rss>"""
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/feed.xml").respond_with_data(
        body, content_type="application/rss+xml"
    )
    (project / "monitor.toml").write_text(
        f'{toml}\n[fetch]\nallow_hosts = ["127.0.0.1", "localhost"]\n'
        f'host_spacing = "0s"\n\n[[feed]]\nurl = "{url}"\nfull_text = false\n'
    )
    return url


TALKS = """<html lang="en"><head><title>Port strike goes on</title></head><body><article>
<h1>Port strike goes on</h1><p>The port strike will go on until Friday, the dockers'
union said. Nine hundred workers have joined it, according to the harbour office.</p>
<p>Harbour Holdings cut the pay of night crews by a tenth in May. A mediator from the
ministry met both sides in Leeds on Monday.</p><p>The labour court in York fined the
union 20,000 pounds for a blockade, its clerk said.</p></article></body></html>"""

EARLY = "Mon, 09 Dec 2024 10:00:00 GMT"


class Outlet:
    """A feed with its pages, on loopback."""

    TALKS = TALKS

    def __init__(self, server):
        self._server = server
        self.tell()

    def tell(
        self, page=TALKS, status=200, date=EARLY, robots=("", 404), made="", **headers
    ):
        """Let the one article stand behind the one item."""
        item = ("Port strike goes on", "/story", "The port strike goes on.", "1", date)
        self.carry(item, robots=robots, made=made)
        self.show("/story", page, status, **headers)

    def show(self, path, page, status=200, **headers):
        """Let a page stand at a path."""
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self._server.expect_request(path).respond_with_data(
            page, status, headers, content_type="text/html"
        )

    def carry(self, *items, robots=("", 404), made=""):
        """Let the feed, made then, have these items: title, path, words, guid, date."""
        site = self._server.url_for("")
        told = "".join(
            f"<item><title>{title}</title><link>{urljoin(site, path)}</link>"
            f"<description>{words}</description><guid isPermaLink='false'>{guid}</guid>"
            f"<pubDate>{date}</pubDate></item>"
            for title, path, words, guid, date in items
        )
        self._server.clear()
        self._server.expect_request("/feed.xml").respond_with_data(
            '<rss version="2.0"><channel><title>The Buoy</title>'
            f"<lastBuildDate>{made}</lastBuildDate>{told}</channel></rss>",
            content_type="application/rss+xml",
            headers={"ETag": f'"{hash(told)}"'},
        )
        self.show("/robots.txt", *robots)
        self.show("/live", "", 404)

    def asked(self, path):
        """How often the present answers were asked for."""
        return sum(request.path == path for request, _ in self._server.log)


@pytest.fixture
def outlet(project, toml, httpserver):
    (project / "seeds" / "first.txt").unlink()
    (project / "monitor.toml").write_text(
        f'{toml}\n[fetch]\nallow_hosts = ["127.0.0.1", "localhost"]\n'
        f'host_spacing = "0s"\n\n[[feed]]\nurl = "{httpserver.url_for("/feed.xml")}"\n'
    )
    return Outlet(httpserver)


@pytest.fixture
def mentions(monitor):
    """What was ever told, as far as it has the wanted values."""

    def tell(**wanted):
        found = map(json.loads, monitor("export", "mentions").stdout.splitlines())
        return [one for one in found if wanted.items() <= one.items()]

    return tell


@pytest.fixture
def articles(monitor):
    return lambda: [*map(json.loads, monitor("articles", "--json").stdout.splitlines())]
