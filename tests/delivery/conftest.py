"""Real mail servers on loopback, with and without encryption."""

# ruff: noqa: ARG002 - aiosmtpd names the arguments

from __future__ import annotations

import socket
import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from monitor.delivery.email import EmailCarrier, EmailSettings
from monitor.types import Digest, Parcel, Trust

NOON = datetime(2024, 12, 10, 12, tzinfo=UTC)


@dataclass
class Postbox:
    """An aiosmtpd handler that keeps what it takes and answers as it is told."""

    to_sender: str = "250 OK"
    to_recipient: str = "250 OK"
    to_data: str = "250 OK"
    hang_up: bool = False
    envelopes: list = field(default_factory=list)

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        if self.to_sender.startswith("250"):
            envelope.mail_from = address
        return self.to_sender

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.envelopes.append(envelope)
        if self.hang_up:
            server.transport.abort()
        return self.to_data


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def admit(server, session, envelope, mechanism, data):
    known = (data.login, data.password) == (b"monitor", b"open sesame")
    return AuthResult(success=known, handled=False)


@pytest.fixture(scope="session")
def authority():
    return trustme.CA()


@pytest.fixture(scope="session")
def server_tls(authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
    return context


@pytest.fixture(scope="session")
def client_tls(authority):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@pytest.fixture
def postbox():
    return Postbox()


@pytest.fixture
def admitting(server_tls):
    """Server options that ask for the one known user."""
    return {"authenticator": admit, "auth_required": True, "tls_context": server_tls}


@pytest.fixture
def serve(postbox):
    """Run a server and give the carrier that talks to it."""

    @contextmanager
    def run(*, server=None, **settings):
        controller = Controller(
            postbox,
            hostname="127.0.0.1",
            port=free_port(),  # aiosmtpd wants to know it beforehand
            decode_data=False,
            **(server or {}),
        )
        controller.start()
        values: dict[str, Any] = {
            "security": "none",
            "host": "127.0.0.1",
            "timeout": 5.0,
        } | settings
        try:
            yield EmailCarrier(
                EmailSettings(
                    sender="Monitor <monitor@example.org>",
                    port=controller.port,
                    **values,
                )
            )
        finally:
            controller.stop()

    return run


@pytest.fixture
def parcel():
    def make(
        id=1, target="desk@example.org", channel="email", body=b"A: b\r\n\r\n.\r\n"
    ):
        return Parcel(id, 1, channel, target, body, "<1@example.org>")

    return make


@pytest.fixture
def digest():
    return Digest(
        title="Rail strike: 1 change",
        headline="1 changed",
        date="2024-12-10",
        day="Tuesday 10 December 2024",
        since=None,
        until=NOON,
        timezone="Europe/London",
        topics=(),
        timeline=(),
        trust=Trust(),
    )
