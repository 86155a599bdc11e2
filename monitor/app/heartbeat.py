"""A sign of life, so that somebody outside notices when it stays away."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor.app.adapters import fetch_settings
from monitor.app.events import tell
from monitor.durable import write_whole
from monitor.sources.exchange import Request
from monitor.sources.http import Fetcher
from monitor.types import SourceFault

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from monitor.config import Config

SUCCESS = range(200, 300)
"""Statuses that say the sign was taken (RFC 9110, section 15.3)."""


def beat(config: Config, now: datetime) -> None:
    """Give the signs of life that are configured; what fails is only a warning."""
    heartbeat = config.heartbeat
    if heartbeat.file:
        _touch(heartbeat.file, now)
    if heartbeat.url:
        _call(heartbeat.url, config)


def _touch(file: Path, now: datetime) -> None:
    try:
        write_whole(file, f"{now.isoformat(timespec='seconds')}\n".encode())
    except OSError as error:
        tell(logging.WARNING, "heartbeat failed", file=file, reason=error.strerror)


def _call(url: str, config: Config) -> None:
    """Ask for ``url``; only its host is told, the rest is a secret."""
    with Fetcher(fetch_settings(config)) as fetcher:
        answer = fetcher.fetch(Request(url, kind="page"))
    if isinstance(answer, SourceFault):
        reason = answer.reason.replace(url, "the address")
    elif answer.status not in SUCCESS:
        reason = f"answered {answer.status}"
    else:
        return
    host = urlsplit(url).hostname
    tell(logging.WARNING, "heartbeat failed", host=host, reason=reason)
