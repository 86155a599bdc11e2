"""A project, its feeds and its mail server on loopback, and processes that fail."""

# ruff: noqa: N802, ARG002 - aiosmtpd and http.server name methods and arguments

from __future__ import annotations

import random
import socket
import threading
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from inspect import isawaitable
from typing import Any

import pytest
from aiosmtpd.controller import Controller

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

    def reset(self) -> None:
        """One feed, of three items; nobody watches for the last."""
        self.pages = {"/feed.xml": (200, {"ETag": '"a"'}, self.feed(*ITEMS))}
        self.asked.clear()

    def feed(self, *texts: str) -> bytes:
        items = "".join(
            f"<item><title>Story {n}</title><guid>{n}</guid>"
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
    web.reset()
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

    def reset(self) -> None:
        """Empty, and well."""
        self.taken, self.trouble = [], None

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
def mail():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    box = Postbox(port)
    controller = Controller(box, hostname="127.0.0.1", port=port, decode_data=False)
    controller.start()
    yield box
    controller.stop()


@pytest.fixture
def postbox(mail):
    """The mail server, empty and well."""
    mail.reset()
    return mail


@pytest.fixture
def chance() -> random.Random:
    """The same points in every run; ``--soak`` takes more of them."""
    return random.Random(20241209)  # noqa: S311 - no secret
