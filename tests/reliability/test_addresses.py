"""No connection is made to what is not public, whoever asks for it and how."""

from __future__ import annotations

import socket
from datetime import UTC, datetime

import pytest

from monitor.sources.exchange import FetchSettings, Request
from monitor.sources.http import Fetcher
from monitor.sources.polling import FeedPoller, PageReader
from monitor.sources.robots import Robots
from monitor.sources.workers import InlineWorkers
from monitor.types import FeedState, Origin, Piece, SourceFault

NOW = datetime(2024, 12, 9, tzinfo=UTC)
START, ITS_ADDRESS = "start.example", "127.0.0.5"
PUBLIC = "93.184.216.34"

HOSTS = """
127.0.0.1 127.8.9.1 localhost 0.0.0.0 0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254
100.64.0.1 100.127.255.254 192.0.0.8 198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255
2130706433 0x7f000001 0x7f.1 0177.0.0.1 127.1 2852039166 0xa9fea9fe
[::1] [::] [::ffff:127.0.0.1] [::ffff:a9fe:a9fe] [::127.0.0.1] [::ffff:0:7f00:1]
[fe80::1] [fec0::1] [fc00::1] [fd00:ec2::254] [ff02::1] [2002:7f00:1::] [2002:a9fe:a9fe::]
[64:ff9b::7f00:1] [64:ff9b::a9fe:a9fe] [64:ff9b:1::7f00:1] [2001:db8::1] [100::1]
[2001:0:1:2:8000:63bf:80ff:fffe] 127.0.0.1. LOCALHOST
""".split()  # noqa: SIM905
ODD = [
    "http://user:secret@93.184.216.34/",
    "http://user@93.184.216.34/",
    "http://93.184.216.34\\@127.0.0.1/",
    "http://127.0.0.1\\.news.example/",
    "http:\\\\127.0.0.1/",
    "http://93.184.216.34:0x50/",
    "http://127.0.0.1%2f@news.example/",
    "file:///etc/passwd",
    "file://127.0.0.1/etc/passwd",
    "ftp://93.184.216.34/feed",
    "data:text/xml,<rss/>",
    "gopher://93.184.216.34/",
    "javascript:alert(1)",
    "http:///feed",
    "http://",
    "//",
    "http://[",
    "http://news.example\t/",
]
BAD = [*(f"http://{host}/" for host in HOSTS), *ODD]


class Net:
    """Every connection that is made, and what names resolve to, one answer a time."""

    def __init__(self, line):
        self.line = line
        self.connected: list[str] = []
        self.names: dict[str, list[str]] = {START: [ITS_ADDRESS]}
        self._lookup = socket.getaddrinfo

    def getaddrinfo(self, host, port, *more, **named):
        found = self.names.get(str(host))
        if found is None:
            return self._lookup(host, port, *more, **named)
        address = found.pop(0) if len(found) > 1 else found[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]


@pytest.fixture
def net(monkeypatch, wire, http):
    """Send every connection to one listening socket, and count what arrives."""
    import httpcore2  # noqa: PLC0415

    inside = httpcore2.AnyIOBackend.connect_tcp
    wire("/robots.txt", http(b""))
    wire("/", http(b"<rss version='2.0'><channel><title>T</title></channel></rss>"))
    one = Net(wire)

    async def connect(self, host, port, *more, **named):
        one.connected.append(host)
        return await inside(self, "127.0.0.1", wire.port, *more, **named)

    monkeypatch.setattr("httpcore2.AnyIOBackend.connect_tcp", connect)
    monkeypatch.setattr("socket.getaddrinfo", one.getaddrinfo)
    return one


@pytest.fixture
def fetcher():
    """Only the first server of a chain of redirects is permitted, by its name."""
    settings = FetchSettings("test/1", (START,), deadline=5.0, host_spacing=0.0)
    with Fetcher(settings) as one:
        yield one


def ask_feed(fetcher, urls):
    states = [FeedState(url, url) for url in urls]
    polls = FeedPoller(fetcher, InlineWorkers()).poll(states, NOW, lambda: None)
    assert all(poll.fault or not poll.items for poll in polls)


def ask_page(fetcher, urls):
    pieces = [Piece("Own words.", "A", Origin.FEED, url=url) for url in urls]
    read = PageReader(fetcher, InlineWorkers()).read(pieces, NOW, lambda: None)
    assert [piece.text for piece in read] == ["Own words."] * len(urls)


def ask_draft(fetcher, urls):
    reader = PageReader(fetcher, InlineWorkers())
    assert all(isinstance(reader.page(url), SourceFault) for url in urls)


def ask_robots(fetcher, urls):
    Robots(fetcher, NOW).refusals(urls)


ASKING = pytest.mark.parametrize("ask", [ask_feed, ask_page, ask_draft, ask_robots])


@ASKING
def test_a_public_address_is_asked(net, fetcher, ask):
    """The control: what the guard permits does arrive at the counting socket."""
    ask(fetcher, [f"http://{PUBLIC}/"])
    assert set(net.connected) == {PUBLIC}
    assert net.line.asked


@ASKING
def test_nothing_private_or_odd_is_asked(net, fetcher, ask, figure):
    ask(fetcher, BAD)
    figure(f"{ask.__name__}: connections to {len(BAD)} bad addresses", net.connected)
    assert net.connected == []
    assert net.line.asked == []


@pytest.mark.parametrize("kind", ["feed", "page", "robots"])
def test_no_redirect_leads_to_them(net, http, fetcher, figure, kind):
    """Each is refused after the one connection to the server that redirects."""
    for n, bad in enumerate(BAD):
        net.line(f"/{n}", http(b"", f"Location: {bad}", status=302))
        answer = fetcher.fetch(Request(f"http://{START}/{n}", kind))
        # A relative answer leads back to the server that gave it.
        assert isinstance(answer, SourceFault) or START in answer.final_url, bad
    others = [address for address in net.connected if address != ITS_ADDRESS]
    figure(f"{kind}: connections by redirects to {len(BAD)} bad addresses", others)
    assert others == []


@pytest.mark.parametrize("path", ["/story", "/robots.txt"])
def test_no_page_or_robots_txt_that_redirects_leads_to_them(net, http, fetcher, path):
    """Nor is the robots.txt of where a page is redirected to asked for there."""
    for bad in BAD:
        net.line(path, http(b"", f"Location: {bad}", status=302))
        ask_page(fetcher, [f"http://{START}/story"])
    assert {*net.connected} == {ITS_ADDRESS}


def test_a_resolver_that_flips_reaches_nothing_private(net, fetcher):
    """The second look-up is never made: what was checked is connected to."""
    net.names["flip.example"] = [PUBLIC, "127.0.0.1"]
    fetcher.fetch(Request("http://flip.example/"))
    assert net.connected == [PUBLIC]
    fetcher.fetch(Request("http://flip.example/again"))
    assert net.connected == [PUBLIC]


def test_a_resolver_that_flips_between_the_hops_reaches_nothing_private(
    net, http, fetcher
):
    net.names["flip.example"] = [PUBLIC, "169.254.169.254"]
    net.line("/1", http(b"", "Location: http://flip.example/2", status=302))
    answer = fetcher.fetch(Request("http://flip.example/1"))
    assert isinstance(answer, SourceFault)
    assert "169.254.169.254, which is not a public address" in answer.reason
    assert net.connected == [PUBLIC]


def test_a_page_whose_host_flips_after_its_robots_txt_is_not_asked_for(
    net, http, fetcher
):
    """It was public when robots.txt was asked for."""
    net.names["flip.example"] = [PUBLIC, "10.0.0.1"]
    net.line("/robots.txt", http(b"", "Connection: close", status=404))
    ask_page(fetcher, ["http://flip.example/story"])
    assert net.connected == [PUBLIC]
    assert net.line.asked == ["/robots.txt"]


def test_addresses_of_an_opml_file_are_guarded_alike(net, project, monitor, tmp_path):
    """Importing asks nothing; what may stand there is refused when it is asked."""
    project(allowed=())
    outlines = "".join(f'<outline xmlUrl="http://{h}/feed"/>' for h in HOSTS)
    opml = tmp_path / "feeds.opml"
    opml.write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
    monitor("feeds", "import", str(opml))
    result = monitor("run", status=3)
    assert f"{len(HOSTS)} sources could not be read" in result.output
    assert (net.connected, net.line.asked) == ([], [])


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://news.example/f",
        "data:text/xml,x",
        "http://a:b@c.d/",
        "http://news.example/\u009b2J",
    ],
)
def test_an_opml_file_with_what_is_no_web_address_changes_nothing(
    net, project, monitor, tmp_path, url
):
    folder = project()
    before = (folder / "monitor.toml").read_bytes()
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        f'<opml version="2.0"><body><outline xmlUrl="{url}"/></body></opml>'
    )
    monitor("feeds", "import", str(opml), status=2)
    assert (folder / "monitor.toml").read_bytes() == before
    assert net.connected == []


def test_links_of_items_are_guarded_like_the_feed(
    net, wire, rss, http, project, monitor
):
    """A feed that leads to the machine's own services brings only its own words."""
    links = [*(url.replace("<", "&lt;") for url in BAD), f"http://{PUBLIC}/story"]
    items = [(f"Strike {n}", link, "The strike.") for n, link in enumerate(links)]
    feed = wire("/feed", http(rss(*items)))
    # The feed's own server is known by a public address here.
    feed = feed.replace("127.0.0.1:", f"{PUBLIC}:")
    project(feed, full_text=True, allowed=())
    monitor("run")
    assert set(net.connected) == {PUBLIC}
    assert {"/feed", "/robots.txt", "/story"} <= set(wire.asked)
