"""What a feed, an OPML file or a page names elsewhere is neither opened nor asked for."""

from __future__ import annotations

import os
import threading

import pytest

from monitor.errors import SourceError
from monitor.sources.feeds import FeedBody, parse_feed
from monitor.sources.opml import read_opml
from monitor.sources.page import PageBody, read_page
from monitor.sources.seeds import piece_from_bytes

SECRET = "the-secret-word"  # noqa: S105 - it is meant to leak if anything does
URL = "https://feeds.example/a"
SENTENCE = "The harbour office said on Tuesday that the bridge stays shut. " * 5

HEADS = {
    "entity": '<!DOCTYPE {root} [<!ENTITY x SYSTEM "{there}">]>',
    "public entity": '<!DOCTYPE {root} [<!ENTITY x PUBLIC "-//X" "{there}">]>',
    "parameter": '<!DOCTYPE {root} [<!ENTITY % p SYSTEM "{there}"> %p; <!ENTITY x "">]>',
    "outer DTD": '<!DOCTYPE {root} SYSTEM "{there}">',
    "style sheet": '<?xml-stylesheet type="text/xsl" href="{there}"?>',
    "schema": '<!--- {there} --><?xml-model href="{there}"?>',
}
INSIDE = (
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{there}" parse="text"/>'
    '<x xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="u {there}"/>'
)
RSS = (
    '<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>T</title>{inside}'
    "<item><title>A &x; B</title><link>{there}</link><guid>1</guid>"
    '<description>C &x; D &lt;img src="{there}"&gt;{inside}</description>'
    '<enclosure url="{there}" length="1" type="text/plain"/></item></channel></rss>'
)
OPML = (
    '<?xml version="1.0"?>{head}<opml version="2.0"><body>{inside}'
    '<outline text="A &x; B" xmlUrl="https://feeds.example/b"/>&x;</body></opml>'
)
PAGE = (
    '{head}<html><head><title>T</title><base href="{there}">'
    '<link rel="stylesheet" href="{there}"><link rel="canonical" href="{there}">'
    '<script src="{there}"></script><meta http-equiv="refresh" content="0;url={there}">'
    f"</head><body><article><h1>A</h1><p>{SENTENCE}&x;</p><p>{SENTENCE}</p>"
    '<img src="{there}"><iframe src="{there}"></iframe><object data="{there}"></object>'
    "{inside}</article></body></html>"
)


class Trap:
    """A file and an address that notice when anybody opens them."""

    def __init__(self, folder, wire):
        self.path = folder / "secret"
        os.mkfifo(self.path)
        self.opened = threading.Event()
        self._wire = wire
        self._thread = threading.Thread(target=self._wait, daemon=True)
        self._thread.start()

    def _wait(self):
        # Returns as soon as somebody opens the other end.
        with self.path.open("wb") as file:
            self.opened.set()
            file.write(SECRET.encode())

    def touched(self):
        return self.opened.is_set() or bool(self._wire.asked)

    def close(self):
        if not self.opened.is_set():
            end = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK)
            self._thread.join(5)
            os.close(end)
        self._thread.join(5)


@pytest.fixture
def trap(tmp_path, wire, http):
    wire("/secret", http(SECRET.encode()))
    one = Trap(tmp_path, wire)
    yield one
    one.close()


@pytest.fixture(params=["file", "bare path", "http"])
def there(request, trap, wire):
    """Where the secret lies, as an address."""
    url = f"http://127.0.0.1:{wire.port}/secret"
    return {"file": f"file://{trap.path}", "bare path": str(trap.path), "http": url}[
        request.param
    ]


def written(form, root, name, there):
    head = HEADS[name].format(root=root, there=there)
    return form.format(
        head=head, inside=INSIDE.format(there=there), there=there
    ).encode()


def test_the_trap_notices_who_opens_it(trap):
    """The control: without it the others could not fail."""
    assert trap.path.read_text() == SECRET
    assert trap.touched()


@pytest.mark.parametrize("name", HEADS)
def test_a_feed_opens_nothing(trap, there, name):
    feed = parse_feed(FeedBody(URL, written(RSS, "rss", name, there)))
    assert SECRET not in repr(feed)
    assert not trap.touched()


@pytest.mark.parametrize("name", HEADS)
def test_a_feed_that_is_a_path_opens_nothing(trap, there, name):
    """feedparser opens what looks like a path or an address, given a string."""
    assert parse_feed(FeedBody(there, there.encode())).fault
    assert not trap.touched()


@pytest.mark.parametrize("name", HEADS)
def test_an_opml_file_opens_nothing(trap, there, name):
    try:
        found = repr(read_opml(written(OPML, "opml", name, there)))
    except SourceError as error:
        found = str(error)
    assert SECRET not in found
    assert not trap.touched()


@pytest.mark.parametrize("name", HEADS)
def test_a_page_opens_nothing(trap, there, name):
    body = written(PAGE, "html", name, there)
    page = read_page(PageBody(URL, body))
    seed = piece_from_bytes(body, "seeds/a.html", "a", ".html")
    assert "harbour office" in page.text
    assert SECRET not in repr((page, seed))
    assert not trap.touched()


def test_entities_that_breed_are_no_feeds_of_an_opml_file():
    breed = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    body = f'<!DOCTYPE opml [<!ENTITY e0 "boom">{breed}]><opml><body><outline'
    body += ' text="&e9;" xmlUrl="https://feeds.example/b"/></body></opml>'
    with pytest.raises(SourceError, match="is not valid OPML"):
        read_opml(body.encode())
