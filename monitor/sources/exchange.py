"""What is asked of a server, what it answers, and the bounds of both."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from monitor.types import Unread

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Manners and limits; times in seconds, ``max_body`` in decoded bytes."""

    user_agent: str
    allow_hosts: tuple[str, ...] = ()
    deadline: float = 30.0
    max_body: int = 16 * MEGABYTE
    host_spacing: float = 1.0
    concurrency: int = 16


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask for; validators go back byte for byte as they came.

    With a ``body`` (JSON) it is a POST that follows no redirect, for neither body
    nor ``key`` (a bearer's, RFC 6750) is meant for anybody else. ``refusal`` says why
    a redirect may not be followed to an address, if so.
    """

    url: str
    kind: str = "feed"
    etag: str | None = None
    last_modified: str | None = None
    body: bytes | None = None
    key: str | None = field(default=None, repr=False)
    refusal: Callable[[str], Awaitable[Unread | None]] | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """What came back. ``moved_to`` is set where every hop was permanent."""

    url: str
    final_url: str
    status: int
    body: bytes = b""
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None
    retry_after: str | None = None
    cache_control: str = ""
    moved_to: str | None = None
