"""Which addresses may be asked."""

from __future__ import annotations

import asyncio
import socket

import pytest

from monitor.sources.guard import Forbidden, Guard, GuardedBackend, resolve

PRIVATE = """
127.0.0.1 127.8.9.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0
224.0.0.1 255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1
::ffff:10.0.0.1 2002:7f00:1:: 2002:a00:1:: 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe
""".split()  # noqa: SIM905
PUBLIC = "93.184.216.34 1.1.1.1 2606:4700:4700::1111 64:ff9b::101:101".split()  # noqa: SIM905


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_public_is_refused(address):
    assert not Guard(()).allows("news.example", address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is_permitted(address):
    assert Guard(()).allows("news.example", address)


@pytest.mark.parametrize(
    "entry", ["intranet.example", "INTRANET.example.", "10.0.0.0/8", "10.1.2.3"]
)
def test_what_is_listed_is_permitted(entry):
    guard = Guard([entry])
    assert guard.allows("intranet.example", "10.1.2.3")
    assert not guard.allows("other.example", "192.168.0.1")


def connect(answers):
    """Connect through a resolver that gives one answer after the other."""
    asked = []

    async def resolver(host, port):
        asked.append(host)
        return answers[min(len(asked), len(answers)) - 1]

    backend = GuardedBackend(Guard(()), resolver)
    return asyncio.run(backend.connect_tcp("flip.example", 80, timeout=1)), asked


def test_one_private_answer_among_public_ones_is_enough_to_refuse():
    with pytest.raises(Forbidden, match=r"flip.example is at 10.0.0.1"):
        connect([["93.184.216.34", "10.0.0.1"]])


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "2001:db8::7"])
def test_an_address_is_looked_up_by_nobody(monkeypatch, address):
    monkeypatch.setattr(socket, "getaddrinfo", None)
    assert asyncio.run(resolve(address, 80)) == [address]


def test_a_resolver_that_changes_its_answer_is_asked_once(monkeypatch):
    """The address that was checked is the one connected to."""
    tried = []

    async def inner(self, host, port, timeout=None, local=None, options=None):  # noqa: ASYNC109
        tried.append(host)
        return "a line"

    monkeypatch.setattr("httpcore2.AnyIOBackend.connect_tcp", inner)
    line, asked = connect([["93.184.216.34"], ["127.0.0.1"]])
    assert (line, asked, tried) == ("a line", ["flip.example"], ["93.184.216.34"])


def test_an_address_is_not_said_to_be_at_itself(fetch):
    fault = fetch("http://127.0.0.1:9/", allow_hosts=())
    assert "reached: 127.0.0.1 is not a public address; list it" in fault.reason


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1"])
def test_odd_spellings_of_loopback_reach_nothing(fetch, host):
    fault = fetch(f"http://{host}:9/", allow_hosts=())
    refused = ("not a public address", "no such host", "Invalid IPv4")
    assert any(reason in fault.reason for reason in refused)
