"""URL to bytes, politely and within bounds.

Nothing of a browser is here: no cookies, no referrer, no cache, no proxy from
the environment. Redirects are followed by hand, so that each hop is guarded.
"""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
import zlib
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin, urlsplit

import httpcore2
import httpx2

from monitor.sources.exchange import MEGABYTE, Response
from monitor.sources.guard import Forbidden, Guard, GuardedBackend
from monitor.sources.packing import PACKINGS, Unpacked
from monitor.types import SourceFault

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractAsyncContextManager
    from types import TracebackType

    from monitor.sources.exchange import FetchSettings, Request

REDIRECTS = 5
"""Hops followed before giving up; browsers follow 20, feeds need two or three."""

LOOK_SECONDS = 0.1
"""Between two looks whether to stop: nobody notices, and it costs nothing."""

PERMANENT = {301, 308}
REDIRECT = {301, 302, 303, 307, 308}
ACCEPT = {
    "feed": "application/atom+xml, application/rss+xml, application/feed+json, "
    "application/xml;q=0.9, application/json;q=0.8, */*;q=0.5",
    "page": "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1",
    "robots": "text/plain, */*;q=0.1",
    "answer": "application/json",
}


class _GuardedTransport(httpx2.AsyncHTTPTransport):
    """httpx2's transport on a pool that connects through the guard."""

    def __init__(self, guard: Guard, connections: int) -> None:
        # Made once: reading the certificates that are trusted takes 0.07 s.
        context = httpx2.create_ssl_context(trust_env=False)
        super().__init__(verify=context, trust_env=False)
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=context,
            max_connections=connections,
            network_backend=GuardedBackend(guard),
        )


class Fetcher:
    """Fetches many addresses at once; a context manager with a loop of its own.

    Once ``should_stop`` says so, what has not been answered is left.
    """

    def __init__(
        self,
        settings: FetchSettings,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> None:
        self._settings = settings
        self.should_stop = should_stop
        self._runner = asyncio.Runner()
        self._transport: _GuardedTransport | None = None
        self._turns: dict[str, float] = {}

    def fetch_many(
        self, requests: Sequence[Request], on_done: Callable[[], None]
    ) -> list[Response | SourceFault | None]:
        """Ask for everything concurrently; answers in the order of ``requests``.

        None stands for what a stop left unanswered.
        """
        return self._runner.run(self._all(requests, on_done))

    def fetch(self, request: Request) -> Response | SourceFault:
        """Ask for one address."""
        (answer,) = self.fetch_many([request], lambda: None)
        return answer or SourceFault(request.url, "was not asked: told to stop")

    async def ask(self, request: Request) -> Response | SourceFault:
        """Ask from within an exchange, in whose place and deadline it is done."""
        return await self._within_bounds(request, nullcontext())

    async def _all(
        self, requests: Sequence[Request], on_done: Callable[[], None]
    ) -> list[Response | SourceFault | None]:
        places = asyncio.Semaphore(self._settings.concurrency)

        async def one(request: Request) -> Response | SourceFault:
            answer = await self._within_bounds(request, places)
            on_done()
            return answer

        asked = [asyncio.ensure_future(one(request)) for request in requests]
        open_ = set(asked)
        while open_ and not self.should_stop():
            _, open_ = await asyncio.wait(open_, timeout=LOOK_SECONDS)
        for task in open_:
            task.cancel()
        await asyncio.gather(*open_, return_exceptions=True)
        return [None if task.cancelled() else task.result() for task in asked]

    async def _within_bounds(
        self, request: Request, place: AbstractAsyncContextManager[None]
    ) -> Response | SourceFault:
        try:
            await self._turn(_host(request.url))
            async with place, asyncio.timeout(self._settings.deadline):
                return await self._follow(request)
        except TimeoutError:
            reason = f"took longer than {self._settings.deadline:g} s"
        except (httpcore2.ConnectError, httpx2.ConnectError) as error:
            reason = f"could not be reached: {_refusal(error)}"
        except zlib.error:
            reason = "cannot be unpacked: what it sends is broken"
        except (Forbidden, httpx2.HTTPError) as error:
            reason = str(error) or type(error).__name__
        except (_RefusedError, httpx2.InvalidURL) as error:
            passing = isinstance(error, _RefusedError) and error.passing
            return SourceFault(request.url, str(error), passing=passing)
        return SourceFault(request.url, reason, passing=True)

    async def _turn(self, host: str) -> None:
        """Wait until ``host`` may be asked again."""
        loop = asyncio.get_running_loop()
        at = max(loop.time(), self._turns.get(host, 0.0))
        self._turns[host] = at + self._settings.host_spacing
        await asyncio.sleep(at - loop.time())

    async def _follow(self, request: Request) -> Response:
        url, permanent = request.url, True
        for _ in range(REDIRECTS + 1):
            answer = await self._ask(replace(request, url=url))
            redirects = answer.status in REDIRECT and request.body is None
            if not redirects or not answer.moved_to:
                moved = url if permanent and url != request.url else None
                return replace(answer, url=request.url, moved_to=moved)
            permanent = permanent and answer.status in PERMANENT
            target = _joined(url, answer.moved_to)
            if request.refusal and (why := await request.refusal(target)):
                told = f"redirects to {target}, which {why.reason}"
                raise _RefusedError(told, passing=why.passing)
            if _host(target) != _host(url):
                await self._turn(_host(target))
            url = target
        raise _RefusedError(f"redirects more than {REDIRECTS} times", passing=True)

    async def _ask(self, request: Request) -> Response:
        asked = httpx2.Request(
            "GET" if request.body is None else "POST",
            request.url,
            headers=self._headers(request),
            content=request.body,
        )
        if self._transport is None:
            self._transport = _GuardedTransport(
                Guard(self._settings.allow_hosts), self._settings.concurrency
            )
        answer = await self._transport.handle_async_request(asked)
        try:
            return await self._read(request.url, answer)
        finally:
            await answer.aclose()

    def _headers(self, request: Request) -> list[tuple[bytes, bytes]]:
        headers: dict[str, str | None] = {
            "Host": httpx2.URL(request.url).netloc.decode("ascii"),
            "User-Agent": self._settings.user_agent,
            "Accept": ACCEPT[request.kind],
            "Accept-Encoding": "gzip, deflate",
            "If-None-Match": request.etag,
            "If-Modified-Since": request.last_modified,
            "Content-Type": "application/json" if request.body is not None else None,
            "Authorization": f"Bearer {request.key}" if request.key else None,
        }
        return [
            (key.encode(), value.encode("latin-1", "replace"))
            for key, value in headers.items()
            if value
        ]

    async def _read(self, url: str, answer: httpx2.Response) -> Response:
        raw = {k.lower(): v.decode("latin-1") for k, v in answer.headers.raw}
        # Two headers mean the same as two codings in one (RFC 9110, 5.3).
        packings = answer.headers.get_list("content-encoding", split_commas=True)
        if len(packings) > 1:
            raise _RefusedError("sends its body packed more than once")
        packing = "".join(packings).strip().lower()
        if packing not in PACKINGS:
            raise _RefusedError("sends its body packed as nobody asked for")
        unpacked = Unpacked(packing, self._settings.max_body)
        if answer.status_code not in REDIRECT:
            async for part in answer.aiter_raw(chunk_size=65536):
                unpacked.add(part)
                if unpacked.is_too_long:
                    size = self._settings.max_body / MEGABYTE
                    raise _RefusedError(f"is larger than {size:g} MB")
        if unpacked.is_cut:
            told = "cannot be unpacked: what it sends is cut off"
            raise _RefusedError(told, passing=True)
        return Response(
            url=url,
            final_url=url,
            status=answer.status_code,
            body=bytes(unpacked.body),
            content_type=raw.get(b"content-type", ""),
            etag=raw.get(b"etag"),
            last_modified=raw.get(b"last-modified"),
            retry_after=raw.get(b"retry-after"),
            cache_control=raw.get(b"cache-control", ""),
            moved_to=raw.get(b"location"),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._transport is not None:
            self._runner.run(self._transport.aclose())
        self._runner.close()


class _RefusedError(Exception):
    """The exchange is given up, for the reason it carries; may be ``passing``."""

    def __init__(self, reason: str, *, passing: bool = False) -> None:
        super().__init__(reason)
        self.passing = passing


def _refusal(error: BaseException) -> str:
    """What the system says of a connection, rather than the libraries around it."""
    cause: BaseException | None = error
    while cause is not None:
        match cause:
            case ssl.SSLCertVerificationError():
                return f"its certificate is not trusted: {cause.verify_message}"
            case ssl.SSLError(reason=str(reason)):
                return f"no secure connection: {reason.lower().replace('_', ' ')}"
            case socket.gaierror():  # its numbers are of another list
                return "no such host, or nobody to ask for it"
            case OSError(errno=int(number)) if number:
                return os.strerror(number).lower()
        cause = cause.__cause__ or cause.__context__
    return str(error) or "no connection"


def _host(url: str) -> str:
    """The host of an address that may be asked for at all."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise _RefusedError("is no valid web address") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise _RefusedError("is no web address: it must begin with http:// or https://")
    if parts.username or parts.password or "\\" in url or not url.isprintable():
        raise _RefusedError("carries a password or odd characters in its address")
    return host


def _joined(url: str, location: str) -> str:
    """Where a redirect leads."""
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise _RefusedError("redirects to what is no valid web address") from error
