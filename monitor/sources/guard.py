"""Which addresses may be asked: public ones, and those a person listed.

Checking a name and then connecting to it is open to a resolver that changes its
answer (DNS rebinding), so the address that was checked is the one connected to.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress
from functools import partial
from ipaddress import (
    IPv4Address,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import TYPE_CHECKING

import httpcore2

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    Resolver = Callable[[str, int], Awaitable[Sequence[str]]]

NAT64 = IPv6Network("64:ff9b::/96")
"""The well-known prefix of RFC 6052: the last 32 bits are an IPv4 address."""

GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All that IANA has given out for public hosts (RFC 4291, 2.4). ``is_global`` also
takes what was withdrawn or never was public: IPv4-compatible ``::127.0.0.1``,
site-local ``fec0::/10``, a network's own NAT64 ``64:ff9b:1::/48``."""

SPECIAL = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))
"""Special-purpose registers of IANA that the ``ipaddress`` of early 3.11 and 3.12
takes for public."""


class Forbidden(httpcore2.ConnectError):
    """The address is not public and nobody listed it."""


def carried(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address inside a mapped, 6to4, Teredo or NAT64 one, or itself."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address.sixtofour:
            return address.sixtofour
        if address.teredo:
            return address.teredo[1]
        if address in NAT64:
            return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address


class Guard:
    """Decides by name and by address; ``allowed`` are names, addresses, networks."""

    def __init__(self, allowed: Iterable[str]) -> None:
        self._names: set[str] = set()
        self._networks = []
        for entry in allowed:
            try:
                self._networks.append(ip_network(entry, strict=False))
            except ValueError:
                self._names.add(entry.rstrip(".").casefold())

    def allows(self, host: str, address: str) -> bool:
        """Say whether ``address``, to which ``host`` resolved, may be asked."""
        if host.rstrip(".").casefold() in self._names:
            return True
        found = ip_address(address.partition("%")[0])
        if any(found in network for network in self._networks):
            return True
        inner = carried(found)
        if isinstance(inner, IPv6Address) and inner not in GLOBAL_UNICAST:
            return False
        if any(inner in network for network in SPECIAL):
            return False
        return inner.is_global and not inner.is_multicast


async def resolve(host: str, port: int) -> Sequence[str]:
    """Every address of a host, as the system's resolver orders them.

    Each look-up has a thread of its own: a name server that never answers would
    otherwise hold up the other look-ups, and the end of the program. An address
    needs none.
    """
    with suppress(ValueError):
        return [str(ip_address(host))]
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            told = partial(_settle, answer, [str(entry[4][0]) for entry in found])
        except (OSError, UnicodeError) as error:
            told = partial(_fail, answer, error)
        with suppress(RuntimeError):  # given up meanwhile, and the loop is closed
            loop.call_soon_threadsafe(told)

    threading.Thread(target=look_up, daemon=True).start()
    return list(dict.fromkeys(await answer))


def _settle(answer: asyncio.Future[list[str]], found: list[str]) -> None:
    if not answer.done():
        answer.set_result(found)


def _fail(answer: asyncio.Future[list[str]], error: Exception) -> None:
    if not answer.done():
        answer.set_exception(error)


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Resolves once, checks every address, and connects to a checked one."""

    def __init__(self, guard: Guard, resolver: Resolver = resolve) -> None:
        self._guard = guard
        self._resolve = resolver
        self._inner = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the library's interface
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to a public or listed address of ``host``."""
        try:
            addresses = await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError("no such host") from error
        for address in addresses:
            if not self._guard.allows(host, address):
                where = "" if host == address else f"is at {address}, which "
                raise Forbidden(
                    f"{host} {where}is not a public address; list it under [fetch] "
                    "allow_hosts to permit it"
                )
        fault = httpcore2.ConnectError("no such host")
        for address in addresses:
            try:
                return await self._inner.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except httpcore2.ConnectError as error:
                fault = error
        raise fault
