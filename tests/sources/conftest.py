"""A real server on loopback, one that misbehaves, and a fetcher that may ask them."""

from __future__ import annotations

import socket
import threading

import pytest

from monitor.sources.exchange import FetchSettings, Request
from monitor.sources.http import Fetcher


@pytest.fixture
def fetch():
    """Ask one address of this machine; the settings may be changed by name."""

    def ask(url, **changes):
        kind = changes.pop("kind", "feed")
        etag, since = changes.pop("etag", None), changes.pop("last_modified", None)
        settings = {"allow_hosts": ("127.0.0.1", "localhost"), "host_spacing": 0.0}
        with Fetcher(FetchSettings("test/1", **{**settings, **changes})) as fetcher:
            return fetcher.fetch(Request(url, kind, etag, since))

    return ask


@pytest.fixture
def rude():
    """A server that sends given bytes and then holds the line until the test ends."""
    over, threads, sockets = threading.Event(), [], []

    def start(*parts, hold=True):
        listener = socket.create_server(("127.0.0.1", 0))
        sockets.append(listener)

        def serve():
            try:
                line, _ = listener.accept()
            except OSError:
                return
            with line:
                line.recv(65536)
                for part in parts:
                    line.sendall(part)
                if hold:
                    over.wait(20)

        threads.append(threading.Thread(target=serve, daemon=True))
        threads[-1].start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}/"

    yield start
    over.set()
    for listener in sockets:
        listener.close()
    for thread in threads:
        thread.join(5)


@pytest.fixture
def fetcher():
    settings = FetchSettings("test/1", ("127.0.0.1", "localhost"), host_spacing=0.0)
    with Fetcher(settings) as one:
        yield one
